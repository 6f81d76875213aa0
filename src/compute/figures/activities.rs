//! Figures of what was done for many at once, by head count.

use crate::compute::definition::{ALWAYS, FieldPath};
use crate::compute::figure::{Figure, Measure};
use crate::compute::scope::Scope;
use crate::compute::tally::{Member, Tally};
use crate::model::records::{Activity, Entry};
use crate::model::{Decimal, Kind};
use crate::say;

pub static FIGURES: &[&Figure] = &[&ACTIVITIES, &PARTICIPANTS, &OCCUPANCY];

const DATE: &[FieldPath] = &[(Kind::Activity, "date")];
const PLACES: &[FieldPath] = &[(Kind::Activity, "places")];

static ACTIVITIES: Figure = Figure::new(
    "activities",
    |_| say!(sv "Aktiviteter", en "Activities"),
    |_| {
        say!(
            sv "Aktiviteter i perioden; den som varar flera dagar räknas en gång, den dag den börjar.",
            en "Activities within the period; one that lasts several days counts once, on its first day."
        )
    },
    |scope| scope.those::<Activity>(|_| true).into(),
)
.when(ALWAYS.needing(DATE))
.asked_by(DATE);

static PARTICIPANTS: Figure = Figure::new(
    "participants",
    |_| say!(sv "Deltagare", en "Participants"),
    |_| {
        say!(
            sv "Deltagarna i periodens aktiviteter, räknade vid varje aktivitet: samma person kan vara räknad flera gånger.",
            en "The participants of the period's activities, counted at each of them: the same person may be counted more than once."
        )
    },
    |scope| Tally::of_heads(scope.dated::<Activity>().filter_map(participants)).into(),
)
.when(ALWAYS.needing(DATE))
.asked_by(DATE);

/// Room that nobody told of isn't room that stood empty, so that activities without places aren't part of it.
static OCCUPANCY: Figure = Figure::new(
    "occupancy",
    |_| say!(sv "Beläggning, procent", en "Occupancy, per cent"),
    |_| {
        say!(
            sv "Deltagarna delat med platserna, i procent, i de av periodens aktiviteter som anger platser. Inte angivet när ingen gör det.",
            en "Participants divided by places, in per cent, over those of the period's activities that tell of places. Not stated where none does."
        )
    },
    occupancy,
)
.when(ALWAYS.needing(PLACES));

fn occupancy(scope: &Scope) -> Measure {
    let filled = |entry: &&Entry<Activity>| entry.record.places.is_some();
    let taken = Tally::of_heads(scope.dated::<Activity>().filter(filled).filter_map(participants));
    let places = scope.dated::<Activity>().filter_map(|entry| Some(i128::from(entry.record.places?)));
    Measure::rate(Decimal::ratio(100 * taken.number(), places.sum()), taken)
}

/// An activity's head count.
pub fn participants(entry: &Entry<Activity>) -> Option<(Member, u32)> {
    Some((Member::File(entry.file), entry.record.participants?))
}
