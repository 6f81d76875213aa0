//! What was done for many at once, by head count.

use chrono::NaiveDate;

use super::record::Record;
use super::values::Values;
use crate::model::TermRef;
use crate::model::kind::{ANY, About, Days, Field, OF_PARTY, Type, essential, field};

/// What was done for people whom nobody enrols: a group, an open house, a night at a shelter.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Day, or the first of several.
    pub date: Option<NaiveDate>,
    /// Term of `activity`.
    pub kind: Option<TermRef>,
    /// Head count.
    pub participants: Option<u32>,
    /// Women among them.
    pub women: Option<u32>,
    /// Men among them.
    pub men: Option<u32>,
    /// Others among them.
    pub other: Option<u32>,
    /// Children among them, who are women, men or others too.
    pub children: Option<u32>,
    /// How many there was room for.
    pub places: Option<u32>,
}

static FIELDS: &[Field<'static>] = &[
    essential("date", Type::Date),
    field("to", Type::Date),
    essential("kind", Type::Term("activity")),
    essential("participants", ANY),
    field("women", ANY),
    field("men", ANY),
    field("other", ANY),
    field("children", ANY),
    field("places", ANY),
    field("minutes", ANY),
    field("volunteers", ANY),
    field("services", Type::Terms("service")),
    field("title", Type::Text),
    OF_PARTY,
];

impl Record for Activity {
    const ABOUT: About = About::new("activity", "activities", "Something done for many at once, by head count", FIELDS)
        .on(Days::Through("date", "to"))
        .also_called(&["aktiviteter"])
        .in_term()
        .on_request();

    fn from_values(mut values: Values, _name: &str) -> Option<Self> {
        Some(Self {
            date: values.take("date"),
            kind: values.take("kind"),
            participants: values.take("participants"),
            women: values.take("women"),
            men: values.take("men"),
            other: values.take("other"),
            children: values.take("children"),
            places: values.take("places"),
        })
    }
}
