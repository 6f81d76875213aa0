//! Tables of counts. Every cell is a tally, so that it can be traced.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::activity::Scope;
use super::added;
use super::tally::{Member, Tally};
use crate::lang::{Labelled, Text};
use crate::model::catalogue::{self, Unit};
use crate::model::names::{COUNTRIES, NameRef, sort_key};
use crate::model::records::{Case, Feedback, Meeting, Monitoring, Visitor};
use crate::model::{CaseId, Month, Period, TermRef, Vocabulary};
use crate::say;

/// A table of counts.
#[derive(Debug, Clone)]
pub struct Breakdown {
    /// Public id.
    pub id: String,
    /// What is counted.
    pub unit: Unit,
    /// One thing can be counted in several rows, so that they don't add up.
    pub several_answers: bool,
    /// What the rows add up to, where they do.
    pub total: Option<usize>,
    /// Ids of the columns.
    pub columns: &'static [&'static str],
    /// The rows, in order.
    pub rows: Vec<Row>,
}

/// A row of a table of counts.
#[derive(Debug, Clone)]
pub struct Row {
    /// Public id: a term, a country, a band, a month.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// The heading that it stands under.
    pub group: Option<Heading>,
    /// A tally for each column.
    pub cells: Vec<Tally>,
}

/// A heading over rows: a group of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Public id.
    pub id: String,
    /// What it is called.
    pub label: Text,
}

impl Row {
    /// Whether anything is counted in it.
    pub fn is_counted(&self) -> bool {
        self.cells.iter().any(|cell| cell.count() > 0)
    }
}

/// The row of those whose record doesn't say, where the agreement doesn't ask.
const NOT_DOCUMENTED: &str = "not-documented";

/// The row of those whose record names no party.
const NO_PARTY: &str = "no-party";

/// The bands of children's ages (report.md).
const AGE_BANDS: [(&str, std::ops::RangeInclusive<u32>); 3] = [("0-5", 0..=5), ("6-12", 6..=12), ("13-17", 13..=17)];

/// Every table of counts of the catalogue.
pub(super) fn breakdowns(scope: &Scope) -> Vec<Breakdown> {
    let mut tables = vec![
        single("gender", Unit::Clients, scope.agreement.vocabulary("gender"), clients(scope, |case| case.gender)),
        single("form", Unit::Clients, scope.agreement.vocabulary("form"), clients(scope, |case| case.form)),
        single("industry", Unit::Clients, scope.agreement.vocabulary("industry"), clients(scope, |case| case.industry)),
        nationality(scope),
        several("cause", Unit::Clients, scope.agreement.vocabulary("cause"), case_answers(scope, |case| &case.causes)),
        several("needs", Unit::Clients, scope.agreement.vocabulary("need"), case_answers(scope, |case| &case.needs)),
        children_age(scope),
        children_whereabouts(scope),
        clients_by_month(scope),
        visits_by_month(scope),
        single("visits_by_channel", Unit::Visits, scope.agreement.vocabulary("channel"), channels(scope)),
        services(scope),
        referrals(scope),
        meetings(scope),
        feedback_subject(scope),
        monitoring_kind(scope),
    ];
    tables.extend(scope.data.party().is_none().then(|| by_party(scope)));
    let known = catalogue::tables(scope.agreement);
    tables.retain(|table| known.iter().any(|known| known.id == table.id));
    tables.extend(added::breakdowns(scope));
    tables
}

fn clients<'a>(
    scope: &'a Scope,
    answer: impl Fn(&Case) -> Option<TermRef> + 'a,
) -> impl Iterator<Item = (Member, Option<TermRef>)> + 'a {
    scope.clients.iter().filter_map(move |case| Some((Member::Case(case.id?), answer(case))))
}

fn case_answers<'a>(
    scope: &'a Scope,
    answers: impl Fn(&Case) -> &Vec<TermRef> + 'a,
) -> impl Iterator<Item = (Member, TermRef)> + 'a {
    let each = scope.clients.iter().filter_map(|case| Some((Member::Case(case.id?), *case)));
    each.flat_map(move |(member, case)| answers(case).iter().map(|term| (member, *term)).collect::<Vec<_>>())
}

fn channels<'a>(scope: &'a Scope) -> impl Iterator<Item = (Member, Option<TermRef>)> + 'a {
    scope.visits.iter().map(|visit| (Member::File(visit.file), visit.record.channel))
}

/// One answer each, in the order of the vocabulary; the rows add up.
pub(super) fn single(
    id: &str,
    unit: Unit,
    vocabulary: Option<&Vocabulary>,
    answers: impl Iterator<Item = (Member, Option<TermRef>)>,
) -> Breakdown {
    let mut tallies: BTreeMap<Option<TermRef>, Tally> = BTreeMap::new();
    answers.for_each(|(member, term)| tallies.entry(term).or_default().push(member));
    let unanswered = tallies.remove(&None);
    let mut rows =
        term_rows(vocabulary, tallies.into_iter().filter_map(|(term, tally)| Some((term?, vec![tally]))).collect(), 1);
    rows.extend(unanswered.map(not_documented));
    adding_up(id, unit, rows)
}

impl Row {
    /// Whether the row is an answer, and not of those whose record doesn't say.
    pub fn is_answer(&self) -> bool {
        self.id != NOT_DOCUMENTED
    }
}

/// The row of those whose record doesn't say.
pub(super) fn not_documented(tally: Tally) -> Row {
    row(NOT_DOCUMENTED, say!(sv "Ej dokumenterat", en "Not documented"), vec![tally])
}

/// Several answers each, the most frequent first; in the order of the vocabulary where headings stand over its terms.
pub(super) fn several(
    id: &str,
    unit: Unit,
    vocabulary: Option<&Vocabulary>,
    answers: impl Iterator<Item = (Member, TermRef)>,
) -> Breakdown {
    let mut table = several_in_order(id, unit, vocabulary, answers);
    if table.rows.iter().all(|row| row.group.is_none()) {
        table.rows.sort_by_key(|row| Reverse(row.cells.first().map_or(0, Tally::count)));
    }
    table
}

/// Several answers each, in the order of the vocabulary.
fn several_in_order(
    id: &str,
    unit: Unit,
    vocabulary: Option<&Vocabulary>,
    answers: impl Iterator<Item = (Member, TermRef)>,
) -> Breakdown {
    let mut tallies: BTreeMap<TermRef, Vec<Tally>> = BTreeMap::new();
    for (member, term) in answers {
        if let Some(tally) = tallies.entry(term).or_insert_with(|| vec![Tally::default()]).first_mut() {
            tally.push(member);
        }
    }
    not_adding_up(id, unit, term_rows(vocabulary, tallies, 1))
}

/// A row for every term that occurs or is always shown.
fn term_rows(vocabulary: Option<&Vocabulary>, mut tallies: BTreeMap<TermRef, Vec<Tally>>, columns: usize) -> Vec<Row> {
    let terms = vocabulary.map_or(&[][..], |vocabulary| &vocabulary.terms).iter().zip(0..);
    terms
        .filter_map(|(term, at)| {
            let cells =
                tallies.remove(&TermRef(at)).or_else(|| term.always.then(|| vec![Tally::default(); columns]))?;
            let groups = vocabulary.map_or(&[][..], |vocabulary| &vocabulary.groups);
            let group = groups.iter().find(|group| Some(&group.id) == term.group.as_ref());
            let group = group.map(|group| Heading { id: group.id.clone(), label: group.text() });
            Some(Row { id: term.id.clone(), label: term.text(), group, cells })
        })
        .collect()
}

pub(super) fn row(id: impl Into<String>, label: Text, cells: Vec<Tally>) -> Row {
    Row { id: id.into(), label, group: None, cells }
}

pub(super) fn adding_up(id: &str, unit: Unit, rows: Vec<Row>) -> Breakdown {
    let total = rows.iter().filter_map(|row| row.cells.first()).map(Tally::count).sum();
    Breakdown { id: id.to_owned(), unit, several_answers: false, total: Some(total), columns: &["count"], rows }
}

fn not_adding_up(id: &str, unit: Unit, rows: Vec<Row>) -> Breakdown {
    Breakdown { id: id.to_owned(), unit, several_answers: true, total: None, columns: &["count"], rows }
}

/// Countries by count, then by name; a client with two is counted under each.
fn nationality(scope: &Scope) -> Breakdown {
    let mut tallies: BTreeMap<NameRef, Tally> = BTreeMap::new();
    for (case, id) in scope.clients.iter().filter_map(|case| Some((case, case.id?))) {
        case.nationality.iter().for_each(|country| tallies.entry(*country).or_default().push(Member::Case(id)));
    }
    let lang = scope.agreement.agreement.language;
    let mut rows: Vec<Row> = tallies
        .into_iter()
        .map(|(country, tally)| {
            let name = COUNTRIES.get(country);
            row(name.code, name.text(), vec![tally])
        })
        .collect();
    rows.sort_by_cached_key(|row| {
        (Reverse(row.cells.first().map_or(0, Tally::count)), sort_key(row.label.get(lang), lang), row.id.clone())
    });
    not_adding_up("nationality", Unit::Clients, rows)
}

fn children_age(scope: &Scope) -> Breakdown {
    let mut bands: Vec<Row> = AGE_BANDS
        .iter()
        .map(|(id, _)| {
            let years = id.replace('-', "–");
            row(*id, say!(sv "{years} år", en "{years} years"), vec![Tally::default()])
        })
        .collect();
    bands.push(row("unknown", say!(sv "Uppgift saknas", en "Not stated"), vec![Tally::default()]));
    for (case, id) in scope.clients.iter().filter_map(|case| Some((case, case.id?))) {
        for (at, child) in case.children.iter().flatten().enumerate() {
            let band = child.age.and_then(|age| AGE_BANDS.iter().position(|(_, ages)| ages.contains(&age)));
            let row = bands.get_mut(band.unwrap_or(AGE_BANDS.len()));
            if let Some(tally) = row.and_then(|row| row.cells.first_mut()) {
                tally.push(Member::Child(id, at));
            }
        }
    }
    adding_up("children_age", Unit::Children, bands)
}

fn children_whereabouts(scope: &Scope) -> Breakdown {
    let answers = scope.clients.iter().filter_map(|case| Some((case, case.id?))).flat_map(|(case, id)| {
        let children = case.children.iter().flatten().enumerate();
        children.map(move |(at, child)| (Member::Child(id, at), child.whereabouts))
    });
    single("children_whereabouts", Unit::Children, scope.agreement.vocabulary("whereabouts"), answers)
}

/// The months of the period, each cut to it.
pub(super) fn months(scope: &Scope) -> Vec<(Month, Period)> {
    let period = scope.reported.period;
    period.months().into_iter().filter_map(|month| Some((month, month.period().intersect(period)?))).collect()
}

fn clients_by_month(scope: &Scope) -> Breakdown {
    let members = |counts: &dyn Fn(&Case) -> bool| -> Tally {
        scope.clients.iter().filter(|case| counts(case)).filter_map(|case| case.id.map(Member::Case)).collect()
    };
    let rows = months(scope).into_iter().map(|(month, days)| {
        let end = Period { from: days.to, to: days.to };
        let opened = members(&|case| case.opened.is_some_and(|day| days.contains(day)));
        let closed = members(&|case| case.closed.is_some_and(|day| days.contains(day)));
        let active = members(&|case| case.is_open_in(end));
        row(month.to_string(), month_label(month), vec![opened, closed, active])
    });
    let rows = rows.collect();
    Breakdown {
        id: "clients_by_month".to_owned(),
        unit: Unit::Clients,
        several_answers: false,
        total: None,
        columns: &["new", "closed", "active"],
        rows,
    }
}

/// Clients and visits of each party that has an appendix or any of them, and of nobody in particular.
fn by_party(scope: &Scope) -> Breakdown {
    let of = |party: Option<usize>| {
        let clients = scope.data.of::<Case>().filter(|case| case.party == party).map(|case| &case.record);
        let clients = clients.filter(|case| case.is_open_in(scope.reported.period)).filter_map(|case| case.id);
        let visits = scope.visits.iter().filter(|visit| visit.party == party);
        vec![clients.map(Member::Case).collect(), visits.map(|visit| Member::File(visit.file)).collect()]
    };
    let parties = scope.agreement.agreement.parties.iter().enumerate();
    let mut rows: Vec<Row> = parties
        .map(|(at, party)| (at, row(party.id.clone(), party.text(), of(Some(at)))))
        .filter(|(at, row)| row.is_counted() || scope.agreement.appendix_of(Some(*at)).is_some())
        .map(|(_, row)| row)
        .collect();
    let nobody = row(NO_PARTY, say!(sv "Ingen part angiven", en "No party stated"), of(None));
    rows.extend([nobody].into_iter().filter(Row::is_counted));
    Breakdown {
        id: catalogue::BY_PARTY.to_owned(),
        unit: Unit::Clients,
        several_answers: false,
        total: None,
        columns: &["count", "visits"],
        rows,
    }
}

fn visits_by_month(scope: &Scope) -> Breakdown {
    let mut tallies: BTreeMap<Month, Tally> =
        months(scope).into_iter().map(|(month, _)| (month, Tally::default())).collect();
    for (file, day) in scope.visits.iter().filter_map(|visit| Some((visit.file, visit.record.date?))) {
        tallies.entry(Month::of(day)).or_default().push(Member::File(file));
    }
    let rows = tallies.into_iter().map(|(month, tally)| row(month.to_string(), month_label(month), vec![tally]));
    adding_up("visits_by_month", Unit::Visits, rows.collect())
}

/// "juli 2026".
pub fn month_label(month: Month) -> Text {
    let (name, year) = (month_name(month.number()), month.year());
    say!(sv "{name} {year}", en "{name} {year}"; name)
}

/// "juli", by its number from 1.
pub fn month_name(number: u32) -> Text {
    const SV: [&str; 12] = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let at = usize::try_from(number).unwrap_or_default().wrapping_sub(1);
    Text {
        sv: SV.get(at).copied().unwrap_or_default().to_owned(),
        en: EN.get(at).copied().unwrap_or_default().to_owned(),
    }
}

/// Services: visits in which each was given, and the clients who got it.
fn services(scope: &Scope) -> Breakdown {
    let mut given: BTreeMap<TermRef, (Tally, BTreeSet<CaseId>)> = BTreeMap::new();
    for visit in &scope.visits {
        for service in &visit.record.services {
            let (visits, clients) = given.entry(*service).or_default();
            visits.push(Member::File(visit.file));
            if let Some(Visitor::Client(id)) = visit.record.visitor {
                clients.insert(id);
            }
        }
    }
    let tallies = given
        .into_iter()
        .map(|(term, (visits, clients))| (term, vec![visits, clients.into_iter().map(Member::Case).collect()]));
    let rows = term_rows(scope.agreement.vocabulary("service"), tallies.collect(), 2);
    Breakdown { columns: &["count", "clients"], ..not_adding_up("services", Unit::Visits, rows) }
}

fn referrals(scope: &Scope) -> Breakdown {
    let made = scope
        .visits
        .iter()
        .flat_map(|visit| visit.record.referrals.iter().map(|referral| (Member::File(visit.file), *referral)));
    several_in_order("referrals", Unit::Visits, scope.agreement.vocabulary("referral"), made)
}

fn meetings(scope: &Scope) -> Breakdown {
    let within = |day: Option<chrono::NaiveDate>| day.is_some_and(|day| scope.reported.period.contains(day));
    let rows = scope.agreement.forums.iter().enumerate().map(|(at, forum)| {
        let held =
            scope.data.of::<Meeting>().filter(|entry| entry.record.forum == Some(at) && within(entry.record.date));
        row(forum.id.clone(), forum.text(), vec![held.map(|entry| Member::File(entry.file)).collect()])
    });
    adding_up("meetings", Unit::Records, rows.collect())
}

fn feedback_subject(scope: &Scope) -> Breakdown {
    let period = scope.reported.period;
    let received =
        scope.data.of::<Feedback>().filter(|entry| entry.record.date.is_some_and(|day| period.contains(day)));
    let answers = received.map(|entry| (Member::File(entry.file), entry.record.subject));
    single("feedback_subject", Unit::Records, scope.agreement.vocabulary("subject"), answers)
}

fn monitoring_kind(scope: &Scope) -> Breakdown {
    let period = scope.reported.period;
    let noted = scope.data.of::<Monitoring>().filter(|entry| entry.record.date.is_some_and(|day| period.contains(day)));
    let answers = noted.map(|entry| (Member::File(entry.file), entry.record.kind));
    single("monitoring_kind", Unit::Records, scope.agreement.vocabulary("monitoring"), answers)
}
