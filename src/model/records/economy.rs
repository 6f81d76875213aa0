//! A row of the bookkeeping.

use chrono::NaiveDate;

use super::record::Record;
use super::values::Values;
use crate::model::Amount;
use crate::model::agreement::BudgetRowId;
use crate::model::kind::{About, Field, FileShape, Owner, Type, essential, field};

/// A row of the bookkeeping (Bil §4).
#[derive(Debug, Clone)]
pub struct Booking {
    /// Day.
    pub date: NaiveDate,
    /// The row of the budget.
    pub row: BudgetRowId,
    /// Whose money.
    pub funding: Funding,
    /// Amount; negative for a correction.
    pub amount: Amount,
    /// What was bought, where it is told.
    pub text: Option<String>,
    /// The voucher that shows it, where it is told.
    pub voucher: Option<String>,
}

/// Where the money of a booking came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Funding {
    /// The city's grant.
    Grant,
    /// The association's own.
    Own,
}

impl Funding {
    /// What a sheet's word says.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "grant" => Some(Self::Grant),
            "own" => Some(Self::Own),
            _ => None,
        }
    }
}

static FIELDS: &[Field<'static>] = &[
    essential("date", Type::Date),
    essential("row", Type::Text),
    essential("funding", Type::Text),
    essential("amount", Type::Amount),
    field("text", Type::Text),
    field("voucher", Type::Text),
];

impl Record for Booking {
    const ABOUT: About = About::new("economy", "economy", "What the money was used for during a year", FIELDS)
        .in_files(FileShape::Sheet)
        .owned_by(Owner::BudgetRow)
        .in_term()
        .also_called(&["ekonomi", "bokföring", "bookkeeping"]);

    fn from_values(mut values: Values, _name: &str) -> Option<Self> {
        Some(Self {
            date: values.take("date")?,
            row: values.take("row")?,
            funding: Funding::of(&values.take::<String>("funding")?)?,
            amount: values.take("amount")?,
            text: values.take("text"),
            voucher: values.take("voucher"),
        })
    }
}
