//! What the association put in during a year.

use super::record::Record;
use super::values::Values;
use crate::model::kind::{ANY, About, Days, Field, FileShape, OF_PARTY, Type, field, group, year};
use crate::model::{Amount, Decimal};

/// What the association put in during a year (ÖK §4, Bil §4). What is absent is not stated.
#[derive(Debug, Clone)]
pub struct Resources {
    /// The year, from the file's name.
    pub year: i32,
    /// Own money.
    pub own_funds: Option<Amount>,
    /// Quantities by field name, in the order of the record format.
    pub quantities: Vec<(&'static str, Option<Decimal>)>,
    /// Own efforts, in words.
    pub own_efforts: Vec<String>,
}

static PLEDGES: &[Field<'static>] = &[field("staff", ANY), field("volunteers", ANY)];

static FIELDS: &[Field<'static>] = &[
    field("own_funds", Type::Amount),
    field("volunteers", ANY),
    field("volunteer_hours", Type::Number),
    field("staff", Type::Number),
    field("management_hours", Type::Number),
    field("supervision_sessions", ANY),
    field("training_days", Type::Number),
    field("feedback_rounds", ANY),
    field("secrecy_pledges", group(PLEDGES)),
    field("own_efforts", Type::Texts),
    OF_PARTY,
];

impl Record for Resources {
    const ABOUT: About = About::new("resources", "resources", "What the association put in during a year", FIELDS)
        .in_files(FileShape::Year)
        .on(Days::OfName)
        .also_called(&["resurser"]);

    fn from_values(mut values: Values, name: &str) -> Option<Self> {
        Some(Self {
            year: year(name)?,
            own_funds: values.take("own_funds"),
            quantities: quantities(&mut values),
            own_efforts: values.take_list("own_efforts"),
        })
    }
}

/// Every count and number of the yearly record by path, absent ones as `None`.
fn quantities(values: &mut Values) -> Vec<(&'static str, Option<Decimal>)> {
    let mut pledges = values.take_group("secrecy_pledges");
    let whole = |count: u32| Decimal::ratio(i128::from(count), 1);
    let mut all = Vec::new();
    for field in FIELDS {
        let name: &'static str = &field.name;
        match &field.value {
            Type::Count(..) => all.push((name, values.take(name).and_then(whole))),
            Type::Number => all.push((name, values.take(name))),
            Type::Group(_) => {
                all.push(("secrecy_pledges.staff", pledges.take("staff").and_then(whole)));
                all.push(("secrecy_pledges.volunteers", pledges.take("volunteers").and_then(whole)));
            }
            _ => {}
        }
    }
    all
}
