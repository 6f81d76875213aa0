//! A sheet as spreadsheets save it: its rows, each cell with its place. A quotation mark that nothing closes costs its own
//! row and no other.

use crate::load::fault::{Fault, Read};
use crate::rules;
use crate::say;
use crate::source::{Span, line_at};

/// A text in rows and cells.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The whole file.
    pub text: &'a str,
    /// Where its rows begin.
    pub start: usize,
    /// What parts the cells of a row.
    pub separator: char,
    /// How many cells a row is to have.
    pub columns: usize,
}

/// A row's cells, or why it can't be divided into them.
pub type Row = Read<Vec<Cell>>;

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// What it says, without quotation marks and the blanks around.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl<'a> Sheet<'a> {
    /// The rows; blank ones are passed over.
    pub fn rows(self) -> impl Iterator<Item = Row> {
        let mut at = self.start;
        let rows = std::iter::from_fn(move || {
            let (row, next) = (at < self.text.len()).then(|| self.row(at))?;
            at = next;
            Some(row)
        });
        rows.filter(|row| !matches!(row, Ok(cells) if cells.iter().all(|cell| cell.text.is_empty())))
    }

    /// The row that begins at a place, and where the next one does.
    pub fn row(self, start: usize) -> (Row, usize) {
        let mut cells = Vec::with_capacity(self.columns);
        let mut at = start;
        while let Some(cell) = self.cell(at) {
            let end = cell.span.end;
            cells.push(cell);
            if !self.rest(end).starts_with(self.separator) {
                return (Ok(cells), after_break(self.text, end));
            }
            at = end + self.separator.len_utf8();
        }
        let end = line_at(self.text, at).end;
        (Err(Box::new(unclosed(Span::new(at, end)))), after_break(self.text, end))
    }

    fn rest(self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or("")
    }

    /// The cell that begins at a place; none where its quotation mark isn't closed.
    fn cell(self, start: usize) -> Option<Cell> {
        let rest = self.rest(start);
        let (quoted, len) = match rest.strip_prefix('"') {
            Some(inner) => self.quoted(inner)?,
            None => (String::new(), 0),
        };
        let after = rest.get(len..)?;
        let after = after.split([self.separator, '\n', '\r']).next().unwrap_or(after);
        let text = (quoted + after).trim().to_owned();
        Some(Cell { text, span: Span::new(start, start + len + after.len()) })
    }

    /// What stands within quotation marks, and how many bytes that takes with both of them. A text of several lines
    /// that has the separators of a whole row runs over other rows, up to another's mark.
    fn quoted(self, inner: &str) -> Option<(String, usize)> {
        let mut text = String::new();
        let mut at = 0;
        loop {
            let piece = inner.get(at..)?.split_once('"')?.0;
            text.push_str(piece);
            at += piece.len() + 1;
            if !inner.get(at..)?.starts_with('"') {
                break;
            }
            text.push('"');
            at += 1;
        }
        let is_of_rows = text.contains(['\n', '\r']) && text.matches(self.separator).count() + 1 >= self.columns;
        (!is_of_rows).then_some((text, at + 1))
    }
}

/// Where the line begins that comes after a place at the end of another.
pub fn after_break(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or("");
    let width = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\r', '\n'])) };
    end + width
}

fn unclosed(place: Span) -> Fault {
    let message = say!(
        sv "Ett citattecken öppnas på raden men stängs inte där.",
        en "A quotation mark opens on the row and doesn't close there."
    );
    let help = say!(
        sv "Ta bort citattecknet, eller sätt ett även sist i cellen.",
        en "Take the quotation mark away, or put one at the end of the cell too."
    );
    Fault::new(&rules::SYNTAX, place, message).help(help)
}
