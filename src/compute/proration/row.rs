//! A row of the budget with its share.

use crate::lang::Text;
use crate::model::{Amount, PaymentPeriod};

/// A row of the budget with its share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProratedRow {
    /// Id; empty for a total.
    pub id: String,
    /// Whose it is, where rows name parties.
    pub party: Option<String>,
    /// Label.
    pub label: Text,
    /// Kronor for the budget's months.
    pub full: Amount,
    /// Kronor for the share.
    pub amount: Amount,
    /// Its instalments.
    pub payments: Vec<(PaymentPeriod, Amount)>,
}

impl ProratedRow {
    /// The instalment of a period, where there is one.
    pub fn paid_in(&self, period: PaymentPeriod) -> Option<Amount> {
        self.payments.iter().find(|(other, _)| *other == period).map(|(_, amount)| *amount)
    }
}
