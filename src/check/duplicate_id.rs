//! Two files for one client, or for one year of the same party.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::findings::{Place, clause_of};
use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::lang::Labelled;
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::agreement::PartyId;
use crate::model::records::{Case, Resources};
use crate::rules::rule;
use crate::say;
use crate::source::{FileId, Span, numbered};

pub(super) static CHECK: Check = Check::records(&rule!("duplicate-id", Error), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let mut first = BTreeMap::new();
    for case in data.of::<Case>() {
        let Some(id) = case.record.id else { continue };
        let earlier = *first.entry(id).or_insert(case.file);
        if earlier != case.file {
            let other = quote(&data.sources[earlier].path);
            let message =
                say!(sv "Klienten {id} finns redan i {other}.", en "The client {id} stands in {other} already.");
            let help = say!(
                sv "Ge den ena ett ledigt löpnummer, eller ta bort den fil som är för mycket.",
                en "Give one of them a free serial number, or remove the file that is one too many."
            );
            let first = say!(sv "den första", en "the first");
            findings
                .at(Place::value(case.file, "id"), message, help, clause_of(data, Kind::Case, "id"))
                .beside(earlier, "id", first);
        }
    }
    duplicate_years(data, findings);
}

/// `2026.yaml` and `2026.yml`, or the same year in two folders; each party has a year of its own.
fn duplicate_years(data: &Dataset, findings: &mut Findings) {
    let mut first: BTreeMap<(i32, Option<PartyId>), FileId> = BTreeMap::new();
    for entry in data.of::<Resources>() {
        let year = entry.record.year;
        let earlier = *first.entry((year, entry.party)).or_insert(entry.file);
        if earlier != entry.file {
            second_year(data, findings, entry.file, earlier, (year, entry.party));
        }
    }
    // Whose a booking is stands in its row of the budget, so that parties' sheets can't be told apart by a party.
    if data.agreement.is_of_several() {
        return;
    }
    let mut sheets: BTreeMap<&str, FileId> = BTreeMap::new();
    for (file, source) in numbered(&data.sources).filter(|(_, source)| source.path.starts_with("economy/")) {
        let Some(name) = source.path.rsplit('/').next() else { continue };
        let earlier = *sheets.entry(name).or_insert(file);
        if let (true, Some(year)) = (earlier != file, name.strip_suffix(".csv").and_then(|stem| stem.parse().ok())) {
            second_year(data, findings, file, earlier, (year, None));
        }
    }
}

fn second_year(
    data: &Dataset,
    findings: &mut Findings,
    file: FileId,
    earlier: FileId,
    (year, party): (i32, Option<PartyId>),
) {
    let other = quote(&data.sources[earlier].path);
    let party = party.map(|party| data.agreement[party].text());
    let (message, help) = match party {
        Some(party) => (
            say!(
                sv "År {year} för {party} finns redan i {other}.",
                en "The year {year} of {party} stands in {other} already."; party
            ),
            say!(
                sv "En parts år ryms i en fil: för ihop dem, eller rätta `party`.",
                en "A party's year is one file: bring them together, or mend `party`."
            ),
        ),
        None => (
            say!(sv "År {year} finns redan i {other}.", en "The year {year} stands in {other} already."),
            say!(sv "Ett år ryms i en fil: för ihop dem.", en "A year is one file: bring them together."),
        ),
    };
    let first = say!(sv "den första", en "the first");
    findings.at(Place::Read(file, Span::default()), message, help, "").beside(earlier, "", first);
}
