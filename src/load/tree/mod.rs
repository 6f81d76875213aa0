//! A YAML text as a tree in which every key and value knows its place.

mod faults;
mod reader;

use std::borrow::Cow;

use crate::source::Span;

pub use reader::read;

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

/// What a text is, and is told of as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// A record.
    Record,
    /// Another file, of which there is one.
    Other,
}

/// What holds a value: fields that stand twice in it mean one thing or another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holder {
    File,
    List,
    Field,
}
