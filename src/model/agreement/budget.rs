//! What the city pays, and what the association puts in.

use std::fmt;
use std::num::NonZeroU32;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::share::StatedShare;
use super::{Agreement, Statement};
use crate::model::{Amount, Month, PaymentPeriod};

// Bil §4.
/// The grant, and what associations put in themselves.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Clause.
    pub clause: String,
    /// The months that the rows are for, where they are for the whole term and not for twelve months.
    #[serde(default)]
    pub months: Option<NonZeroU32>,
    /// The rows, for twelve months or for the whole term.
    pub rows: Vec<BudgetRow>,
    /// The sum that the text states.
    #[serde(default)]
    pub total: Option<Amount>,
    /// Shares that the text states for a period.
    #[serde(default)]
    pub shares: Vec<StatedShare>,
    /// How it is paid.
    pub payments: Payments,
    /// On what condition.
    #[serde(default)]
    pub condition: Option<Statement>,
    /// What associations put in: one of them, or a list.
    #[serde(default, deserialize_with = "one_or_several")]
    #[schemars(schema_with = "schema_of_one_or_several")]
    pub own_contribution: Vec<OwnContribution>,
}

impl Budget {
    /// The months that the rows are for.
    pub fn of_months(&self) -> u32 {
        self.months.map_or(12, NonZeroU32::get)
    }

    /// What the rows add up to, for those months.
    pub fn sum(&self) -> Amount {
        self.rows.iter().map(|row| row.amount).sum()
    }

    /// The parties that rows name, in the order of the rows, each once.
    pub fn parties(&self) -> Vec<&str> {
        let mut parties: Vec<&str> = Vec::new();
        for party in self.rows.iter().filter_map(|row| row.party.as_deref()) {
            if !parties.contains(&party) {
                parties.push(party);
            }
        }
        parties
    }
}

impl Agreement {
    /// The budget that holds on a day.
    pub fn budget_on(&self, day: NaiveDate) -> &Budget {
        &self.on(day).budget
    }
}

/// A row of the budget.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BudgetRow {
    /// Id that bookkeeping holds.
    pub id: String,
    /// Swedish label.
    pub sv: String,
    /// English label.
    #[serde(default)]
    pub en: String,
    /// Whose row it is, where each association has its own grant.
    #[serde(default)]
    pub party: Option<String>,
    /// Kronor for the budget's months.
    pub amount: Amount,
}

/// How the grant is paid.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Payments {
    /// Once in each.
    pub every: PaymentInterval,
    /// Clause.
    pub clause: String,
}

/// How often the grant is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PaymentInterval {
    /// Each month.
    Month,
    /// Each calendar quarter.
    Quarter,
    /// Each half of the calendar year.
    HalfYear,
    /// Each calendar year.
    Year,
}

impl PaymentInterval {
    /// What is paid together with a month.
    pub fn holding(self, month: Month) -> PaymentPeriod {
        match self {
            Self::Month => PaymentPeriod::Month(month),
            Self::Quarter => PaymentPeriod::Quarter(month.quarter()),
            Self::HalfYear => PaymentPeriod::HalfYear(month.half_year()),
            Self::Year => PaymentPeriod::Year(month.year()),
        }
    }
}

/// What an association puts in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnContribution {
    /// Whose, where several put in something.
    #[serde(default)]
    pub party: Option<String>,
    /// Kronor for the budget's months.
    pub amount: Amount,
    /// The text says "ca".
    #[serde(default)]
    pub about: bool,
    /// Clause.
    pub clause: String,
    /// What else, in words.
    #[serde(default)]
    pub besides: Vec<Statement>,
}

/// Reads one contribution or a list of them, faults told at their own places.
fn one_or_several<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<OwnContribution>, D::Error> {
    struct OneOrSeveral;
    impl<'de> Visitor<'de> for OneOrSeveral {
        type Value = Vec<OwnContribution>;
        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("a contribution or a list of them")
        }
        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(Vec::new())
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            OwnContribution::deserialize(MapAccessDeserializer::new(map)).map(|one| vec![one])
        }
        fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(items))
        }
    }
    deserializer.deserialize_any(OneOrSeveral)
}

fn schema_of_one_or_several(generator: &mut SchemaGenerator) -> Schema {
    let one = generator.subschema_for::<OwnContribution>();
    json_schema!({"anyOf": [one, {"type": "array", "items": one}, {"type": "null"}]})
}
