//! What answers a commitment, what it is to be and for which period, in words: the rule, not how it went.

use super::words;
use crate::compute::figure_by_id;
use crate::lang::{Labelled, Text};
use crate::model::agreement::{AmendmentDuty, Commitment, DutyMeasure, DutyTarget, Interval, TermDate};
use crate::model::{Agreement, Kind};
use crate::say;

/// What answers it.
pub fn measure(agreement: &Agreement, commitment: &Commitment) -> Text {
    match &commitment.measure {
        DutyMeasure::Figure { figure: id, .. } => figure_label(agreement, id),
        DutyMeasure::Stated { quantity: field, .. } => quantity(agreement, field),
        DutyMeasure::AfterYear(_) => say!(sv "Dagen då det är gjort", en "The day on which it is done"),
        DutyMeasure::Occasions(_) => say!(sv "Tillfällen som noteras", en "Occasions that are noted"),
        DutyMeasure::Term(TermDate::Extension) => say!(sv "Dag för uppsägning", en "The day for notice"),
        DutyMeasure::Term(TermDate::Notice) => say!(sv "Uppsägningens dag", en "The day of the notice"),
        DutyMeasure::Amendments(AmendmentDuty::Signed) => {
            say!(sv "Ändringarnas underskrifter", en "The signatures of amendments")
        }
        DutyMeasure::Nothing => say!(sv "Mäts inte", en "Not measured"),
    }
}

fn figure_label(agreement: &Agreement, id: &str) -> Text {
    figure_by_id(agreement, id).map_or_else(|| Text::same(id), |figure| figure.label(agreement))
}

fn quantity(agreement: &Agreement, field: &str) -> Text {
    agreement.field(Kind::Resources, field).map_or_else(|| Text::same(field), Labelled::text)
}

/// What it is to be, and in which period; none where nothing is asked of it.
pub fn target(agreement: &Agreement, commitment: &Commitment) -> Option<Text> {
    match &commitment.measure {
        DutyMeasure::Figure { target: Some(DutyTarget::AllOf(id)), .. } => Some(all(&figure_label(agreement, id))),
        DutyMeasure::Stated { target: Some(DutyTarget::AllOf(id)), .. } => Some(all(&quantity(agreement, id))),
        DutyMeasure::Figure { target, per, .. } => Some(number_in(*per, &number(target.as_ref()?)?)),
        DutyMeasure::Stated { target, .. } => Some(number_in(Interval::Year, &number(target.as_ref()?)?)),
        DutyMeasure::AfterYear(rule) => Some(match rule.by {
            Some(by) => {
                let by = words::day_of_year(by);
                say!(sv "senast {by} året efter", en "by {by} of the year after"; by)
            }
            None => say!(sv "efter varje år", en "after each year"),
        }),
        DutyMeasure::Occasions(_) => Some(say!(sv "varje gång", en "each time")),
        DutyMeasure::Amendments(AmendmentDuty::Signed) => Some(say!(sv "alla undertecknade", en "all signed")),
        DutyMeasure::Term(_) | DutyMeasure::Nothing => None,
    }
}

fn all(whole: &Text) -> Text {
    say!(sv "alla: {whole}", en "all: {whole}"; whole)
}

fn number_in(per: Interval, number: &Text) -> Text {
    match per {
        Interval::Month => say!(sv "{number} per månad", en "{number} a month"; number),
        Interval::Quarter => say!(sv "{number} per kvartal", en "{number} a quarter"; number),
        Interval::Year => say!(sv "{number} per år", en "{number} a year"; number),
    }
}

/// How many; none of what is to reach another number.
fn number(target: &DutyTarget) -> Option<Text> {
    Some(match target {
        DutyTarget::AtLeast(least) => say!(sv "minst {least}", en "at least {least}"),
        DutyTarget::AtMost(most) => say!(sv "högst {most}", en "at most {most}"),
        DutyTarget::AllOf(_) => return None,
    })
}
