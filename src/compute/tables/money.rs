//! Tables of what was put in, what was granted and what it was used for (ÖK §4, Bil §4).

use crate::compute::tabulation::{Contents, Rows, Tabulation, Unit};
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
.with_rows(Rows::Apart);

/// The table of the year's grant.
pub static BUDGET: Tabulation =
    Tabulation::new("budget", |_| say!(sv "Budget", en "Budget"), Unit::Kronor, Contents::Budget);

static OUTTURN: Tabulation =
    Tabulation::new("outturn", |_| say!(sv "Utfall", en "Outturn"), Unit::Kronor, Contents::Outturn);
