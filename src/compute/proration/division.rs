//! A share of the budget, divided on rows and instalments in whole kronor, so that everything adds up.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::row::ProratedRow;
use crate::lang::Text;
use crate::model::amount::div_round;
use crate::model::{Amount, PaymentPeriod};
use crate::say;

/// Kronor by when they are paid; or a row's amounts for the budget's months, added up over the units (months or days)
/// that are paid together.
pub(super) type Payments = BTreeMap<PaymentPeriod, i128>;

/// Whole kronor of what is due, given in parts of which `of` are a krona. They add up to the sum, rounded half away from
/// zero: for each its kronor rounded down; what then lacks goes one each to the largest remainders, ties in row order. Who
/// was given too much before can have less than nothing due, and has nothing.
pub(super) fn divided(due: &[i128], of: i128) -> Vec<i128> {
    let total = div_round(due.iter().sum(), of).max(0);
    let mut kronor: Vec<i128> = due.iter().map(|due| due.div_euclid(of).max(0)).collect();
    let lacking = total - kronor.iter().sum::<i128>();
    let step = lacking.signum();
    for _ in 0..lacking.abs() {
        let is_left = |(_, (kronor, _)): &(usize, (&mut i128, &i128))| **kronor + step >= 0;
        let next = kronor.iter_mut().zip(due).enumerate().filter(is_left);
        let next = next.max_by_key(|(at, (kronor, due))| (step * (**due - **kronor * of), Reverse(*at)));
        if let Some((_, (kronor, _))) = next {
            *kronor += step;
        }
    }
    kronor
}

/// Instalment k is what is due up to k less what was due before it, so that instalments add up to the row.
pub(super) fn instalments(kronor: i128, weights: &Payments) -> Payments {
    let whole: i128 = weights.values().sum();
    let mut weight_so_far = 0;
    let mut paid = 0;
    let each = weights.iter().map(|(period, weight)| {
        weight_so_far += weight;
        let due = if whole == 0 { 0 } else { div_round(kronor * weight_so_far, whole) };
        let instalment = due - paid;
        paid = due;
        (*period, instalment)
    });
    each.collect()
}

/// Instalments as they were planned, until what is earned is paid; the last one is what is then left.
pub(super) fn up_to(earned: i128, planned: Payments) -> Payments {
    let last = planned.keys().next_back().copied();
    let mut left = earned;
    let each = planned.into_iter().map(|(period, planned)| {
        let paid = if Some(period) == last { left } else { planned.min(left) };
        left -= paid;
        (period, paid)
    });
    each.collect()
}

/// Columns are the sums of their cells.
pub(super) fn total<'a>(rows: impl Iterator<Item = &'a ProratedRow> + Clone, label: Text) -> ProratedRow {
    let mut payments: BTreeMap<PaymentPeriod, Amount> = BTreeMap::new();
    for (period, amount) in rows.clone().flat_map(|row| &row.payments) {
        *payments.entry(*period).or_default() += *amount;
    }
    ProratedRow {
        id: String::new(),
        party: None,
        label,
        full: rows.clone().map(|row| row.full).sum(),
        amount: rows.map(|row| row.amount).sum(),
        payments: payments.into_iter().collect(),
    }
}

/// What the total of everything is called.
pub(super) fn sum_label() -> Text {
    say!(sv "Summa", en "Total")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn weights() -> impl Strategy<Value = Vec<Vec<i128>>> {
        (1usize..=12)
            .prop_flat_map(|periods| prop::collection::vec(prop::collection::vec(0i128..50_000_000, periods), 1..9))
    }

    fn by_period(weights: &[i128]) -> Payments {
        weights.iter().zip(2000..).map(|(weight, year)| (PaymentPeriod::Year(year), *weight)).collect()
    }

    proptest! {
        #[test]
        fn rows_that_change_within_the_year_add_up_too(
            rows in weights(),
            of in prop_oneof![Just(12i128), Just(365), Just(366)],
            left in 0i128..=100,
        ) {
            let whole: Vec<i128> = rows.iter().map(|row| row.iter().sum()).collect();
            let kronor = divided(&whole, of);
            prop_assert_eq!(kronor.iter().sum::<i128>(), div_round(whole.iter().sum(), of));
            for ((row, whole), kronor) in rows.iter().zip(&whole).zip(kronor) {
                let lower = whole.div_euclid(of);
                prop_assert!((lower..=lower + 1).contains(&kronor));
                let planned = instalments(kronor, &by_period(row));
                prop_assert_eq!(planned.values().sum::<i128>(), kronor);
                prop_assert!(planned.values().all(|kronor| *kronor >= 0));
                let is_paid_for = |(paid, weight): (&i128, &i128)| *weight > 0 || *paid == 0;
                prop_assert!(planned.values().zip(row).all(is_paid_for), "nothing is paid for nothing");
                let earned = kronor * left / 100;
                let paid = up_to(earned, planned.clone());
                prop_assert_eq!(paid.values().sum::<i128>(), earned);
                prop_assert!(paid.iter().all(|(period, kronor)| (0..=planned[period]).contains(kronor)), "as planned, or less");
            }
        }

        #[test]
        fn what_is_carried_leaves_nothing_over_and_nobody_below_nothing(due in prop::collection::vec(-11i128..1_000, 1..9)) {
            let kronor = divided(&due, 12);
            prop_assert!(kronor.iter().all(|kronor| *kronor >= 0));
            prop_assert_eq!(kronor.iter().sum::<i128>(), div_round(due.iter().sum(), 12).max(0));
        }
    }

    /// 100 kr a year until the end of June, 200 from then on: 50 + 100, and twice as much in each later quarter.
    #[test]
    fn a_raise_at_midyear_is_paid_from_midyear() {
        let quarters = by_period(&[300, 300, 600, 600]);
        assert_eq!(divided(&[1800], 12), [150]);
        assert_eq!(instalments(150, &quarters).into_values().collect::<Vec<_>>(), [25, 25, 50, 50]);
    }
}
