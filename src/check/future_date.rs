//! A date after today.

use chrono::NaiveDate;

use super::dates;
use super::{Check, Findings};
use crate::load::Dataset;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("future-date", Warning), find);

fn find(data: &Dataset, today: NaiveDate, findings: &mut Findings) {
    for dated in dates::all(data).filter(|dated| dated.date > today) {
        let day = dated.date;
        let message = say!(sv "{day} är efter i dag, {today}.", en "{day} is after today, {today}.");
        let help = say!(
            sv "Rätta datumet; en post skrivs när något har hänt.",
            en "Mend the date; a record is written once a thing has happened."
        );
        findings.at(dated.place(), message, help, "");
    }
}
