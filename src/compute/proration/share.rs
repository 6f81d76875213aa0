//! Which share of the budget a period gets, and who said so.

use crate::lang::Text;
use crate::model::agreement::{Extent, StatedShare};
use crate::model::{Agreement, Amount, Period};
use crate::say;

use super::Wish;

/// A share of twelve months.
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
    /// Months of twelve.
    Months,
    /// Days of the calendar year.
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
    /// Twelve months for a whole year, else days.
    Rule,
}

impl Share {
    /// The share of an amount, in whole kronor; nothing of a budget that comes to nothing.
    pub fn of(&self, amount: Amount) -> Amount {
        if self.denominator == 0 { Amount::default() } else { amount.share(self.numerator, self.denominator) }
    }

    fn months(months: u32, source: ShareSource) -> Self {
        Self { basis: Basis::Months, numerator: months.into(), denominator: 12, source, clause: None }
    }

    fn days(period: Period, year: i32, source: ShareSource) -> Self {
        let days_of_year = Period::year(year).map_or(365, Period::days);
        Self {
            basis: Basis::Days,
            numerator: period.days().into(),
            denominator: days_of_year.into(),
            source,
            clause: None,
        }
    }

    /// What the text states, of rows that come to `full` for twelve months.
    fn stated(stated: &StatedShare, full: Amount) -> Self {
        let share = match &stated.extent {
            Extent::Months(months) => Self::months(*months, ShareSource::Agreement),
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

/// The share by the wish, else by the rules of budget.md, in their order. `full` is what the rows that it is for come
/// to; `stated` what the agreement states for them.
pub(super) fn share(
    year: i32,
    period: Period,
    wish: Wish,
    stated: Option<&StatedShare>,
    full: Amount,
) -> Result<Share, Text> {
    match wish {
        Wish::Days => Ok(Share::days(period, year, ShareSource::Option)),
        Wish::Months(wished) => {
            let most = period.months().len();
            if wished == 0 || usize::try_from(wished).is_ok_and(|wished| wished > most) {
                return Err(say!(
                    sv "Perioden {period} berör {most} månader; ange 1 till {most}.",
                    en "The period {period} touches {most} months; say 1 to {most}."
                ));
            }
            Ok(Share::months(wished, ShareSource::Option))
        }
        Wish::Agreed => Ok(match stated {
            Some(stated) => Share::stated(stated, full),
            None if Some(period) == Period::year(year) => Share::months(12, ShareSource::Rule),
            None => Share::days(period, year, ShareSource::Rule),
        }),
    }
}
