//! Why a question can't be answered by an agreement: what was asked for doesn't fit it. `report` puts it into words.

use chrono::NaiveDate;

use crate::model::Period;

/// Why a question can't be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unanswerable {
    /// The calendar year lies outside the longest that the term can be.
    YearOutsideTerm(i32, Period),
    /// The days asked for lie outside the part of the calendar year that lies in the term.
    DaysOutsideYear(i32, Period),
    /// The first day asked for is later than today.
    NotBegun(NaiveDate, NaiveDate),
    /// The first day asked for is later than the last.
    EndsBeforeStart(NaiveDate, NaiveDate),
    /// The agreement says nothing of notice.
    NoRuleForNotice,
    /// The day of the notice lies outside the longest that the term can be.
    NoticeOutsideTerm(NaiveDate, Period),
    /// The last day wished for a grant isn't one of the days that it is for.
    EndOutsidePeriod(NaiveDate, Period),
    /// The days that a grant is for touch so many months, and none or more of them were wished for.
    MonthsOutsidePeriod(Period, usize),
    /// A party's grant was asked for, and no row of the budget says whose it is.
    RowsOfNobody,
    /// A party's grant was asked for, and the rows of the budget are those of others.
    NoRowOf {
        /// Whose was asked for.
        party: String,
        /// Whose rows there are.
        known: Vec<String>,
    },
}
