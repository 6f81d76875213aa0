//! A document as Markdown (CommonMark with GitHub's tables).

use std::io::{self, Write};

use super::number;
use crate::compute::cell::Value;
use crate::lang::Lang;
use crate::report::document::{Block, Document, Section};
use crate::report::table::{Row, RowKind, Table};

/// Writes a document.
///
/// # Errors
/// Where `out` can't be written to.
pub fn render(document: &Document, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", escape(document.title.get(lang)))?;
    if let Some(marking) = document.marking() {
        writeln!(out, "**{}**\n", escape(marking.get(lang)))?;
    }
    for (label, value) in &document.head {
        writeln!(out, "- {}: {}", escape(label.get(lang)), shown(value, lang))?;
    }
    for section in &document.sections {
        writeln!(out, "\n## {}", escape(section.title.get(lang)))?;
        for block in &section.blocks {
            writeln!(out)?;
            write_block(section, block, lang, out)?;
        }
    }
    Ok(())
}

fn write_block(section: &Section, block: &Block, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    match block {
        Block::Paragraph(words) => writeln!(out, "{}", paragraph(&number::sentence(words, lang))),
        Block::Bullets(items) => {
            items.iter().try_for_each(|item| writeln!(out, "- {}", paragraph(&number::sentence(item, lang))))
        }
        Block::KeyFigures(figures) => write_table(None, &figures.to_table(), lang, out),
        Block::Table(table) => write_table(section.caption(table, lang), table, lang, out),
    }
}

fn write_table(caption: Option<&str>, table: &Table, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    caption.map_or(Ok(()), |caption| writeln!(out, "### {}\n", escape(caption)))?;
    writeln!(
        out,
        "| {} |",
        table.columns.iter().map(|column| escape(column.heading.get(lang))).collect::<Vec<_>>().join(" | ")
    )?;
    let rule = |column| if table.is_numeric(column) { "---:" } else { "---" };
    writeln!(out, "| {} |", (0..table.columns.len()).map(rule).collect::<Vec<_>>().join(" | "))?;
    for row in &table.rows {
        write_row(row, table.columns.len(), lang, out)?;
    }
    table.note.iter().try_for_each(|note| writeln!(out, "\n{}", paragraph(&number::sentence(note, lang))))
}

fn write_row(row: &Row, columns: usize, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut cells: Vec<String> = row.cells.iter().map(|cell| shown(&cell.value, lang)).collect();
    cells.resize(columns, String::new());
    if row.kind != RowKind::Body {
        cells.iter_mut().filter(|cell| !cell.is_empty()).for_each(|cell| *cell = format!("**{cell}**"));
    }
    writeln!(out, "| {} |", cells.join(" | "))
}

fn shown(value: &Value, lang: Lang) -> String {
    escape(&number::value(value, lang))
}

/// Words at the beginning of a line, where a dash, a number or blanks would make a list or code of them.
fn paragraph(words: &str) -> String {
    let words = escape(words.trim_start());
    let after_digits = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = words.len() - after_digits.len();
    match after_digits.chars().next() {
        Some('-' | '+' | '=') if digits == 0 => format!("\\{words}"),
        Some('.' | ')') if digits > 0 => format!("{}\\{after_digits}", words.get(..digits).unwrap_or("")),
        _ => words,
    }
}

/// Words that mean themselves in Markdown, on one line; an address is no link.
fn escape(words: &str) -> String {
    let words = number::harmless(words);
    let mut escaped = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let of_address = || match c {
            ':' => words.get(at..).is_some_and(|rest| rest.starts_with("://")),
            '.' => words.get(..at).is_some_and(|before| before.ends_with("www") || before.ends_with("WWW")),
            _ => false,
        };
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '@' => escaped.extend(['\\', c]),
            _ if of_address() => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}
