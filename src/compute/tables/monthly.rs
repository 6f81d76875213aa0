//! Rows of records by the month of their day.

use std::collections::BTreeMap;

use crate::compute::scope::Scope;
use crate::compute::tabulation::BreakdownRow;
use crate::compute::tally::{Member, Tally};
use crate::model::Month;
use crate::model::records::Entry;

/// A row for every month of the period, those without any record too.
pub fn months<'a, T: 'a>(scope: &Scope, records: impl Iterator<Item = &'a Entry<T>>) -> Vec<BreakdownRow> {
    let mut tallies: BTreeMap<Month, Tally> =
        scope.months().into_iter().map(|(month, _)| (month, Tally::default())).collect();
    for (file, day) in records.filter_map(|entry| Some((entry.file, entry.day?))) {
        tallies.entry(Month::of(day)).or_default().push(Member::File(file));
    }
    tallies.into_iter().map(|(month, tally)| BreakdownRow::new(month.to_string(), month.label(), vec![tally])).collect()
}
