//! Everybody's rows, each party's together: what a year gives them, span by span.

use std::collections::BTreeSet;

use super::division::{Payments, sum_label, total};
use super::fraction::Fraction;
use super::party::{OwnShare, PartyGrant};
use super::pool::Pool;
use super::row::ProratedRow;
use super::share::{Basis, Share};
use super::span::{Span, Whose, Year};
use super::wanted::Wish;
use crate::lang::Labelled;
use crate::model::agreement::{Budget, BudgetRow, OwnContribution};
use crate::model::{Amount, PaymentPeriod};

/// The year's grant.
pub(super) struct Grant<'a> {
    year: Year<'a>,
    budget: &'a Budget,
    /// Each party, in the order of the rows; everybody, where rows name none.
    each: Vec<Whose<'a>>,
    /// The rows, each party's together.
    rows: Vec<&'a BudgetRow>,
}

impl<'a> Grant<'a> {
    pub fn of_everybody(year: Year<'a>, budget: &'a Budget) -> Self {
        let parties = budget.parties().into_iter();
        let mut each: Vec<Whose> = parties.map(|party| Whose::party(year.agreement, party, budget)).collect();
        if each.is_empty() {
            each.push(Whose::everybody(budget.rows.iter().collect()));
        }
        let rows = each.iter().flat_map(|whose| whose.rows.clone()).collect();
        Self { year, budget, each, rows }
    }

    /// As the agreement has it, where just its own months were asked for.
    pub fn or_agreed(self) -> Self {
        let Wish::Months(months) = self.year.wish else { return self };
        let agreed = Self::of_everybody(Year { wish: Wish::Agreed, ..self.year }, self.budget);
        let is_own = |span: &Span| {
            let Share { basis, numerator, left, .. } = span.share;
            (basis, numerator, left) == (Basis::Months, months.into(), None) && span.period == self.year.days
        };
        if agreed.each.iter().flat_map(|whose| agreed.year.spans(whose)).all(|span| is_own(&span)) {
            agreed
        } else {
            self
        }
    }

    /// The rows with their parts of the year, and what is paid of them when.
    pub fn rows(&self) -> Vec<ProratedRow> {
        let of =
            |spans: Vec<Span>, are_for_all: bool| spans.into_iter().filter(move |span| span.is_for_all == are_for_all);
        let by_itself =
            self.each.iter().flat_map(|whose| self.paid(&whose.rows, |year| of(year.spans(whose), false).collect()));
        let everybody = Whose::everybody(Vec::new());
        let for_all = self.paid(&self.rows, |year| of(year.spans(&everybody), true).collect());
        let mut paid: Vec<Payments> = by_itself.collect();
        paid.iter_mut().zip(for_all).for_each(|(paid, more)| add(paid, more));
        let periods = self.payment_periods(&paid);
        let rows = self.rows.iter().zip(paid).map(|(row, paid)| ProratedRow {
            id: row.id.to_string(),
            party: row.party.clone(),
            label: row.text(),
            full: row.amount,
            amount: Amount::kronor(paid.values().sum()),
            payments: periods.iter().map(|period| (*period, paid_in(&paid, *period))).collect(),
        });
        rows.collect()
    }

    /// What is paid of rows for those of a year's spans for which they are rounded together. A budget for the term is
    /// divided from its first year on.
    fn paid(&self, rows: &[&BudgetRow], spans: impl Fn(&Year) -> Vec<Span>) -> Vec<Payments> {
        let earlier: Vec<Span> = self.year.earlier().iter().flat_map(&spans).collect();
        let of_year = spans(&self.year);
        let mut pool = Pool::new(self.year, rows, earlier.iter().chain(&of_year));
        for span in &earlier {
            pool.paid(span);
        }
        let mut paid = vec![Payments::new(); rows.len()];
        for span in &of_year {
            paid.iter_mut().zip(pool.paid(span)).for_each(|(paid, more)| add(paid, more));
        }
        paid
    }

    /// When something is paid, or would be, had the grant not ended before.
    fn payment_periods(&self, paid: &[Payments]) -> BTreeSet<PaymentPeriod> {
        let last = self.year.paid_in(self.year.days.to);
        let is_shown = |period: &PaymentPeriod| {
            *period <= last || paid.iter().any(|paid| paid_in(paid, *period) != Amount::default())
        };
        paid.iter().flat_map(|paid| paid.keys().copied()).filter(is_shown).collect()
    }

    /// The spans of all together: of everybody, where parties have different ones, and else by what they come to.
    pub fn spans(&self, rows: &[ProratedRow]) -> Vec<Span> {
        let of_each: Vec<Vec<Span>> = self.each.iter().map(|whose| self.year.spans(whose)).collect();
        if let Some(together) = together(&of_each) {
            return together;
        }
        let all: Vec<&Share> = of_each.iter().flatten().map(|span| &span.share).collect();
        if all.iter().all(|share| share.basis != Basis::Amount) {
            return self.year.spans(&Whose::everybody(Vec::new()));
        }
        let whole = total(rows.iter(), sum_label());
        vec![self.year.whole_span(Share::in_kronor(&all, whole.amount, whole.full))]
    }

    /// Each party with its rows; none where rows name no party.
    pub fn parties(&self, rows: &[ProratedRow]) -> Vec<PartyGrant> {
        let grant = |whose: &Whose| {
            let is_its = |row: &&ProratedRow| row.party.as_deref() == whose.party;
            let total = total(rows.iter().filter(is_its), sum_label());
            Some(PartyGrant { id: whose.party?.to_owned(), spans: self.year.spans(whose), total })
        };
        self.each.iter().filter_map(grant).collect()
    }

    /// Each contribution with its party's share, else with the whole's; one that was changed counts by each month or day.
    pub fn own_contributions(&self, whole: &[Span]) -> Vec<OwnShare> {
        let own = self.budget.own_contribution.iter().map(|stated| {
            let whose = stated.party.as_deref().map(|party| Whose::party(self.year.agreement, party, self.budget));
            let spans = whose.as_ref().map_or_else(|| whole.to_vec(), |whose| self.year.spans(whose));
            let rows = whose.as_ref().map_or(&self.rows, |whose| &whose.rows);
            let of_spans = spans.iter().map(|span| self.own(stated, span, rows));
            OwnShare { amount: of_spans.fold(Fraction::NOTHING, Fraction::plus).whole_kronor(), stated: stated.clone() }
        });
        own.collect()
    }

    /// What a contribution comes to for a span, for which rows are given so much.
    fn own(&self, stated: &OwnContribution, span: &Span, rows: &[&BudgetRow]) -> Fraction {
        let on = |day| {
            let mut then = self.year.terms_on(day).own_contribution.iter();
            let then = then.find(|own| own.party == stated.party && self.year.is_there(own.party.as_deref(), day));
            then.map_or(0, |own| own.amount.whole_kronor())
        };
        let own: i128 = span.units.iter().map(|unit| on(unit.day)).sum();
        if span.share.basis != Basis::Amount {
            return span.of_unit(&span.share).times(own);
        }
        let rows = if span.is_for_all { &self.rows } else { rows };
        let whole: i128 = rows.iter().map(|row| self.year.weights(row, span).values().sum::<i128>()).sum();
        let (left, of) = span.share.left.unwrap_or((1, 1));
        Fraction::new(own * span.share.numerator * left, whole * of)
    }
}

/// Each party's spans as everybody's, where they are of the same periods and their shares make one.
fn together(of_each: &[Vec<Span>]) -> Option<Vec<Span>> {
    let (first, rest) = of_each.split_first()?;
    let at = |at: usize, span: &Span| {
        let others = rest.iter().map(|other| other.get(at).filter(|other| other.period == span.period));
        let shares: Vec<&Share> =
            std::iter::once(Some(span)).chain(others).map(|span| Some(&span?.share)).collect::<Option<_>>()?;
        Some(Span { share: Share::side_by_side(&shares)?, ..span.clone() })
    };
    let are_as_many = rest.iter().all(|other| other.len() == first.len());
    if are_as_many { first.iter().enumerate().map(|(number, span)| at(number, span)).collect() } else { None }
}

fn paid_in(paid: &Payments, period: PaymentPeriod) -> Amount {
    Amount::kronor(paid.get(&period).copied().unwrap_or_default())
}

fn add(paid: &mut Payments, more: Payments) {
    for (period, kronor) in more {
        *paid.entry(period).or_default() += kronor;
    }
}
