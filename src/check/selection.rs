//! Which sound records something is made of: all of them, or one party's.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::CheckedDataset;
use crate::model::agreement::PartyId;
use crate::model::records::{Entry, Head, Listed};
use crate::model::{Agreement, Kind};
use crate::rules::Severity;
use crate::source::{FileId, Sources};

/// Sound records as they are counted. Of one party they are narrowed here and nowhere else: a kind whose records say
/// whose they are gives out that party's; every other kind is the partnership's, and is given out whole.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    whole: &'a CheckedDataset,
    party: Option<PartyId>,
}

impl<'a> From<&'a CheckedDataset> for Selection<'a> {
    fn from(whole: &'a CheckedDataset) -> Self {
        Self { whole, party: None }
    }
}

impl<'a> Selection<'a> {
    /// The same directory, narrowed to a party; all of it, without one.
    pub fn narrowed(self, party: Option<PartyId>) -> Self {
        Self { party, ..self }
    }

    /// The party, where the records are one's.
    pub fn party(self) -> Option<PartyId> {
        self.party
    }

    /// The agreement.
    pub fn agreement(self) -> &'a Agreement {
        self.whole.agreement()
    }

    /// The day it was judged.
    pub fn today(self) -> NaiveDate {
        self.whole.today()
    }

    /// Every file, by path.
    pub fn sources(self) -> &'a Sources {
        self.whole.sources()
    }

    /// The digest of what was read, which is the whole directory.
    pub fn digest(self) -> String {
        self.whole.digest()
    }

    /// Records of a kind.
    pub fn of<T: Listed>(self) -> impl Iterator<Item = &'a Entry<T>> {
        let takes = self.takes(T::KIND);
        self.whole.of::<T>().filter(move |entry| takes(entry.party))
    }

    /// What every record of a kind has.
    pub fn heads(self, kind: Kind) -> impl Iterator<Item = &'a Head> {
        let takes = self.takes(kind);
        self.whole.heads(kind).filter(move |head| takes(head.party))
    }

    /// Whether a year's bookkeeping, or a file of it, lies there and couldn't be read.
    pub fn has_lost_bookkeeping(self, year: i32) -> bool {
        self.whole.has_lost_bookkeeping(year)
    }

    /// Kinds of which there are records, and which are counted whole though the records are one party's.
    pub fn counted_whole(self) -> Vec<Kind> {
        let whole = |kind: &Kind| kind.is_counted() && !self.agreement().is_by_party(*kind) && self.count_of(*kind) > 0;
        Kind::ALL.into_iter().filter(|kind| self.party.is_some() && whole(kind)).collect()
    }

    /// How many records there are of each kind.
    pub fn counted(self) -> BTreeMap<&'static str, usize> {
        let counted = self.agreement().kinds().filter(|kind| kind.is_counted());
        counted.map(|kind| (kind.id(), self.count_of(kind))).collect()
    }

    /// How many records were left out for their errors, whosever they are: a record with errors may not say.
    pub fn left_out(self) -> usize {
        self.whole.left_out()
    }

    /// Warnings by code; of one party, those of other parties' records aside.
    pub fn warnings(self) -> BTreeMap<&'static str, usize> {
        let mut warnings = BTreeMap::new();
        let others = self.files_of_others();
        let diagnostics = self.whole.diagnostics().iter();
        for diagnostic in
            diagnostics.filter(|item| item.rule.severity == Severity::Warning && !others.contains(&item.file))
        {
            *warnings.entry(diagnostic.rule.code).or_default() += 1;
        }
        warnings
    }

    /// The files of other parties' records; that of a sheet is everybody's.
    fn files_of_others(self) -> BTreeSet<FileId> {
        let of_kind = |kind: Kind| {
            let takes = self.takes(kind);
            self.whole.heads(kind).filter(move |head| head.row.is_none() && !takes(head.party)).map(|head| head.file)
        };
        Kind::ALL.into_iter().flat_map(of_kind).collect()
    }

    fn count_of(self, kind: Kind) -> usize {
        self.heads(kind).count()
    }

    /// Whether a record of the kind, being some party's or nobody's, is among those given out.
    fn takes(self, kind: Kind) -> impl Fn(Option<PartyId>) -> bool + Copy {
        let due = self.party.filter(|_| self.agreement().is_by_party(kind));
        move |of| due.is_none() || of == due
    }
}
