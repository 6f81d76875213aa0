//! Records as they are counted. A value that a record lacks, or that was refused, is `None`.

use chrono::NaiveDate;

use super::names::NameRef;
use super::{Amount, CaseId, Decimal, Period, TermRef, TimeOfDay};
use crate::source::Span;

/// A record and the file it stands in.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// Index of the file among the sources.
    pub file: usize,
    /// The record.
    pub record: T,
}

/// A value of a field that the agreement added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// A term of the field's vocabulary.
    Term(TermRef),
    /// Terms of the field's vocabulary.
    Terms(Vec<TermRef>),
    /// So many.
    Count(u32),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    YesNo(bool),
    /// Kronor.
    Amount(Amount),
}

/// What a record says in the fields that the agreement added.
#[derive(Debug, Clone, Default)]
pub struct AddedValues(Vec<(usize, Added)>);

impl AddedValues {
    /// The value of a field, by its place among those that the agreement tells of for the kind.
    pub fn get(&self, field: usize) -> Option<&Added> {
        self.0.iter().find(|(at, _)| *at == field).map(|(_, value)| value)
    }

    /// Every value, with its field's place.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Added)> {
        self.0.iter().map(|(at, value)| (*at, value))
    }
}

impl FromIterator<(usize, Added)> for AddedValues {
    fn from_iter<I: IntoIterator<Item = (usize, Added)>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

/// A client (Bil §3 Dokumentation).
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// Serial number.
    pub id: Option<CaseId>,
    /// Day of enrolment.
    pub opened: Option<NaiveDate>,
    /// Last day, where the case is closed.
    pub closed: Option<NaiveDate>,
    /// Term of `gender`.
    pub gender: Option<TermRef>,
    /// Countries of citizenship.
    pub nationality: Vec<NameRef>,
    /// Term of `form`.
    pub form: Option<TermRef>,
    /// Terms of `cause`.
    pub causes: Vec<TermRef>,
    /// Term of `industry`.
    pub industry: Option<TermRef>,
    /// Terms of `need`.
    pub needs: Vec<TermRef>,
    /// Children; `None` where nobody documented whether there are any.
    pub children: Option<Vec<Child>>,
    /// Told of the complaints routine on (ÖK §4.1).
    pub informed_complaints: Option<NaiveDate>,
    /// Told of the return programme on (ÖK §2.2).
    pub informed_return: Option<NaiveDate>,
    /// Index of the party whose it is.
    pub party: Option<usize>,
    /// What the agreement's own fields hold.
    pub added: AddedValues,
}

impl Case {
    /// Whether the case is open on some day of the period; it is open on its closing day.
    pub fn is_open_in(&self, period: Period) -> bool {
        self.opened.is_some_and(|opened| opened <= period.to) && self.closed.is_none_or(|closed| closed >= period.from)
    }
}

/// A client's child (Bil §3 Dokumentation).
#[derive(Debug, Clone, Default)]
pub struct Child {
    /// Whole years when the case was opened; `None` for unknown.
    pub age: Option<u32>,
    /// Term of `whereabouts`.
    pub whereabouts: Option<TermRef>,
    /// A concern for the child.
    pub concern: Option<Concern>,
}

/// A concern for a child (Bil §3; 19 kap. 4 § SoL).
#[derive(Debug, Clone, Copy, Default)]
pub struct Concern {
    /// Noticed on.
    pub noticed: Option<NaiveDate>,
    /// Reported to the social services on.
    pub reported: Option<NaiveDate>,
}

/// A visit (Bil §3 Dokumentation: Antal besök).
#[derive(Debug, Clone, Default)]
pub struct Visit {
    /// Whose it is.
    pub visitor: Option<Visitor>,
    /// Day.
    pub date: Option<NaiveDate>,
    /// Start, where noted.
    pub start: Option<TimeOfDay>,
    /// Term of `channel`.
    pub channel: Option<TermRef>,
    /// Terms of `service`.
    pub services: Vec<TermRef>,
    /// An interpreter, where one was needed.
    pub interpreter: Option<Interpreter>,
    /// Terms of `referral`.
    pub referrals: Vec<TermRef>,
    /// A concern for a child that is no client's child on record.
    pub child_concern: Option<Concern>,
    /// Index of the party whose it is; of a visit that doesn't say, that of its case.
    pub party: Option<usize>,
    /// What the agreement's own fields hold.
    pub added: AddedValues,
}

/// Whose visit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visitor {
    /// A client.
    Client(CaseId),
    /// Somebody who isn't enrolled.
    WalkIn,
}

/// An interpreter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interpreter {
    /// Interpreted into a language.
    Language(NameRef),
    /// Offered and declined.
    Declined,
}

/// A meeting of a forum (ÖK §3.1, §3.2).
#[derive(Debug, Clone, Default)]
pub struct Meeting {
    /// Day.
    pub date: Option<NaiveDate>,
    /// Index of the forum in the agreement.
    pub forum: Option<usize>,
    /// Whether it says where its minutes are.
    pub documented: bool,
    /// Whether it elected a chair.
    pub elected: bool,
    /// What the agreement's own fields hold.
    pub added: AddedValues,
}

/// A viewpoint or complaint (ÖK §4.1).
#[derive(Debug, Clone, Default)]
pub struct Feedback {
    /// Day it came in.
    pub date: Option<NaiveDate>,
    /// Term of `feedback-kind`.
    pub kind: Option<TermRef>,
    /// Term of `subject`.
    pub subject: Option<TermRef>,
    /// What it says; about the service, never about a person.
    pub summary: Option<String>,
    /// What was done.
    pub action: Option<String>,
    /// Day it was closed.
    pub closed: Option<NaiveDate>,
    /// Index of the party whose it is.
    pub party: Option<usize>,
    /// What the agreement's own fields hold.
    pub added: AddedValues,
}

/// Something seen of the surrounding world (Bil §3 Omvärldsbevaka).
#[derive(Debug, Clone, Default)]
pub struct Monitoring {
    /// Day.
    pub date: Option<NaiveDate>,
    /// Term of `monitoring`.
    pub kind: Option<TermRef>,
    /// Whether it was shared with anybody.
    pub shared: bool,
    /// Index of the party whose it is.
    pub party: Option<usize>,
    /// What the agreement's own fields hold.
    pub added: AddedValues,
}

/// What the association put in during a year (ÖK §4, Bil §4). What is absent is not stated.
#[derive(Debug, Clone, Default)]
pub struct Resources {
    /// The year, from the file's name.
    pub year: Option<i32>,
    /// Own money.
    pub own_funds: Option<Amount>,
    /// Quantities by field name, in the order of the record format.
    pub quantities: Vec<(&'static str, Option<Decimal>)>,
    /// Own efforts, in words.
    pub own_efforts: Vec<String>,
    /// Index of the party whose it is.
    pub party: Option<usize>,
    /// What the agreement's own fields hold.
    pub added: AddedValues,
}

/// Where the money of a booking came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Funding {
    /// The city's grant.
    Grant,
    /// The association's own.
    Own,
}

/// A row of the bookkeeping (Bil §4).
#[derive(Debug, Clone)]
pub struct Booking {
    /// Where in its file the row stands.
    pub span: Span,
    /// Day.
    pub date: NaiveDate,
    /// Index of the budget row in the agreement.
    pub row: usize,
    /// Whose money.
    pub funding: Funding,
    /// Amount; negative for a correction.
    pub amount: Amount,
}
