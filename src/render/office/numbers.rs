//! Cells as a spreadsheet holds them: doubles, each read once from the exact decimal's own digits.

use crate::compute::cell::Value;

/// How many decimals a number has as written.
fn decimals(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, part)| part.len())
}

/// A cell's exact decimal; none where it is no number.
pub fn digits(value: &Value) -> Option<String> {
    match value {
        Value::Count(count) => Some(count.to_string()),
        Value::Kronor(amount) => Some(amount.to_string()),
        Value::Decimal(number) => Some(number.to_string()),
        // Per cent are hundredths, and the point is moved in the writing, not in the double.
        Value::Share(share) => Some(format!("{share}e-2")),
        Value::Text(_) | Value::Date(_) | Value::Missing | Value::Hidden | Value::Empty => None,
    }
}

/// A cell's double; none where it is no number.
pub fn double(value: &Value) -> Option<f64> {
    digits(value)?.parse().ok()
}

/// How a number is shown: öre only where there are any, otherwise as many decimals as it has.
pub fn format(value: &Value) -> &'static str {
    match value {
        Value::Kronor(amount) if decimals(&amount.to_string()) > 0 => "#,##0.00",
        Value::Decimal(number) => ["#,##0", "#,##0.0", "#,##0.00"][decimals(&number.to_string()).min(2)],
        Value::Share(share) => ["0%", "0.0%", "0.00%"][decimals(&share.to_string()).min(2)],
        _ => "#,##0",
    }
}
