//! One neutral document: every format is rendered from it, with the same figures.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::lang::Lang;
use crate::model::{Amount, Decimal};
use crate::say;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// The agreement's reference, shown on every page.
    pub reference: String,
    /// Which edition it is, where there are several.
    pub edition: Option<String>,
    /// Who may read it, where that is limited; shown on every page.
    pub marking: Option<String>,
    /// The day it is of: what a file's own clock says.
    pub day: NaiveDate,
    /// What stands in its head.
    pub head: Vec<(String, Cell)>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Id: an anchor, a sheet, a file's name.
    pub id: String,
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
    /// Key figures, each with what it means.
    KeyFigures(KeyFigures),
    /// A table, with its chart.
    Table(Table),
}

/// Key figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigures {
    /// Id within the document: `--table ID`, a file's name.
    pub id: String,
    /// Caption; empty where the heading says it.
    pub caption: String,
    /// The figures, in order.
    pub figures: Vec<KeyFigure>,
}

/// A figure that stands for itself, and a sentence that says what it means against the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// Its id in the catalogue.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Its value.
    pub value: Cell,
    /// What it means, never more than the figures carry.
    pub meaning: Option<String>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Id within the document: `--table ID`, a file's name.
    pub id: String,
    /// Caption; empty where the heading says it.
    pub caption: String,
    /// What to know when reading it.
    pub note: Option<String>,
    /// Column headings.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Row>,
    /// How its figures are drawn, where that is easier seen than read.
    pub chart: Option<Chart>,
}

/// Columns of a table as a picture: its body rows are the categories, its columns the series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// How it is drawn.
    pub form: Form,
    /// The columns drawn, the first series first.
    pub columns: Vec<usize>,
    /// What it shows, in words: for those who don't see it.
    pub description: String,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Horizontal bars, the rows from top to bottom: how often.
    Bars,
    /// Upright columns, the rows from left to right: time.
    Columns,
    /// Upright columns, and the last series as a line over them: flow and stock.
    ColumnsAndLine,
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
    /// What the body rows add up to, column by column; a share in it is the total's own.
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
    /// A part of a whole, in per cent (47.5 is 47.5 %).
    Share(Decimal),
    /// A day.
    Date(NaiveDate),
    /// Nothing is known; never zero.
    Missing,
    /// Known and not shown: `..`
    Hidden,
    /// Nothing is due here.
    Empty,
}

impl Document {
    /// Every table, key figures as tables among them, in order and each id once.
    pub fn tables(&self) -> Vec<Cow<'_, Table>> {
        let mut tables: Vec<Cow<'_, Table>> = Vec::new();
        for block in self.sections.iter().flat_map(|section| &section.blocks) {
            let table = match block {
                Block::Table(table) => Cow::Borrowed(table),
                Block::KeyFigures(figures) => Cow::Owned(figures.to_table(self.lang)),
                Block::Paragraph(_) | Block::Bullets(_) => continue,
            };
            if tables.iter().all(|other| other.id != table.id) {
                tables.push(table);
            }
        }
        tables
    }
}

impl KeyFigures {
    /// The same as a table, for a format that has nothing else: label, value and, where there are any, meanings.
    pub fn to_table(&self, lang: Lang) -> Table {
        let told = self.figures.iter().any(|figure| figure.meaning.is_some());
        let mut columns = vec![say!(sv "Uppgift", en "Figure"), say!(sv "Tal", en "Value")];
        if told {
            columns.push(say!(sv "Vad talet säger", en "What it says"));
        }
        let row = |figure: &KeyFigure| {
            let mut cells = vec![Cell::text(&figure.label), figure.value.clone()];
            if told {
                cells.push(figure.meaning.as_ref().map_or(Cell::Empty, Cell::text));
            }
            Row::body(cells)
        };
        Table {
            id: self.id.clone(),
            caption: self.caption.clone(),
            note: None,
            columns: columns.iter().map(|column| column.get(lang).to_owned()).collect(),
            rows: self.figures.iter().map(row).collect(),
            chart: None,
        }
    }
}

impl Cell {
    /// Words in a cell.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// Whether it is a number, set to the right.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Kronor(_) | Self::Decimal(_) | Self::Share(_))
    }
}

impl Row {
    /// An ordinary row.
    pub fn body(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Body, cells }
    }

    /// A heading over the rows below it.
    pub fn heading(words: &str) -> Self {
        Self { kind: RowKind::Heading, cells: vec![Cell::text(words)] }
    }
}

impl Table {
    /// Whether a column holds numbers.
    pub fn is_numeric(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter(|row| row.kind != RowKind::Heading).filter_map(|row| row.cells.get(column));
        let mut numbers = cells.filter(|cell| !matches!(cell, Cell::Missing | Cell::Hidden | Cell::Empty)).peekable();
        numbers.peek().is_some() && numbers.all(Cell::is_number)
    }
}
