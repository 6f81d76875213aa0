//! What a party has of the grant, and what it puts in beside it.

use super::row::ProratedRow;
use super::share::Share;
use super::span::Span;
use crate::model::Amount;
use crate::model::agreement::OwnContribution;

/// A party's grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyGrant {
    /// The party's id.
    pub id: String,
    /// Its spans, each with its share of the budget's months.
    pub spans: Vec<Span>,
    /// What its rows add up to.
    pub total: ProratedRow,
}

impl PartyGrant {
    /// Its share of the whole.
    pub fn share(&self) -> Share {
        one_share(&self.spans, &self.total)
    }
}

/// What an association puts in, with its share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnShare {
    /// What the agreement says of it, for twelve months.
    pub stated: OwnContribution,
    /// Kronor for the share.
    pub amount: Amount,
}

/// Spans that follow each other as one share: of months or days, where they are counted alike, else of kronor.
pub(super) fn one_share(spans: &[Span], total: &ProratedRow) -> Share {
    let shares: Vec<&Share> = spans.iter().map(|span| &span.share).collect();
    Share::one_after_another(&shares).unwrap_or_else(|| Share::in_kronor(&shares, total.amount, total.full))
}
