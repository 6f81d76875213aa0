//! One line a fault.

use std::io::{self, Write};

use super::shown::{Placed, Shown};
use crate::diagnostic::Diagnostic;
use crate::rules::Severity;
use crate::say;
use crate::source::Place;

/// One line each, and a last line that counts.
///
/// # Errors
/// Where `out` can't be written to.
pub fn all(shown: &Shown, out: &mut dyn Write) -> io::Result<()> {
    short(shown, Severity::id, out)?;
    writeln!(out, "{}", shown.summary().get(shown.lang))
}

/// One line each: `path:line:column: error[code]: message`.
fn short(shown: &Shown, word: impl Fn(Severity) -> &'static str, out: &mut dyn Write) -> io::Result<()> {
    for Placed { diagnostic, path, at: (Place { line, column }, _), .. } in shown.placed() {
        let (severity, code) = (word(diagnostic.rule.severity), diagnostic.rule.code);
        writeln!(out, "{path}:{line}:{column}: {severity}[{code}]: {}", diagnostic.message.get(shown.lang))?;
    }
    Ok(())
}

/// Where the first errors are, and how many more: what a command says that won't go on.
///
/// # Errors
/// Where `out` can't be written to.
pub fn refusal(shown: &Shown, most: usize, out: &mut dyn Write) -> io::Result<()> {
    let errors: Vec<&Diagnostic> =
        shown.diagnostics.iter().copied().filter(|diagnostic| diagnostic.is_error()).collect();
    let first = errors.get(..most.min(errors.len())).unwrap_or(&[]);
    short(&Shown { diagnostics: first, ..*shown }, |severity| severity.word(shown.lang), out)?;
    let more = errors.len() - first.len();
    if more > 0 {
        let words = say!(
            sv "… och {more} till; `iop validate` visar alla.",
            en "… and {more} more; `iop validate` shows them all."
        );
        writeln!(out, "{}", words.get(shown.lang))?;
    }
    Ok(())
}
