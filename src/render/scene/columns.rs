//! Upright columns from left to right, and a line over them.

use super::drawing::{Drawing, LETTER, LINE, series, width};
use super::marks::{Anchor, Mark, Point, Role, Scene, WIDTH};
use crate::report::table::Row;

/// How high the highest column is.
const HEIGHT: i64 = 1500;

/// Room over the columns for the highest number.
const ABOVE: i64 = 220;

/// A digit's width, bold.
const DIGIT: i64 = 80;

/// Names are cut no shorter than this.
const SHORTEST: usize = 3;

/// The columns of a table, category by category from left to right.
pub fn scene(drawing: &Drawing, line: bool) -> Scene {
    let mut marks = Vec::new();
    let base = drawing.legend(&mut marks, line) + ABOVE + HEIGHT;
    let count = i64::try_from(drawing.categories().count()).unwrap_or(i64::MAX).max(1);
    let slot = WIDTH / count;
    let (columns, over) = match drawing.chart.columns.split_last() {
        Some((last, columns)) if line => (columns, Some(*last)),
        _ => (drawing.chart.columns.as_slice(), None),
    };
    marks.push(Mark::Base { from: Point { x: 0, y: base }, to: Point { x: WIDTH, y: base } });
    let mut numbers = Vec::new();
    for (row, left) in drawing.categories().zip((0..).map(|at| at * slot)) {
        let thick = thickness(columns, slot);
        let mut x = left + (slot - thick * many(columns)) / 2;
        for (at, column) in columns.iter().enumerate() {
            let cell = row.cells.get(*column);
            let height = drawing.length(cell, HEIGHT);
            let top = base - height;
            marks.push(Mark::Bar { at: Point { x, y: top }, width: thick, height, series: series(at) });
            numbers.push(value(Point { x: x + thick / 2, y: top - 40 }, Role::Value, drawing.shown(cell)));
            x += thick;
        }
    }
    if numbers_fit(drawing, columns, slot) {
        marks.append(&mut numbers);
    }
    if let Some(column) = over {
        draw_line(drawing, column, slot, base, &mut marks);
    }
    let height = names(drawing, slot, base, &mut marks);
    Scene { height, marks }
}

fn many(columns: &[usize]) -> i64 {
    i64::try_from(columns.len()).unwrap_or(i64::MAX).max(1)
}

fn thickness(columns: &[usize], slot: i64) -> i64 {
    (7 * slot / 10 / many(columns)).min(420)
}

/// Whether numbers can stand over their columns and not run into each other; else the table tells them.
fn numbers_fit(drawing: &Drawing, columns: &[usize], slot: i64) -> bool {
    let cells = drawing.categories().flat_map(|row| columns.iter().map(|column| row.cells.get(*column)));
    let digits = cells.map(|cell| drawing.shown(cell).chars().count()).max().unwrap_or_default();
    DIGIT * i64::try_from(digits).unwrap_or(i64::MAX / DIGIT) <= thickness(columns, slot) * 5 / 4
}

fn value(at: Point, role: Role, words: String) -> Mark {
    Mark::Label { at, anchor: Anchor::Middle, role, words }
}

fn draw_line(drawing: &Drawing, column: usize, slot: i64, base: i64, marks: &mut Vec<Mark>) {
    let at = |(row, left): (&Row, i64)| {
        let height = drawing.length(row.cells.get(column), HEIGHT);
        Point { x: left + slot / 2, y: base - height }
    };
    let lefts = (0..).map(|at| at * slot);
    let points: Vec<Point> = drawing.categories().zip(lefts).map(at).collect();
    marks.push(Mark::Line(points.clone()));
    for (row, point) in drawing.categories().zip(points) {
        marks.push(Mark::Dot(point));
        marks.push(value(Point { y: point.y - 80, ..point }, Role::Crossing, drawing.shown(row.cells.get(column))));
    }
}

/// The categories' names under the base; how far down they reach.
fn names(drawing: &Drawing, slot: i64, base: i64, marks: &mut Vec<Mark>) -> i64 {
    let names: Vec<String> = drawing.categories().map(|row| drawing.label(row)).collect();
    let (names, shared) = without_shared(&names);
    let names = fitting(names, slot);
    let y = base + LINE;
    for (words, left) in names.into_iter().zip((0..).map(|at| at * slot)) {
        let at = Point { x: left + slot / 2, y };
        marks.push(Mark::Label { at, anchor: Anchor::Middle, role: Role::Name, words });
    }
    let Some(words) = shared else { return y + 50 };
    let at = Point { x: WIDTH / 2, y: y + LINE };
    marks.push(Mark::Label { at, anchor: Anchor::Middle, role: Role::Name, words });
    y + LINE + 50
}

/// Names without the last word that they all share, and that word.
fn without_shared(names: &[String]) -> (Vec<String>, Option<String>) {
    let split: Option<Vec<(&str, &str)>> = names.iter().map(|name| name.rsplit_once(' ')).collect();
    match split.as_deref() {
        Some([(_, word), rest @ ..]) if rest.iter().all(|(_, other)| other == word) => {
            let names = split.iter().flatten().map(|(name, _)| (*name).to_owned()).collect();
            (names, Some((*word).to_owned()))
        }
        _ => (names.to_vec(), None),
    }
}

/// Names as they are where there is room, else cut as short as they can be and still differ.
fn fitting(names: Vec<String>, slot: i64) -> Vec<String> {
    if names.iter().all(|name| width(name) + LETTER <= slot) {
        return names;
    }
    let cut = |letters: usize| names.iter().map(|name| name.chars().take(letters).collect::<String>()).collect();
    let differ = |names: &Vec<String>| {
        names.iter().enumerate().all(|(at, name)| !names.iter().skip(at + 1).any(|other| other == name))
    };
    let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
    (SHORTEST..longest).map(cut).find(differ).unwrap_or(names)
}
