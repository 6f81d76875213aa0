//! A count is the set of what was counted; its number is the set's size.

use std::fmt;

use chrono::NaiveDate;

use crate::identifier;
use crate::model::{CaseId, Month};
use crate::source::{FileId, Sources};

/// One thing that was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    /// A client.
    Case(CaseId),
    /// A client's child, by its number in the record.
    Child(CaseId, usize),
    /// A record, by its file.
    File(FileId),
    /// A day.
    Day(NaiveDate),
    /// A month.
    Month(Month),
}

impl Member {
    /// When it was, of a day or a month.
    pub fn time(&self) -> Option<String> {
        match self {
            Self::Day(day) => Some(day.to_string()),
            Self::Month(month) => Some(month.to_string()),
            Self::Case(_) | Self::Child(..) | Self::File(_) => None,
        }
    }

    /// Its id: a case id, a path below the records directory, a day or a month.
    pub fn id(&self, sources: &Sources) -> String {
        match self {
            Self::Case(id) => id.to_string(),
            Self::Child(id, at) => format!("{id} children[{at}]"),
            Self::File(file) => identifier::harmless_path(&sources[*file].path),
            Self::Day(day) => day.to_string(),
            Self::Month(month) => month.to_string(),
        }
    }
}

/// What was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(Vec<Member>);

impl Tally {
    /// How many.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The same, to reckon with.
    pub fn number(&self) -> i128 {
        i128::try_from(self.count()).unwrap_or(i128::MAX)
    }

    /// What was counted, in the order of the records.
    pub fn members(&self) -> &[Member] {
        &self.0
    }

    /// Counts one more.
    pub fn push(&mut self, member: Member) {
        self.0.push(member);
    }
}

impl FromIterator<Member> for Tally {
    fn from_iter<I: IntoIterator<Item = Member>>(members: I) -> Self {
        Self(members.into_iter().collect())
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.count().fmt(out)
    }
}
