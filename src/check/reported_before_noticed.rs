//! A concern for a child that was reported before it was noticed.

use chrono::NaiveDate;

use super::concerns::concerns;
use super::findings::Place;
use super::{Check, Findings};
use crate::load::Dataset;
use crate::model::records::Concern;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("reported-before-noticed", Error), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for placed in concerns(data) {
        let Concern { noticed: Some(noticed), reported: Some(reported) } = placed.concern else { continue };
        if reported < noticed {
            let message = say!(
                sv "Oron anmäldes {reported}, innan den uppmärksammades {noticed}.",
                en "The concern was reported on {reported}, before it was noticed on {noticed}."
            );
            let help = say!(sv "Rätta det datum som är fel.", en "Mend the date that is wrong.");
            let (reported, noticed) = (format!("{}.reported", placed.path), format!("{}.noticed", placed.path));
            findings.at(Place::value(placed.file, reported), message, help, placed.clause).beside(
                placed.file,
                noticed,
                say!(sv "när den uppmärksammades", en "when it was noticed"),
            );
        }
    }
}
