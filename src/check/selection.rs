//! Which sound records something is made of: all of them, or one party's.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::CheckedDataset;
use crate::model::record::{Booking, Case, Entry, Feedback, Meeting, Monitoring, Resources, Visit};
use crate::model::{Agreement, Kind};
use crate::rules::Severity;
use crate::source::Source;

/// Sound records as they are counted. Of one party they are narrowed here and nowhere else: a kind whose records say
/// whose they are gives out that party's; every other kind is the partnership's, and is given out whole.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    whole: &'a CheckedDataset,
    party: Option<usize>,
}

impl<'a> From<&'a CheckedDataset> for Selection<'a> {
    fn from(whole: &'a CheckedDataset) -> Self {
        Self { whole, party: None }
    }
}

impl<'a> Selection<'a> {
    /// The same directory, narrowed to a party by its index; all of it, without one.
    pub fn of(self, party: Option<usize>) -> Self {
        Self { party, ..self }
    }

    /// The party's index, where the records are one's.
    pub fn party(self) -> Option<usize> {
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
    pub fn sources(self) -> &'a [Source] {
        self.whole.sources()
    }

    /// The digest of what was read, which is the whole directory.
    pub fn digest(self) -> String {
        self.whole.digest()
    }

    /// Clients.
    pub fn cases(self) -> impl Iterator<Item = &'a Entry<Case>> {
        let takes = self.takes(Kind::Case);
        self.whole.cases().filter(move |entry| takes(entry.record.party))
    }

    /// Visits.
    pub fn visits(self) -> impl Iterator<Item = &'a Entry<Visit>> {
        let takes = self.takes(Kind::Visit);
        self.whole.visits().filter(move |entry| takes(entry.record.party))
    }

    /// Meetings, which are the partnership's.
    pub fn meetings(self) -> impl Iterator<Item = &'a Entry<Meeting>> {
        self.whole.meetings()
    }

    /// Viewpoints and complaints.
    pub fn feedback(self) -> impl Iterator<Item = &'a Entry<Feedback>> {
        let takes = self.takes(Kind::Feedback);
        self.whole.feedback().filter(move |entry| takes(entry.record.party))
    }

    /// Notes on the surrounding world.
    pub fn monitoring(self) -> impl Iterator<Item = &'a Entry<Monitoring>> {
        let takes = self.takes(Kind::Monitoring);
        self.whole.monitoring().filter(move |entry| takes(entry.record.party))
    }

    /// Yearly resources.
    pub fn resources(self) -> impl Iterator<Item = &'a Entry<Resources>> {
        let takes = self.takes(Kind::Resources);
        self.whole.resources().filter(move |entry| takes(entry.record.party))
    }

    /// Rows of bookkeeping, each of the party whose budget row it is.
    pub fn bookings(self) -> impl Iterator<Item = &'a Entry<Booking>> {
        let (takes, agreement) = (self.takes(Kind::Economy), self.agreement());
        let party = |booking: &Booking| agreement.party(agreement.budget.rows.get(booking.row)?.party.as_ref()?);
        self.whole.bookings().filter(move |entry| takes(party(&entry.record)))
    }

    /// Whether a year's bookkeeping, or a file of it, lies there and couldn't be read.
    pub fn has_lost_bookkeeping(self, year: i32) -> bool {
        self.whole.has_lost_bookkeeping(year)
    }

    /// Kinds of which there are records, and which are counted whole though the records are one party's.
    pub fn counted_whole(self) -> Vec<Kind> {
        let whole = |kind: &Kind| !self.agreement().is_by_party(*kind) && self.count_of(*kind) > 0;
        Kind::ALL.into_iter().filter(|kind| self.party.is_some() && whole(kind)).collect()
    }

    /// How many records there are of each kind.
    pub fn counted(self) -> BTreeMap<&'static str, usize> {
        Kind::ALL.into_iter().map(|kind| (kind.id(), self.count_of(kind))).collect()
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

    fn files_of_others(self) -> Vec<usize> {
        let whole = self.of(None);
        let all = [
            not_of(whole.cases(), |record| self.takes(Kind::Case)(record.party)),
            not_of(whole.visits(), |record| self.takes(Kind::Visit)(record.party)),
            not_of(whole.feedback(), |record| self.takes(Kind::Feedback)(record.party)),
            not_of(whole.monitoring(), |record| self.takes(Kind::Monitoring)(record.party)),
            not_of(whole.resources(), |record| self.takes(Kind::Resources)(record.party)),
        ];
        if self.party.is_none() { Vec::new() } else { all.concat() }
    }

    fn count_of(self, kind: Kind) -> usize {
        match kind {
            Kind::Case => self.cases().count(),
            Kind::Visit => self.visits().count(),
            Kind::Meeting => self.meetings().count(),
            Kind::Feedback => self.feedback().count(),
            Kind::Monitoring => self.monitoring().count(),
            Kind::Resources => self.resources().count(),
            Kind::Economy => self.bookings().count(),
        }
    }

    /// Whether a record of the kind, being some party's or nobody's, is among those given out.
    fn takes(self, kind: Kind) -> impl Fn(Option<usize>) -> bool + Copy {
        let due = self.party.filter(|_| self.agreement().is_by_party(kind));
        move |of| due.is_none() || of == due
    }
}

/// The files of records that aren't taken.
fn not_of<'a, T: 'a>(entries: impl Iterator<Item = &'a Entry<T>>, takes: impl Fn(&T) -> bool) -> Vec<usize> {
    entries.filter(|entry| !takes(&entry.record)).map(|entry| entry.file).collect()
}
