//! Figures of what was done for many at once, by head count.

use crate::compute::definition::{ALWAYS, FieldPath};
use crate::compute::figure::{Figure, Measure};
use crate::compute::scope::Scope;
use crate::compute::tally::Tally;
use crate::model::records::Activity;
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
    |scope| {
        let heads = sum(scope, |activity| activity.participants);
        Measure::rate(Some(Decimal::whole(heads)), scope.those::<Activity>(|_| true))
    },
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
    let with_places: Tally = scope.those(|activity: &Activity| activity.places.is_some());
    let taken = sum(scope, |activity| activity.places.and(activity.participants));
    let places = sum(scope, |activity| activity.places);
    let number = |count: usize| i128::try_from(count).unwrap_or(i128::MAX / 100);
    Measure::rate(Decimal::ratio(100 * number(taken), number(places)), with_places)
}

/// What the activities of the period come to together.
fn sum(scope: &Scope, of: impl Fn(&Activity) -> Option<u32>) -> usize {
    let numbers = scope.dated::<Activity>().filter_map(|entry| usize::try_from(of(&entry.record)?).ok());
    numbers.fold(0, usize::saturating_add)
}
