//! Every date that a record or the agreement holds, with its place.

use chrono::NaiveDate;

use super::findings::Place;
use crate::load::Dataset;
use crate::model::agreement::{Commitment, DutyMeasure};
use crate::model::{Agreement, Kind};
use crate::source::{FileId, Span};

/// A date in a record.
pub struct Dated<'a> {
    /// The kind of record.
    pub kind: Kind,
    /// Its file.
    pub file: FileId,
    /// The field that holds it.
    pub path: &'a str,
    /// The day.
    pub date: NaiveDate,
    /// Where it stands, in a sheet.
    pub cell: Option<Span>,
}

impl Dated<'_> {
    /// Where it stands.
    pub fn place(&self) -> Place {
        self.cell.map_or_else(|| Place::value(self.file, self.path), |cell| Place::Read(self.file, cell))
    }
}

/// All of them.
pub fn all(data: &Dataset) -> impl Iterator<Item = Dated<'_>> {
    let heads = Kind::ALL.into_iter().flat_map(|kind| data.records.heads(kind).map(move |head| (kind, head)));
    heads.flat_map(|(kind, head)| {
        // A row begins with its date.
        let cell = head.row.map(|row| Span::new(row.start, row.start + "2026-08-19".len()));
        let dates = head.dates.iter();
        dates.map(move |dated| Dated { kind, file: head.file, path: &dated.path, date: dated.date, cell })
    })
}

/// A date of the agreement.
pub struct DatedTerm {
    /// Its key.
    pub key: String,
    /// The day.
    pub date: NaiveDate,
    /// It is written once something has happened on it; else it can lie ahead.
    pub is_past: bool,
}

/// All of the agreement as it is now, but for those of budget shares, which have periods to match.
pub fn of_agreement(agreement: &Agreement) -> Vec<DatedTerm> {
    let term = &agreement.term;
    let latest = term.extension.as_ref().map(|extension| extension.latest_end);
    let mut all = vec![dated("term.start", term.start, false), dated("term.end", term.end, false)];
    all.extend(latest.map(|day| dated("term.extension.latest_end", day, false)));
    all.extend(term.notice_given.map(|day| dated("term.notice_given", day, true)));
    for appendix in &agreement.appendices {
        all.extend(appendix.from.map(|day| dated(&format!("appendices[{}].from", appendix.text), day, false)));
    }
    all.extend(agreement.commitments.iter().flat_map(of_commitment));
    let mut all: Vec<DatedTerm> =
        all.into_iter().map(|dated| DatedTerm { key: agreement.place(&dated.key), ..dated }).collect();
    for (at, amendment) in agreement.amendments.iter().enumerate() {
        all.push(dated(&format!("amendments[{at}].from"), amendment.from, false));
        let signed = amendment.signed.iter().enumerate();
        all.extend(signed.map(|(number, one)| dated(&format!("amendments[{at}].signed[{number}].on"), one.on, true)));
    }
    all
}

fn dated(key: &str, date: NaiveDate, is_past: bool) -> DatedTerm {
    DatedTerm { key: key.to_owned(), date, is_past }
}

/// What was done after a year, and what came up and was done about it.
fn of_commitment(commitment: &Commitment) -> Vec<DatedTerm> {
    let key = |rest: String| format!("commitments[{}].{rest}", commitment.id);
    match &commitment.measure {
        DutyMeasure::AfterYear(rule) => {
            let done = rule.done.iter();
            done.map(|(year, day)| dated(&key(format!("after_year.done.{year}")), *day, true)).collect()
        }
        DutyMeasure::Occasions(occasions) => {
            let each = occasions.iter().enumerate().flat_map(|(at, occasion)| {
                let days = [("arose", Some(occasion.arose)), ("done", occasion.done)];
                days.map(|(name, day)| day.map(|day| dated(&key(format!("occasions[{at}].{name}")), day, true)))
            });
            each.flatten().collect()
        }
        _ => Vec::new(),
    }
}
