//! The keys of a map against those that can stand there, for whatever is read: a record's fields, the agreement's keys,
//! questions and their answers. What stands there is three things all the same: a record's values by the fields of its
//! kind, an agreement's as the types that they are declared in, answers one by one against those before. So each reads
//! its own, and has words and rules of its own for what it tells.

use std::collections::BTreeMap;

use super::tree::{Key, Node, Value};
use crate::lang::Text;
use crate::model::declared;
use crate::model::kind::Field;
use crate::model::questions::Question;
use crate::nearest::Meant;
use crate::say;

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
    /// Whether another stands there that surely means the same.
    is_one_of_several: bool,
    value: &'r Node<'a>,
}

impl<'k> Unknown<'_, '_, 'k> {
    /// The key that it surely means.
    fn surely(&self) -> Option<&'k str> {
        match self.meant? {
            Meant::Surely(id) => Some(id),
            Meant::Perhaps(_) => None,
        }
    }

    /// What to write for the key that was meant: it can stand there once.
    pub fn help(&self, meant: Meant) -> Text {
        match meant {
            Meant::Surely(id) if self.is_one_of_several => say!(
                sv "`{id}` står här under flera namn: behåll det ställe som är rätt, skriv det `{id}`, och ta bort de andra.",
                en "`{id}` stands here by several names: keep the place that is right, write it as `{id}`, and take the others away."
            ),
            meant => meant.help(),
        }
    }
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
        let unknown = unknown.map(|(key, value)| Unknown { key, meant: meant(key), is_one_of_several: false, value });
        let mut unknown: Vec<Unknown> = unknown.collect();
        let mut by_meaning = BTreeMap::<&str, usize>::new();
        unknown.iter().filter_map(Unknown::surely).for_each(|id| *by_meaning.entry(id).or_default() += 1);
        for key in &mut unknown {
            key.is_one_of_several = key.surely().is_some_and(|id| by_meaning.get(id).is_some_and(|count| *count > 1));
        }
        Some(Self { node, unknown })
    }

    /// What there is for a key. Several that mean it leave open which one counts.
    pub fn find(&self, name: &str) -> Standing<'r, 'a> {
        if let Some((key, value)) = self.node.get(name) {
            return Standing::There(key, value);
        }
        let meaning = || self.unknown.iter().filter(|unknown| unknown.meant.is_some_and(|meant| meant.id() == name));
        let mut surely = meaning().filter(|unknown| unknown.surely().is_some());
        match (surely.next(), surely.next()) {
            (Some(Unknown { key, value, .. }), None) => Standing::There(key, value),
            (None, _) if meaning().next().is_none() => Standing::Missing,
            _ => Standing::Perhaps,
        }
    }
}

/// Whether a map stands within braces, where keys are parted by commas.
pub fn is_within_braces(node: &Node, text: &str) -> bool {
    text.get(node.span.start..).is_some_and(|text| text.starts_with('{'))
}
