//! A budget that says of some of its parts whose they are, and not of all.

use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::model::Agreement;
use crate::model::agreement::StatedShare;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::terms(&rule!("agreement-budget-party", Error), find);

fn find(agreement: &Agreement, findings: &mut Findings) {
    let budget = &agreement.budget;
    let rows = nameless(budget.rows.iter().map(|row| row.party.as_deref()));
    let rows = rows.into_iter().map(|at| (format!("budget.rows[{at}]"), without_party()));
    let own = nameless(budget.own_contribution.iter().map(|own| own.party.as_deref()));
    let own = own.into_iter().map(|at| (format!("budget.own_contribution[{at}]"), without_party()));
    let faults: Vec<(String, Wrong)> = rows.chain(own).chain(shares(agreement)).collect();
    for (path, Wrong { message, help }) in faults {
        findings.term(path, message, help, &budget.clause);
    }
}

struct Wrong {
    message: Text,
    help: Text,
}

/// The places in a list of which nothing says whose they are, where it says so of others.
fn nameless<'a>(parties: impl Iterator<Item = Option<&'a str>> + Clone) -> Vec<usize> {
    let some_named = parties.clone().any(|party| party.is_some());
    let nameless = parties.enumerate().filter(|(_, party)| some_named && party.is_none());
    nameless.map(|(at, _)| at).collect()
}

fn without_party() -> Wrong {
    Wrong {
        message: say!(
            sv "Här står inte vilken part det gäller, men vid andra i listan.",
            en "This doesn't say which party it is for, though others in the list do."
        ),
        help: say!(
            sv "Skriv `party` vid var och en i listan, eller vid ingen.",
            en "Write `party` at each in the list, or at none."
        ),
    }
}

/// Of a period with amounts for parties, each party of the rows has one.
fn shares(agreement: &Agreement) -> Vec<(String, Wrong)> {
    let budget = &agreement.budget;
    let mut faults = Vec::new();
    for (at, share) in agreement.shares_of_its_time() {
        let same_period: Vec<&StatedShare> =
            budget.shares.iter().filter(|other| (other.from, other.to) == (share.from, share.to)).collect();
        if same_period.iter().all(|other| other.party().is_none()) {
            continue;
        }
        let first = budget.shares.iter().take(at).all(|other| (other.from, other.to) != (share.from, share.to));
        let wrong = match share.party() {
            None => Some(without_party()),
            Some(party) => without_rows(agreement, party),
        };
        faults.extend(wrong.map(|wrong| (format!("budget.shares[{at}]"), wrong)));
        if first {
            faults.extend(without_amount(agreement, &same_period).map(|wrong| (format!("budget.shares[{at}]"), wrong)));
        }
    }
    faults
}

/// A party that the agreement knows and that no row is for; an unknown one is told as an unknown reference.
fn without_rows(agreement: &Agreement, party: &str) -> Option<Wrong> {
    let known = agreement.agreement.parties.iter().any(|known| known.id == party);
    if !known || agreement.budget.parties().contains(&party) {
        return None;
    }
    let party = quote(party);
    Some(Wrong {
        message: say!(sv "Ingen rad i budgeten hör till {party}.", en "No row of the budget is for {party}."),
        help: say!(
            sv "Skriv `party` vid radernas belopp, eller ta bort det här.",
            en "Write `party` at the rows that it is for, or take it away here."
        ),
    })
}

/// Parties that are there from the period's first day, and of which nothing is stated for any of its days.
fn without_amount(agreement: &Agreement, same_period: &[&StatedShare]) -> Option<Wrong> {
    let (budget, first) = (&agreement.budget, same_period.first()?);
    let period = first.period();
    let has_one = |party: &str| {
        let mut its = budget.shares.iter().filter(|share| share.party().is_some_and(|its| its == party));
        its.any(|share| share.period().intersect(period).is_some())
    };
    let is_there = |party: &str| {
        let from = agreement.first_day_of(agreement.party(party));
        from.is_none_or(|from| from <= period.from)
    };
    let lacking: Vec<&str> = budget.parties().into_iter().filter(|party| is_there(party) && !has_one(party)).collect();
    let lacking = (!lacking.is_empty()).then(|| lacking.join(", "))?;
    Some(Wrong {
        message: say!(
            sv "För {period} saknas belopp för {lacking}.",
            en "For {period} there is no amount for {lacking}."
        ),
        help: say!(
            sv "Skriv ett belopp för varje part som har rader, eller ett enda utan `party`.",
            en "Write an amount for every party that has rows, or a single one without `party`."
        ),
    })
}
