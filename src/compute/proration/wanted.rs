//! Which grant somebody asks for.

use chrono::NaiveDate;

/// Which share somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// The one that the agreement states, else the rule's.
    Agreed,
    /// So many of twelve months.
    Months(u32),
    /// By days.
    Days,
}

/// Which grant somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The calendar year.
    pub year: i32,
    /// The share.
    pub wish: Wish,
    /// The last day, where the period ends early.
    pub until: Option<NaiveDate>,
    /// The id of the party whose grant it is; everyone's, where none is named.
    pub party: Option<&'a str>,
}

impl Wanted<'_> {
    /// Everyone's grant of a year, as the agreement has it.
    pub fn year(year: i32) -> Self {
        Self { year, wish: Wish::Agreed, until: None, party: None }
    }
}
