//! A directory that has been judged: only sound records can be counted.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::load::Dataset;
use crate::model::records::{Entry, Head, Listed};
use crate::model::{Agreement, Kind};
use crate::rules::Severity;
use crate::source::{FileId, Sources, Span};

/// A dataset with its faults. What it gives out is free of errors.
#[derive(Debug)]
pub struct CheckedDataset {
    data: Dataset,
    diagnostics: Vec<Diagnostic>,
    today: NaiveDate,
    /// Spans of errors by file.
    errors: BTreeMap<FileId, Vec<Span>>,
}

impl CheckedDataset {
    pub(super) fn new(data: Dataset, diagnostics: Vec<Diagnostic>, today: NaiveDate) -> Self {
        let mut errors: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
        for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.is_error()) {
            errors.entry(diagnostic.file).or_default().push(diagnostic.span);
        }
        Self { data, diagnostics, today, errors }
    }

    /// The agreement.
    pub fn agreement(&self) -> &Agreement {
        &self.data.agreement
    }

    /// The day it was judged.
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// Every fault, in order of place.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Every file, by path.
    pub fn sources(&self) -> &Sources {
        &self.data.sources
    }

    /// The digest of what was read.
    pub fn digest(&self) -> String {
        self.data.digest()
    }

    /// How many faults are so grave.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.rule.severity == severity).count()
    }

    /// Sound records of a kind.
    pub fn of<T: Listed>(&self) -> impl Iterator<Item = &Entry<T>> {
        self.data.of::<T>().iter().filter(|entry| self.is_sound(entry))
    }

    /// What every sound record of a kind has.
    pub fn heads(&self, kind: Kind) -> impl Iterator<Item = &Head> {
        self.data.records.heads(kind).filter(|head| self.is_sound(head))
    }

    /// Whether a year's bookkeeping lies there and couldn't be read.
    pub fn has_lost_bookkeeping(&self, year: i32) -> bool {
        self.data.lost_bookkeeping.contains(&year)
    }

    /// How many records were left out for their errors.
    pub fn left_out(&self) -> usize {
        let of_files = self.errors.keys().filter(|file| self.is_record_file(**file)).count();
        let sheets = Kind::ALL.into_iter().filter(|kind| !kind.file().is_yaml());
        let bad_rows =
            sheets.flat_map(|kind| self.data.records.heads(kind)).filter(|head| !self.is_sound(head)).count();
        of_files + bad_rows + self.data.bad_rows
    }

    /// A file that holds one record; a sheet is counted by its rows.
    fn is_record_file(&self, file: FileId) -> bool {
        let folder = self.data.sources[file].path.split_once('/').map(|(folder, _)| folder);
        self.data.agreement.kinds().any(|kind| kind.file().is_yaml() && Some(kind.folder()) == folder)
    }

    /// A record is left out for any fault of its file; a row for one within it, or of the whole sheet.
    fn is_sound(&self, head: &Head) -> bool {
        let touches =
            |span: &Span| head.row.is_none_or(|row| span.end == 0 || (span.start < row.end && span.end > row.start));
        !self.errors.get(&head.file).is_some_and(|spans| spans.iter().any(touches))
    }
}
