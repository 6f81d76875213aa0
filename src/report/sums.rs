//! The sum of an added field in words: what it comes to, and how many records it is of.

use super::document::{Line as TableLine, Table};
use crate::compute::cell::Value;
use crate::compute::{Quantity, Sum, Tally, Unit};
use crate::lang::Text;
use crate::model::Decimal;
use crate::say;

/// A line of a sum: its public id, what it is called, its value where there is one.
pub struct Line {
    /// Public id.
    pub id: &'static str,
    /// What it is called.
    pub label: Text,
    /// Its value.
    pub value: Option<Quantity>,
    /// Of whom it is told.
    pub counted: Option<Tally>,
}

/// The sum, those who state it and those who don't.
pub fn lines(sum: &Sum) -> [Line; 3] {
    let label = match sum.sum {
        Some(Quantity::Kronor(_)) => say!(sv "Summa, kronor", en "Sum, kronor"),
        _ => say!(sv "Summa", en "Sum"),
    };
    let counted = match sum.of {
        Unit::Clients => say!(sv "Klienter", en "Clients"),
        Unit::Visits => say!(sv "Besök", en "Visits"),
        Unit::Children | Unit::Records | Unit::Kronor | Unit::Various => say!(sv "Poster", en "Records"),
    };
    let number = |count: usize| Some(Quantity::Number(Decimal::whole(count)));
    [
        Line { id: "sum", label, value: sum.sum, counted: Some(sum.stated.clone().as_ground()) },
        Line {
            id: "stated",
            label: say!(sv "{counted} med uppgift", en "{counted} that state it"; counted),
            value: number(sum.stated.count()),
            counted: Some(sum.stated.clone()),
        },
        Line {
            id: "not-stated",
            label: say!(sv "{counted} utan uppgift", en "{counted} that don't"; counted),
            value: number(sum.not_stated.count()),
            counted: Some(sum.not_stated.clone()),
        },
    ]
}

/// The table of a sum; none where there was nobody to ask.
pub fn table(sum: &Sum, caption: Text) -> Option<Table> {
    if sum.stated.count() + sum.not_stated.count() == 0 {
        return None;
    }
    let row = |line: Line| {
        let value = line.value.map_or(Value::Missing, |value| match value {
            Quantity::Number(number) => Value::Decimal(number),
            Quantity::Kronor(amount) => Value::Kronor(amount),
        });
        TableLine::body(line.id, [Value::text(line.label), value])
    };
    let columns = [("label", Text::default()), ("value", say!(sv "värde", en "value"))];
    Some(Table { caption, ..Table::new(&sum.table.id, columns, lines(sum).into_iter().map(row)) })
}
