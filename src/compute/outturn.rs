//! What the money was used for, against the year's budget (Bil §4: det ekonomiska utfallet).

use super::proration::Proration;
use crate::check::CheckedDataset;
use crate::lang::Text;
use crate::model::record::{Booking, Funding};
use crate::model::{Amount, Period};

/// The outturn of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outturn {
    /// The rows of the budget.
    pub rows: Vec<OutturnRow>,
    /// What the rows add up to.
    pub total: OutturnRow,
}

/// A row of the budget and what was used of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutturnRow {
    /// Id; empty for the total.
    pub id: String,
    /// Label.
    pub label: Text,
    /// The year's budget.
    pub budget: Amount,
    /// Used of the grant.
    pub used: Amount,
    /// Used of own funds.
    pub own: Amount,
}

impl OutturnRow {
    /// What is left of the budget; below zero where more was used.
    pub fn difference(&self) -> Amount {
        self.budget - self.used
    }
}

/// Bookings dated within the period, against the year's budget. Where nothing is booked, nothing is known of its use.
pub(super) fn outturn(data: &CheckedDataset, budget: &Proration, period: Period) -> Option<Outturn> {
    let bookings: Vec<&Booking> =
        data.bookings().map(|entry| &entry.record).filter(|booking| period.contains(booking.date)).collect();
    if bookings.is_empty() {
        return None;
    }
    let sum = |at: usize, funding: Funding| -> Amount {
        bookings
            .iter()
            .filter(|booking| booking.row == at && booking.funding == funding)
            .map(|booking| booking.amount)
            .sum()
    };
    let rows: Vec<OutturnRow> = budget
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| OutturnRow {
            id: row.id.clone(),
            label: row.label.clone(),
            budget: row.amount,
            used: sum(at, Funding::Grant),
            own: sum(at, Funding::Own),
        })
        .collect();
    let total = OutturnRow {
        id: String::new(),
        label: budget.total.label.clone(),
        budget: rows.iter().map(|row| row.budget).sum(),
        used: rows.iter().map(|row| row.used).sum(),
        own: rows.iter().map(|row| row.own).sum(),
    };
    Some(Outturn { rows, total })
}
