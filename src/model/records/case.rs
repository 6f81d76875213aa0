//! A client.

use chrono::NaiveDate;

use super::concern::{CONCERN, Concern};
use super::record::Record;
use super::values::Values;
use crate::model::kind::{About, Days, Field, OF_PARTY, Type, essential, field, group, list};
use crate::model::names::NameRef;
use crate::model::{CaseId, Period, TermRef};

/// A client (Bil §3 Dokumentation).
#[derive(Debug, Clone)]
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
}

/// A client's child (Bil §3 Dokumentation).
#[derive(Debug, Clone)]
pub struct Child {
    /// Whole years when the case was opened; `None` for unknown.
    pub age: Option<u32>,
    /// Term of `whereabouts`.
    pub whereabouts: Option<TermRef>,
    /// A concern for the child.
    pub concern: Option<Concern>,
}

static EXPLOITATION: &[Field<'static>] = &[
    field("form", Type::Term("form")),
    field("cause", Type::Terms("cause")),
    field("industry", Type::Term("industry")),
];

static CHILD: &[Field<'static>] =
    &[field("age", Type::Age), field("whereabouts", Type::Term("whereabouts")), field("concern", group(CONCERN))];

static INFORMED: &[Field<'static>] = &[field("complaints", Type::Date), field("return-programme", Type::Date)];

static FIELDS: &[Field<'static>] = &[
    essential("id", Type::CaseId),
    essential("opened", Type::Date),
    field("closed", Type::Date),
    field("gender", Type::Term("gender")),
    field("nationality", Type::Countries),
    field("exploitation", group(EXPLOITATION)),
    field("needs", Type::Terms("need")),
    field("children", list(CHILD)),
    field("informed", group(INFORMED)),
    OF_PARTY,
];

impl Record for Case {
    const ABOUT: About = About::new("case", "cases", "A client", FIELDS)
        .on(Days::Until("opened", "closed"))
        .also_called(&["klienter", "ärende", "ärenden", "clients"]);

    fn from_values(mut values: Values, _name: &str) -> Option<Self> {
        let mut exploitation = values.take_group("exploitation");
        let mut informed = values.take_group("informed");
        let children: Option<Vec<Values>> = values.take("children");
        Some(Self {
            id: values.take("id"),
            opened: values.take("opened"),
            closed: values.take("closed"),
            gender: values.take("gender"),
            nationality: values.take_list("nationality"),
            form: exploitation.take("form"),
            causes: exploitation.take_list("cause"),
            industry: exploitation.take("industry"),
            needs: values.take_list("needs"),
            children: children.map(|children| children.into_iter().map(Child::from).collect()),
            informed_complaints: informed.take("complaints"),
            informed_return: informed.take("return-programme"),
        })
    }
}

impl From<Values<'_>> for Child {
    fn from(mut values: Values) -> Self {
        Self {
            age: values.take::<Option<u32>>("age").flatten(),
            whereabouts: values.take("whereabouts"),
            concern: values.take::<Values>("concern").map(Concern::from),
        }
    }
}

impl Case {
    /// Whether the case is open on some day of the period; it is open on its closing day.
    pub fn is_open_in(&self, period: Period) -> bool {
        self.opened.is_some_and(|opened| opened <= period.to) && self.closed.is_none_or(|closed| closed >= period.from)
    }
}
