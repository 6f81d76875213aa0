//! Something seen of the surrounding world.

use chrono::NaiveDate;

use super::record::Record;
use super::values::Values;
use crate::model::TermRef;
use crate::model::kind::{About, Field, OF_PARTY, Type, essential, field};

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

static FIELDS: &[Field<'static>] = &[
    essential("date", Type::Date),
    field("kind", Type::Term("monitoring")),
    field("title", Type::Text),
    field("shared_with", Type::Terms("audience")),
    field("summary", Type::Text),
    OF_PARTY,
];

impl Record for Monitoring {
    const ABOUT: About = About::new("monitoring", "monitoring", "Something seen of the surrounding world", FIELDS)
        .also_called(&["omvärld", "omvärldsbevakning"]);

    fn from_values(mut values: Values, _name: &str) -> Option<Self> {
        let audience: Vec<TermRef> = values.take_list("shared_with");
        Some(Self { date: values.take("date"), kind: values.take("kind"), shared: !audience.is_empty() })
    }
}
