//! A visit outside staffed hours; the open reception has its own.

use chrono::NaiveDate;

use super::findings::Place;
use super::{Check, Findings};
use crate::lang::Text;
use crate::load::Dataset;
use crate::model::agreement::{HoursOf, InForce};
use crate::model::records::Visit;
use crate::model::vocabulary::Role;
use crate::model::{Agreement, TimeOfDay};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("outside-hours", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let of_staff = Judged {
        is_drop_in: false,
        hours: |hours| hours.staffed,
        name: say!(sv "bemannad tid", en "staffed hours"),
        closed: |day| say!(sv "{day} är ingen dag med bemanning.", en "{day} is no day with staff."),
        outside: |start, from, to| say!(sv "{start} är utanför bemannad tid {from}–{to}.", en "{start} is outside staffed hours, {from}–{to}."),
        mend: say!(sv "Rätta datum eller starttid om de är fel.", en "Mend the date or the start if they are wrong."),
    };
    of_staff.judge(data, findings);
}

/// Hours that visits are to lie within, and how one that doesn't is told.
pub(super) struct Judged {
    /// Whether it is visits to the open reception, or all others.
    pub is_drop_in: bool,
    /// The hours of the visit's party.
    pub hours: for<'a> fn(HoursOf<'a>) -> Option<InForce<'a>>,
    /// What they are called.
    pub name: Text,
    /// Not open on the day.
    pub closed: fn(NaiveDate) -> Text,
    /// Before they open or after they close.
    pub outside: fn(TimeOfDay, TimeOfDay, TimeOfDay) -> Text,
    /// What to mend.
    pub mend: Text,
}

impl Judged {
    /// Tells of each visit that lies outside, by its own day's terms.
    pub fn judge(self, data: &Dataset, findings: &mut Findings) {
        for visit in data.of::<Visit>() {
            let terms = visit.record.date.map_or(&data.agreement, |day| data.agreement.on(day));
            let due = (self.hours)(terms.hours_of(visit.party));
            let Some(due) = due.filter(|_| is_drop_in(terms, &visit.record) == self.is_drop_in) else { continue };
            let hours = due.hours;
            let day = visit.record.date.filter(|day| !hours.is_open_on(*day));
            let start = visit.record.start.filter(|start| !hours.is_open_at(*start));
            let (field, message) = match (day, start) {
                (Some(day), _) => ("date", (self.closed)(day)),
                (None, Some(start)) => ("start", (self.outside)(start, hours.from, hours.to)),
                (None, None) => continue,
            };
            let place = Place::value(visit.file, field);
            let told = findings.at(place, message, self.mend.clone(), &hours.clause);
            told.asked_by(data, terms.place(&due.key()), self.name.clone());
        }
    }
}

/// Whether the visit was to the open reception.
fn is_drop_in(agreement: &Agreement, visit: &Visit) -> bool {
    let channels = agreement.vocabulary("channel");
    visit
        .channel
        .is_some_and(|channel| channels.is_some_and(|channels| channels.has_role(channel, Role::OpenReception)))
}
