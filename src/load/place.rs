//! Places in a file by name: `children[1].concern`, its key or its value.

use super::tree::{self, Node};
use crate::source::{Span, bom_len};

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
pub struct Places {
    root: Option<Node>,
    start: Span,
}

impl Places {
    /// Reads a file's places.
    pub fn of(text: &str) -> Self {
        let start = bom_len(text);
        Self { root: tree::read(text, &mut Vec::new()), start: Span::new(start, start) }
    }

    /// The places of a text that was read already.
    pub(super) fn of_tree(root: Node) -> Self {
        Self { start: Span::new(root.span.start, root.span.start), root: Some(root) }
    }

    /// Where a field stands; where it is missing, its nearest parent's key, else the file's start.
    pub fn find(&self, path: &str, part: Part) -> Span {
        let mut place = self.start;
        let Some(mut node) = self.root.as_ref() else { return place };
        let mut segments = path.split('.').peekable();
        while let Some(segment) = segments.next() {
            let (name, index) = split_index(segment);
            let Some((key, value)) = node.get(name) else { return place };
            let item = index.and_then(|at| value.item(at));
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
}

/// `children[1]` → `children` and 1.
pub(super) fn split_index(segment: &str) -> (&str, Option<usize>) {
    match segment.split_once('[') {
        Some((name, index)) => (name, index.trim_end_matches(']').parse().ok()),
        None => (segment, None),
    }
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
    }
}
