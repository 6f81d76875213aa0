//! Figures of what was seen of the surrounding world (Bil §3 Omvärldsbevaka).

use crate::compute::definition::FieldPath;
use crate::compute::figure::Figure;
use crate::compute::scope::Scope;
use crate::compute::tally::{Member, Tally};
use crate::model::Kind;
use crate::model::record::Monitoring;
use crate::say;

pub static FIGURES: &[&Figure] = &[&MONITORING, &MONITORING_SHARED];

const SHARED_WITH: &[FieldPath] = &[(Kind::Monitoring, "shared_with")];

static MONITORING: Figure = Figure::new(
    "monitoring",
    |_| say!(sv "Omvärldsbevakning", en "Monitoring of the surrounding world"),
    |_| say!(sv "Noteringar om omvärlden i perioden.", en "Monitoring records within the period."),
    |scope| those(scope, |_| true).into(),
)
.asked_by(&[(Kind::Monitoring, "date")]);

static MONITORING_SHARED: Figure = Figure::new(
    "monitoring_shared",
    |_| say!(sv "Delade", en "Shared"),
    |_| say!(sv "Av dem: de som säger vem de delats med.", en "Of those: the ones that say with whom they were shared."),
    |scope| those(scope, |noted| noted.shared).into(),
)
.needing(SHARED_WITH)
.asked_by(SHARED_WITH);

fn those(scope: &Scope, counts: impl Fn(&Monitoring) -> bool) -> Tally {
    scope.monitoring().filter(|entry| counts(&entry.record)).map(|entry| Member::File(entry.file)).collect()
}
