//! The first sheet: what the document is, and where its sections are.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::super::{number, office};
use super::formats::{self, Formats};
use super::sheet;
use crate::lang::Lang;
use crate::report::Document;
use crate::say;

/// How wide the values are, in characters; the labels' column is as wide as they are.
const VALUES: usize = 64;

/// Writes the first sheet. `names` are those of every sheet, its own first.
pub fn write(
    document: &Document,
    lang: Lang,
    names: &[String],
    formats: &Formats,
    worksheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let (own, sections) = names.split_first().map_or(("", names), |(own, sections)| (own.as_str(), sections));
    worksheet.set_name(own)?;
    sheet::page(worksheet, document, lang);
    let labels = document.head.iter().map(|(label, _)| label.get(lang).chars().count() + 2).max().unwrap_or_default();
    worksheet.set_column_width(0, sheet::characters(labels.clamp(20, 40)))?;
    worksheet.set_column_width(1, sheet::characters(VALUES))?;
    worksheet.set_row_height(0, sheet::TITLE)?;
    worksheet.write_string_with_format(0, 0, office::in_cell(document.title.get(lang), lang), &formats.title)?;
    if let Some(marking) = document.marking() {
        worksheet.write_string_with_format(1, 0, office::in_cell(marking.get(lang), lang), &formats.marking)?;
    }
    let mut row = 3;
    for (label, value) in &document.head {
        worksheet.write_string_with_format(row, 0, office::in_cell(label.get(lang), lang), &formats.label)?;
        sheet::write(worksheet, (row, 1), value, &formats::value(value, lang), lang)?;
        let lines = sheet::lines(&number::value(value, lang), VALUES);
        worksheet.set_row_height(row, sheet::height(lines))?;
        row += 1;
    }
    let titles = document.sections.iter().map(|section| section.title.get(lang));
    let caption = say!(sv "Innehåll", en "Contents");
    worksheet.write_string_with_format(row + 1, 0, caption.get(lang), &formats.caption)?;
    contents(titles.zip(sections), worksheet, row + 2)
}

/// A link to each section's sheet.
fn contents<'a>(
    sections: impl Iterator<Item = (&'a str, &'a String)>,
    worksheet: &mut Worksheet,
    first: u32,
) -> Result<(), XlsxError> {
    for (row, (title, name)) in (first..).zip(sections) {
        let link = Url::new(format!("internal:'{name}'!A1")).set_text(office::words(title));
        worksheet.write_url(row, 0, link)?;
    }
    Ok(())
}
