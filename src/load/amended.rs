//! Amendments laid over the agreement, one after the other: the terms of each time, and what became different.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::place::{NAMES, name_of};
use super::tree::{Key, Node, Value};
use crate::diagnostic::quote;
use crate::model::agreement::Changed;
use crate::model::kind::below;
use crate::nearest::{Candidate, Meant, nearest};
use crate::rules;
use crate::say;
use crate::source::Span;

/// Takes an entry out, where it stands among an amendment's changes.
const REMOVED: &str = "removed";

/// The keys that an amendment can't change.
const FIXED: [&str; 2] = ["format", "amendments"];

/// Amendments that are laid over an agreement, one after the other, and what is wrong with any of them.
pub struct Amending<'f> {
    /// All that was told of the file.
    told: &'f mut Vec<Fault>,
    /// What is wrong with the terms after the last amendment.
    pub found: Vec<Fault>,
    /// Where a map that was touched is told of, and where it was before.
    moved: BTreeMap<Span, Span>,
}

impl<'f> Amending<'f> {
    /// Begins with what was told of the agreement as signed.
    pub fn new(told: &'f mut Vec<Fault>) -> Self {
        Self { told, found: Vec::new(), moved: BTreeMap::new() }
    }

    /// Lays changes over the agreement: keys by their names, entries of lists by theirs, all else whole. What is
    /// touched gets its place among the changes, so that what is then wrong with it is told there.
    pub fn lay_over<'a>(&mut self, terms: &mut Node<'a>, changes: &Node<'a>) {
        let (Value::Map(terms), Value::Map(pairs)) = (&mut terms.value, &changes.value) else { return };
        let (fixed, free): (Vec<_>, Vec<_>) = pairs.iter().partition(|(key, _)| FIXED.contains(&key.name.as_ref()));
        for (key, _) in fixed {
            let name = quote(&key.name);
            let message = say!(sv "En ändring kan inte ändra {name}.", en "An amendment can't change {name}.");
            let help = say!(sv "Ta bort raden.", en "Take the line away.");
            self.found.push(Fault::new(&rules::AGREEMENT_INVALID, key.span, message).help(help));
        }
        self.over_keys(terms, free.into_iter());
    }

    /// Tells a fault of an amendment.
    pub fn tell(&mut self, fault: Fault) {
        self.told.push(fault);
    }

    /// Tells what wasn't told of the terms before; whether nothing was wrong.
    pub fn tell_new(&mut self) -> bool {
        let found = std::mem::take(&mut self.found);
        let is_sound = found.is_empty();
        for fault in found {
            if !self.told.iter().any(|told| self.is_same(told, &fault)) {
                self.told.push(fault);
            }
        }
        is_sound
    }

    /// Whether one fault is the other, of terms that an amendment left as they were, or of a map in which it left that.
    fn is_same(&self, told: &Fault, fault: &Fault) -> bool {
        let mut places = std::iter::successors(Some(fault.span), |place| self.moved.get(place).copied());
        let is_there = places.any(|place| place == told.span);
        is_there && (told.message == fault.message || told.help == fault.help)
    }

    fn over<'a>(&mut self, terms: &mut Node<'a>, (key, change): &(Key<'a>, Node<'a>)) {
        let was = terms.span;
        match (&mut terms.value, &change.value) {
            (Value::Map(terms), Value::Map(changes)) => {
                let start = |span: Span| Span::new(span.start, span.start);
                self.moved.extend([(change.span, was), (start(change.span), start(was))]);
                self.over_keys(terms, changes.iter());
            }
            (Value::List(terms), Value::List(changes)) if is_any_named(terms) && are_named(changes) => {
                self.over_entries(terms, changes, key);
            }
            // Keys can't be laid over what should have been a map, and what is missing beside them isn't theirs.
            (_, Value::Map(_)) if self.told.iter().any(|told| told.span == was) => return,
            (terms, _) => *terms = change.value.clone(),
        }
        terms.span = change.span;
    }

    fn over_keys<'a: 'c, 'c>(
        &mut self,
        terms: &mut Vec<(Key<'a>, Node<'a>)>,
        changes: impl Iterator<Item = &'c (Key<'a>, Node<'a>)>,
    ) {
        for change in changes {
            let at = terms.iter().position(|(key, _)| key.name == change.0.name);
            match at.and_then(|at| Some((at, terms.get_mut(at)?))) {
                Some((at, _)) if is_written_as_nothing(change) => drop(terms.remove(at)),
                Some((_, (key, node))) => {
                    if let (Value::Map(_), Value::Map(_)) = (&node.value, &change.1.value) {
                        self.moved.insert(change.0.span, key.span);
                    }
                    key.clone_from(&change.0);
                    self.over(node, change);
                }
                None => terms.push(change.clone()),
            }
        }
    }

    fn over_entries<'a>(&mut self, terms: &mut Vec<Node<'a>>, changes: &[Node<'a>], list: &Key<'a>) {
        for (number, change) in changes.iter().enumerate() {
            let is_twice = changes.iter().take(number).map(name_of).any(|other| other == name_of(change));
            let found = terms.iter().position(|entry| name_of(entry) == name_of(change));
            match found.filter(|_| !is_twice) {
                Some(at) if is_removed(change) => drop(terms.remove(at)),
                Some(at) => {
                    if let Some(entry) = terms.get_mut(at) {
                        self.over(entry, &(list.clone(), change.clone()));
                    }
                }
                None if is_twice || is_removed(change) => self.found.push(misplaced(list, change, is_twice)),
                None if is_meant_to_be_there(terms, change) => self.found.push(unknown(list, terms, change)),
                None => terms.push(change.clone()),
            }
        }
    }
}

/// An entry that stands twice, or that is to be taken out and isn't there.
fn misplaced(list: &Key, entry: &Node, is_twice: bool) -> Fault {
    let (list_name, entry) = (quote(&list.name), quote(name_of(entry).unwrap_or("?")));
    let message = if is_twice {
        say!(sv "{entry} står två gånger i {list_name}.", en "{entry} stands twice in {list_name}.")
    } else {
        say!(
            sv "{entry} finns inte i {list_name} och kan inte tas bort.",
            en "{entry} isn't in {list_name} and can't be taken out."
        )
    };
    let help = if is_twice {
        say!(sv "Skriv allt om {entry} på ett ställe.", en "Write all about {entry} in one place.")
    } else {
        say!(
            sv "Rätta namnet, eller ta bort raden om det redan är borta.",
            en "Mend the name, or take the line away if it is gone already."
        )
    };
    Fault::new(&rules::AGREEMENT_INVALID, list.span, message).help(help)
}

/// Whether `~` takes a key away. One with nothing after it was left without its value, which is then told.
fn is_written_as_nothing((key, change): &(Key, Node)) -> bool {
    matches!(change.value, Value::Null) && change.span != key.span
}

/// Whether an entry that isn't in a list lacks the label that one that is new would have, as all others do.
fn is_meant_to_be_there(terms: &[Node], change: &Node) -> bool {
    let is_labelled = |entry: &Node| entry.get("sv").is_some();
    !is_labelled(change) && terms.iter().all(is_labelled)
}

/// An entry that is changed and isn't there.
fn unknown(list: &Key, terms: &[Node], change: &Node) -> Fault {
    let name = name_of(change).unwrap_or("?");
    let (list_name, shown) = (quote(&list.name), quote(name));
    let message = say!(sv "{shown} finns inte i {list_name}.", en "There is no {shown} in {list_name}.");
    let names = terms.iter().filter_map(name_of);
    let help = nearest(name, names.map(Candidate::bare)).map_or_else(
        || {
            say!(
                sv "Skriv ett id som finns, eller lägg till `sv:` och det övriga om det är nytt.",
                en "Write an id that is there, or add `sv:` and the rest if it is new."
            )
        },
        Meant::help,
    );
    Fault::new(&rules::AGREEMENT_UNKNOWN_REFERENCE, change.span, message).help(help)
}

fn is_removed(change: &Node) -> bool {
    let said = change.get(REMOVED).map(|(_, node)| &node.value);
    matches!(said, Some(Value::Scalar { text, quoted: false }) if text.eq_ignore_ascii_case("true"))
}

fn is_any_named(entries: &[Node]) -> bool {
    entries.iter().any(|entry| name_of(entry).is_some())
}

fn are_named(entries: &[Node]) -> bool {
    !entries.is_empty() && entries.iter().all(|entry| name_of(entry).is_some())
}

/// What became different, by path: single values, and entries of lists that came or went.
pub fn changed(before: &Node, after: &Node) -> Vec<Changed> {
    let mut all = Vec::new();
    compare(Some(before), Some(after), "", &mut all);
    all
}

fn compare(before: Option<&Node>, after: Option<&Node>, path: &str, all: &mut Vec<Changed>) {
    match (before, after) {
        (Some(before), Some(after)) if is_same(before, after) => {}
        (None, None) => {}
        (Some(before @ Node { value: Value::Map(pairs), .. }), Some(after @ Node { value: Value::Map(new), .. })) => {
            let new = new.iter().filter(|(key, _)| before.get(&key.name).is_none());
            let told = pairs.iter().chain(new).map(|(key, _)| key.name.as_ref());
            for name in told.filter(|name| !path.is_empty() || !FIXED.contains(name)) {
                let (before, after) = (before.get(name).map(|(_, node)| node), after.get(name).map(|(_, node)| node));
                compare(before, after, &below(path, name), all);
            }
        }
        (Some(Node { value: Value::List(before), .. }), Some(Node { value: Value::List(after), .. }))
            if are_named(before) && are_named(after) =>
        {
            let new = after.iter().filter(|entry| named_as(before, entry).is_none());
            for entry in before.iter().chain(new) {
                let path = below(path, name_of(entry).unwrap_or("?"));
                compare(named_as(before, entry), named_as(after, entry), &path, all);
            }
        }
        (before, after) => {
            let (before, after) = (before.map(in_a_line), after.map(in_a_line));
            all.push(Changed { path: path.to_owned(), before, after });
        }
    }
}

/// Whether two values say the same, wherever they stand.
fn is_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Scalar { text: one, .. }, Value::Scalar { text: other, .. }) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Map(pairs), Value::Map(others)) => {
            let has = |(key, node): &(Key, Node)| other.get(&key.name).is_some_and(|(_, other)| is_same(node, other));
            pairs.len() == others.len() && pairs.iter().all(has)
        }
        _ => false,
    }
}

/// The entry of a list with another's name.
fn named_as<'n, 'a>(list: &'n [Node<'a>], entry: &Node) -> Option<&'n Node<'a>> {
    list.iter().find(|other| name_of(other) == name_of(entry))
}

/// A value in a line: "wednesday, friday", "sv: Översättning, amount: 12000". What tells an entry stands in its path.
fn in_a_line(node: &Node) -> String {
    let parts: Vec<String> = match &node.value {
        Value::Null => Vec::new(),
        Value::Scalar { text, .. } => vec![text.to_string()],
        Value::List(entries) if entries.is_empty() => vec!["[]".to_owned()],
        Value::Map(pairs) if pairs.is_empty() => vec!["{}".to_owned()],
        Value::List(entries) => entries.iter().map(in_a_line).collect(),
        Value::Map(pairs) => {
            let told = pairs.iter().filter(|(key, _)| !NAMES.contains(&key.name.as_ref()));
            told.map(|(key, node)| format!("{}: {}", key.name, in_a_line(node))).collect()
        }
    };
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tree::{self, Whole};

    fn yaml(text: &str) -> Node<'_> {
        tree::read(text, Whole::Other, &mut Vec::new()).unwrap()
    }

    fn amended<'a>(terms: &'a str, changes: &'a str) -> Result<Node<'a>, Vec<String>> {
        let (mut terms, mut faults) = (yaml(terms), Vec::new());
        let mut amending = Amending::new(&mut faults);
        amending.lay_over(&mut terms, &yaml(changes));
        amending.tell_new();
        if faults.is_empty() { Ok(terms) } else { Err(faults.into_iter().map(|fault| fault.message.en).collect()) }
    }

    #[test]
    fn keys_entries_and_whole_values() {
        let terms = "a: {x: 1, y: 2}\nrows: [{id: p, n: 1}, {id: q, n: 2}]\ndays: [mon, tue]\n";
        let changes = "a: {x: ~, y: 3}\nrows: [{id: q, n: 5}, {id: r, n: 7}]\ndays: [wed]\nnew: 1\n";
        let became = "a: {y: 3}\nrows: [{id: p, n: 1}, {id: q, n: 5}, {id: r, n: 7}]\ndays: [wed]\nnew: 1\n";
        assert!(is_same(&amended(terms, changes).unwrap(), &yaml(became)));
        let told: Vec<String> = changed(&yaml(terms), &yaml(became))
            .into_iter()
            .map(|Changed { path, before, after }| format!("{path}: {before:?} {after:?}"))
            .collect();
        assert_eq!(
            told,
            [
                "a.x: Some(\"1\") None",
                "a.y: Some(\"2\") Some(\"3\")",
                "rows.q.n: Some(\"2\") Some(\"5\")",
                "rows.r: None Some(\"n: 7\")",
                "days: Some(\"mon, tue\") Some(\"wed\")",
                "new: None Some(\"1\")",
            ]
        );
    }

    #[test]
    fn an_empty_list_empties_and_an_entry_is_taken_out_by_its_name() {
        let becomes = |terms, changes, became| is_same(&amended(terms, changes).unwrap(), &yaml(became));
        assert!(becomes("goals: [{id: a}]", "goals: []", "goals: []"));
        assert!(becomes("goals: [{id: a}, {id: b}]", "goals: [{id: a, removed: true}]", "goals: [{id: b}]"));
    }

    #[test]
    fn what_is_touched_stands_among_the_changes() {
        let text = "a: {x: 1, y: 2}\nchanges: {a: {y: 3}}\n";
        let root = yaml(text);
        let mut terms = root.clone();
        Amending::new(&mut Vec::new()).lay_over(&mut terms, root.get("changes").unwrap().1);
        let (key, a) = terms.get("a").unwrap();
        assert_eq!(key.span.start, text.rfind("a:").unwrap());
        assert_eq!(a.get("y").unwrap().1.span.start, text.find('3').unwrap());
        assert_eq!(a.get("x").unwrap().1.span.start, text.find('1').unwrap());
    }
}
