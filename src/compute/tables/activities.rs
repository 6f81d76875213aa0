//! Tables of what was done for many at once, by month and by kind.

use super::monthly::months;
use crate::compute::definition::{ALWAYS, FieldPath};
use crate::compute::tabulation::{Contents, Drawing, Tabulation, Unit, single};
use crate::compute::tally::Member;
use crate::model::Kind;
use crate::model::records::Activity;
use crate::say;

pub static TABLES: &[&Tabulation] = &[&ACTIVITIES_BY_MONTH, &ACTIVITY_KIND];

const KIND: FieldPath = (Kind::Activity, "kind");

static ACTIVITIES_BY_MONTH: Tabulation = Tabulation::new(
    "activities_by_month",
    |_| say!(sv "Aktiviteter per månad", en "Activities by month"),
    Unit::Records,
    // One that lasts several days stands in the month of its first.
    Contents::Counted(|scope| months(scope, scope.dated::<Activity>())),
)
.of_kind(Kind::Activity)
.when(ALWAYS.needing(&[KIND]))
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
.when(ALWAYS.needing(&[KIND]));
