//! Commitments that a figure answers in each whole month or quarter of the year's part of the term.

use chrono::NaiveDate;

use super::counted::by_figure;
use super::{Finding, Status, Value};
use crate::compute::activity::Scope;
use crate::compute::figures::measure;
use crate::compute::scope::Reported;
use crate::lang::{Lang, Text};
use crate::model::agreement::{Commitment, DutyTarget, Interval};
use crate::model::{Month, Period};
use crate::say;

/// A whole month or quarter.
struct Part {
    days: Period,
    /// `2026-07`, "kvartal 3 2026".
    name: Text,
}

/// Judges the figure in each part that is over.
pub fn in_each(
    commitment: &Commitment,
    figure: &str,
    due: Option<&DutyTarget>,
    per: Interval,
    scope: &Scope,
) -> Finding {
    let Reported { of_year, period, .. } = *scope.reported;
    let agreement = scope.data.agreement();
    let bound = commitment.party.as_deref().and_then(|id| agreement.party(id));
    let applied = |day: NaiveDate| {
        let terms = agreement.on(day);
        terms.has_joined(bound, day) && terms.commitments.iter().any(|then| then.id == commitment.id)
    };
    let mut parts = parts(of_year, per);
    parts.retain(|part| applied(part.days.from));
    let mut kept = 0;
    let mut broken = Vec::new();
    for part in parts.iter().filter(|part| part.days.to <= period.to) {
        let days = part.days;
        let reported = Reported { of_year: days, whole: days, period: days, ..scope.reported.clone() };
        let scope = Scope::new(scope.data, &reported);
        match by_figure(commitment, figure, due, |id| measure(&scope, id), &scope).status {
            Status::Met => kept += 1,
            Status::NotMet => broken.push(&part.name),
            Status::Pending | Status::NotMeasured => {}
        }
    }
    let (status, why) = standing(parts.len(), kept, &broken, scope.reported);
    Finding { target: Some(target(per, parts.len())), value: Some(Value::Count(kept)), status, why }
}

/// The whole months or quarters of the days.
fn parts(of_year: Period, per: Interval) -> Vec<Part> {
    let part = |month: Month| match per {
        Interval::Month => Some(Part { days: month.period(), name: Text::same(month) }),
        Interval::Quarter => {
            let quarter = month.quarter();
            Some(Part { days: quarter.period()?, name: quarter.label() })
        }
        Interval::Year => None,
    };
    let mut parts: Vec<Part> = of_year.months().into_iter().filter_map(part).collect();
    parts.dedup_by(|one, other| one.days == other.days);
    parts.retain(|part| part.days.intersect(of_year) == Some(part.days));
    parts
}

fn target(per: Interval, parts: usize) -> Text {
    match per {
        Interval::Quarter => say!(sv "alla {parts} kvartal", en "all {parts} quarters"),
        Interval::Month | Interval::Year => say!(sv "alla {parts} månader", en "all {parts} months"),
    }
}

fn standing(parts: usize, kept: usize, broken: &[&Text], reported: &Reported) -> (Status, Option<Text>) {
    let until = reported.of_year.to;
    if !broken.is_empty() {
        let names = |lang: Lang| broken.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join(", ");
        let names = Text { sv: names(Lang::Sv), en: names(Lang::En) };
        let why = say!(sv "Målet nåddes inte {names}.", en "The target wasn't reached in {names}."; names);
        return (Status::NotMet, Some(why));
    }
    if !reported.is_over() {
        return (Status::Pending, Some(say!(sv "Året pågår till {until}.", en "The year runs until {until}.")));
    }
    if parts > 0 && kept == parts {
        return (Status::Met, Some(say!(sv "Målet är nått i varje del.", en "The target is reached in each part.")));
    }
    (Status::NotMeasured, None)
}
