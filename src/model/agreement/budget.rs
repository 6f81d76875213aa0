//! What the city pays, and what the association puts in.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Statement;
use crate::model::Amount;

/// What the city pays (Bil §4).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Clause.
    pub clause: String,
    /// The rows, for twelve months.
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
    pub condition: Statement,
    /// What the association puts in.
    pub own_contribution: OwnContribution,
}

impl Budget {
    /// What the rows add up to, for twelve months.
    pub fn sum(&self) -> Amount {
        self.rows.iter().map(|row| row.amount).sum()
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
    /// Kronor for twelve months.
    pub amount: Amount,
}

/// The share of twelve months that the text states for a period.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatedShare {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Months of twelve.
    pub months: u32,
    /// Clause.
    pub clause: String,
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
#[serde(rename_all = "lowercase")]
pub enum PaymentInterval {
    /// Each calendar quarter.
    Quarter,
}

/// What the association puts in.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnContribution {
    /// Kronor for twelve months.
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
