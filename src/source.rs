//! Texts, spans, lines and columns.

use std::ops::{Deref, Index, Range};

/// A file that was looked at, by its path below the records directory.
#[derive(Debug)]
pub struct Source {
    /// Path below the records directory, `/` between its parts.
    pub path: String,
    /// What was found there.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// UTF-8 text, its byte-order mark included.
    Text(String),
    /// Bytes that are no text.
    Binary(Vec<u8>),
    /// Nothing was read: a folder, a broken link, a file over the limit.
    Unread,
}

impl Source {
    /// The text: of bytes that are none, as far as they can be read as one.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::Binary(bytes) => bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid()),
            Content::Unread => "",
        }
    }

    /// The bytes as they lie on disk; none where nothing was read.
    pub fn bytes(&self) -> &[u8] {
        self.content.bytes()
    }
}

impl Content {
    /// The bytes as they lie on disk; none where nothing was read.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Binary(bytes) => bytes,
            Self::Unread => &[],
        }
    }
}

/// Which file of those that were looked at together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(usize);

/// Files in their order, each with its id.
pub fn numbered<T>(files: &[T]) -> impl Iterator<Item = (FileId, &T)> {
    files.iter().enumerate().map(|(at, file)| (FileId(at), file))
}

/// Every file that was looked at, by path. An id is one of these very files: it comes with them, out of [`numbered`].
#[derive(Debug)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// A file by itself, and its id.
    pub fn alone(file: Source) -> (Self, FileId) {
        (Self(vec![file]), FileId(0))
    }
}

impl FromIterator<Source> for Sources {
    fn from_iter<I: IntoIterator<Item = Source>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}

impl Deref for Sources {
    type Target = [Source];

    fn deref(&self) -> &[Source] {
        &self.0
    }
}

impl Index<FileId> for Sources {
    type Output = Source;

    fn index(&self, file: FileId) -> &Source {
        &self.0[file.0]
    }
}

/// A stretch of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The span as a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A line and a column, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Length of the byte-order mark that a text begins with, or 0.
pub fn bom_len(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Where the lines of a text begin. `LF`, `CRLF` and a lone `CR` end a line.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Finds the lines of a text.
    pub fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends =
            |(at, byte): &(usize, &u8)| **byte == b'\n' || (**byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let breaks = bytes.iter().enumerate().filter(ends).map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// Line and column of a byte offset; a byte-order mark takes no column.
    pub fn place(&self, offset: usize) -> Place {
        let offset = floor_boundary(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line - 1).copied().unwrap_or(0).max(bom_len(self.text));
        Place { line, column: 1 + self.text.get(start..offset).unwrap_or("").chars().count() }
    }
}

/// The line that holds `offset`, without its line break.
pub fn line_at(text: &str, offset: usize) -> Span {
    let offset = floor_boundary(text, offset);
    let start = text.get(..offset).unwrap_or(text).rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or("");
    let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
    Span::new(start, start + len)
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_in_three_ways() {
        let text = "\u{feff}å: 1\r\nb: 2\rc: 3\n";
        let at = |needle: &str| Lines::of(text).place(text.find(needle).unwrap());
        assert_eq!(at("å"), Place { line: 1, column: 1 });
        assert_eq!(at("1"), Place { line: 1, column: 4 });
        assert_eq!(at("2"), Place { line: 2, column: 4 });
        assert_eq!(at("3"), Place { line: 3, column: 4 });
    }

    #[test]
    fn a_place_at_a_line_break_is_the_end_of_its_line() {
        assert_eq!(Lines::of("ab\r\ncd").place(2), Place { line: 1, column: 3 });
        assert_eq!(line_at("ab\r\ncd", 5), Span::new(4, 6));
    }
}
