//! Commitments that a figure answers in each whole month or quarter of the year's part of the term.

use chrono::NaiveDate;

use super::counted::by_figure;
use super::duty::Duty;
use super::outcome::{Dated, Finding, Reason, Status, Target};
use crate::compute::cell::{Cell, Value};
use crate::compute::scope::{Reported, Scope};
use crate::model::agreement::{DutyTarget, Interval};
use crate::model::{Month, Period};

/// Judges the figure in each part that is over.
pub fn in_each(duty: &Duty, figure: &str, due: Option<&DutyTarget>, per: Interval) -> Finding {
    let (data, Reported { of_year, period, .. }) = (duty.scope.data, &duty.scope.reported);
    let agreement = data.agreement();
    let bound = duty.commitment.party.as_deref().and_then(|id| agreement.party(id));
    let applied = |day: NaiveDate| {
        let terms = agreement.on(day);
        bound.is_none_or(|bound| agreement.has_joined(bound, day))
            && terms.commitments.iter().any(|then| then.id == duty.commitment.id)
    };
    let mut parts = parts(*of_year, per);
    parts.retain(|part| applied(part.from));
    let mut kept = 0;
    let mut missed = Vec::new();
    for part in parts.iter().copied().filter(|part| part.to <= period.to) {
        let reported = Reported { of_year: part, whole: part, period: part, ..duty.scope.reported.clone() };
        match by_figure(&Duty { scope: &Scope::new(data, reported), ..*duty }, figure, due).status {
            Status::Met => kept += 1,
            Status::NotMet => missed.push(part),
            Status::Pending | Status::NotMeasured => {}
        }
    }
    let (status, why) = match missed.is_empty() {
        false => (Status::NotMet, Some(Reason::Missed(per, missed))),
        true if !duty.scope.reported.is_over() => (Status::Pending, Some(Dated::YearRuns(of_year.to).into())),
        true if kept == parts.len() && kept > 0 => (Status::Met, Some(Reason::ReachedInEach)),
        true => (Status::NotMeasured, None),
    };
    let value = Cell::new(duty.name(), Value::Count(kept));
    Finding { target: Some(Target::Each(per, parts.len())), value: Some(value), status, why }
}

/// The whole months or quarters of the days.
fn parts(of_year: Period, per: Interval) -> Vec<Period> {
    let part = |month: Month| match per {
        Interval::Month => Some(month.period()),
        Interval::Quarter => month.quarter().period(),
        Interval::Year => None,
    };
    let mut parts: Vec<Period> = of_year.months().into_iter().filter_map(part).collect();
    parts.dedup();
    parts.retain(|part| part.intersect(of_year) == Some(*part));
    parts
}
