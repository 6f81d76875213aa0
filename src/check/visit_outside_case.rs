//! A visit before its case was opened or after it was closed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::findings::{Place, clause_of};
use super::{Check, Findings};
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::records::{Case, Visit, Visitor};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("visit-outside-case", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let cases: BTreeMap<_, _> = data.of::<Case>().iter().filter_map(|case| Some((case.record.id?, case))).collect();
    for visit in data.of::<Visit>() {
        let (Some(Visitor::Client(id)), Some(date)) = (visit.record.visitor, visit.record.date) else { continue };
        let Some(case) = cases.get(&id) else { continue };
        let (field, message) = if let Some(opened) = case.record.opened.filter(|opened| date < *opened) {
            let message = say!(
                sv "Besöket {date} är före {opened}, då {id} skrevs in.",
                en "The visit on {date} is before {opened}, when {id} was enrolled."
            );
            ("opened", message)
        } else if let Some(closed) = case.record.closed.filter(|closed| date > *closed) {
            let message = say!(
                sv "Besöket {date} är efter {closed}, då {id} avslutades.",
                en "The visit on {date} is after {closed}, when {id} was closed."
            );
            ("closed", message)
        } else {
            continue;
        };
        let help = say!(
            sv "Rätta besökets datum eller klient, eller klientens datum.",
            en "Mend the visit's date or client, or the client's dates."
        );
        findings.at(Place::value(visit.file, "date"), message, help, clause_of(data, Kind::Visit, "case")).beside(
            case.file,
            field,
            say!(sv "klientens datum", en "the client's date"),
        );
    }
}
