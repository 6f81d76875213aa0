//! Phone numbers as people write them, with every sign between their groups, and what looks like one
//! and isn't: days, hours, references, amounts, coordinates.

use std::ops::Range;

use super::groups::{self, Group, Number, are_alike, is_piece_of_hash};
use super::plan::{FEWEST_ABROAD, FULL, MOST_ABROAD, SWEDEN, area_code, is_mobile, lengths_abroad};

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
    let bare = taken == 1 && !lead.plus && !first.digits.starts_with("00");
    let certain = !bare || first.digits.strip_prefix('0').is_none_or(is_mobile);
    Some(Number { range: start - lead.length..end, taken, certain })
}

/// A number's digits as dialled within Sweden: `+46 (0)73-920 68 17` and `073 920 68 17` are the same.
pub fn national_digits(seen: &str) -> String {
    let groups = groups::groups(seen);
    let dialled = dialled(&groups);
    let plus = groups.first().is_some_and(|first| Lead::of(first).plus);
    let after_code = dialled.strip_prefix("00").unwrap_or(&dialled).strip_prefix(SWEDEN);
    match after_code.filter(|national| plus || dialled.starts_with("00") || is_mobile(national)) {
        Some(national) => format!("0{}", national.trim_start_matches('0')),
        None => dialled,
    }
}

/// The most digits that people write after a number to reach somebody within a company.
const MOST_OF_EXTENSION: usize = 5;

/// How many of the first groups could be of one number.
fn longest(groups: &[Group]) -> usize {
    let most = "00".len() + MOST_ABROAD + MOST_OF_EXTENSION;
    let mut held = 0;
    let mut fits = |group: &Group| {
        held += group.digits.len();
        held <= most
    };
    groups.iter().enumerate().take_while(|(at, group)| (*at == 0 || is_gap(group.gap)) && fits(group)).count()
}

/// Whether people put this between two parts of a number.
fn is_gap(gap: &str) -> bool {
    gap.len() <= 4 && gap.chars().all(|c| " \t-_~./\\()".contains(c))
}

/// The digits without the nought that is only dialled within the country, `+46 (0)70`.
fn dialled(groups: &[Group]) -> String {
    let only_within = |at: usize, group: &Group| at > 0 && group.digits == "0" && group.gap.ends_with('(');
    let dialled = groups.iter().enumerate().filter(|(at, group)| !only_within(*at, group));
    dialled.map(|(_, group)| group.digits).collect()
}

/// What stands before the first digit.
#[derive(Debug, Clone, Copy)]
struct Lead {
    plus: bool,
    /// How many bytes of it are of the number.
    length: usize,
}

impl Lead {
    fn of(first: &Group) -> Self {
        let inner = first.gap.strip_suffix('(').unwrap_or(first.gap);
        let is_sum = |before: &&str| before.is_empty() && first.range.start > first.gap.len();
        let plus = inner.trim_end_matches(' ').strip_suffix('+').filter(|before| !is_sum(before));
        let before = plus.map_or(inner, |before| before.strip_suffix('(').unwrap_or(before));
        Self { plus: plus.is_some(), length: first.gap.len() - before.len() }
    }
}

/// Groups that are tried as a number.
struct Tried<'g, 's> {
    lead: Lead,
    groups: &'g [Group<'s>],
    dialled: String,
}

impl Tried<'_, '_> {
    fn is_phone(&self) -> bool {
        let dialled = self.dialled.as_str();
        if self.lead.plus {
            return self.is_abroad(dialled);
        }
        match (dialled.strip_prefix("00"), dialled.strip_prefix('0'), dialled.strip_prefix(SWEDEN)) {
            (Some(abroad), ..) => self.is_abroad(abroad) && !self.is_reference(abroad),
            (_, Some(national), _) => self.is_swedish(national) && !is_day_or_hours(self.groups),
            (.., Some(national)) => self.is_swedish_after_code(national),
            _ => false,
        }
    }

    /// A number with its country code.
    fn is_abroad(&self, digits: &str) -> bool {
        if let Some(national) = digits.strip_prefix(SWEDEN) {
            let national = national.trim_start_matches('0');
            return is_mobile(national) || area_code(national).is_some();
        }
        let fits = |length| lengths_abroad(digits).is_some_and(|lengths| lengths.contains(&length));
        let whole = fits(digits.len()) || fits(digits.len().saturating_sub(self.extension()));
        whole && !self.is_decimal() && !self.is_amount(digits)
    }

    /// Digits after a dash at the end, if they may be those to reach somebody within a company.
    fn extension(&self) -> usize {
        let last = self.groups.last().filter(|last| self.groups.len() > 1 && last.gap == "-");
        last.map(|last| last.digits.len()).filter(|length| *length <= MOST_OF_EXTENSION).unwrap_or(0)
    }

    /// Coordinates, `+59.3293 18.0686`.
    fn is_decimal(&self) -> bool {
        let mut gaps = groups::gaps(self.groups);
        gaps.next() == Some(".") && gaps.any(|gap| gap != ".")
    }

    /// Kronor with a plus, `+100 000 000`: the islands with as short numbers part them otherwise.
    fn is_amount(&self, digits: &str) -> bool {
        let thousand = |group: &Group| group.gap == " " && group.digits.len() == 3;
        digits.len() <= FEWEST_ABROAD && self.groups.len() > 1 && self.groups.iter().skip(1).all(thousand)
    }

    /// A row of noughts and digits without a space is the number of a voucher, and so is `0020-0011`.
    fn is_reference(&self, abroad: &str) -> bool {
        let spaced = groups::gaps(self.groups).any(|gap| gap.contains(' '));
        let noughts = self.groups.get(1).is_some_and(|second| second.digits.starts_with("00"));
        noughts || (!spaced && abroad.len() <= FEWEST_ABROAD)
    }

    /// A number with its nought, which stands before `national`.
    fn is_swedish(&self, national: &str) -> bool {
        let spelt = self.groups.iter().all(|group| group.digits.len() == 1);
        let Some(([first], rest)) = self.groups.split_at_checked(1) else { return false };
        if is_mobile(national) {
            return spelt || is_parted_as_mobile(first, rest);
        }
        let Some(code) = area_code(national) else { return false };
        let length = national.len();
        if spelt {
            length == FULL
        } else if rest.is_empty() {
            // Nine digits without a sign are the number of something else where the area code is long.
            length == FULL || (length + 1 == FULL && code < 3)
        } else {
            first.digits.len() == code + 1 && is_parted_as_fixed(rest, length)
        }
    }

    /// `46 70 174 06 05`: a mobile number, or an area code in a group of its own.
    fn is_swedish_after_code(&self, national: &str) -> bool {
        let national = national.trim_start_matches('0');
        let second = self.groups.get(1).map(|second| second.digits.trim_start_matches('0'));
        let apart = |code: usize| self.groups.len() > 2 && second == national.get(..code);
        is_mobile(national) || area_code(national).is_some_and(apart)
    }

    /// Whether the first group is the month or the day of a date that begins before it, all parts parted alike.
    fn is_month_or_day(&self, line: &str, first: &Group) -> bool {
        let before = line.get(..first.range.start.saturating_sub(first.gap.len())).unwrap_or("");
        let is_whole_year = |digits: &str| digits.len() == 4 && is_year(digits);
        let (earlier, digits) = last_digits(before);
        let parted_alike = self.groups.get(1).is_some_and(|second| second.gap == first.gap);
        let year = || earlier.strip_suffix(first.gap).map(|earlier| last_digits(earlier).1);
        (is_whole_year(digits) && parted_alike) || (digits.len() == 2 && year().is_some_and(is_whole_year))
    }

    /// Whether it is a piece of something longer: of a reference, a date with a time, a hash.
    fn is_piece(&self, line: &str, next: Option<&Group>) -> bool {
        let Some(first) = self.groups.first() else { return true };
        let goes_on = next.is_some_and(|next| matches!(next.gap, "-" | "."));
        let in_reference = groups::is_joint(first.gap) || goes_on;
        let short = !self.lead.plus && self.dialled.len() <= FULL;
        let of_date = first.digits.len() == 2 && self.is_month_or_day(line, first);
        let hash = self.groups.len() == 1 && is_piece_of_hash(line, &first.range);
        (short && in_reference) || of_date || hash
    }
}

/// Books begin with a nought alone, ISBN `0-7017-…`; months and hours have two digits, and other signs after each.
fn is_parted_as_mobile(first: &Group, rest: &[Group]) -> bool {
    match first.digits.len() {
        1 => false,
        2 => are_alike(rest.iter().map(|group| group.gap)),
        _ => true,
    }
}

/// Whether what follows the area code is written as people do: groups of two at least, parted alike. The
/// shortest numbers have a dash, slash or bracket after the area code, and spaces after that: else they may be
/// a day or hours.
fn is_parted_as_fixed(rest: &[Group], national: usize) -> bool {
    let shortest = national == FULL - 2;
    let marked = rest.first().is_some_and(|after_code| after_code.gap.contains(['-', '/', ')']));
    let spaced = groups::gaps(rest).all(|gap| gap == " ");
    let sure = !shortest || (marked && spaced);
    sure && are_alike(groups::gaps(rest)) && rest.iter().all(|group| group.digits.len() > 1)
}

/// Days and hours that have as many digits: `08-12 2026`, `-08 2026-12-31`, `0730-1630`, `0701-0831`, `08.30-16.30`, `08-12 13-17`.
fn is_day_or_hours(groups: &[Group]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.digits.len()).collect();
    match (groups, lengths.as_slice()) {
        ([day, month, year, ..], [2, 2, 4, ..]) => day.digits <= "31" && month.digits <= "31" && is_year(year.digits),
        ([_, year, ..], [2, 4, 2, ..]) => is_year(year.digits),
        ([from, to, ..], [4, 4, ..]) => {
            let both = |first, second| [from, to].iter().all(|group| is_pair(group.digits, first, second));
            both(24, 59) || both(12, 31)
        }
        ([_, two, three, four, ..], [2, 2, 2, 2, ..]) => two.gap == four.gap && two.gap != three.gap,
        _ => false,
    }
}

/// Whether the first two of four digits, and the last two, aren't over these.
fn is_pair(four: &str, first: u32, second: u32) -> bool {
    four.parse::<u32>().is_ok_and(|four| four / 100 <= first && four % 100 <= second)
}

/// What stands before the digits at the end, and they.
fn last_digits(text: &str) -> (&str, &str) {
    text.split_at(text.trim_end_matches(|c: char| c.is_ascii_digit()).len())
}

/// Whether digits begin with a year.
fn is_year(digits: &str) -> bool {
    digits.starts_with("19") || digits.starts_with("20")
}
