//! A visit outside staffed hours; the open reception has its own.

use chrono::NaiveDate;

use super::drop_in_hours::is_drop_in;
use super::findings::Place;
use super::{Check, Findings};
use crate::lang::Text;
use crate::load::Dataset;
use crate::model::records::Visit;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("outside-hours", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for visit in data.of::<Visit>() {
        let terms = visit.record.date.map_or(&data.agreement, |day| data.agreement.on(day));
        if is_drop_in(terms, &visit.record) {
            continue;
        }
        let Some(in_force) = terms.hours_of(visit.party).staffed else { continue };
        let (staffed, key) = (in_force.hours, || terms.place(&in_force.key()));
        let (from, to) = (staffed.from, staffed.to);
        if let Some(day) = visit.record.date.filter(|day| !staffed.is_open_on(*day)) {
            let message = say!(sv "{day} är ingen dag med bemanning.", en "{day} is no day with staff.");
            findings.at(Place::value(visit.file, "date"), message, mend(), &staffed.clause).asked_by(
                data,
                key(),
                hours(),
            );
        } else if let Some(start) = visit.record.start.filter(|start| !staffed.is_open_at(*start)) {
            let message = say!(
                sv "{start} är utanför bemannad tid {from}–{to}.",
                en "{start} is outside staffed hours, {from}–{to}."
            );
            findings.at(Place::value(visit.file, "start"), message, mend(), &staffed.clause).asked_by(
                data,
                key(),
                hours(),
            );
        }
    }
}

fn mend() -> Text {
    say!(sv "Rätta datum eller starttid om de är fel.", en "Mend the date or the start if they are wrong.")
}

fn hours() -> Text {
    say!(sv "bemannad tid", en "staffed hours")
}
