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
        Block::Paragraph(words) => writeln!(out, "{}", escape(&number::sentence(words, lang))),
        Block::Bullets(items) => {
            items.iter().try_for_each(|item| writeln!(out, "- {}", escape(&number::sentence(item, lang))))
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
    table.note.iter().try_for_each(|note| writeln!(out, "\n{}", escape(&number::sentence(note, lang))))
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
