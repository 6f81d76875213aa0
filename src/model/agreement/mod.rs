//! The agreement as data: what `agreement.yaml` holds, key by key.

mod amendment;
mod appendix;
mod budget;
mod commitment;
mod fields;
mod share;
mod term;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use schemars::{Schema, SchemaGenerator, json_schema};

pub use amendment::{Amendment, Changed, Changes, Earlier, Signature, in_amendment};
pub use appendix::{Appendix, HoursOf, InForce};
pub use budget::{Budget, BudgetRow, OwnContribution, PaymentInterval, Payments};
pub use commitment::{AfterYear, AmendmentDuty, Commitment, DutyMeasure, DutyTarget, Occasion, Reason, TermDate};
pub use fields::{AddedType, RecordField, RecordKind, is_key};
pub use share::{Extent, StatedShare};
pub use term::{Extension, Notice, TermOfAgreement};

use super::declared::{AtLeast, choices, declared};
use super::vocabulary::labelled;
use super::{TimeOfDay, Vocabulary, calendar};
use crate::lang::{Labelled, Lang, Text};
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

    /// What the agreement is, and between whom.
    pub struct Identity {
        /// Reference number.
        pub reference: String,
        /// Swedish title.
        pub sv: String,
        /// English title.
        pub en: String = String::new(),
        /// Language of its documents.
        pub language: Lang,
        /// Who signed.
        pub parties: Vec<Party>,
        /// Contacts that the agreement publishes.
        pub contacts: Vec<Contact> = Vec::new(),
        /// The texts that clauses cite.
        pub texts: Vec<CitedText>,
    }

    /// A party.
    pub struct Party {
        /// Id.
        pub id: String,
        /// Swedish name.
        pub sv: String,
        /// English name.
        pub en: String = String::new(),
        /// Organisation number.
        pub organisation_number: String,
        /// The part of it that does the work.
        pub unit: Option<String> = None,
        /// Clause.
        pub clause: String,
    }

    /// A contact that the agreement publishes.
    pub struct Contact {
        /// Whose.
        pub party: String,
        /// E-mail address.
        pub email: String,
        /// Phone number.
        pub phone: String,
        /// Clause.
        pub clause: String,
    }

    /// A text that clauses cite.
    pub struct CitedText {
        /// How clauses cite it.
        pub id: String,
        /// Swedish title.
        pub sv: String,
        /// English title.
        pub en: String = String::new(),
    }
}

// ÖK §2.2.
declared! {
    /// A goal.
    pub struct Goal {
        /// Id.
        pub id: String,
        /// In Swedish, the agreement's words.
        pub sv: String,
        /// In English.
        pub en: String = String::new(),
        /// Clause.
        pub clause: String,
        /// The figures that answer it.
        pub figures: Vec<String>,
    }

    /// How many clients. What the texts don't say is absent, which isn't zero.
    #[derive(Default)]
    pub struct Capacity {
        /// Clients a year.
        pub clients_per_year: Option<Range> = None,
        /// Clients active at once.
        pub active_at_once: Option<Range> = None,
        /// New clients a week, on average.
        pub new_per_week: Option<Range> = None,
    }
}

impl Capacity {
    /// What is stated, by its key.
    pub fn stated(&self) -> impl Iterator<Item = (&'static str, &Range)> {
        let all = [
            ("clients_per_year", &self.clients_per_year),
            ("active_at_once", &self.active_at_once),
            ("new_per_week", &self.new_per_week),
        ];
        all.into_iter().filter_map(|(key, range)| Some((key, range.as_ref()?)))
    }
}

declared! {
    /// From so many to so many.
    pub struct Range {
        /// What it is called in Swedish, where the text has a word of its own.
        pub sv: String = String::new(),
        /// What it is called in English.
        pub en: String = String::new(),
        /// At least.
        pub from: u32,
        /// At most.
        pub to: u32,
        /// The text states it as it is; without this, as about so many.
        pub exact: bool = false,
        /// Clause.
        pub clause: String,
    }

    /// When somebody is there. Where the texts set no hours, none are judged.
    #[derive(Default)]
    pub struct Hours {
        /// When staff can be reached.
        pub staffed: Option<OpeningHours> = None,
        /// When anyone may drop in.
        pub open_reception: Option<OpeningHours> = None,
    }
}

impl Hours {
    /// What is stated, by its key.
    pub fn stated(&self) -> impl Iterator<Item = (&'static str, &OpeningHours)> {
        let all = [("staffed", &self.staffed), ("open_reception", &self.open_reception)];
        all.into_iter().filter_map(|(key, hours)| Some((key, hours.as_ref()?)))
    }
}

declared! {
    /// Days and times.
    pub struct OpeningHours {
        /// Weekdays, `monday` and so on.
        #[schemars(schema_with = "weekdays")]
        pub days: Vec<Weekday>,
        /// Opens at.
        pub from: TimeOfDay,
        /// Closes at.
        pub to: TimeOfDay,
        /// Also on public holidays.
        pub public_holidays: bool,
        /// Where.
        pub place: Option<String> = None,
        /// Clause.
        pub clause: String,
    }
}

fn weekdays(_: &mut SchemaGenerator) -> Schema {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    json_schema!({"type": "array", "items": {"enum": days}})
}

impl OpeningHours {
    /// Whether no weekday is left out.
    pub fn is_every_day(&self) -> bool {
        (0u8..7).all(|day| Weekday::try_from(day).is_ok_and(|day| self.days.contains(&day)))
    }

    /// Whether it is open on the day.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        self.days.contains(&day.weekday()) && (self.public_holidays || !calendar::is_public_holiday(day))
    }

    /// Whether the time lies within, closing time included.
    pub fn is_open_at(&self, time: TimeOfDay) -> bool {
        self.from <= time && time <= self.to
    }
}

// ÖK §3.
declared! {
    /// A forum.
    pub struct Forum {
        /// Id that meetings hold.
        pub id: String,
        /// Swedish name.
        pub sv: String,
        /// English name.
        pub en: String = String::new(),
        /// At least so many meetings …
        pub meetings: u32,
        /// … in each of these.
        pub per: Interval,
        /// How long a chair serves, in months, where the text says.
        pub chair_months: Option<u32> = None,
        /// Clause.
        pub clause: String,
    }
}

choices! {
    /// A stretch of time that something recurs in.
    pub enum Interval {
        /// Each month.
        Month = "month", "månad", "month";
        /// Each quarter.
        Quarter = "quarter", "kvartal", "quarter";
        /// Each year.
        Year = "year", "år", "year";
    }
}

declared! {
    /// Words with a clause.
    #[derive(PartialEq, Eq)]
    pub struct Statement {
        /// In Swedish.
        pub sv: String,
        /// In English.
        pub en: String = String::new(),
        /// Clause.
        pub clause: String,
    }

    /// What the report holds.
    pub struct Report {
        /// Clause.
        pub clause: String,
        /// The edition of a written report, where nobody says.
        pub default_edition: Option<String> = None,
        /// The sections, in order.
        pub sections: Vec<Section>,
    }

    /// A section of the report.
    pub struct Section {
        /// Id.
        pub id: String,
        /// Swedish heading.
        pub sv: String,
        /// English heading.
        pub en: String = String::new(),
        /// Figures shown.
        pub figures: Vec<String> = Vec::new(),
        /// Tables shown.
        pub tables: Vec<String> = Vec::new(),
    }
}

// ÖK §5.3.
declared! {
    /// What may be published.
    pub struct Publish {
        /// A count of people from 1 up to this isn't shown; at least 3.
        pub threshold: AtLeast<3>,
        /// With fewer clients than this, no table of clients is published.
        pub least_clients: u32,
        /// Clause.
        pub clause: String,
    }
}

declared! {
    /// What the texts leave open, and how it is read.
    pub struct OpenPoint {
        /// Id.
        pub id: String,
        /// Clauses.
        pub clauses: Vec<String>,
        /// Also told under the budget.
        pub budget: Option<BudgetNote> = None,
        /// In Swedish.
        pub sv: String,
        /// In English.
        pub en: String = String::new(),
    }
}

choices! {
    /// Under which budgets an open point is told.
    pub enum BudgetNote {
        /// Under every one.
        Always = "always", "alltid", "always";
        /// Under that of a period for which the text states a share.
        StatedShare = "stated-share", "angiven andel", "stated share";
    }
}

labelled!(
    Identity,
    Party,
    CitedText,
    Goal,
    Range,
    Forum,
    RecordKind,
    RecordField,
    BudgetRow,
    Statement,
    Commitment,
    Section,
    OpenPoint
);

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

    /// The index of a party.
    pub fn party(&self, id: &str) -> Option<usize> {
        self.agreement.parties.iter().position(|party| party.id == id)
    }

    /// The index of a forum.
    pub fn forum(&self, id: &str) -> Option<usize> {
        self.forums.iter().position(|forum| forum.id == id)
    }
}
