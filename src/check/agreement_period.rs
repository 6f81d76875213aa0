//! A period of the agreement that ends before it starts, or a share that its period can't hold.

use chrono::NaiveDate;

use super::{Check, Findings};
use crate::lang::Text;
use crate::model::agreement::{
    AfterYear, Capacity, DutyMeasure, Extent, Hours, Occasion, StatedShare, TermOfAgreement, in_amendment,
};
use crate::model::{Agreement, Period};
use crate::rules;
use crate::say;

pub(super) static CHECK: Check = Check::terms(&rules::AGREEMENT_PERIOD, find);

fn find(agreement: &Agreement, findings: &mut Findings) {
    let term = &agreement.term;
    unreached(term, findings);
    let mut wrong = |path: String, message: Text| {
        findings.term(path, message, say!(sv "Rätta det som är fel.", en "Mend what is wrong."), &term.clause);
    };
    days_of_term(term, &mut wrong);
    amendments(agreement, &mut wrong);
    extents("", &agreement.capacity, &agreement.hours, &mut wrong);
    appendices(agreement, &mut wrong);
    budget_months(agreement, &mut wrong);
    shares(agreement, &mut wrong);
    late_shares(agreement, &mut wrong);
    term_after_notice(agreement, &mut wrong);
    commitments(agreement, &mut wrong);
}

/// A latest end on which no whole extension ends: the last one would be cut short, or never come.
fn unreached(term: &TermOfAgreement, findings: &mut Findings) {
    let Some(rule) = &term.extension else { return };
    let (latest, before) = (rule.latest_end, term.period_ends().last().unwrap_or(term.end));
    if latest <= term.end || before == latest {
        return;
    }
    let months = rule.months;
    let message = say!(
        sv "Förlängningar om {months} månader slutar aldrig {latest}; den sista slutar {before}.",
        en "Extensions of {months} months never end on {latest}; the last one ends on {before}."
    );
    let help = say!(
        sv "Skriv `latest_end: {before}`, eller rätta `months` eller `end`.",
        en "Write `latest_end: {before}`, or mend `months` or `end`."
    );
    findings.term("term.extension.latest_end", message, help, &rule.clause);
}

/// The days of the term, and of notice, against each other.
fn days_of_term(term: &TermOfAgreement, wrong: &mut impl FnMut(String, Text)) {
    if term.end < term.start {
        wrong("term.end".to_owned(), backwards(term.start, term.end));
    }
    let latest = term.extension.as_ref().map(|extension| extension.latest_end);
    if let Some(latest) = latest.filter(|latest| *latest < term.end) {
        wrong("term.extension.latest_end".to_owned(), backwards(term.end, latest));
    }
    if let Some(notice) = term.notice_given.filter(|notice| *notice < term.start) {
        wrong("term.notice_given".to_owned(), backwards(term.start, notice));
    }
    if term.notice_given.is_some() && term.notice.is_none() {
        wrong("term.notice_given".to_owned(), no_notice());
    }
}

/// Amendments out of order, or after the last day that their terms can reach. One that notice came before never applies:
/// that is no fault.
fn amendments(agreement: &Agreement, wrong: &mut impl FnMut(String, Text)) {
    let term = &agreement.term;
    let mut before = term.start;
    for (at, amendment) in agreement.amendments.iter().enumerate() {
        if amendment.from < before {
            wrong(format!("amendments[{at}].from"), backwards(before, amendment.from));
        }
        if amendment.from > term.extended().to {
            wrong(format!("amendments[{at}].from"), outside(term, amendment.from));
        }
        before = amendment.from;
    }
}

/// Hours that close before they open, and from-to the wrong way round, of the agreement or an appendix.
fn extents(above: &str, capacity: &Capacity, hours: &Hours, wrong: &mut impl FnMut(String, Text)) {
    for (name, hours) in hours.stated().filter(|(_, hours)| hours.to <= hours.from) {
        wrong(format!("{above}hours.{name}.to"), backwards(hours.from, hours.to));
    }
    for (name, range) in capacity.stated().filter(|(_, range)| range.to < range.from) {
        wrong(format!("{above}capacity.{name}.to"), backwards(range.from, range.to));
    }
}

/// A party that joins on a day outside the term, and what its appendix has the wrong way round.
fn appendices(agreement: &Agreement, wrong: &mut impl FnMut(String, Text)) {
    let term = agreement.term.extended();
    for (at, appendix) in agreement.appendices.iter().enumerate() {
        extents(&format!("appendices[{at}]."), &appendix.capacity, &appendix.hours, wrong);
        if let Some(from) = appendix.from.filter(|from| !term.contains(*from)) {
            wrong(format!("appendices[{at}].from"), outside(&agreement.term, from));
        }
    }
}

/// A budget for the whole term is for as many months as the term touches, and the term has an end.
fn budget_months(agreement: &Agreement, wrong: &mut impl FnMut(String, Text)) {
    let (term, Some(months)) = (&agreement.term, agreement.budget.months) else { return };
    let path = || "budget.months".to_owned();
    if term.extension.is_some() {
        let message = say!(
            sv "En överenskommelse som förlängs har sin budget för tolv månader.",
            en "An agreement that is extended has its budget for twelve months."
        );
        wrong(path(), message);
        return;
    }
    let touched = Period::new(term.start, term.end).map_or(0, |period| period.months().len());
    if touched > 0 && usize::try_from(months.get()).is_ok_and(|months| months != touched) {
        wrong(
            path(),
            say!(
                sv "Avtalstiden berör {touched} månader, inte {months}.",
                en "The term touches {touched} months, not {months}."
            ),
        );
    }
}

/// A share's period starts before it ends, and touches as many months as the share has.
fn shares(agreement: &Agreement, wrong: &mut impl FnMut(String, Text)) {
    for (at, share) in agreement.budget.shares.iter().enumerate() {
        let Some(period) = Period::new(share.from, share.to) else {
            wrong(format!("budget.shares[{at}].to"), backwards(share.from, share.to));
            continue;
        };
        let Extent::Months(months) = share.extent else { continue };
        let most = period.months().len();
        if usize::try_from(months).is_ok_and(|months| months > most) {
            wrong(
                format!("budget.shares[{at}].months"),
                say!(
                    sv "Perioden berör {most} månader, inte {months}.",
                    en "The period touches {most} months, not {months}."
                ),
            );
        }
    }
}

/// Shares that an amendment states for a period that is over: it is prorated by the terms of its own time, for good.
fn late_shares(agreement: &Agreement, wrong: &mut impl FnMut(String, Text)) {
    let times: Vec<&Agreement> = agreement.of_every_time().collect();
    for ((at, amendment), pair) in agreement.amendments.iter().enumerate().zip(times.windows(2)) {
        let [before, after] = pair else { continue };
        let is_late = |share: &&StatedShare| share.to < amendment.from && !before.budget.shares.contains(share);
        for StatedShare { to, .. } in after.budget.shares.iter().filter(is_late) {
            let from = amendment.from;
            let message = say!(
                sv "En andel till och med {to} kan inte anges från {from}: perioden är redan över.",
                en "A share up to and including {to} can't be stated from {from} on: the period is over already."
            );
            wrong(in_amendment(at, "budget.shares"), message);
        }
    }
}

/// An amendment that never comes to apply, since notice ends the agreement before it, can't move that end.
fn term_after_notice(agreement: &Agreement, wrong: &mut impl FnMut(String, Text)) {
    for ((at, amendment), terms) in agreement.amendments.iter().enumerate().zip(agreement.of_every_time()) {
        let (from, end) = (amendment.from, terms.term.longest().to);
        if terms.term.notice_given.is_some() && from > end && amendment.touches("term") {
            let message = say!(
                sv "Överenskommelsen är uppsagd och slutar {end}; en ändring från {from} kan inte ändra dess tid.",
                en "Notice is given and the agreement ends on {end}; an amendment from {from} on can't change its term."
            );
            wrong(in_amendment(at, "term"), message);
        }
    }
}

/// What is done after a year comes after it, and what something called for comes after that.
fn commitments(agreement: &Agreement, wrong: &mut impl FnMut(String, Text)) {
    for (at, commitment) in agreement.commitments.iter().enumerate() {
        match &commitment.measure {
            DutyMeasure::AfterYear(rule) => after_year(at, rule, agreement, wrong),
            DutyMeasure::Occasions(all) => occasions(at, all, &agreement.term, wrong),
            _ => {}
        }
    }
}

fn after_year(at: usize, rule: &AfterYear, agreement: &Agreement, wrong: &mut impl FnMut(String, Text)) {
    let term = agreement.term.extended();
    for (year, done) in &rule.done {
        if Period::year(*year).and_then(|days| days.intersect(term)).is_none() {
            let message = say!(
                sv "{year} är inget år av överenskommelsens tid, {term}.",
                en "{year} is no year of the term of the agreement, {term}."
            );
            wrong(format!("commitments[{at}].after_year.done.{year}"), message);
        }
        let last = Period::year(*year).and_then(|days| days.intersect(agreement.term.longest()));
        if let Some(last) = last.filter(|days| *done <= days.to) {
            wrong(format!("commitments[{at}].after_year.done.{year}"), backwards(last.to, done));
        }
    }
}

fn occasions(at: usize, occasions: &[Occasion], term: &TermOfAgreement, wrong: &mut impl FnMut(String, Text)) {
    for (number, occasion) in occasions.iter().enumerate() {
        if !term.extended().contains(occasion.arose) {
            wrong(format!("commitments[{at}].occasions[{number}].arose"), outside(term, occasion.arose));
        }
        for (key, day) in [("by", occasion.by), ("done", occasion.done)] {
            if let Some(day) = day.filter(|day| *day < occasion.arose) {
                wrong(format!("commitments[{at}].occasions[{number}].{key}"), backwards(occasion.arose, day));
            }
        }
    }
}

fn outside(term: &TermOfAgreement, day: NaiveDate) -> Text {
    let term = term.extended();
    say!(
        sv "{day} ligger utanför överenskommelsens tid, {term}.",
        en "{day} lies outside the term of the agreement, {term}."
    )
}

fn no_notice() -> Text {
    say!(sv "Uppsägningen har ingen regel: `notice:` saknas under `term:`.", en "The notice has no rule: `notice:` is missing below `term:`.")
}

fn backwards(from: impl std::fmt::Display, to: impl std::fmt::Display) -> Text {
    say!(sv "{to} kommer före {from}.", en "{to} comes before {from}.")
}
