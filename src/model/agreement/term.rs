//! From when to when the agreement holds, and how it ends.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Deserialize;

use super::Statement;
use crate::model::Period;
use crate::model::period::add_months;

/// From when to when.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermOfAgreement {
    /// First day.
    pub start: NaiveDate,
    /// Last day of the first period.
    pub end: NaiveDate,
    /// Clause.
    pub clause: String,
    /// How it is extended.
    #[serde(default)]
    pub extension: Option<Extension>,
    /// How it is terminated, where the text says.
    #[serde(default)]
    pub notice: Option<Notice>,
    /// The day on which somebody gave notice, once that has happened.
    #[serde(default)]
    pub notice_given: Option<NaiveDate>,
}

/// How the term is extended.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// Months at a time.
    pub months: u32,
    /// The last day it can reach.
    pub latest_end: NaiveDate,
    /// Clause.
    pub clause: String,
}

/// How the term is terminated.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Notice no later than this month and day stops the extension: `09-30`.
    #[serde(default)]
    pub by: Option<String>,
    /// Months that notice runs.
    pub months: u32,
    /// Clause.
    pub clause: String,
    /// What may have to be paid back.
    #[serde(default)]
    pub repayment: Option<Statement>,
}

impl TermOfAgreement {
    /// The longest the agreement can last: with every extension, or until a given notice has run out.
    pub fn longest(&self) -> Period {
        let latest = self.extension.as_ref().map_or(self.end, |extension| extension.latest_end);
        let to = self.notice_given.map_or(latest, |notice| self.end_after_notice(notice).min(latest));
        Period { from: self.start, to: to.max(self.start) }
    }

    /// The last day after notice on a day: the end of the period that it falls in or when notice has run out,
    /// whichever is earlier, where it came in time to stop the extension; else when it has run out (budget.md, open
    /// points).
    pub fn end_after_notice(&self, notice: NaiveDate) -> NaiveDate {
        let Some(rule) = &self.notice else { return notice };
        let run_out = add_months(notice, rule.months);
        let end = self.end_of_period(notice);
        if rule.by.as_ref().is_some_and(|by| is_in_time(notice, by, end)) { run_out.min(end) } else { run_out }
    }

    /// The end of the period that a day falls in: the first one's, or an extension's.
    fn end_of_period(&self, day: NaiveDate) -> NaiveDate {
        let Some(extension) = &self.extension else { return self.end };
        let mut end = self.end;
        while end < day && end < extension.latest_end {
            end = add_months(end, extension.months.max(1));
        }
        end
    }

    /// The last day of the year for notice that stops the extension, where the text sets one.
    pub fn last_notice(&self, year: i32) -> Option<NaiveDate> {
        format!("{year}-{}", self.notice.as_ref()?.by.as_ref()?).parse().ok()
    }
}

/// Whether notice comes no later than the month and day `by` before a period's end.
fn is_in_time(notice: NaiveDate, by: &str, end: NaiveDate) -> bool {
    let month_and_day = |day: NaiveDate| day.format("%m-%d").to_string();
    let year_of_by = if *by <= *month_and_day(end) { end.year() } else { end.year() - 1 };
    notice.year() < year_of_by || (notice.year() == year_of_by && *month_and_day(notice) <= *by)
}
