//! Figures of what clients were told of. What they are told of is called as the agreement calls the field.

use crate::compute::definition::FieldPath;
use crate::compute::figure::Figure;
use crate::lang::Text;
use crate::model::{Agreement, Kind};
use crate::say;

pub static FIGURES: &[&Figure] = &[&INFORMED_COMPLAINTS, &INFORMED_RETURN];

const RETURN_PROGRAMME: FieldPath = (Kind::Case, "informed.return-programme");

static INFORMED_COMPLAINTS: Figure = Figure::new(
    "informed_complaints",
    |agreement| {
        let routine = agreement.complaints_routine();
        say!(sv "Informerade om {routine}", en "Told of {routine}"; routine)
    },
    |_| {
        say!(
            sv "Periodens klienter som informerats om rutinen för synpunkter och klagomål senast periodens sista dag.",
            en "The period's clients told of the complaints routine by the period's last day."
        )
    },
    |scope| scope.clients_that(|case| scope.is_by_end(case.informed_complaints)).into(),
)
.asked_by(&[(Kind::Case, "informed.complaints")]);

static INFORMED_RETURN: Figure = Figure::new(
    "informed_return",
    |agreement| {
        let programme = return_programme(agreement);
        say!(sv "Informerade om {programme}", en "Told of {programme}"; programme)
    },
    |agreement| {
        let programme = return_programme(agreement);
        say!(
            sv "Periodens klienter som informerats om {programme} senast periodens sista dag.",
            en "The period's clients told of {programme} by the period's last day."; programme
        )
    },
    |scope| scope.clients_that(|case| scope.is_by_end(case.informed_return)).into(),
)
.asked_by(&[RETURN_PROGRAMME]);

fn return_programme(agreement: &Agreement) -> Text {
    let otherwise = say!(sv "återvändandeprogrammet", en "the return programme");
    agreement.calls(RETURN_PROGRAMME.0, RETURN_PROGRAMME.1, otherwise)
}
