//! How wide columns are, in characters.

use super::super::number;
use crate::lang::Lang;
use crate::report::table::{Column, RowKind, Table};

/// The fewest characters that a column has room for.
const NARROWEST: usize = 6;

/// The widest of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Width {
    /// Its longest line.
    pub line: usize,
    /// Its longest word: narrower, and it would break.
    pub word: usize,
}

/// How wide each column of a table would like to be.
pub fn widths(table: &Table, lang: Lang) -> Vec<Width> {
    let column = |(at, column): (usize, &Column)| {
        let heading = column.heading.get(lang);
        let rows = table.rows.iter().filter(|row| row.kind != RowKind::Heading);
        let cells = rows.filter_map(|row| row.cells.get(at)).map(|cell| number::value(&cell.value, lang));
        let word = longest_word(heading).max(NARROWEST);
        let heading = Width { line: two_lines(heading).max(word), word };
        cells.map(|shown| of(&shown)).fold(heading, wider)
    };
    table.columns.iter().enumerate().map(column).collect()
}

/// How wide words are.
pub fn of(words: &str) -> Width {
    Width { line: words.chars().count(), word: longest_word(words) }
}

/// The wider of two, line and word each.
pub fn wider(one: Width, other: Width) -> Width {
    Width { line: one.line.max(other.line), word: one.word.max(other.word) }
}

/// How wide words are on two lines, more or less.
fn two_lines(words: &str) -> usize {
    words.chars().count().div_ceil(2) + 2
}

/// Neither no-break spaces nor the hyphens of a date end a word.
fn longest_word(words: &str) -> usize {
    words.split([' ', '–']).map(|word| word.chars().count()).max().unwrap_or(0)
}
