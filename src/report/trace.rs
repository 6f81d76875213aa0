//! One way from a number's name to what was counted: the cell that bears it.

use super::document::{Block, Document};
use super::facts::Facts;
use super::table::{Row, Table};
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
    let find = |name: &str| numbers.iter().find(|(id, cell)| id == name || cell.id.as_str() == name);
    let found = find(name).or_else(|| find(&by_labels(document, name)?)).map(|(_, cell)| *cell);
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
    let rows = tables(document).flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let cells = rows.flat_map(|(table, row)| {
        let told = table.columns.iter().zip(&row.cells).skip(1);
        told.map(|(column, cell)| (format!("{}/{}/{}", table.id, row.id, column.id), cell))
    });
    let answers =
        report.commitments.iter().filter_map(|of| Some((format!("{}/{}", COMMITMENTS.id, of.id), of.value.as_ref()?)));
    figures.chain(cells).chain(answers).collect()
}

/// Every table of a report, also one that it doesn't show.
fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    let of_report =
        document.facts.as_ref().and_then(|facts| if let Facts::Report(of) = facts { Some(of) } else { None });
    let tables = of_report.into_iter().flat_map(|report| &report.tables);
    tables.filter_map(|of| of.beside.as_ref().or_else(|| document.table(&of.id)))
}

/// The name of what was asked for in words: a figure by its label; a table, its row and its column each by its id or by
/// what it is called.
fn by_labels(document: &Document, name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let is = |word: &str, id: &str, label: &Text| [id, &label.sv, &label.en].iter().any(|it| it.to_lowercase() == word);
    let mut words = name.split('/').map(str::trim);
    let first = words.next()?;
    let Some(second) = words.next() else {
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        let figures =
            blocks.filter_map(|block| if let Block::KeyFigures(of) = block { Some(&of.figures) } else { None });
        return figures.flatten().find(|figure| is(first, &figure.id, &figure.label)).map(|figure| figure.id.clone());
    };
    let table = tables(document).find(|table| is(first, &table.id, &table.caption))?;
    let label = |row: &Row| row.cells.first().map(|cell| cell.value.words()).unwrap_or_default();
    let row = table.rows.iter().find(|row| is(second, &row.id, &label(row)))?;
    let Some(third) = words.next() else { return Some(format!("{}/{}", table.id, row.id)) };
    let column = table.columns.iter().find(|column| is(third, &column.id, &column.heading))?;
    Some(format!("{}/{}/{}", table.id, row.id, column.id))
}

/// What could have been meant: a figure by its id, everything else by its name.
fn candidates<'a>(numbers: &'a [(String, &Cell)]) -> impl Iterator<Item = &'a str> + Clone {
    let known = numbers.iter().filter(|(_, cell)| cell.counted.is_some() || cell.value == Value::Missing);
    known.map(|(id, cell)| if id.contains('/') { cell.id.as_str() } else { id })
}
