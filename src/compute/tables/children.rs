//! Tables of the children of the period's clients.

use std::ops::RangeInclusive;

use crate::compute::definition::ALWAYS;
use crate::compute::scope::Scope;
use crate::compute::tabulation::{BreakdownRow, Contents, Tabulation, Unit, single};
use crate::compute::tally::Tally;
use crate::lang::Text;
use crate::model::Kind;
use crate::say;

pub static TABLES: &[&Tabulation] = &[&CHILDREN_AGE, &CHILDREN_WHEREABOUTS];

static CHILDREN_AGE: Tabulation = Tabulation::new(
    "children_age",
    |_| say!(sv "Barnens ålder vid inskrivningen", en "Children's age at enrolment"),
    Unit::Children,
    Contents::Counted(ages),
);

static CHILDREN_WHEREABOUTS: Tabulation = Tabulation::new(
    "children_whereabouts",
    |_| say!(sv "Var barnen finns", en "Where the children are"),
    Unit::Children,
    Contents::Counted(|scope| {
        let answers = scope.children().map(|(member, child)| (member, child.whereabouts));
        single(scope.agreement.vocabulary("whereabouts"), answers)
    }),
)
.when(ALWAYS.needing(&[(Kind::Case, "children[].whereabouts")]));

/// The bands of children's ages (report.md).
const AGE_BANDS: [(&str, RangeInclusive<u32>); 3] = [("0-5", 0..=5), ("6-12", 6..=12), ("13-17", 13..=17)];

fn ages(scope: &Scope) -> Vec<BreakdownRow> {
    let band = |age: Option<u32>| age.and_then(|age| AGE_BANDS.iter().position(|(_, ages)| ages.contains(&age)));
    let those = |of: Option<usize>| -> Vec<Tally> {
        vec![scope.children().filter(|(_, child)| band(child.age) == of).map(|(member, _)| member).collect()]
    };
    let known = AGE_BANDS.iter().enumerate().map(|(at, (id, _))| BreakdownRow::new(*id, years(id), those(Some(at))));
    let unknown = BreakdownRow::new("unknown", say!(sv "Uppgift saknas", en "Not stated"), those(None));
    known.chain([unknown]).collect()
}

/// "6–12 år".
fn years(id: &str) -> Text {
    let years = id.replace('-', "–");
    say!(sv "{years} år", en "{years} years")
}
