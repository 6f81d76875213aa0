//! A day long before the partnership: a slip in the year, since nothing that is recorded can be that old.

use chrono::{Months, NaiveDate};

use super::dates;
use super::{Check, Findings};
use crate::load::Dataset;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("implausible-date", Warning), find);

/// How long before the term a child's concern or a first contact can lie, in months: ten years.
const LONGEST: Months = Months::new(120);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let start = data.agreement.term.start;
    let Some(first) = start.checked_sub_months(LONGEST) else { return };
    for dated in dates::all(data).filter(|dated| dated.date < first) {
        let day = dated.date;
        let message = say!(
            sv "{day} är mer än tio år före partnerskapets början {start}.",
            en "{day} is more than ten years before the partnership began on {start}."
        );
        let help = say!(sv "Rätta datumet, oftast årtalet.", en "Mend the date, most often its year.");
        findings.at(dated.place(), message, help, "");
    }
}
