//! What the parties put in during a year: one statement of what each of them states.

use super::cell::CellId;
use super::tables::RESOURCES;
use crate::check::Selection;
use crate::model::agreement::Party;
use crate::model::records::Resources;
use crate::model::{Amount, Decimal};

/// What was put in, summed over every statement of the year. A quantity that one of them lacks isn't stated: part of a
/// sum is no sum. None where nobody states anything.
pub(super) fn put_in(data: Selection, year: i32) -> Option<Resources> {
    let stated = data.of::<Resources>().map(|entry| &entry.record).filter(|resources| resources.year == year);
    stated.cloned().reduce(together)
}

/// The name of what a party put in, or all of them together.
pub fn put_in_id(field: &str, party: Option<&Party>) -> CellId {
    match party {
        Some(party) => CellId::column(&RESOURCES.id, field, &party.id),
        None => CellId::row(&RESOURCES.id, field),
    }
}

fn together(one: Resources, other: Resources) -> Resources {
    let quantities = one.quantities.into_iter().map(|(name, value)| {
        let beside = other.quantities.iter().find(|(of, _)| *of == name).and_then(|(_, value)| *value);
        (name, value.zip(beside).and_then(|(one, other)| sum(one, other)))
    });
    Resources {
        year: one.year,
        own_funds: one.own_funds.zip(other.own_funds).map(|(one, other): (Amount, Amount)| one + other),
        quantities: quantities.collect(),
        own_efforts: [one.own_efforts, other.own_efforts].concat(),
    }
}

fn sum(one: Decimal, other: Decimal) -> Option<Decimal> {
    Decimal::ratio(one.hundredths() + other.hundredths(), 100)
}
