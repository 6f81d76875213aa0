//! Tables of what was done for many at once, by month and by kind.

use std::collections::BTreeMap;

use super::monthly::months;
use crate::compute::definition::{ALWAYS, FieldPath};
use crate::compute::figures::participants;
use crate::compute::scope::Scope;
use crate::compute::tabulation::{BreakdownColumn, BreakdownRow, COUNT, Contents, Drawing, Tabulation, Unit, single};
use crate::compute::tally::{Member, Tally};
use crate::model::Kind;
use crate::model::records::Activity;
use crate::say;

pub static TABLES: &[&Tabulation] = &[&ACTIVITIES_BY_MONTH, &ACTIVITY_KIND];

const COLUMNS: &[BreakdownColumn] = &[
    BreakdownColumn::new(COUNT.id, |_| say!(sv "aktiviteter", en "activities")),
    BreakdownColumn::new("participants", |_| say!(sv "deltagare", en "participants")),
];

const KIND: FieldPath = (Kind::Activity, "kind");

static ACTIVITIES_BY_MONTH: Tabulation = Tabulation::new(
    "activities_by_month",
    |_| say!(sv "Aktiviteter per månad", en "Activities by month"),
    Unit::Records,
    // One that lasts several days stands in the month of its first.
    Contents::Counted(|scope| with_heads(months(scope, scope.dated::<Activity>()), scope)),
)
.of_kind(Kind::Activity)
.when(ALWAYS.needing(&[KIND]))
.with_columns(COLUMNS)
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
        with_heads(single(scope.agreement.vocabulary("activity"), answers), scope)
    }),
)
.of_kind(Kind::Activity)
.when(ALWAYS.needing(&[KIND]))
.with_columns(COLUMNS);

/// Rows of activities, each with the heads that these state.
fn with_heads(mut rows: Vec<BreakdownRow>, scope: &Scope) -> Vec<BreakdownRow> {
    let stated: BTreeMap<Member, u32> = scope.dated::<Activity>().filter_map(participants).collect();
    for row in &mut rows {
        let members = row.cells.iter().flat_map(Tally::members);
        let heads = Tally::of_heads(members.filter_map(|member| Some((*member, *stated.get(member)?))));
        row.cells.push(heads);
    }
    rows
}
