//! Places in a file by name: `children[1].concern`, `commitments[payments].clause`, its key or its value.

use super::tree::{self, Node, Value, Whole};
use crate::source::{Span, bom_len};

/// The keys that tell an entry of the agreement's lists from the others.
pub(super) const NAMES: [&str; 3] = ["id", "field", "text"];

/// Which part of a field is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its key.
    Key,
    /// Its value.
    Value,
}

/// The places of one file, read once.
#[derive(Debug)]
pub struct Places<'a> {
    root: Option<Node<'a>>,
    start: Span,
}

impl<'a> Places<'a> {
    /// Reads a file's places.
    pub fn of(text: &'a str) -> Self {
        let start = bom_len(text);
        Self { root: tree::read(text, Whole::Other, &mut Vec::new()), start: Span::new(start, start) }
    }

    /// Where a field stands; where it is missing, its nearest parent's key, else the file's start.
    pub fn find(&self, path: &str, part: Part) -> Span {
        self.root.as_ref().map_or(self.start, |root| find(root, self.start, path, part))
    }

    /// A key with all that stands below it, by the key's place; any other place as it is.
    pub fn entry_at(&self, key: Span) -> Span {
        self.root.as_ref().and_then(|root| entry_at(root, key)).unwrap_or(key)
    }
}

/// Where a field stands below a root; where it is missing, its nearest parent's key, else `start`.
pub(super) fn find(root: &Node, start: Span, path: &str, part: Part) -> Span {
    let (mut node, mut place) = (root, start);
    let mut segments = segments(path).peekable();
    while let Some(segment) = segments.next() {
        let (name, item) = split_item(segment);
        let Some((key, value)) = node.get(name) else { return place };
        let item = item.and_then(|item| entry(value, item));
        let last = segments.peek().is_none() && part == Part::Value;
        place = match item {
            Some(item) => item.span,
            None if last => value.span,
            None => key.span,
        };
        node = item.unwrap_or(value);
    }
    place
}

fn entry_at(node: &Node, at: Span) -> Option<Span> {
    match &node.value {
        Value::Map(pairs) => pairs.iter().find_map(|(key, value)| {
            let whole = Span::new(key.span.start, key.span.end.max(value.span.end));
            if key.span == at { Some(whole) } else { entry_at(value, at) }
        }),
        Value::List(items) => items.iter().find_map(|item| entry_at(item, at)),
        Value::Null | Value::Scalar { .. } => None,
    }
}

/// The parts of a path between points; a point within brackets belongs to an entry's name.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_u32;
    path.split(move |c| {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == '.' && depth == 0
    })
}

/// `children[1]` → `children` and `1`.
fn split_item(segment: &str) -> (&str, Option<&str>) {
    match segment.split_once('[') {
        Some((name, item)) => (name, Some(item.strip_suffix(']').unwrap_or(item))),
        None => (segment, None),
    }
}

/// An entry of a list by its number, else by what tells it from the others.
fn entry<'n, 'a>(list: &'n Node<'a>, item: &str) -> Option<&'n Node<'a>> {
    match item.parse() {
        Ok(at) => list.item(at),
        Err(_) => list.items().iter().find(|entry| name_of(entry) == Some(item)),
    }
}

/// What tells an entry of the agreement's lists from the others, where it has such a key.
pub(super) fn name_of<'n>(entry: &'n Node) -> Option<&'n str> {
    NAMES.iter().find_map(|key| match &entry.get(key)?.1.value {
        Value::Scalar { text, .. } => Some(text.as_ref()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_keys_values_items_and_parents() {
        let text = "a:\n  b: [x, y]\nc:\n  - d: 1\n  - d: 2\n";
        let at = |path, part| &text[Places::of(text).find(path, part).range()];
        assert_eq!(at("a", Part::Key), "a");
        assert_eq!(at("a.b", Part::Value), "[x, y]");
        assert_eq!(at("a.b[1]", Part::Value), "y");
        assert_eq!(at("c[1].d", Part::Value), "2");
        assert_eq!(at("c[1].d", Part::Key), "d");
        assert_eq!(at("a.missing", Part::Value), "a");
        assert_eq!(Places::of(text).find("missing", Part::Key), Span::new(0, 0));
        let named = "l:\n  - {id: x, n: 1}\n  - {field: \"y[].z\", n: 2}\n";
        let at = |path| &named[Places::of(named).find(path, Part::Value).range()];
        assert_eq!((at("l[x].n"), at("l[y[].z].n"), at("l[1].n")), ("1", "2", "2"));
    }
}
