//! A year's share of the grant and its instalments (Bil §4; budget.md). Whole kronor, exactly.

mod division;
mod fraction;
mod grant;
mod party;
mod pool;
mod row;
mod share;
mod span;
mod wanted;

use chrono::NaiveDate;

use self::division::{sum_label, total};
use self::fraction::Fraction;
use self::grant::Grant;
use self::party::one_share;
use self::span::Year;
use super::scope::year_of_term;
use super::unanswerable::Unanswerable;
use crate::check::Selection;
use crate::model::agreement::{Amendment, Budget, BudgetNote, OpenPoint};
use crate::model::{Agreement, Amount, Kind, Period};

pub use self::party::{OwnShare, PartyGrant};
pub use self::row::ProratedRow;
pub use self::share::{Basis, Share, ShareSource};
pub use self::span::Span;
pub use self::wanted::{Wanted, Wish};

/// A year's grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proration {
    /// The calendar year.
    pub year: i32,
    /// The part of it that the grant is for.
    pub period: Period,
    /// The party whose grant alone it is, where that was asked for.
    pub party: Option<String>,
    /// The months that the budget is for: twelve, or the whole term's.
    pub of_months: u32,
    /// They are the term's.
    pub is_for_the_term: bool,
    /// Its spans, each with its share of them.
    pub spans: Vec<Span>,
    /// The rows of the budget, each party's together.
    pub rows: Vec<ProratedRow>,
    /// What the rows add up to.
    pub total: ProratedRow,
    /// Each party's grant, in the order of the rows; none where rows name no party.
    pub parties: Vec<PartyGrant>,
    /// What associations put in.
    pub own_contributions: Vec<OwnShare>,
}

/// Prorates a year's grant. Each party's grant is prorated by itself, as long as the agreement doesn't state one amount
/// for all of them; what is shown for a party alone is always what it has in the whole.
///
/// # Errors
/// The year or the wish doesn't fit the term, or the party has no rows.
pub fn prorate(agreement: &Agreement, wanted: Wanted) -> Result<Proration, Unanswerable> {
    let days = until(year_of_term(&agreement.term, wanted.year)?, wanted.until)?;
    let budget = agreement.budget_on(days.to);
    refuse_unknown_party(budget, wanted.party)?;
    refuse_other_months(days, wanted.wish)?;
    let everybody = Grant::of_everybody(Year::new(agreement, days, wanted.wish), budget).or_agreed();
    let rows = everybody.rows();
    let spans = everybody.spans(&rows);
    let whole = Proration {
        year: wanted.year,
        period: days,
        party: None,
        of_months: budget.of_months(),
        is_for_the_term: budget.months.is_some(),
        total: total(rows.iter(), sum_label()),
        parties: everybody.parties(&rows),
        own_contributions: everybody.own_contributions(&spans),
        rows,
        spans,
    };
    Ok(match wanted.party {
        Some(party) => whole.of_party(party),
        None => whole,
    })
}

/// The year's grant: of one party, where the budget's rows say whose they are; else the whole partnership's.
pub(super) fn grant_of(data: Selection, year: i32) -> Option<Proration> {
    let agreement = data.agreement();
    let party = data.party().filter(|_| agreement.is_by_party(Kind::Economy));
    let party = party.map(|party| agreement[party].id.as_str());
    prorate(agreement, Wanted { party, ..Wanted::year(year) }).ok()
}

impl Proration {
    /// The open points that bear on it.
    pub fn open_points<'a>(&self, agreement: &'a Agreement) -> impl Iterator<Item = &'a OpenPoint> + use<'a> {
        let stated = self.spans.iter().any(|span| span.share.is_as_stated());
        agreement.open_points.iter().filter(move |point| match point.budget {
            Some(BudgetNote::Always) => true,
            Some(BudgetNote::StatedShare) => stated,
            None => false,
        })
    }

    /// The amendments that changed the budget within its period: what they changed counts from their day.
    pub fn amendments<'a>(&self, agreement: &'a Agreement) -> impl Iterator<Item = &'a Amendment> + use<'a> {
        let period = self.period;
        let is_within = move |day| period.from < day && period.contains(day);
        agreement.amendments.iter().filter(move |amendment| is_within(amendment.from) && amendment.touches("budget"))
    }

    /// The share of the whole.
    pub fn share(&self) -> Share {
        one_share(&self.spans, &self.total)
    }

    /// The part of a year that the grant is for. An amount says nothing of that, nor does a budget for the term: there
    /// it is by days.
    pub fn part_of_year(&self) -> (i128, i128) {
        let days_of_year = Period::year(self.year).map_or(365, Period::days);
        let part = |span: &Span| match span.share.basis {
            Basis::Months | Basis::Days if !self.is_for_the_term => span.share.parts(),
            _ => (span.period.days().into(), days_of_year.into()),
        };
        let parts = self.spans.iter().map(part).map(|(part, of)| Fraction::new(part, of));
        let Fraction { part, of } = parts.fold(Fraction::NOTHING, Fraction::plus);
        (part, of)
    }

    /// What own contributions come to, for the budget's months and for the share: a party's, or all of them. None where none
    /// is stated.
    pub fn own_total(&self, party: Option<&str>) -> Option<(Amount, Amount)> {
        let is_its = |own: &&OwnShare| party.is_none() || own.stated.party.as_deref() == party;
        let its = self.own_contributions.iter().filter(is_its).map(|own| (own.stated.amount, own.amount));
        its.reduce(|(full, amount), (other, share)| (full + other, amount + share))
    }

    /// A party's rows, share and own contribution alone.
    fn of_party(self, id: &str) -> Self {
        let is_its = |party: &Option<String>| party.as_deref() == Some(id);
        let rows: Vec<ProratedRow> = self.rows.into_iter().filter(|row| is_its(&row.party)).collect();
        let parties: Vec<PartyGrant> = self.parties.into_iter().filter(|grant| grant.id == id).collect();
        Self {
            party: Some(id.to_owned()),
            spans: parties.first().map_or(self.spans, |grant| grant.spans.clone()),
            total: total(rows.iter(), sum_label()),
            own_contributions: self.own_contributions.into_iter().filter(|own| is_its(&own.stated.party)).collect(),
            rows,
            parties,
            ..self
        }
    }
}

fn refuse_unknown_party(budget: &Budget, party: Option<&str>) -> Result<(), Unanswerable> {
    let Some(party) = party else { return Ok(()) };
    let known = budget.parties();
    if known.is_empty() {
        return Err(Unanswerable::RowsOfNobody);
    }
    if known.contains(&party) {
        return Ok(());
    }
    let (party, known) = (party.to_owned(), known.into_iter().map(str::to_owned).collect());
    Err(Unanswerable::NoRowOf { party, known })
}

/// The period, ended early where that was asked for.
fn until(whole: Period, until: Option<NaiveDate>) -> Result<Period, Unanswerable> {
    match until {
        None => Ok(whole),
        Some(until) if whole.contains(until) => Ok(Period { to: until, ..whole }),
        Some(until) => Err(Unanswerable::EndOutsidePeriod(until, whole)),
    }
}

/// No month, or more months than the period touches, can't be asked for.
fn refuse_other_months(period: Period, wish: Wish) -> Result<(), Unanswerable> {
    let most = period.months().len();
    let fits = |months: u32| months > 0 && usize::try_from(months).is_ok_and(|months| months <= most);
    match wish {
        Wish::Months(months) if !fits(months) => Err(Unanswerable::MonthsOutsidePeriod(period, most)),
        _ => Ok(()),
    }
}
