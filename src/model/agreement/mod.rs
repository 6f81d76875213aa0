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
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

pub use amendment::{Amendment, Changed, Changes, Earlier, Signature, in_amendment};
pub use appendix::{Appendix, HoursOf, InForce};
pub use budget::{Budget, BudgetRow, OwnContribution, PaymentInterval, Payments};
pub use commitment::{AfterYear, AmendmentDuty, Commitment, DutyMeasure, DutyTarget, Occasion, Reason, TermDate};
pub use fields::{AddedType, RecordField, RecordKind, is_key};
pub use share::{Extent, StatedShare};
pub use term::{Extension, Notice, TermOfAgreement};

use super::vocabulary::labelled;
use super::{TimeOfDay, Vocabulary, calendar};
use crate::lang::{Labelled, Lang, Text};
use crate::say;

/// How the format of an agreement is called, whatever its number.
pub const FORMAT_NAME: &str = "iop-agreement/";

/// The format that this program reads: `iop-agreement/1`.
pub const FORMAT: &str = "iop-agreement/1";

/// The whole file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// [`FORMAT`].
    pub format: String,
    /// What it is, between whom.
    pub agreement: Identity,
    /// From when to when.
    pub term: TermOfAgreement,
    /// What it is for.
    #[serde(default)]
    pub goals: Vec<Goal>,
    /// How many clients.
    #[serde(default)]
    pub capacity: Capacity,
    /// When somebody is there.
    #[serde(default)]
    pub hours: Hours,
    /// Who meets, how often.
    #[serde(default)]
    pub forums: Vec<Forum>,
    // ÖK §2.1, §5.11, §6.
    /// What holds for one party alone.
    #[serde(default)]
    pub appendices: Vec<Appendix>,
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
    #[serde(default)]
    pub retention: Option<Statement>,
    /// What the texts leave open.
    #[serde(default)]
    pub open_points: Vec<OpenPoint>,
    /// What was changed after it was signed, in order of time.
    #[serde(default)]
    pub amendments: Vec<Amendment>,
    /// What applied before each amendment, oldest first.
    #[serde(skip)]
    pub earlier: Vec<Earlier>,
}

/// What the agreement is, and between whom.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Reference number.
    pub reference: String,
    /// Swedish title.
    pub sv: String,
    /// English title.
    #[serde(default)]
    pub en: String,
    /// Language of its documents.
    pub language: Lang,
    /// Who signed.
    pub parties: Vec<Party>,
    /// Contacts that the agreement publishes.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// The texts that clauses cite.
    pub texts: Vec<CitedText>,
}

/// A party.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Id.
    pub id: String,
    /// Swedish name.
    pub sv: String,
    /// English name.
    #[serde(default)]
    pub en: String,
    /// Organisation number.
    pub organisation_number: String,
    /// The part of it that does the work.
    #[serde(default)]
    pub unit: Option<String>,
    /// Clause.
    pub clause: String,
}

/// A contact that the agreement publishes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
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
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CitedText {
    /// How clauses cite it.
    pub id: String,
    /// Swedish title.
    pub sv: String,
    /// English title.
    #[serde(default)]
    pub en: String,
}

// ÖK §2.2.
/// A goal.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Id.
    pub id: String,
    /// In Swedish, the agreement's words.
    pub sv: String,
    /// In English.
    #[serde(default)]
    pub en: String,
    /// Clause.
    pub clause: String,
    /// The figures that answer it.
    pub figures: Vec<String>,
}

/// How many clients. What the texts don't say is absent, which isn't zero.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Capacity {
    /// Clients a year.
    #[serde(default)]
    pub clients_per_year: Option<Range>,
    /// Clients active at once.
    #[serde(default)]
    pub active_at_once: Option<Range>,
    /// New clients a week, on average.
    #[serde(default)]
    pub new_per_week: Option<Range>,
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

/// From so many to so many.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// What it is called in Swedish, where the text has a word of its own.
    #[serde(default)]
    pub sv: String,
    /// What it is called in English.
    #[serde(default)]
    pub en: String,
    /// At least.
    pub from: u32,
    /// At most.
    pub to: u32,
    /// The text states it as it is; without this, as about so many.
    #[serde(default)]
    pub exact: bool,
    /// Clause.
    pub clause: String,
}

/// When somebody is there. Where the texts set no hours, none are judged.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// When staff can be reached.
    #[serde(default)]
    pub staffed: Option<OpeningHours>,
    /// When anyone may drop in.
    #[serde(default)]
    pub open_reception: Option<OpeningHours>,
}

impl Hours {
    /// What is stated, by its key.
    pub fn stated(&self) -> impl Iterator<Item = (&'static str, &OpeningHours)> {
        let all = [("staffed", &self.staffed), ("open_reception", &self.open_reception)];
        all.into_iter().filter_map(|(key, hours)| Some((key, hours.as_ref()?)))
    }
}

/// Days and times.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
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
    #[serde(default)]
    pub place: Option<String>,
    /// Clause.
    pub clause: String,
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
/// A forum.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Forum {
    /// Id that meetings hold.
    pub id: String,
    /// Swedish name.
    pub sv: String,
    /// English name.
    #[serde(default)]
    pub en: String,
    /// At least so many meetings …
    pub meetings: u32,
    /// … in each of these.
    pub per: Interval,
    /// How long a chair serves, in months, where the text says.
    #[serde(default)]
    pub chair_months: Option<u32>,
    /// Clause.
    pub clause: String,
}

/// A stretch of time that something recurs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Interval {
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each year.
    Year,
}

/// Words with a clause.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// In Swedish.
    pub sv: String,
    /// In English.
    #[serde(default)]
    pub en: String,
    /// Clause.
    pub clause: String,
}

/// What the report holds.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Clause.
    pub clause: String,
    /// The edition of a written report, where nobody says.
    #[serde(default)]
    pub default_edition: Option<String>,
    /// The sections, in order.
    pub sections: Vec<Section>,
}

/// A section of the report.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Id.
    pub id: String,
    /// Swedish heading.
    pub sv: String,
    /// English heading.
    #[serde(default)]
    pub en: String,
    /// Figures shown.
    #[serde(default)]
    pub figures: Vec<String>,
    /// Tables shown.
    #[serde(default)]
    pub tables: Vec<String>,
}

// ÖK §5.3.
/// What may be published.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// A count of people from 1 up to this isn't shown; at least 3.
    #[serde(deserialize_with = "threshold")]
    #[schemars(range(min = 3))]
    pub threshold: u32,
    /// With fewer clients than this, no table of clients is published.
    pub least_clients: u32,
    /// Clause.
    pub clause: String,
}

fn threshold<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let threshold = u32::deserialize(deserializer)?;
    if threshold < 3 { Err(D::Error::custom("a threshold below 3 protects nobody")) } else { Ok(threshold) }
}

/// What the texts leave open, and how it is read.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenPoint {
    /// Id.
    pub id: String,
    /// Clauses.
    pub clauses: Vec<String>,
    /// Also told under the budget.
    #[serde(default)]
    pub budget: Option<BudgetNote>,
    /// In Swedish.
    pub sv: String,
    /// In English.
    #[serde(default)]
    pub en: String,
}

/// Under which budgets an open point is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BudgetNote {
    /// Under every one.
    Always,
    /// Under that of a period for which the text states a share.
    StatedShare,
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
