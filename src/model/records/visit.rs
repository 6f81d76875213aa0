//! A visit.

use chrono::NaiveDate;

use super::concern::{CONCERN, Concern};
use super::record::Record;
use super::values::{Interpreter, Values, Visitor};
use crate::model::kind::{About, Field, OF_PARTY, Owner, Type, essential, field, group};
use crate::model::{TermRef, TimeOfDay};

/// A visit (Bil §3 Dokumentation: Antal besök).
#[derive(Debug, Clone)]
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
}

static FIELDS: &[Field<'static>] = &[
    essential("case", Type::CaseRef),
    essential("date", Type::Date),
    field("start", Type::Time),
    field("minutes", Type::Count(1, 600)),
    field("channel", Type::Term("channel")),
    field("services", Type::Terms("service")),
    field("interpreter", Type::Interpreter),
    field("referrals", Type::Terms("referral")),
    field("child_concern", group(CONCERN)),
    OF_PARTY,
];

impl Record for Visit {
    const ABOUT: About =
        About::new("visit", "visits", "A visit", FIELDS).owned_by(Owner::Client).in_term().also_called(&["besök"]);

    fn from_values(mut values: Values, _name: &str) -> Option<Self> {
        Some(Self {
            visitor: values.take("case"),
            date: values.take("date"),
            start: values.take("start"),
            channel: values.take("channel"),
            services: values.take_list("services"),
            interpreter: values.take("interpreter"),
            referrals: values.take_list("referrals"),
            child_concern: values.take::<Values>("child_concern").map(Concern::from),
        })
    }
}
