//! A drop-in visit that isn't on the open reception's day and hours.

use chrono::NaiveDate;

use super::outside_hours::Judged;
use super::{Check, Findings};
use crate::load::Dataset;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("drop-in-hours", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let of_reception = Judged {
        is_drop_in: true,
        hours: |hours| hours.open_reception,
        name: say!(sv "öppen mottagning", en "open reception"),
        closed: |day| say!(sv "Den öppna mottagningen är inte öppen {day}.", en "The open reception isn't open on {day}."),
        outside: |start, from, to| {
            say!(
                sv "{start} är utanför den öppna mottagningens tid {from}–{to}.",
                en "{start} is outside the open reception's hours, {from}–{to}."
            )
        },
        mend: say!(
            sv "Rätta datum, starttid eller kontaktväg (`channel`).",
            en "Mend the date, the start or the channel."
        ),
    };
    of_reception.judge(data, findings);
}
