//! A year's share of the grant and its instalments (Bil §4; budget.md). Whole kronor, exactly.

mod division;
mod pool;
mod row;
mod share;
mod wanted;

use chrono::NaiveDate;

use self::division::{sum_label, total};
use self::pool::{Pool, pools, units};
use self::share::stated_for;
use super::scope::year_of_term;
use super::unanswerable::Unanswerable;
use crate::check::Selection;
use crate::model::agreement::{Amendment, Budget, BudgetNote, OpenPoint, OwnContribution};
use crate::model::{Agreement, Amount, Kind, Period};

pub use self::row::ProratedRow;
pub use self::share::{Basis, Share, ShareSource};
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
    /// The share of them.
    pub share: Share,
    /// The rows of the budget, each party's together.
    pub rows: Vec<ProratedRow>,
    /// What the rows add up to.
    pub total: ProratedRow,
    /// Each party's grant, in the order of the rows; none where rows name no party.
    pub parties: Vec<PartyGrant>,
    /// What associations put in.
    pub own_contributions: Vec<OwnShare>,
}

/// A party's grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyGrant {
    /// The party's id.
    pub id: String,
    /// Its share of the budget's months.
    pub share: Share,
    /// What its rows add up to.
    pub total: ProratedRow,
}

/// What an association puts in, with its share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnShare {
    /// What the agreement says of it, for twelve months.
    pub stated: OwnContribution,
    /// Kronor for the share.
    pub amount: Amount,
}

/// Prorates a year's grant. Each party's grant is prorated by itself, as long as the agreement doesn't state one amount
/// for all of them; what is shown for a party alone is always what it has in the whole.
///
/// # Errors
/// The year or the wish doesn't fit the term, or the party has no rows.
pub fn prorate(agreement: &Agreement, wanted: Wanted) -> Result<Proration, Unanswerable> {
    let whole = year_of_term(&agreement.term, wanted.year)?;
    let period = until(whole, wanted.until)?;
    refuse_unknown_party(agreement.budget_on(period.to), wanted.party)?;
    let (share, pools) = pools(agreement, period, wanted)?;
    let rows: Vec<ProratedRow> = pools.iter().flat_map(|pool| pool.prorated(agreement, period)).collect();
    let parties = grants(agreement, period, &pools, &rows);
    let own_contributions = own_contributions(agreement, period, &share, &parties);
    let total = total(rows.iter(), sum_label());
    let budget = agreement.budget_on(period.to);
    let whole = Proration {
        year: wanted.year,
        period,
        party: None,
        of_months: budget.of_months(),
        is_for_the_term: budget.months.is_some(),
        share,
        rows,
        total,
        parties,
        own_contributions,
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
        let stated = stated_for(agreement, self.period).next().is_some();
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

    /// The part of a year that the grant is for. An amount says nothing of that, nor does a budget for the term: there
    /// it is by days.
    pub fn part_of_year(&self) -> (i128, i128) {
        match self.share.basis {
            Basis::Months | Basis::Days if !self.is_for_the_term => (self.share.numerator, self.share.denominator),
            _ => {
                let days_of_year = Period::year(self.year).map_or(365, Period::days);
                (self.period.days().into(), days_of_year.into())
            }
        }
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
            share: parties.first().map_or(self.share, |grant| grant.share.clone()),
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

fn grants(agreement: &Agreement, period: Period, pools: &[Pool], rows: &[ProratedRow]) -> Vec<PartyGrant> {
    let grant = |id: &str| {
        let is_its = |party: &Option<String>| party.as_deref() == Some(id);
        let pool = pools.iter().find(|pool| pool.rows.iter().any(|row| is_its(&row.party)))?;
        let total = total(rows.iter().filter(|row| is_its(&row.party)), sum_label());
        Some(PartyGrant { id: id.to_owned(), share: pool.share.clone(), total })
    };
    agreement.budget_on(period.to).parties().into_iter().filter_map(grant).collect()
}

/// Each contribution with its party's share, else with the whole's; one that was changed counts by each month or day.
fn own_contributions(agreement: &Agreement, period: Period, whole: &Share, parties: &[PartyGrant]) -> Vec<OwnShare> {
    let own = agreement.budget_on(period.to).own_contribution.iter().map(|stated| {
        let grant = parties.iter().find(|grant| Some(&grant.id) == stated.party.as_ref());
        let share = grant.map_or(whole, |grant| &grant.share);
        let amount_on = |day| {
            let mut then = agreement.budget_on(day).own_contribution.iter();
            then.find(|own| own.party == stated.party).map_or_else(Amount::default, |own| own.amount)
        };
        let amount = match share.basis {
            Basis::Amount => share.of(stated.amount),
            Basis::Months | Basis::Days => {
                let days = units(agreement, period, share).into_iter().map(|unit| unit.day);
                Share { numerator: 1, ..share.clone() }.of(days.map(amount_on).sum())
            }
        };
        OwnShare { amount, stated: stated.clone() }
    });
    own.collect()
}
