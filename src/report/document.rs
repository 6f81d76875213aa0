//! One neutral document in both languages: every format is rendered from it, with the same figures.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::facts::Facts;
use crate::compute::Tally;
use crate::compute::cell::{Cell, CellId, Piece, Sentence, Value};
use crate::lang::{Lang, Text};
use crate::model::Edition;
use crate::say;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: Text,
    /// The agreement's reference, shown on every page.
    pub reference: String,
    /// Which edition it is, where there are several.
    pub edition: Option<Edition>,
    /// The day it is of: what a file's own clock says.
    pub day: NaiveDate,
    /// What stands in its head.
    pub head: Vec<(Text, Value)>,
    /// Its sections.
    pub sections: Vec<Section>,
    /// What programs are told of it; none where they aren't.
    pub facts: Option<Facts>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Id: an anchor, a sheet, a file's name.
    pub id: String,
    /// Heading.
    pub title: Text,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Sentence),
    /// A list.
    Bullets(Vec<Sentence>),
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
    /// The figures, in order.
    pub figures: Vec<KeyFigure>,
}

/// A figure that stands for itself, and a sentence that says what it means against the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// Its id in the catalogue.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// Its value.
    pub value: Cell,
    /// What it means, never more than the figures carry.
    pub meaning: Option<Sentence>,
}

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
    /// Its cells, the first of them its name; a heading has no more.
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

/// A row whose cells have no names yet: they get them from the table that it is put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    id: String,
    kind: RowKind,
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

impl Document {
    /// Who may read it, where that is limited; shown on every page.
    pub fn marking(&self) -> Option<Text> {
        self.edition.and_then(|edition| match edition {
            Edition::Internal => Some(say!(
                sv "Intern – kan innehålla uppgifter som omfattas av sekretess",
                en "Internal – may hold information under secrecy"
            )),
            Edition::Public => None,
        })
    }

    /// What its edition is called.
    pub fn edition_name(&self) -> Option<Text> {
        self.edition.map(|edition| match edition {
            Edition::Internal => say!(sv "Intern utgåva", en "Internal edition"),
            Edition::Public => say!(sv "Offentlig utgåva", en "Public edition"),
        })
    }

    /// Every cell of it, wherever it stands: what is done to a cell by its name is done everywhere.
    pub fn each_cell(&mut self, change: &mut dyn FnMut(&mut Cell)) {
        self.head.iter_mut().for_each(|(_, value)| value.each_cell(change));
        self.sections.iter_mut().flat_map(|section| &mut section.blocks).for_each(|block| block.each_cell(change));
        self.facts.iter_mut().for_each(|facts| facts.each_cell(change));
    }

    /// Hides a number by its name, and what would give it away, wherever they stand.
    pub fn hide(&mut self, name: &CellId) {
        self.each_cell(&mut |cell| {
            if cell.tells(name) {
                cell.hide();
            }
        });
    }

    /// Every table, key figures as tables among them, in order and each id once.
    pub fn tables(&self) -> Vec<Cow<'_, Table>> {
        let mut tables: Vec<Cow<'_, Table>> = Vec::new();
        for table in self.sections.iter().flat_map(|section| &section.blocks).filter_map(Block::table) {
            if tables.iter().all(|other| other.id != table.id) {
                tables.push(table);
            }
        }
        tables
    }
}

impl Section {
    /// What stands over a table; nothing where it would only say the heading again.
    pub fn caption<'a>(&self, table: &'a Table, lang: Lang) -> Option<&'a str> {
        let caption = table.caption.get(lang);
        (!caption.is_empty() && caption != self.title.get(lang)).then_some(caption)
    }

    /// What a table is called: its caption, or the heading that says it.
    pub fn name_of<'a>(&'a self, table: &'a Table, lang: Lang) -> &'a str {
        self.caption(table, lang).unwrap_or_else(|| self.title.get(lang))
    }
}

impl Block {
    /// Words of its own.
    pub fn paragraph(words: impl Piece) -> Self {
        Self::Paragraph(Sentence::of(words))
    }

    /// Words for each item of a list.
    pub fn bullets(items: impl IntoIterator<Item = impl Piece>) -> Self {
        Self::Bullets(items.into_iter().map(Sentence::of).collect())
    }

    fn each_cell(&mut self, change: &mut dyn FnMut(&mut Cell)) {
        match self {
            Self::Paragraph(words) => words.each_cell(change),
            Self::Bullets(items) => items.iter_mut().for_each(|item| item.each_cell(change)),
            Self::KeyFigures(figures) => figures.figures.iter_mut().for_each(|figure| {
                figure.value.each(change);
                figure.meaning.iter_mut().for_each(|words| words.each_cell(change));
            }),
            Self::Table(table) => table.each_cell(change),
        }
    }

    /// The table that it is; none where it is words.
    pub fn table(&self) -> Option<Cow<'_, Table>> {
        match self {
            Self::Table(table) => Some(Cow::Borrowed(table)),
            Self::KeyFigures(figures) => Some(Cow::Owned(figures.to_table())),
            Self::Paragraph(_) | Self::Bullets(_) => None,
        }
    }
}

impl KeyFigures {
    /// The same as a table, for a format that has nothing else: label, value and, where there are any, meanings.
    pub fn to_table(&self) -> Table {
        let told = self.figures.iter().any(|figure| figure.meaning.is_some());
        let mut columns = vec![("label", say!(sv "Uppgift", en "Figure")), ("value", say!(sv "Tal", en "Value"))];
        if told {
            columns.push(("meaning", say!(sv "Vad talet säger", en "What it says")));
        }
        let row = |figure: &KeyFigure| {
            let meaning = || Content::Value(figure.meaning.clone().map_or(Value::Empty, Value::Text));
            let label = Content::Value(Value::text(&figure.label));
            let contents = [label, Content::Alias(figure.value.clone())].into_iter().chain(told.then(meaning));
            Line::body(&figure.id, contents)
        };
        Table::new(&self.id, columns, self.figures.iter().map(row))
    }
}

impl Line {
    /// A row of a kind.
    pub fn new(id: &str, kind: RowKind, contents: impl IntoIterator<Item = impl Into<Content>>) -> Self {
        Self { id: id.to_owned(), kind, contents: contents.into_iter().map(Into::into).collect() }
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

    fn each_cell(&mut self, change: &mut dyn FnMut(&mut Cell)) {
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

/// A row whose cells bear their names: a number in the first column after the label is the row's own.
fn named(table: &str, columns: &[Column], line: Line) -> Row {
    let Line { id, kind, contents } = line;
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
    Row { cells: cells.collect(), id, kind }
}
