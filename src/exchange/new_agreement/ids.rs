//! Ids made of names: `Föreningen Linden` → `foreningen-linden`.

use std::collections::BTreeSet;

use crate::identifier::{self, Allowed};
use crate::nearest::plain;

/// An id made of several words has no more characters, nor twice as many of a single one.
const LONG_ENOUGH: usize = 24;

/// Words such as `i` and `och` have no more letters.
const LONGEST_BINDING: usize = 3;

/// Ids of one list, none given twice.
#[derive(Default)]
pub struct Ids(BTreeSet<String>);

impl Ids {
    /// An id for a name: letters a–z, digits and hyphens, beginning with a letter; `other` where the name gives none, or
    /// one that would be taken for somebody's number.
    pub fn of(&mut self, name: &str, other: &str) -> String {
        let made = slug(name);
        let made = match made.chars().next() {
            None => other.to_owned(),
            Some(c) if c.is_ascii_digit() => format!("{other}-{made}"),
            Some(_) => made,
        };
        self.unused(made, other)
    }

    /// The same for something that belongs to another, whose id it begins with.
    pub fn below(&mut self, owner: &str, name: &str, other: &str) -> String {
        let made = slug(name);
        self.unused(format!("{owner}-{}", if made.is_empty() { other } else { &made }), other)
    }

    /// As made, or with a number after it where that is taken.
    fn unused(&mut self, made: String, other: &str) -> String {
        let harmless = identifier::find(&made, &Allowed::default()).is_empty();
        let first = if harmless { made } else { other.to_owned() };
        let mut id = first.clone();
        let mut number = 1;
        while !self.0.insert(id.clone()) {
            number += 1;
            id = format!("{first}-{number}");
        }
        id
    }
}

/// The first words, as many as are short together, none so short at the end that it binds two others.
fn slug(name: &str) -> String {
    let is_letter = |c: &char| !('\u{300}'..='\u{36f}').contains(c);
    let letters: String = name.to_lowercase().chars().filter(is_letter).map(plain).collect();
    let words: Vec<&str> =
        letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut taken = 0;
    let mut length = 0;
    while let Some(word) = words.get(taken).filter(|word| taken == 0 || length + word.len() < LONG_ENOUGH) {
        length += word.len() + 1;
        taken += 1;
    }
    let binds = |last: usize| words.get(last).is_some_and(|word| word.len() <= LONGEST_BINDING);
    while taken > 1 && taken < words.len() && binds(taken - 1) {
        taken -= 1;
    }
    words.iter().take(taken).copied().collect::<Vec<_>>().join("-").chars().take(2 * LONG_ENOUGH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids_without_clashes() {
        let mut ids = Ids::default();
        let made: Vec<String> = ["Räddningsmissionen", "Å & Ö", "A-O", "24sju", "Ясен", "Café Önskan"]
            .map(|name| ids.of(name, "party"))
            .into();
        assert_eq!(made, ["raddningsmissionen", "a-o", "a-o-2", "party-24sju", "party", "cafe-onskan"]);
        let long = ids.of("Socialnämnden i Exempelköpings kommun", "party");
        assert_eq!(long, "socialnamnden");
        assert_eq!(ids.of("070 123 45 67", "row"), "row");
        assert_eq!(ids.below("norrby-fotbollsklubb", "Lön, ledare", "row"), "norrby-fotbollsklubb-lon-ledare");
        assert_eq!(ids.below("a", "1", "row"), "a-1");
        assert_eq!(ids.of("Fo\u{308}rening", "party"), "forening", "a letter and its mark apart");
    }
}
