//! Diagnostics with what is needed to show them, each with its places found.

use crate::diagnostic::{At, Diagnostic};
use crate::identifier;
use crate::lang::{Lang, Text, several};
use crate::rules::Severity;
use crate::say;
use crate::source::{FileId, Lines, Place, Sources, Span};

/// Diagnostics, and what is needed to show them.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The faults, in order.
    pub diagnostics: &'a [&'a Diagnostic],
    /// The files they are of.
    pub sources: &'a Sources,
    /// A file's path as seen from the current folder.
    pub seen: &'a dyn Fn(&str) -> String,
    /// How many files were looked at.
    pub files: usize,
    /// Whether records were judged: `iop fix` reads nothing else.
    pub of_records: bool,
    /// The language of the messages.
    pub lang: Lang,
}

/// A fault with its places found.
pub struct Placed<'a> {
    pub diagnostic: &'a Diagnostic,
    pub path: String,
    /// Where it begins and ends.
    pub at: (Place, Place),
    pub other: Option<Other<'a>>,
}

/// The other place that a fault has to do with.
pub struct Other<'a> {
    pub path: String,
    /// Where it begins and ends; none in a file that is gone.
    pub at: Option<(Place, Place)>,
    pub words: &'a str,
}

impl Other<'_> {
    /// "records/cases/2026-014.yaml:3:9: inskrivningen".
    pub fn line(&self) -> String {
        let Self { path, at, words } = self;
        match at {
            Some((Place { line, column }, _)) => format!("{path}:{line}:{column}: {words}"),
            None => format!("{path}: {words}"),
        }
    }
}

/// Lines and columns. Faults stand by file, so a file's lines are found once.
struct Finder<'a> {
    sources: &'a Sources,
    lines: Option<(FileId, Lines<'a>)>,
}

impl<'a> Finder<'a> {
    fn of(sources: &'a Sources) -> Self {
        Self { sources, lines: None }
    }

    fn places(&mut self, file: FileId, span: Span) -> (Place, Place) {
        let lines = match self.lines.take() {
            Some((of, lines)) if of == file => lines,
            _ => Lines::of(self.sources[file].text()),
        };
        let places = (lines.place(span.start), lines.place(span.end.max(span.start)));
        self.lines = Some((file, lines));
        places
    }
}

impl<'a> Shown<'a> {
    /// How many faults are so grave.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.rule.severity == severity).count()
    }

    /// A file's path as seen from the current folder, made harmless, identifiers masked.
    fn path(&self, file: FileId) -> String {
        self.harmless(&self.sources[file].path)
    }

    fn harmless(&self, path: &str) -> String {
        identifier::harmless_path(&(self.seen)(path))
    }

    /// Each fault with its places.
    pub fn placed(&self) -> impl Iterator<Item = Placed<'a>> {
        let shown = *self;
        let (mut faults, mut others) = (Finder::of(shown.sources), Finder::of(shown.sources));
        shown.diagnostics.iter().map(move |diagnostic| Placed {
            diagnostic,
            path: shown.path(diagnostic.file),
            at: faults.places(diagnostic.file, diagnostic.span),
            other: diagnostic.related.as_ref().map(|related| {
                let (path, at) = match &related.at {
                    At::File(file, span) => (shown.path(*file), Some(others.places(*file, *span))),
                    At::Removed(path) => (shown.harmless(path), None),
                };
                Other { path, at, words: related.words.get(shown.lang) }
            }),
        })
    }

    /// How many errors of records `iop fix` mends, and where more is told of errors; nothing, where there are none.
    pub fn way_on(&self) -> Option<Text> {
        let explain =
            say!(sv "`iop explain KOD` berättar mer om vart och ett.", en "`iop explain CODE` tells more of each.");
        let errors = self.count(Severity::Error);
        let fixable = self.diagnostics.iter().filter(|diagnostic| diagnostic.is_error() && diagnostic.fixable).count();
        let of = several(errors, "error", "errors");
        (errors > 0).then(|| match self.of_records {
            true => say!(
                sv "`iop fix` rättar {fixable} av {errors} fel; {explain}",
                en "`iop fix` mends {fixable} of {of}; {explain}"; explain
            ),
            false => explain,
        })
    }

    /// "3 filer, 1 fel, 2 varningar".
    pub fn summary(&self) -> Text {
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        let sv = [
            several(self.files, "fil", "filer"),
            several(errors, "fel", "fel"),
            several(warnings, "varning", "varningar"),
        ];
        let en = [
            several(self.files, "file", "files"),
            several(errors, "error", "errors"),
            several(warnings, "warning", "warnings"),
        ];
        Text { sv: sv.join(", "), en: en.join(", ") }
    }
}
