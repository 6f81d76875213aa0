//! A chart as marks on a plane: bars, rules, dots and labels, before any format.
//!
//! A plane is 360 pixels wide, what a phone shows unscaled. Lengths are whole tenths of a pixel, so that the same
//! figures give the same marks on any machine. A mark is labelled with its number wherever there is room, so that
//! nothing is to be read off an axis, and nothing by colour alone.

mod bars;
mod columns;

use super::number;
use crate::compute::cell::{Cell, Value};
use crate::lang::Lang;
use crate::report::document::{Chart, Form, Row, RowKind, Table};

/// The plane's width.
pub const WIDTH: i64 = 3600;

/// The height of a line of words.
const LINE: i64 = 150;

/// A letter's width, taken rather too wide.
const LETTER: i64 = 64;

/// A chart, laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// The plane's height.
    pub height: i64,
    /// What is drawn, the lowest first.
    pub marks: Vec<Mark>,
}

/// A point, from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// To the right.
    pub x: i64,
    /// Downwards.
    pub y: i64,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// An area as large as its number.
    Bar {
        /// The upper left corner.
        at: Point,
        /// Its width.
        width: i64,
        /// Its height.
        height: i64,
        /// How it is filled.
        series: Series,
    },
    /// The line that bars stand on.
    Base {
        /// From.
        from: Point,
        /// To.
        to: Point,
    },
    /// A series as a line.
    Line(Vec<Point>),
    /// A number on that line.
    Dot(Point),
    /// Words: on which line, how they stand to their point, and what they are.
    Label {
        /// The point on the words' base line.
        at: Point,
        /// Where the point is in them.
        anchor: Anchor,
        /// What they say of the chart.
        role: Role,
        /// The words.
        words: String,
    },
}

/// Which series a bar is of: each is told from the others by lightness, not by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    /// Dark.
    First,
    /// Light, with an outline.
    Second,
    /// Striped.
    Third,
}

/// Where a label's point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At its start.
    Start,
    /// In its middle.
    Middle,
}

/// What a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A category or a series.
    Name,
    /// A group of categories.
    Group,
    /// A number at its mark.
    Value,
    /// A number that other marks may cross.
    Crossing,
}

/// A chart of a table; none where nothing can be drawn.
pub fn scene(table: &Table, chart: &Chart, lang: Lang) -> Option<Scene> {
    let drawing = Drawing { table, chart, lang };
    if drawing.largest() == 0 {
        return None;
    }
    Some(match chart.form {
        Form::Bars => bars::scene(&drawing),
        Form::Columns => columns::scene(&drawing, false),
        Form::ColumnsAndLine => columns::scene(&drawing, true),
    })
}

/// What is to be drawn.
struct Drawing<'a> {
    table: &'a Table,
    chart: &'a Chart,
    lang: Lang,
}

impl Drawing<'_> {
    fn categories(&self) -> impl Iterator<Item = &Row> {
        self.table.rows.iter().filter(|row| row.kind == RowKind::Body)
    }

    /// The largest number drawn, which everything else is measured by.
    fn largest(&self) -> i128 {
        let cells = self.categories().flat_map(|row| self.chart.columns.iter().filter_map(|at| row.cells.get(*at)));
        cells.map(magnitude).max().unwrap_or_default()
    }

    /// How long a cell's mark is where the largest is as long as `longest`.
    fn length(&self, cell: Option<&Cell>, longest: i64) -> i64 {
        let part = cell.map_or(0, magnitude) * i128::from(longest);
        part.checked_div(self.largest()).and_then(|length| i64::try_from(length).ok()).unwrap_or_default()
    }

    fn shown(&self, cell: Option<&Cell>) -> String {
        cell.map(|cell| number::value(&cell.value, self.lang)).unwrap_or_default()
    }

    fn label(&self, row: &Row) -> String {
        self.shown(row.cells.first())
    }

    /// The names of the series with their keys, where there are several; how far down they reach.
    fn legend(&self, marks: &mut Vec<Mark>, line: bool) -> i64 {
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

fn series(at: usize) -> Series {
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
fn width(words: &str) -> i64 {
    LETTER * i64::try_from(words.chars().count()).unwrap_or(i64::MAX / LETTER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Text;
    use crate::report::document::Line;

    fn table(form: Form, counts: &[(&str, usize, usize)]) -> Table {
        let row = |(label, one, other): &(&str, usize, usize)| {
            Line::body(label, [Value::text(*label), Value::Count(*one), Value::Count(*other)])
        };
        let total = Line::total("total", [Value::text("Summa"), Value::Count(9999), Value::Count(9999)]);
        let columns = ["", "nya", "aktiva"].map(|heading| (heading, Text::same(heading)));
        let chart = Chart { form, columns: vec![1, 2], description: Text::default() };
        Table { chart: Some(chart), ..Table::new("t", columns, counts.iter().map(row).chain([total])) }
    }

    fn drawn(table: &Table) -> Scene {
        scene(table, table.chart.as_ref().unwrap(), Lang::Sv).unwrap()
    }

    fn bars(scene: &Scene) -> Vec<(i64, i64)> {
        let bars = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Bar { width, height, .. } => Some((*width, *height)),
            _ => None,
        });
        bars.collect()
    }

    fn words(scene: &Scene) -> Vec<&str> {
        let labels = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Label { words, .. } => Some(words.as_str()),
            _ => None,
        });
        labels.collect()
    }

    #[test]
    fn bars_are_as_long_as_their_numbers_and_the_total_is_not_drawn() {
        let scene = drawn(&table(Form::Bars, &[("a", 10, 5), ("b", 0, 2)]));
        let widths: Vec<i64> = bars(&scene).iter().skip(2).map(|bar| bar.0).collect();
        assert_eq!(widths.len(), 4);
        assert_eq!(widths[0], 2 * widths[1]);
        assert_eq!((widths[2], widths[3]), (0, widths[0] / 5));
        assert_eq!(words(&scene), ["nya", "aktiva", "a", "10", "5", "b", "0", "2"]);
    }

    #[test]
    fn a_year_of_months_fits_beside_each_other_under_names_that_differ() {
        let months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september"];
        let months: Vec<String> =
            months.iter().chain(&["oktober", "november", "december"]).map(|m| format!("{m} 2026")).collect();
        let counts: Vec<_> = months.iter().map(|month| (month.as_str(), 1, 2)).collect();
        let scene = drawn(&table(Form::ColumnsAndLine, &counts));
        let names: Vec<&str> =
            words(&scene).into_iter().filter(|words| words.parse::<u32>().is_err()).skip(2).collect();
        assert_eq!(names, ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]);
        assert_eq!(words(&scene).last(), Some(&"2026"), "what they share is said once");
        assert_eq!(bars(&scene).len(), 13, "a key and twelve columns; the last series is a line");
        for mark in &scene.marks {
            if let Mark::Label { at, .. } = mark {
                assert!((0..=WIDTH).contains(&at.x) && (0..=scene.height).contains(&at.y), "{mark:?}");
            }
        }
    }

    #[test]
    fn numbers_that_would_run_into_each_other_are_left_to_the_table() {
        let months: Vec<String> = (1..=12).map(|month| format!("{month}")).collect();
        let labelled = |count: usize| {
            let counts: Vec<_> = months.iter().map(|month| (month.as_str(), count, count)).collect();
            words(&drawn(&table(Form::Columns, &counts))).iter().filter(|words| **words == count.to_string()).count()
        };
        assert_eq!((labelled(7), labelled(777)), (25, 0), "twice twelve numbers, and the seventh month");
    }

    #[test]
    fn nothing_but_zeroes_is_not_drawn() {
        let table = table(Form::Columns, &[("a", 0, 0)]);
        assert_eq!(scene(&table, table.chart.as_ref().unwrap(), Lang::Sv), None);
    }
}
