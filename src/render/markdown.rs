//! A document as Markdown (CommonMark with GitHub's tables).

use std::io::{self, Write};

use super::number;
use crate::report::document::{Block, Cell, Document, Row, RowKind, Table};

/// Writes a document.
///
/// # Errors
/// Where `out` can't be written to.
pub fn render(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", escape(&document.title))?;
    if let Some(marking) = &document.marking {
        writeln!(out, "**{}**\n", escape(marking))?;
    }
    for (label, cell) in &document.head {
        writeln!(out, "- {}: {}", escape(label), shown(document, cell))?;
    }
    for section in &document.sections {
        writeln!(out, "\n## {}", escape(&section.title))?;
        for block in &section.blocks {
            writeln!(out)?;
            write_block(document, block, out)?;
        }
    }
    Ok(())
}

fn write_block(document: &Document, block: &Block, out: &mut dyn Write) -> io::Result<()> {
    match block {
        Block::Paragraph(words) => writeln!(out, "{}", escape(words)),
        Block::Bullets(items) => items.iter().try_for_each(|item| writeln!(out, "- {}", escape(item))),
        Block::KeyFigures(figures) => write_table(document, &figures.to_table(document.lang), out),
        Block::Table(table) => write_table(document, table, out),
    }
}

fn write_table(document: &Document, table: &Table, out: &mut dyn Write) -> io::Result<()> {
    if !table.caption.is_empty() {
        writeln!(out, "### {}\n", escape(&table.caption))?;
    }
    writeln!(out, "| {} |", table.columns.iter().map(|column| escape(column)).collect::<Vec<_>>().join(" | "))?;
    let rule = |column| if table.is_numeric(column) { "---:" } else { "---" };
    writeln!(out, "| {} |", (0..table.columns.len()).map(rule).collect::<Vec<_>>().join(" | "))?;
    for row in &table.rows {
        write_row(document, row, table.columns.len(), out)?;
    }
    table.note.iter().try_for_each(|note| writeln!(out, "\n{}", escape(note)))
}

fn write_row(document: &Document, row: &Row, columns: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut cells: Vec<String> = row.cells.iter().map(|cell| shown(document, cell)).collect();
    cells.resize(columns, String::new());
    if row.kind != RowKind::Body {
        cells.iter_mut().filter(|cell| !cell.is_empty()).for_each(|cell| *cell = format!("**{cell}**"));
    }
    writeln!(out, "| {} |", cells.join(" | "))
}

fn shown(document: &Document, cell: &Cell) -> String {
    escape(&number::cell(cell, document.lang))
}

/// Words that mean themselves in Markdown, on one line.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in number::harmless(words).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}
