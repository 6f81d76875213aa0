//! One neutral document in both languages: every format is rendered from it, with the same figures.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::facts::Facts;
use super::table::{Content, Line, Table};
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

    /// A table that a section shows.
    pub fn table(&self, id: &str) -> Option<&Table> {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks
            .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
            .find(|of| of.id == id)
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
