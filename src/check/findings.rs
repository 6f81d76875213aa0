//! What a rule finds, told by the name of a place; line and column are looked up at the end.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Rule;
use crate::diagnostic::Diagnostic;
use crate::lang::Text;
use crate::load::{AGREEMENT, Dataset, Part, Places};
use crate::model::Kind;
use crate::source::{Source, Span};

/// A fault, and the name of its place where that is still to be looked up.
type Found = (Diagnostic, Option<(String, Part)>);

/// What a rule has found so far.
pub struct Findings {
    rule: &'static Rule,
    found: Vec<Found>,
}

impl Findings {
    pub(super) fn new(rule: &'static Rule) -> Self {
        Self { rule, found: Vec::new() }
    }

    /// A fault at a field's value.
    pub fn value(&mut self, file: usize, path: impl Into<String>, message: Text, help: Text, clause: &str) {
        self.add(file, Some((path.into(), Part::Value)), Span::default(), message, help, clause);
    }

    /// A fault at a field's key.
    pub fn key(&mut self, file: usize, path: impl Into<String>, message: Text, help: Text, clause: &str) {
        self.add(file, Some((path.into(), Part::Key)), Span::default(), message, help, clause);
    }

    /// A fault at a known place.
    pub fn span(&mut self, file: usize, span: Span, message: Text, help: Text, clause: &str) {
        self.add(file, None, span, message, help, clause);
    }

    fn add(&mut self, file: usize, place: Option<(String, Part)>, span: Span, message: Text, help: Text, clause: &str) {
        let clause = (!clause.is_empty()).then(|| clause.to_owned());
        let (code, severity) = (self.rule.code, self.rule.severity);
        self.found.push((Diagnostic { code, severity, file, span, message, help: Some(help), clause }, place));
    }

    /// The diagnostics, each with its place. A file's places are read once, however many faults it has.
    pub(super) fn placed(self, sources: &[Source]) -> Vec<Diagnostic> {
        let mut by_file: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
        for found in self.found {
            by_file.entry(found.0.file).or_default().push(found);
        }
        let place = |(file, found): (usize, Vec<Found>)| {
            let named = found.iter().any(|(_, place)| place.is_some());
            let places = named.then(|| Places::of(sources.get(file).map_or("", Source::text)));
            let placed = found.into_iter().map(move |(diagnostic, place)| match (place, &places) {
                (Some((path, part)), Some(places)) => Diagnostic { span: places.find(&path, part), ..diagnostic },
                _ => diagnostic,
            });
            placed.collect::<Vec<_>>()
        };
        by_file.into_par_iter().flat_map_iter(place).collect()
    }
}

/// The clause that asks for a field; empty where the agreement cites none.
pub fn clause_of<'a>(data: &'a Dataset, kind: Kind, field: &str) -> &'a str {
    data.agreement.field(kind, field).map_or("", |field| &field.clause)
}

/// Which file the agreement is.
pub fn agreement_file(data: &Dataset) -> usize {
    data.sources.iter().position(|source| source.path == AGREEMENT).unwrap_or_default()
}
