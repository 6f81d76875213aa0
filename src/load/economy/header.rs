//! The first row of the bookkeeping: which column is which, and what to do where that isn't as it is due. What tells of
//! it says what to move as well as what to write, so that no heading comes to stand above another column.

use super::sheet::{Cell, Sheet, after_break};
use crate::diagnostic::quote;
use crate::identifier::seen;
use crate::lang::Text;
use crate::load::conflict;
use crate::load::fault::{Fault, Read};
use crate::model::kind::Field;
use crate::model::records::{Booking, Record};
use crate::model::written::Written;
use crate::model::{Agreement, Kind};
use crate::nearest::{Candidate, Meant, nearest};
use crate::rules;
use crate::say;
use crate::source::{Span, bom_len, line_at};

/// The columns, in their order.
pub const COLUMNS: &[Field<'static>] = Booking::ABOUT.fields;

/// What people call the columns besides their labels.
const OTHER_NAMES: [(&str, &[&str]); 6] = [
    ("date", &["bokföringsdatum", "bokförd", "dag", "day"]),
    ("row", &["rad", "budgetpost", "kostnadsslag"]),
    ("funding", &["finansiering", "finansiär", "finansieras"]),
    ("amount", &["summa", "kronor", "kr", "sek"]),
    ("text", &["beskrivning", "benämning", "description"]),
    ("voucher", &["verifikat", "verifikationsnummer", "ver", "vernr", "verifikatnummer"]),
];

/// The rows below the header.
pub fn open<'t>(text: &'t str, agreement: &Agreement) -> Read<Sheet<'t>> {
    if let Some(conflict) = conflict::find(text) {
        return Err(Box::new(conflict));
    }
    let start = first_row(text);
    let line = line_at(text, start);
    let header = text.get(start..line.end).unwrap_or("");
    let separator = if header.contains(',') && !header.contains(';') { ',' } else { ';' };
    if header.contains('\t') && !header.contains([';', ',']) {
        return Err(Box::new(tabs(Span::new(start, line.end))));
    }
    let sheet = Sheet { text, start, separator, columns: COLUMNS.len() };
    let (cells, start) = sheet.row(start);
    let cells = cells?;
    let below = Sheet { start, ..sheet };
    if is_due(&cells) {
        return Ok(below);
    }
    let place = Span::new(sheet.start, cells.last().map_or(line.end, |cell| cell.span.end));
    let (message, help) = if below.rows().take(MOST_TITLES).flatten().any(|row| is_due(&row)) {
        below_others(separator)
    } else {
        Header { cells: &cells, separator, agreement }.as_due()
    };
    Err(Box::new(Fault::new(&rules::SYNTAX, place, message).help(help)))
}

/// As many lines with a title people write above a table.
const MOST_TITLES: usize = 10;

fn is_due(cells: &[Cell]) -> bool {
    cells.iter().map(|cell| &*cell.text).eq(COLUMNS.iter().map(|column| &*column.name))
}

fn due(separator: char) -> String {
    COLUMNS.iter().map(|column| &*column.name).collect::<Vec<_>>().join(&separator.to_string())
}

fn below_others(separator: char) -> (Text, Text) {
    let due = due(separator);
    (
        say!(sv "Rubrikraden står inte överst.", en "The header isn't at the top."),
        say!(sv "Ta bort det som står ovanför {due}", en "Take away what stands above {due}"),
    )
}

/// Past blank lines, and the line by which Excel tells its separator: `sep=;`.
fn first_row(text: &str) -> usize {
    let mut at = bom_len(text);
    loop {
        let line = line_at(text, at);
        let words = text.get(at..line.end).unwrap_or("").trim().trim_matches('"');
        let next = after_break(text, line.end);
        if next == line.end || !(words.is_empty() || words.to_lowercase().starts_with("sep=")) {
            return at;
        }
        at = next;
    }
}

fn tabs(place: Span) -> Fault {
    let message = say!(sv "Kolumnerna skiljs åt med tabb.", en "The columns are separated by tabs.");
    let help = say!(
        sv "Spara om filen som ”CSV UTF-8”, eller ersätt varje tabb med semikolon.",
        en "Save the file again as “CSV UTF-8”, or replace each tab by a semicolon."
    );
    Fault::new(&rules::SYNTAX, place, message).help(help)
}

/// A header that isn't as it is due.
struct Header<'c> {
    cells: &'c [Cell],
    separator: char,
    agreement: &'c Agreement,
}

impl Header<'_> {
    /// What is wrong, and what to do.
    fn as_due(&self) -> (Text, Text) {
        let found: Vec<Option<usize>> = self.cells.iter().map(|cell| column(&cell.text, self.agreement)).collect();
        let due = due(self.separator);
        let is_known = found.iter().flatten().count() >= COLUMNS.len() / 2 && self.each_once(&found);
        match &self.cells {
            [cell] if cell.text.is_empty() => (
                say!(sv "Filen är tom: rubrikraden saknas.", en "The file is empty: it lacks its header."),
                say!(sv "Skriv överst: {due}", en "Write at the top: {due}"),
            ),
            [cell, ..] if Written { text: &cell.text, quoted: false }.day().is_ok() => (
                say!(sv "Rubrikraden saknas.", en "The header is missing."),
                say!(sv "Skriv på en egen rad överst: {due}", en "Write on a line of its own at the top: {due}"),
            ),
            _ if is_known => self.column_by_column(&found),
            _ => (
                say!(sv "Rubrikraden är en annan än den ska vara.", en "The header isn't the one that is due."),
                say!(
                    sv "Finns det rubriker på första raden, ersätt dem; skriv annars överst: {due}",
                    en "If the first line holds headings, replace them; else write at the top: {due}"
                ),
            ),
        }
    }

    fn each_once(&self, found: &[Option<usize>]) -> bool {
        (0..COLUMNS.len()).all(|column| found.iter().filter(|found| **found == Some(column)).count() <= 1)
    }

    /// What is wrong with columns that are known, and what to do with each.
    fn column_by_column(&self, found: &[Option<usize>]) -> (Text, Text) {
        let missing = (0..COLUMNS.len()).filter(|column| !found.contains(&Some(*column)));
        let missing = listed(missing.map(|column| Text::same(format!("`{}`", named(column)))));
        let pairs = || self.cells.iter().map(|cell| &*cell.text).zip(found);
        let extra = listed(pairs().filter(|(_, found)| found.is_none()).map(|(heading, _)| shown(heading)));
        let renamed = pairs().filter_map(|(heading, found)| Some((heading, named((*found)?))));
        let renamed = listed(renamed.filter(|(heading, column)| heading != column).map(|(heading, column)| {
            let heading = quote(heading);
            say!(sv "`{column}` i stället för {heading}", en "`{column}` instead of {heading}")
        }));
        let is_in_order = found.iter().flatten().is_sorted();
        let due = due(self.separator);
        let message = match (&missing, &extra) {
            (Some(missing), _) => {
                say!(sv "Kolumner som saknas: {missing}.", en "Columns that are missing: {missing}."; missing)
            }
            (None, Some(extra)) => say!(sv "Kolumner för mycket: {extra}.", en "Columns too many: {extra}."; extra),
            (None, None) if is_in_order => {
                say!(sv "Kolumnerna har andra rubriker än de ska.", en "The columns have other headings than they should.")
            }
            (None, None) => say!(
                sv "Kolumnerna står i en annan ordning än de ska.",
                en "The columns stand in another order than they should."
            ),
        };
        let rename = |renamed: Text| say!(sv "Skriv {renamed}.", en "Write {renamed}."; renamed);
        let add = |missing: Text| {
            say!(
                sv "Lägg till {missing} på varje rad; `text` och `voucher` får vara tomma.",
                en "Add {missing} to every row; `text` and `voucher` may be empty."; missing
            )
        };
        let remove = |extra: Text| say!(sv "Ta bort {extra} med allt som står under.", en "Take {extra} away, with all that stands below."; extra);
        let to_move = || say!(sv "Flytta kolumnerna, med allt som står under.", en "Move the columns, with all that stands below.");
        let whole = say!(sv "Översta raden ska bli: {due}", en "The first line is to be: {due}");
        let moved = (!is_in_order).then(to_move);
        let steps = [renamed.map(rename), missing.map(add), extra.map(remove), moved, Some(whole)];
        (message, Text::joined(&steps.into_iter().flatten().collect::<Vec<_>>(), " "))
    }
}

fn named(column: usize) -> &'static str {
    COLUMNS.get(column).map_or("", |column| &*column.name)
}

fn shown(heading: &str) -> Text {
    if heading.is_empty() { say!(sv "de tomma", en "the empty ones") } else { Text::same(quote(heading)) }
}

/// Each once, if there are any.
fn listed(names: impl Iterator<Item = Text>) -> Option<Text> {
    let mut names: Vec<Text> = names.collect();
    names.dedup();
    (!names.is_empty()).then(|| Text::joined(&names, ", "))
}

/// The column that a heading means: by its name, in other words, with a unit or a slip of the keyboard.
fn column(heading: &str, agreement: &Agreement) -> Option<usize> {
    let heading = seen(heading).to_lowercase();
    let first = heading.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty())?;
    let is_label = |name: &str| {
        let label = agreement.field_label(Kind::Economy, name).unwrap_or_default();
        [label.sv, label.en].iter().any(|label| [&*heading, first].contains(&&*label.to_lowercase()))
    };
    let is_it = |(name, others): &&(&str, &[&str])| *name == first || others.contains(&first) || is_label(name);
    let by_name = OTHER_NAMES.iter().find(is_it).map(|(name, _)| *name);
    let by_slip = || nearest(&heading, OTHER_NAMES.iter().map(|(name, _)| Candidate::bare(name))).map(Meant::id);
    let name = by_name.or_else(by_slip)?;
    COLUMNS.iter().position(|column| column.name == name)
}
