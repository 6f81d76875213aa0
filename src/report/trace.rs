//! One way from a number's name to what was counted: the cell that bears it.

use super::document::Document;
use super::facts::Facts;
use crate::compute::cell::{Cell, Value};
use crate::compute::{COMMITMENTS, Tally};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::nearest::{Candidate, Meant, nearest};
use crate::say;

/// What was counted for a figure by its id, or for a number by its name; in a table's first column by the column's too.
///
/// # Errors
/// Words for the person who asked: the number is hidden, isn't stated, or isn't counted from records.
pub fn trace<'a>(document: &'a Document, name: &str) -> Result<&'a Tally, Text> {
    let numbers = numbers(document);
    let shown = quote(name);
    let found = numbers.iter().find(|(id, cell)| id == name || cell.id.as_str() == name).map(|(_, cell)| *cell);
    if let Some(counted) = found.and_then(|cell| cell.counted.as_ref()) {
        return Ok(counted);
    }
    Err(match found.map(|cell| &cell.value) {
        Some(Value::Hidden) => say!(
            sv "{shown} visas inte här, och då inte heller vad som räknades: det skulle säga talet.",
            en "{shown} isn't shown here, and so neither is what was counted: that would tell the number."
        ),
        Some(Value::Missing) => say!(
            sv "{shown} är inte angivet: posterna säger inget om det.",
            en "{shown} isn't stated: the records say nothing of it."
        ),
        _ => match nearest(name, candidates(&numbers).map(Candidate::bare)).map(Meant::id) {
            Some(near) => say!(
                sv "{shown} räknas inte av poster. Menas {near}?",
                en "{shown} isn't counted from records. Did you mean {near}?"
            ),
            None => say!(sv "{shown} räknas inte av poster.", en "{shown} isn't counted from records."),
        },
    })
}

/// Every number of a report as it can be asked for, beside the cell that bears it.
fn numbers(document: &Document) -> Vec<(String, &Cell)> {
    let Some(Facts::Report(report)) = &document.facts else { return Vec::new() };
    let figures = report.figures.iter().map(|(id, cell)| (id.clone(), cell));
    let tables = report.tables.iter().filter_map(|of| of.beside.as_ref().or_else(|| document.table(&of.id)));
    let rows = tables.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let cells = rows.flat_map(|(table, row)| {
        let told = table.columns.iter().zip(&row.cells).skip(1);
        told.map(|(column, cell)| (format!("{}/{}/{}", table.id, row.id, column.id), cell))
    });
    let answers =
        report.commitments.iter().filter_map(|of| Some((format!("{}/{}", COMMITMENTS.id, of.id), of.value.as_ref()?)));
    figures.chain(cells).chain(answers).collect()
}

/// What could have been meant: a figure by its id, everything else by its name.
fn candidates<'a>(numbers: &'a [(String, &Cell)]) -> impl Iterator<Item = &'a str> + Clone {
    let known = numbers.iter().filter(|(_, cell)| cell.counted.is_some() || cell.value == Value::Missing);
    known.map(|(id, cell)| if id.contains('/') { cell.id.as_str() } else { id })
}
