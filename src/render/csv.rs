//! A table of a document as CSV for Swedish Excel: byte-order mark, semicolons, decimal comma, CRLF.

use std::io::{self, Write};
use std::iter::repeat_n;

use csv::{Terminator, WriterBuilder};

use super::number;
use crate::report::document::{Cell, Table};

/// Writes a table.
///
/// # Errors
/// Where `out` can't be written to.
pub fn render(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(out);
    writer.write_record(table.columns.iter().map(|column| harmless(column)))?;
    for row in &table.rows {
        let after = table.columns.len().saturating_sub(row.cells.len());
        writer.write_record(row.cells.iter().map(field).chain(repeat_n(String::new(), after)))?;
    }
    writer.flush()
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) => harmless(words),
        Cell::Count(count) => count.to_string(),
        Cell::Kronor(amount) => amount.to_string().replace('.', ","),
        Cell::Decimal(number) => number.to_string().replace('.', ","),
        Cell::Share(share) => format!("{}%", share.to_string().replace('.', ",")),
        Cell::Date(day) => day.to_string(),
        Cell::Hidden => number::HIDDEN.to_owned(),
        Cell::Missing | Cell::Empty => String::new(),
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
fn harmless(words: &str) -> String {
    let words = number::harmless(words);
    if words.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{words}") } else { words }
}
