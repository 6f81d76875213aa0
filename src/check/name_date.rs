//! A file whose name begins with another day than its record's: most often a copied record whose date stayed.

use chrono::NaiveDate;

use super::findings::Place;
use super::{Check, Findings};
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::day::parse_day;
use crate::model::kind::Days;
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
            Days::Through(_, to) => day..=last(to),
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
}

/// The whole date that a file's name begins with.
fn named_day(path: &str) -> Option<NaiveDate> {
    let name = path.rsplit('/').next()?;
    let (day, rest) = name.split_at_checked("2026-08-19".len())?;
    parse_day(day).filter(|_| !rest.starts_with(|c: char| c.is_ascii_digit()))
}
