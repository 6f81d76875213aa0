//! The one reader of YAML: what its parser tells → a tree, or why there is none.

use std::borrow::Cow;
use std::collections::BTreeSet;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, Span as YamlSpan};

use super::faults::{MOST_NODES, duplicate_key, empty, second_document, too_many, two_records};
use super::{Holder, Key, Node, Value, Whole};
use crate::diagnostic::quote;
use crate::load::fault::{Fault, Read};
use crate::load::syntax::{self, MOST_LEVELS};
use crate::load::{conflict, controls};
use crate::rules;
use crate::say;
use crate::source::{Span, bom_len, line_at};

/// Reads one YAML document. `None` where the text can't be read as one; what was wrong is in `faults`.
pub fn read<'a>(text: &'a str, whole: Whole, faults: &mut Vec<Fault>) -> Option<Node<'a>> {
    if let Some(conflict) = conflict::find(text) {
        faults.push(conflict);
        return None;
    }
    let steering: Vec<Fault> = controls::steering(text).collect();
    if !steering.is_empty() {
        faults.extend(steering);
        return None;
    }
    let bom = bom_len(text);
    let body = text.get(bom..).unwrap_or(text);
    let options = granit_parser::options! { flow_nesting_limit: MOST_LEVELS, block_nesting_limit: MOST_LEVELS };
    let mut reader = Reader {
        events: Parser::new_from_str_with_options(body, options),
        body,
        bom,
        nodes: 0,
        whole,
        holder: Holder::File,
        faults,
    };
    match reader.document() {
        Ok(root) => root,
        Err(fault) => {
            reader.faults.push(*fault);
            None
        }
    }
}

struct Reader<'a, 'f> {
    events: Parser<'a, granit_parser::StrInput<'a>>,
    body: &'a str,
    bom: usize,
    nodes: usize,
    whole: Whole,
    /// What holds the value that comes next.
    holder: Holder,
    faults: &'f mut Vec<Fault>,
}

impl<'a> Reader<'a, '_> {
    fn document(&mut self) -> Read<Option<Node<'a>>> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(..) if root.is_some() => {
                    let place = self.span(span);
                    let (before, rest) = self.body.split_at_checked(place.start - self.bom).unwrap_or_default();
                    return Err(Box::new(second_document(self.whole, place, (before, rest))));
                }
                Event::DocumentStart(..) => {
                    let (event, span) = self.next()?;
                    root = Some(self.node(event, span)?);
                }
                Event::StreamEnd => break,
                _ => return Err(Box::new(self.unreadable(self.span(span)))),
            }
        }
        match root {
            Some(Node { value: Value::Null, .. }) | None => Err(Box::new(empty(self.whole, (self.body, self.bom)))),
            Some(root) => Ok(Some(root)),
        }
    }

    fn next(&mut self) -> Read<(Event<'a>, YamlSpan)> {
        match self.events.next_event() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => Err(Box::new(self.refused(error.kind(), error.marker().byte_offset().unwrap_or(0)))),
            None => Err(Box::new(self.unreadable(Span::new(self.bom, self.bom)))),
        }
    }

    fn node(&mut self, event: Event<'a>, span: YamlSpan) -> Read<Node<'a>> {
        let place = self.span(span);
        self.count(place)?;
        let anchor = event.anchor_id().filter(|anchor| *anchor != 0).map(|_| '&');
        let vanishing =
            anchor.into_iter().chain(event.tag().map(|_| '!')).map(|sign| self.vanishing(sign, place)).last();
        match event {
            Event::Scalar(text, style, ..) => {
                let text = self.unescaped(text, style, place);
                self.refuse_dashes_within(style, place);
                self.warn_of_comment(&text, style, place);
                let text = vanishing.filter(|_| matches!(&*text, "" | "~")).map_or(text, Cow::Borrowed);
                Ok(Node { span: place, value: scalar(text, !matches!(style, ScalarStyle::Plain)) })
            }
            Event::SequenceStart(..) => self.list(place),
            Event::MappingStart(..) => self.map(place),
            Event::Alias(..) => Err(Box::new(self.refused(&ErrorKind::UnknownAnchor, place.start - self.bom))),
            _ => Err(Box::new(self.unreadable(place))),
        }
    }

    /// A line that begins with a dash is a part of the text above it where it stands further in: two answers become one.
    fn refuse_dashes_within(&mut self, style: ScalarStyle, place: Span) {
        let raw = self.body.get(place.start - self.bom..place.end - self.bom).unwrap_or("");
        if !matches!(style, ScalarStyle::Plain) || !(raw.contains('\n') || raw.contains('\r')) {
            return;
        }
        let lines = raw.match_indices(['\n', '\r']).map(|(at, _)| at + 1);
        let mut dashes = lines.filter_map(|at| {
            let line = raw.get(at..)?.trim_start_matches([' ', '\t']);
            line.starts_with("- ").then(|| place.start + raw.len() - line.len())
        });
        self.faults.extend(dashes.next().map(syntax::dash_within_text));
    }

    /// Fields of records know which of them are texts; elsewhere `#2` after one space is no comment as people write them.
    fn warn_of_comment(&mut self, text: &str, style: ScalarStyle, place: Span) {
        let end = place.end - self.bom;
        let after = self.body.get(end..).unwrap_or("");
        let is_meant = after.strip_prefix(" #").is_some_and(|word| word.starts_with(char::is_alphanumeric));
        let is_text = matches!(style, ScalarStyle::Plain) && text.contains(char::is_alphabetic);
        if self.whole == Whole::Other && is_meant && is_text {
            let rest = self.body.get(end..line_at(self.body, end).end).unwrap_or("");
            let comment = Span::new(place.end + 1, place.end + rest.len());
            self.faults.push(syntax::comment_in_text(rest.trim_start(), comment));
        }
    }

    /// A text whose escapes were told that make what steers: without that, so that nothing else is told of it.
    fn unescaped(&mut self, text: Cow<'a, str>, style: ScalarStyle, place: Span) -> Cow<'a, str> {
        let raw = self.body.get(place.start - self.bom..place.end - self.bom).unwrap_or("");
        if !matches!(style, ScalarStyle::DoubleQuoted) || !raw.contains('\\') {
            return text;
        }
        let escaped = controls::escaped(raw, place.start);
        if escaped.is_empty() {
            return text;
        }
        self.faults.extend(escaped);
        controls::without_steering(&text).into()
    }

    /// Anchors and tags have no use here: what begins as one was meant as a text, and would lose its first word.
    fn vanishing(&mut self, sign: char, value: Span) -> &'a str {
        let before = self.body.get(..value.start - self.bom).unwrap_or("");
        let begins = |(at, _): &(usize, &str)| {
            let before = before.get(..*at).unwrap_or("");
            before.chars().next_back().is_none_or(ends_word) && !is_within_comment(before)
        };
        let at = before.rmatch_indices(sign).find(begins).map_or(before.len(), |(at, _)| at);
        let rest = self.body.get(at..).unwrap_or("");
        let word = rest.split(ends_word).next().unwrap_or(rest);
        let place = Span::new(self.bom + at, self.bom + at + word.len());
        let shown = quote(word);
        let message = say!(
            sv "{shown} i början av ett värde försvinner: `{sign}` har en särskild betydelse där.",
            en "{shown} at the start of a value vanishes: `{sign}` has a meaning of its own there."
        );
        self.faults.push(Fault::new(&rules::SYNTAX, place, message).help(say!(
            sv "Sätt värdet inom citattecken, eller ta bort ordet.",
            en "Put the value in quotation marks, or take the word away."
        )));
        word
    }

    fn list(&mut self, start: Span) -> Read<Node<'a>> {
        let mut items = Vec::new();
        let mut end = start.end;
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                end = end.max(self.closing(span));
                return Ok(Node { span: Span::new(start.start, end), value: Value::List(items) });
            }
            self.holder = Holder::List;
            let item = self.node(event, span)?;
            end = item.span.end;
            items.push(item);
        }
    }

    fn map(&mut self, start: Span) -> Read<Node<'a>> {
        let mut pairs: Vec<(Key<'a>, Node<'a>)> = Vec::new();
        let mut names = BTreeSet::new();
        let holder = self.holder;
        let mut twice = Vec::new();
        let mut end = start.end;
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                end = end.max(self.closing(span));
                let is_record = (self.whole, holder) == (Whole::Record, Holder::File);
                self.faults.extend(if is_record { two_records(twice) } else { twice });
                return Ok(Node { span: Span::new(start.start, end), value: Value::Map(pairs) });
            }
            let key = self.key(event, span)?;
            let (event, span) = self.next()?;
            self.holder = Holder::Field;
            let node = self.node(event, span)?;
            end = end.max(key.span.end).max(node.span.end);
            if names.insert(key.name.clone()) {
                let span = if node.span.start == node.span.end { key.span } else { node.span };
                pairs.push((key, Node { span, ..node }));
            } else {
                twice.push(duplicate_key(&key, &node, (self.whole, holder)));
            }
        }
    }

    fn key(&mut self, event: Event<'a>, span: YamlSpan) -> Read<Key<'a>> {
        let node = self.node(event, span)?;
        match node.value {
            Value::Scalar { text, quoted } => Ok(Key { span: node.span, name: text, quoted }),
            Value::Null => Ok(Key { span: node.span, name: "~".into(), quoted: false }),
            Value::List(_) | Value::Map(_) => Err(Box::new(self.unreadable(node.span))),
        }
    }

    fn count(&mut self, place: Span) -> Read<()> {
        self.nodes += 1;
        if self.nodes > MOST_NODES { Err(Box::new(too_many(self.whole, place))) } else { Ok(()) }
    }

    fn span(&self, span: YamlSpan) -> Span {
        // The parser counts bytes wherever it reads a text.
        let range = span.byte_range().unwrap_or_default();
        Span::new(self.bom + range.start, self.bom + range.end)
    }

    /// Where a bracket closes; a block has no closing sign of its own.
    fn closing(&self, span: YamlSpan) -> usize {
        let place = self.span(span);
        if place.start < place.end { place.end } else { 0 }
    }

    fn refused(&self, kind: &ErrorKind, marked: usize) -> Fault {
        syntax::refused(kind, self.body, marked.min(self.body.len()), self.bom)
    }

    fn unreadable(&self, place: Span) -> Fault {
        syntax::unreadable(place)
    }
}

/// What a word of a value ends at.
fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '[' | ']' | '{' | '}' | ',')
}

/// Whether the last line of what stands before a word has begun a comment.
fn is_within_comment(before: &str) -> bool {
    let line = before.rsplit(['\n', '\r']).next().unwrap_or(before);
    line.starts_with('#') || line.contains(" #") || line.contains("\t#")
}

fn scalar(text: Cow<str>, quoted: bool) -> Value {
    match text.as_ref() {
        "" | "~" | "null" | "Null" | "NULL" if !quoted => Value::Null,
        _ => Value::Scalar { text, quoted },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(&'static str, usize)> {
        let mut faults = Vec::new();
        read(text, Whole::Record, &mut faults);
        faults.iter().map(|fault| (fault.rule.code, fault.span.start)).collect()
    }

    fn root(text: &str) -> Node<'_> {
        let mut faults = Vec::new();
        let node = read(text, Whole::Record, &mut faults).unwrap();
        assert!(faults.is_empty(), "{faults:?}");
        node
    }

    #[test]
    fn values_keep_their_places() {
        let text = "\u{feff}a: NO\r\nb:\t\"x\"\r\nc: [1, 2]\r\nd:\r\n  - e: ~\r\n";
        let node = root(text);
        let at = |name: &str| {
            node.get(name).map(|(key, value)| (&text[key.span.range()], &text[value.span.range()])).unwrap()
        };
        assert_eq!(at("a"), ("a", "NO"));
        assert_eq!(at("b"), ("b", "\"x\""));
        assert_eq!(at("c"), ("c", "[1, 2]"));
        assert_eq!(at("d").1, "- e: ~");
    }

    #[test]
    fn what_is_no_single_record_says_where() {
        assert_eq!(codes(""), [("syntax", 0)]);
        assert_eq!(codes("# bara en kommentar\n"), [("syntax", 0)]);
        assert_eq!(codes("a: 1\n---\nb: 2\n"), [("syntax", 5)]);
        assert_eq!(codes("a: 1\nb: 2\na: 3\n"), [("duplicate-key", 10)]);
        assert_eq!(codes(&"[".repeat(100_000)), [("too-large", 32)]);
        assert_eq!(codes("a: 1\n\tb: 2\n"), [("syntax", 5)]);
        assert_eq!(codes("a: 'x [' # [\nb: [1, 2\nc: 3\n"), [("syntax", 16)]);
    }

    #[test]
    fn of_another_file_nothing_is_said_of_records() {
        let large = "a,".repeat(MOST_NODES);
        for text in ["", "a: 1\na: 2\n", "a: 1\n---\nb: 2\n", &format!("[{large}]")] {
            let mut faults = Vec::new();
            read(text, Whole::Other, &mut faults);
            let fault = faults.pop().unwrap();
            let told = [fault.message, fault.help.unwrap()];
            assert!(told.iter().all(|told| !told.sv.contains("post") && !told.en.contains("record")), "{told:?}");
        }
    }

    #[test]
    fn a_word_that_would_vanish_is_told_at_its_place() {
        let told = |text: &'static str| {
            let mut faults = Vec::new();
            read(text, Whole::Record, &mut faults);
            faults.iter().map(|fault| &text[fault.span.range()]).collect::<Vec<_>>()
        };
        assert_eq!(told("a: &Co bygg har svarat\n"), ["&Co"]);
        assert_eq!(told("\u{feff}a: &amp; sedan\r\n"), ["&amp;"]);
        assert_eq!(told("a: &Co\nb: 1\n"), ["&Co"]);
        assert_eq!(told("a: & annat\n"), ["&"]);
        assert_eq!(told("a:\n  - &P får svar\n"), ["&P"]);
        assert_eq!(told("a: [&b c, d]\n"), ["&b"]);
        assert_eq!(told("a: {b: &c d}\n"), ["&c"]);
        assert_eq!(told("a: &x [1]\n"), ["&x"]);
        assert_eq!(told("a: &x\n  b: 1\n"), ["&x"]);
        assert_eq!(told("&a b: c\n"), ["&a"]);
        assert_eq!(told("a: !viktigt möte\n"), ["!viktigt"]);
        assert_eq!(told("a: ! möte\n"), ["!"]);
        assert_eq!(told("a: !!str 5\n"), ["!!str"]);
        assert_eq!(told("a: !t &x b\n"), ["&x", "!t"]);
        assert_eq!(told("a: &x b\nc: *x\n"), ["&x", "*"]);
        assert_eq!(told("a: !x # see !important stuff\n"), ["!x"]);
        assert_eq!(told("a: &x # R &D\n  - b\n"), ["&x"]);
        assert_eq!(told("a: \"&Co\"\nb: R&D\nc: >\n  &x\n"), [""; 0]);
    }
}
