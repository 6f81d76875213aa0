//! A duty that the parties took on, and what answers whether it was met.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::Interval;
use crate::model::vocabulary::labelled;

/// A duty, and at most one measure of it: `figure`, `stated`, `after_year`, `occasions`, `term` or `amendments`.
/// Without any, records can't tell, and `reason` says why.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// Id.
    pub id: String,
    /// In Swedish.
    pub sv: String,
    /// In English.
    #[serde(default)]
    pub en: String,
    /// Clause.
    pub clause: String,
    /// Who is bound; every party, if none is named.
    #[serde(default)]
    pub party: Option<String>,
    /// The figure that answers it.
    #[serde(default)]
    pub figure: Option<String>,
    /// The quantity of the yearly resources that answers it: `supervision_sessions`.
    #[serde(default)]
    pub stated: Option<String>,
    /// What answers is to be at least this, in a calendar year's part of the term or in each interval of `per`.
    #[serde(default)]
    pub at_least: Option<u32>,
    /// What answers is to be at most this.
    #[serde(default)]
    pub at_most: Option<u32>,
    /// What answers is to reach this other figure, or this other quantity of the yearly resources.
    #[serde(default)]
    pub all_of: Option<String>,
    /// The figure is judged in each whole month or quarter; by the year, if nothing is said.
    #[serde(default)]
    pub per: Option<Interval>,
    /// The days within which it is to be done.
    #[serde(default)]
    pub within_days: Option<u32>,
    /// A lower figure doesn't show that the duty wasn't met.
    #[serde(default)]
    pub shortfall_shows_nothing: bool,
    /// A figure that reaches the target doesn't show that the duty was met; a lower one shows that it wasn't.
    #[serde(default)]
    pub reaching_shows_nothing: bool,
    /// It is done once after each year.
    #[serde(default)]
    pub after_year: Option<AfterYear>,
    /// It is done each time that something comes up.
    #[serde(default)]
    pub occasions: Option<Vec<Occasion>>,
    /// A day of the term answers it.
    #[serde(default)]
    pub term: Option<TermDate>,
    /// What stands of amendments answers it.
    #[serde(default)]
    pub amendments: Option<AmendmentDuty>,
    /// Why records can't tell, where they can't.
    #[serde(default)]
    pub reason: Option<Reason>,
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

impl Commitment {
    /// What is wrong with the keys taken together.
    fn contradiction(&self) -> Option<&'static str> {
        let measures = [
            self.figure.is_some(),
            self.stated.is_some(),
            self.after_year.is_some(),
            self.occasions.is_some(),
            self.term.is_some(),
            self.amendments.is_some(),
        ];
        if measures.iter().filter(|given| **given).count() > 1 {
            return Some("a commitment has one of figure, stated, after_year, occasions, term and amendments");
        }
        if self.all_of.is_some() && (self.at_least.is_some() || self.at_most.is_some()) {
            return Some("a commitment with all_of has no other target");
        }
        let target = self.all_of.is_some() || self.at_least.is_some() || self.at_most.is_some();
        if target && self.figure.is_none() && self.stated.is_none() {
            return Some("a target needs a figure or a stated quantity");
        }
        let by_parts = self.per.is_some_and(|per| per != Interval::Year);
        (by_parts && self.figure.is_none()).then_some("only a figure can be judged by the month or the quarter")
    }
}

/// A commitment whose keys go together.
struct Sound(Commitment);

impl<'de> Deserialize<'de> for Sound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let commitment = Commitment::deserialize(deserializer)?;
        match commitment.contradiction() {
            Some(words) => Err(D::Error::custom(words)),
            None => Ok(Self(commitment)),
        }
    }
}

/// Reads the list, each commitment judged at its own place.
pub(super) fn each_sound<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Commitment>, D::Error> {
    Ok(Vec::<Sound>::deserialize(deserializer)?.into_iter().map(|Sound(commitment)| commitment).collect())
}
