//! The table of meetings by forum.

use crate::compute::tabulation::{BreakdownRow, Contents, Tabulation, Unit};
use crate::compute::tally::Member;
use crate::lang::Labelled;
use crate::model::Kind;
use crate::model::records::Meeting;
use crate::say;

pub static TABLES: &[&Tabulation] = &[&MEETINGS];

static MEETINGS: Tabulation = Tabulation::new(
    "meetings",
    |_| say!(sv "Möten", en "Meetings"),
    Unit::Records,
    Contents::Counted(|scope| {
        let forums = scope.agreement.forums.iter().enumerate();
        let row = |(at, forum): (usize, &crate::model::agreement::Forum)| {
            let held = scope.dated::<Meeting>().filter(|entry| entry.record.forum == Some(at));
            BreakdownRow::new(&forum.id, forum.text(), vec![held.map(|entry| Member::File(entry.file)).collect()])
        };
        forums.map(row).collect()
    }),
)
.of_kind(Kind::Meeting);
