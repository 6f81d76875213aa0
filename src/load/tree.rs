//! A YAML text as a tree in which every key and value knows its place.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span as YamlSpan};

use super::conflict;
use super::fault::Fault;
use super::syntax::{self, MOST_LEVELS};
use crate::diagnostic::quote;
use crate::rules;
use crate::say;
use crate::source::{Span, bom_len};

/// More keys and values than any record has; aliases count as often as they are used.
const MOST_NODES: usize = 20_000;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub value: Value<'a>,
}

/// What a value is.
#[derive(Debug, Clone)]
pub enum Value<'a> {
    /// Nothing, `~` or `null`.
    Null,
    /// A word, number or text; `quoted` where it can only be a text.
    Scalar {
        /// Its text, escapes resolved.
        text: Cow<'a, str>,
        /// Written in quotes or as a block.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node<'a>>),
    /// Keys with values; no key twice.
    Map(Vec<(Key<'a>, Node<'a>)>),
}

/// A key and where it stands.
#[derive(Debug, Clone)]
pub struct Key<'a> {
    /// Its place.
    pub span: Span,
    /// Its text.
    pub name: Cow<'a, str>,
    /// Written in quotes.
    pub quoted: bool,
}

impl<'a> Node<'a> {
    /// The value of a key, with the key.
    pub fn get(&self, name: &str) -> Option<(&Key<'a>, &Self)> {
        match &self.value {
            Value::Map(pairs) => pairs.iter().find(|(key, _)| key.name == name).map(|(key, node)| (key, node)),
            _ => None,
        }
    }

    /// Every key and every single value, with its place.
    pub fn each_text(&self, tell: &mut dyn FnMut(&str, Span)) {
        match &self.value {
            Value::Null => {}
            Value::Scalar { text, .. } => tell(text, self.span),
            Value::List(items) => items.iter().for_each(|item| item.each_text(tell)),
            Value::Map(pairs) => pairs.iter().for_each(|(key, node)| {
                tell(&key.name, key.span);
                node.each_text(tell);
            }),
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// An item of a list.
    pub fn item(&self, at: usize) -> Option<&Self> {
        self.items().get(at)
    }
}

/// Reads one YAML document. `None` where the text can't be read as one; what was wrong is in `faults`.
pub fn read<'a>(text: &'a str, faults: &mut Vec<Fault>) -> Option<Node<'a>> {
    if let Some(conflict) = conflict::find(text) {
        faults.push(conflict);
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
        anchors: HashMap::new(),
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
    anchors: HashMap<usize, (Node<'a>, usize)>,
    /// What holds the value that comes next.
    holder: Holder,
    faults: &'f mut Vec<Fault>,
}

/// What holds a value: fields that stand twice in it mean one thing or another.
#[derive(Debug, Clone, Copy)]
enum Holder {
    File,
    List,
    Field,
}

type Read<T> = Result<T, Box<Fault>>;

impl<'a> Reader<'a, '_> {
    fn document(&mut self) -> Read<Option<Node<'a>>> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(..) if root.is_some() => return Err(Box::new(self.second_document(span))),
                Event::DocumentStart(..) => {
                    let (event, span) = self.next()?;
                    root = Some(self.node(event, span)?);
                }
                Event::StreamEnd => break,
                _ => return Err(Box::new(self.unreadable(self.span(span)))),
            }
        }
        match root {
            Some(Node { value: Value::Null, .. }) | None => Err(Box::new(empty(self.bom))),
            Some(root) => Ok(Some(root)),
        }
    }

    fn next(&mut self) -> Read<(Event<'a>, YamlSpan)> {
        match self.events.next_event() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => Err(Box::new(self.refused(&error))),
            None => Err(Box::new(self.unreadable(Span::new(self.bom, self.bom)))),
        }
    }

    fn node(&mut self, event: Event<'a>, span: YamlSpan) -> Read<Node<'a>> {
        let place = self.span(span);
        self.count(1, place)?;
        let before = self.nodes;
        if let Some(tag) = event.tag().filter(|tag| !tag.is_yaml_core_schema()) {
            let tag = quote(&tag.to_string());
            let message = say!(sv "Märkningen {tag} används inte här.", en "The tag {tag} has no use here.");
            self.faults.push(Fault::new(&rules::SYNTAX, place, message).help(say!(
                sv "Sätt en text som börjar med `!` inom citattecken, eller ta bort märkningen.",
                en "Put a text that begins with `!` in quotation marks, or take the tag away."
            )));
        }
        let (anchor, node) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let told = tag.as_deref().filter(|tag| tag.is_yaml_core_schema());
                let quoted =
                    told.map_or(!matches!(style, ScalarStyle::Plain), |tag| tag.is_yaml_core_schema_tag("str"));
                (anchor, Node { span: place, value: scalar(text, quoted) })
            }
            Event::SequenceStart(_, anchor, _) => (anchor, self.list(place)?),
            Event::MappingStart(_, anchor, _) => (anchor, self.map(place)?),
            Event::Alias(id) => return self.alias(id, place),
            _ => return Err(Box::new(self.unreadable(place))),
        };
        if anchor != 0 {
            self.anchors.insert(anchor, (node.clone(), self.nodes - before + 1));
        }
        Ok(node)
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
        let mut end = start.end;
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                end = end.max(self.closing(span));
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
                self.faults.push(duplicate_key(&key, &node, holder));
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

    fn alias(&mut self, id: usize, place: Span) -> Read<Node<'a>> {
        let Some((node, size)) = self.anchors.get(&id).map(|(node, size)| (node, *size)) else {
            let message = say!(sv "En förkortning (`*`) pekar på sig själv.", en "An alias (`*`) points at itself.");
            return Err(Box::new(Fault::new(&rules::SYNTAX, place, message)));
        };
        if self.nodes + size > MOST_NODES {
            return Err(Box::new(too_many(place)));
        }
        let node = Node { span: place, value: node.value.clone() };
        self.nodes += size;
        Ok(node)
    }

    fn count(&mut self, more: usize, place: Span) -> Read<()> {
        self.nodes += more;
        if self.nodes > MOST_NODES { Err(Box::new(too_many(place))) } else { Ok(()) }
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

    fn refused(&self, error: &ScanError) -> Fault {
        let marked = error.marker().byte_offset().unwrap_or(0).min(self.body.len());
        syntax::refused(error.kind(), self.body, marked, self.bom)
    }

    fn second_document(&self, span: YamlSpan) -> Fault {
        let message = say!(
            sv "En andra post börjar här, men en fil rymmer en enda post.",
            en "A second record starts here, but a file holds one record."
        );
        let help =
            say!(sv "Lägg posten efter `---` i en egen fil.", en "Put the record after `---` in a file of its own.");
        Fault::new(&rules::SYNTAX, self.span(span), message).help(help)
    }

    fn unreadable(&self, place: Span) -> Fault {
        syntax::unreadable(place)
    }
}

fn scalar(text: Cow<str>, quoted: bool) -> Value {
    match text.as_ref() {
        "" | "~" | "null" | "Null" | "NULL" if !quoted => Value::Null,
        _ => Value::Scalar { text, quoted },
    }
}

fn empty(bom: usize) -> Fault {
    let message = say!(sv "Filen är tom: den innehåller ingen post.", en "The file is empty: it holds no record.");
    let help = say!(sv "Fyll i posten eller ta bort filen.", en "Fill in the record or remove the file.");
    Fault::new(&rules::SYNTAX, Span::new(bom, bom), message).help(help)
}

fn duplicate_key(key: &Key, value: &Node, holder: Holder) -> Fault {
    let name = quote(&key.name);
    let message = say!(sv "Fältet {name} står två gånger.", en "The field {name} stands twice.");
    let keep = say!(
        sv "Behåll den rad som är rätt och ta bort den andra.",
        en "Keep the line that is right and remove the other."
    );
    let help = match (&value.value, holder) {
        (Value::List(_), _) => say!(
            sv "{keep} Ska båda gälla, skriv alla svaren på en rad, inom samma hakparenteser.",
            en "{keep} If both apply, write all the answers on one line, in the same brackets."; keep
        ),
        (_, Holder::File) => say!(
            sv "{keep} Är det två poster, flytta den andra till en egen fil.",
            en "{keep} If these are two records, move the second to a file of its own."; keep
        ),
        (_, Holder::List) => say!(
            sv "{keep} Är det två, börja den andra med `- `.",
            en "{keep} If these are two, begin the second with `- `."; keep
        ),
        (_, Holder::Field) => keep,
    };
    Fault::new(&rules::DUPLICATE_KEY, key.span, message).help(help)
}

fn too_many(place: Span) -> Fault {
    let message = say!(
        sv "Filen har fler än {MOST_NODES} fält och värden; ingen post är så stor.",
        en "The file has more than {MOST_NODES} keys and values; no record is that large."
    );
    let help = say!(sv "Ta bort det som inte hör till posten.", en "Remove what doesn't belong to the record.");
    Fault::new(&rules::TOO_LARGE, place, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(&'static str, usize)> {
        let mut faults = Vec::new();
        read(text, &mut faults);
        faults.iter().map(|fault| (fault.rule.code, fault.span.start)).collect()
    }

    fn root(text: &str) -> Node<'_> {
        let mut faults = Vec::new();
        let node = read(text, &mut faults).unwrap();
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
        assert_eq!(codes("a: &x [*x]\n"), [("syntax", 7)]);
        assert_eq!(codes("a: 1\n\tb: 2\n"), [("syntax", 5)]);
        assert_eq!(codes("a: 'x [' # [\nb: [1, 2\nc: 3\n"), [("syntax", 16)]);
    }

    #[test]
    fn aliases_that_explode_are_refused_and_others_resolved() {
        let node = root("a: &x [1, 2]\nb: *x\n");
        assert!(node.get("b").unwrap().1.item(1).is_some());
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..9 {
            let many = vec![format!("*a{}", level - 1); 10].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{many}]\n"));
        }
        assert_eq!(codes(&bomb).len(), 1);
        assert_eq!(codes(&bomb)[0].0, "too-large");
    }
}
