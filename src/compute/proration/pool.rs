//! Rows that are rounded together: everyone's, or each party's.

use chrono::{Datelike, NaiveDate};

use super::division::{Weights, divided, instalments};
use super::row::ProratedRow;
use super::share::{Basis, Share, ShareOf, is_whole_months, share, stated_for};
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
    let parties = budget.parties();
    let pool = |rows: Vec<&'a BudgetRow>, party: Option<&str>| {
        let full = rows.iter().map(|row| row.amount).sum();
        // Where each party's rows are by themselves, one that joins in the middle of a month is no other's matter.
        let is_alone = party.is_some() || parties.is_empty();
        let is_uneven = is_alone && is_uneven(agreement, &rows, period);
        let of = ShareOf { stated: stated(party), full, is_uneven };
        share(agreement, period, wanted.wish, &of).map(|share| Pool { rows, share })
    };
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

/// What the share consists of: its months (the last ones of the period), or the period's days; an amount for whole
/// calendar months is paid by them, so that quarters are equal.
pub(super) fn units(agreement: &Agreement, period: Period, share: &Share) -> Vec<Unit> {
    let every = agreement.budget_on(period.to).payments.every;
    let unit = |day: NaiveDate| Unit { day, paid_in: every.holding(Month::of(day)) };
    let last_months = |count: usize| -> Vec<Unit> {
        let months = period.months();
        let before = months.len().saturating_sub(count);
        months.into_iter().skip(before).map(|month| unit(month.period().from.max(period.from))).collect()
    };
    match share.basis {
        Basis::Months => last_months(usize::try_from(share.numerator).unwrap_or_default()),
        Basis::Amount if is_whole_months(period) => last_months(usize::MAX),
        Basis::Days | Basis::Amount => period.each_day().map(unit).collect(),
    }
}

fn weights(agreement: &Agreement, row: &BudgetRow, units: &[Unit]) -> Weights {
    let mut weights = Weights::new();
    for unit in units {
        *weights.entry(unit.paid_in).or_default() += amount_on(agreement, row, unit.day).whole_kronor();
    }
    weights
}

/// What a row comes to for twelve months by the terms of a day: nothing before its party's appendix begins (ÖK §6).
fn amount_on(agreement: &Agreement, row: &BudgetRow, day: NaiveDate) -> Amount {
    let is_early = first_day(agreement, row).is_some_and(|from| day < from);
    let on_the_day = agreement.budget_on(day).rows.iter().find(|other| other.id == row.id);
    on_the_day.filter(|_| !is_early).map_or_else(Amount::default, |row| row.amount)
}

fn first_day(agreement: &Agreement, row: &BudgetRow) -> Option<NaiveDate> {
    agreement.first_day_of(row.party.as_ref().and_then(|party| agreement.party(party)))
}

/// Whether months can't be counted whole: a party joins in the middle of one; or in the middle of one a row changes, where
/// the period is a part of a year. Then its days are counted.
fn is_uneven(agreement: &Agreement, rows: &[&BudgetRow], period: Period) -> bool {
    let is_within = |day: &NaiveDate| day.day() > 1 && period.from < *day && *day <= period.to;
    let joins = rows.iter().filter_map(|row| first_day(agreement, row)).any(|from| is_within(&from));
    let differs = |row: &&BudgetRow, day: NaiveDate| {
        day.pred_opt().is_some_and(|before| amount_on(agreement, row, before) != amount_on(agreement, row, day))
    };
    let mut amended = agreement.amendments.iter().map(|amendment| amendment.from).filter(is_within);
    joins || (period.months().len() < 12 && amended.any(|day| rows.iter().any(|row| differs(row, day))))
}
