//! What is to be drawn: a table's rows by their chart, measured by the largest.

use super::super::number;
use super::marks::{Anchor, Mark, Point, Role, Series, WIDTH};
use crate::compute::cell::{Cell, Value};
use crate::lang::Lang;
use crate::report::table::{Chart, Row, RowKind, Table};

/// The height of a line of words.
pub const LINE: i64 = 150;

/// A letter's width, taken rather too wide.
pub const LETTER: i64 = 64;

/// What is to be drawn.
pub struct Drawing<'a> {
    pub table: &'a Table,
    pub chart: &'a Chart,
    pub lang: Lang,
}

impl Drawing<'_> {
    pub fn categories(&self) -> impl Iterator<Item = &Row> {
        self.table.rows.iter().filter(|row| row.kind == RowKind::Body)
    }

    /// The largest number drawn, which everything else is measured by.
    pub fn largest(&self) -> i128 {
        let cells = self.categories().flat_map(|row| self.chart.columns.iter().filter_map(|at| row.cells.get(*at)));
        cells.map(magnitude).max().unwrap_or_default()
    }

    /// How long a cell's mark is where the largest is as long as `longest`.
    pub fn length(&self, cell: Option<&Cell>, longest: i64) -> i64 {
        let part = cell.map_or(0, magnitude) * i128::from(longest);
        part.checked_div(self.largest()).and_then(|length| i64::try_from(length).ok()).unwrap_or_default()
    }

    pub fn shown(&self, cell: Option<&Cell>) -> String {
        cell.map(|cell| number::value(&cell.value, self.lang)).unwrap_or_default()
    }

    pub fn label(&self, row: &Row) -> String {
        self.shown(row.cells.first())
    }

    /// The names of the series with their keys, where there are several; how far down they reach.
    pub fn legend(&self, marks: &mut Vec<Mark>, line: bool) -> i64 {
        let columns = self.chart.columns.iter().filter_map(|column| self.table.columns.get(*column));
        let names: Vec<&str> = columns.map(|column| column.heading.get(self.lang)).collect();
        if names.len() < 2 {
            return 0;
        }
        let mut pen = Point { x: 0, y: LINE };
        let last = names.len() - 1;
        for (at, name) in names.into_iter().enumerate() {
            let name = number::harmless(name);
            let room = 200 + width(&name);
            if pen.x > 0 && pen.x + room > WIDTH {
                pen = Point { x: 0, y: pen.y + LINE + 30 };
            }
            if line && at == last {
                let middle = Point { x: pen.x + 70, y: pen.y - 45 };
                marks.push(Mark::Line(vec![Point { x: pen.x, ..middle }, Point { x: pen.x + 140, ..middle }]));
                marks.push(Mark::Dot(middle));
            } else {
                let corner = Point { x: pen.x, y: pen.y - 100 };
                marks.push(Mark::Bar { at: corner, width: 140, height: 100, series: series(at) });
            }
            let after_key = Point { x: pen.x + 190, ..pen };
            marks.push(Mark::Label { at: after_key, anchor: Anchor::Start, role: Role::Name, words: name });
            pen.x += room + 160;
        }
        pen.y + 100
    }
}

pub fn series(at: usize) -> Series {
    match at {
        0 => Series::First,
        1 => Series::Second,
        _ => Series::Third,
    }
}

/// A number's size in hundredths; nothing where there is none, or less than nothing.
fn magnitude(cell: &Cell) -> i128 {
    let size = match &cell.value {
        Value::Count(count) => 100 * i128::try_from(*count).unwrap_or(i128::MAX / 100),
        Value::Kronor(amount) => amount.ore(),
        Value::Decimal(number) | Value::Share(number) => number.hundredths(),
        Value::Text(_) | Value::Date(_) | Value::Missing | Value::Hidden | Value::Empty => 0,
    };
    size.max(0)
}

/// About how wide words are.
pub fn width(words: &str) -> i64 {
    LETTER * i64::try_from(words.chars().count()).unwrap_or(i64::MAX / LETTER)
}
