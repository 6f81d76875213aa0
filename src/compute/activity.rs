//! Everything that a report tells, computed once.

use super::added::{Sum, sums};
use super::breakdowns::{Breakdown, breakdowns};
use super::commitments::{Outcome, outcomes};
use super::figures::{Measured, figures};
use super::outturn::{Outturn, outturn};
use super::proration::{Asked, Proration, prorate};
use super::put_in::put_in;
use super::scope::Reported;
use super::tally::Tally;
use crate::check::Selection;
use crate::model::agreement::{Party, Range};
use crate::model::records::{Case, Entry, Feedback, Resources, Visit};
use crate::model::{Agreement, Decimal, Kind, Period};
use crate::say;

/// What happened in a period.
#[derive(Debug)]
pub struct Activity<'a> {
    /// The records it was computed from.
    pub data: Selection<'a>,
    /// The terms that apply on the last of its days.
    pub agreement: &'a Agreement,
    /// The days it is about.
    pub reported: Reported,
    /// Every figure of the catalogue, in its order.
    pub figures: Vec<Measured>,
    /// Every table of counts.
    pub breakdowns: Vec<Breakdown>,
    /// Every sum of a field that the agreement adds.
    pub sums: Vec<Sum>,
    /// What was put in during the year.
    pub resources: Option<Resources>,
    /// The year's grant.
    pub budget: Option<Proration>,
    /// What it was used for.
    pub outturn: Option<Outturn>,
    /// What the parties are bound to, and how it went.
    pub commitments: Vec<Outcome>,
    /// Clients a year, and the period's share.
    pub capacity: Option<Capacity>,
}

/// The clients that the agreement has in mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// The year's share of it, by the budget's share.
    pub of_year: (Decimal, Decimal),
    /// The same by the days that have come.
    pub so_far: (Decimal, Decimal),
}

/// The sound records of a period, picked out once.
pub(super) struct Scope<'a> {
    pub agreement: &'a Agreement,
    pub data: Selection<'a>,
    pub reported: &'a Reported,
    /// Clients open on some day of the period.
    pub clients: Vec<&'a Case>,
    /// Visits dated within it.
    pub visits: Vec<&'a Entry<Visit>>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(data: Selection<'a>, reported: &'a Reported) -> Self {
        let period = reported.period;
        let clients = data.of::<Case>().map(|case| &case.record).filter(|case| case.is_open_in(period)).collect();
        let visits =
            data.of::<Visit>().filter(|visit| visit.record.date.is_some_and(|day| period.contains(day))).collect();
        Self { agreement: data.agreement().on(period.to), data, reported, clients, visits }
    }
}

/// Computes the whole report of all records, or of one party's.
pub fn activity<'a>(data: impl Into<Selection<'a>>, reported: Reported) -> Activity<'a> {
    let data = data.into();
    let agreement = data.agreement().on(reported.period.to);
    let budget = grant(data, reported.year);
    let scope = Scope::new(data, &reported);
    let (figures_here, breakdowns, sums) = (figures(&scope), breakdowns(&scope), sums(&scope));
    let commitments = if reported.is_of_year() {
        judged(&scope, &figures_here)
    } else {
        let so_far = reported.year_to_date();
        let scope = Scope::new(data, &so_far);
        judged(&scope, &figures(&scope))
    };
    Activity {
        resources: put_in(data, reported.year),
        outturn: budget.as_ref().map(|budget| outturn(data, budget, reported.period)),
        capacity: budget.as_ref().and_then(|budget| capacity(data, agreement, budget, &reported)),
        data,
        agreement,
        figures: figures_here,
        breakdowns,
        sums,
        budget,
        commitments,
        reported,
    }
}

/// Every commitment, those that an amendment ended during the year included.
fn judged(scope: &Scope, figures_here: &[Measured]) -> Vec<Outcome> {
    let mut all = outcomes(scope, figures_here);
    for earlier in &scope.data.agreement().earlier {
        let Some(days) = scope.reported.until(earlier.until) else { continue };
        let then = Scope::new(scope.data, &days);
        let ended = outcomes(&then, &figures(&then)).into_iter().filter(|outcome| {
            let next = scope.data.agreement().on(earlier.until);
            next.commitments.iter().all(|commitment| commitment.id != outcome.id)
        });
        let last = days.period.to;
        all.extend(ended.map(|outcome| {
            let why = outcome.why;
            Outcome { why: say!(sv "{why} Gällde till {last}.", en "{why} It applied until {last}."; why), ..outcome }
        }));
    }
    all
}

/// The year's grant: of one party, where the budget's rows say whose they are; else the whole partnership's.
fn grant(data: Selection, year: i32) -> Option<Proration> {
    let agreement = data.agreement();
    let party = data.party().filter(|_| agreement.is_by_party(Kind::Economy));
    let party = party.and_then(|at| agreement.agreement.parties.get(at)).map(|party| party.id.as_str());
    prorate(agreement, Asked { party, ..Asked::year(year) }).ok()
}

/// The year's share of the clients a year, and the same by the days that have come (report.md, section 2).
fn capacity(data: Selection, agreement: &Agreement, budget: &Proration, reported: &Reported) -> Option<Capacity> {
    let Range { from, to, .. } = *agreement.capacity_of(data.party())?.clients_per_year.as_ref()?;
    let joined = agreement.appendix_of(data.party()).and_then(|(_, appendix)| appendix.from);
    let joined = joined.filter(|day| *day > reported.of_year.from);
    let ((part, of), of_year) = match joined.and_then(|day| Period::new(day, reported.of_year.to)) {
        Some(days) => ((days.days().into(), Period::year(reported.year)?.days().into()), days),
        None => (budget.part_of_year(), reported.of_year),
    };
    let come = reported.year_to_date().period.intersect(of_year).map_or(0, Period::days);
    let (come, days) = (i128::from(come), i128::from(of_year.days()));
    let share = |clients: u32| Decimal::ratio(i128::from(clients) * part, of);
    let so_far = |clients: u32| Decimal::ratio(i128::from(clients) * part * come, of * days);
    Some(Capacity { of_year: (share(from)?, share(to)?), so_far: (so_far(from)?, so_far(to)?) })
}

impl Activity<'_> {
    /// The party whose records it is about; none where it is about all of them.
    pub fn party(&self) -> Option<&Party> {
        self.data.agreement().agreement.parties.get(self.data.party()?)
    }

    /// Each statement of what was put in during the year, with the party that it is of.
    pub fn put_in(&self) -> impl Iterator<Item = (Option<&Party>, &Resources)> {
        let parties = &self.data.agreement().agreement.parties;
        let of_year = self.data.of::<Resources>().filter(|entry| entry.record.year == self.reported.year);
        of_year.map(|entry| (entry.party.and_then(|at| parties.get(at)), &entry.record))
    }

    /// The parties that state what they put in during the year.
    pub fn put_in_by(&self) -> Vec<&Party> {
        self.put_in().filter_map(|(party, _)| party).collect()
    }

    /// What came in of viewpoints and complaints within the period.
    pub fn feedback(&self) -> impl Iterator<Item = &Feedback> {
        let period = self.reported.period;
        let received = self.data.of::<Feedback>().map(|entry| &entry.record);
        received.filter(move |feedback| feedback.date.is_some_and(|day| period.contains(day)))
    }

    /// A figure by its id.
    pub fn figure(&self, id: &str) -> Option<&Measured> {
        self.figures.iter().find(|figure| figure.figure.id == id)
    }

    /// A table of counts by its id.
    pub fn breakdown(&self, id: &str) -> Option<&Breakdown> {
        self.breakdowns.iter().find(|table| table.id == id)
    }

    /// A sum of an added field by its id.
    pub fn sum(&self, id: &str) -> Option<&Sum> {
        self.sums.iter().find(|sum| sum.id == id)
    }

    /// What was counted for `FIGURE`, `TABLE/ROW` or `TABLE/ROW/COLUMN`.
    pub fn trace(&self, of: &str) -> Option<&Tally> {
        let of = of.strip_prefix("figures/").unwrap_or(of);
        let Some((table, row)) = of.split_once('/') else {
            return self.figure(of).and_then(|figure| figure.measure.tally());
        };
        if let Some(sum) = self.sum(table) {
            return match row {
                "sum" | "stated" => Some(&sum.stated),
                "not-stated" => Some(&sum.not_stated),
                _ => None,
            };
        }
        let table = self.breakdown(table)?;
        let exact = |row: &str| table.rows.iter().find(|item| item.id == row);
        match (exact(row), row.rsplit_once('/')) {
            (Some(row), _) => row.cells.first(),
            (None, Some((row, column))) => {
                exact(row)?.cells.get(table.columns.iter().position(|name| *name == column)?)
            }
            (None, None) => None,
        }
    }
}
