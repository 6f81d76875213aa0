//! A table with its chart beside it. A table too wide for a phone becomes one list of pairs for each row there, and
//! says its roles aloud, since a table that isn't laid out as one is otherwise read as text.

use maud::{Markup, html};

use super::svg;
use crate::compute::cell::{Cell, Value};
use crate::lang::Lang;
use crate::render::number;
use crate::report::document::Section;
use crate::report::table::{Column, Row, RowKind, Table};

/// The most letters that stand beside each other on a phone.
const PHONE: usize = 40;

/// A text needs no wider column than this: it wraps.
const TEXT: usize = 13;

/// A table of figures in no more rows than these is never split between two pages.
const ON_A_PAGE: usize = 16;

/// A table of a section, its note and its chart.
pub fn render(table: &Table, section: &Section, lang: Lang) -> Markup {
    let heading = anchor(&section.id);
    let id = format!("{heading}-{}", anchor(&table.id));
    let drawn = Drawn { table, id, heading, caption: section.caption(table, lang), lang };
    let wide = drawn.is_wide();
    let chart = svg::render(table, &drawn.id, section.name_of(table, lang), lang);
    let whole = drawn.is_figures() && table.rows.len() <= ON_A_PAGE;
    let class = match (&chart, wide) {
        (Some(_), false) => "data beside",
        _ if whole => "data whole",
        _ => "data",
    };
    html! {
        div class=(class) id=(drawn.id) {
            div {
                (drawn.table(wide))
                @if let Some(note) = &table.note { p class="note" id={ (drawn.id) "-note" } { (number::sentence(note, lang)) } }
            }
            @if let Some(chart) = chart { (chart) }
        }
    }
}

struct Drawn<'a> {
    table: &'a Table,
    id: String,
    heading: String,
    caption: Option<&'a str>,
    lang: Lang,
}

impl Drawn<'_> {
    /// Whether the columns, wrapped as far as they can be, want more than a phone has.
    fn is_wide(&self) -> bool {
        let needs = |(at, column): (usize, &Column)| {
            let cells = self.table.rows.iter().filter(|row| row.kind != RowKind::Heading);
            let cells = cells.filter_map(|row| row.cells.get(at)).map(|cell| self.needs(cell));
            cells.max().unwrap_or_default().max(longest_word(column.heading.get(self.lang))) + 2
        };
        self.table.columns.iter().enumerate().map(needs).sum::<usize>() > PHONE
    }

    /// Whether it holds numbers alone beside its first column.
    fn is_figures(&self) -> bool {
        (1..self.table.columns.len()).all(|at| self.table.is_numeric(at))
    }

    fn needs(&self, cell: &Cell) -> usize {
        let shown = number::value(&cell.value, self.lang);
        let letters = shown.chars().count();
        if cell.value.is_number() || matches!(cell.value, Value::Date(_)) { letters } else { letters.min(TEXT) }
    }

    fn table(&self, wide: bool) -> Markup {
        let role = |role: &'static str| wide.then_some(role);
        let named_by = self.caption.is_none().then_some(&self.heading);
        let class = wide.then_some(if self.is_figures() { "wide figures" } else { "wide" });
        let note = self.table.note.as_ref().map(|_| format!("{}-note", self.id));
        html! {
            table class=[class] role=[role("table")] aria-labelledby=[named_by] aria-describedby=[note] {
                @if let Some(caption) = self.caption { caption { (number::harmless(caption)) } }
                thead role=[role("rowgroup")] {
                    tr role=[role("row")] {
                        @for (at, column) in self.table.columns.iter().enumerate() { (self.heading(at, column, wide)) }
                    }
                }
                @for group in groups(&self.table.rows) {
                    tbody role=[role("rowgroup")] { @for row in group { (self.row(row, wide)) } }
                }
            }
        }
    }

    fn heading(&self, at: usize, column: &Column, wide: bool) -> Markup {
        let number = self.table.is_numeric(at).then_some("number");
        let heading = number::harmless(column.heading.get(self.lang));
        html! {
            @if heading.is_empty() {
                td role=[wide.then_some("cell")] {}
            } @else {
                th scope="col" class=[number] role=[wide.then_some("columnheader")] { (heading) }
            }
        }
    }

    fn row(&self, row: &Row, wide: bool) -> Markup {
        let class = match row.kind {
            RowKind::Body => None,
            RowKind::Heading => Some("group"),
            RowKind::Total => Some("total"),
        };
        let role = |role: &'static str| wide.then_some(role);
        html! {
            tr class=[class] role=[role("row")] {
                @if row.kind == RowKind::Heading {
                    th scope="rowgroup" colspan=(self.table.columns.len()) role=[role("rowheader")] {
                        @if let Some(cell) = row.cells.first() { (number::value(&cell.value, self.lang)) }
                    }
                } @else {
                    @for (at, cell) in row.cells.iter().enumerate() { (self.cell(at, cell, wide)) }
                }
            }
        }
    }

    fn cell(&self, at: usize, cell: &Cell, wide: bool) -> Markup {
        let shown = number::value(&cell.value, self.lang);
        let class = match cell.value {
            Value::Missing if self.table.is_numeric(at) => Some("number missing"),
            Value::Missing => Some("missing"),
            Value::Date(_) => Some("day"),
            Value::Text(_) if wide && shown.chars().count() <= TEXT => Some("short"),
            _ => self.table.is_numeric(at).then_some("number"),
        };
        let named = self.table.columns.get(at).map(|column| number::harmless(column.heading.get(self.lang)));
        html! {
            @if at == 0 {
                th scope="row" class=[class] role=[wide.then_some("rowheader")] { (shown) }
            } @else {
                td class=[class] role=[wide.then_some("cell")] data-label=[named.filter(|_| wide)] { (shown) }
            }
        }
    }
}

/// Rows under their headings, so that a heading is that of its group.
fn groups(rows: &[Row]) -> Vec<&[Row]> {
    let mut groups: Vec<&[Row]> = Vec::new();
    let starts = (0..rows.len()).filter(|at| *at == 0 || rows.get(*at).is_some_and(|row| row.kind == RowKind::Heading));
    let starts: Vec<usize> = starts.chain([rows.len()]).collect();
    for pair in starts.windows(2) {
        if let [from, to] = pair {
            groups.extend(rows.get(*from..*to));
        }
    }
    groups
}

fn longest_word(words: &str) -> usize {
    words.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default()
}

/// An id that an address can name: letters, digits, hyphens and underscores.
pub fn anchor(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' }).collect()
}
