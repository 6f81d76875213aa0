//! A year as a list of spans: each period that the agreement states a share for, and the rest, each by its rule.

use chrono::{Datelike, NaiveDate};

use super::division::Payments;
use super::fraction::Fraction;
use super::share::{Share, ShareSource};
use super::wanted::Wish;
use crate::model::agreement::{Budget, BudgetRow, Extent, StatedShare};
use crate::model::{Agreement, Amount, Month, PaymentPeriod, Period};

/// Days that have their share by one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The days.
    pub period: Period,
    /// Their share of the budget.
    pub share: Share,
    /// The share that instalments are planned by: what a stated period comes to, if nobody ends it early.
    pub(super) planned: Share,
    /// What days counted by rule would be, if nobody ended them early.
    pub(super) unbroken: Option<Box<Self>>,
    /// The months or days by whose amounts rows are weighed, each with when it is paid.
    pub(super) units: Vec<Unit>,
    /// One amount is for the rows of every party.
    pub(super) is_for_all: bool,
}

impl Span {
    /// The part of a share that each of its units stands for.
    pub(super) fn of_unit(&self, share: &Share) -> Fraction {
        let (part, of) = share.parts();
        Fraction::new(part, of * i128::try_from(self.units.len()).unwrap_or(1))
    }
}

/// A month or a day that counts, and with what it is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub day: NaiveDate,
    pub paid_in: PaymentPeriod,
}

/// Whose grant it is, and from when.
#[derive(Debug, Clone)]
pub(super) struct Whose<'a> {
    /// The party; everybody, where none is named.
    pub party: Option<&'a str>,
    /// The party's first day, where its appendix begins later than the agreement (ÖK §6).
    pub from: Option<NaiveDate>,
    /// Its rows.
    pub rows: Vec<&'a BudgetRow>,
}

impl<'a> Whose<'a> {
    pub fn party(agreement: &Agreement, party: &'a str, budget: &'a Budget) -> Self {
        let rows = budget.rows.iter().filter(|row| row.party.as_deref() == Some(party)).collect();
        Self { party: Some(party), from: agreement.first_day_of(agreement.party(party)), rows }
    }

    pub fn everybody(rows: Vec<&'a BudgetRow>) -> Self {
        Self { party: None, from: None, rows }
    }

    /// The days of a period from its first one on.
    fn of(&self, period: Period) -> Option<Period> {
        Period::new(self.from.map_or(period.from, |from| from.max(period.from)), period.to)
    }

    fn has(&self, share: &StatedShare) -> bool {
        share.party().is_none_or(|its| Some(its.as_str()) == self.party)
    }
}

/// A calendar year's part of the term.
#[derive(Debug, Clone, Copy)]
pub(super) struct Year<'a> {
    pub agreement: &'a Agreement,
    /// The days that the grant is for.
    pub days: Period,
    /// The days that it would be for, if nobody ended it early.
    pub unbroken: Period,
    pub wish: Wish,
}

impl<'a> Year<'a> {
    pub fn new(agreement: &'a Agreement, days: Period, wish: Wish) -> Self {
        let year = Period::year(days.from.year()).and_then(|year| year.intersect(agreement.term.extended()));
        Self { agreement, days, unbroken: year.unwrap_or(days), wish }
    }

    /// The years before it, where the budget is for all of them together.
    pub fn earlier(&self) -> Vec<Self> {
        if self.budget().months.is_none() || self.wish != Wish::Agreed {
            return Vec::new();
        }
        let years = self.agreement.term.start.year()..self.days.from.year();
        let days = years.filter_map(|year| Period::year(year)?.intersect(self.agreement.term.longest()));
        days.map(|days| Self::new(self.agreement, days, self.wish)).collect()
    }

    /// All its days, with one share.
    pub fn whole_span(&self, share: Share) -> Span {
        self.span(self.days, share, self.each_day(self.days))
    }

    /// The spans of somebody's grant, in order.
    pub fn spans(&self, whose: &Whose) -> Vec<Span> {
        match self.wish {
            Wish::Months(months) => {
                let share = Share::months(months, self.of_months(), ShareSource::Option);
                vec![self.span(self.days, share, self.last_months(self.days, months))]
            }
            Wish::Days => {
                let share = Share::days(self.days, self.whole(), ShareSource::Option);
                vec![self.span(self.days, share, self.each_day(self.days))]
            }
            Wish::Agreed => self.agreed(whose),
        }
    }

    fn agreed(&self, whose: &Whose) -> Vec<Span> {
        let Some(unbroken) = whose.of(self.unbroken) else { return Vec::new() };
        let mut stated = self.agreement.stated_shares();
        stated.retain(|share| whose.has(share) && share.period().intersect(unbroken).is_some());
        stated.sort_by_key(|share| share.from);
        let starts = std::iter::once(unbroken.from).chain(stated.iter().filter_map(|share| share.to.succ_opt()));
        let ends = stated.iter().filter_map(|share| share.from.pred_opt()).chain([unbroken.to]);
        let rest = starts.zip(ends).filter_map(|(from, to)| self.by_rule(Period::new(from, to)?, whose));
        let mut spans: Vec<Span> =
            rest.chain(stated.iter().filter_map(|share| self.by_statement(share, whose))).collect();
        spans.sort_by_key(|span| span.period);
        spans
    }

    /// A period that the text states a share for. Where days of it are lacking, it is earned by the days that there are;
    /// an amount is for all days on which its party is there.
    fn by_statement(&self, stated: &StatedShare, whose: &Whose) -> Option<Span> {
        let full = stated.period();
        let its_days = if let Extent::Months(_) = stated.extent { whose.of(full)? } else { full };
        let period = its_days.intersect(self.days)?;
        let is_for_all = matches!(&stated.extent, Extent::Amount { party: None, .. });
        let rows = if is_for_all { self.budget().sum() } else { whose.rows.iter().map(|row| row.amount).sum() };
        let share = Share::stated(stated, rows, self.of_months());
        let of = |days: Period| Share { left: Share::left(days, full), ..share.clone() };
        let units = match &stated.extent {
            Extent::Months(months) => self.last_months(full, *months),
            Extent::Amount { .. } if is_whole_months(full) => self.last_months(full, u32::MAX),
            Extent::Amount { .. } => self.each_day(full),
        };
        let joined = |unit: Unit| Unit { day: unit.day.max(its_days.from), ..unit };
        let units = units.into_iter().filter(|unit| Month::of(its_days.from) <= Month::of(unit.day)).map(joined);
        Some(Span { is_for_all, planned: of(its_days), ..self.span(period, of(period), units.collect()) })
    }

    /// Months where the days are whole ones, else days; never more than they would come to, if nobody ended them early.
    fn by_rule(&self, unbroken: Period, whose: &Whose) -> Option<Span> {
        let period = unbroken.intersect(self.days)?;
        let whole = (period != unbroken).then(|| self.ruled(unbroken, whose));
        let span = self.ruled(period, whose);
        let share = whole.iter().fold(span.share, |share, whole| share.at_most(&whole.share));
        Some(Span { planned: share.clone(), share, unbroken: whole.map(Box::new), ..span })
    }

    fn ruled(&self, period: Period, whose: &Whose) -> Span {
        let (share, units) = match self.whole_months(period, whose) {
            Some(months) => {
                let share = Share::months(months, self.of_months(), ShareSource::Rule);
                (share, self.last_months(period, months))
            }
            None => (Share::days(period, self.whole(), ShareSource::Rule), self.each_day(period)),
        };
        self.span(period, share, units)
    }

    fn span(&self, period: Period, share: Share, units: Vec<Unit>) -> Span {
        Span { period, planned: share.clone(), share, units, unbroken: None, is_for_all: false }
    }

    fn budget(&self) -> &Budget {
        self.agreement.budget_on(self.days.to)
    }

    fn of_months(&self) -> u32 {
        self.budget().of_months()
    }

    /// What days are a part of: the calendar year, or the term where the budget is for that.
    fn whole(&self) -> Period {
        let term = &self.agreement.term;
        let of_term = self.budget().months.and_then(|_| Period::new(term.start, term.end));
        of_term.or_else(|| Period::year(self.days.from.year())).unwrap_or(self.days)
    }

    /// How many months days are, where they are whole calendar months. A budget for a term is counted in them where the
    /// term is, so that all its years are counted alike.
    fn whole_months(&self, period: Period, whose: &Whose) -> Option<u32> {
        let counted = if self.budget().months.is_some() { self.whole() } else { period };
        let are_whole = is_whole_months(period) && is_whole_months(counted) && !self.is_uneven(counted, whose);
        if are_whole { u32::try_from(period.months().len()).ok() } else { None }
    }

    /// Whether months can't be counted whole, since somebody joins in the middle of one; or a row changes in the middle of
    /// one, where the period is a part of a year. Then days are counted.
    fn is_uneven(&self, period: Period, whose: &Whose) -> bool {
        let is_within = |day: &NaiveDate| day.day() > 1 && period.from < *day && *day <= period.to;
        let differs = |row: &&BudgetRow, day: NaiveDate| {
            day.pred_opt().is_some_and(|before| self.amount_on(row, before) != self.amount_on(row, day))
        };
        let mut amended = self.agreement.amendments.iter().map(|amendment| amendment.from).filter(is_within);
        whose.from.as_ref().is_some_and(is_within)
            || (period.months().len() < 12 && amended.any(|day| whose.rows.iter().any(|row| differs(row, day))))
    }

    /// What a row comes to for the budget's months by the terms of a day: nothing before its party's appendix begins (ÖK §6).
    pub fn amount_on(&self, row: &BudgetRow, day: NaiveDate) -> Amount {
        let then = self.terms_on(day).rows.iter().find(|other| other.id == row.id);
        then.filter(|_| self.is_there(row.party.as_deref(), day)).map_or_else(Amount::default, |row| row.amount)
    }

    /// Whether a party has joined by a day.
    pub fn is_there(&self, party: Option<&str>, day: NaiveDate) -> bool {
        let party = party.and_then(|party| self.agreement.party(party));
        self.agreement.first_day_of(party).is_none_or(|from| from <= day)
    }

    /// The budget of a day, or of the agreement's last one: terms of a later time never come to apply.
    pub fn terms_on(&self, day: NaiveDate) -> &Budget {
        self.agreement.budget_on(day.min(self.agreement.term.longest().to))
    }

    /// A row's amounts for the budget's months, added up over the units of a span that are paid together.
    pub fn weights(&self, row: &BudgetRow, span: &Span) -> Payments {
        let mut weights = Payments::new();
        for unit in &span.units {
            *weights.entry(unit.paid_in).or_default() += self.amount_on(row, unit.day).whole_kronor();
        }
        weights
    }

    fn last_months(&self, period: Period, count: u32) -> Vec<Unit> {
        let months = period.months();
        let before = months.len().saturating_sub(usize::try_from(count).unwrap_or(usize::MAX));
        let days = months.into_iter().skip(before).map(|month| month.period().from.max(period.from));
        days.map(|day| self.unit(day)).collect()
    }

    fn each_day(&self, period: Period) -> Vec<Unit> {
        period.each_day().map(|day| self.unit(day)).collect()
    }

    fn unit(&self, day: NaiveDate) -> Unit {
        Unit { day, paid_in: self.paid_in(day) }
    }

    /// When something that is due on a day is paid.
    pub fn paid_in(&self, day: NaiveDate) -> PaymentPeriod {
        self.budget().payments.every.holding(Month::of(day))
    }
}

/// Whether a period is made of whole calendar months.
fn is_whole_months(period: Period) -> bool {
    period.months().into_iter().all(|month| month.period().intersect(period) == Some(month.period()))
}
