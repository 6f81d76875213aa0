//! A duty that the parties took on, and what answers whether it was met.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::Interval;
use crate::model::vocabulary::labelled;

/// A duty.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "WrittenCommitment")]
pub struct Commitment {
    /// Id.
    pub id: String,
    /// In Swedish.
    pub sv: String,
    /// In English.
    pub en: String,
    /// Clause.
    pub clause: String,
    /// Who is bound; every party, if none is named.
    pub party: Option<String>,
    /// What answers whether it was met.
    pub measure: DutyMeasure,
    /// The days within which it is to be done.
    pub within_days: Option<u32>,
    /// A lower number doesn't show that the duty wasn't met.
    pub shortfall_shows_nothing: bool,
    /// A number that reaches the target doesn't show that the duty was met; a lower one shows that it wasn't.
    pub reaching_shows_nothing: bool,
    /// Why records can't tell, where they can't.
    pub reason: Option<Reason>,
}

/// What answers whether a duty was met.
#[derive(Debug, Clone)]
pub enum DutyMeasure {
    /// A figure of the report, judged in each calendar year's part of the term or in each whole part of that.
    Figure {
        /// Which.
        figure: String,
        /// What it is to be; without one, it is shown and not judged.
        target: Option<DutyTarget>,
        /// Where it is judged.
        per: Interval,
    },
    /// A quantity of the yearly resources: `supervision_sessions`.
    Stated {
        /// Its field.
        quantity: String,
        /// What it is to be; another quantity, where it is to reach one.
        target: Option<DutyTarget>,
    },
    /// It is done once after each year.
    AfterYear(AfterYear),
    /// It is done each time that something comes up.
    Occasions(Vec<Occasion>),
    /// A day of the term.
    Term(TermDate),
    /// What stands of amendments.
    Amendments(AmendmentDuty),
    /// Records can't tell.
    Nothing,
}

/// What a number is to be.
#[derive(Debug, Clone)]
pub enum DutyTarget {
    /// At least as much as this other figure or quantity.
    AllOf(String),
    /// At least so many.
    AtLeast(u32),
    /// At most so many.
    AtMost(u32),
    /// At least the first, at most the second.
    Between(u32, u32),
}

impl DutyTarget {
    /// The other figure or quantity that is to be reached.
    pub fn whole(&self) -> Option<&str> {
        match self {
            Self::AllOf(whole) => Some(whole),
            Self::AtLeast(_) | Self::AtMost(_) | Self::Between(..) => None,
        }
    }
}

impl DutyMeasure {
    /// The figure that answers.
    pub fn figure(&self) -> Option<&str> {
        match self {
            Self::Figure { figure, .. } => Some(figure),
            _ => None,
        }
    }
}

/// What is done once after each year.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AfterYear {
    /// The last month and day for it in the year after, `02-28`, where there is one.
    #[serde(default)]
    pub by: Option<String>,
    /// The day on which it was done, by the year that it is about.
    #[serde(default)]
    pub done: BTreeMap<i32, NaiveDate>,
}

/// Something that came up and called for the duty.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Occasion {
    /// The day on which it came up.
    pub arose: NaiveDate,
    /// The last day for what it calls for, where there is one.
    #[serde(default)]
    pub by: Option<NaiveDate>,
    /// The day on which that was done.
    #[serde(default)]
    pub done: Option<NaiveDate>,
}

/// A day of the term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TermDate {
    /// The term is extended, unless somebody gives notice in time.
    Extension,
    /// Notice runs its months.
    Notice,
}

/// What is due of every amendment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AmendmentDuty {
    /// Every party has signed it.
    Signed,
}

/// Why records can't tell.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// In Swedish.
    pub sv: String,
    /// In English.
    #[serde(default)]
    pub en: String,
}

labelled!(Reason);

/// A duty, and at most one measure of it: `figure`, `stated`, `after_year`, `occasions`, `term` or `amendments`.
/// Without any, records can't tell, and `reason` says why.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Commitment")]
struct WrittenCommitment {
    /// Id.
    id: String,
    /// In Swedish.
    sv: String,
    /// In English.
    #[serde(default)]
    en: String,
    /// Clause.
    clause: String,
    /// Who is bound; every party, if none is named.
    #[serde(default)]
    party: Option<String>,
    /// The figure that answers it.
    #[serde(default)]
    figure: Option<String>,
    /// The quantity of the yearly resources that answers it: `supervision_sessions`.
    #[serde(default)]
    stated: Option<String>,
    /// What answers is to be at least this, in a calendar year's part of the term or in each interval of `per`.
    #[serde(default)]
    at_least: Option<u32>,
    /// What answers is to be at most this.
    #[serde(default)]
    at_most: Option<u32>,
    /// What answers is to reach this other figure, or this other quantity of the yearly resources.
    #[serde(default)]
    all_of: Option<String>,
    /// The figure is judged in each whole month or quarter; by the year, if nothing is said.
    #[serde(default)]
    per: Option<Interval>,
    /// The days within which it is to be done.
    #[serde(default)]
    within_days: Option<u32>,
    /// A lower figure doesn't show that the duty wasn't met.
    #[serde(default)]
    shortfall_shows_nothing: bool,
    /// A figure that reaches the target doesn't show that the duty was met; a lower one shows that it wasn't.
    #[serde(default)]
    reaching_shows_nothing: bool,
    /// It is done once after each year.
    #[serde(default)]
    after_year: Option<AfterYear>,
    /// It is done each time that something comes up.
    #[serde(default)]
    occasions: Option<Vec<Occasion>>,
    /// A day of the term answers it.
    #[serde(default)]
    term: Option<TermDate>,
    /// What stands of amendments answers it.
    #[serde(default)]
    amendments: Option<AmendmentDuty>,
    /// Why records can't tell, where they can't.
    #[serde(default)]
    reason: Option<Reason>,
}

impl WrittenCommitment {
    /// What the number is to be.
    fn target(&self) -> Result<Option<DutyTarget>, &'static str> {
        Ok(match (&self.all_of, self.at_least, self.at_most) {
            (Some(whole), None, None) => Some(DutyTarget::AllOf(whole.clone())),
            (Some(_), _, _) => return Err("a commitment with all_of has no other target"),
            (None, Some(least), Some(most)) => Some(DutyTarget::Between(least, most)),
            (None, Some(least), None) => Some(DutyTarget::AtLeast(least)),
            (None, None, Some(most)) => Some(DutyTarget::AtMost(most)),
            (None, None, None) => None,
        })
    }

    /// The one measure, with its target.
    fn measure(&self) -> Result<DutyMeasure, &'static str> {
        let target = self.target()?;
        let per = self.per.unwrap_or(Interval::Year);
        let figure = self.figure.clone().map(|figure| DutyMeasure::Figure { figure, target: target.clone(), per });
        let stated = self.stated.clone().map(|quantity| DutyMeasure::Stated { quantity, target: target.clone() });
        let measures = [
            figure,
            stated,
            self.after_year.clone().map(DutyMeasure::AfterYear),
            self.occasions.clone().map(DutyMeasure::Occasions),
            self.term.map(DutyMeasure::Term),
            self.amendments.map(DutyMeasure::Amendments),
        ];
        let mut given = measures.into_iter().flatten();
        let measure = given.next().unwrap_or(DutyMeasure::Nothing);
        if given.next().is_some() {
            return Err("a commitment has one of figure, stated, after_year, occasions, term and amendments");
        }
        match measure {
            DutyMeasure::Figure { .. } => Ok(measure),
            _ if per != Interval::Year => Err("only a figure can be judged by the month or the quarter"),
            DutyMeasure::Stated { .. } => Ok(measure),
            _ if target.is_some() => Err("a target needs a figure or a stated quantity"),
            _ => Ok(measure),
        }
    }
}

impl TryFrom<WrittenCommitment> for Commitment {
    type Error = &'static str;

    fn try_from(written: WrittenCommitment) -> Result<Self, Self::Error> {
        let measure = written.measure()?;
        let WrittenCommitment { id, sv, en, clause, party, within_days, reason, .. } = written;
        let WrittenCommitment { shortfall_shows_nothing, reaching_shows_nothing, .. } = written;
        Ok(Self {
            id,
            sv,
            en,
            clause,
            party,
            measure,
            within_days,
            shortfall_shows_nothing,
            reaching_shows_nothing,
            reason,
        })
    }
}

impl JsonSchema for Commitment {
    fn schema_name() -> Cow<'static, str> {
        WrittenCommitment::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        WrittenCommitment::json_schema(generator)
    }
}
