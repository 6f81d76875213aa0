//! From when to when the agreement holds, and how it ends.

use std::num::NonZeroU32;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::statement::Statement;
use crate::model::Period;
use crate::model::day::MonthDay;
use crate::model::declared::declared;
use crate::model::period::add_months;

/// Years that an agreement can be about.
pub const YEARS: RangeInclusive<i32> = 2000..=2100;

declared! {
    /// From when to when.
    pub struct TermOfAgreement {
        /// First day.
        pub start: NaiveDate,
        /// Last day of the first period.
        pub end: NaiveDate,
        /// Clause.
        pub clause: String,
        /// How it is extended.
        pub extension: Option<Extension> = None,
        /// How it is terminated, where the text says.
        pub notice: Option<Notice> = None,
        /// The day on which somebody gave notice, once that has happened.
        pub notice_given: Option<NaiveDate> = None,
    }

    /// How the term is extended.
    pub struct Extension {
        /// Months at a time.
        pub months: NonZeroU32,
        /// The last day it can reach.
        pub latest_end: NaiveDate,
        /// Clause.
        pub clause: String,
    }

    /// How the term is terminated.
    pub struct Notice {
        /// Notice no later than this month and day stops the extension: `09-30`.
        pub by: Option<MonthDay> = None,
        /// Months that notice runs.
        pub months: NonZeroU32,
        /// Clause.
        pub clause: String,
        /// What may have to be paid back.
        pub repayment: Option<Statement> = None,
    }
}

impl TermOfAgreement {
    /// The longest the agreement can last: with every extension, or until a given notice has run out.
    pub fn longest(&self) -> Period {
        let Period { from, to: latest } = self.extended();
        let to = self.notice_given.map_or(latest, |notice| self.end_after_notice(notice).min(latest));
        Period { from, to: to.max(from) }
    }

    /// With every extension, whether or not somebody has given notice since.
    pub fn extended(&self) -> Period {
        let latest = self.extension.as_ref().map_or(self.end, |extension| extension.latest_end);
        Period { from: self.start, to: latest.max(self.start) }
    }

    /// The last day after notice on a day: the end of the period that it falls in or when notice has run out,
    /// whichever is earlier, where it came in time to stop the extension; else when it has run out (budget.md, open
    /// points).
    pub fn end_after_notice(&self, notice: NaiveDate) -> NaiveDate {
        let Some(rule) = &self.notice else { return notice };
        let run_out = add_months(notice, rule.months.get());
        let end = self.end_of_period(notice);
        if self.last_notice(end).is_some_and(|by| notice <= by) { run_out.min(end) } else { run_out }
    }

    /// The end of the first period and of every extension: whole months from the day after the first one ends, so that
    /// the last day of a month is followed by the last of another.
    pub fn period_ends(&self) -> impl Iterator<Item = NaiveDate> {
        let latest = self.extended().to;
        let months = self.extension.as_ref().map(|extension| extension.months);
        let extended = months.into_iter().flat_map(|months| extension_ends(self.end, months));
        std::iter::once(self.end).chain(extended.take_while(move |end| *end <= latest))
    }

    /// The end of the period that a day falls in: the first one's, or an extension's.
    pub fn end_of_period(&self, day: NaiveDate) -> NaiveDate {
        self.period_ends().find(|end| day <= *end).unwrap_or(self.extended().to)
    }

    /// The last day for notice that stops the extension of the period with an end, where the text sets one.
    pub fn last_notice(&self, end: NaiveDate) -> Option<NaiveDate> {
        let by = self.notice.as_ref()?.by?;
        let year = if by <= MonthDay::of(end) { end.year() } else { end.year() - 1 };
        by.in_year(year)
    }

    /// The day until which it is certain to last, as known on a day: an extension isn't until it can't be stopped.
    pub fn certain_until(&self, day: NaiveDate) -> NaiveDate {
        let decided = |end: &NaiveDate| self.last_notice(*end).unwrap_or(*end) < day;
        let certain = self.period_ends().find(|end| !decided(end));
        certain.unwrap_or(self.extended().to).min(self.longest().to)
    }
}

/// The end of every extension of so many months after a first period, for as long as the calendar goes.
pub fn extension_ends(end: NaiveDate, months: NonZeroU32) -> impl Iterator<Item = NaiveDate> {
    let next = end.succ_opt().unwrap_or(end);
    (1..).map_while(move |times| add_months(next, months.get().checked_mul(times)?).pred_opt())
}
