//! A concern for a child, which a client's record and a visit can hold.

use chrono::NaiveDate;

use super::values::Values;
use crate::model::kind::{Field, Type, essential, field};

/// A concern for a child (Bil §3; 19 kap. 4 § SoL).
#[derive(Debug, Clone, Copy)]
pub struct Concern {
    /// Noticed on.
    pub noticed: Option<NaiveDate>,
    /// Reported to the social services on.
    pub reported: Option<NaiveDate>,
}

pub(super) static CONCERN: &[Field<'static>] = &[essential("noticed", Type::Date), field("reported", Type::Date)];

impl From<Values<'_>> for Concern {
    fn from(mut values: Values) -> Self {
        Self { noticed: values.take("noticed"), reported: values.take("reported") }
    }
}
