//! A drop-in visit that isn't on the open reception's day and hours.

use chrono::NaiveDate;

use super::findings::Place;
use super::{Check, Findings};
use crate::lang::Text;
use crate::load::Dataset;
use crate::model::Agreement;
use crate::model::records::Visit;
use crate::model::vocabulary::Role;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("drop-in-hours", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for visit in data.of::<Visit>() {
        let terms = visit.record.date.map_or(&data.agreement, |day| data.agreement.on(day));
        if !is_drop_in(terms, &visit.record) {
            continue;
        }
        let Some(in_force) = terms.hours_of(visit.party).open_reception else { continue };
        let reception = in_force.hours;
        let (from, to) = (reception.from, reception.to);
        let help = say!(
            sv "Rätta datum, starttid eller kontaktväg (`channel`).",
            en "Mend the date, the start or the channel."
        );
        if let Some(day) = visit.record.date.filter(|day| !reception.is_open_on(*day)) {
            let message =
                say!(sv "Den öppna mottagningen är inte öppen {day}.", en "The open reception isn't open on {day}.");
            findings.at(Place::value(visit.file, "date"), message, help, &reception.clause).asked_by(
                data,
                terms.place(&in_force.key()),
                hours(),
            );
        } else if let Some(start) = visit.record.start.filter(|start| !reception.is_open_at(*start)) {
            let message = say!(
                sv "{start} är utanför den öppna mottagningens tid {from}–{to}.",
                en "{start} is outside the open reception's hours, {from}–{to}."
            );
            findings.at(Place::value(visit.file, "start"), message, help, &reception.clause).asked_by(
                data,
                terms.place(&in_force.key()),
                hours(),
            );
        }
    }
}

fn hours() -> Text {
    say!(sv "öppen mottagning", en "open reception")
}

/// Whether the visit was to the open reception.
pub(super) fn is_drop_in(agreement: &Agreement, visit: &Visit) -> bool {
    let channels = agreement.vocabulary("channel");
    visit
        .channel
        .is_some_and(|channel| channels.is_some_and(|channels| channels.has_role(channel, Role::OpenReception)))
}
