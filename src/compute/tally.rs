//! A count is the set of what was counted; its number is the set's size, or the heads that its records state.

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
pub struct Tally {
    members: Vec<Member>,
    /// What the records state, where heads were counted and not the records: one can state hundreds.
    heads: Option<usize>,
}

impl Tally {
    /// Heads as records state them, the same person as often as she was counted.
    pub fn of_heads(stated: impl IntoIterator<Item = (Member, u32)>) -> Self {
        let (members, heads): (Vec<Member>, Vec<u32>) = stated.into_iter().unzip();
        let heads = heads.into_iter().filter_map(|heads| usize::try_from(heads).ok()).fold(0, usize::saturating_add);
        Self { members, heads: Some(heads) }
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.heads.unwrap_or(self.members.len())
    }

    /// The same, to reckon with.
    pub fn number(&self) -> i128 {
        i128::try_from(self.count()).unwrap_or(i128::MAX)
    }

    /// What was counted, in the order of the records.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Counts one more.
    pub fn push(&mut self, member: Member) {
        self.members.push(member);
    }
}

impl FromIterator<Member> for Tally {
    fn from_iter<I: IntoIterator<Item = Member>>(members: I) -> Self {
        Self { members: members.into_iter().collect(), heads: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::numbered;

    #[test]
    fn heads_are_what_records_state_and_not_how_many_those_are() {
        let stated = [40, 2];
        let records = || numbered(&stated).map(|(file, heads)| (Member::File(file), *heads));
        let heads = Tally::of_heads(records());
        assert_eq!((heads.count(), heads.members().len()), (42, 2));
        let each: Tally = records().take(1).map(|(record, _)| record).collect();
        assert_eq!(each.count(), 1);
    }
}
