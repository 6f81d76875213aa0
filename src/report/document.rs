//! One neutral document: every format is rendered from it, with the same figures.

use chrono::NaiveDate;

use crate::lang::Lang;
use crate::model::{Amount, Decimal};

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Who may read it, where that is limited.
    pub marking: Option<String>,
    /// What stands in its head.
    pub head: Vec<(String, Cell)>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Heading.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A list.
    Bullets(Vec<String>),
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Caption; empty where the heading says it.
    pub caption: String,
    /// What to know when reading it.
    pub note: Option<String>,
    /// Column headings.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Row>,
    /// The column whose counts are easier seen than read, if any.
    pub bars: Option<usize>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What kind of row it is.
    pub kind: RowKind,
    /// Its cells; a heading has one.
    pub cells: Vec<Cell>,
}

/// What kind of row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// An ordinary row.
    Body,
    /// A heading over the rows below it.
    Heading,
    /// What the rows add up to.
    Total,
}

/// A cell, which keeps its meaning until a format is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// So many.
    Count(usize),
    /// Money.
    Kronor(Amount),
    /// A mean, a rate, a quantity.
    Decimal(Decimal),
    /// A day.
    Date(NaiveDate),
    /// Nothing is known; never zero.
    Missing,
    /// Nothing is due here.
    Empty,
}

impl Cell {
    /// Words in a cell.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// Whether it is a number, set to the right.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Kronor(_) | Self::Decimal(_))
    }
}

impl Row {
    /// An ordinary row.
    pub fn body(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Body, cells }
    }
}

impl Table {
    /// Whether a column holds numbers.
    pub fn is_numeric(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter(|row| row.kind != RowKind::Heading).filter_map(|row| row.cells.get(column));
        let mut numbers = cells.filter(|cell| !matches!(cell, Cell::Missing | Cell::Empty)).peekable();
        numbers.peek().is_some() && numbers.all(Cell::is_number)
    }
}
