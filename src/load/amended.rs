//! Amendments laid over the agreement, one after the other: the terms of each time, and what became different.

use serde_yaml::{Mapping, Value as Yaml};

use super::place::{NAMES, split_index};
use crate::model::agreement::Changed;
use crate::model::kind::below;

/// Takes an entry out, where it stands among an amendment's changes.
const REMOVED: &str = "removed";

/// The keys that an amendment can't change.
pub const FIXED: [&str; 2] = ["format", "amendments"];

/// What is wrong with an entry of a list; the list's path is as people write it in the changes: `budget.rows`.
#[derive(Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// The list's path.
    pub list: String,
    /// What tells the entry from the others.
    pub name: String,
    /// It stands twice; else it is to be taken out, and isn't there.
    pub twice: bool,
}

/// Lays changes over the agreement: keys by their names, entries of lists by theirs, all else whole.
///
/// # Errors
/// An entry that stands twice among the changes, or is to be taken out and isn't there.
pub fn lay_over(terms: &mut Yaml, changes: &Yaml) -> Result<(), Misplaced> {
    over(terms, changes, "")
}

fn over(terms: &mut Yaml, changes: &Yaml, path: &str) -> Result<(), Misplaced> {
    match (terms, changes) {
        (Yaml::Mapping(terms), Yaml::Mapping(changes)) => over_keys(terms, changes, path),
        (Yaml::Sequence(terms), Yaml::Sequence(changes)) if are_named(terms) && are_named(changes) => {
            changes.iter().enumerate().try_for_each(|(at, change)| {
                let before = changes.iter().take(at);
                over_entry(terms, change, before.map(name).any(|other| other == name(change)), path)
            })
        }
        (terms, changes) => {
            terms.clone_from(changes);
            Ok(())
        }
    }
}

fn over_keys(terms: &mut Mapping, changes: &Mapping, path: &str) -> Result<(), Misplaced> {
    for (key, change) in changes {
        match terms.get_mut(key) {
            Some(_) if change.is_null() => drop(terms.shift_remove(key)),
            Some(before) => over(before, change, &below(path, key.as_str().unwrap_or_default()))?,
            None => drop(terms.insert(key.clone(), change.clone())),
        }
    }
    Ok(())
}

fn over_entry(terms: &mut Vec<Yaml>, change: &Yaml, twice: bool, path: &str) -> Result<(), Misplaced> {
    let found = terms.iter().position(|entry| name(entry) == name(change));
    let is_removed = change.get(REMOVED).and_then(Yaml::as_bool) == Some(true);
    match found {
        Some(at) if is_removed && !twice => drop(terms.remove(at)),
        Some(at) if !twice => over(&mut terms[at], change, path)?,
        None if !is_removed => terms.push(change.clone()),
        _ => {
            let (list, name) = (path.to_owned(), name(change).unwrap_or_default().to_owned());
            return Err(Misplaced { list, name, twice });
        }
    }
    Ok(())
}

fn name(entry: &Yaml) -> Option<&str> {
    NAMES.iter().find_map(|key| entry.get(key)?.as_str())
}

fn are_named(entries: &[Yaml]) -> bool {
    !entries.is_empty() && entries.iter().all(|entry| name(entry).is_some())
}

/// Where a path of the terms stands among the changes that made them; as far as it stands there.
pub fn in_changes(terms: &Yaml, changes: &Yaml, path: &str) -> String {
    let (mut terms, mut changes, mut place) = (Some(terms), Some(changes), String::new());
    for (key, index) in path.split('.').map(split_index) {
        place = below(&place, key);
        terms = terms.and_then(|terms| terms.get(key));
        changes = changes.and_then(|changes| changes.get(key));
        let Some(index) = index else { continue };
        terms = terms.and_then(|terms| terms.get(index));
        let entries = changes.and_then(Yaml::as_sequence);
        let same = terms.and_then(name).zip(entries);
        let at = same.and_then(|(id, entries)| entries.iter().position(|entry| name(entry) == Some(id)));
        let Some(at) = at else { return place };
        place = format!("{place}[{at}]");
        changes = entries.and_then(|entries| entries.get(at));
    }
    place
}

/// What became different, by path: single values, and entries of lists that came or went.
pub fn changed(before: &Yaml, after: &Yaml) -> Vec<Changed> {
    let mut all = Vec::new();
    compare(Some(before), Some(after), "", &mut all);
    all
}

fn compare(before: Option<&Yaml>, after: Option<&Yaml>, path: &str, all: &mut Vec<Changed>) {
    match (before, after) {
        (before, after) if before == after => {}
        (Some(Yaml::Mapping(before)), Some(Yaml::Mapping(after))) => {
            let new = after.keys().filter(|key| !before.contains_key(key));
            let told =
                before.keys().chain(new).filter(|key| !path.is_empty() || !FIXED.contains(&single(key).as_str()));
            told.for_each(|key| compare(before.get(key), after.get(key), &below(path, &single(key)), all));
        }
        (Some(Yaml::Sequence(before)), Some(Yaml::Sequence(after))) if are_named(before) && are_named(after) => {
            let new = after.iter().filter(|entry| same(before, entry).is_none());
            for entry in before.iter().chain(new) {
                let path = below(path, name(entry).unwrap_or_default());
                compare(same(before, entry), same(after, entry), &path, all);
            }
        }
        (before, after) => {
            let (before, after) = (before.map(in_a_line), after.map(in_a_line));
            all.push(Changed { path: path.to_owned(), before, after });
        }
    }
}

/// The entry of a list with another's name.
fn same<'a>(list: &'a [Yaml], entry: &Yaml) -> Option<&'a Yaml> {
    list.iter().find(|other| name(other) == name(entry))
}

/// A value in a line: "wednesday, friday", "sv: Översättning, amount: 12000". What tells an entry stands in its path.
fn in_a_line(value: &Yaml) -> String {
    let parts: Vec<String> = match value {
        Yaml::Sequence(entries) if !entries.is_empty() => entries.iter().map(in_a_line).collect(),
        Yaml::Mapping(keys) if !keys.is_empty() => {
            let told =
                keys.iter().map(|(key, value)| (single(key), value)).filter(|(key, _)| !NAMES.contains(&key.as_str()));
            told.map(|(key, value)| format!("{key}: {}", in_a_line(value))).collect()
        }
        single_value => vec![single(single_value)],
    };
    parts.join(", ")
}

/// A single value, or that there is none: `[]`, `{}`.
fn single(value: &Yaml) -> String {
    match value {
        Yaml::String(text) => text.clone(),
        Yaml::Null => String::new(),
        other => serde_yaml::to_string(other).unwrap_or_default().trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yaml(text: &str) -> Yaml {
        serde_yaml::from_str(text).unwrap()
    }

    fn amended(terms: &str, changes: &str) -> Result<Yaml, Misplaced> {
        let mut terms = yaml(terms);
        lay_over(&mut terms, &yaml(changes)).map(|()| terms)
    }

    #[test]
    fn keys_entries_and_whole_values() {
        let terms = "a: {x: 1, y: 2}\nrows: [{id: p, n: 1}, {id: q, n: 2}]\ndays: [mon, tue]\n";
        let changes = "a: {x: ~, y: 3}\nrows: [{id: q, n: 5}, {id: r, n: 7}]\ndays: [wed]\nnew: 1\n";
        let became = "a: {y: 3}\nrows: [{id: p, n: 1}, {id: q, n: 5}, {id: r, n: 7}]\ndays: [wed]\nnew: 1\n";
        assert_eq!(amended(terms, changes), Ok(yaml(became)));
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
        assert_eq!(amended("goals: [{id: a}]", "goals: []"), Ok(yaml("goals: []")));
        assert_eq!(
            amended("goals: [{id: a}, {id: b}]", "goals: [{id: a, removed: true}]"),
            Ok(yaml("goals: [{id: b}]"))
        );
        let wrong = |twice| Err(Misplaced { list: "goals".to_owned(), name: "b".to_owned(), twice });
        assert_eq!(amended("goals: [{id: a}]", "goals: [{id: b, removed: true}]"), wrong(false));
        assert_eq!(amended("goals: [{id: a}]", "goals: [{id: b, n: 1}, {id: b, n: 2}]"), wrong(true));
    }
}
