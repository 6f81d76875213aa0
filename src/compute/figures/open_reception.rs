//! Figures of the open reception's days; none where no text sets one.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::compute::definition::{ALWAYS, FieldPath};
use crate::compute::figure::Figure;
use crate::compute::scope::Scope;
use crate::compute::tally::{Member, Tally};
use crate::lang::Text;
use crate::model::agreement::{OpeningHours, PartyId};
use crate::model::vocabulary::Role;
use crate::model::{Agreement, Kind, TermRef};
use crate::say;

pub static FIGURES: &[&Figure] = &[&DROP_IN_DAYS, &DROP_IN_DAYS_USED];

const CHANNEL: &[FieldPath] = &[(Kind::Visit, "channel")];

static DROP_IN_DAYS: Figure = Figure::new(
    "drop_in_days",
    |_| say!(sv "Dagar med öppen mottagning", en "Days of the open reception"),
    days_due,
    |scope| days(scope).into(),
)
.when(ALWAYS.only_of(is_set).told_where(is_of_the_report));

static DROP_IN_DAYS_USED: Figure = Figure::new(
    "drop_in_days_used",
    |_| say!(sv "Med minst ett besök", en "With at least one visit"),
    |_| {
        say!(
            sv "Av dem: dagar med minst ett besök på den öppna mottagningen.",
            en "Of those: days with at least one drop-in visit."
        )
    },
    |scope| days_used(scope).into(),
)
.when(ALWAYS.only_of(is_set).told_where(is_of_the_report).needing(CHANNEL))
.asked_by(CHANNEL);

fn is_set(agreement: &Agreement) -> bool {
    agreement.open_receptions(NaiveDate::MAX).next().is_some()
}

/// A party without an open reception isn't told of one, nor is a party of a time before it joined: neither a number nor
/// *not stated*.
fn is_of_the_report(scope: &Scope) -> bool {
    let (agreement, until) = (scope.data.agreement(), scope.reported.period.to);
    let has_one = |party| scope.agreement.hours_of(Some(party)).open_reception.is_some();
    scope.data.party().is_none_or(|party| agreement.has_joined(party, until) && has_one(party))
}

fn days_due(agreement: &Agreement) -> Text {
    let receptions: Vec<_> = agreement.open_receptions(NaiveDate::MAX).collect();
    match receptions.iter().filter(|reception| reception.public_holidays).count() {
        0 => say!(
            sv "Dagar i perioden då den öppna mottagningen ska vara öppen: dess veckodagar utom allmänna helgdagar.",
            en "Days of the period on which the open reception is due: its weekdays, public holidays excepted."
        ),
        all if all == receptions.len() => say!(
            sv "Dagar i perioden då den öppna mottagningen ska vara öppen: dess veckodagar, även allmänna helgdagar.",
            en "Days of the period on which the open reception is due: its weekdays, public holidays included."
        ),
        _ => say!(
            sv "Dagar i perioden då någon öppen mottagning ska vara öppen: dess veckodagar, allmänna helgdagar bara där det är sagt.",
            en "Days of the period on which some open reception is due: its weekdays, public holidays only where that is said."
        ),
    }
}

/// Days on which an open reception is due by the hours of that day: a party's, or any. None where there is none.
fn days(scope: &Scope) -> Option<Tally> {
    let (agreement, party) = (scope.data.agreement(), scope.data.party());
    let is_due = |day: &NaiveDate| {
        // The terms before an amendment by which a party joins would have it open by the agreement's own hours.
        let is_there = party.is_none_or(|party| agreement.has_joined(party, *day));
        is_there && receptions(agreement.on(*day), party, *day).iter().any(|due| due.is_open_on(*day))
    };
    let is_there = agreement.of_every_time().any(|terms| !receptions(terms, party, NaiveDate::MAX).is_empty());
    is_there.then(|| scope.reported.period.each_day().filter(is_due).map(Member::Day).collect())
}

/// The open receptions on a day: none of a party that hasn't joined yet.
fn receptions(terms: &Agreement, party: Option<PartyId>, day: NaiveDate) -> Vec<&OpeningHours> {
    match party {
        Some(party) if !terms.has_joined(party, day) => Vec::new(),
        Some(_) => terms.hours_of(party).open_reception.iter().map(|due| due.hours).collect(),
        None => terms.open_receptions(day).collect(),
    }
}

fn days_used(scope: &Scope) -> Option<Tally> {
    let channels = scope.agreement.vocabulary("channel")?;
    let drop_in =
        |channel: Option<TermRef>| channel.is_some_and(|channel| channels.has_role(channel, Role::OpenReception));
    let drop_ins = scope.visits.iter().map(|visit| &visit.record).filter(|visit| drop_in(visit.channel));
    let used: BTreeSet<NaiveDate> = drop_ins.filter_map(|visit| visit.date).collect();
    let is_used = |day: &&Member| matches!(day, Member::Day(day) if used.contains(day));
    Some(days(scope)?.members().iter().filter(is_used).copied().collect())
}
