//! Fields that became a part of the text above them: below a text that was begun with `|` or `>` and indented as it is, or
//! behind a quotation mark that nothing closes on its line.

use super::against::Against;
use super::decoder::Decoder;
use crate::diagnostic::quote;
use crate::load::fault::Fault;
use crate::load::syntax;
use crate::load::tree::Node;
use crate::rules;
use crate::say;
use crate::source::{Span, line_at};

/// The quotation mark that a text begins with which has a field of the record in it: what follows isn't what it seems.
pub(super) fn quote_over_fields(root: &Node, against: &Against) -> Option<Fault> {
    let mut open = None;
    root.each_text(&mut |_, span| {
        let is_quoted = against.text.get(span.range()).is_some_and(|raw| raw.starts_with(['"', '\'']));
        if is_quoted && open.is_none() && fields_within(span, against).next().is_some() {
            open = Some(syntax::open_quote(Span::new(span.start, span.start + 1)));
        }
    });
    open
}

impl Decoder<'_, '_> {
    /// Tells of the first line of a text that begins as a field of the record does.
    pub(super) fn tell_swallowed(&mut self, text: Span) {
        let file = self.against.text;
        // The reader ends a text where the next field begins.
        let is_indented = |key: &Span| key.start > line_at(file, key.start).start;
        let Some(key) = fields_within(text, &self.against).find(is_indented) else { return };
        let shown = quote(file.get(key.range()).unwrap_or(""));
        let message = say!(
            sv "{shown} är indragen som en del av texten ovanför, och räknas inte som ett fält.",
            en "{shown} is indented as a part of the text above, and doesn't count as a field."
        );
        let help = say!(
            sv "Är det ett fält, dra in raden lika mycket som fältet ovanför texten. Hör det till texten, skriv något annat först på raden.",
            en "If it is a field, indent the line as much as the field above the text. If it belongs to the text, begin the line with something else."
        );
        self.fault::<()>(&rules::COMMENT_IN_TEXT, key, message, help);
    }
}

/// The lines of a text, but the first, that begin with the name of a field of the record and a colon: the names.
fn fields_within(text: Span, against: &Against) -> impl Iterator<Item = Span> {
    let file = against.text;
    let first = line_at(file, text.start).end;
    let breaks = file.get(first..text.end).unwrap_or("").match_indices('\n');
    breaks.filter_map(move |(at, _)| {
        let line = line_at(file, first + at + 1);
        let words = file.get(line.range())?;
        let name = words.trim_start().split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with(' '))?.0;
        let start = line.start + words.len() - words.trim_start().len();
        let is_field = against.fields.iter().any(|field| field.name == name);
        is_field.then(|| Span::new(start, start + name.len()))
    })
}
