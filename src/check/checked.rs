//! A directory that has been judged: only sound records can be counted.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Selection;
use crate::diagnostic::Diagnostic;
use crate::load::Dataset;
use crate::model::record::{Booking, Case, Entry, Feedback, Meeting, Monitoring, Resources, Visit};
use crate::model::{Agreement, Kind};
use crate::rules::Severity;
use crate::source::{Source, Span};

/// A dataset with its faults. What it gives out is free of errors.
#[derive(Debug)]
pub struct CheckedDataset {
    data: Dataset,
    diagnostics: Vec<Diagnostic>,
    today: NaiveDate,
    /// Spans of errors by file.
    errors: BTreeMap<usize, Vec<Span>>,
}

impl CheckedDataset {
    pub(super) fn new(data: Dataset, diagnostics: Vec<Diagnostic>, today: NaiveDate) -> Self {
        let mut errors: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
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
    pub fn sources(&self) -> &[Source] {
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

    /// Sound clients.
    pub fn cases(&self) -> impl Iterator<Item = &Entry<Case>> {
        self.sound(&self.data.cases)
    }

    /// Sound visits.
    pub fn visits(&self) -> impl Iterator<Item = &Entry<Visit>> {
        self.sound(&self.data.visits)
    }

    /// Sound meetings.
    pub fn meetings(&self) -> impl Iterator<Item = &Entry<Meeting>> {
        self.sound(&self.data.meetings)
    }

    /// Sound viewpoints and complaints.
    pub fn feedback(&self) -> impl Iterator<Item = &Entry<Feedback>> {
        self.sound(&self.data.feedback)
    }

    /// Sound notes on the surrounding world.
    pub fn monitoring(&self) -> impl Iterator<Item = &Entry<Monitoring>> {
        self.sound(&self.data.monitoring)
    }

    /// Sound yearly resources.
    pub fn resources(&self) -> impl Iterator<Item = &Entry<Resources>> {
        self.sound(&self.data.resources)
    }

    /// Sound rows of bookkeeping: a row is left out for a fault within it, a file for one of the whole.
    pub fn bookings(&self) -> impl Iterator<Item = &Entry<Booking>> {
        self.data.bookings.iter().filter(|booking| {
            let row = booking.record.span;
            let touches = |span: &Span| span.end == 0 || (span.start < row.end && span.end > row.start);
            !self.errors.get(&booking.file).is_some_and(|spans| spans.iter().any(touches))
        })
    }

    /// Whether a year's bookkeeping lies there and couldn't be read.
    pub fn has_lost_bookkeeping(&self, year: i32) -> bool {
        self.data.lost_bookkeeping.contains(&year)
    }

    /// How many sound records of each kind there are.
    pub fn counted(&self) -> BTreeMap<&'static str, usize> {
        Selection::from(self).counted()
    }

    /// How many records were left out for their errors.
    pub fn left_out(&self) -> usize {
        let of_files = self.errors.keys().filter(|file| self.is_record_file(**file)).count();
        let bad_bookings = self.data.bookings.len() - self.bookings().count();
        of_files + bad_bookings + self.data.bad_rows
    }

    /// A file that holds one record; bookkeeping is counted by its rows.
    fn is_record_file(&self, file: usize) -> bool {
        let path = self.data.sources.get(file).map_or("", |source| &source.path);
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        Kind::ALL.into_iter().any(|kind| kind != Kind::Economy && kind.folder() == folder)
    }

    fn sound<'a, T>(&'a self, entries: &'a [Entry<T>]) -> impl Iterator<Item = &'a Entry<T>> {
        entries.iter().filter(|entry| !self.errors.contains_key(&entry.file))
    }
}
