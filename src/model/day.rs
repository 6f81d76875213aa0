//! Days as people write them.

use chrono::NaiveDate;

/// A day written `2026-08-19` and in no other way.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    if is_shaped_as_day(text) { text.parse().ok() } else { None }
}

/// The day that was meant, where its year, month and day stand in their order, with dashes of another kind or without zeros.
pub fn day_meant(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split(|c: char| !c.is_ascii_digit());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = year.len() == 4 && parts.next().is_none();
    NaiveDate::from_ymd_opt(year.parse().ok().filter(|_| is_year)?, month.parse().ok()?, day.parse().ok()?)
}

/// Whether a text has the digits and dashes of a day, be there such a day or not.
pub fn is_shaped_as_day(text: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}
