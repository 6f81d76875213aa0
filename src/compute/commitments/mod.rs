//! What the parties are bound to, what answers it, whether it was met, and why that is said.

mod counted;
mod dated;
mod parts;

use super::activity::Scope;
use super::figures::{Measured, measure};
use crate::lang::{Labelled, Text};
use crate::model::Decimal;
use crate::model::agreement::{AmendmentDuty, Commitment, DutyMeasure, Interval};
use crate::say;

/// How it went with a commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Id.
    pub id: String,
    /// What was promised.
    pub label: Text,
    /// The clause.
    pub clause: String,
    /// Who is bound, where it isn't everybody: its index.
    pub party: Option<usize>,
    /// What answers it is to be.
    pub target: Option<Text>,
    /// What it is.
    pub value: Option<Value>,
    /// How it went.
    pub status: Status,
    /// Why that is said.
    pub why: Text,
}

/// What answers a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// So many.
    Count(usize),
    /// A quantity that somebody stated.
    Quantity(Decimal),
}

/// Whether a commitment was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It was, as far as it is due.
    Met,
    /// It wasn't.
    NotMet,
    /// It isn't due yet, or the days that have come can't show it.
    Pending,
    /// Records can't tell.
    NotMeasured,
}

impl Status {
    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Pending => "pending",
            Self::NotMeasured => "not-measured",
        }
    }
}

/// What was found out about a commitment.
struct Finding {
    target: Option<Text>,
    value: Option<Value>,
    status: Status,
    /// Why; the agreement's own reason, where nothing is said.
    why: Option<Text>,
}

impl Finding {
    fn bare(status: Status, why: Option<Text>) -> Self {
        Self { target: None, value: None, status, why }
    }
}

/// Every commitment of those whose records the scope holds, judged for the year up to its last day.
pub(super) fn outcomes(scope: &Scope, figures: &[Measured]) -> Vec<Outcome> {
    let binds = |commitment: &&Commitment| {
        let bound = commitment.party.as_deref();
        bound.is_none_or(|id| scope.data.party().is_none_or(|of| scope.agreement.party(id) == Some(of)))
    };
    scope.agreement.commitments.iter().filter(binds).map(|commitment| outcome(commitment, scope, figures)).collect()
}

fn outcome(commitment: &Commitment, scope: &Scope, figures: &[Measured]) -> Outcome {
    let party = commitment.party.as_deref().and_then(|id| scope.agreement.party(id));
    let Finding { target, value, status, why } = match party {
        Some(_) if scope.data.party().is_none() => {
            finding(commitment, &Scope::new(scope.data.narrowed(party), scope.reported), &[])
        }
        _ => finding(commitment, scope, figures),
    };
    let of_file = || commitment.reason.as_ref().map(Labelled::text);
    let silent = || say!(sv "Posterna kan inte visa det.", en "Records can't show it.");
    let why = why.or_else(of_file).unwrap_or_else(silent);
    let (id, clause) = (commitment.id.clone(), commitment.clause.clone());
    Outcome { id, label: commitment.text(), clause, party, target, value, status, why }
}

fn finding(commitment: &Commitment, scope: &Scope, figures: &[Measured]) -> Finding {
    match &commitment.measure {
        DutyMeasure::Figure { figure, target, per: Interval::Year } => {
            let of_year = |id: &str| match figures.iter().find(|item| item.figure.id == id) {
                Some(item) => item.measure.clone(),
                None => measure(scope, id),
            };
            counted::by_figure(commitment, figure, target.as_ref(), of_year, scope)
        }
        DutyMeasure::Figure { figure, target, per } => parts::in_each(commitment, figure, target.as_ref(), *per, scope),
        DutyMeasure::Stated { quantity, target } => counted::by_statement(commitment, quantity, target.as_ref(), scope),
        DutyMeasure::AfterYear(after_year) => dated::after_year(after_year, scope),
        DutyMeasure::Occasions(occasions) => dated::occasions(occasions, scope),
        DutyMeasure::Term(term) => dated::term(*term, scope),
        DutyMeasure::Amendments(AmendmentDuty::Signed) => dated::signed(scope),
        DutyMeasure::Nothing => Finding::bare(Status::NotMeasured, None),
    }
}
