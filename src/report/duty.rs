//! What answers a commitment, what it is to be and for which period, in words: the rule, not how it went.

use super::words;
use crate::compute::figure;
use crate::lang::{Labelled, Text};
use crate::model::agreement::{AmendmentDuty, Commitment, Interval, TermDate};
use crate::model::{Agreement, Kind};
use crate::say;

/// What answers it.
pub fn measure(agreement: &Agreement, commitment: &Commitment) -> Text {
    if let Some(id) = &commitment.figure {
        return figure_label(agreement, id);
    }
    if let Some(field) = &commitment.stated {
        return quantity(agreement, field);
    }
    if commitment.after_year.is_some() {
        return say!(sv "Dagen då det är gjort", en "The day on which it is done");
    }
    if let Some(AmendmentDuty::Signed) = commitment.amendments {
        return say!(sv "Ändringarnas underskrifter", en "The signatures of amendments");
    }
    match (&commitment.occasions, commitment.term) {
        (Some(_), _) => say!(sv "Tillfällen som noteras", en "Occasions that are noted"),
        (None, Some(TermDate::Extension)) => say!(sv "Dag för uppsägning", en "The day for notice"),
        (None, Some(TermDate::Notice)) => say!(sv "Uppsägningens dag", en "The day of the notice"),
        (None, None) => say!(sv "Mäts inte", en "Not measured"),
    }
}

fn figure_label(agreement: &Agreement, id: &str) -> Text {
    figure(agreement, id).map_or_else(|| Text::same(id), |figure| figure.label(agreement))
}

fn quantity(agreement: &Agreement, field: &str) -> Text {
    agreement.field(Kind::Resources, field).map_or_else(|| Text::same(field), Labelled::text)
}

/// What it is to be, and in which period; none where nothing is asked of it.
pub fn target(agreement: &Agreement, commitment: &Commitment) -> Option<Text> {
    if let Some(rule) = &commitment.after_year {
        return Some(match &rule.by {
            Some(by) => {
                let by = words::day_of_year(by);
                say!(sv "senast {by} året efter", en "by {by} of the year after"; by)
            }
            None => say!(sv "efter varje år", en "after each year"),
        });
    }
    if commitment.occasions.is_some() {
        return Some(say!(sv "varje gång", en "each time"));
    }
    if let Some(AmendmentDuty::Signed) = commitment.amendments {
        return Some(say!(sv "alla undertecknade", en "all signed"));
    }
    if let Some(id) = &commitment.all_of {
        let whole = if commitment.stated.is_some() { quantity(agreement, id) } else { figure_label(agreement, id) };
        return Some(say!(sv "alla: {whole}", en "all: {whole}"; whole));
    }
    let number = number(commitment)?;
    Some(match commitment.per {
        Some(Interval::Month) => say!(sv "{number} per månad", en "{number} a month"; number),
        Some(Interval::Quarter) => say!(sv "{number} per kvartal", en "{number} a quarter"; number),
        Some(Interval::Year) | None => say!(sv "{number} per år", en "{number} a year"; number),
    })
}

fn number(commitment: &Commitment) -> Option<Text> {
    Some(match (commitment.at_least, commitment.at_most) {
        (Some(least), Some(most)) => Text::same(format!("{least}–{most}")),
        (Some(least), None) => say!(sv "minst {least}", en "at least {least}"),
        (None, Some(most)) => say!(sv "högst {most}", en "at most {most}"),
        (None, None) => return None,
    })
}
