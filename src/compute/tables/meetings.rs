//! The table of meetings by forum.

use crate::compute::tabulation::{BreakdownRow, Contents, Tabulation, Unit};
use crate::compute::tally::Member;
use crate::lang::Labelled;
use crate::model::Kind;
use crate::model::agreement::{Forum, ForumId};
use crate::model::records::Meeting;
use crate::say;

pub static TABLES: &[&Tabulation] = &[&MEETINGS];

static MEETINGS: Tabulation = Tabulation::new(
    "meetings",
    |_| say!(sv "Möten", en "Meetings"),
    Unit::Records,
    Contents::Counted(|scope| {
        let row = |(id, forum): (ForumId, &Forum)| {
            let held = scope.dated::<Meeting>().filter(|entry| entry.record.forum == Some(id));
            BreakdownRow::new(&forum.id, forum.text(), vec![held.map(|entry| Member::File(entry.file)).collect()])
        };
        scope.agreement.forums().map(row).collect()
    }),
)
.of_kind(Kind::Meeting);
