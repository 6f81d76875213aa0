//! A table of a document as CSV for Swedish Excel: byte-order mark, semicolons, decimal comma, CRLF.

use std::io::{self, Write};
use std::iter::repeat_n;

use csv::{Terminator, WriterBuilder};

use super::number;
use crate::compute::cell::Value;
use crate::lang::Lang;
use crate::report::table::Table;

/// Writes a table.
///
/// # Errors
/// Where `out` can't be written to.
pub fn render(table: &Table, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(out);
    writer.write_record(table.columns.iter().map(|column| harmless(column.heading.get(lang))))?;
    for row in &table.rows {
        let after = table.columns.len().saturating_sub(row.cells.len());
        writer.write_record(
            row.cells.iter().map(|cell| field(&cell.value, lang)).chain(repeat_n(String::new(), after)),
        )?;
    }
    writer.flush()
}

fn field(value: &Value, lang: Lang) -> String {
    match value {
        Value::Text(words) => harmless(&number::sentence(words, lang)),
        Value::Count(count) => count.to_string(),
        Value::Kronor(amount) => amount.to_string().replace('.', ","),
        Value::Decimal(number) => number.to_string().replace('.', ","),
        Value::Share(share) => format!("{}%", share.to_string().replace('.', ",")),
        Value::Date(day) => day.to_string(),
        Value::Hidden => number::HIDDEN.to_owned(),
        Value::Missing | Value::Empty => String::new(),
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
fn harmless(words: &str) -> String {
    let words = number::harmless(words);
    if number::is_formula(&words) { format!("'{words}") } else { words }
}
