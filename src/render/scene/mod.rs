//! A chart as marks on a plane: bars, rules, dots and labels, before any format.
//!
//! A plane is 360 pixels wide, what a phone shows unscaled. Lengths are whole tenths of a pixel, so that the same
//! figures give the same marks on any machine. A mark is labelled with its number wherever there is room, so that
//! nothing is to be read off an axis, and nothing by colour alone.

mod bars;
mod columns;
mod drawing;
mod marks;

pub use marks::{Anchor, Mark, Point, Role, Scene, Series, WIDTH};

use self::drawing::Drawing;
use crate::lang::Lang;
use crate::report::table::{Chart, Form, Table};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::cell::Value;
    use crate::lang::Text;
    use crate::report::table::{Description, Line};

    fn table(form: Form, counts: &[(&str, usize, usize)]) -> Table {
        let row = |(label, one, other): &(&str, usize, usize)| {
            Line::body(label, [Value::text(*label), Value::Count(*one), Value::Count(*other)])
        };
        let total = Line::total("total", [Value::text("Summa"), Value::Count(9999), Value::Count(9999)]);
        let columns = ["", "nya", "aktiva"].map(|heading| (heading, Text::same(heading)));
        let chart = Chart { form, columns: vec![1, 2], description: Description::Highest(Vec::new()) };
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
