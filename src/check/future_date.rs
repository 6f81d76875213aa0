//! A date after today.

use chrono::NaiveDate;

use super::dates;
use super::findings::Place;
use super::{Check, Findings};
use crate::lang::Text;
use crate::load::Dataset;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("future-date", Warning), find);

fn find(data: &Dataset, today: NaiveDate, findings: &mut Findings) {
    for dated in dates::all(data).filter(|dated| dated.date > today) {
        let message = after(dated.date, today);
        let help = say!(
            sv "Rätta datumet; en post skrivs när något har hänt.",
            en "Mend the date; a record is written once a thing has happened."
        );
        findings.at(dated.place(), message, help, "");
    }
    for dated in dates::of_agreement(&data.agreement).into_iter().filter(|dated| dated.is_past && dated.date > today) {
        let help = say!(
            sv "Rätta datumet; det skrivs när det har hänt.",
            en "Mend the date; it is written once it has happened."
        );
        findings.at(Place::value(data.agreement_file, dated.key), after(dated.date, today), help, "");
    }
}

fn after(day: NaiveDate, today: NaiveDate) -> Text {
    say!(sv "{day} är efter i dag, {today}.", en "{day} is after today, {today}.")
}
