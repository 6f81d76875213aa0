//! What the parties are bound to, what answers it, whether it was met, and why that is said.

mod counted;
mod dated;
mod duty;
mod outcome;
mod parts;

use self::duty::Duty;
use self::outcome::Finding;
use super::scope::Scope;
use crate::lang::Labelled;
use crate::model::agreement::{AmendmentDuty, Commitment, DutyMeasure, Interval};

pub use self::outcome::{Dated, Outcome, Reason, Standing, Status, Target};

/// Every commitment, judged for the year up to the report's last day, since the agreement measures them by the year. One
/// that an amendment ended during the year stays, judged up to the day before: a duty that was broken can't be amended
/// away.
pub(super) fn judged(report: &Scope) -> Vec<Outcome> {
    let reported = &report.reported;
    let of_year = if reported.is_of_year() { reported.clone() } else { reported.year_to_date() };
    let mut all = outcomes(&Scope::new(report.data, of_year.clone()), report);
    for earlier in &report.data.agreement().earlier {
        let Some(days) = of_year.until(earlier.until) else { continue };
        let last = days.period.to;
        let next = report.data.agreement().on(earlier.until);
        let has_ended = |outcome: &Outcome| next.commitments.iter().all(|commitment| commitment.id != *outcome.id);
        let ended = outcomes(&Scope::new(report.data, days), report).into_iter().filter(has_ended);
        all.extend(ended.map(|outcome| Outcome { ended: Some(last), ..outcome }));
    }
    all
}

/// Every commitment of those whose records the scope holds.
fn outcomes(scope: &Scope, report: &Scope) -> Vec<Outcome> {
    let binds = |commitment: &&Commitment| {
        let bound = commitment.party.as_deref();
        bound.is_none_or(|id| scope.data.party().is_none_or(|of| scope.agreement.party(id) == Some(of)))
    };
    let duties = scope.agreement.commitments.iter().filter(binds);
    duties.map(|commitment| outcome(Duty { commitment, scope, report })).collect()
}

fn outcome(duty: Duty) -> Outcome {
    let Duty { commitment, scope, .. } = duty;
    let party = commitment.party.as_deref().and_then(|id| scope.agreement.party(id));
    let Finding { target, value, status, why } = match party {
        Some(_) if scope.data.party().is_none() => {
            finding(&Duty { scope: &Scope::new(scope.data.narrowed(party), scope.reported.clone()), ..duty })
        }
        _ => finding(&duty),
    };
    let agreed = || commitment.reason.as_ref().map(|reason| Reason::Agreed(reason.text()));
    let why = why.or_else(agreed).unwrap_or(Reason::NotShown);
    let (id, clause) = (commitment.id.to_string(), commitment.clause.clone());
    Outcome { id, label: commitment.text(), clause, party, target, value, status, why, ended: None }
}

fn finding(duty: &Duty) -> Finding {
    match &duty.commitment.measure {
        DutyMeasure::Figure { figure, target, per: Interval::Year } => {
            counted::by_figure(duty, figure, target.as_ref())
        }
        DutyMeasure::Figure { figure, target, per } => parts::in_each(duty, figure, target.as_ref(), *per),
        DutyMeasure::Stated { quantity, target } => counted::by_statement(duty, quantity, target.as_ref()),
        DutyMeasure::AfterYear(after_year) => dated::after_year(after_year, duty.scope),
        DutyMeasure::Occasions(occasions) => dated::occasions(occasions, duty),
        DutyMeasure::Term(term) => dated::term(*term, duty.scope),
        DutyMeasure::Amendments(AmendmentDuty::Signed) => dated::signed(duty),
        DutyMeasure::Nothing => Finding::bare(Status::NotMeasured, None),
    }
}
