//! Faults in the rustc look: the place, the clause, what to type.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use textwrap::core::display_width;

use super::super::page;
use super::shown::{Placed, Shown};
use crate::diagnostic::At;
use crate::identifier;
use crate::lang::Lang;
use crate::rules::Severity;
use crate::source::{Content, FileId, Place, Source, Span, bom_len, line_at};

/// A source line longer than this is no help.
const LONGEST_LINE: usize = 200;

/// What a note begins with.
const NOTE: &str = "= ";

/// How diagnostics look on a terminal.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Coloured.
    pub colour: bool,
    /// With the source line.
    pub snippets: bool,
    /// With the agreement's line too, where that asks for what is told.
    pub asked_by: bool,
    /// How wide lines of words are; none where that isn't known.
    pub width: Option<u16>,
}

/// Each with its place underlined, its clause and what to type, and a last line that counts.
///
/// # Errors
/// Where `out` can't be written to.
pub fn text(shown: &Shown, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    for placed in shown.placed() {
        let rendered = renderer.render(&[group(shown, &placed, look)]);
        let mut lines = rendered.lines();
        let title = lines.next().map(|line| page::folded(line, look.width));
        let lines = title.into_iter().chain(lines.map(|line| noted(line, look.width))).flatten();
        lines.chain([String::new()]).try_for_each(|line| writeln!(out, "{line}"))?;
    }
    let last = [Some(shown.summary()), shown.way_on()];
    let last = last.iter().flatten().flat_map(|words| page::folded(words.get(shown.lang), look.width));
    last.into_iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// A note after its sign, on as many lines as it takes; any other line, of source and places, as it is.
fn noted(line: &str, width: Option<u16>) -> Vec<String> {
    let sign = line.find(NOTE).filter(|at| display_width(&line[..*at]) == line[..*at].matches(' ').count());
    match (width, sign.and_then(|at| line.split_at_checked(at + NOTE.len()))) {
        (Some(width), Some((sign, words))) => page::wrapped(sign, words, width.into()),
        _ => vec![line.to_owned()],
    }
}

fn group<'a>(shown: &'a Shown, placed: &'a Placed, look: Look) -> Group<'a> {
    let diagnostic = placed.diagnostic;
    let lang = shown.lang;
    let name = |sv, en| if lang == Lang::Sv { sv } else { en };
    let level = match diagnostic.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(diagnostic.rule.severity.word(lang));
    let title = level.primary_title(diagnostic.message.get(lang)).id(diagnostic.rule.code);
    let (place, other) = if look.snippets { snippets(shown, placed, look) } else { (None, None) };
    let mut group = match place {
        Some(snippet) => Group::with_title(title).element(snippet),
        None => {
            let Place { line, column } = placed.at.0;
            Group::with_title(title).element(Origin::path(&placed.path).line(line).char_column(column))
        }
    };
    match other {
        Some(snippet) => group = group.element(snippet),
        None => {
            let see = Level::NOTE.with_name(name("se", "see"));
            group = group.elements(placed.other.as_ref().map(|other| see.message(other.line())));
        }
    }
    if let Some(clause) = &diagnostic.clause {
        group = group.element(Level::NOTE.with_name(name("paragraf", "clause")).message(clause));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.with_name(name("hjälp", "help")).message(help.get(lang)));
    }
    group
}

type Lines<'a> = Snippet<'a, annotate_snippets::Annotation<'a>>;

/// The lines of the fault and of the other place; of the latter only below the former.
fn snippets<'a>(shown: &Shown, placed: &'a Placed, look: Look) -> (Option<Lines<'a>>, Option<Lines<'a>>) {
    let diagnostic = placed.diagnostic;
    let of_fault = snippet(shown, diagnostic.file, diagnostic.span, &placed.path, placed.at.0.line)
        .map(|(snippet, span)| snippet.annotation(AnnotationKind::Primary.span(span.range())));
    let of_other = || {
        let (other, related) = (placed.other.as_ref()?, diagnostic.related.as_ref()?);
        let At::File(file, span) = &related.at else { return None };
        if related.asks && !look.asked_by {
            return None;
        }
        let (snippet, span) = snippet(shown, *file, *span, &other.path, other.at?.0.line)?;
        Some(snippet.annotation(AnnotationKind::Context.span(span.range()).label(other.words)))
    };
    let of_other = of_fault.as_ref().and_then(|_| of_other());
    (of_fault, of_other)
}

fn snippet<'a>(shown: &Shown, file: FileId, span: Span, path: &'a str, line: usize) -> Option<(Lines<'a>, Span)> {
    let (text, span) = source_line(&shown.sources[file], span)?;
    Some((Snippet::source(text).line_start(line).path(path), span))
}

/// The line that a span begins in, character by character harmless, and the span in it. None where the
/// line holds an identifier, might hold one in escapes, is very long, or there is no line.
fn source_line(source: &Source, of: Span) -> Option<(String, Span)> {
    let Content::Text(text) = &source.content else { return None };
    let line = line_at(text, of.start);
    let line = Span::new(line.start.max(bom_len(text)).min(line.end), line.end);
    let raw = text.get(line.range())?;
    if raw.len() > LONGEST_LINE || raw.contains('\\') || identifier::mask(raw) != raw {
        return None;
    }
    let mut shown_line = String::with_capacity(raw.len());
    let (mut start, mut end) = (None, None);
    for (at, c) in raw.char_indices() {
        if line.start + at >= of.start {
            start.get_or_insert(shown_line.len());
        }
        if line.start + at >= of.end {
            end.get_or_insert(shown_line.len());
        }
        shown_line.push(if identifier::is_harmless(c) { c } else { ' ' });
    }
    let start = start.unwrap_or(shown_line.len());
    let span = Span::new(start, end.unwrap_or(shown_line.len()).max(start));
    Some((shown_line, span))
}
