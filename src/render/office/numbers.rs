//! Cells as a spreadsheet holds them: doubles, each read once from the exact decimal's own digits.

use crate::report::document::Cell;

/// How many decimals a number has as written.
fn decimals(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, part)| part.len())
}

/// A cell's exact decimal; none where it is no number.
pub fn digits(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Count(count) => Some(count.to_string()),
        Cell::Kronor(amount) => Some(amount.to_string()),
        Cell::Decimal(number) => Some(number.to_string()),
        // Per cent are hundredths, and the point is moved in the writing, not in the double.
        Cell::Share(share) => Some(format!("{share}e-2")),
        Cell::Text(_) | Cell::Date(_) | Cell::Missing | Cell::Hidden | Cell::Empty => None,
    }
}

/// A cell's double; none where it is no number.
pub fn double(cell: &Cell) -> Option<f64> {
    digits(cell)?.parse().ok()
}

/// How a number is shown: öre only where there are any, otherwise as many decimals as it has.
pub fn format(cell: &Cell) -> &'static str {
    match cell {
        Cell::Kronor(amount) if decimals(&amount.to_string()) > 0 => "#,##0.00",
        Cell::Decimal(number) => ["#,##0", "#,##0.0", "#,##0.00"][decimals(&number.to_string()).min(2)],
        Cell::Share(share) => ["0%", "0.0%", "0.00%"][decimals(&share.to_string()).min(2)],
        _ => "#,##0",
    }
}
