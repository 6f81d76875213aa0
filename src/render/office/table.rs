//! Blocks that are tables, as tables.

use std::borrow::Cow;

use crate::lang::Lang;
use crate::report::document::{Block, Section, Table};

/// The table that a block is; none where it is words.
pub fn of(block: &Block, lang: Lang) -> Option<Cow<'_, Table>> {
    match block {
        Block::Table(table) => Some(Cow::Borrowed(table)),
        Block::KeyFigures(figures) => Some(Cow::Owned(figures.to_table(lang))),
        Block::Paragraph(_) | Block::Bullets(_) => None,
    }
}

/// What a table is called: its caption, or the heading that says it.
pub fn title<'a>(section: &'a Section, table: &'a Table) -> &'a str {
    if table.caption.is_empty() { &section.title } else { &table.caption }
}

/// The name by which a table is found in a file.
pub fn name(table: &Table) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("table_{}", table.id.chars().map(plain).take(30).collect::<String>())
}
