//! Two files for one client, for one year of the same party, or with what is said of one report.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::findings::{Place, clause_of};
use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::lang::{Labelled, Text};
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::agreement::PartyId;
use crate::model::kind::year;
use crate::model::records::{Case, Commentary, Resources};
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
    let years = data.of::<Resources>().iter().map(|entry| ((entry.record.year, entry.party), entry.file));
    for ((year, party), file, earlier) in repeated(years) {
        let (message, help) = second_year(data, earlier, (year, party));
        second(findings, (file, earlier), message, help);
    }
    for (year, file, earlier) in second_sheets(data) {
        let (message, help) = second_year(data, earlier, (year, None));
        second(findings, (file, earlier), message, help);
    }
    for (of, file, earlier) in repeated(data.of::<Commentary>().iter().map(|entry| (entry.record.of, entry.file))) {
        let other = quote(&data.sources[earlier].path);
        let message = say!(
            sv "Kommentarer till {of} finns redan i {other}.",
            en "Comments on {of} stand in {other} already."
        );
        let help = say!(
            sv "Kommentarerna till en rapport ryms i en fil: för ihop dem.",
            en "The comments on a report are one file: bring them together."
        );
        second(findings, (file, earlier), message, help);
    }
}

/// Sheets of a year that another file in a folder of its own is for, each with that. Whose a booking is stands in its row
/// of the budget, so that the sheets of several parties can't be told apart by a party.
pub(super) fn second_sheets(data: &Dataset) -> Vec<(i32, FileId, FileId)> {
    if data.agreement.is_of_several() {
        return Vec::new();
    }
    let sheets = numbered(&data.sources).filter(|(_, source)| source.path.starts_with("economy/"));
    let of = |path: &str| year(path.rsplit('/').next()?.strip_suffix(".csv")?);
    repeated(sheets.filter_map(|(file, source)| Some((of(&source.path)?, file))))
}

/// What several files are for: each but the first, with the first.
fn repeated<T: Copy + Ord>(files: impl Iterator<Item = (T, FileId)>) -> Vec<(T, FileId, FileId)> {
    let mut first = BTreeMap::new();
    let files = files.map(|(of, file)| (of, file, *first.entry(of).or_insert(file)));
    files.filter(|(_, file, earlier)| file != earlier).collect()
}

fn second(findings: &mut Findings, (file, earlier): (FileId, FileId), message: Text, help: Text) {
    let first = say!(sv "den första", en "the first");
    findings.at(Place::Read(file, Span::default()), message, help, "").beside(earlier, "", first);
}

fn second_year(data: &Dataset, earlier: FileId, (year, party): (i32, Option<PartyId>)) -> (Text, Text) {
    let other = quote(&data.sources[earlier].path);
    match party.map(|party| data.agreement[party].text()) {
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
    }
}
