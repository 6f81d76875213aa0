//! A table of a document: rows and columns with their ids, how it is drawn, and what its sums are of.

use std::ops::RangeInclusive;

use crate::compute::Tally;
use crate::compute::cell::{Cell, CellId, Piece, Sentence, Value};
use crate::lang::Text;
use crate::model::Amount;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Id within the document: `--table ID`, a file's name.
    pub id: String,
    /// What it is called; empty where that is always its section's heading.
    pub caption: Text,
    /// What to know when reading it.
    pub note: Option<Sentence>,
    /// Its columns; the first names the rows.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
    /// How its figures are drawn, where that is easier seen than read.
    pub chart: Option<Chart>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Id within the table.
    pub id: String,
    /// Heading.
    pub heading: Text,
}

/// Columns of a table as a picture: its body rows are the categories, its columns the series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// How it is drawn.
    pub form: Form,
    /// The columns drawn, the first series first.
    pub columns: Vec<usize>,
    /// What it shows in words: for those who don't see it.
    pub description: Description,
}

/// How what a chart shows is put into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Description {
    /// A sentence about numbers of the table.
    Sentence(Sentence),
    /// The highest number of each of some columns, and where it is.
    Highest(Vec<Highest>),
}

/// The highest number of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highest {
    /// What it is, before it is told: "Flest nya".
    pub lead: Text,
    /// The column.
    pub column: usize,
    /// What its rows are.
    pub rows: Categories,
}

/// What the rows of a chart are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Categories {
    /// Months.
    Months,
    /// Answers; rows that are none, by their ids, are drawn and aren't the most frequent.
    Answers {
        /// The rows that are no answers.
        but: Vec<String>,
    },
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
    /// Id within the table.
    pub id: String,
    /// What kind of row it is.
    pub kind: RowKind,
    /// What it belongs to, and what that is: a group, a party.
    pub belongs: Option<Belongs>,
    /// Its cells, the first of them its name; a heading has no more.
    pub cells: Vec<Cell>,
}

/// What a row belongs to: the key that programs are told it by, and its id.
pub type Belongs = (&'static str, String);

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

/// A row whose cells have no names yet: they get them from the table that it is put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    id: String,
    kind: RowKind,
    belongs: Option<Belongs>,
    contents: Vec<Content>,
}

/// What is put into a table's cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Its own value.
    Value(Value),
    /// So many of what was counted.
    Counted(Tally),
    /// A number that has its name elsewhere, and keeps it.
    Alias(Cell),
}

impl From<Value> for Content {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl From<Tally> for Content {
    fn from(counted: Tally) -> Self {
        Self::Counted(counted)
    }
}

impl From<Cell> for Content {
    fn from(cell: Cell) -> Self {
        Self::Alias(cell)
    }
}

impl Line {
    /// A row of a kind.
    pub fn new(id: &str, kind: RowKind, contents: impl IntoIterator<Item = impl Into<Content>>) -> Self {
        Self { id: id.to_owned(), kind, belongs: None, contents: contents.into_iter().map(Into::into).collect() }
    }

    /// An ordinary row.
    pub fn body(id: &str, contents: impl IntoIterator<Item = impl Into<Content>>) -> Self {
        Self::new(id, RowKind::Body, contents)
    }

    /// An ordinary row without a name of its own: its number.
    pub fn numbered(at: usize, contents: impl IntoIterator<Item = impl Into<Content>>) -> Self {
        Self::body(&(at + 1).to_string(), contents)
    }

    /// What the rows above it add up to.
    pub fn total(id: &str, contents: impl IntoIterator<Item = impl Into<Content>>) -> Self {
        Self::new(id, RowKind::Total, contents)
    }

    /// It belongs to something.
    #[must_use]
    pub fn belonging(mut self, to: Option<Belongs>) -> Self {
        self.belongs = to;
        self
    }

    /// A heading over the rows below it.
    pub fn heading(id: &str, words: impl Piece) -> Self {
        Self::new(id, RowKind::Heading, [Value::text(words)])
    }
}

impl Table {
    /// A table without caption, note or chart; the cells of its rows get their names from it.
    pub fn new(
        id: &str,
        columns: impl IntoIterator<Item = (impl Into<String>, Text)>,
        rows: impl IntoIterator<Item = Line>,
    ) -> Self {
        let columns = columns.into_iter().map(|(id, heading)| Column { id: id.into(), heading });
        let columns: Vec<Column> = columns.collect();
        let rows = rows.into_iter().map(|line| named(id, &columns, line)).collect();
        Self { id: id.to_owned(), caption: Text::default(), note: None, columns, rows, chart: None }
    }

    /// Columns of which each tells the others, with what everybody knows: in a row they are hidden together.
    #[must_use]
    pub fn telling_one_another(mut self, columns: &[&str]) -> Self {
        let is_one: Vec<bool> = self.columns.iter().map(|column| columns.contains(&column.id.as_str())).collect();
        for row in &mut self.rows {
            let mut cells: Vec<&mut Cell> =
                row.cells.iter_mut().zip(&is_one).filter(|(_, is_one)| **is_one).map(|(cell, _)| cell).collect();
            let names: Vec<CellId> = cells.iter().map(|cell| cell.id.clone()).collect();
            cells.iter_mut().for_each(|cell| cell.gives_away.clone_from(&names));
        }
        self
    }

    /// Every cell of it, and in its words.
    pub fn each_cell(&mut self, change: &mut dyn FnMut(&mut Cell)) {
        self.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| cell.each(change));
        self.note.iter_mut().for_each(|note| note.each_cell(change));
        if let Some(Chart { description: Description::Sentence(words), .. }) = &mut self.chart {
            words.each_cell(change);
        }
    }

    /// Whether a column holds numbers.
    pub fn is_numeric(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter(|row| row.kind != RowKind::Heading).filter_map(|row| row.cells.get(column));
        let values = cells.map(|cell| &cell.value);
        let mut numbers =
            values.filter(|value| !matches!(value, Value::Missing | Value::Hidden | Value::Empty)).peekable();
        numbers.peek().is_some() && numbers.all(Value::is_number)
    }
}

impl Table {
    /// The rows that a cell of a sum is the sum of, from 0: those since the last sum. None where they don't add up to it
    /// as it stands: a share is the total's own, a rounded part isn't the whole, and what is hidden can't be counted.
    pub fn summed(&self, total: usize, column: usize) -> Option<RangeInclusive<usize>> {
        let sum = self.rows.get(total).filter(|row| row.kind == RowKind::Total)?.cells.get(column)?;
        let above = self.rows.get(..total)?;
        let first = above.iter().rposition(|row| row.kind == RowKind::Total).map_or(0, |row| row + 1);
        let parts = above.get(first..)?.iter().filter_map(|row| row.cells.get(column)).map(|cell| &cell.value);
        let parts = parts.filter(|value| value.is_number());
        let is_sum = match sum.value {
            Value::Count(sum) => parts.map(count).sum::<Option<usize>>() == Some(sum),
            Value::Kronor(sum) => parts.map(kronor).sum::<Option<Amount>>() == Some(sum),
            _ => false,
        };
        is_sum.then(|| total.checked_sub(1).map(|last| first..=last)).flatten().filter(|rows| !rows.is_empty())
    }
}

fn count(value: &Value) -> Option<usize> {
    if let Value::Count(count) = value { Some(*count) } else { None }
}

fn kronor(value: &Value) -> Option<Amount> {
    if let Value::Kronor(amount) = value { Some(*amount) } else { None }
}

/// A row whose cells bear their names: a number in the first column after the label is the row's own.
fn named(table: &str, columns: &[Column], line: Line) -> Row {
    let Line { id, kind, belongs, contents } = line;
    let name = |at: usize, column: &Column, is_words: bool| match at {
        1 if !is_words => CellId::row(table, &id),
        _ => CellId::column(table, &id, &column.id),
    };
    let cells = contents.into_iter().zip(columns).enumerate().map(|(at, (content, column))| match content {
        Content::Value(value) => {
            let is_words = matches!(value, Value::Text(_) | Value::Date(_));
            Cell::new(name(at, column, is_words), value)
        }
        Content::Counted(counted) => Cell::count(name(at, column, false), counted),
        Content::Alias(cell) => cell,
    });
    Row { cells: cells.collect(), id, kind, belongs }
}
