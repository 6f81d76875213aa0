//! Sums as formulas, where a formula says what the document says.

use super::super::office::numbers;
use crate::compute::cell::Value;
use crate::model::Amount;
use crate::report::document::{RowKind, Table};

/// The rows that a cell of a sum is the sum of, from 0, both included: those since the last sum, as long as they add
/// up to it. None where they don't, and the cell is a number.
pub fn summed(table: &Table, total: usize, column: usize) -> Option<(u32, u32)> {
    let above = table.rows.get(..total)?;
    let first = above.iter().rposition(|row| row.kind == RowKind::Total).map_or(0, |row| row + 1);
    let cells = above.get(first..)?.iter().filter_map(|row| row.cells.get(column));
    let cells: Vec<&Value> = cells.map(|cell| &cell.value).collect();
    let said = &table.rows.get(total)?.cells.get(column)?.value;
    let equal = match said {
        Value::Count(count) => counts(&cells)? == *count,
        Value::Kronor(amount) => amounts(&cells)? == *amount,
        _ => false,
    };
    // A double holds fifteen digits: a longer sum would be another number when it is counted again.
    let exact = numbers::digits(said).is_some_and(|digits| digits.len() <= 15);
    let rows = (u32::try_from(first).ok()?, u32::try_from(total.checked_sub(1)?).ok()?);
    (equal && exact && first < total).then_some(rows)
}

fn counts(cells: &[&Value]) -> Option<usize> {
    cells
        .iter()
        .filter(|cell| cell.is_number())
        .map(|cell| if let Value::Count(count) = cell { Some(*count) } else { None })
        .sum()
}

fn amounts(cells: &[&Value]) -> Option<Amount> {
    let kronor = |cell: &&&Value| if let Value::Kronor(amount) = **cell { Some(*amount) } else { None };
    let numbers: Option<Vec<Amount>> = cells.iter().filter(|cell| cell.is_number()).map(|cell| kronor(&cell)).collect();
    numbers.map(|numbers| numbers.into_iter().sum())
}
