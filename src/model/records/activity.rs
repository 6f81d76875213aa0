//! What was done for many at once, by head count.

use chrono::NaiveDate;

use super::record::Record;
use super::values::Values;
use crate::model::TermRef;
use crate::model::kind::{ANY, About, Days, FileShape, OF_PARTY, Owner, Type, essential, field};

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
    /// How many there was room for.
    pub places: Option<u32>,
}

impl Record for Activity {
    const ABOUT: About = About {
        id: "activity",
        folder: "activities",
        one: "Something done for many at once, by head count",
        file: FileShape::Record,
        days: Days::Through("date", "to"),
        owner: Owner::Itself,
        in_term: true,
        on_request: true,
        fields: &[
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
        ],
    };

    fn from_values(mut values: Values, _name: &str) -> Option<Self> {
        Some(Self {
            date: values.take("date"),
            kind: values.take("kind"),
            participants: values.take("participants"),
            women: values.take("women"),
            men: values.take("men"),
            other: values.take("other"),
            places: values.take("places"),
        })
    }
}
