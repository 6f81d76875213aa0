//! A viewpoint or complaint.

use chrono::NaiveDate;

use super::record::Record;
use super::values::Values;
use crate::model::TermRef;
use crate::model::kind::{About, Field, OF_PARTY, Type, essential, field};

/// A viewpoint or complaint (ÖK §4.1).
#[derive(Debug, Clone)]
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
}

static FIELDS: &[Field<'static>] = &[
    essential("date", Type::Date),
    essential("kind", Type::Term("feedback-kind")),
    field("from", Type::Term("feedback-from")),
    field("subject", Type::Term("subject")),
    field("summary", Type::Text),
    field("action", Type::Text),
    field("closed", Type::Date),
    OF_PARTY,
];

impl Record for Feedback {
    const ABOUT: About = About::new("feedback", "feedback", "A viewpoint or complaint", FIELDS).also_called(&[
        "synpunkt",
        "synpunkter",
        "klagomål",
        "viewpoints",
        "complaints",
    ]);

    fn from_values(mut values: Values, _name: &str) -> Option<Self> {
        Some(Self {
            date: values.take("date"),
            kind: values.take("kind"),
            subject: values.take("subject"),
            summary: values.take("summary"),
            action: values.take("action"),
            closed: values.take("closed"),
        })
    }
}
