//! What a rule's file gives to the check: the rule, and how its faults are found.

use chrono::NaiveDate;

use super::findings::Findings;
use crate::load::Dataset;
use crate::model::Agreement;
use crate::rules::Rule;

/// A rule that is judged once everything is read, and how.
pub(super) struct Check {
    pub rule: &'static Rule,
    /// The same rule as other faults of it bear it, graver or less grave.
    pub also: Option<&'static Rule>,
    pub find: Find,
}

/// How a rule's faults are found.
#[derive(Clone, Copy)]
pub(super) enum Find {
    /// In the terms of the agreement, of each time.
    Terms(fn(&Agreement, &mut Findings)),
    /// In records against each other, the agreement and the day.
    Records(fn(&Dataset, NaiveDate, &mut Findings)),
}

impl Check {
    pub const fn terms(rule: &'static Rule, find: fn(&Agreement, &mut Findings)) -> Self {
        Self { rule, also: None, find: Find::Terms(find) }
    }

    pub const fn records(rule: &'static Rule, find: fn(&Dataset, NaiveDate, &mut Findings)) -> Self {
        Self { rule, also: None, find: Find::Records(find) }
    }

    pub const fn or(mut self, also: &'static Rule) -> Self {
        self.also = Some(also);
        self
    }
}
