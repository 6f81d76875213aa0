//! What the text states for a period of the budget: months of twelve, or an amount.

use std::borrow::Cow;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use crate::model::Amount;

/// What the text states for a period.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "WrittenShare")]
pub struct StatedShare {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// How much of the budget.
    pub extent: Extent,
    /// Clause.
    pub clause: String,
}

/// How much of the budget the text states for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// Months of twelve.
    Months(u32),
    /// Kronor, not below zero.
    Amount {
        /// How many.
        amount: Amount,
        /// Whose rows they are for; everyone's, where none is named.
        party: Option<String>,
    },
}

impl StatedShare {
    /// The party that it is for alone.
    pub fn party(&self) -> Option<&String> {
        match &self.extent {
            Extent::Amount { party, .. } => party.as_ref(),
            Extent::Months(_) => None,
        }
    }
}

/// What the text states for a period, either months or an amount.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "StatedShare")]
struct WrittenShare {
    /// First day.
    from: NaiveDate,
    /// Last day.
    to: NaiveDate,
    /// Months of twelve.
    #[serde(default)]
    months: Option<u32>,
    /// Kronor for the period.
    #[serde(default)]
    amount: Option<Amount>,
    /// The party whose rows the amount is for, where each has its own.
    #[serde(default)]
    party: Option<String>,
    /// Clause.
    clause: String,
}

impl TryFrom<WrittenShare> for StatedShare {
    type Error = &'static str;

    fn try_from(written: WrittenShare) -> Result<Self, Self::Error> {
        let WrittenShare { from, to, months, amount, party, clause } = written;
        let extent = match (months, amount) {
            (Some(_), None) if party.is_some() => return Err("only an amount is for a party by itself"),
            (Some(months), None) => Extent::Months(months),
            (None, Some(amount)) if amount < Amount::default() => return Err("an amount isn't below zero"),
            (None, Some(amount)) => Extent::Amount { amount, party },
            _ => return Err("a share has either months or an amount"),
        };
        Ok(Self { from, to, extent, clause })
    }
}

impl JsonSchema for StatedShare {
    fn schema_name() -> Cow<'static, str> {
        WrittenShare::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        WrittenShare::json_schema(generator)
    }
}
