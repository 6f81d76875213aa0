//! A file whose name begins with another day than its record's, most often a copied record whose date stayed; a row of
//! bookkeeping of another year than its file's.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::dates::{self, Dated};
use super::duplicate_booking::repeated;
use super::findings::Place;
use super::{Check, Findings};
use crate::lang::several;
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::day::parse_day;
use crate::model::kind::{Days, year};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("name-date", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for (kind, head) in Kind::ALL.into_iter().flat_map(|kind| data.records.heads(kind).map(move |head| (kind, head))) {
        let (Days::On(field) | Days::Through(field, _)) = kind.days() else { continue };
        let named = named_day(&data.sources[head.file].path);
        let (None, Some(named), Some(day)) = (head.row, named, head.day) else { continue };
        let last = |to: &str| head.dates.iter().find(|dated| dated.path == to).map_or(day, |dated| dated.date);
        let through = match kind.days() {
            // Days the wrong way round are another rule's.
            Days::Through(_, to) => day..=last(to).max(day),
            _ => day..=day,
        };
        if through.contains(&named) {
            continue;
        }
        let message = say!(
            sv "Filens namn börjar med {named}, men posten är från {day}.",
            en "The file's name begins with {named}, but the record is of {day}."
        );
        let help = say!(
            sv "Rätta datumet, eller döp om filen så att namnet börjar med {day}.",
            en "Mend the date, or rename the file so that its name begins with {day}."
        );
        findings.at(Place::value(head.file, field), message, help, "");
    }
    rows_of_other_years(data, findings);
}

/// Rows count in the year of their own date, whatever their file is called. Told once a file and year; what lies outside
/// the term belongs in no file, and is told as that, and so is what stands in another file already.
fn rows_of_other_years(data: &Dataset, findings: &mut Findings) {
    let term = data.agreement.term.longest();
    let repeated: BTreeSet<_> = repeated(data).iter().flatten().map(|row| (row.at.0, row.at.1.start)).collect();
    let is_there = |row: &Dated| row.cell.is_some_and(|cell| repeated.contains(&(row.file, cell.start)));
    let mut rows = BTreeMap::new();
    for row in dates::all(data).filter(|row| row.cell.is_some() && term.contains(row.date) && !is_there(row)) {
        let of_file = year(file_name(&data.sources[row.file].path).trim_end_matches(".csv"));
        if of_file.is_some_and(|of_file| of_file != row.date.year()) {
            rows.entry((row.file, row.date.year())).or_insert_with(Vec::new).push(row);
        }
    }
    for ((file, year), rows) in rows {
        let Some(first) = rows.first() else { continue };
        let (path, day) = (&data.sources[file].path, first.date);
        let (name, right) = (file_name(path), path.replace(file_name(path), &format!("{year}.csv")));
        let (count, count_en) = (several(rows.len(), "rad", "rader"), several(rows.len(), "row", "rows"));
        let message = say!(
            sv "Filen heter {name}, men {count} är från {year}, den första {day}; de räknas till {year}.",
            en "The file is called {name}, but {count_en} are of {year}, the first of {day}; they count in {year}."
        );
        let message = match rows.len() {
            1 => say!(
                sv "Filen heter {name}, men raden är från {day} och räknas till {year}.",
                en "The file is called {name}, but the row is of {day} and counts in {year}."
            ),
            _ => message,
        };
        let help = say!(
            sv "Rätta datumet om det är fel, eller flytta raden till `{right}`.",
            en "Mend the date if it is wrong, or move the row to `{right}`."
        );
        findings.at(first.place(), message, help, "");
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The whole date that a file's name begins with.
fn named_day(path: &str) -> Option<NaiveDate> {
    let (day, rest) = file_name(path).split_at_checked("2026-08-19".len())?;
    parse_day(day).filter(|_| !rest.starts_with(|c: char| c.is_ascii_digit()))
}
