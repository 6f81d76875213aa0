//! The keys of a map against those that can stand there, for whatever is read: a record's fields, the agreement's keys,
//! questions and their answers. What stands there is three things all the same: a record's values by the fields of its
//! kind, an agreement's as the types that they are declared in, answers one by one against those before. So each reads
//! its own, and has words and rules of its own for what it tells.

use super::tree::{Key, Node, Value};
use crate::model::declared;
use crate::model::kind::Field;
use crate::model::questions::Question;
use crate::nearest::Meant;

/// Something that stands at a key.
pub trait Named {
    /// Its key.
    fn name(&self) -> &str;
}

impl Named for Field<'_> {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Named for declared::Key {
    fn name(&self) -> &str {
        self.name
    }
}

impl Named for Question {
    fn name(&self) -> &str {
        self.id
    }
}

/// A map whose keys were looked at.
pub struct Opened<'r, 'a, 'k> {
    node: &'r Node<'a>,
    /// The keys that can't stand there.
    pub unknown: Vec<Unknown<'r, 'a, 'k>>,
}

/// A key that can't stand where it does.
pub struct Unknown<'r, 'a, 'k> {
    /// As it is written.
    pub key: &'r Key<'a>,
    /// Which one was most likely meant.
    pub meant: Option<Meant<'k>>,
    value: &'r Node<'a>,
}

/// What there is for a key.
pub enum Standing<'r, 'a> {
    /// It, or one that surely means it, with its value.
    There(&'r Key<'a>, &'r Node<'a>),
    /// One that may mean it; what is told of that says enough.
    Perhaps,
    /// Nothing.
    Missing,
}

impl<'r, 'a, 'k> Opened<'r, 'a, 'k> {
    /// Looks at the keys of a map; none where something else stands.
    pub fn of(node: &'r Node<'a>, known: &[impl Named], meant: impl Fn(&Key<'a>) -> Option<Meant<'k>>) -> Option<Self> {
        let Value::Map(pairs) = &node.value else { return None };
        let unknown = pairs.iter().filter(|(key, _)| known.iter().all(|known| known.name() != key.name));
        let unknown = unknown.map(|(key, value)| Unknown { key, meant: meant(key), value }).collect();
        Some(Self { node, unknown })
    }

    /// What there is for a key. Several that mean it leave open which one counts.
    pub fn find(&self, name: &str) -> Standing<'r, 'a> {
        if let Some((key, value)) = self.node.get(name) {
            return Standing::There(key, value);
        }
        let mut meaning = self.unknown.iter().filter(|unknown| unknown.meant.is_some_and(|meant| meant.id() == name));
        match (meaning.next(), meaning.next()) {
            (None, _) => Standing::Missing,
            (Some(Unknown { key, meant: Some(Meant::Surely(_)), value }), None) => Standing::There(key, value),
            (Some(_), _) => Standing::Perhaps,
        }
    }
}

/// Whether a map stands within braces, where keys are parted by commas.
pub fn is_within_braces(node: &Node, text: &str) -> bool {
    text.get(node.span.start..).is_some_and(|text| text.starts_with('{'))
}
