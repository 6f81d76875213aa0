//! How cells of a spreadsheet look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::super::number;
use super::super::office::numbers;
use crate::compute::cell::Value;
use crate::lang::Lang;
use crate::report::table::RowKind;

/// Lines between rows.
const LINE: &str = "BFBFBF";

/// What stands behind column headings.
const SHADE: &str = "E7ECF2";

/// The formats of everything but a table's body.
pub struct Formats {
    /// The document's or the section's title.
    pub title: Format,
    /// Words over a table.
    pub caption: Format,
    /// Words in a paragraph.
    pub paragraph: Format,
    /// Words under a table.
    pub note: Format,
    /// Who may read it.
    pub marking: Format,
    /// A label in the head.
    pub label: Format,
}

impl Formats {
    /// As they are everywhere.
    pub fn new() -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        let wrapped = plain.clone().set_text_wrap();
        Self {
            title: plain.clone().set_bold().set_font_size(16),
            caption: plain.clone().set_bold().set_font_size(12),
            paragraph: wrapped.clone(),
            note: wrapped.clone().set_italic(),
            marking: plain.clone().set_bold(),
            label: wrapped.set_bold(),
        }
    }
}

/// A column heading.
pub fn heading(numeric: bool, indented: bool) -> Format {
    let format = Format::new().set_bold().set_text_wrap().set_background_color(SHADE).set_align(FormatAlign::Bottom);
    let format = format.set_border_bottom(FormatBorder::Medium).set_border_top(FormatBorder::Thin);
    match (numeric, indented) {
        (true, _) => format.set_align(FormatAlign::Right),
        (false, true) => format.set_align(FormatAlign::Left).set_indent(1),
        (false, false) => format.set_align(FormatAlign::Left),
    }
}

/// A cell of a row. `indented` words stand apart from numbers to their left.
pub fn cell(cell: &Value, lang: Lang, kind: RowKind, numeric: bool, indented: bool) -> Format {
    let format = value(cell, lang).set_border_bottom(FormatBorder::Thin).set_border_bottom_color(LINE);
    let format = format.set_align(FormatAlign::VerticalCenter);
    let format = match (numeric, indented) {
        (true, _) => format.set_align(FormatAlign::Right),
        (false, true) => format.set_align(FormatAlign::Left).set_indent(1),
        (false, false) => format.set_align(FormatAlign::Left),
    };
    match kind {
        RowKind::Body => format,
        RowKind::Heading => format.set_bold().set_background_color("F5F7FA"),
        RowKind::Total => format.set_bold().set_border_top(FormatBorder::Thin),
    }
}

/// A cell that stands in no table.
pub fn value(value: &Value, lang: Lang) -> Format {
    let format = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left);
    match value {
        Value::Date(_) => format.set_num_format("yyyy-mm-dd"),
        Value::Text(words) if number::is_formula(&number::sentence(words, lang)) => format.set_quote_prefix(),
        other if other.is_number() => format.set_num_format(numbers::format(other)),
        _ => format,
    }
}
