//! A case that closes before it opens, or a viewpoint that closes before it came in.

use chrono::NaiveDate;

use super::findings::{Place, clause_of};
use super::{Check, Findings};
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::records::{Case, Feedback};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("closed-before-opened", Error), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for case in data.of::<Case>() {
        let (Some(opened), Some(closed)) = (case.record.opened, case.record.closed) else { continue };
        if closed < opened {
            let message = say!(
                sv "Klienten avslutades {closed}, före inskrivningen {opened}.",
                en "The client was closed on {closed}, before being enrolled on {opened}."
            );
            let help = say!(
                sv "Rätta det datum som är fel, eller ta bort raden `closed` om ärendet är öppet.",
                en "Mend the date that is wrong, or take the line `closed` away if the case is open."
            );
            let clause = clause_of(data, Kind::Case, "opened");
            let words = say!(sv "inskrivningen", en "the enrolment");
            findings.at(Place::value(case.file, "closed"), message, help, clause).beside(case.file, "opened", words);
        }
    }
    for feedback in data.of::<Feedback>() {
        let (Some(date), Some(closed)) = (feedback.record.date, feedback.record.closed) else { continue };
        if closed < date {
            let message = say!(
                sv "Ärendet avslutades {closed}, innan det kom in {date}.",
                en "It was closed on {closed}, before it came in on {date}."
            );
            let help = say!(sv "Rätta det datum som är fel.", en "Mend the date that is wrong.");
            let clause = clause_of(data, Kind::Feedback, "closed");
            let words = say!(sv "när det kom in", en "when it came in");
            findings.at(Place::value(feedback.file, "closed"), message, help, clause).beside(
                feedback.file,
                "date",
                words,
            );
        }
    }
}
