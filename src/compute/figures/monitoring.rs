//! Figures of what was seen of the surrounding world (Bil §3 Omvärldsbevaka).

use crate::compute::definition::{ALWAYS, FieldPath};
use crate::compute::figure::Figure;
use crate::model::Kind;
use crate::model::records::Monitoring;
use crate::say;

pub static FIGURES: &[&Figure] = &[&MONITORING, &MONITORING_SHARED];

const SHARED_WITH: &[FieldPath] = &[(Kind::Monitoring, "shared_with")];

static MONITORING: Figure = Figure::new(
    "monitoring",
    |_| say!(sv "Omvärldsbevakning", en "Monitoring of the surrounding world"),
    |_| say!(sv "Noteringar om omvärlden i perioden.", en "Monitoring records within the period."),
    |scope| scope.those::<Monitoring>(|_| true).into(),
)
.asked_by(&[(Kind::Monitoring, "date")]);

static MONITORING_SHARED: Figure = Figure::new(
    "monitoring_shared",
    |_| say!(sv "Delade", en "Shared"),
    |_| say!(sv "Av dem: de som säger vem de delats med.", en "Of those: the ones that say with whom they were shared."),
    |scope| scope.those(|noted: &Monitoring| noted.shared).into(),
)
.when(ALWAYS.needing(SHARED_WITH))
.asked_by(SHARED_WITH);
