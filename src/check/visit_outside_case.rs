//! A visit before its case was opened or after it was closed; a concern for a child, or what a client was told of,
//! before the case was opened.

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
    before_enrolment(data, findings);
}

/// Days of a client's own record that come before its first: it counts in the year of such a day, or in none.
fn before_enrolment(data: &Dataset, findings: &mut Findings) {
    for case in data.of::<Case>() {
        let (Some(id), Some(opened)) = (case.record.id, case.record.opened) else { continue };
        for dated in case.dates.iter().filter(|dated| dated.date < opened) {
            let (day, path) = (dated.date, &dated.path);
            let (message, field) = if path.ends_with(".concern.noticed") {
                let noticed = say!(
                    sv "Oron uppmärksammades {day}, före {opened}, då {id} skrevs in.",
                    en "The concern was noticed on {day}, before {opened}, when {id} was enrolled."
                );
                (noticed, "children[].concern")
            } else if path.starts_with("informed.") {
                let told = say!(
                    sv "Informationen gavs {day}, före {opened}, då {id} skrevs in.",
                    en "The client was told on {day}, before {opened}, when {id} was enrolled."
                );
                (told, &**path)
            } else {
                continue;
            };
            let help = say!(
                sv "Rätta det datum som är fel, oftast årtalet; stämmer båda, låt dem stå.",
                en "Mend the date that is wrong, most often its year; if both are right, let them stand."
            );
            let clause = clause_of(data, Kind::Case, field);
            findings.at(Place::value(case.file, path), message, help, clause).beside(
                case.file,
                "opened",
                say!(sv "inskrivningen", en "the enrolment"),
            );
        }
    }
}
