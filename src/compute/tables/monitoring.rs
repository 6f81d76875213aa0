//! The table of what was seen of the surrounding world, by kind (Bil §3 Omvärldsbevaka).

use crate::compute::definition::ALWAYS;
use crate::compute::tabulation::{Contents, Tabulation, Unit, single};
use crate::compute::tally::Member;
use crate::model::Kind;
use crate::model::records::Monitoring;
use crate::say;

pub static TABLES: &[&Tabulation] = &[&MONITORING_KIND];

static MONITORING_KIND: Tabulation = Tabulation::new(
    "monitoring_kind",
    |_| say!(sv "Omvärldsbevakning", en "Monitoring"),
    Unit::Records,
    Contents::Counted(|scope| {
        let answers = scope.dated::<Monitoring>().map(|entry| (Member::File(entry.file), entry.record.kind));
        single(scope.agreement.vocabulary("monitoring"), answers)
    }),
)
.of_kind(Kind::Monitoring)
.when(ALWAYS.needing(&[(Kind::Monitoring, "kind")]));
