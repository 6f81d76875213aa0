//! Which days a report is about, and the sound records of those days.

use chrono::NaiveDate;

use super::tally::{Member, Tally};
use super::unanswerable::Unanswerable;
use crate::check::Selection;
use crate::model::agreement::TermOfAgreement;
use crate::model::records::{Case, Child, Entry, Listed, Visit};
use crate::model::{Agreement, CaseId, Month, Period, Quarter, YearOrQuarter};

/// A part of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrowing {
    /// The whole of it.
    Year,
    /// A quarter, 1–4.
    Quarter(u32),
    /// From one day to another, either left open.
    Days(Option<NaiveDate>, Option<NaiveDate>),
}

/// The days of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The calendar year.
    pub year: i32,
    /// The part of the year that lies in the term.
    pub of_year: Period,
    /// The days asked for, whether or not they have come.
    pub whole: Period,
    /// Those of them that have come.
    pub period: Period,
    /// The year or quarter that was asked for; none of other days.
    pub part: Option<YearOrQuarter>,
    /// What the period is called: `2026`, `2026-Q3`, `2026-07-01–2026-08-31`.
    pub label: String,
}

impl Reported {
    /// Whether every day has come.
    pub fn is_over(&self) -> bool {
        self.period == self.whole
    }

    /// Whether it is the whole year's part of the term.
    pub fn is_of_year(&self) -> bool {
        self.whole == self.of_year
    }

    /// The year up to the day before, where that day is one of the period and not the year's first.
    pub fn until(&self, day: NaiveDate) -> Option<Self> {
        let before = Period::new(self.of_year.from, day.pred_opt()?)?;
        (day <= self.period.to).then(|| Self { of_year: before, whole: before, period: before, ..self.clone() })
    }

    /// The year up to the period's last day.
    pub fn year_to_date(&self) -> Self {
        let period = Period { from: self.of_year.from, to: self.period.to };
        Self { whole: self.of_year, period, ..self.clone() }
    }
}

/// The days of a report, cut at today.
///
/// # Errors
/// The days lie outside the term or haven't come.
pub fn reported(
    term: &TermOfAgreement,
    year: i32,
    narrowing: Narrowing,
    today: NaiveDate,
) -> Result<Reported, Unanswerable> {
    let of_year = year_of_term(term, year)?;
    let asked = match narrowing {
        Narrowing::Year => Some(of_year),
        Narrowing::Quarter(number) => Quarter { year, number }.period(),
        Narrowing::Days(from, to) => Some(day_range(of_year, from, to)?),
    };
    let whole = asked.and_then(|asked| asked.intersect(of_year));
    let whole = whole.ok_or(Unanswerable::DaysOutsideYear(year, of_year))?;
    let from = whole.from;
    let period = Period::new(from, whole.to.min(today)).ok_or(Unanswerable::NotBegun(from, today))?;
    let part = match narrowing {
        Narrowing::Year => Some(YearOrQuarter::Year(year)),
        Narrowing::Quarter(number) => Some(YearOrQuarter::Quarter(Quarter { year, number })),
        Narrowing::Days(..) => None,
    };
    let label = part.map_or_else(|| whole.to_string(), |part| part.to_string());
    Ok(Reported { year, of_year, whole, period, part, label })
}

/// The part of a calendar year that lies in the term, with every extension that can still come.
pub(super) fn year_of_term(term: &TermOfAgreement, year: i32) -> Result<Period, Unanswerable> {
    let term = term.longest();
    let of_year = Period::year(year).and_then(|days| days.intersect(term));
    of_year.ok_or(Unanswerable::YearOutsideTerm(year, term))
}

fn day_range(of_year: Period, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Result<Period, Unanswerable> {
    let (from, to) = (from.unwrap_or(of_year.from), to.unwrap_or(of_year.to));
    Period::new(from, to).ok_or(Unanswerable::EndsBeforeStart(from, to))
}

/// The sound records of a period, picked out once.
#[derive(Debug)]
pub struct Scope<'a> {
    /// The records, of every period.
    pub data: Selection<'a>,
    /// The terms that apply on the period's last day.
    pub agreement: &'a Agreement,
    /// The days.
    pub reported: Reported,
    /// Clients open on some day of the period.
    pub clients: Vec<(CaseId, &'a Entry<Case>)>,
    /// Visits dated within it.
    pub visits: Vec<&'a Entry<Visit>>,
}

impl<'a> Scope<'a> {
    /// The records of some days: everybody's, or one party's.
    pub fn new(data: Selection<'a>, reported: Reported) -> Self {
        let period = reported.period;
        let clients = data.of::<Case>().filter(|case| case.record.is_open_in(period));
        Self {
            agreement: data.agreement().on(period.to),
            data,
            clients: clients.filter_map(|case| Some((case.record.id?, case))).collect(),
            visits: data.of::<Visit>().filter(|visit| visit.day.is_some_and(|day| period.contains(day))).collect(),
            reported,
        }
    }

    /// Whether a day is one of the period.
    pub fn is_within(&self, day: Option<NaiveDate>) -> bool {
        day.is_some_and(|day| self.reported.period.contains(day))
    }

    /// Whether a day is the period's last or an earlier one.
    pub fn is_by_end(&self, day: Option<NaiveDate>) -> bool {
        day.is_some_and(|day| day <= self.reported.period.to)
    }

    /// The months of the period, each cut to it.
    pub fn months(&self) -> Vec<(Month, Period)> {
        let period = self.reported.period;
        period.months().into_iter().filter_map(|month| Some((month, month.period().intersect(period)?))).collect()
    }

    /// The period's clients of whom something is so.
    pub fn clients_that(&self, counts: impl Fn(&Case) -> bool) -> Tally {
        self.clients.iter().filter(|(_, case)| counts(&case.record)).map(|(id, _)| Member::Case(*id)).collect()
    }

    /// The period's visits of which something is so.
    pub fn visits_that(&self, counts: impl Fn(&Visit) -> bool) -> Tally {
        self.visits.iter().filter(|visit| counts(&visit.record)).map(|visit| Member::File(visit.file)).collect()
    }

    /// The children of the period's clients.
    pub fn children(&self) -> impl Iterator<Item = (Member, &'a Child)> {
        self.clients.iter().flat_map(|(id, case)| children_of(*id, &case.record))
    }

    /// Records of a kind whose own day is one of the period.
    pub fn dated<T: Listed>(&self) -> impl Iterator<Item = &'a Entry<T>> {
        self.data.of::<T>().filter(|entry| self.is_within(entry.day))
    }

    /// Those of them of which something is so.
    pub fn those<T: Listed>(&self, counts: impl Fn(&T) -> bool) -> Tally {
        self.dated::<T>().filter(|entry| counts(&entry.record)).map(|entry| Member::File(entry.file)).collect()
    }
}

/// A client's children, each with its place in the record.
pub(super) fn children_of(id: CaseId, case: &Case) -> impl Iterator<Item = (Member, &Child)> {
    case.children.iter().flatten().enumerate().map(move |(at, child)| (Member::Child(id, at), child))
}
