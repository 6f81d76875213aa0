//! What a rule finds, told by the name of a place; line and column are looked up at the end.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::catalogue::Catalogue;
use crate::diagnostic::{At, Diagnostic, Related};
use crate::lang::Text;
use crate::load::{Dataset, Part, Places};
use crate::model::agreement::in_amendment;
use crate::model::{Agreement, Kind};
use crate::rules::Rule;
use crate::say;
use crate::source::{FileId, Sources, Span};

/// What a rule has found so far.
pub struct Findings {
    rule: &'static Rule,
    /// What the terms can name.
    pub(super) catalogue: &'static Catalogue,
    /// Which file the agreement is.
    agreement: FileId,
    /// The amendment whose terms are judged.
    amendment: Option<usize>,
    /// What was told of the terms of some time, by key.
    told: BTreeSet<(String, String)>,
    found: Vec<Finding>,
}

/// A fault, and the names of its places where they are still to be looked up.
pub struct Finding {
    diagnostic: Diagnostic,
    place: Option<Named>,
    related: Option<(Named, Text)>,
}

/// Where a fault is.
pub enum Place {
    /// Where a name leads, once it is looked up.
    Named(Named),
    /// Where something was read.
    Read(FileId, Span),
}

impl Place {
    /// A field's value.
    pub fn value(file: FileId, path: impl Into<String>) -> Self {
        Self::Named(Named { file, path: path.into(), part: Part::Value })
    }

    /// A field's key.
    pub fn key(file: FileId, path: impl Into<String>) -> Self {
        Self::Named(Named { file, path: path.into(), part: Part::Key })
    }
}

/// A place by name.
pub struct Named {
    file: FileId,
    path: String,
    part: Part,
}

impl Findings {
    pub(super) fn new(rule: &'static Rule, data: &Dataset, catalogue: &'static Catalogue) -> Self {
        Self {
            rule,
            catalogue,
            agreement: data.agreement_file,
            amendment: None,
            told: BTreeSet::new(),
            found: Vec::new(),
        }
    }

    /// Judges the terms of a time; a fault that they took over from earlier terms is told once.
    pub(super) fn of_terms(&mut self, terms: &Agreement, find: impl FnOnce(&Agreement, &mut Self)) {
        self.amendment = terms.amendments.len().checked_sub(1);
        find(terms, self);
    }

    /// A fault of the terms at a key's value.
    pub fn term(&mut self, key: impl Into<String>, message: Text, help: Text, clause: &str) -> Option<&mut Finding> {
        let place = self.in_terms(key.into(), Part::Value, &message)?;
        Some(self.at(place, message, help, clause))
    }

    /// A fault of the terms at a key.
    pub fn term_key(&mut self, key: impl Into<String>, message: Text, help: Text, clause: &str) {
        if let Some(place) = self.in_terms(key.into(), Part::Key, &message) {
            self.at(place, message, help, clause);
        }
    }

    /// Where a key of the terms stands; nowhere, where the same was told of it before.
    fn in_terms(&mut self, key: String, part: Part, message: &Text) -> Option<Place> {
        if !self.told.insert((key.clone(), message.sv.clone())) {
            return None;
        }
        let (is_of_amendment, path) = match self.amendment {
            // An amendment has a list's entries in an order of its own, so that of an entry the list is told.
            Some(at) if !key.starts_with("amendments") => {
                (true, in_amendment(at, key.split('[').next().unwrap_or(&key)))
            }
            _ => (false, key),
        };
        // So entries of a list can come to be told of at one place, where one sentence says it of them all.
        let is_told = is_of_amendment && !self.told.insert((path.clone(), message.sv.clone()));
        (!is_told).then_some(Place::Named(Named { file: self.agreement, path, part }))
    }

    /// A fault at a place; `clause` may be empty.
    pub fn at(&mut self, place: Place, message: Text, help: Text, clause: &str) -> &mut Finding {
        let clause = (!clause.is_empty()).then(|| clause.to_owned());
        let (file, span, place) = match place {
            Place::Named(named) => (named.file, Span::default(), Some(named)),
            Place::Read(file, span) => (file, span, None),
        };
        let diagnostic = Diagnostic { clause, ..Diagnostic::new(self.rule, file, span, message).help(help) };
        let at = self.found.len();
        self.found.push(Finding { diagnostic, place, related: None });
        &mut self.found[at]
    }

    /// The diagnostics, each with its places.
    pub(super) fn placed(self, sources: &Sources) -> Vec<Diagnostic> {
        let mut found = self.found;
        let places = locate(found.iter().map(|finding| finding.place.as_ref()), sources);
        let related = locate(found.iter().map(|finding| finding.related.as_ref().map(|(named, _)| named)), sources);
        for (at, span) in places {
            found[at].diagnostic.span = span;
        }
        for (at, span) in related {
            let finding = &mut found[at];
            finding.diagnostic.related = finding.related.take().map(|(named, words)| {
                // A key is what asks; a record's value is what something is beside.
                Related { at: At::File(named.file, span), words, asks: matches!(named.part, Part::Key) }
            });
        }
        found.into_iter().map(|finding| finding.diagnostic).collect()
    }
}

impl Finding {
    /// Another record's field has to do with it.
    pub fn beside(&mut self, file: FileId, path: impl Into<String>, words: Text) {
        self.related = Some((Named { file, path: path.into(), part: Part::Value }, words));
    }

    /// Another row of a sheet has to do with it.
    pub fn beside_row(&mut self, (file, row): (FileId, Span), words: Text) {
        self.diagnostic.related = Some(Related { at: At::File(file, row), words, asks: false });
    }

    /// It is graver or less grave than the rule's own: the same code, told otherwise.
    pub fn ruled(&mut self, rule: &'static Rule) {
        self.diagnostic.rule = rule;
    }

    /// A key of the agreement asks for it.
    pub fn asked_by(&mut self, data: &Dataset, path: impl Into<String>, words: Text) {
        self.related = Some((Named { file: data.agreement_file, path: path.into(), part: Part::Key }, words));
    }

    /// A commit takes away the file that it has to do with.
    pub fn removed(&mut self, path: &str) {
        let words = say!(sv "tas bort i det som ska sparas", en "removed by what is to be committed");
        self.diagnostic.related = Some(Related { at: At::Removed(path.to_owned()), words, asks: false });
    }
}

/// The places of names, by their position. A file is read once, however many places in it are asked for.
fn locate<'a>(names: impl Iterator<Item = Option<&'a Named>>, sources: &Sources) -> Vec<(usize, Span)> {
    let mut by_file: BTreeMap<FileId, Vec<(usize, &Named)>> = BTreeMap::new();
    for (at, named) in names.enumerate().filter_map(|(at, named)| Some((at, named?))) {
        by_file.entry(named.file).or_default().push((at, named));
    }
    let in_file = |(file, names): (FileId, Vec<(usize, &'a Named)>)| {
        let places = Places::of(sources[file].text());
        names.into_iter().map(move |(at, named)| (at, places.find(&named.path, named.part)))
    };
    by_file.into_par_iter().flat_map_iter(in_file).collect()
}

/// The clause or decision that asks for a field; empty where the agreement cites none.
pub fn clause_of<'a>(data: &'a Dataset, kind: Kind, field: &str) -> &'a str {
    data.agreement.field(kind, field).map_or("", |field| field.source())
}
