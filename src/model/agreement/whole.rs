//! The whole file, and what applied before each amendment (ÖK §2.1, §5.4).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::amendment::{Amendment, in_amendment};
use super::appendix::Appendix;
use super::budget::Budget;
use super::commitment::Commitment;
use super::forum::Forum;
use super::goal::{Capacity, Goal};
use super::hours::Hours;
use super::identity::{Identity, Party};
use super::open_point::OpenPoint;
use super::record_kind::RecordKind;
use super::report::{Publish, Report};
use super::share::StatedShare;
use super::statement::Statement;
use super::term::TermOfAgreement;
use crate::lang::{Labelled, Text};
use crate::model::Vocabulary;
use crate::model::declared::declared;
use crate::say;

/// How the format of an agreement is called, whatever its number.
pub const FORMAT_NAME: &str = "iop-agreement/";

/// The format that this program reads: `iop-agreement/1`.
pub const FORMAT: &str = "iop-agreement/1";

declared! {
    /// The whole file.
    pub struct Agreement made {
        /// What applied before each amendment, oldest first.
        pub earlier: Vec<Earlier>,
    } {
        /// [`FORMAT`].
        pub format: String,
        /// What it is, between whom.
        pub agreement: Identity,
        /// From when to when.
        pub term: TermOfAgreement,
        /// What it is for.
        pub goals: Vec<Goal> = Vec::new(),
        /// How many clients.
        pub capacity: Capacity = Capacity::default(),
        /// When somebody is there.
        pub hours: Hours = Hours::default(),
        /// Who meets, how often.
        pub forums: Vec<Forum> = Vec::new(),
        // ÖK §2.1, §5.11, §6.
        /// What holds for one party alone.
        pub appendices: Vec<Appendix> = Vec::new(),
        /// What is documented.
        pub records: BTreeMap<String, RecordKind>,
        /// The terms that records may hold.
        pub vocabularies: BTreeMap<String, Vocabulary>,
        /// The grant.
        pub budget: Budget,
        /// What the parties are bound to.
        pub commitments: Vec<Commitment>,
        /// What the report holds.
        pub report: Report,
        /// What may be published.
        pub publish: Publish,
        /// How long records are kept.
        pub retention: Option<Statement> = None,
        /// What the texts leave open.
        pub open_points: Vec<OpenPoint> = Vec::new(),
        /// What was changed after it was signed, in order of time.
        pub amendments: Vec<Amendment> = Vec::new(),
    }
}

/// What applied until an amendment.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// The day from which it didn't apply any longer.
    pub until: NaiveDate,
    /// The terms.
    pub terms: Agreement,
}

impl Agreement {
    /// The vocabulary of a name; check refuses an agreement that lacks one that records need.
    pub fn vocabulary(&self, name: &str) -> Option<&Vocabulary> {
        self.vocabularies.get(name)
    }

    /// Whether the text says of any forum how long its chair serves.
    pub fn has_chairs(&self) -> bool {
        self.forums.iter().any(|forum| forum.chair_months.is_some())
    }

    /// Whom an internal report is for: the first of the forums, or the parties where there are none.
    pub fn internal_readers(&self) -> Text {
        let parties = say!(sv "parterna", en "the parties");
        self.forums.first().map_or(parties, |forum| forum.text().within_a_sentence())
    }
}

impl Agreement {
    /// The terms that apply on a day.
    pub fn on(&self, day: NaiveDate) -> &Self {
        self.earlier.iter().find(|earlier| day < earlier.until).map_or(self, |earlier| &earlier.terms)
    }

    /// The agreement as it was known on a day: later amendments aren't made yet.
    pub fn as_known_on(&self, day: NaiveDate) -> Self {
        let made = self.earlier.iter().take_while(|earlier| earlier.until <= day).count();
        let terms = self.earlier.get(made).map_or(self, |earlier| &earlier.terms);
        Self { earlier: self.earlier.iter().take(made).cloned().collect(), ..terms.clone() }
    }

    /// The terms of every time, oldest first.
    pub fn of_every_time(&self) -> impl Iterator<Item = &Self> {
        self.earlier.iter().map(|earlier| &earlier.terms).chain([self])
    }

    /// The parties that haven't signed an amendment by a day: of those that it binds, newly joined ones included.
    pub fn unsigned(&self, at: usize, day: NaiveDate) -> Vec<&Party> {
        let Some(amendment) = self.amendments.get(at) else { return Vec::new() };
        let bound = &self.earlier.get(at + 1).map_or(self, |earlier| &earlier.terms).agreement.parties;
        let signed = || amendment.signed.iter().filter(|signature| signature.on <= day);
        let has_signed = |party: &&Party| signed().any(|signature| signature.party == party.id);
        bound.iter().filter(|party| !has_signed(party)).collect()
    }

    /// Where in the file a key stands, as it applies: among the changes of the last amendment that touched it. Entries are
    /// named (`commitments[payments]`), since an amendment has them in an order of its own.
    pub fn place(&self, key: &str) -> String {
        match self.amendments.iter().rposition(|amendment| amendment.touches(key)) {
            Some(at) => in_amendment(at, key),
            None => key.to_owned(),
        }
    }

    /// The stated shares that these terms judge, each with its place in the list: one whose period was over when the last
    /// amendment began to apply belongs to the terms before it.
    pub fn shares_of_its_time(&self) -> impl Iterator<Item = (usize, &StatedShare)> {
        let since = self.amendments.last().map(|amendment| amendment.from);
        let shares = self.budget.shares.iter().enumerate();
        shares.filter(move |(_, share)| since.is_none_or(|since| since <= share.to))
    }

    /// Every share that the texts state. One whose period has begun belongs to it for good; until it is over, it gives way to
    /// another that an amendment states for the same days.
    pub fn stated_shares(&self) -> Vec<&StatedShare> {
        let end = self.term.longest().to;
        let begin = std::iter::once(NaiveDate::MIN).chain(self.earlier.iter().map(|earlier| earlier.until));
        let mut all: Vec<&StatedShare> = Vec::new();
        for (terms, since) in self.of_every_time().zip(begin).filter(|(_, since)| *since <= end) {
            let now: Vec<&StatedShare> = terms.budget.shares.iter().filter(|share| since <= share.to).collect();
            all.retain(|share| share.from < since && !now.iter().any(|new| new.overlaps(share)));
            all.extend(now);
        }
        all
    }

    /// The budget that holds on a day.
    pub fn budget_on(&self, day: NaiveDate) -> &Budget {
        &self.on(day).budget
    }
}
