//! Values as JSON has them: numbers with their own digits, maps in their own order.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::compute::cell::{Cell, Value};

/// A map that keeps its order.
pub struct Ordered<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Ordered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// A number whose digits are written as they are.
pub struct Exact(String);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.clone()).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

/// Digits as they are.
pub fn exact(number: impl std::fmt::Display) -> Exact {
    Exact(number.to_string())
}

/// A value of a row.
#[derive(serde::Serialize)]
#[serde(untagged)]
pub enum Field {
    /// Words.
    Text(String),
    /// A number; none where it isn't known or isn't shown.
    Number(Option<Exact>),
    /// That something is so.
    True(bool),
}

/// A cell's number.
pub fn number(cell: &Cell) -> Option<Exact> {
    match &cell.value {
        Value::Count(count) => Some(exact(count)),
        Value::Kronor(amount) => Some(exact(amount)),
        Value::Decimal(number) | Value::Share(number) => Some(exact(number)),
        Value::Text(_) | Value::Date(_) | Value::Missing | Value::Hidden | Value::Empty => None,
    }
}

/// Whether a cell is known and not shown; for serde, `None` where it is.
pub fn suppressed<'a>(cells: impl IntoIterator<Item = &'a Cell>) -> Option<bool> {
    cells.into_iter().any(|cell| cell.value == Value::Hidden).then_some(true)
}

/// Writes JSON with a line break at its end.
pub fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
