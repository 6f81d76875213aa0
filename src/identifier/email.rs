//! E-mail addresses, also with the sign in words between brackets: `anna(at)example.org`. An *at* or
//! *dot* without brackets is a word of the sentence and makes no address.

use std::ops::Range;

/// Where the addresses stand in a line.
pub fn addresses(line: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(at) = next_at(line, from) {
        from = at.end;
        let earlier = found.last().map_or(0, |last| last.end);
        let (Some(start), Some(end)) = (start_of_local_part(line, earlier..at.start), end_of_domain(line, at.end))
        else {
            continue;
        };
        found.push(start..end);
        from = end;
    }
    found
}

/// The next at sign with the spaces round it.
fn next_at(line: &str, from: usize) -> Option<Range<usize>> {
    line.get(from..)?.match_indices(['@', '(', '[', '{', '<']).find_map(|(ahead, sign)| {
        let start = from + ahead;
        let rest = line.get(start..)?;
        let length = if sign == "@" { 1 } else { bracketed(rest, &["@", "at", "a", "snabel-a", "snabela"])? };
        let spaced = |text: Option<&str>| text.is_some_and(|text| text.starts_with(' '));
        let (before, after) = (start.checked_sub(1), start + length);
        match (spaced(before.and_then(|at| line.get(at..))), spaced(line.get(after..))) {
            (true, true) => Some(start - 1..after + 1),
            _ => Some(start..after),
        }
    })
}

/// The length of one of the words in brackets, if the text begins with it.
fn bracketed(text: &str, words: &[&str]) -> Option<usize> {
    let inner = text.strip_prefix(['(', '[', '{', '<'])?;
    let end = inner.bytes().take(LONGEST_WORD).position(|byte| matches!(byte, b')' | b']' | b'}' | b'>'))?;
    let word = inner.get(..end)?;
    let meant = words.iter().any(|one| one.eq_ignore_ascii_case(word.trim()));
    meant.then_some(word.len() + 2)
}

/// More than people put between brackets for a sign, spaces with it.
const LONGEST_WORD: usize = 40;

fn start_of_local_part(line: &str, before: Range<usize>) -> Option<usize> {
    let text = line.get(before.clone())?;
    let outside = text.char_indices().rev().find(|(_, c)| !(c.is_alphanumeric() || "._%+-".contains(*c)));
    let start = outside.map_or(0, |(at, c)| at + c.len_utf8());
    (start < text.len()).then_some(before.start + start)
}

/// The end of a name with a dot and two letters at least after it.
fn end_of_domain(line: &str, start: usize) -> Option<usize> {
    let (mut at, mut end) = (start, None);
    loop {
        let rest = line.get(at..)?;
        let label = rest.split(|c: char| !(c.is_alphanumeric() || c == '-')).next()?;
        let top = label.split(|c: char| !c.is_alphabetic()).next()?;
        if at > start && top.chars().count() > 1 {
            end = Some(at + top.len());
        }
        match dot(rest.get(label.len()..)?) {
            Some(length) if !label.is_empty() => at += label.len() + length,
            _ => return end,
        }
    }
}

/// The length of the dot, also as a word in brackets, that the text begins with.
fn dot(text: &str) -> Option<usize> {
    let word = text.trim_start_matches(' ');
    let spaces = |text: &str, trimmed: &str| text.len() - trimmed.len();
    let bracketed = || {
        let length = bracketed(word, &["dot", "punkt", "."])?;
        let after = word.get(length..)?;
        Some(spaces(text, word) + length + spaces(after, after.trim_start_matches(' ')))
    };
    if text.starts_with('.') { Some(1) } else { bracketed() }
}
