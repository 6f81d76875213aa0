//! Which share of the budget some days get, and who said so.

use crate::model::agreement::{Extent, StatedShare};
use crate::model::amount::div_round;
use crate::model::{Amount, Period};

/// A share of the budget's months, twelve or the whole term's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What it is counted in.
    pub basis: Basis,
    /// So many …
    pub numerator: i128,
    /// … of so many; of kronor, it can be none.
    pub denominator: i128,
    /// The days that are left of the period that it was stated for, and all of them, where that ends early.
    pub left: Option<(i128, i128)>,
    /// Who said so.
    pub source: ShareSource,
    /// The clause that says so.
    pub clause: Option<String>,
}

/// What a share is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Months of the budget's.
    Months,
    /// Days of the calendar year, or of the term that the budget is for.
    Days,
    /// Kronor that the agreement states, of the rows' sum for twelve months.
    Amount,
}

/// Where a share comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareSource {
    /// The agreement states it for the period.
    Agreement,
    /// Somebody asked for it.
    Option,
    /// Whole calendar months as months, else days.
    Rule,
}

impl Share {
    pub(super) fn months(months: u32, of: u32, source: ShareSource) -> Self {
        Self { numerator: months.into(), denominator: of.into(), ..Self::of(Basis::Months, source) }
    }

    pub(super) fn days(period: Period, of: Period, source: ShareSource) -> Self {
        Self { numerator: period.days().into(), denominator: of.days().into(), ..Self::of(Basis::Days, source) }
    }

    /// Kronor of what rows come to for the budget's months.
    pub(super) fn kronor(amount: Amount, full: Amount, source: ShareSource) -> Self {
        let (numerator, denominator) = (amount.whole_kronor(), full.whole_kronor());
        Self { numerator, denominator, ..Self::of(Basis::Amount, source) }
    }

    fn of(basis: Basis, source: ShareSource) -> Self {
        Self { basis, numerator: 0, denominator: 1, left: None, source, clause: None }
    }

    /// What the text states, of rows that come to `full` for so many months.
    pub(super) fn stated(stated: &StatedShare, full: Amount, of_months: u32) -> Self {
        let share = match &stated.extent {
            Extent::Months(months) => Self::months(*months, of_months, ShareSource::Agreement),
            Extent::Amount { amount, .. } => Self::kronor(*amount, full, ShareSource::Agreement),
        };
        Self { clause: Some(stated.clause.clone()), ..share }
    }

    /// Whether the agreement states it, and all of it holds.
    pub fn is_as_stated(&self) -> bool {
        self.source == ShareSource::Agreement && self.left.is_none()
    }

    /// The days that are left of a period, where some are lacking.
    pub(super) fn left(days: Period, of: Period) -> Option<(i128, i128)> {
        (days != of).then(|| (days.days().into(), of.days().into()))
    }

    /// So many of so many, with what is left of its period counted in; kronor are whole.
    pub fn parts(&self) -> (i128, i128) {
        let (left, of) = self.left.unwrap_or((1, 1));
        match self.basis {
            Basis::Months | Basis::Days => (self.numerator * left, self.denominator * of),
            Basis::Amount => (div_round(self.numerator * left, of), self.denominator),
        }
    }

    /// The smaller of two shares.
    pub(super) fn at_most(self, other: &Self) -> Self {
        let ((part, of), (most, whole)) = (self.parts(), other.parts());
        if part * whole > most * of { other.clone() } else { self }
    }

    /// Shares of periods that follow each other as one; none where they aren't counted in the same.
    pub(super) fn one_after_another(shares: &[&Self]) -> Option<Self> {
        let (first, rest) = shares.split_first()?;
        let is_counted = |share: &&Self| share.basis != Basis::Amount && share.left.is_none();
        let is_alike = |other: &&Self| (other.basis, other.denominator) == (first.basis, first.denominator);
        let is_one = rest.is_empty() || (shares.iter().all(is_counted) && rest.iter().all(is_alike));
        is_one.then(|| Self { numerator: shares.iter().map(|share| share.numerator).sum(), ..Self::alike(shares) })
    }

    /// The parties' shares of one period as one; none where they have neither the same share nor an amount each.
    pub(super) fn side_by_side(shares: &[&Self]) -> Option<Self> {
        let (first, rest) = shares.split_first()?;
        if rest.iter().all(|other| other == first) {
            return Some((*first).clone());
        }
        let is_alike = |share: &&Self| (share.basis, share.left) == (Basis::Amount, first.left);
        shares.iter().all(is_alike).then(|| Self {
            numerator: shares.iter().map(|share| share.numerator).sum(),
            denominator: shares.iter().map(|share| share.denominator).sum(),
            ..Self::alike(shares)
        })
    }

    /// Several shares as what they come to in kronor.
    pub(super) fn in_kronor(shares: &[&Self], amount: Amount, full: Amount) -> Self {
        let Self { source, clause, .. } = Self::alike(shares);
        Self { clause, ..Self::kronor(amount, full, source) }
    }

    /// The first of several, with every clause that states one of them; stated, where one of them is.
    fn alike(shares: &[&Self]) -> Self {
        let mut clauses: Vec<&str> = Vec::new();
        for clause in shares.iter().filter_map(|share| share.clause.as_deref()) {
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        let Some(first) = shares.first() else { return Self::of(Basis::Days, ShareSource::Rule) };
        let stated = shares.iter().find(|share| share.source == ShareSource::Agreement);
        let clause = (!clauses.is_empty()).then(|| clauses.join(", "));
        Self { source: stated.unwrap_or(first).source, clause, ..(*first).clone() }
    }
}
