//! A table's chart, drawn from the cells of a sheet. Readable in black and white: series differ in lightness and
//! pattern, and say their values.

use std::ops::RangeInclusive;

use rust_xlsxwriter::{
    Chart as Drawing, ChartAxisLabelPosition, ChartAxisTickType, ChartDataLabel, ChartDataLabelPosition as Position,
    ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartPatternFill,
    ChartPatternFillType, ChartSeries, ChartSolidFill, ChartType,
};

use super::super::number;
use super::xml::allowed;
use super::{numbers, words};
use crate::compute::cell::Value;
use crate::lang::Lang;
use crate::report::table::{Chart, Form, RowKind, Table};

/// How wide a chart is, in pixels of 96 an inch: as the text of an A4 page.
pub const WIDTH: u32 = 640;

/// How high a chart of upright columns is, in pixels.
const HEIGHT: u32 = 320;

/// More values than these hide one another, and the axis tells them instead.
const MOST_LABELS: usize = 40;

/// The colour of columns and outlines: dark, so that it is told from white on any paper.
const DARK: &str = "1F4E79";

/// The face of all words, as in the text.
const FACE: &str = "Calibri";

/// The colour of words beside them.
const INK: &str = "262626";

/// Where a table lies on a sheet.
pub struct Place<'a> {
    /// The sheet's name.
    pub sheet: &'a str,
    /// The row of its column headings, from 0; its rows follow.
    pub header: u32,
}

/// The rows of a table that are drawn, from 0: those above its sum.
pub fn drawn(table: &Table) -> Option<RangeInclusive<u32>> {
    let rows = (0u32..).zip(&table.rows).take_while(|(_, row)| row.kind != RowKind::Total);
    let body: Vec<u32> = rows.filter(|(_, row)| row.kind == RowKind::Body).map(|(at, _)| at).collect();
    Some(*body.first()?..=*body.last()?)
}

/// A chart's height in pixels.
pub fn height(chart: &Chart, rows: &RangeInclusive<u32>) -> u32 {
    let series = u32::try_from(chart.columns.len()).unwrap_or(1);
    let categories = rows.end() - rows.start() + 1;
    match chart.form {
        Form::Bars => 80 + categories * (9 + 13 * series),
        Form::Columns | Form::ColumnsAndLine => HEIGHT,
    }
}

/// The chart of a table; none where there is nothing to draw.
pub fn drawing(table: &Table, title: &str, place: &Place, lang: Lang) -> Option<Drawing> {
    let chart = table.chart.as_ref()?;
    let rows = drawn(table)?;
    let lines = if chart.form == Form::ColumnsAndLine { 1 } else { 0 };
    let (upright, over) = chart.columns.split_at(chart.columns.len().saturating_sub(lines));
    let labelled = chart.columns.len() * table.rows.len() <= MOST_LABELS;
    let mut drawing = match chart.form {
        Form::Bars => Drawing::new_bar(),
        Form::Columns | Form::ColumnsAndLine => Drawing::new_column(),
    };
    let label = labelled.then_some(Position::OutsideEnd);
    for (at, column) in upright.iter().enumerate() {
        drawing.push_series(series(table, *column, &rows, place, label).set_format(&mut fill(at)).set_gap(60));
    }
    for column in over {
        let mut line = Drawing::new(ChartType::Line);
        // A series that is pushed loses its marker; one that is there already keeps it.
        *line.add_series() = line_over(series(table, *column, &rows, place, labelled.then_some(Position::Above)));
        drawing.combine(&line);
    }
    axes(&mut drawing, chart.form, labelled, below_zero(table, chart));
    surroundings(&mut drawing, chart, title);
    drawing.set_width(WIDTH).set_height(height(chart, &rows)).set_alt_text(words(&number::description(table, lang)));
    Some(drawing)
}

fn series(
    table: &Table,
    column: usize,
    rows: &RangeInclusive<u32>,
    place: &Place,
    label: Option<Position>,
) -> ChartSeries {
    let (first, last) = (place.header + 1 + rows.start(), place.header + 1 + rows.end());
    let at = u16::try_from(column).unwrap_or_default();
    let mut series = ChartSeries::new();
    series.set_name((place.sheet, place.header, at)).set_categories((place.sheet, first, 0, last, 0)).set_values((
        place.sheet,
        first,
        at,
        last,
        at,
    ));
    if let Some(position) = label {
        let mut label = ChartDataLabel::new();
        label.show_value().set_position(position);
        label.set_font(&font(8)).set_num_format(widest_format(table, column));
        series.set_data_label(&label);
    }
    series
}

/// The number format that shows every value of a column whole.
fn widest_format(table: &Table, column: usize) -> &'static str {
    let cells = table
        .rows
        .iter()
        .filter_map(|row| row.cells.get(column))
        .map(|cell| &cell.value)
        .filter(|value| value.is_number());
    cells.map(numbers::format).max_by_key(|format| format.len()).unwrap_or(numbers::format(&Value::Empty))
}

/// Whether anything drawn is negative.
fn below_zero(table: &Table, chart: &Chart) -> bool {
    let cells = table.rows.iter().flat_map(|row| chart.columns.iter().filter_map(|column| row.cells.get(*column)));
    cells.filter_map(|cell| numbers::digits(&cell.value)).any(|digits| digits.starts_with('-'))
}

/// Series in turn: dark, striped, white, dotted.
fn fill(series: usize) -> ChartFormat {
    let mut format = ChartFormat::new();
    let mut border = ChartLine::new();
    format.set_border(border.set_color(DARK).set_width(0.75));
    let patterns = [
        None,
        Some(ChartPatternFillType::DiagonalStripesWideUpwards),
        Some(ChartPatternFillType::Dotted20Percent),
        Some(ChartPatternFillType::HorizontalBrick),
        Some(ChartPatternFillType::DiagonalStripesWideDownwards),
        Some(ChartPatternFillType::SmallGrid),
    ];
    match patterns[series % patterns.len()] {
        None => format.set_solid_fill(ChartSolidFill::new().set_color(DARK)),
        Some(pattern) => {
            let mut fill = ChartPatternFill::new();
            format.set_pattern_fill(fill.set_pattern(pattern).set_foreground_color(DARK).set_background_color("FFFFFF"))
        }
    };
    format
}

fn line_over(mut series: ChartSeries) -> ChartSeries {
    let mut marker = ChartFormat::new();
    marker.set_solid_fill(ChartSolidFill::new().set_color("FFFFFF"));
    marker.set_border(ChartLine::new().set_color(INK).set_width(1.5));
    series.set_format(ChartFormat::new().set_line(ChartLine::new().set_color(INK).set_width(2.25)));
    series.set_marker(ChartMarker::new().set_type(ChartMarkerType::Circle).set_size(7).set_format(&mut marker));
    series
}

/// The axis of categories is dark, that of values says no more than the labels.
fn axes(drawing: &mut Drawing, form: Form, labelled: bool, below_zero: bool) {
    // What lies across is x, whatever it counts.
    let upright = form != Form::Bars;
    let line = ChartLine::new().set_color("7F7F7F").set_width(0.75).clone();
    let categories = if upright { drawing.x_axis() } else { drawing.y_axis() };
    categories.set_font(&font(9)).set_format(ChartFormat::new().set_line(&line)).set_major_gridlines(false);
    categories.set_major_tick_type(ChartAxisTickType::None);
    if !upright {
        // Bars are counted from below.
        categories.set_reverse();
    }
    if below_zero {
        categories.set_label_position(ChartAxisLabelPosition::Low);
    }
    let values = if upright { drawing.y_axis() } else { drawing.x_axis() };
    values.set_font(&font(9)).set_major_gridlines(!labelled).set_hidden(labelled);
    values.set_major_tick_type(ChartAxisTickType::None);
    if !below_zero {
        // A bar that doesn't begin at zero shows too little.
        values.set_min(0);
    }
}

fn surroundings(drawing: &mut Drawing, chart: &Chart, title: &str) {
    let mut bold = font(11);
    bold.set_bold();
    // Words like `=(` and `a!B1` would be taken for cells; with a space around them they are words.
    let title = if title.contains(['=', '!']) { format!(" {title} ") } else { title.to_owned() };
    drawing.title().set_name(allowed(&title).as_str()).set_font(&bold).set_overlay(false);
    if chart.columns.len() > 1 {
        drawing.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(9));
    } else {
        drawing.legend().set_hidden();
    }
    drawing.chart_area().set_format(ChartFormat::new().set_no_border());
}

fn font(points: u8) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FACE).set_size(points).set_color(INK).unset_bold();
    font
}
