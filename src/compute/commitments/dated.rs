//! Commitments that a day answers: what is done after each year, what is done when something comes up, the term's own days.

use chrono::{Datelike, NaiveDate};

use super::duty::Duty;
use super::outcome::{Dated, Finding, Reason, Status, Target};
use crate::compute::cell::{Cell, Value};
use crate::compute::scope::Scope;
use crate::model::agreement::{AfterYear, Occasion, TermDate, TermOfAgreement};

/// What is done once after each year. The days of the year itself can't show it.
pub fn after_year(rule: &AfterYear, scope: &Scope) -> Finding {
    let (year, today, until) = (scope.reported.year, scope.data.today(), scope.reported.of_year.to);
    let by = rule.by.and_then(|by| by.in_year(until.year() + 1));
    let done = rule.done.get(&year).copied().filter(|done| *done <= today);
    let (status, why) = match (done, by) {
        _ if !scope.reported.is_over() || today <= until => (Status::Pending, Dated::YearRuns(until)),
        (Some(done), Some(by)) if done > by => (Status::NotMet, Dated::DoneLate(done, by)),
        (Some(done), _) => (Status::Met, Dated::Done(done)),
        (None, Some(by)) if today > by => (Status::NotMet, Dated::NotDone(by)),
        (None, Some(by)) => (Status::Pending, Dated::Due(by)),
        (None, None) => (Status::Pending, Dated::DueSomeDay),
    };
    Finding { target: by.map(Target::By), ..Finding::bare(status, Reason::from(why)) }
}

/// The last day of which something is known: what the year called for can be done after it.
fn known_on(scope: &Scope) -> NaiveDate {
    if scope.reported.is_over() { scope.data.today() } else { scope.reported.period.to }
}

/// What is done each time that something comes up. Nothing noted doesn't show that nothing came up.
pub fn occasions(occasions: &[Occasion], duty: &Duty) -> Finding {
    let reported = &duty.scope.reported;
    let (period, day) = (reported.of_year.from..=reported.period.to, known_on(duty.scope));
    let arisen: Vec<&Occasion> = occasions.iter().filter(|item| period.contains(&item.arose)).collect();
    if arisen.is_empty() {
        return Finding::bare(Status::NotMeasured, None);
    }
    let done = |item: &&&Occasion| item.done.is_some_and(|done| done <= day);
    let late = |item: &&&Occasion| item.by.is_some_and(|by| item.done.filter(|done| *done <= day).unwrap_or(day) > by);
    let (all, met) = (arisen.len(), arisen.iter().filter(done).count());
    let next = arisen.iter().filter(|item| !done(item)).filter_map(|item| item.by).min();
    let (status, why) = match (arisen.iter().filter(late).count(), all - met) {
        (0, 0) => (Status::Met, Reason::DoneEachTime),
        (0, open) => (Status::Pending, Reason::Left(open, next)),
        (late, _) => (Status::NotMet, Reason::Late(late)),
    };
    so_many_of(all, met, duty, Finding::bare(status, why))
}

/// A day of the term: the extension that nobody stopped, or the months of a notice.
pub fn term(rule: TermDate, scope: &Scope) -> Finding {
    let term = &scope.agreement.term;
    let given = term.notice_given.filter(|given| *given <= scope.reported.period.to);
    match (rule, given) {
        (TermDate::Extension, None) => extension(term, scope),
        (TermDate::Notice, None) => Finding::bare(Status::NotMeasured, Reason::from(Dated::NoNotice)),
        (_, Some(given)) => {
            let end = term.longest().to;
            let status = match rule {
                TermDate::Extension => Status::NotMeasured,
                TermDate::Notice if known_on(scope) >= end => Status::Met,
                TermDate::Notice => Status::Pending,
            };
            let found = Finding::bare(status, Reason::from(Dated::NoticeGiven(given, end)));
            Finding { target: Some(Target::By(end)), ..found }
        }
    }
}

/// Whether every amendment that applies has every party's signature.
pub fn signed(duty: &Duty) -> Finding {
    let scope = duty.scope;
    let count = scope.agreement.amendments.len();
    let day = scope.reported.period.to;
    let unsigned = (0..count).filter(|at| !scope.data.agreement().unsigned(*at, day).is_empty()).count();
    let found = |status, why| so_many_of(count, count - unsigned, duty, Finding::bare(status, why));
    match (count, unsigned) {
        (0, _) => Finding::bare(Status::NotMeasured, Reason::NoAmendment),
        (_, 0) => found(Status::Met, Reason::AllSigned),
        _ => found(Status::NotMet, Reason::Unsigned(unsigned)),
    }
}

/// How many of all were done.
fn so_many_of(all: usize, done: usize, duty: &Duty, found: Finding) -> Finding {
    let target = Target::All(Cell::new(duty.part("all"), Value::Count(all)));
    Finding { target: Some(target), value: Some(Cell::new(duty.name(), Value::Count(done))), ..found }
}

/// The extension that was decided on last within the year, where no notice is noted: notice could stop it until then.
fn extension(term: &TermOfAgreement, scope: &Scope) -> Finding {
    let (of_year, day) = (scope.reported.of_year, scope.reported.period.to);
    let not_measured = |why| Finding::bare(Status::NotMeasured, Reason::from(why));
    let is_decided = |end: &NaiveDate| of_year.contains(term.last_notice(*end).unwrap_or(*end));
    let Some(until) = term.period_ends().filter(is_decided).last() else {
        return not_measured(Dated::PeriodRuns(term.end_of_period(of_year.to)));
    };
    let Some(to) = term.period_ends().find(|end| until < *end) else {
        return not_measured(Dated::NotExtended(until));
    };
    let by = term.last_notice(until);
    let (status, why) = match by {
        Some(by) if day <= by => (Status::Pending, Dated::CanBeStopped(by, to)),
        _ => (Status::Met, Dated::Extended(to)),
    };
    Finding { target: by.map(Target::By), ..Finding::bare(status, Reason::from(why)) }
}
