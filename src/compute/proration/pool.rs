//! Rows that are rounded together: everybody's, or each party's.

use super::division::{Payments, divided, instalments, up_to};
use super::fraction::Fraction;
use super::share::{Basis, Share, ShareSource};
use super::span::{Span, Year};
use crate::model::agreement::BudgetRow;

/// Rows that are rounded together, span by span. What a row has too little or too much of after one is carried to the
/// next, so that the years of a term add up to it; what is stated takes nothing over, since it stands whatever else does.
pub(super) struct Pool<'a> {
    year: Year<'a>,
    rows: &'a [&'a BudgetRow],
    /// What each row has too little of, in parts of a krona.
    carried: Vec<i128>,
    /// So many of them are a krona.
    parts: i128,
}

impl<'a> Pool<'a> {
    /// Rows for some spans.
    pub fn new<'s>(year: Year<'a>, rows: &'a [&'a BudgetRow], spans: impl Iterator<Item = &'s Span>) -> Self {
        let counted = spans.flat_map(|span| [Some(span), span.unbroken.as_deref()].into_iter().flatten());
        let counted = counted.filter(|span| span.share.basis != Basis::Amount);
        let parts = counted.flat_map(|span| [span.of_unit(&span.share).of, span.of_unit(&span.planned).of]);
        Self { year, rows, carried: vec![0; rows.len()], parts: parts.fold(1, Fraction::common) }
    }

    /// What is paid of each row for the next span, and when: by the plan, up to what is earned.
    pub fn paid(&mut self, span: &Span) -> Vec<Payments> {
        let weights: Vec<Payments> = self.rows.iter().map(|row| self.year.weights(row, span)).collect();
        let sums: Vec<i128> = weights.iter().map(|weights| weights.values().sum()).collect();
        let planned = self.kronor(span, &span.planned, &sums);
        let earned = self.kronor(span, &span.share, &sums);
        self.carry(span, &sums, &earned);
        let each = weights.iter().zip(planned).zip(earned);
        each.map(|((weights, planned), earned)| up_to(earned, instalments(planned, weights))).collect()
    }

    /// Whole kronor of each row for a share. Nothing can be divided on rows that come to nothing.
    fn kronor(&self, span: &Span, share: &Share, sums: &[i128]) -> Vec<i128> {
        if share.basis == Basis::Amount {
            let (left, of) = share.left.unwrap_or((1, 1));
            let due: Vec<i128> = sums.iter().map(|sum| sum * share.numerator * left).collect();
            return divided(&due, of * sums.iter().sum::<i128>().max(1));
        }
        let due = self.due(span, share, sums).into_iter().zip(&self.carried).zip(sums);
        let takes_over = share.source == ShareSource::Rule;
        let due: Vec<i128> =
            due.map(|((due, carried), sum)| if takes_over && *sum > 0 { due + carried } else { due }).collect();
        divided(&due, self.parts)
    }

    /// Exactly what each row comes to for a share, in parts of a krona: never more than it would, if nobody ended it early.
    fn due(&self, span: &Span, share: &Share, sums: &[i128]) -> Vec<i128> {
        let Fraction { part, of } = span.of_unit(share);
        let due = sums.iter().map(|sum| sum * part * (self.parts / of));
        let Some(unbroken) = &span.unbroken else { return due.collect() };
        let sums: Vec<i128> = self.rows.iter().map(|row| self.year.weights(row, unbroken).values().sum()).collect();
        due.zip(self.due(unbroken, &unbroken.share, &sums)).map(|(due, most)| due.min(most)).collect()
    }

    fn carry(&mut self, span: &Span, sums: &[i128], earned: &[i128]) {
        if span.share.basis == Basis::Amount {
            return;
        }
        let due = self.due(span, &span.share, sums);
        for ((carried, due), earned) in self.carried.iter_mut().zip(due).zip(earned) {
            *carried += due - earned * self.parts;
        }
    }
}
