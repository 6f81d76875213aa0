//! A fault found while a single file is read.

use crate::diagnostic::Diagnostic;
use crate::lang::Text;
use crate::model::written::Misfit;
use crate::rules::Rule;
use crate::source::{FileId, Span};

/// A fault of the file being read.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Which rule speaks.
    pub rule: &'static Rule,
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: Text,
    /// What to type.
    pub help: Option<Text>,
    /// The clause that asks for it.
    pub clause: Option<String>,
    /// The key of the agreement that asks for it, and what stands there.
    pub asked_by: Option<(String, Text)>,
    /// Whether it is mended with certainty.
    pub fixable: bool,
}

/// What could be read, or why it couldn't.
pub type Read<T> = Result<T, Box<Fault>>;

impl Fault {
    /// A fault at a place.
    pub fn new(rule: &'static Rule, span: Span, message: Text) -> Self {
        Self { rule, span, message, help: None, clause: None, asked_by: None, fixable: false }
    }

    /// A value that doesn't fit at a place.
    pub fn of(Misfit { rule, message, help, .. }: Misfit, span: Span) -> Self {
        Self::new(rule, span, message).help(help)
    }

    /// The same with a help line.
    #[must_use]
    pub fn help(self, help: Text) -> Self {
        Self { help: Some(help), ..self }
    }

    /// The fault as others see it.
    pub fn in_file(self, file: FileId) -> Diagnostic {
        let Self { rule, span, message, help, clause, fixable, .. } = self;
        Diagnostic { help, clause, fixable, ..Diagnostic::new(rule, file, span, message) }
    }
}
