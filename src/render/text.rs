//! A document for a terminal.

use std::io::{self, Write};

use comfy_table::{
    Cell as TableCell, CellAlignment, ColumnConstraint, ContentArrangement, Row as TableRow, Table as Grid, Width,
    presets,
};
use textwrap::core::display_width;

use super::number;
use crate::compute::cell::{Cell, Sentence, Value};
use crate::lang::Lang;
use crate::report::document::{Block, Document, KeyFigures, Section};
use crate::report::table::{Column, Row, RowKind, Table};

/// The widest a bar can be.
const WIDEST_BAR: usize = 24;

/// The spaces around a cell.
const PADDING: u16 = 2;

/// No table is wider, however wide the terminal.
const WIDEST_PAGE: u16 = 110;

/// Writes a document, no line wider than `width`.
///
/// # Errors
/// Where `out` can't be written to.
pub fn render(document: &Document, lang: Lang, width: u16, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { document, lang, width: width.min(WIDEST_PAGE) };
    page.head(out)?;
    for section in &document.sections {
        let title = section.title.get(lang);
        writeln!(out, "\n{title}\n{}", "─".repeat(title.chars().count()))?;
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
    width: u16,
}

impl Page<'_> {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let title = self.document.title.get(self.lang);
        writeln!(out, "{title}\n{}", "═".repeat(title.chars().count()))?;
        if let Some(marking) = self.document.marking() {
            writeln!(out, "{}", marking.get(self.lang))?;
        }
        writeln!(out)?;
        let mut grid = self.grid();
        for (label, value) in &self.document.head {
            grid.add_row(vec![TableCell::new(label.get(self.lang)), TableCell::new(self.shown(value))]);
        }
        print(&grid, out)
    }

    fn block(&self, section: &Section, block: &Block, out: &mut dyn Write) -> io::Result<()> {
        match block {
            Block::Paragraph(words) => self.wrapped("", words, out),
            Block::Bullets(items) => items.iter().try_for_each(|item| self.wrapped("• ", item, out)),
            Block::KeyFigures(figures) => self.figures(figures, out),
            Block::Table(table) => self.table(section, table, out),
        }
    }

    fn wrapped(&self, bullet: &str, words: &Sentence, out: &mut dyn Write) -> io::Result<()> {
        let indent = " ".repeat(bullet.chars().count());
        let options = textwrap::Options::new(self.width.into()).initial_indent(bullet).subsequent_indent(&indent);
        textwrap::wrap(&number::sentence(words, self.lang), options).iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    fn figures(&self, figures: &KeyFigures, out: &mut dyn Write) -> io::Result<()> {
        let mut grid = self.grid();
        for figure in &figures.figures {
            let meaning =
                figure.meaning.as_ref().map(|meaning| number::sentence(meaning, self.lang)).unwrap_or_default();
            let (label, value) = (number::harmless(figure.label.get(self.lang)), self.shown(&figure.value.value));
            grid.add_row(vec![TableCell::new(label), aligned(&value, true), TableCell::new(meaning)]);
        }
        print(&grid, out)
    }

    fn table(&self, section: &Section, table: &Table, out: &mut dyn Write) -> io::Result<()> {
        let caption = section.caption(table, self.lang);
        caption.map_or(Ok(()), |caption| writeln!(out, "{}", number::harmless(caption)))?;
        let numeric: Vec<bool> = (0..table.columns.len()).map(|column| table.is_numeric(column)).collect();
        let bars = drawn(table).map(|column| (column, largest(table, column)));
        let grouped = table.rows.iter().any(|row| row.kind == RowKind::Heading);
        let mut grid = self.grid();
        let mut header: Vec<TableCell> = table
            .columns
            .iter()
            .zip(&numeric)
            .map(|(column, numeric)| aligned(&number::harmless(column.heading.get(self.lang)), *numeric))
            .collect();
        if bars.is_some() {
            header.push(TableCell::new(""));
        }
        grid.set_header(header);
        for row in &table.rows {
            grid.add_row(self.row(row, grouped, &numeric, bars));
        }
        if bars.is_none() {
            self.keep_words_whole(table, &mut grid);
        }
        print(&grid, out)?;
        table.note.iter().try_for_each(|note| self.wrapped("", note, out))
    }

    fn row(&self, row: &Row, grouped: bool, numeric: &[bool], bars: Option<(usize, usize)>) -> TableRow {
        let indent = if grouped && row.kind == RowKind::Body { "  " } else { "" };
        let cells = row.cells.iter().zip(numeric).enumerate().map(|(at, (cell, numeric))| {
            let shown = self.shown(&cell.value);
            aligned(&if at == 0 { format!("{indent}{shown}") } else { shown }, *numeric)
        });
        let mut cells: Vec<TableCell> = cells.collect();
        if let Some((column, most)) = bars {
            let bar_of = |cell: Option<&Cell>| match cell.map(|cell| &cell.value) {
                Some(Value::Count(count)) if row.kind == RowKind::Body => bar(*count, most),
                _ => String::new(),
            };
            cells.push(TableCell::new(bar_of(row.cells.get(column))));
        }
        TableRow::from(cells)
    }

    /// Leaves every column its longest word, and its values in one piece, where the page has room for them all.
    fn keep_words_whole(&self, table: &Table, grid: &mut Grid) {
        let longest_word = |words: &str| words.split(' ').map(display_width).max().unwrap_or_default();
        let least = |cell: &Cell| match &cell.value {
            Value::Text(words) => longest_word(&number::sentence(words, self.lang)),
            value => display_width(&self.shown(value)),
        };
        let width = |(at, column): (usize, &Column)| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(at)).map(least);
            cells.chain([longest_word(column.heading.get(self.lang))]).max().unwrap_or_default() + usize::from(PADDING)
        };
        let widths: Vec<usize> = table.columns.iter().enumerate().map(width).collect();
        if widths.iter().sum::<usize>() > usize::from(self.width) {
            return;
        }
        for (column, width) in grid.column_iter_mut().zip(widths) {
            let width = u16::try_from(width).unwrap_or(PADDING);
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
        }
    }

    fn grid(&self) -> Grid {
        let mut grid = Grid::new();
        grid.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(self.width);
        grid
    }

    fn shown(&self, value: &Value) -> String {
        number::value(value, self.lang)
    }
}

fn aligned(words: &str, numeric: bool) -> TableCell {
    TableCell::new(words).set_alignment(if numeric { CellAlignment::Right } else { CellAlignment::Left })
}

fn print(grid: &Grid, out: &mut dyn Write) -> io::Result<()> {
    grid.lines().try_for_each(|line| writeln!(out, "{}", line.trim_end()))
}

/// The column whose counts are drawn: the chart's last series, a stock rather than its flow.
fn drawn(table: &Table) -> Option<usize> {
    let column = *table.chart.as_ref()?.columns.last()?;
    let counts = |row: &Row| matches!(row.cells.get(column), Some(Cell { value: Value::Count(_), .. }));
    table.rows.iter().any(counts).then_some(column)
}

fn largest(table: &Table, column: usize) -> usize {
    let counts =
        table.rows.iter().filter(|row| row.kind == RowKind::Body).filter_map(|row| match row.cells.get(column) {
            Some(Cell { value: Value::Count(count), .. }) => Some(*count),
            _ => None,
        });
    counts.max().unwrap_or(0)
}

/// A bar in eighths of a character, its length in proportion to the largest.
fn bar(count: usize, most: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let widest = WIDEST_BAR.min(most);
    let eighths = (8 * widest * count).checked_div(most).unwrap_or(0);
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS.get(eighths % 8).unwrap_or(&""))
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn bars_are_in_proportion_and_nothing_has_none() {
        assert_eq!(bar(0, 10), "");
        assert_eq!(bar(10, 10).chars().count(), 10);
        assert_eq!(bar(500, 1000).chars().count(), 12);
        assert_eq!(bar(1, 1000), "");
        assert_eq!(bar(0, 0), "");
    }
}
