//! A document for a terminal.

use std::io::{self, Write};

use textwrap::core::display_width;

use super::number;
use super::page::{Cells, wrapped};
use crate::compute::cell::{Cell, Sentence, Value};
use crate::lang::{Lang, Text};
use crate::report::document::{Block, Document, KeyFigure, KeyFigures, Section};
use crate::report::table::{Row, RowKind, Table};

/// Lines are no wider, however wide the terminal, nor are tables that needn't be.
const WIDEST_PAGE: u16 = 110;

/// Writes a document. No line is wider than `width` but by a word or a number that is wider itself.
///
/// # Errors
/// Where `out` can't be written to.
pub fn render(document: &Document, lang: Lang, width: u16, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { document, lang, width: width.min(WIDEST_PAGE).into(), room: width.into() };
    page.head(out)?;
    for section in &document.sections {
        writeln!(out)?;
        page.title(&section.title, "─", out)?;
        for (at, block) in section.blocks.iter().enumerate() {
            if at > 0 {
                writeln!(out)?;
            }
            page.block(section, block, out)?;
        }
    }
    Ok(())
}

struct Page<'a> {
    document: &'a Document,
    lang: Lang,
    /// How wide lines of words are.
    width: usize,
    /// How wide a table can be.
    room: usize,
}

impl Page<'_> {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        self.title(&self.document.title, "═", out)?;
        if let Some(marking) = self.document.marking() {
            self.wrapped("", marking.get(self.lang), out)?;
        }
        writeln!(out)?;
        let labels = || self.document.head.iter().map(|(label, _)| label.get(self.lang));
        let widest = labels().map(display_width).max().unwrap_or_default();
        let is_narrow = 2 * widest > self.width;
        for (label, (_, value)) in labels().zip(&self.document.head) {
            if is_narrow {
                self.wrapped("", label, out)?;
            }
            let before = if is_narrow { "  ".to_owned() } else { format!(" {label:<widest$}  ") };
            self.wrapped(&before, &self.shown(value), out)?;
        }
        Ok(())
    }

    fn title(&self, title: &Text, rule: &str, out: &mut dyn Write) -> io::Result<()> {
        let title = title.get(self.lang);
        self.wrapped("", title, out)?;
        writeln!(out, "{}", rule.repeat(title.chars().count().min(self.width)))
    }

    fn block(&self, section: &Section, block: &Block, out: &mut dyn Write) -> io::Result<()> {
        let sentence = |words: &Sentence| number::sentence(words, self.lang);
        match block {
            Block::Paragraph(words) => self.wrapped("", &sentence(words), out),
            Block::Bullets(items) => items.iter().try_for_each(|item| self.wrapped("• ", &sentence(item), out)),
            Block::KeyFigures(figures) => self.figures(figures, out),
            Block::Table(table) => self.table(section, table, out),
        }
    }

    fn wrapped(&self, bullet: &str, words: &str, out: &mut dyn Write) -> io::Result<()> {
        wrapped(bullet, words, self.width).iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    fn figures(&self, figures: &KeyFigures, out: &mut dyn Write) -> io::Result<()> {
        let line = |figure: &KeyFigure| {
            let meaning = figure.meaning.as_ref().map(|meaning| number::sentence(meaning, self.lang));
            let label = number::harmless(figure.label.get(self.lang));
            vec![label, self.shown(&figure.value.value), meaning.unwrap_or_default()]
        };
        let rows = figures.figures.iter().map(line).collect();
        Cells { rows, numeric: vec![false, true], ..Cells::default() }.print(self.width, self.room, out)
    }

    fn table(&self, section: &Section, table: &Table, out: &mut dyn Write) -> io::Result<()> {
        if let Some(caption) = section.caption(table, self.lang) {
            self.wrapped("", &number::harmless(caption), out)?;
        }
        let cells = Cells {
            headings: table.columns.iter().map(|column| number::harmless(column.heading.get(self.lang))).collect(),
            rows: self.rows(table),
            numeric: (0..table.columns.len()).map(|column| table.is_numeric(column)).collect(),
            whole: (0..table.columns.len()).map(|column| is_of_values(table, column)).collect(),
            drawn: drawn(table),
        };
        cells.print(self.width, self.room, out)?;
        table.note.iter().try_for_each(|note| self.wrapped("", &number::sentence(note, self.lang), out))
    }

    /// The rows' cells in words; a group's rows are set in below its heading.
    fn rows(&self, table: &Table) -> Vec<Vec<String>> {
        let grouped = table.rows.iter().any(|row| row.kind == RowKind::Heading);
        let indent = |at: usize, row: &Row| if at == 0 && grouped && row.kind == RowKind::Body { "  " } else { "" };
        let cells = |row: &Row| {
            let cells = row.cells.iter().enumerate();
            cells.map(|(at, cell)| format!("{}{}", indent(at, row), self.shown(&cell.value))).collect()
        };
        table.rows.iter().map(cells).collect()
    }

    fn shown(&self, value: &Value) -> String {
        number::value(value, self.lang)
    }
}

/// Whether a column holds no words, but values.
fn is_of_values(table: &Table, column: usize) -> bool {
    !table.rows.iter().any(|row| matches!(row.cells.get(column), Some(Cell { value: Value::Text(_), .. })))
}

/// The counts that are drawn, row by row: the chart's last series, a stock rather than its flow; nothing after a sum.
fn drawn(table: &Table) -> Option<Vec<usize>> {
    let column = *table.chart.as_ref()?.columns.last()?;
    let count = |row: &Row| match row.cells.get(column) {
        Some(Cell { value: Value::Count(count), .. }) if row.kind == RowKind::Body => Some(*count),
        _ => None,
    };
    let counts: Vec<Option<usize>> = table.rows.iter().map(count).collect();
    counts.iter().any(Option::is_some).then(|| counts.into_iter().map(Option::unwrap_or_default).collect())
}
