//! What the city pays, and what the association puts in.

use std::num::NonZeroU32;
use std::ops::Index;

use super::share::StatedShare;
use super::statement::Statement;
use crate::model::Id;
use crate::model::declared::{OneOrSeveral, choices, declared};
use crate::model::vocabulary::labelled;
use crate::model::{Amount, Month, PaymentPeriod};

// Bil §4.
declared! {
    /// The grant, and what associations put in themselves.
    pub struct Budget {
        /// Clause.
        pub clause: String,
        /// The months that the rows are for, where they are for the whole term and not for twelve months.
        pub months: Option<NonZeroU32> = None,
        /// The rows, for twelve months or for the whole term.
        pub rows: Vec<BudgetRow>,
        /// The sum that the text states.
        pub total: Option<Amount> = None,
        /// Shares that the text states for a period.
        pub shares: Vec<StatedShare> = Vec::new(),
        /// How it is paid.
        pub payments: Payments,
        /// On what condition.
        pub condition: Option<Statement> = None,
        /// What associations put in: one of them, or a list.
        pub own_contribution: OneOrSeveral<OwnContribution> = OneOrSeveral::default(),
    }
}

impl Budget {
    /// The months that the rows are for.
    pub fn of_months(&self) -> u32 {
        self.months.map_or(12, NonZeroU32::get)
    }

    /// The row of an id.
    pub fn row(&self, id: &str) -> Option<BudgetRowId> {
        self.rows.iter().position(|row| row.id == id).map(BudgetRowId)
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

declared! {
    /// A row of the budget.
    pub struct BudgetRow {
        /// Id that bookkeeping holds.
        pub id: Id,
        /// Swedish label.
        pub sv: String,
        /// English label.
        pub en: String = String::new(),
        /// Whose row it is, where each association has its own grant.
        pub party: Option<String> = None,
        /// Kronor for the budget's months.
        pub amount: Amount,
    }

    /// How the grant is paid.
    pub struct Payments {
        /// Once in each.
        pub every: PaymentInterval,
        /// Clause.
        pub clause: String,
    }
}

choices! {
    /// How often the grant is paid.
    pub enum PaymentInterval {
        /// Each month.
        Month = "month", "månad", "month";
        /// Each calendar quarter.
        Quarter = "quarter", "kvartal", "quarter";
        /// Each half of the calendar year.
        HalfYear = "half-year", "halvår", "half-year";
        /// Each calendar year.
        Year = "year", "år", "year";
    }
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

declared! {
    /// What an association puts in.
    #[derive(PartialEq, Eq)]
    pub struct OwnContribution {
        /// Whose, where several put in something.
        pub party: Option<String> = None,
        /// Kronor for the budget's months.
        pub amount: Amount,
        /// The text says "ca".
        pub about: bool = false,
        /// Clause.
        pub clause: String,
        /// What else, in words.
        pub besides: Vec<Statement> = Vec::new(),
    }
}

labelled!(BudgetRow);

/// Which row: one that a budget was asked for by its id. No amendment takes one away or moves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BudgetRowId(usize);

impl Index<BudgetRowId> for Budget {
    type Output = BudgetRow;

    fn index(&self, row: BudgetRowId) -> &BudgetRow {
        &self.rows[row.0]
    }
}
