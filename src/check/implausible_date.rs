//! A day long before the partnership: a slip in the year, since nothing that is recorded can be that old.

use chrono::{Datelike, Months, NaiveDate};

use super::dates;
use super::findings::Place;
use super::{Check, Findings};
use crate::load::Dataset;
use crate::model::agreement::YEARS;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("implausible-date", Warning), find);

/// How long before the term a child's concern or a first contact can lie, in months: ten years.
const LONGEST: Months = Months::new(120);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let help = || say!(sv "Rätta datumet, oftast årtalet.", en "Mend the date, most often its year.");
    let (from, to) = YEARS.into_inner();
    let is_beyond = |date: NaiveDate| !YEARS.contains(&date.year());
    for dated in dates::of_agreement(&data.agreement).into_iter().filter(|dated| is_beyond(dated.date)) {
        let day = dated.date;
        let message = say!(
            sv "{day} ligger inte mellan {from} och {to}.",
            en "{day} doesn't lie between {from} and {to}."
        );
        findings.at(Place::value(data.agreement_file, dated.key), message, help(), "");
    }
    let start = data.agreement.term.start;
    let Some(first) = start.checked_sub_months(LONGEST) else { return };
    for dated in dates::all(data).filter(|dated| dated.date < first) {
        let day = dated.date;
        let message = say!(
            sv "{day} är mer än tio år före partnerskapets början {start}.",
            en "{day} is more than ten years before the partnership began on {start}."
        );
        findings.at(dated.place(), message, help(), "");
    }
}
