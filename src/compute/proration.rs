//! A year's share of the grant and its quarterly payments (Bil §4; budget.md). Whole kronor, exactly.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::scope::year_of_term;
use crate::lang::{Labelled, Text};
use crate::model::agreement::{BudgetNote, OpenPoint};
use crate::model::amount::div_round;
use crate::model::{Agreement, Amount, Month, Period, Quarter};
use crate::say;

/// Which share somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// The one that the agreement states, else the rule's.
    Agreed,
    /// So many of twelve months.
    Months(u32),
    /// By days.
    Days,
}

/// A year's grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proration {
    /// The calendar year.
    pub year: i32,
    /// The part of it that the grant is for.
    pub period: Period,
    /// The share of twelve months.
    pub share: Share,
    /// The rows of the budget.
    pub rows: Vec<ProratedRow>,
    /// What the rows add up to.
    pub total: ProratedRow,
    /// The association's own contribution, for twelve months and for the share.
    pub own_contribution: (Amount, Amount),
}

/// A share of twelve months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What it is counted in.
    pub basis: Basis,
    /// So many …
    pub numerator: i128,
    /// … of so many.
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

/// A row of the budget with its share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProratedRow {
    /// Id; empty for the total.
    pub id: String,
    /// Label.
    pub label: Text,
    /// Kronor for twelve months.
    pub full: Amount,
    /// Kronor for the share.
    pub amount: Amount,
    /// Its instalments.
    pub payments: Vec<(Quarter, Amount)>,
}

/// Prorates a year's grant.
///
/// # Errors
/// Words for the person who asked, where the year or the wish doesn't fit the term.
pub fn prorate(agreement: &Agreement, year: i32, wish: Wish, until: Option<NaiveDate>) -> Result<Proration, Text> {
    let whole = year_of_term(&agreement.term, year)?;
    let period = match until {
        None => whole,
        Some(until) if whole.contains(until) => Period { to: until, ..whole },
        Some(until) => {
            let Period { from, to } = whole;
            return Err(say!(
                sv "{until} ligger utanför perioden {from} till {to}.",
                en "{until} lies outside the period {from} to {to}."
            ));
        }
    };
    let share = share(agreement, year, period, wish)?;
    let weights = weights(period, &share);
    let rows = rows(agreement, &share, &weights);
    let own = agreement.budget.own_contribution.amount;
    Ok(Proration {
        year,
        period,
        total: total(&rows, &weights),
        own_contribution: (own, own.share(share.numerator, share.denominator)),
        rows,
        share,
    })
}

impl Proration {
    /// The open points that bear on it.
    pub fn open_points<'a>(&self, agreement: &'a Agreement) -> impl Iterator<Item = &'a OpenPoint> + use<'a> {
        let stated =
            agreement.budget.shares.iter().any(|share| (share.from, share.to) == (self.period.from, self.period.to));
        agreement.open_points.iter().filter(move |point| match point.budget {
            Some(BudgetNote::Always) => true,
            Some(BudgetNote::StatedShare) => stated,
            None => false,
        })
    }
}

/// The share by the wish, else by the rules of budget.md, in their order.
fn share(agreement: &Agreement, year: i32, period: Period, wish: Wish) -> Result<Share, Text> {
    let days_of_year = Period::year(year).map_or(365, Period::days);
    let by_days = |source| Share {
        basis: Basis::Days,
        numerator: period.days().into(),
        denominator: days_of_year.into(),
        source,
        clause: None,
    };
    let months = |months: u32, source| Share {
        basis: Basis::Months,
        numerator: months.into(),
        denominator: 12,
        source,
        clause: None,
    };
    match wish {
        Wish::Days => Ok(by_days(ShareSource::Option)),
        Wish::Months(wished) => {
            let most = period.months().len();
            if wished == 0 || usize::try_from(wished).is_ok_and(|wished| wished > most) {
                return Err(say!(
                    sv "Perioden {period} berör {most} månader; ange 1 till {most}.",
                    en "The period {period} touches {most} months; say 1 to {most}."
                ));
            }
            Ok(months(wished, ShareSource::Option))
        }
        Wish::Agreed => {
            let stated =
                agreement.budget.shares.iter().find(|share| (share.from, share.to) == (period.from, period.to));
            Ok(match stated {
                Some(stated) => {
                    Share { clause: Some(stated.clause.clone()), ..months(stated.months, ShareSource::Agreement) }
                }
                None if Some(period) == Period::year(year) => months(12, ShareSource::Rule),
                None => by_days(ShareSource::Rule),
            })
        }
    }
}

/// How much of the share falls in each quarter: its months (the last ones of the period) or its days.
fn weights(period: Period, share: &Share) -> BTreeMap<Quarter, i128> {
    let mut weights = BTreeMap::new();
    let months = period.months();
    match share.basis {
        Basis::Months => {
            let last = usize::try_from(share.numerator).unwrap_or_default();
            for month in months.iter().rev().take(last) {
                *weights.entry(month.quarter()).or_default() += 1;
            }
        }
        Basis::Days => {
            for month in months {
                let days = month.period().intersect(period).map_or(0, Period::days);
                *weights.entry(Month::quarter(month)).or_default() += i128::from(days);
            }
        }
    }
    weights
}

/// Each row rounded down; the kronor that then lack of the total go to the largest remainders, ties in row order.
fn rows(agreement: &Agreement, share: &Share, weights: &BTreeMap<Quarter, i128>) -> Vec<ProratedRow> {
    let budget = &agreement.budget;
    let full = |amount: Amount| amount.whole_kronor() * share.numerator;
    let total = budget.sum().share(share.numerator, share.denominator).whole_kronor();
    let mut kronor: Vec<i128> = budget.rows.iter().map(|row| full(row.amount).div_euclid(share.denominator)).collect();
    let lacking = usize::try_from(total - kronor.iter().sum::<i128>()).unwrap_or_default();
    let mut by_remainder: Vec<usize> = (0..budget.rows.len()).collect();
    by_remainder.sort_by_key(|at| budget.rows.get(*at).map(|row| -full(row.amount).rem_euclid(share.denominator)));
    for at in by_remainder.into_iter().take(lacking) {
        if let Some(kronor) = kronor.get_mut(at) {
            *kronor += 1;
        }
    }
    let prorated = budget.rows.iter().zip(kronor).map(|(row, kronor)| ProratedRow {
        id: row.id.clone(),
        label: row.text(),
        full: row.amount,
        amount: Amount::kronor(kronor),
        payments: instalments(kronor, weights),
    });
    prorated.collect()
}

/// Instalment k is what is due up to k less what was due before it, so that instalments add up to the row.
fn instalments(kronor: i128, weights: &BTreeMap<Quarter, i128>) -> Vec<(Quarter, Amount)> {
    let whole: i128 = weights.values().sum();
    let mut weight_so_far = 0;
    let mut paid = 0;
    let each = weights.iter().map(|(quarter, weight)| {
        weight_so_far += weight;
        let due = div_round(kronor * weight_so_far, whole);
        let instalment = due - paid;
        paid = due;
        (*quarter, Amount::kronor(instalment))
    });
    each.collect()
}

/// Columns are the sums of their cells.
fn total(rows: &[ProratedRow], weights: &BTreeMap<Quarter, i128>) -> ProratedRow {
    let paid_in = |quarter: Quarter| {
        rows.iter().flat_map(|row| &row.payments).filter(|(paid, _)| *paid == quarter).map(|(_, amount)| *amount).sum()
    };
    ProratedRow {
        id: String::new(),
        label: say!(sv "Summa", en "Total"),
        full: rows.iter().map(|row| row.full).sum(),
        amount: rows.iter().map(|row| row.amount).sum(),
        payments: weights.keys().map(|quarter| (*quarter, paid_in(*quarter))).collect(),
    }
}
