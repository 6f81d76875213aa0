//! Days as records hold them.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::schema::schema;

/// A day written `2026-08-19` and in no other way.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    if is_shaped_as_day(text) { text.parse().ok() } else { None }
}

/// Whether a text has the digits and dashes of a day, be there such a day or not.
pub fn is_shaped_as_day(text: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

/// A month and a day, of any year: `02-28`, `09-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// A month and a day of it; none where no year has that day.
    pub fn new(month: u32, day: u32) -> Option<Self> {
        // A leap year has every day.
        NaiveDate::from_ymd_opt(2028, month, day).map(|_| Self { month, day })
    }

    /// The month and day of a date.
    pub fn of(date: NaiveDate) -> Self {
        Self { month: date.month(), day: date.day() }
    }

    /// The month, from 1.
    pub fn month(self) -> u32 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u32 {
        self.day
    }

    /// The date in a year; 29 February is the last day of February in years that lack it. None beyond the calendar.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day).or_else(|| NaiveDate::from_ymd_opt(year, self.month, 28))
    }
}

impl FromStr for MonthDay {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let is_shaped = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let (month, day) = text.split_once('-').filter(|(month, day)| is_shaped(month) && is_shaped(day)).ok_or(())?;
        Self::new(month.parse().map_err(|_| ())?, day.parse().map_err(|_| ())?).ok_or(())
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}-{:02}", self.month, self.day)
    }
}

schema!(MonthDay, "MonthDay", true, {"type": "string", "pattern": "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"});
