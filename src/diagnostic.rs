//! What is wrong, where, and what to type instead: plain values, no colour, no printing.

use crate::identifier::{self, is_harmless};
use crate::lang::Text;
use crate::rules::{Rule, Severity};
use crate::source::{FileId, Span};

/// A fault of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule speaks.
    pub rule: &'static Rule,
    /// Which file.
    pub file: FileId,
    /// Which other files it is a fault of as much.
    pub also_in: Vec<FileId>,
    /// Where in the file.
    pub span: Span,
    /// What is wrong, understood without the source line.
    pub message: Text,
    /// What to type.
    pub help: Option<Text>,
    /// The clause that asks for it, e.g. `Bil §3`.
    pub clause: Option<String>,
    /// The other place that it has to do with.
    pub related: Option<Related>,
    /// Whether it is mended with certainty by `iop fix`.
    pub fixable: bool,
}

/// Another place that a fault has to do with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub at: At,
    /// What stands there.
    pub words: Text,
    /// Whether it is a key of the agreement that asks for what is told.
    pub asks: bool,
}

/// Where another place is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// In a file.
    File(FileId, Span),
    /// In a file that a commit takes away, by its path below the records directory.
    Removed(String),
}

impl Diagnostic {
    /// A fault at a place.
    pub fn new(rule: &'static Rule, file: FileId, span: Span, message: Text) -> Self {
        Self { rule, file, also_in: Vec::new(), span, message, help: None, clause: None, related: None, fixable: false }
    }

    /// The same with a help line.
    #[must_use]
    pub fn help(self, help: Text) -> Self {
        Self { help: Some(help), ..self }
    }

    /// The same with the clause that asks for it.
    #[must_use]
    pub fn clause(self, clause: impl Into<String>) -> Self {
        Self { clause: Some(clause.into()), ..self }
    }

    /// Every file that it is a fault of.
    pub fn files(&self) -> impl Iterator<Item = FileId> + '_ {
        std::iter::once(self.file).chain(self.also_in.iter().copied())
    }

    /// Whether the record can't be counted.
    pub fn is_error(&self) -> bool {
        self.rule.severity == Severity::Error
    }

    /// By file, place, code: the order in which faults are told.
    pub fn order(&self) -> (FileId, usize, usize, &'static str) {
        (self.file, self.span.start, self.span.end, self.rule.code)
    }
}

/// The longest piece of a record that a message shows.
const MOST_SHOWN: usize = 40;

/// A piece of a record made harmless: identifiers masked, control and format characters escaped, cut.
pub fn quote(value: &str) -> String {
    let head: String = value.chars().take(4 * MOST_SHOWN).collect();
    let masked = identifier::mask(&head);
    let mut shown = String::from("`");
    for (count, c) in masked.chars().enumerate() {
        if count == MOST_SHOWN {
            shown.push('…');
            break;
        }
        if is_harmless(c) { shown.push(c) } else { shown.extend(c.escape_unicode()) }
    }
    shown.push('`');
    shown
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn quotes_are_harmless_and_short() {
        assert_eq!(quote("kvinna"), "`kvinna`");
        assert_eq!(quote("\u{1b}[31mröd"), "`\\u{1b}[31mröd`");
        assert_eq!(quote("20190101-2391"), "`********-****`");
        assert_eq!(quote("a\u{202e}b"), "`a\\u{202e}b`");
        assert!(quote(&"x".repeat(50_000_000)).chars().count() < 50);
    }
}
