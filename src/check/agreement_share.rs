//! A share of the budget whose period is no period of the agreement, or for days that another share is for.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{Check, Findings};
use crate::lang::Text;
use crate::model::agreement::{StatedShare, in_amendment};
use crate::model::{Agreement, Period};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::terms(&rule!("agreement-share", Error), find);

/// Shares are judged by the terms that state them first: later ones may end or prolong the term that they were a part of.
fn find(agreement: &Agreement, findings: &mut Findings) {
    if agreement.amendments.is_empty() {
        judge(agreement, &Before::default(), findings);
    }
    let times: Vec<&Agreement> = agreement.of_every_time().collect();
    for ((at, pair), amendment) in times.windows(2).enumerate().zip(&agreement.amendments) {
        let [before, after] = pair else { continue };
        let runs = |share: &&StatedShare| share.from < amendment.from && amendment.from <= share.to;
        let shares = &before.budget.shares;
        let running = shares.iter().filter(runs).filter(|share| !after.budget.shares.contains(share));
        judge(after, &Before { amendment: Some((at, amendment.from)), shares, running: running.collect() }, findings);
    }
}

/// What was stated before an amendment.
#[derive(Default)]
struct Before<'a> {
    /// Which one it is, and from when it applies.
    amendment: Option<(usize, NaiveDate)>,
    shares: &'a [StatedShare],
    /// Those whose period runs, and that the amendment doesn't repeat.
    running: Vec<&'a StatedShare>,
}

/// The shares of some terms that weren't stated before.
fn judge(terms: &Agreement, before: &Before, findings: &mut Findings) {
    let begins = beginnings(terms);
    let all = &terms.budget.shares;
    let is_kept = |share: &&StatedShare| before.shares.contains(share);
    let kept: Vec<&StatedShare> = all.iter().filter(is_kept).collect();
    // Of a period that is over, or ends before it begins, more can't be said.
    let can_be =
        |share: &StatedShare| share.from <= share.to && before.amendment.is_none_or(|(_, since)| since <= share.to);
    for (at, share) in all.iter().enumerate().filter(|(_, share)| !is_kept(share) && can_be(share)) {
        let stated = kept.iter().copied().chain(all.iter().take(at)).filter(|other| collide(share, other));
        let running = before.running.iter().copied();
        let replaced = running.filter(|other| collide(share, other) && share.period() != other.period());
        let wrong = match stated.chain(replaced).next() {
            Some(other) => Some(stated_twice(share, other)),
            None => unmatched(terms, share, &begins),
        };
        if let Some((key, message, help)) = wrong {
            let key = format!("budget.shares[{at}].{key}");
            let place = before.amendment.map_or_else(|| key.clone(), |(at, _)| in_amendment(at, &key));
            findings.term(place, message, help, &share.clause);
        }
    }
}

/// Whether two are for some of the same days and rows. Of one period, that some name a party is told of them together.
fn collide(share: &StatedShare, other: &StatedShare) -> bool {
    share.overlaps(other) && (share.party() == other.party() || share.period() != other.period())
}

/// What is wrong, at which key, and what to write.
type Wrong = (&'static str, Text, Text);

/// The days on which a period of the agreement can begin, besides a year and what follows on another share.
fn beginnings(terms: &Agreement) -> BTreeSet<NaiveDate> {
    let term = &terms.term;
    let amended = terms.amendments.iter().map(|amendment| amendment.from);
    let joined = terms.appendices.iter().filter_map(|appendix| appendix.from);
    let after = term.period_ends().chain([term.extended().to]).filter_map(|end| end.succ_opt());
    amended.chain(joined).chain(after).chain([term.start]).collect()
}

/// Days that are neither the term's part of a calendar year nor end where something else of the agreement begins.
fn unmatched(terms: &Agreement, share: &StatedShare, begins: &BTreeSet<NaiveDate>) -> Option<Wrong> {
    let period = share.period();
    let (year, term) = (Period::year(share.from.year())?, terms.term.extended());
    let others = &terms.budget.shares;
    let next = share.to.succ_opt()?;
    let is_beginning = |day: NaiveDate| day.ordinal() == 1 || begins.contains(&day);
    let begins_well = is_beginning(share.from) || others.iter().any(|other| other.to.succ_opt() == Some(share.from));
    let ends_well = is_beginning(next) || others.iter().any(|other| other.from == next);
    let is_within = share.to <= year.to && period.intersect(term) == Some(period);
    if begins_well && ends_well && is_within {
        return None;
    }
    let key = if begins_well && share.from >= term.from { "to" } else { "from" };
    let message = say!(
        sv "{period} är ingen period av överenskommelsen.",
        en "{period} is no period of the agreement."
    );
    let help = match year.intersect(term) {
        Some(Period { from, to }) => say!(
            sv "Skriv `from: {from}` och `to: {to}`, eller en andel för varje del av året.",
            en "Write `from: {from}` and `to: {to}`, or a share for each part of the year."
        ),
        None => say!(
            sv "Skriv dagar inom avtalstiden, {term}, eller ta bort andelen.",
            en "Write days within the term, {term}, or take the share away."
        ),
    };
    Some((key, message, help))
}

fn stated_twice(share: &StatedShare, earlier: &StatedShare) -> Wrong {
    let (other, same) = (earlier.period(), share.period() == earlier.period());
    let message = if same {
        say!(sv "För {other} står två andelar.", en "There are two shares for {other}.")
    } else {
        say!(sv "För dagar av {other} står redan en andel.", en "There is a share already for days of {other}.")
    };
    let help = if same {
        say!(sv "Ta bort den ena.", en "Take one of them away.")
    } else {
        say!(
            sv "Låt den ena börja dagen efter att den andra slutar, eller ange dem för samma period.",
            en "Let one begin on the day after the other ends, or state them for the same period."
        )
    };
    ("from", message, help)
}
