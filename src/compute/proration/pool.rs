//! Rows that are rounded together: everyone's, or each party's.

use chrono::NaiveDate;

use super::division::{Weights, divided, instalments};
use super::row::ProratedRow;
use super::share::{Basis, Share, share, stated_for};
use super::wanted::Wanted;
use crate::compute::unanswerable::Unanswerable;
use crate::lang::Labelled;
use crate::model::agreement::BudgetRow;
use crate::model::{Agreement, Amount, Month, PaymentPeriod, Period};

/// Rows that are rounded together, and their share.
pub(super) struct Pool<'a> {
    pub rows: Vec<&'a BudgetRow>,
    pub share: Share,
}

/// The share of the whole, and each party's rows by themselves; all rows together where no row names a party, or one
/// amount is for all of them.
pub(super) fn pools<'a>(
    agreement: &'a Agreement,
    period: Period,
    wanted: Wanted,
) -> Result<(Share, Vec<Pool<'a>>), Unanswerable> {
    let budget = agreement.budget_on(period.to);
    let stated = |party: Option<&str>| {
        stated_for(agreement, period).find(|share| share.party().is_none_or(|its| Some(its.as_str()) == party))
    };
    let pool = |rows: Vec<&'a BudgetRow>, party: Option<&str>| {
        let full = rows.iter().map(|row| row.amount).sum();
        share(agreement, period, wanted.wish, stated(party), full).map(|share| Pool { rows, share })
    };
    let parties = budget.parties();
    let together = pool(in_order(&budget.rows, &parties), None)?;
    let of_all = together.share.clone();
    if parties.is_empty() || of_all.basis == Basis::Amount {
        return Ok((of_all, vec![together]));
    }
    let of = |party: &str| budget.rows.iter().filter(|row| row.party.as_deref() == Some(party)).collect();
    let pools: Vec<Pool> = parties.iter().map(|party| pool(of(party), Some(party))).collect::<Result<_, _>>()?;
    let added_up = Share::added_up(pools.iter().map(|pool| &pool.share));
    Ok((added_up.unwrap_or(of_all), pools))
}

/// The rows, each party's together.
fn in_order<'a>(rows: &'a [BudgetRow], parties: &[&str]) -> Vec<&'a BudgetRow> {
    let mut ordered: Vec<&BudgetRow> = rows.iter().collect();
    ordered.sort_by_key(|row| parties.iter().position(|party| row.party.as_deref() == Some(*party)));
    ordered
}

impl Pool<'_> {
    /// The rows with their parts of the year, and what is paid of them when.
    pub(super) fn prorated(&self, agreement: &Agreement, period: Period) -> Vec<ProratedRow> {
        let units = units(agreement, period, &self.share);
        let weights: Vec<Weights> = self.rows.iter().map(|row| weights(agreement, row, &units)).collect();
        let sums: Vec<i128> = weights.iter().map(|weights| weights.values().sum()).collect();
        let (part, of) = self.part_of(sums.iter().sum());
        let kronor = divided(&sums, part, of);
        let rows = self.rows.iter().zip(weights).zip(kronor).map(|((row, weights), kronor)| ProratedRow {
            id: row.id.clone(),
            party: row.party.clone(),
            label: row.text(),
            full: row.amount,
            amount: Amount::kronor(kronor),
            payments: instalments(kronor, &weights),
        });
        rows.collect()
    }

    /// What the rows' weights are to be multiplied with and divided by: a year has twelve months, or its days, and so a term; an
    /// amount is divided on all weights. Nothing can be divided on rows that come to nothing.
    fn part_of(&self, weights: i128) -> (i128, i128) {
        match self.share.basis {
            Basis::Months | Basis::Days => (1, self.share.denominator),
            Basis::Amount if weights > 0 => (self.share.numerator, weights),
            Basis::Amount => (0, 1),
        }
    }
}

/// A month or a day that counts, and with what it is paid.
pub(super) struct Unit {
    pub day: NaiveDate,
    paid_in: PaymentPeriod,
}

/// What the share consists of: its months (the last ones of the period) or the period's days.
pub(super) fn units(agreement: &Agreement, period: Period, share: &Share) -> Vec<Unit> {
    let every = agreement.budget_on(period.to).payments.every;
    let unit = |day: NaiveDate| Unit { day, paid_in: every.holding(Month::of(day)) };
    match share.basis {
        Basis::Months => {
            let months = period.months();
            let before = months.len().saturating_sub(usize::try_from(share.numerator).unwrap_or_default());
            months.into_iter().skip(before).map(|month| unit(month.period().from.max(period.from))).collect()
        }
        Basis::Days | Basis::Amount => period.each_day().map(unit).collect(),
    }
}

fn weights(agreement: &Agreement, row: &BudgetRow, units: &[Unit]) -> Weights {
    let mut weights = Weights::new();
    for unit in units {
        let on_the_day = agreement.budget_on(unit.day).rows.iter().find(|other| other.id == row.id);
        *weights.entry(unit.paid_in).or_default() += on_the_day.map_or(0, |row| row.amount.whole_kronor());
    }
    weights
}
