//! Commitments that a day answers: what is done after each year, what is done when something comes up, the term's own days.

use chrono::{Datelike, NaiveDate};

use super::{Finding, Status, Value};
use crate::compute::activity::Scope;
use crate::lang::Text;
use crate::model::agreement::{AfterYear, Occasion, TermDate, TermOfAgreement};
use crate::model::period::add_months;
use crate::say;

/// What is done once after each year. The days of the year itself can't show it.
pub fn after_year(rule: &AfterYear, scope: &Scope) -> Finding {
    let (year, today, until) = (scope.reported.year, scope.data.today(), scope.reported.of_year.to);
    let by = rule.by.and_then(|by| by.in_year(until.year() + 1));
    let done = rule.done.get(&year).copied().filter(|done| *done <= today);
    let (status, why) = match (done, by) {
        _ if !scope.reported.is_over() || today <= until => {
            (Status::Pending, say!(sv "Året pågår till {until}.", en "The year runs until {until}."))
        }
        (Some(done), Some(by)) if done > by => {
            (Status::NotMet, say!(sv "Gjort {done}, efter {by}.", en "Done on {done}, after {by}."))
        }
        (Some(done), _) => (Status::Met, say!(sv "Gjort {done}.", en "Done on {done}.")),
        (None, Some(by)) if today > by => {
            (Status::NotMet, say!(sv "Inte noterat som gjort senast {by}.", en "Not noted as done by {by}."))
        }
        (None, Some(by)) => (Status::Pending, say!(sv "Ska göras senast {by}.", en "Due by {by}.")),
        (None, None) => (
            Status::Pending,
            say!(sv "Inte noterat som gjort; ingen sista dag är satt.", en "Not noted as done; no last day is set."),
        ),
    };
    Finding { target: by.map(Text::same), ..Finding::bare(status, Some(why)) }
}

/// The last day of which something is known: what the year called for can be done after it.
fn known_on(scope: &Scope) -> NaiveDate {
    if scope.reported.is_over() { scope.data.today() } else { scope.reported.period.to }
}

/// What is done each time that something comes up. Nothing noted doesn't show that nothing came up.
pub fn occasions(occasions: &[Occasion], scope: &Scope) -> Finding {
    let (period, day) = (scope.reported.of_year.from..=scope.reported.period.to, known_on(scope));
    let arisen: Vec<&Occasion> = occasions.iter().filter(|item| period.contains(&item.arose)).collect();
    if arisen.is_empty() {
        return Finding::bare(Status::NotMeasured, None);
    }
    let done = |item: &&&Occasion| item.done.is_some_and(|done| done <= day);
    let late = |item: &&&Occasion| item.by.is_some_and(|by| item.done.filter(|done| *done <= day).unwrap_or(day) > by);
    let (all, met) = (arisen.len(), arisen.iter().filter(done).count());
    let (status, why) = match (arisen.iter().filter(late).count(), all - met) {
        (0, 0) => (Status::Met, say!(sv "Gjort varje gång.", en "Done each time.")),
        (0, open) => (
            Status::Pending,
            remaining(open, arisen.iter().filter(|item| !done(item)).filter_map(|item| item.by).min()),
        ),
        (late, _) => (Status::NotMet, say!(sv "{late} inte gjort i tid.", en "{late} not done in time.")),
    };
    Finding {
        target: Some(say!(sv "alla {all}", en "all {all}")),
        value: Some(Value::Count(met)),
        status,
        why: Some(why),
    }
}

/// How much is left, and when the first of it is due.
fn remaining(open: usize, by: Option<NaiveDate>) -> Text {
    match by {
        Some(by) => say!(sv "{open} återstår, senast {by}.", en "{open} left to do, by {by}."),
        None => say!(sv "{open} återstår.", en "{open} left to do."),
    }
}

/// A day of the term: the extension that nobody stopped, or the months of a notice.
pub fn term(rule: TermDate, scope: &Scope) -> Finding {
    let term = &scope.agreement.term;
    let given = term.notice_given.filter(|given| *given <= scope.reported.period.to);
    match (rule, given) {
        (TermDate::Extension, None) => extension(term, scope),
        (TermDate::Notice, None) => {
            Finding::bare(Status::NotMeasured, Some(say!(sv "Ingen uppsägning är noterad.", en "No notice is noted.")))
        }
        (_, Some(given)) => {
            let end = term.longest().to;
            let status = match rule {
                TermDate::Extension => Status::NotMeasured,
                TermDate::Notice if known_on(scope) >= end => Status::Met,
                TermDate::Notice => Status::Pending,
            };
            let why = say!(sv "Uppsagt {given}; slutar {end}.", en "Notice given on {given}; ends on {end}.");
            Finding { target: Some(Text::same(end)), ..Finding::bare(status, Some(why)) }
        }
    }
}

/// Whether every amendment that applies has every party's signature.
pub fn signed(scope: &Scope) -> Finding {
    let count = scope.agreement.amendments.len();
    let day = scope.reported.period.to;
    let unsigned = (0..count).filter(|at| !scope.data.agreement().unsigned(*at, day).is_empty()).count();
    let (status, why) = match (count, unsigned) {
        (0, _) => (Status::NotMeasured, say!(sv "Ingen ändring är noterad.", en "No amendment is noted.")),
        (_, 0) => (Status::Met, say!(sv "Alla är undertecknade.", en "All are signed.")),
        _ => (
            Status::NotMet,
            say!(sv "Någon parts underskrift saknas på {unsigned} av {count}.", en "Of {count}, {unsigned} without the signature of some party."),
        ),
    };
    let target = (count > 0).then(|| say!(sv "alla {count}", en "all {count}"));
    let value = (count > 0).then_some(Value::Count(count - unsigned));
    Finding { target, value, ..Finding::bare(status, Some(why)) }
}

/// The extension that follows the year, where no notice is noted.
fn extension(term: &TermOfAgreement, scope: &Scope) -> Finding {
    let (until, day) = (scope.reported.of_year.to, scope.reported.period.to);
    let next = term.extension.as_ref().filter(|rule| term.end <= until && until < rule.latest_end);
    let Some(rule) = next else {
        let end = term.longest().to;
        let why = say!(sv "Förlängs inte efter {until}; kan längst gälla till {end}.", en "Not extended after {until}; can last until {end}.");
        return Finding::bare(Status::NotMeasured, Some(why));
    };
    let to = add_months(until, rule.months).min(rule.latest_end);
    let by = term.last_notice(until.year());
    let (status, why) = match by {
        Some(by) if day <= by => (
            Status::Pending,
            say!(sv "Uppsägning senast {by} hindrar förlängning till {to}.", en "Notice by {by} stops the extension to {to}."),
        ),
        _ => (
            Status::Met,
            say!(sv "Ingen uppsägning är noterad; förlängs till {to}.", en "No notice is noted; extended to {to}."),
        ),
    };
    Finding { target: by.map(Text::same), ..Finding::bare(status, Some(why)) }
}
