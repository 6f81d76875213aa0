//! Faults for programs: `iop-validate/1`.

use std::io::{self, Write};

use serde::Serialize;

use super::shown::{Other, Placed, Shown};
use crate::lang::Lang;
use crate::rules::Severity;
use crate::source::Place;

#[derive(Serialize)]
struct Data<'a> {
    format: &'static str,
    files: usize,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    code: &'static str,
    severity: &'static str,
    path: String,
    #[serde(flatten)]
    at: Range,
    message: &'a str,
    help: Option<&'a str>,
    clause: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Related<'a>>,
    /// Told where `iop fix` mends it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    fixable: bool,
}

/// The other place; without line and column where its file is gone.
#[derive(Serialize)]
struct Related<'a> {
    path: String,
    #[serde(flatten)]
    at: Option<Range>,
    message: &'a str,
}

#[derive(Serialize)]
struct Range {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl From<(Place, Place)> for Range {
    fn from((start, end): (Place, Place)) -> Self {
        Self { line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }
}

impl<'a> Diagnostic<'a> {
    fn of(placed: Placed<'a>, lang: Lang) -> Self {
        let Placed { diagnostic, path, at, other } = placed;
        Self {
            code: diagnostic.rule.code,
            severity: diagnostic.rule.severity.id(),
            path,
            at: at.into(),
            message: diagnostic.message.get(lang),
            help: diagnostic.help.as_ref().map(|help| help.get(lang)),
            clause: diagnostic.clause.as_deref(),
            related: other.map(|Other { path, at, words }| Related { path, at: at.map(Range::from), message: words }),
            fixable: diagnostic.fixable,
        }
    }
}

/// `iop-validate/1`.
///
/// # Errors
/// Where `out` can't be written to.
pub fn json(shown: &Shown, out: &mut dyn Write) -> io::Result<()> {
    let data = Data {
        format: "iop-validate/1",
        files: shown.files,
        errors: shown.count(Severity::Error),
        warnings: shown.count(Severity::Warning),
        diagnostics: shown.placed().map(|placed| Diagnostic::of(placed, shown.lang)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &data)?;
    writeln!(out)
}
