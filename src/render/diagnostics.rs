//! Diagnostics as people and programs read them.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::identifier;
use crate::lang::{Lang, Text};
use crate::say;
use crate::source::{Content, Lines, Place, Source, Span, line_at};

/// A source line longer than this is no help.
const LONGEST_LINE: usize = 200;

/// Diagnostics, and what is needed to show them.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The faults, in order.
    pub diagnostics: &'a [&'a Diagnostic],
    /// The files they are of.
    pub sources: &'a [Source],
    /// A file's path as seen from the current folder.
    pub seen: &'a dyn Fn(&str) -> String,
    /// How many files were looked at.
    pub files: usize,
    /// The language of the messages.
    pub lang: Lang,
}

/// How diagnostics look on a terminal.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Coloured.
    pub colour: bool,
    /// With the source line.
    pub snippets: bool,
}

impl Shown<'_> {
    fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    fn source(&self, diagnostic: &Diagnostic) -> Option<&Source> {
        self.sources.get(diagnostic.file)
    }

    /// A file's path as seen from the current folder, made harmless, identifiers masked.
    fn path(&self, diagnostic: &Diagnostic) -> String {
        let path = self.source(diagnostic).map_or("", |source| &source.path);
        identifier::harmless_path(&(self.seen)(path))
    }

    /// Each fault with the place it begins and ends at. They stand by file, so a file's lines are found once.
    fn placed(&self) -> impl Iterator<Item = (&'_ Diagnostic, Place, Place)> {
        let mut lines: Option<(usize, Lines)> = None;
        self.diagnostics.iter().map(move |diagnostic| {
            if lines.as_ref().is_none_or(|(file, _)| *file != diagnostic.file) {
                lines = Some((diagnostic.file, Lines::of(self.source(diagnostic).map_or("", Source::text))));
            }
            let place = |offset| lines.as_ref().map_or(Place { line: 1, column: 1 }, |(_, lines)| lines.place(offset));
            (*diagnostic, place(diagnostic.span.start), place(diagnostic.span.end.max(diagnostic.span.start)))
        })
    }

    /// "3 filer, 1 fel, 2 varningar".
    pub fn summary(&self) -> Text {
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        let plural = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        Text {
            sv: format!(
                "{}, {errors} fel, {}",
                plural(self.files, "fil", "filer"),
                plural(warnings, "varning", "varningar")
            ),
            en: format!(
                "{}, {}, {}",
                plural(self.files, "file", "files"),
                plural(errors, "error", "errors"),
                plural(warnings, "warning", "warnings")
            ),
        }
    }
}

/// One line each: `path:line:column: error[code]: message`.
///
/// # Errors
/// Where `out` can't be written to.
pub fn short(shown: &Shown, out: &mut dyn Write) -> io::Result<()> {
    for (diagnostic, Place { line, column }, _) in shown.placed() {
        let (path, severity, code) = (shown.path(diagnostic), diagnostic.severity.id(), diagnostic.code);
        writeln!(out, "{path}:{line}:{column}: {severity}[{code}]: {}", diagnostic.message.get(shown.lang))?;
    }
    Ok(())
}

/// Each with its place underlined, its clause and what to type.
///
/// # Errors
/// Where `out` can't be written to.
pub fn text(shown: &Shown, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    for (diagnostic, start, _) in shown.placed() {
        writeln!(out, "{}\n", renderer.render(&[group(shown, diagnostic, start, look)]))?;
    }
    writeln!(out, "{}", shown.summary().get(shown.lang))
}

fn group<'a>(shown: &Shown, diagnostic: &'a Diagnostic, start: Place, look: Look) -> Group<'a> {
    let lang = shown.lang;
    let name = |sv, en| if lang == Lang::Sv { sv } else { en };
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(name("fel", "error")),
        Severity::Warning => Level::WARNING.with_name(name("varning", "warning")),
    };
    let title = level.primary_title(diagnostic.message.get(lang)).id(diagnostic.code);
    let line = if look.snippets { source_line(shown, diagnostic) } else { None };
    let mut group = match line {
        Some((line, span)) => {
            let snippet = Snippet::source(line).line_start(start.line).path(shown.path(diagnostic));
            Group::with_title(title).element(snippet.annotation(AnnotationKind::Primary.span(span.range())))
        }
        None => Group::with_title(title)
            .element(Origin::path(shown.path(diagnostic)).line(start.line).char_column(start.column)),
    };
    if let Some(clause) = &diagnostic.clause {
        group = group.element(Level::NOTE.with_name(name("paragraf", "clause")).message(clause));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.with_name(name("hjälp", "help")).message(help.get(lang)));
    }
    group
}

/// The line with the fault, character by character harmless, and the fault's span in it. None where the
/// line holds an identifier, might hold one in escapes, is very long, or there is no line.
fn source_line(shown: &Shown, diagnostic: &Diagnostic) -> Option<(String, Span)> {
    let source = shown.source(diagnostic)?;
    let Content::Text(text) = &source.content else { return None };
    let line = line_at(text, diagnostic.span.start);
    let line = Span::new(line.start.max(crate::source::bom_len(text)).min(line.end), line.end);
    let raw = text.get(line.range())?;
    if raw.len() > LONGEST_LINE || raw.contains('\\') || identifier::mask(raw) != raw {
        return None;
    }
    let mut shown_line = String::with_capacity(raw.len());
    let (mut start, mut end) = (None, None);
    for (at, c) in raw.char_indices() {
        if line.start + at >= diagnostic.span.start {
            start.get_or_insert(shown_line.len());
        }
        if line.start + at >= diagnostic.span.end {
            end.get_or_insert(shown_line.len());
        }
        shown_line.push(if identifier::is_harmless(c) { c } else { ' ' });
    }
    let start = start.unwrap_or(shown_line.len());
    let span = Span::new(start, end.unwrap_or(shown_line.len()).max(start));
    Some((shown_line, span))
}

#[derive(serde::Serialize)]
struct Data<'a> {
    format: &'static str,
    files: usize,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<DiagnosticData<'a>>,
}

#[derive(serde::Serialize)]
struct DiagnosticData<'a> {
    code: &'static str,
    severity: &'static str,
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
    clause: Option<&'a str>,
}

/// `iop-validate/1`.
///
/// # Errors
/// Where `out` can't be written to.
pub fn json(shown: &Shown, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics = shown.placed().map(|(diagnostic, start, end)| DiagnosticData {
        code: diagnostic.code,
        severity: diagnostic.severity.id(),
        path: shown.path(diagnostic),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        message: diagnostic.message.get(shown.lang),
        help: diagnostic.help.as_ref().map(|help| help.get(shown.lang)),
        clause: diagnostic.clause.as_deref(),
    });
    let data = Data {
        format: "iop-validate/1",
        files: shown.files,
        errors: shown.count(Severity::Error),
        warnings: shown.count(Severity::Warning),
        diagnostics: diagnostics.collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &data)?;
    writeln!(out)
}

/// How many errors there are and where the first ones are: what a command says that won't go on.
///
/// # Errors
/// Where `out` can't be written to.
pub fn refusal(shown: &Shown, most: usize, out: &mut dyn Write) -> io::Result<()> {
    let errors: Vec<&Diagnostic> =
        shown.diagnostics.iter().copied().filter(|diagnostic| diagnostic.is_error()).collect();
    let first = errors.get(..most.min(errors.len())).unwrap_or(&[]);
    short(&Shown { diagnostics: first, ..*shown }, out)?;
    let more = errors.len() - first.len();
    if more > 0 {
        writeln!(
            out,
            "{}",
            say!(
                sv "… och {more} till; `iop validate` visar alla.",
                en "… and {more} more; `iop validate` shows them all."
            )
            .get(shown.lang)
        )?;
    }
    Ok(())
}
