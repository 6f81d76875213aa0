//! Every date that a record holds, with its place.

use chrono::NaiveDate;

use super::findings::Place;
use crate::load::Dataset;
use crate::model::Kind;
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
