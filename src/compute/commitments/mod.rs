//! What the parties are bound to, what answers it, whether it was met, and why that is said.

mod counted;
mod dated;
mod outcome;
mod parts;

use self::outcome::Finding;
use super::scope::Scope;
use crate::lang::Labelled;
use crate::model::agreement::{AmendmentDuty, Commitment, DutyMeasure, Interval};
use crate::say;

pub use self::outcome::{Outcome, Status, Value};

/// Every commitment, judged for the year up to the scope's last day. One that an amendment ended during the year stays,
/// judged up to the day before: a duty that was broken can't be amended away.
pub(super) fn judged(scope: &Scope) -> Vec<Outcome> {
    let mut all = outcomes(scope);
    for earlier in &scope.data.agreement().earlier {
        let Some(days) = scope.reported.until(earlier.until) else { continue };
        let last = days.period.to;
        let next = scope.data.agreement().on(earlier.until);
        let has_ended = |outcome: &Outcome| next.commitments.iter().all(|commitment| commitment.id != outcome.id);
        let ended = outcomes(&Scope::new(scope.data, days)).into_iter().filter(has_ended);
        all.extend(ended.map(|outcome| {
            let why = outcome.why;
            Outcome { why: say!(sv "{why} Gällde till {last}.", en "{why} It applied until {last}."; why), ..outcome }
        }));
    }
    all
}

/// Every commitment of those whose records the scope holds.
fn outcomes(scope: &Scope) -> Vec<Outcome> {
    let binds = |commitment: &&Commitment| {
        let bound = commitment.party.as_deref();
        bound.is_none_or(|id| scope.data.party().is_none_or(|of| scope.agreement.party(id) == Some(of)))
    };
    scope.agreement.commitments.iter().filter(binds).map(|commitment| outcome(commitment, scope)).collect()
}

fn outcome(commitment: &Commitment, scope: &Scope) -> Outcome {
    let party = commitment.party.as_deref().and_then(|id| scope.agreement.party(id));
    let Finding { target, value, status, why } = match party {
        Some(_) if scope.data.party().is_none() => {
            finding(commitment, &Scope::new(scope.data.narrowed(party), scope.reported.clone()))
        }
        _ => finding(commitment, scope),
    };
    let of_file = || commitment.reason.as_ref().map(Labelled::text);
    let silent = || say!(sv "Posterna kan inte visa det.", en "Records can't show it.");
    let why = why.or_else(of_file).unwrap_or_else(silent);
    let (id, clause) = (commitment.id.clone(), commitment.clause.clone());
    Outcome { id, label: commitment.text(), clause, party, target, value, status, why }
}

fn finding(commitment: &Commitment, scope: &Scope) -> Finding {
    match &commitment.measure {
        DutyMeasure::Figure { figure, target, per: Interval::Year } => {
            counted::by_figure(commitment, figure, target.as_ref(), scope)
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
