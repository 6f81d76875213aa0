//! Horizontal bars, each under its name, so that long names and narrow screens go together.

use super::drawing::{Drawing, LINE, series};
use super::marks::{Anchor, Mark, Point, Role, Scene, WIDTH};
use crate::render::page::wrapped;
use crate::report::table::{Row, RowKind};

/// How thick a bar is.
const THICK: i64 = 120;

/// Room kept for the number after the longest bar.
const NUMBER: i64 = 620;

/// The most letters of a name on one line.
const LETTERS: usize = 54;

/// The bars of a table, row by row from top to bottom.
pub fn scene(drawing: &Drawing) -> Scene {
    let mut marks = Vec::new();
    let mut y = drawing.legend(&mut marks, false);
    for row in &drawing.table.rows {
        match row.kind {
            RowKind::Body => y = category(drawing, row, y, &mut marks),
            RowKind::Heading => y = named(&drawing.label(row), Role::Group, y + 80, &mut marks),
            RowKind::Total => {}
        }
    }
    Scene { height: y, marks }
}

/// A name on as many lines as it needs; how far down it reaches.
fn named(words: &str, role: Role, mut y: i64, marks: &mut Vec<Mark>) -> i64 {
    for line in wrapped("", words, LETTERS) {
        y += LINE;
        let at = Point { x: 0, y: y - 45 };
        marks.push(Mark::Label { at, anchor: Anchor::Start, role, words: line });
    }
    y
}

fn category(drawing: &Drawing, row: &Row, y: i64, marks: &mut Vec<Mark>) -> i64 {
    let mut y = named(&drawing.label(row), Role::Name, y, marks);
    for (at, column) in drawing.chart.columns.iter().enumerate() {
        let cell = row.cells.get(*column);
        let width = drawing.length(cell, WIDTH - NUMBER);
        marks.push(Mark::Bar { at: Point { x: 0, y }, width, height: THICK, series: series(at) });
        let after = Point { x: width + 50, y: y + THICK - 18 };
        marks.push(Mark::Label { at: after, anchor: Anchor::Start, role: Role::Value, words: drawing.shown(cell) });
        y += THICK + 20;
    }
    y + 50
}
