//! The plans that phone numbers follow: the Swedish numbering plan for telephony (ITU-T E.164, the
//! Post and Telecom Authority's regulations), and what E.164 says of all countries.

use std::ops::RangeInclusive;

/// The country code of Sweden.
pub const SWEDEN: &str = "46";

/// Digits of a Swedish number after the nought: all mobile numbers, and the longest others.
pub const FULL: usize = 9;

/// The fewest digits of a number with its country code; those of a few islands are shorter.
pub const FEWEST_ABROAD: usize = 9;

/// The most digits of a number with its country code.
pub const MOST_ABROAD: usize = 15;

/// Whether the digits after the nought are those of a mobile number.
pub fn is_mobile(national: &str) -> bool {
    national.len() == FULL && ["70", "72", "73", "76", "79"].iter().any(|code| national.starts_with(code))
}

/// How many of the digits after the nought are the area code's, if there are such numbers. No number begins with
/// a nought after its area code.
pub fn area_code(national: &str) -> Option<usize> {
    let (code, shortest) = match national.as_bytes() {
        [b'8', ..] => (1, FULL - 2),
        // Of companies that share a number between places.
        [b'1', b'0', ..] => (2, FULL),
        [b'7', b'7', ..] => (3, FULL),
        _ if TWO_DIGITS.iter().any(|code| national.starts_with(code)) => (2, FULL - 2),
        [b'1'..=b'6' | b'9', _, ..] => (3, FULL - 1),
        _ => return None,
    };
    let begins = national.get(code..)?.starts_with(|digit: char| digit != '0');
    (begins && (shortest..=FULL).contains(&national.len())).then_some(code)
}

/// The area codes of two digits after the nought, those of free numbers among them.
const TWO_DIGITS: [&str; 21] = [
    "11", "13", "16", "18", "19", "20", "21", "23", "26", "31", "33", "35", "36", "40", "42", "44", "46", "54", "60",
    "63", "90",
];

/// How many digits a number has that begins with such a country code; none where no code does.
pub fn lengths_abroad(digits: &str) -> Option<RangeInclusive<usize>> {
    match digits.as_bytes() {
        [] | [b'0', ..] => None,
        // North America and Russia have one length each.
        [b'1' | b'7', ..] => Some(11..=11),
        _ => Some(FEWEST_ABROAD..=MOST_ABROAD),
    }
}
