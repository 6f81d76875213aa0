//! The digits of a line in groups, and what stands between them.

use std::ops::Range;

/// Digits next to each other.
#[derive(Debug, Clone)]
pub struct Group<'s> {
    /// The digits.
    pub digits: &'s str,
    /// What stands between them and the group before, or the beginning of the line.
    pub gap: &'s str,
    /// Where they stand in the line.
    pub range: Range<usize>,
}

/// A number of several groups.
#[derive(Debug)]
pub struct Number {
    /// Where it stands in the line.
    pub range: Range<usize>,
    /// How many groups it takes.
    pub taken: usize,
    /// Whether there is no reasonable doubt of what it is.
    pub certain: bool,
}

/// The groups of digits in a line.
pub fn groups(line: &str) -> Vec<Group<'_>> {
    let mut groups = Vec::new();
    let mut end = 0;
    while let Some(ahead) = line.get(end..).and_then(|rest| rest.find(is_digit)) {
        let start = end + ahead;
        let rest = line.get(start..).unwrap_or("");
        let range = start..start + rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
        let gap = line.get(end..start).unwrap_or("");
        end = range.end;
        groups.push(Group { digits: line.get(range.clone()).unwrap_or(""), gap, range });
    }
    groups
}

/// Their digits, one after the other.
pub fn digits(groups: &[Group]) -> String {
    groups.iter().map(|group| group.digits).collect()
}

/// From the first digit to the last.
pub fn range(groups: &[Group]) -> Range<usize> {
    let start = groups.first().map_or(0, |group| group.range.start);
    start..groups.last().map_or(start, |group| group.range.end)
}

/// What stands between the groups.
pub fn gaps<'g, 's>(groups: &'g [Group<'s>]) -> impl Iterator<Item = &'s str> + use<'g, 's> {
    groups.iter().skip(1).map(|group| group.gap)
}

/// Whether the same stands everywhere.
pub fn are_alike<'s>(mut gaps: impl Iterator<Item = &'s str>) -> bool {
    gaps.next().is_none_or(|first| gaps.all(|gap| gap == first))
}

/// Whether only separators stand there, no more of them than people put between two parts of one number.
pub fn is_separator(gap: &str) -> bool {
    gap.len() <= MOST_SEPARATORS && gap.chars().all(|c| SEPARATORS.contains(c))
}

/// Whether it joins two groups into one figure, as in `2026-0701`: a sign between, no space.
pub fn is_joint(gap: &str) -> bool {
    matches!(gap, "-" | "." | "/" | "_")
}

/// Whether letters or digits touch what stands in `range`, such that all is a piece of a hash: nothing but
/// digits and letters a–f, the letters among them. Two letters or
/// more, and nothing but letters, on one side alone may be a name: `Ada0308189802`.
pub fn is_piece_of_hash(line: &str, range: &Range<usize>) -> bool {
    let beside = |c: &char| c.is_alphanumeric();
    let before = || line.get(..range.start).unwrap_or("").chars().rev().take_while(beside).take(LONGEST_HASH);
    let after = || line.get(range.end..).unwrap_or("").chars().take_while(beside).take(LONGEST_HASH);
    let word = || before().chain(after());
    let is_on_one_side = before().next().is_none() || after().next().is_none();
    let is_name = is_on_one_side && word().count() > 1 && word().all(char::is_alphabetic);
    word().any(char::is_alphabetic) && word().all(|c| c.is_ascii_hexdigit()) && !is_name
}

/// Signs of a SHA-512; no more are looked at, so that a long word is read in a time that grows with its length.
const LONGEST_HASH: usize = 128;

/// Space, tab, dashes, dot, slashes; a plus in the number of somebody over a hundred.
const SEPARATORS: &str = " \t-_~./\\+";

const MOST_SEPARATORS: usize = 5;

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}
