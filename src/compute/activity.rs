//! Everything that a report tells, computed once.

use super::commitments::{Outcome, judged};
use super::figure::Measured;
use super::figures::measured;
use super::outturn::{Outturn, outturn};
use super::proration::{Proration, grant_of};
use super::put_in::put_in;
use super::scope::{Reported, Scope};
use super::tables::{Sum, breakdowns, sums};
use super::tabulation::Breakdown;
use crate::check::Selection;
use crate::model::agreement::Party;
use crate::model::records::Resources;

/// What happened in a period.
#[derive(Debug)]
pub struct PeriodActivity<'a> {
    /// The days it is about, their terms and their records.
    pub scope: Scope<'a>,
    /// Every figure of the agreement, in order.
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
}

/// Computes the whole report of all records, or of one party's.
pub fn activity<'a>(data: impl Into<Selection<'a>>, reported: Reported) -> PeriodActivity<'a> {
    let data = data.into();
    let scope = Scope::new(data, reported);
    let budget = grant_of(data, scope.reported.year);
    PeriodActivity {
        breakdowns: breakdowns(&scope),
        sums: sums(&scope),
        resources: put_in(data, scope.reported.year),
        outturn: budget.as_ref().map(|budget| outturn(data, budget, scope.reported.period)),
        figures: measured(&scope),
        commitments: judged(&scope),
        budget,
        scope,
    }
}

impl PeriodActivity<'_> {
    /// The party whose records it is about; none where it is about all of them.
    pub fn party(&self) -> Option<&Party> {
        Some(&self.scope.data.agreement()[self.scope.data.party()?])
    }

    /// Each statement of what was put in during the year, with the party that it is of.
    pub fn put_in(&self) -> impl Iterator<Item = (Option<&Party>, &Resources)> {
        let agreement = self.scope.data.agreement();
        let stated = self.scope.data.of::<Resources>();
        let of_year = stated.filter(|entry| entry.record.year == self.scope.reported.year);
        of_year.map(|entry| (entry.party.map(|party| &agreement[party]), &entry.record))
    }

    /// The parties that state what they put in during the year.
    pub fn put_in_by(&self) -> Vec<&Party> {
        self.put_in().filter_map(|(party, _)| party).collect()
    }

    /// A figure by its id.
    pub fn figure(&self, id: &str) -> Option<&Measured> {
        self.figures.iter().find(|measured| measured.figure.id == id)
    }

    /// A table of counts by its id.
    pub fn breakdown(&self, id: &str) -> Option<&Breakdown> {
        self.breakdowns.iter().find(|breakdown| breakdown.table.id == id)
    }

    /// A sum of an added field by its id.
    pub fn sum(&self, id: &str) -> Option<&Sum> {
        self.sums.iter().find(|sum| sum.table.id == id)
    }
}
