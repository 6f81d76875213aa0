//! Values → records.

use super::decode::Values;
use crate::model::kind::{PARTY, Type};
use crate::model::record::{Case, Child, Concern, Feedback, Meeting, Monitoring, Resources, Visit};
use crate::model::{Decimal, Kind, TermRef};

impl From<Values<'_>> for Case {
    fn from(mut values: Values) -> Self {
        let mut exploitation: Values = values.take("exploitation").unwrap_or_default();
        let mut informed: Values = values.take("informed").unwrap_or_default();
        let children: Option<Vec<Values>> = values.take("children");
        Self {
            id: values.take("id"),
            opened: values.take("opened"),
            closed: values.take("closed"),
            gender: values.take("gender"),
            nationality: values.take("nationality").unwrap_or_default(),
            form: exploitation.take("form"),
            causes: exploitation.take("cause").unwrap_or_default(),
            industry: exploitation.take("industry"),
            needs: values.take("needs").unwrap_or_default(),
            children: children.map(|children| children.into_iter().map(Child::from).collect()),
            informed_complaints: informed.take("complaints"),
            informed_return: informed.take("return-programme"),
            party: values.take(PARTY),
            added: values.take_added(),
        }
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

impl From<Values<'_>> for Concern {
    fn from(mut values: Values) -> Self {
        Self { noticed: values.take("noticed"), reported: values.take("reported") }
    }
}

impl From<Values<'_>> for Visit {
    fn from(mut values: Values) -> Self {
        Self {
            visitor: values.take("case"),
            date: values.take("date"),
            start: values.take("start"),
            channel: values.take("channel"),
            services: values.take("services").unwrap_or_default(),
            interpreter: values.take("interpreter"),
            referrals: values.take("referrals").unwrap_or_default(),
            child_concern: values.take::<Values>("child_concern").map(Concern::from),
            party: values.take(PARTY),
            added: values.take_added(),
        }
    }
}

impl From<Values<'_>> for Meeting {
    fn from(mut values: Values) -> Self {
        Self {
            date: values.take("date"),
            forum: values.take("body"),
            documented: values.take::<String>("minutes_ref").is_some(),
            elected: values.take::<usize>("elected_chair").is_some(),
            added: values.take_added(),
        }
    }
}

impl From<Values<'_>> for Feedback {
    fn from(mut values: Values) -> Self {
        Self {
            date: values.take("date"),
            kind: values.take("kind"),
            subject: values.take("subject"),
            summary: values.take("summary"),
            action: values.take("action"),
            closed: values.take("closed"),
            party: values.take(PARTY),
            added: values.take_added(),
        }
    }
}

impl From<Values<'_>> for Monitoring {
    fn from(mut values: Values) -> Self {
        let shared: Option<Vec<TermRef>> = values.take("shared_with");
        Self {
            date: values.take("date"),
            kind: values.take("kind"),
            shared: shared.is_some_and(|audience| !audience.is_empty()),
            party: values.take(PARTY),
            added: values.take_added(),
        }
    }
}

impl From<Values<'_>> for Resources {
    fn from(mut values: Values) -> Self {
        Self {
            year: None,
            own_funds: values.take("own_funds"),
            quantities: quantities(&mut values),
            own_efforts: values.take("own_efforts").unwrap_or_default(),
            party: values.take(PARTY),
            added: values.take_added(),
        }
    }
}

/// Every count and number of the yearly record by path, absent ones as `None`.
fn quantities(values: &mut Values) -> Vec<(&'static str, Option<Decimal>)> {
    let mut pledges: Values = values.take("secrecy_pledges").unwrap_or_default();
    let whole = |count: u32| Decimal::ratio(i128::from(count), 1);
    let mut all = Vec::new();
    for field in Kind::Resources.built_in() {
        match &field.value {
            Type::Count(..) => all.push((field.name, values.take(field.name).and_then(whole))),
            Type::Number => all.push((field.name, values.take(field.name))),
            Type::Group(_) => {
                all.push(("secrecy_pledges.staff", pledges.take("staff").and_then(whole)));
                all.push(("secrecy_pledges.volunteers", pledges.take("volunteers").and_then(whole)));
            }
            _ => {}
        }
    }
    all
}
