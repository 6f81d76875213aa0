//! What fits a page of plain text: lines in which no word and no number is parted, and columns that become a list where
//! the page has no room for them.

use std::io::{self, Write};

use comfy_table::{
    Cell as GridCell, CellAlignment, ColumnConstraint, ContentArrangement, Table as Grid, Width, presets,
};
use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter};

/// How wide a page is that goes to no terminal.
pub const PLAIN: u16 = 100;

/// The spaces around a cell.
const PADDING: usize = 2;

/// The widest a bar can be.
const WIDEST_BAR: usize = 24;

/// A bar that can't be as long as this shows nothing.
const NARROWEST_BAR: usize = 4;

/// How far in a line stands that is there to be copied.
const COPIED: usize = 4;

/// Words on lines no wider than `width`, but for a word that is wider itself: the first begins with `first`, the others
/// with as many spaces.
pub fn wrapped(first: &str, words: &str, width: usize) -> Vec<String> {
    let indent = " ".repeat(display_width(first));
    let options = Options::new(width).initial_indent(first).subsequent_indent(&indent).break_words(false);
    let options = options.word_separator(WordSeparator::AsciiSpace).word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(&whole_numbers(words), options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// A line as it is, or on several where it is wider. What is set in so far that it is there to be copied stays as it is.
pub fn folded(line: &str, width: Option<u16>) -> Vec<String> {
    let words = line.trim_start_matches(' ');
    match (width, line.split_at_checked(line.len() - words.len())) {
        (Some(width), Some((before, words))) if before.len() < COPIED && display_width(line) > width.into() => {
            wrapped(before, words, width.into())
        }
        _ => vec![line.to_owned()],
    }
}

/// The same words with no-break spaces within a number that somebody wrote with common ones, between groups of three.
fn whole_numbers(words: &str) -> String {
    let is_group = |letters: &str| {
        let digits = letters.len() - letters.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        digits == 3
    };
    let mut whole = String::with_capacity(words.len());
    for (at, letter) in words.char_indices() {
        let is_after_digit = whole.ends_with(|c: char| c.is_ascii_digit());
        let is_inside = letter == ' ' && is_after_digit && words.get(at + 1..).is_some_and(is_group);
        whole.push(if is_inside { '\u{a0}' } else { letter });
    }
    whole
}

/// The widest piece of some words that can't be parted.
fn widest_piece(words: &str) -> usize {
    whole_numbers(words).split(' ').map(display_width).max().unwrap_or_default()
}

/// Rows of cells in words.
#[derive(Debug, Default)]
pub struct Cells {
    /// What stands above the columns; nothing, where none has a heading.
    pub headings: Vec<String>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
    /// The columns of numbers.
    pub numeric: Vec<bool>,
    /// The columns whose cells stand in one piece.
    pub whole: Vec<bool>,
    /// What is drawn after each row.
    pub drawn: Option<Vec<usize>>,
}

impl Cells {
    /// Writes them in columns as wide as the page, or wider where there is room for what can't be parted; else one below
    /// the other.
    ///
    /// # Errors
    /// Where `out` can't be written to.
    pub fn print(mut self, page: usize, room: usize, out: &mut dyn Write) -> io::Result<()> {
        let least = self.width(true);
        if least > room {
            return self.list(page, out);
        }
        let width = page.max(least);
        if let Some(counts) = self.drawn.take() {
            self.draw(&counts, width);
        }
        self.grid(width).lines().try_for_each(|line| writeln!(out, "{}", line.trim_end()))
    }

    /// How wide the columns are together, as narrow as they can be or with each cell on a line.
    fn width(&self, is_least: bool) -> usize {
        self.widths(is_least).iter().sum()
    }

    fn widths(&self, is_least: bool) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default().max(self.headings.len());
        let width = |column: usize| {
            let parts = |words: &String| if is_least { widest_piece(words) } else { display_width(words) };
            let is_whole = self.whole.get(column).is_some_and(|whole| *whole);
            let of_cell = |words: &String| if is_whole { display_width(words) } else { parts(words) };
            let cells = self.rows.iter().filter_map(|row| row.get(column)).map(of_cell);
            cells.chain(self.headings.get(column).map(parts)).max().unwrap_or_default() + PADDING
        };
        (0..columns).map(width).collect()
    }

    /// Adds a column of bars, as long as there is room for beside the words.
    fn draw(&mut self, counts: &[usize], width: usize) {
        let room = |taken: usize| width.saturating_sub(taken + PADDING);
        let room = room(self.width(false)).max(room(self.width(true)) / 2);
        let most = counts.iter().copied().max().unwrap_or_default();
        let longest = WIDEST_BAR.min(most).min(room);
        if room >= NARROWEST_BAR {
            self.rows.iter_mut().zip(counts).for_each(|(row, count)| row.push(bar(*count, most, longest)));
        }
    }

    fn grid(&self, width: usize) -> Grid {
        let mut grid = Grid::new();
        grid.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        grid.set_width(cells(width));
        if !self.headings.is_empty() {
            grid.set_header(self.aligned(&self.headings));
        }
        grid.add_rows(self.rows.iter().map(|row| self.aligned(row)));
        for (column, width) in grid.column_iter_mut().zip(self.widths(true)) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(cells(width))));
        }
        grid
    }

    fn aligned(&self, row: &[String]) -> Vec<GridCell> {
        let numeric = self.numeric.iter().copied().chain(std::iter::repeat(false));
        let cell = |(words, numeric): (&String, bool)| {
            let alignment = if numeric { CellAlignment::Right } else { CellAlignment::Left };
            GridCell::new(whole_numbers(words)).set_alignment(alignment)
        };
        row.iter().zip(numeric).map(cell).collect()
    }

    /// Each row's first cell, and below it the others, each after its column's heading.
    fn list(&self, width: usize, out: &mut dyn Write) -> io::Result<()> {
        let heading = |column: usize| self.headings.get(column).filter(|heading| !heading.is_empty());
        let mut print = |indent: usize, words: &str| {
            wrapped(&" ".repeat(indent), words, width).iter().try_for_each(|line| writeln!(out, "{line}"))
        };
        heading(0).map_or(Ok(()), |heading| print(0, heading))?;
        for row in &self.rows {
            let first = row.first().map_or("", String::as_str);
            let indent = first.len() - first.trim_start().len();
            print(indent, first.trim_start())?;
            for (column, cell) in row.iter().enumerate().skip(1).filter(|(_, cell)| !cell.is_empty()) {
                let label = heading(column).map_or_else(String::new, |heading| format!("{heading}: "));
                print(indent + PADDING, &format!("{label}{cell}"))?;
            }
        }
        Ok(())
    }
}

/// A width as the grid takes it.
fn cells(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// A bar in eighths of a character, its length in proportion to the largest.
fn bar(count: usize, most: usize, longest: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (8 * longest * count).checked_div(most).unwrap_or(0);
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS.get(eighths % 8).unwrap_or(&""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_in_proportion_and_nothing_has_none() {
        assert_eq!(bar(0, 10, 10), "");
        assert_eq!(bar(10, 10, 10).chars().count(), 10);
        assert_eq!(bar(500, 1000, 24).chars().count(), 12);
        assert_eq!(bar(1, 1000, 24), "");
        assert_eq!(bar(0, 0, 0), "");
    }

    #[test]
    fn lines_part_no_word_and_no_number() {
        for (words, due) in [
            ("blir det 549 288 kr", vec!["blir det", "549\u{a0}288 kr"]),
            ("kvartal 4 2026 är", vec!["kvartal 4", "2026 är"]),
            ("dagen 2026-11-22 och", vec!["dagen", "2026-11-22", "och"]),
            ("överenskommelsen är", vec!["överenskommelsen", "är"]),
            ("högst 1\u{a0}222\u{a0}500 kr", vec!["högst", "1\u{a0}222\u{a0}500 kr"]),
        ] {
            assert_eq!(wrapped("", words, 13), due);
        }
        assert_eq!(wrapped("• ", "ett två tre", 9), ["• ett två", "  tre"]);
    }
}
