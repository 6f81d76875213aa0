//! A meeting of a forum.

use chrono::NaiveDate;

use super::record::Record;
use super::values::Values;
use crate::model::agreement::ForumId;
use crate::model::kind::{About, Field, Type, essential, field};

/// A meeting of a forum (ÖK §3.1, §3.2), which is the partnership's, whoever was in the chair.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// Day.
    pub date: Option<NaiveDate>,
    /// The forum that met.
    pub forum: Option<ForumId>,
    /// Whether it says where its minutes are.
    pub documented: bool,
    /// Whether it elected a chair.
    pub elected: bool,
}

static FIELDS: &[Field<'static>] = &[
    essential("date", Type::Date),
    essential("body", Type::Forum),
    field("minutes_ref", Type::Text),
    field("chair", Type::Party),
    field("extra", Type::YesNo),
    field("decisions", Type::Texts),
    field("elected_chair", Type::Party),
];

impl Record for Meeting {
    const ABOUT: About = About::new("meeting", "meetings", "A meeting", FIELDS).in_term().also_called(&["möten"]);

    fn from_values(mut values: Values, _name: &str) -> Option<Self> {
        Some(Self {
            date: values.take("date"),
            forum: values.take("body"),
            documented: values.has("minutes_ref"),
            elected: values.has("elected_chair"),
        })
    }
}
