//! What the text states for a period of the budget: months of twelve, or an amount.

use std::num::NonZeroU32;

use chrono::NaiveDate;

use crate::model::declared::{declared, written_as};
use crate::model::written::{Fit, misfit};
use crate::model::{Amount, Period};
use crate::rules;
use crate::say;

/// What the text states for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Its days.
    pub fn period(&self) -> Period {
        Period { from: self.from, to: self.to.max(self.from) }
    }

    /// Whether two are for some of the same days and the same rows.
    pub fn overlaps(&self, other: &Self) -> bool {
        let is_apart = self.party().is_some() && other.party().is_some() && self.party() != other.party();
        !is_apart && self.period().intersect(other.period()).is_some()
    }

    /// The party that it is for alone.
    pub fn party(&self) -> Option<&String> {
        match &self.extent {
            Extent::Amount { party, .. } => party.as_ref(),
            Extent::Months(_) => None,
        }
    }
}

declared! {
    /// What the text states for a period, either months or an amount.
    #[schemars(rename = "StatedShare")]
    struct WrittenShare {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
        /// Months of twelve.
        months: Option<NonZeroU32> = None,
        /// Kronor for the period.
        amount: Option<Amount> = None,
        /// The party whose rows the amount is for, where each has its own.
        party: Option<String> = None,
        /// Clause.
        clause: String,
    }
}

impl WrittenShare {
    fn stated(self) -> Fit<StatedShare> {
        let Self { from, to, months, amount, party, clause } = self;
        let extent = match (months, amount) {
            (Some(_), None) if party.is_some() => return months_of_one(),
            (Some(months), None) => Extent::Months(months.get()),
            (None, Some(amount)) => Extent::Amount { amount, party },
            _ => return both_or_none(),
        };
        Ok(StatedShare { from, to, extent, clause })
    }
}

fn months_of_one<T>() -> Fit<T> {
    misfit(
        &rules::AGREEMENT_INVALID,
        say!(sv "En andel i månader gäller alla, inte en part.", en "A share in months is everyone's, not a party's."),
        say!(
            sv "Ta bort `party`, eller skriv `amount` i stället för `months`.",
            en "Take `party` away, or write `amount` instead of `months`."
        ),
    )
}

fn both_or_none<T>() -> Fit<T> {
    misfit(
        &rules::AGREEMENT_INVALID,
        say!(sv "En andel har antingen `months` eller `amount`.", en "A share has either `months` or `amount`."),
        say!(
            sv "Skriv `months` om texten anger månader av tolv, eller `amount` om den anger kronor.",
            en "Write `months` where the text states months of twelve, or `amount` where it states kronor."
        ),
    )
}

written_as!(StatedShare, WrittenShare, WrittenShare::stated);
