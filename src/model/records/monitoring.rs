//! Something seen of the surrounding world.

use chrono::NaiveDate;

use super::record::Record;
use super::values::Values;
use crate::model::TermRef;
use crate::model::kind::{About, Days, FileShape, OF_PARTY, Owner, Type, essential, field};

/// Something seen of the surrounding world (Bil §3 Omvärldsbevaka).
#[derive(Debug, Clone)]
pub struct Monitoring {
    /// Day.
    pub date: Option<NaiveDate>,
    /// Term of `monitoring`.
    pub kind: Option<TermRef>,
    /// Whether it was shared with anybody.
    pub shared: bool,
}

impl Record for Monitoring {
    const ABOUT: About = About {
        id: "monitoring",
        folder: "monitoring",
        one: "Something seen of the surrounding world",
        file: FileShape::Record,
        days: Days::On("date"),
        owner: Owner::Itself,
        in_term: false,
        on_request: false,
        fields: &[
            essential("date", Type::Date),
            field("kind", Type::Term("monitoring")),
            field("title", Type::Text),
            field("shared_with", Type::Terms("audience")),
            field("summary", Type::Text),
            OF_PARTY,
        ],
    };

    fn from_values(mut values: Values, _name: &str) -> Option<Self> {
        let audience: Vec<TermRef> = values.take_list("shared_with");
        Some(Self { date: values.take("date"), kind: values.take("kind"), shared: !audience.is_empty() })
    }
}
