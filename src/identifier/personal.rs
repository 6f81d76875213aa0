//! Personal numbers: act 1991:481 18 § and the tax agency's brochure SKV 704; coordination numbers:
//! SKV 707 (day + 60; month and day 00 where the birth date is unknown); numbers that stand in for
//! one, with letters among the last four: of studies (`T001`), and the reserve numbers of health care,
//! national and of the regions, as Inera lists them.

use std::ops::Range;

use chrono::NaiveDate;

use super::groups::{self, Group, Number, are_alike, is_piece_of_hash, is_separator};

/// The number that begins with the first group.
pub fn first_number(line: &str, groups: &[Group]) -> Option<Number> {
    let whole = |length| whole_number(line, groups, length);
    let provisional = |length| provisional_number(line, groups, length);
    whole(TWELVE).or_else(|| whole(TEN)).or_else(|| provisional(TWELVE)).or_else(|| provisional(TEN))
}

/// Digits of a number with its century, and without.
const TWELVE: usize = 12;
const TEN: usize = 10;

/// Digits of a date without its century.
const DATE: usize = 6;

/// Digits after the date.
const LAST: usize = 4;

fn whole_number(line: &str, groups: &[Group], length: usize) -> Option<Number> {
    let own = together(groups, length)?;
    let spelling = Spelling::of(own, length)?;
    let (range, digits) = (groups::range(own), groups::digits(own));
    let (date, last) = digits.split_at_checked(length - LAST)?;
    let real = Date::read(date)?.is_birth() && has_check_digit(&digits) && last != "0000";
    let piece = match spelling {
        Spelling::Bare => is_piece_of_hash(line, &range),
        Spelling::DateApart(_) => groups.get(own.len()).is_some_and(|next| goes_on(last, next)),
        Spelling::Usual(_) => false,
    };
    let certain = spelling.is_certain(length, last);
    (real && !piece).then_some(Number { range, taken: own.len(), certain })
}

/// The first groups, if they are together and hold just so many digits.
fn together<'g, 's>(groups: &'g [Group<'s>], length: usize) -> Option<&'g [Group<'s>]> {
    let mut held = 0;
    for (at, group) in groups.iter().enumerate() {
        if held > 0 && !is_separator(group.gap) {
            return None;
        }
        held += group.digits.len();
        if held >= length {
            return groups.get(..=at).filter(|_| held == length);
        }
    }
    None
}

/// How a number is written.
enum Spelling<'s> {
    /// Digits alone.
    Bare,
    /// What stands before the last four; or between all digits, each alone.
    Usual(&'s str),
    /// The same, after a date that is itself written in parts.
    DateApart(&'s str),
}

impl<'s> Spelling<'s> {
    /// None where the digits are parted as no date and four are.
    fn of(groups: &[Group<'s>], length: usize) -> Option<Self> {
        let [date @ .., last] = groups else { return None };
        match date {
            [] => Some(Self::Bare),
            // The last four in two: `030818-98 02`.
            [date, two] if date.digits.len() == length - LAST && last.digits.len() == 2 && is_mark(two.gap) => {
                Some(Self::Usual(two.gap))
            }
            _ if groups.iter().all(|group| group.digits.len() == 1) => Some(Self::Usual(last.gap)),
            _ if last.digits.len() != LAST => None,
            [_] => Some(Self::Usual(last.gap)),
            _ => parted_as_date(date, length - LAST).then_some(Self::DateApart(last.gap)),
        }
    }

    /// Ten digits without a sign may be an amount; a date with four digits after it may be a day and an hour.
    fn is_certain(&self, length: usize, last: &str) -> bool {
        match self {
            Self::Bare => length == TWELVE,
            Self::Usual(gap) if is_mark(gap) => true,
            Self::Usual(gap) | Self::DateApart(gap) => (length == TWELVE || !gap.trim().is_empty()) && !is_time(last),
        }
    }
}

/// Whether the groups end where year, month and day do, and the same stands between them. A year of two digits
/// stands apart only where the month does, or it is a day: `19 0105-0045`.
fn parted_as_date(groups: &[Group], length: usize) -> bool {
    let mut left = length;
    let parted = groups.iter().all(|group| {
        left -= group.digits.len();
        [0, 2, 4].contains(&left)
    });
    parted && are_alike(groups::gaps(groups)) && (length > DATE || groups.len() == 3)
}

/// Whether date and four are the beginning of something longer: a day, hour and second, or two dates.
fn goes_on(last: &str, next: &Group) -> bool {
    let year = ["18", "19", "20"].iter().any(|century| last.starts_with(century));
    is_separator(next.gap) && (groups::is_joint(next.gap) || year || is_time(last))
}

/// Whether it is the sign that parts the last four, and no space alone.
fn is_mark(gap: &str) -> bool {
    gap.contains(['-', '+'])
}

fn is_time(four: &str) -> bool {
    matches!(four.parse::<u32>(), Ok(time) if time / 100 < 24 && time % 100 < 60)
}

/// A date of birth in digits, and a word that stands in for the last four.
fn provisional_number(line: &str, groups: &[Group], length: usize) -> Option<Number> {
    let own = together(groups, length - LAST)?;
    let (date, Range { start, end }) = (groups::digits(own), groups::range(own));
    let rest = line.get(end..)?;
    let word_at = rest.find(char::is_alphanumeric)?;
    let (gap, after) = rest.split_at_checked(word_at)?;
    let signs = after.char_indices().take_while(|(_, c)| c.is_alphanumeric()).take(LAST + 1);
    let word = after.get(..signs.last().map_or(0, |(at, c)| at + c.len_utf8()))?;
    let together = own.len() == 1;
    let joined = match gap {
        "-" | "+" => together || (own.len() == 3 && parted_as_date(own, length - LAST)),
        " " => together && length == TWELVE,
        "" => together && length == TWELVE && !word.chars().all(|c| c.is_ascii_hexdigit()),
        _ => false,
    };
    let range = start..end + gap.len() + word.len();
    (joined && stands_in(word, &date)).then_some(Number { range, taken: own.len(), certain: false })
}

/// Whether the word is made as those that stand in for the last four, after such a date.
fn stands_in(word: &str, date: &str) -> bool {
    let shape: String = word.chars().map(letter_or_digit).collect();
    let of_studies_or_a_region = shape == "A000" && word.starts_with(|c| "JKLMNPRSTUWX".contains(c));
    let regional = of_studies_or_a_region || shape == "AA00" || shape == "AA0A";
    let is_birth = |date| Date::read(date).is_some_and(|date| date.is_birth());
    match date.split_at_checked(2) {
        // The national series begin three centuries late, and three more each time they are used up.
        Some((century, date)) if date.len() == DATE && century > "20" => shape == "AA00" && is_birth(date),
        _ => regional && is_birth(date),
    }
}

/// Every capital an `A`, every digit a `0`.
fn letter_or_digit(c: char) -> char {
    match c {
        'A'..='Z' => 'A',
        '0'..='9' => '0',
        _ => '?',
    }
}

/// A date of birth as it is written in a number.
struct Date {
    century: Option<i32>,
    year: i32,
    month: u32,
    day: u32,
}

impl Date {
    /// Reads six digits, or eight whose first are a century in which somebody who may be alive was born.
    fn read(digits: &str) -> Option<Self> {
        let (century, date) = digits.split_at_checked(digits.len().checked_sub(DATE)?)?;
        let two = |at: usize| date.get(at..at + 2)?.parse::<u32>().ok();
        let century = match century {
            "" => None,
            "18" | "19" | "20" => Some(century.parse().ok()?),
            _ => return None,
        };
        Some(Self { century, year: two(0)?.try_into().ok()?, month: two(2)?, day: two(4)? })
    }

    /// Whether it is one, or that of a coordination number: day + 60, month 00 or day 60 where they are unknown.
    fn is_birth(&self) -> bool {
        match self.day {
            0..=31 => self.is_real(self.day),
            60 => self.month <= 12,
            61..=91 => self.month == 0 || self.is_real(self.day - 60),
            _ => false,
        }
    }

    fn is_real(&self, day: u32) -> bool {
        let in_century = |century| NaiveDate::from_ymd_opt(century * 100 + self.year, self.month, day).is_some();
        self.century.map_or_else(|| (18..=20).any(in_century), in_century)
    }
}

/// Modulus 10 over the last ten digits.
fn has_check_digit(digits: &str) -> bool {
    let ten = digits.get(digits.len().saturating_sub(TEN)..).unwrap_or("");
    let weigh = |(at, byte): (usize, u8)| {
        let digit = u32::from(byte - b'0') * if at % 2 == 0 { 2 } else { 1 };
        digit / 10 + digit % 10
    };
    ten.bytes().enumerate().map(weigh).sum::<u32>().is_multiple_of(10)
}
