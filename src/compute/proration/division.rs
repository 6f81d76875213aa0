//! A share of the budget, divided on rows and instalments in whole kronor, so that everything adds up.

use std::collections::BTreeMap;

use super::row::ProratedRow;
use crate::lang::Text;
use crate::model::amount::div_round;
use crate::model::{Amount, PaymentPeriod};
use crate::say;

/// A row's amounts for twelve months, in kronor, added up over the units (months or days) that fall in each payment
/// period. The row's part of the year is their sum ÷ the units of a year.
pub(super) type Weights = BTreeMap<PaymentPeriod, i128>;

/// `numerator ÷ denominator` of the rows' weights together, rounded half away from zero: for each row its part rounded
/// down; the kronor that then lack go one each to the largest remainders, ties in row order.
pub(super) fn divided(weights: &[i128], numerator: i128, denominator: i128) -> Vec<i128> {
    let total = div_round(weights.iter().sum::<i128>() * numerator, denominator);
    let mut kronor: Vec<i128> = weights.iter().map(|weight| (weight * numerator).div_euclid(denominator)).collect();
    let lacking = usize::try_from(total - kronor.iter().sum::<i128>()).unwrap_or_default();
    let mut by_remainder: Vec<(usize, i128)> =
        weights.iter().map(|weight| (weight * numerator).rem_euclid(denominator)).enumerate().collect();
    by_remainder.sort_by_key(|(_, remainder)| -remainder);
    for (at, _) in by_remainder.into_iter().take(lacking) {
        if let Some(kronor) = kronor.get_mut(at) {
            *kronor += 1;
        }
    }
    kronor
}

/// Instalment k is what is due up to k less what was due before it, so that instalments add up to the row.
pub(super) fn instalments(kronor: i128, weights: &Weights) -> Vec<(PaymentPeriod, Amount)> {
    let whole: i128 = weights.values().sum();
    let mut weight_so_far = 0;
    let mut paid = 0;
    let each = weights.iter().map(|(period, weight)| {
        weight_so_far += weight;
        let due = if whole == 0 { 0 } else { div_round(kronor * weight_so_far, whole) };
        let instalment = due - paid;
        paid = due;
        (*period, Amount::kronor(instalment))
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

    fn by_period(weights: &[i128]) -> Weights {
        weights.iter().zip(2000..).map(|(weight, year)| (PaymentPeriod::Year(year), *weight)).collect()
    }

    proptest! {
        #[test]
        fn rows_that_change_within_the_year_add_up_too(rows in weights(), of in prop_oneof![Just(12i128), Just(365), Just(366)]) {
            let whole: Vec<i128> = rows.iter().map(|row| row.iter().sum()).collect();
            let kronor = divided(&whole, 1, of);
            prop_assert_eq!(kronor.iter().sum::<i128>(), div_round(whole.iter().sum(), of));
            for ((row, whole), kronor) in rows.iter().zip(&whole).zip(kronor) {
                let lower = whole.div_euclid(of);
                prop_assert!((lower..=lower + 1).contains(&kronor));
                let paid = instalments(kronor, &by_period(row));
                prop_assert_eq!(paid.len(), row.len());
                prop_assert_eq!(paid.iter().map(|(_, amount)| *amount).sum::<Amount>(), Amount::kronor(kronor));
                for ((_, amount), weight) in paid.iter().zip(row) {
                    prop_assert!(*amount >= Amount::default());
                    prop_assert!(*weight > 0 || *amount == Amount::default(), "nothing is paid for nothing");
                }
            }
        }

        #[test]
        fn an_amount_is_divided_to_the_krona(rows in prop::collection::vec(0i128..5_000_000, 1..9), amount in 0i128..5_000_000) {
            let sum: i128 = rows.iter().sum();
            prop_assume!(sum > 0);
            prop_assert_eq!(divided(&rows, amount, sum).iter().sum::<i128>(), amount);
        }
    }

    /// 100 kr a year until the end of June, 200 from then on: 50 + 100, and twice as much in each later quarter.
    #[test]
    fn a_raise_at_midyear_is_paid_from_midyear() {
        let quarters = by_period(&[300, 300, 600, 600]);
        let kronor = divided(&[1800], 1, 12);
        assert_eq!(kronor, [150]);
        let paid: Vec<Amount> = instalments(150, &quarters).into_iter().map(|(_, amount)| amount).collect();
        assert_eq!(paid, [25, 25, 50, 50].map(Amount::kronor));
    }
}
