//! Phone numbers as people write them: Swedish ones by the lengths and area codes of the Post and
//! Telecom Authority's numbering plan (PTSFS), those of other countries by ITU-T E.164.

use std::ops::Range;

use super::groups::{self, Group, Number, are_alike, is_piece_of_hash};

/// The number that begins with the first group. In doubt are Swedish numbers that are neither mobile nor parted.
pub fn first_phone(line: &str, groups: &[Group]) -> Option<Number> {
    let first = groups.first()?;
    let lead = Lead::of(first);
    if !(lead.plus || first.digits.starts_with('0') || first.digits.starts_with(SWEDEN)) {
        return None;
    }
    let taken = (1..=longest(groups)).rev().find(|taken| {
        let Some((own, after)) = groups.split_at_checked(*taken) else { return false };
        let tried = Tried { lead, groups: own, dialled: dialled(own) };
        tried.is_phone() && !tried.is_piece(line, after.first())
    })?;
    let Range { start, end } = groups::range(groups.get(..taken)?);
    let certain = lead.plus || taken > 1 || first.digits.starts_with("00") || first.digits.strip_prefix('0').is_none_or(is_mobile);
    Some(Number { range: start - lead.length..end, taken, certain })
}

/// The country code of Sweden.
const SWEDEN: &str = "46";

/// Digits of a number in the whole world (E.164), and those within a company that people write after it.
const MOST_DIGITS: usize = 15;
const MOST_OF_EXTENSION: usize = 5;

/// The fewest digits of a number with its country code; shorter ones are a few islands'.
const FEWEST_ABROAD: usize = 9;

/// Digits of a Swedish number after the nought: all mobile numbers, and the longest others.
const FULL: usize = 9;

/// How many of the first groups could be of one number.
fn longest(groups: &[Group]) -> usize {
    let mut held = 0;
    let mut fits = |group: &Group| {
        held += group.digits.len();
        held <= MOST_DIGITS + MOST_OF_EXTENSION + 2
    };
    groups.iter().enumerate().take_while(|(at, group)| (*at == 0 || is_gap(group.gap)) && fits(group)).count()
}

/// Whether people put this between two parts of a number.
fn is_gap(gap: &str) -> bool {
    gap.len() <= 4 && gap.chars().all(|c| " \t-_~./\\()".contains(c))
}

/// The digits without the nought that is only dialled within the country, `+46 (0)70`.
fn dialled(groups: &[Group]) -> String {
    let only_within = |group: &&Group| group.digits == "0" && group.gap.ends_with('(');
    groups.iter().filter(|group| !only_within(group)).map(|group| group.digits).collect()
}

/// What stands before the first digit.
#[derive(Debug, Clone, Copy)]
struct Lead {
    plus: bool,
    /// Whether digits and a sign stand right before, as in `2026-070`.
    goes_on: bool,
    /// How many bytes of it are of the number.
    length: usize,
}

impl Lead {
    fn of(first: &Group) -> Self {
        let gap = first.gap;
        let inner = gap.strip_suffix('(').unwrap_or(gap);
        let plus = inner.trim_end_matches(' ').strip_suffix('+');
        let is_sum = plus == Some("") && first.range.start > gap.len();
        let plus = plus.filter(|_| !is_sum);
        let before = plus.map_or(inner, |before| before.strip_suffix('(').unwrap_or(before));
        Self { plus: plus.is_some(), goes_on: groups::goes_on(gap), length: gap.len() - before.len() }
    }
}

/// Whether the group before is a year, and only separators stand between.
fn follows_year(line: &str, group: &Group) -> bool {
    let before = group.range.start.checked_sub(group.gap.len()).and_then(|end| line.get(..end)).unwrap_or("");
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let year = before.get(before.len() - digits..).unwrap_or("");
    is_gap(group.gap) && digits == 4 && ["19", "20"].iter().any(|century| year.starts_with(century))
}

/// Groups that are tried as a number.
struct Tried<'g, 's> {
    lead: Lead,
    groups: &'g [Group<'s>],
    dialled: String,
}

impl Tried<'_, '_> {
    fn is_phone(&self) -> bool {
        if self.lead.plus {
            return self.is_abroad(&self.dialled, FEWEST_ABROAD);
        }
        let dialled = self.dialled.as_str();
        if let Some(abroad) = dialled.strip_prefix("00") {
            // Two noughts and eight digits are a reference.
            let spaced = groups::gaps(self.groups).any(|gap| gap.contains(' '));
            return self.is_abroad(abroad, if spaced { FEWEST_ABROAD } else { FEWEST_ABROAD + 1 });
        }
        match dialled.strip_prefix('0') {
            Some(national) => !is_day_or_hours(self.groups) && self.is_swedish(national),
            None => dialled.strip_prefix(SWEDEN).is_some_and(|national| self.is_swedish_after_code(national)),
        }
    }

    /// A number with its country code, of as many digits at least.
    fn is_abroad(&self, digits: &str, fewest: usize) -> bool {
        if let Some(national) = digits.strip_prefix(SWEDEN) {
            let national = national.trim_start_matches('0');
            return is_mobile(national) || area_code(national).is_some();
        }
        let extension = self.groups.last().filter(|last| self.groups.len() > 1 && last.gap == "-").map_or(0, |last| last.digits.len());
        let most = if extension <= MOST_OF_EXTENSION { MOST_DIGITS + extension } else { MOST_DIGITS };
        let fits = !digits.starts_with('0') && (fewest..=most).contains(&digits.len());
        fits && !self.is_decimal() && !self.is_amount(digits)
    }

    /// Kronor with a plus, `+100 000 000`: as long numbers of those islands that have such are parted otherwise.
    fn is_amount(&self, digits: &str) -> bool {
        let thousand = |group: &Group| group.gap == " " && group.digits.len() == 3;
        digits.len() <= FEWEST_ABROAD && self.groups.len() > 1 && self.groups.iter().skip(1).all(thousand)
    }

    /// Coordinates, `+59.3293 18.0686`.
    fn is_decimal(&self) -> bool {
        let mut gaps = groups::gaps(self.groups);
        gaps.next() == Some(".") && gaps.any(|gap| gap != ".")
    }

    fn is_swedish(&self, national: &str) -> bool {
        let spelt = self.groups.iter().all(|group| group.digits.len() == 1);
        if is_mobile(national) {
            // Books begin with a nought alone, ISBN `0-7017-…`; months and hours have two digits.
            return spelt || match self.groups {
                [first, rest @ ..] if first.digits.len() == 2 => are_alike(rest.iter().map(|group| group.gap)),
                [first, ..] => first.digits.len() > 2,
                [] => false,
            };
        }
        let Some(code) = area_code(national) else { return false };
        match self.groups {
            _ if spelt => national.len() == FULL,
            // Nine digits without a sign are the number of something else where the area code is long.
            [_] => national.len() == FULL || (national.len() + 1 == FULL && code < 3),
            [first, rest @ ..] => first.digits.len() == code + 1 && is_parted_as_numbers(rest, national.len()),
            [] => false,
        }
    }

    /// `46 70 174 06 05`: a mobile number, or an area code in a group of its own.
    fn is_swedish_after_code(&self, national: &str) -> bool {
        let national = national.trim_start_matches('0');
        let apart = |code: usize| self.groups.get(1).is_some_and(|second| national.get(..code) == Some(second.digits.trim_start_matches('0')));
        is_mobile(national) || (self.groups.len() > 2 && area_code(national).is_some_and(apart))
    }

    /// Whether it is a piece of something longer: of a reference, a date with a time, a hash.
    fn is_piece(&self, line: &str, next: Option<&Group>) -> bool {
        let Some(first) = self.groups.first() else { return true };
        let short = !self.lead.plus && self.dialled.len() <= FULL;
        let ends = next.is_none_or(|next| !matches!(next.gap, "-" | "."));
        let is_month = first.digits.len() == 2 && (self.lead.goes_on || follows_year(line, first));
        let is_alone = !short || (ends && !self.lead.goes_on);
        is_month || !is_alone || (self.groups.len() == 1 && is_piece_of_hash(line, &first.range))
    }
}

/// Whether the digits after the nought are those of a mobile number.
fn is_mobile(national: &str) -> bool {
    national.len() == FULL && ["70", "72", "73", "76", "79"].iter().any(|code| national.starts_with(code))
}

/// How many of the digits after the nought are the area code's, if the rest is as long as a number there is.
fn area_code(national: &str) -> Option<usize> {
    const TWO: [&str; 23] = [
        "10", "11", "13", "16", "18", "19", "20", "21", "23", "26", "31", "33", "35", "36", "40", "42", "44", "46",
        "54", "60", "63", "77", "90",
    ];
    let (code, shortest) = match national.as_bytes() {
        [b'8', ..] => (1, FULL - 2),
        [b'1', b'0', ..] => (2, FULL),
        [b'7', b'7', ..] => (3, FULL),
        _ if TWO.iter().any(|code| national.starts_with(code)) => (2, FULL - 2),
        [b'1'..=b'6' | b'9', b'0'..=b'9', ..] => (3, FULL - 1),
        _ => return None,
    };
    let begins = national.get(code..)?.starts_with(|digit: char| digit != '0');
    (begins && (shortest..=FULL).contains(&national.len())).then_some(code)
}

/// Whether what follows the area code is written as people do: groups of two at least, parted alike. The
/// shortest numbers have a dash, slash or bracket after the area code, and spaces after that: else they may be
/// a day or hours.
fn is_parted_as_numbers(rest: &[Group], national: usize) -> bool {
    let Some(after_code) = rest.first() else { return false };
    let alike = are_alike(groups::gaps(rest)) && (national > FULL - 2 || groups::gaps(rest).all(|gap| gap == " "));
    let sure = national > FULL - 2 || after_code.gap.contains(['-', '/', ')']);
    alike && sure && rest.iter().all(|group| group.digits.len() > 1)
}

/// Days and hours that have as many digits: `08-12 2026`, `0730-1630`, `0701-0831`, `08.30-16.30`, `08-12 13-17`.
fn is_day_or_hours(groups: &[Group]) -> bool {
    let length = |group: &Group| group.digits.len();
    let pair = |group: &Group, first: u32, second: u32| {
        group.digits.parse::<u32>().is_ok_and(|four| four / 100 <= first && four % 100 <= second)
    };
    match groups {
        [one, two, year, ..] if [one, two, year].map(length) == [2, 2, 4] => {
            [one, two].iter().all(|group| group.digits <= "31") && ["19", "20"].iter().any(|century| year.digits.starts_with(century))
        }
        [from, to, ..] if [from, to].map(length) == [4, 4] => {
            [from, to].iter().all(|group| pair(group, 24, 59)) || [from, to].iter().all(|group| pair(group, 12, 31))
        }
        [one, two, three, four, ..] if [one, two, three, four].map(length) == [2; 4] => {
            two.gap == four.gap && two.gap != three.gap
        }
        _ => false,
    }
}

/// A number's digits as dialled within Sweden: `+46 (0)73-920 68 17` and `073 920 68 17` are the same.
pub fn national_digits(seen: &str) -> String {
    let groups = groups::groups(seen);
    let dialled = dialled(&groups);
    let plus = groups.first().is_some_and(|first| Lead::of(first).plus);
    let abroad = dialled.strip_prefix("0046").or_else(|| dialled.strip_prefix(SWEDEN).filter(|rest| plus || is_mobile(rest)));
    abroad.map_or_else(|| dialled.clone(), |national| format!("0{}", national.trim_start_matches('0')))
}
