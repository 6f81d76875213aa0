//! What notice on a day leads to: when the agreement ends, what is earned by then, what is paid by then (ÖK §5.1, §5.8).

use chrono::{Datelike, NaiveDate};

use super::proration::{Proration, Wanted, prorate};
use super::unanswerable::Unanswerable;
use crate::model::{Agreement, Amount, Month};

/// What notice leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AfterNotice {
    /// The day of the notice.
    pub given: NaiveDate,
    /// The last day of the agreement.
    pub end: NaiveDate,
    /// Each calendar year from the start to the end.
    pub years: Vec<NoticeYear>,
}

/// A year's grant, with notice and without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeYear {
    /// The calendar year.
    pub year: i32,
    /// The grant, had nobody given notice.
    pub unbroken: Amount,
    /// The share up to the end.
    pub earned: Amount,
    /// Instalments of the unbroken grant whose periods have begun on the day of the notice.
    pub paid_when_given: Amount,
    /// The same on the last day.
    pub paid_at_end: Amount,
}

/// What notice on a day leads to by the terms and the plan of that day, whatever notice the agreement itself notes.
///
/// # Errors
/// The agreement has no rule for it, or the day lies outside its term.
pub fn after_notice(agreement: &Agreement, given: NaiveDate) -> Result<AfterNotice, Unanswerable> {
    let agreement = &agreement.as_known_on(given);
    if agreement.term.notice.is_none() {
        return Err(Unanswerable::NoRuleForNotice);
    }
    let unbroken = with_notice(agreement, None);
    let term = unbroken.term.longest();
    if !term.contains(given) {
        return Err(Unanswerable::NoticeOutsideTerm(given, term));
    }
    let ended = with_notice(agreement, Some(given));
    let end = ended.term.longest().to;
    let year = |year: i32| -> Result<NoticeYear, Unanswerable> {
        let grant = prorate(&unbroken, Wanted::year(year))?;
        let paid_by = |day| paid_by(&unbroken, &grant, day);
        Ok(NoticeYear {
            year,
            unbroken: grant.total.amount,
            earned: prorate(&ended, Wanted::year(year))?.total.amount,
            paid_when_given: paid_by(given),
            paid_at_end: paid_by(end),
        })
    };
    let years = (term.from.year()..=end.year()).map(year).collect::<Result<_, _>>()?;
    Ok(AfterNotice { given, end, years })
}

impl AfterNotice {
    /// A sum over the years.
    pub fn sum(&self, of: fn(&NoticeYear) -> Amount) -> Amount {
        self.years.iter().map(of).sum()
    }
}

fn with_notice(agreement: &Agreement, given: Option<NaiveDate>) -> Agreement {
    let mut agreement = agreement.clone();
    agreement.term.notice_given = given;
    agreement
}

/// Instalments whose periods have begun: the texts say how often is paid, and not on which day.
fn paid_by(agreement: &Agreement, grant: &Proration, day: NaiveDate) -> Amount {
    let begun = agreement.budget_on(grant.period.to).payments.every.holding(Month::of(day));
    grant.total.payments.iter().filter(|(period, _)| *period <= begun).map(|(_, amount)| *amount).sum()
}
