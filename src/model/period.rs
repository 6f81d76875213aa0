//! Periods of whole days: months, quarters, half-years, years.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};

use crate::lang::Text;
use crate::say;

/// From one day to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Period {
    /// The period, unless it would end before it starts.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The calendar year; `None` outside what a calendar can say.
    pub fn year(year: i32) -> Option<Self> {
        Self::new(NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)
    }

    /// The days that both have.
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }

    /// Number of days.
    pub fn days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// Whether the day lies within.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// Every day, in order.
    pub fn each_day(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(move |day| *day <= self.to)
    }

    /// Every month that the period touches, in order.
    pub fn months(self) -> Vec<Month> {
        let mut months = vec![Month::of(self.from)];
        while let Some(next) = months.last().and_then(|month| month.next()).filter(|next| *next <= Month::of(self.to)) {
            months.push(next);
        }
        months
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}–{}", self.from, self.to)
    }
}

/// A calendar month, shown as `2026-06`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: NaiveDate,
}

impl Month {
    /// The month that holds the day.
    pub fn of(day: NaiveDate) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    /// The month after it.
    pub fn next(self) -> Option<Self> {
        self.first.checked_add_months(Months::new(1)).map(Self::of)
    }

    /// Its days.
    pub fn period(self) -> Period {
        let last = self.next().and_then(|next| next.first.pred_opt()).unwrap_or(self.first);
        Period { from: self.first, to: last }
    }

    /// The quarter that holds it.
    pub fn quarter(self) -> Quarter {
        Quarter { year: self.first.year(), number: self.first.month0() / 3 + 1 }
    }

    /// The half-year that holds it.
    pub fn half_year(self) -> HalfYear {
        HalfYear { year: self.first.year(), number: self.first.month0() / 6 + 1 }
    }

    /// Its number in the year, 1–12.
    pub fn number(self) -> u32 {
        self.first.month()
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// "juli 2026".
    pub fn label(self) -> Text {
        let (name, year) = (month_name(self.number()), self.year());
        say!(sv "{name} {year}", en "{name} {year}"; name)
    }
}

/// "juli", by its number from 1; the number itself, where no month has it.
pub fn month_name(number: u32) -> Text {
    match number {
        1 => say!(sv "januari", en "January"),
        2 => say!(sv "februari", en "February"),
        3 => say!(sv "mars", en "March"),
        4 => say!(sv "april", en "April"),
        5 => say!(sv "maj", en "May"),
        6 => say!(sv "juni", en "June"),
        7 => say!(sv "juli", en "July"),
        8 => say!(sv "augusti", en "August"),
        9 => say!(sv "september", en "September"),
        10 => say!(sv "oktober", en "October"),
        11 => say!(sv "november", en "November"),
        12 => say!(sv "december", en "December"),
        _ => Text::same(number),
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.first.format("%Y-%m"))
    }
}

/// A calendar quarter, shown as `2026-Q3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// Year.
    pub year: i32,
    /// 1–4.
    pub number: u32,
}

impl Quarter {
    /// Its days; `None` where the number isn't 1–4.
    pub fn period(self) -> Option<Period> {
        let first = NaiveDate::from_ymd_opt(self.year, (self.number * 3).checked_sub(2)?, 1)?;
        Period::new(first, first.checked_add_months(Months::new(3))?.pred_opt()?)
    }
}

impl Quarter {
    /// "kvartal 3 2026".
    pub fn label(self) -> Text {
        let Self { year, number } = self;
        say!(sv "kvartal {number} {year}", en "quarter {number} {year}")
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-Q{}", self.year, self.number)
    }
}

/// A calendar year or a quarter of one, shown as `2026` or `2026-Q3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearOrQuarter {
    /// A calendar year.
    Year(i32),
    /// A quarter.
    Quarter(Quarter),
}

impl YearOrQuarter {
    /// What a file is named by: `2026`, `2026-q3`.
    pub fn of_name(name: &str) -> Option<Self> {
        let (year, quarter) = name.split_once("-q").map_or((name, None), |(year, quarter)| (year, Some(quarter)));
        let year: i32 =
            year.parse().ok().filter(|_| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))?;
        let Some(quarter) = quarter else { return Some(Self::Year(year)) };
        let number = ["1", "2", "3", "4"].iter().zip(1..).find(|(digit, _)| **digit == quarter)?.1;
        Some(Self::Quarter(Quarter { year, number }))
    }

    /// Its days.
    pub fn period(self) -> Option<Period> {
        match self {
            Self::Year(year) => Period::year(year),
            Self::Quarter(quarter) => quarter.period(),
        }
    }
}

impl fmt::Display for YearOrQuarter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => year.fmt(out),
            Self::Quarter(quarter) => quarter.fmt(out),
        }
    }
}

/// A calendar half-year, shown as `2026-H2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfYear {
    /// Year.
    pub year: i32,
    /// 1–2.
    pub number: u32,
}

impl fmt::Display for HalfYear {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-H{}", self.year, self.number)
    }
}

/// What an instalment is for, shown as `2026-07`, `2026-Q3`, `2026-H2` or `2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaymentPeriod {
    /// A month.
    Month(Month),
    /// A quarter.
    Quarter(Quarter),
    /// A half-year.
    HalfYear(HalfYear),
    /// A calendar year.
    Year(i32),
}

impl fmt::Display for PaymentPeriod {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(month) => month.fmt(out),
            Self::Quarter(quarter) => quarter.fmt(out),
            Self::HalfYear(half) => half.fmt(out),
            Self::Year(year) => year.fmt(out),
        }
    }
}

/// The day `months` months later; a day that the month lacks becomes its last (budget.md: notice).
pub fn add_months(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_by_years_and_quarters_alone() {
        let shown = |name| YearOrQuarter::of_name(name).map(|part| part.to_string());
        assert_eq!((shown("2026").as_deref(), shown("2026-q3").as_deref()), (Some("2026"), Some("2026-Q3")));
        for other in ["26", "+026", "2026-q0", "2026-q5", "2026-q03", "2026-Q3", "2026-", "2026-q", "-q1"] {
            assert_eq!(shown(other), None, "{other}");
        }
    }

    fn period(from: &str, to: &str) -> Period {
        Period::new(from.parse().unwrap(), to.parse().unwrap()).unwrap()
    }

    #[test]
    fn the_first_period_has_205_days_and_touches_seven_months() {
        let first = period("2026-06-10", "2026-12-31");
        assert_eq!((first.days(), first.months().len()), (205, 7));
        assert_eq!(first.months().last().unwrap().to_string(), "2026-12");
    }

    #[test]
    fn quarters_know_their_days() {
        let quarter = Quarter { year: 2028, number: 1 };
        assert_eq!(quarter.period(), Some(period("2028-01-01", "2028-03-31")));
        assert_eq!(Quarter { year: 2026, number: 5 }.period(), None);
        assert_eq!(Quarter { year: 2026, number: 0 }.period(), None);
        assert_eq!(Month::of("2026-09-30".parse().unwrap()).quarter().to_string(), "2026-Q3");
    }

    #[test]
    fn half_years_hold_six_months() {
        let halves = |from, to| period(from, to).months().into_iter().map(Month::half_year).collect::<Vec<_>>();
        let shown: Vec<String> = halves("2026-01-01", "2026-12-31").iter().map(HalfYear::to_string).collect();
        assert_eq!(shown, [["2026-H1"; 6], ["2026-H2"; 6]].concat());
        assert!(halves("2026-12-31", "2027-01-01").is_sorted());
    }

    #[test]
    fn a_day_that_a_month_lacks_becomes_its_last() {
        assert_eq!(add_months("2026-10-31".parse().unwrap(), 4).to_string(), "2027-02-28");
    }
}
