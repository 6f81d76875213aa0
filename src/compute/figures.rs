//! The figures, each by the definition that stands in the catalogue.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::activity::Scope;
use super::tally::{Member, Tally};
use crate::model::agreement::OpeningHours;
use crate::model::answers;
use crate::model::catalogue::{self, Figure};
use crate::model::period::add_months;
use crate::model::records::{Case, Concern, Feedback, Interpreter, Meeting, Monitoring, Visit, Visitor};
use crate::model::vocabulary::Role;
use crate::model::{Agreement, Decimal, Period, TermRef};

/// A figure and its value.
#[derive(Debug, Clone)]
pub struct Measured {
    /// What it is.
    pub figure: Figure,
    /// Its value.
    pub measure: Measure,
}

/// The value of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// So many.
    Count(Tally),
    /// A mean or a rate, and what it was made from.
    Rate(Decimal, Tally),
    /// Nothing that could be said.
    Missing,
}

impl Measure {
    /// What was counted.
    pub fn tally(&self) -> Option<&Tally> {
        match self {
            Self::Count(tally) | Self::Rate(_, tally) => Some(tally),
            Self::Missing => None,
        }
    }

    /// How many, where it is a count.
    pub fn count(&self) -> Option<usize> {
        match self {
            Self::Count(tally) => Some(tally.count()),
            Self::Rate(..) | Self::Missing => None,
        }
    }
}

/// Every figure of the catalogue, in its order.
pub(super) fn figures(scope: &Scope) -> Vec<Measured> {
    catalogue::figures(scope.agreement)
        .into_iter()
        .map(|figure| Measured { measure: measure(scope, &figure.id), figure })
        .collect()
}

/// One figure of the catalogue. Where the agreement doesn't ask for what it is counted by, nothing noted is no zero.
pub(super) fn measure(scope: &Scope, id: &str) -> Measure {
    match counted(scope, id) {
        Measure::Count(tally) if tally.count() == 0 && !answers::is_asked(scope.agreement, id) => Measure::Missing,
        measure => measure,
    }
}

fn counted(scope: &Scope, id: &str) -> Measure {
    let period = scope.reported.period;
    let within = |day: Option<NaiveDate>| day.is_some_and(|day| period.contains(day));
    let by_end = |day: Option<NaiveDate>| day.is_some_and(|day| day <= period.to);
    let tally = match id {
        "clients" => clients(scope, |_| true),
        "clients_new" => clients(scope, |case| within(case.opened)),
        "clients_closed" => clients(scope, |case| within(case.closed)),
        "clients_active_end" => clients(scope, |case| case.is_open_in(Period { from: period.to, to: period.to })),
        "clients_active_max" => busiest_day(scope),
        "clients_active_mean" => return rate(mean_open(scope), clients(scope, |_| true)),
        "new_per_week" => {
            let new = clients(scope, |case| within(case.opened));
            return rate(Decimal::ratio(7 * number(new.count()), period.days().into()), new);
        }
        "visits" => visits(scope, |_| true),
        "visits_walk_in" => visits(scope, |visit| visit.visitor == Some(Visitor::WalkIn)),
        "interpreted_visits" => visits(scope, |visit| matches!(visit.interpreter, Some(Interpreter::Language(_)))),
        "children" => children(scope, |_| true),
        "clients_with_children" => {
            clients(scope, |case| case.children.as_ref().is_some_and(|children| !children.is_empty()))
        }
        "children_accompanying" => children(scope, |place| has_role(scope, place, Role::Accompanying)),
        "children_home" => children(scope, |place| has_role(scope, place, Role::Home)),
        "child_concerns" => concerns(scope, |concern| within(concern.noticed)),
        "child_concerns_reported" => concerns(scope, |concern| within(concern.noticed) && by_end(concern.reported)),
        "referral_due" => clients(scope, |case| referral_due(scope, case).is_some()),
        "referred" => referred(scope),
        "drop_in_days" => return drop_in_days(scope).map_or(Measure::Missing, Measure::Count),
        "drop_in_days_used" => return drop_in_days_used(scope).map_or(Measure::Missing, Measure::Count),
        "feedback" => feedback(scope, |_, _| true),
        "complaints" => feedback(scope, |complaint, _| complaint),
        "complaints_closed" => feedback(scope, |complaint, closed| complaint && by_end(closed)),
        "meetings_held" => meetings(scope, |_| true),
        "meetings_documented" => meetings(scope, |meeting| meeting.documented),
        "meetings_chaired" => return meetings_chaired(scope).map_or(Measure::Missing, Measure::Count),
        "monitoring" => monitoring(scope, |_| true),
        "monitoring_shared" => monitoring(scope, |entry| entry.shared),
        "informed_complaints" => clients(scope, |case| by_end(case.informed_complaints)),
        "informed_return" => clients(scope, |case| by_end(case.informed_return)),
        other => return forum_figure(scope, other),
    };
    Measure::Count(tally)
}

fn rate(value: Option<Decimal>, of: Tally) -> Measure {
    value.map_or(Measure::Missing, |value| Measure::Rate(value, of))
}

fn number(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}

fn clients(scope: &Scope, counts: impl Fn(&Case) -> bool) -> Tally {
    scope.clients.iter().filter(|case| counts(case)).filter_map(|case| case.id.map(Member::Case)).collect()
}

fn visits(scope: &Scope, counts: impl Fn(&Visit) -> bool) -> Tally {
    scope.visits.iter().filter(|visit| counts(&visit.record)).map(|visit| Member::File(visit.file)).collect()
}

fn children(scope: &Scope, counts: impl Fn(Option<TermRef>) -> bool) -> Tally {
    let mut tally = Tally::default();
    for (case, id) in scope.clients.iter().filter_map(|case| Some((case, case.id?))) {
        for (at, _) in case.children.iter().flatten().enumerate().filter(|(_, child)| counts(child.whereabouts)) {
            tally.push(Member::Child(id, at));
        }
    }
    tally
}

fn has_role(scope: &Scope, term: Option<TermRef>, role: Role) -> bool {
    term.is_some_and(|term| scope.agreement.vocabulary("whereabouts").is_some_and(|list| list.has_role(term, role)))
}

/// Changes in the number of open cases, by day from the period's first.
fn changes(scope: &Scope) -> Vec<i64> {
    let period = scope.reported.period;
    let days = usize::try_from(period.days()).unwrap_or_default();
    let mut changes = vec![0; days + 1];
    let index = |day: NaiveDate| usize::try_from((day - period.from).num_days()).unwrap_or(0);
    for case in &scope.clients {
        let from = case.opened.map_or(0, |opened| index(opened.max(period.from)));
        let after = case.closed.filter(|closed| *closed < period.to).map_or(days, |closed| index(closed) + 1);
        if let Some(change) = changes.get_mut(from) {
            *change += 1;
        }
        if let Some(change) = changes.get_mut(after) {
            *change -= 1;
        }
    }
    changes.truncate(days);
    changes
}

/// The number of open cases, day by day.
fn open_by_day(scope: &Scope) -> Vec<i64> {
    let open = changes(scope).into_iter().scan(0, |open, change| {
        *open += change;
        Some(*open)
    });
    open.collect()
}

fn mean_open(scope: &Scope) -> Option<Decimal> {
    let sum: i64 = open_by_day(scope).into_iter().sum();
    Decimal::ratio(sum.into(), scope.reported.period.days().into())
}

/// The cases open on the first of the days that have the most.
fn busiest_day(scope: &Scope) -> Tally {
    let open = open_by_day(scope);
    let most = open.iter().max().copied().unwrap_or(0);
    let busiest = scope.reported.period.each_day().zip(&open).find(|(_, count)| **count == most);
    busiest.map(|(day, _)| clients(scope, |case| case.is_open_in(Period { from: day, to: day }))).unwrap_or_default()
}

/// Concerns of every sound case and visit, whether or not the case is open in the period.
fn concerns(scope: &Scope, counts: impl Fn(&Concern) -> bool) -> Tally {
    let mut tally = Tally::default();
    for (case, id) in scope.data.of::<Case>().filter_map(|case| Some((&case.record, case.record.id?))) {
        for (at, child) in case.children.iter().flatten().enumerate() {
            if child.concern.as_ref().is_some_and(&counts) {
                tally.push(Member::Child(id, at));
            }
        }
    }
    let visits = scope.data.of::<Visit>().filter(|visit| visit.record.child_concern.as_ref().is_some_and(&counts));
    visits.for_each(|visit| tally.push(Member::File(visit.file)));
    tally
}

/// The referral that a case's form calls for.
fn referral_due(scope: &Scope, case: &Case) -> Option<TermRef> {
    let form = scope.agreement.vocabulary("form")?.get(case.form?)?;
    scope.agreement.vocabulary("referral")?.find(form.refer_to.as_deref()?)
}

fn referred(scope: &Scope) -> Tally {
    let mut made = BTreeSet::new();
    let by_end =
        scope.data.of::<Visit>().filter(|visit| visit.record.date.is_some_and(|day| day <= scope.reported.period.to));
    for visit in by_end {
        if let Some(Visitor::Client(id)) = visit.record.visitor {
            made.extend(visit.record.referrals.iter().map(|referral| (id, *referral)));
        }
    }
    clients(scope, |case| case.id.zip(referral_due(scope, case)).is_some_and(|due| made.contains(&due)))
}

/// Days on which an open reception is due by the hours of that day: a party's, or any. None where there is none.
fn drop_in_days(scope: &Scope) -> Option<Tally> {
    let (agreement, party) = (scope.data.agreement(), scope.data.party());
    let is_due = |day: &NaiveDate| receptions(agreement.on(*day), party, *day).iter().any(|due| due.is_open_on(*day));
    let is_there = agreement.of_every_time().any(|terms| !receptions(terms, party, NaiveDate::MAX).is_empty());
    is_there.then(|| scope.reported.period.each_day().filter(is_due).map(Member::Day).collect())
}

/// The open receptions on a day: none of a party that hasn't joined yet.
fn receptions(terms: &Agreement, party: Option<usize>, day: NaiveDate) -> Vec<&OpeningHours> {
    match party {
        Some(_) if !terms.has_joined(party, day) => Vec::new(),
        Some(_) => terms.hours_of(party).open_reception.iter().map(|due| due.hours).collect(),
        None => terms.open_receptions(day).collect(),
    }
}

fn drop_in_days_used(scope: &Scope) -> Option<Tally> {
    let channels = scope.agreement.vocabulary("channel")?;
    let drop_in =
        |channel: Option<TermRef>| channel.is_some_and(|channel| channels.has_role(channel, Role::OpenReception));
    let used: BTreeSet<NaiveDate> = scope
        .visits
        .iter()
        .filter(|visit| drop_in(visit.record.channel))
        .filter_map(|visit| visit.record.date)
        .collect();
    let due = drop_in_days(scope)?;
    let is_used = |day: &&Member| matches!(day, Member::Day(day) if used.contains(day));
    Some(due.members().iter().filter(is_used).copied().collect())
}

fn feedback(scope: &Scope, counts: impl Fn(bool, Option<NaiveDate>) -> bool) -> Tally {
    let kinds = scope.agreement.vocabulary("feedback-kind");
    let complaint =
        |kind: Option<TermRef>| kind.zip(kinds).is_some_and(|(kind, kinds)| kinds.has_role(kind, Role::Complaint));
    scope
        .data
        .of::<Feedback>()
        .filter(|entry| entry.record.date.is_some_and(|day| scope.reported.period.contains(day)))
        .filter(|entry| counts(complaint(entry.record.kind), entry.record.closed))
        .map(|entry| Member::File(entry.file))
        .collect()
}

fn monitoring(scope: &Scope, counts: impl Fn(&Monitoring) -> bool) -> Tally {
    let period = scope.reported.period;
    scope
        .data
        .of::<Monitoring>()
        .filter(|entry| entry.record.date.is_some_and(|day| period.contains(day)) && counts(&entry.record))
        .map(|entry| Member::File(entry.file))
        .collect()
}

fn meetings(scope: &Scope, counts: impl Fn(&Meeting) -> bool) -> Tally {
    let period = scope.reported.period;
    let held = scope.data.of::<Meeting>().filter(|entry| entry.record.date.is_some_and(|day| period.contains(day)));
    held.filter(|entry| counts(&entry.record)).map(|entry| Member::File(entry.file)).collect()
}

/// Meetings with a chair in office; `None` where a forum's records don't tell of any election.
fn meetings_chaired(scope: &Scope) -> Option<Tally> {
    let period = scope.reported.period;
    let mut elections: BTreeMap<usize, BTreeSet<NaiveDate>> = BTreeMap::new();
    for meeting in scope.data.of::<Meeting>().map(|entry| &entry.record).filter(|meeting| meeting.elected) {
        if let Some((forum, day)) = meeting.forum.zip(meeting.date).filter(|(_, day)| *day <= period.to) {
            elections.entry(forum).or_default().insert(day);
        }
    }
    let held = meetings(scope, |_| true);
    let tells = |meeting: &Meeting| meeting.forum.is_some_and(|forum| elections.contains_key(&forum));
    let silent = held.count() == 0 || meetings(scope, |meeting| !tells(meeting)).count() > 0;
    let in_office = |forum: usize, day: NaiveDate| {
        let months = scope.agreement.forums.get(forum)?.chair_months?;
        let elected = elections.get(&forum)?.range(..=day).next_back()?;
        Some(day <= add_months(*elected, months))
    };
    let chaired = |meeting: &Meeting| {
        meeting.forum.zip(meeting.date).and_then(|(forum, day)| in_office(forum, day)).unwrap_or(false)
    };
    (!silent).then(|| meetings(scope, chaired))
}

/// `steering_meetings`, `coordination_months_missed`: the figures that forums bring.
fn forum_figure(scope: &Scope, id: &str) -> Measure {
    let period = scope.reported.period;
    let held = |forum: usize| {
        let meetings = scope.data.of::<Meeting>().filter(move |entry| entry.record.forum == Some(forum));
        meetings
            .filter_map(move |entry| entry.record.date.filter(|day| period.contains(*day)).map(|day| (entry.file, day)))
    };
    if let Some(forum) = id.strip_suffix("_meetings").and_then(|forum| scope.agreement.forum(forum)) {
        return Measure::Count(held(forum).map(|(file, _)| Member::File(file)).collect());
    }
    if let Some(forum) = id.strip_suffix("_months_missed").and_then(|forum| scope.agreement.forum(forum)) {
        let days: Vec<NaiveDate> = held(forum).map(|(_, day)| day).collect();
        let whole =
            period.months().into_iter().filter(|month| month.period().intersect(period) == Some(month.period()));
        let agreement = scope.data.agreement();
        let whole = whole.filter(|month| agreement.on(month.period().from).forums.len() > forum);
        let missed = whole.filter(|month| !days.iter().any(|day| month.period().contains(*day)));
        return Measure::Count(missed.map(Member::Month).collect());
    }
    Measure::Missing
}
