//! A fault found while a single file is read.

use crate::diagnostic::Diagnostic;
use crate::lang::Text;
use crate::source::Span;

/// A fault of the file being read; always an error.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Which rule speaks.
    pub code: &'static str,
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
}

impl Fault {
    /// A fault at a place.
    pub fn new(code: &'static str, span: Span, message: Text) -> Self {
        Self { code, span, message, help: None, clause: None, asked_by: None }
    }

    /// The same with a help line.
    #[must_use]
    pub fn help(self, help: Text) -> Self {
        Self { help: Some(help), ..self }
    }

    /// The fault as others see it, of the file at `file` among the sources.
    pub fn in_file(self, file: usize) -> Diagnostic {
        let Self { code, span, message, help, clause, .. } = self;
        Diagnostic { help, clause, ..Diagnostic::error(code, file, span, message) }
    }
}
