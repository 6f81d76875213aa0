//! A case that closes before it opens, a viewpoint that closes before it came in, an activity that ends before it begins.

use chrono::NaiveDate;

use super::findings::{Place, clause_of};
use super::{Check, Findings};
use crate::lang::Text;
use crate::load::Dataset;
use crate::model::Kind;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("closed-before-opened", Error), find);

/// Two days of a kind's records, of which one can't come before the other.
struct Days {
    kind: Kind,
    first: &'static str,
    last: &'static str,
    /// The field whose clause asks for them.
    asked_by: &'static str,
    message: fn(NaiveDate, NaiveDate) -> Text,
    help: fn() -> Text,
    /// What the first day is.
    first_is: fn() -> Text,
}

static DAYS: &[Days] = &[
    Days {
        kind: Kind::Case,
        first: "opened",
        last: "closed",
        asked_by: "opened",
        message: |opened, closed| {
            say!(
                sv "Klienten avslutades {closed}, före inskrivningen {opened}.",
                en "The client was closed on {closed}, before being enrolled on {opened}."
            )
        },
        help: || {
            say!(
                sv "Rätta det datum som är fel, eller ta bort raden `closed` om ärendet är öppet.",
                en "Mend the date that is wrong, or take the line `closed` away if the case is open."
            )
        },
        first_is: || say!(sv "inskrivningen", en "the enrolment"),
    },
    Days {
        kind: Kind::Feedback,
        first: "date",
        last: "closed",
        asked_by: "closed",
        message: |date, closed| {
            say!(
                sv "Ärendet avslutades {closed}, innan det kom in {date}.",
                en "It was closed on {closed}, before it came in on {date}."
            )
        },
        help: mend,
        first_is: || say!(sv "när det kom in", en "when it came in"),
    },
    Days {
        kind: Kind::Activity,
        first: "date",
        last: "to",
        asked_by: "to",
        message: |date, to| {
            say!(
                sv "Aktiviteten slutade {to}, innan den började {date}.",
                en "The activity ended on {to}, before it began on {date}."
            )
        },
        help: mend,
        first_is: || say!(sv "när den började", en "when it began"),
    },
];

fn mend() -> Text {
    say!(sv "Rätta det datum som är fel.", en "Mend the date that is wrong.")
}

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let each = DAYS.iter().flat_map(|days| data.records.heads(days.kind).map(move |head| (days, head)));
    for (Days { kind, first, last, asked_by, message, help, first_is }, head) in each {
        let day = |field| head.dates.iter().find(|dated| dated.path == field).map(|dated| dated.date);
        let Some((from, to)) = day(*first).zip(day(*last)).filter(|(from, to)| to < from) else { continue };
        let clause = clause_of(data, *kind, asked_by);
        findings.at(Place::value(head.file, *last), message(from, to), help(), clause).beside(
            head.file,
            *first,
            first_is(),
        );
    }
}
