//! Tables of what was put in, what was granted and what it was used for (ÖK §4, Bil §4).

use crate::compute::tabulation::{BreakdownColumn, Contents, Rows, Tabulation, Unit, VALUE};
use crate::model::Kind;
use crate::say;

pub static TABLES: &[&Tabulation] = &[&RESOURCES, &BUDGET, &OUTTURN];

/// The table of what the parties put in.
pub static RESOURCES: Tabulation = Tabulation::new(
    "resources",
    |agreement| {
        if agreement.is_by_party(Kind::Resources) {
            say!(sv "Parternas tillförda resurser", en "Resources that the parties put in")
        } else {
            say!(sv "Föreningens tillförda resurser", en "Resources that the association put in")
        }
    },
    Unit::Various,
    Contents::Resources,
)
.of_kind(Kind::Resources)
.with_rows(Rows::Apart)
.with_columns(&[VALUE]);

/// The table of the year's grant.
pub static BUDGET: Tabulation =
    Tabulation::new("budget", |_| say!(sv "Budget", en "Budget"), Unit::Kronor, Contents::Budget)
        .with_columns(&[BreakdownColumn::of_days("full"), BreakdownColumn::of_days("amount")])
        .summed_in("amount");

static OUTTURN: Tabulation =
    Tabulation::new("outturn", |_| say!(sv "Utfall", en "Outturn"), Unit::Kronor, Contents::Outturn)
        .with_columns(&[
            BreakdownColumn::new("budget", |_| say!(sv "årets budget", en "the year's budget")),
            BreakdownColumn::new("used", |_| say!(sv "använt av bidraget", en "used of the grant")),
            BreakdownColumn::new("difference", |_| say!(sv "kvar", en "left")),
            BreakdownColumn::new("used_share", |_| say!(sv "använt", en "used")).for_readers(),
            BreakdownColumn::new("own", |_| say!(sv "egna medel", en "own funds")),
        ])
        .summed_in("used");
