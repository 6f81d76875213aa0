//! Which share of the budget a period gets, and who said so.

use chrono::Datelike;

use crate::compute::unanswerable::Unanswerable;
use crate::model::agreement::{Extent, StatedShare};
use crate::model::{Agreement, Amount, Period};

use super::wanted::Wish;

/// A share of the budget's months, twelve or the whole term's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What it is counted in.
    pub basis: Basis,
    /// So many …
    pub numerator: i128,
    /// … of so many; of kronor, it can be none.
    pub denominator: i128,
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
    /// The share of an amount, in whole kronor; nothing of a budget that comes to nothing.
    pub fn of(&self, amount: Amount) -> Amount {
        if self.denominator == 0 { Amount::default() } else { amount.share(self.numerator, self.denominator) }
    }

    fn months(months: u32, of: u32, source: ShareSource) -> Self {
        Self { basis: Basis::Months, numerator: months.into(), denominator: of.into(), source, clause: None }
    }

    fn days(period: Period, of: Period, source: ShareSource) -> Self {
        let (part, of) = (period.days().into(), of.days().into());
        Self { basis: Basis::Days, numerator: part, denominator: of, source, clause: None }
    }

    /// What the text states, of rows that come to `full` for so many months.
    fn stated(stated: &StatedShare, full: Amount, of_months: u32) -> Self {
        let share = match &stated.extent {
            Extent::Months(months) => Self::months(*months, of_months, ShareSource::Agreement),
            Extent::Amount { amount, .. } => Self {
                basis: Basis::Amount,
                numerator: amount.whole_kronor(),
                denominator: full.whole_kronor(),
                source: ShareSource::Agreement,
                clause: None,
            },
        };
        Self { clause: Some(stated.clause.clone()), ..share }
    }

    /// Several amounts as one, with every clause that states them; none where one of the shares is no amount.
    pub(super) fn added_up<'a>(shares: impl Iterator<Item = &'a Self> + Clone) -> Option<Self> {
        let mut clauses: Vec<&str> = Vec::new();
        for clause in shares.clone().filter_map(|share| share.clause.as_deref()) {
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        shares.clone().all(|share| share.basis == Basis::Amount).then(|| Self {
            basis: Basis::Amount,
            numerator: shares.clone().map(|share| share.numerator).sum(),
            denominator: shares.map(|share| share.denominator).sum(),
            source: ShareSource::Agreement,
            clause: Some(clauses.join(", ")),
        })
    }
}

/// What the agreement states for exactly this period.
pub(super) fn stated_for(agreement: &Agreement, period: Period) -> impl Iterator<Item = &StatedShare> {
    let stated = agreement.budget_on(period.to).shares.iter();
    stated.filter(move |share| (share.from, share.to) == (period.from, period.to))
}

/// The rows that a share is for.
pub(super) struct ShareOf<'a> {
    /// What the agreement states for them.
    pub stated: Option<&'a StatedShare>,
    /// What they come to.
    pub full: Amount,
    /// Whether months of them can't be counted whole.
    pub is_uneven: bool,
}

/// The share by the wish, else by the rules of budget.md, in their order.
pub(super) fn share(agreement: &Agreement, period: Period, wish: Wish, of: &ShareOf) -> Result<Share, Unanswerable> {
    let of_months = agreement.budget_on(period.to).of_months();
    let whole = whole(agreement, period);
    match wish {
        Wish::Days => Ok(Share::days(period, whole, ShareSource::Option)),
        Wish::Months(wished) => {
            let most = period.months().len();
            if wished == 0 || usize::try_from(wished).is_ok_and(|wished| wished > most) {
                return Err(Unanswerable::MonthsOutsidePeriod(period, most));
            }
            Ok(Share::months(wished, of_months, ShareSource::Option))
        }
        Wish::Agreed => Ok(match (of.stated, whole_months(agreement, period).filter(|_| !of.is_uneven)) {
            (Some(stated), _) => Share::stated(stated, of.full, of_months),
            (None, Some(months)) => Share::months(months, of_months, ShareSource::Rule),
            (None, None) => Share::days(period, whole, ShareSource::Rule),
        }),
    }
}

/// What a share is a part of: the calendar year, or the term where the budget is for that.
fn whole(agreement: &Agreement, period: Period) -> Period {
    let year = Period::year(period.from.year()).unwrap_or(period);
    let term = &agreement.term;
    match agreement.budget_on(period.to).months {
        Some(_) => Period::new(term.start, term.end).unwrap_or(year),
        None => year,
    }
}

/// How many months the period is, where it is made of whole calendar months. A budget for a term is counted in them where
/// the term is whole months itself, so that all its years are counted alike.
fn whole_months(agreement: &Agreement, period: Period) -> Option<u32> {
    let months = period.months();
    let counts = match agreement.budget_on(period.to).months {
        Some(_) => is_whole_months(whole(agreement, period)),
        None => true,
    };
    if counts && is_whole_months(period) { u32::try_from(months.len()).ok() } else { None }
}

/// Whether a period is made of whole calendar months.
pub(super) fn is_whole_months(period: Period) -> bool {
    period.months().into_iter().all(|month| month.period().intersect(period) == Some(month.period()))
}
