//! What the money was used for, against the year's budget (Bil §4: det ekonomiska utfallet).

use super::proration::{ProratedRow, Proration};
use crate::check::Selection;
use crate::lang::Text;
use crate::model::records::{Booking, Funding};
use crate::model::{Amount, Decimal, Period};

/// The outturn of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outturn {
    /// The rows of the budget.
    pub rows: Vec<OutturnRow>,
    /// What the rows add up to.
    pub total: OutturnRow,
    /// How many rows of bookkeeping it was made from.
    pub bookings: usize,
}

/// A row of the budget and what was used of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutturnRow {
    /// Id; empty for the total.
    pub id: String,
    /// Whose it is, where rows name parties.
    pub party: Option<String>,
    /// Label.
    pub label: Text,
    /// The year's budget.
    pub budget: Amount,
    /// Used of the grant; none where the bookkeeping is lost.
    pub used: Option<Amount>,
    /// Used of own funds; none where the bookkeeping is lost.
    pub own: Option<Amount>,
}

impl Outturn {
    /// Whether every row is the same party's, or nobody's.
    pub fn is_of_one(&self) -> bool {
        self.rows.windows(2).all(|pair| matches!(pair, [one, other] if one.party == other.party))
    }

    /// What the rows of a party add up to.
    pub fn of_party(&self, id: &str, label: Text) -> OutturnRow {
        let its = || self.rows.iter().filter(|row| row.party.as_deref() == Some(id));
        OutturnRow {
            id: String::new(),
            party: Some(id.to_owned()),
            label,
            budget: its().map(|row| row.budget).sum(),
            used: its().map(|row| row.used).sum(),
            own: its().map(|row| row.own).sum(),
        }
    }
}

impl OutturnRow {
    /// What is left of the budget; below zero where more was used.
    pub fn difference(&self) -> Option<Amount> {
        Some(self.budget - self.used?)
    }

    /// How much of the budget was used, in per cent (budget.md); none of nothing.
    pub fn used_share(&self) -> Option<Decimal> {
        Decimal::ratio(100 * self.used?.ore(), self.budget.ore())
    }
}

/// Bookings of the budget's rows, dated within the period, against the year's budget.
pub(super) fn outturn(data: Selection, budget: &Proration, period: Period) -> Outturn {
    let agreed = &data.agreement().budget;
    let is_of = |booking: &Booking, id: &str| agreed[booking.row].id == id;
    let counts =
        |booking: &Booking| period.contains(booking.date) && budget.rows.iter().any(|row| is_of(booking, &row.id));
    let bookings: Vec<&Booking> =
        data.of::<Booking>().map(|entry| &entry.record).filter(|booking| counts(booking)).collect();
    let lost = data.has_lost_bookkeeping(budget.year);
    let sum = |funding: Funding, of_row: &dyn Fn(&Booking) -> bool| -> Option<Amount> {
        let booked = bookings.iter().filter(|booking| booking.funding == funding && of_row(booking));
        (!lost).then(|| booked.map(|booking| booking.amount).sum())
    };
    let row = |row: &ProratedRow, of_row: &dyn Fn(&Booking) -> bool| OutturnRow {
        id: row.id.clone(),
        party: row.party.clone(),
        label: row.label.clone(),
        budget: row.amount,
        used: sum(Funding::Grant, of_row),
        own: sum(Funding::Own, of_row),
    };
    let rows = budget.rows.iter().map(|of| row(of, &|booking| is_of(booking, &of.id))).collect();
    Outturn { rows, total: row(&budget.total, &|_| true), bookings: bookings.len() }
}
