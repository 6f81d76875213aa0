//! Tables of what was done for many at once, by month and by kind.

use std::collections::BTreeMap;

use crate::compute::definition::FieldPath;
use crate::compute::scope::Scope;
use crate::compute::tabulation::{BreakdownRow, Contents, Drawing, Tabulation, Unit, single};
use crate::compute::tally::{Member, Tally};
use crate::model::records::Activity;
use crate::model::{Kind, Month};
use crate::say;

pub static TABLES: &[&Tabulation] = &[&ACTIVITIES_BY_MONTH, &ACTIVITY_KIND];

const KIND: FieldPath = (Kind::Activity, "kind");

static ACTIVITIES_BY_MONTH: Tabulation = Tabulation::new(
    "activities_by_month",
    |_| say!(sv "Aktiviteter per månad", en "Activities by month"),
    Unit::Records,
    Contents::Counted(months),
)
.of_kind(Kind::Activity)
.needing(&[KIND])
.drawn(Drawing::Months);

static ACTIVITY_KIND: Tabulation = Tabulation::new(
    "activity_kind",
    |agreement| {
        let kind = agreement.calls(KIND.0, KIND.1, say!(sv "slag", en "kind"));
        say!(sv "Aktiviteter per {kind}", en "Activities by {kind}"; kind)
    },
    Unit::Records,
    Contents::Counted(|scope| {
        let answers = scope.dated::<Activity>().map(|entry| (Member::File(entry.file), entry.record.kind));
        single(scope.agreement.vocabulary("activity"), answers)
    }),
)
.of_kind(Kind::Activity)
.needing(&[KIND]);

/// One that lasts several days stands in the month of its first.
fn months(scope: &Scope) -> Vec<BreakdownRow> {
    let mut tallies: BTreeMap<Month, Tally> =
        scope.months().into_iter().map(|(month, _)| (month, Tally::default())).collect();
    for (file, day) in scope.dated::<Activity>().filter_map(|entry| Some((entry.file, entry.day?))) {
        tallies.entry(Month::of(day)).or_default().push(Member::File(file));
    }
    tallies.into_iter().map(|(month, tally)| BreakdownRow::new(month.to_string(), month.label(), vec![tally])).collect()
}
