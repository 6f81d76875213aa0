//! Figures of visits.

use crate::compute::figure::{Figure, Measured};
use crate::model::Kind;
use crate::model::records::{Interpreter, Visitor};
use crate::{say, sentence};

pub static FIGURES: &[&Figure] = &[&VISITS, &VISITS_WALK_IN, &INTERPRETED_VISITS];

pub static VISITS: Figure = Figure::new(
    "visits",
    |_| say!(sv "Besök", en "Visits"),
    |_| {
        say!(
            sv "Besök med datum i perioden, även av den som inte är inskriven och oavsett kontaktväg.",
            en "Visits dated within the period, walk-ins included, whatever the channel."
        )
    },
    |scope| scope.visits_that(|_| true).into(),
)
.beside(|scope, _| {
    let interpreted = Measured::of(INTERPRETED_VISITS.clone(), scope);
    let (interpreted, visits) = interpreted.part_of(&VISITS, scope)?;
    Some(sentence!(
        sv [interpreted " av " visits " besök genomfördes med tolk."],
        en [interpreted " of " visits " visits had an interpreter."],
    ))
});

pub static VISITS_WALK_IN: Figure = Figure::new(
    "visits_walk_in",
    |_| say!(sv "Besök av ej inskrivna", en "Walk-in visits"),
    |_| {
        say!(
            sv "Besök i perioden av någon som inte är inskriven (case: none).",
            en "Visits within the period by somebody who isn't enrolled (case: none)."
        )
    },
    |scope| scope.visits_that(|visit| visit.visitor == Some(Visitor::WalkIn)).into(),
)
.beside(|scope, own| {
    let (walk_in, visits) = own.part_of(&VISITS, scope)?;
    Some(sentence!(
        sv [walk_in " av " visits " besök gjordes av personer som inte är inskrivna."],
        en [walk_in " of " visits " visits were by people who aren't enrolled."],
    ))
});

/// Where an interpreter was offered and declined, nothing was interpreted.
pub static INTERPRETED_VISITS: Figure = Figure::new(
    "interpreted_visits",
    |_| say!(sv "Besök med tolk", en "Visits with an interpreter"),
    |_| {
        say!(
            sv "Besök i perioden som tolkades; avböjd tolk räknas inte.",
            en "Visits within the period that were interpreted; a declined interpreter doesn't count."
        )
    },
    |scope| scope.visits_that(|visit| matches!(visit.interpreter, Some(Interpreter::Language(_)))).into(),
)
.asked_by(&[(Kind::Visit, "interpreter")]);
