//! A document as a spreadsheet: a sheet for the head and one for each section. Numbers are numbers, sums are
//! formulas with their results, charts are the spreadsheet's own.

mod formats;
mod head;
mod names;
mod sheet;

use std::collections::BTreeSet;
use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, Workbook};

use self::formats::Formats;
use self::sheet::Sheet;
use super::office::{self, package, refused};
use crate::lang::Lang;
use crate::report::Document;
use crate::say;

/// Writes a document.
///
/// # Errors
/// Where `out` can't be written to.
pub fn render(document: &Document, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let workbook = workbook(document, lang).map_err(refused)?;
    out.write_all(&package::dated(workbook, document.day)?)
}

fn workbook(document: &Document, lang: Lang) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut workbook = Workbook::new();
    let midnight = document.day.and_time(chrono::NaiveTime::MIN).and_utc();
    let properties = DocProperties::new()
        .set_title(office::words(document.title.get(lang)))
        .set_subject(office::words(&document.reference))
        .set_comment(office::words(document.marking().unwrap_or_default().get(lang)))
        .set_creation_datetime(&midnight);
    workbook.set_properties(&properties);
    let overview = say!(sv "Översikt", en "Overview").get(lang).to_owned();
    let titles =
        std::iter::once(overview.as_str()).chain(document.sections.iter().map(|section| section.title.get(lang)));
    let names = names::sheets(titles);
    let formats = Formats::new();
    head::write(document, lang, &names, &formats, workbook.add_worksheet())?;
    let mut defined = Vec::new();
    for (section, name) in document.sections.iter().zip(names.iter().skip(1)) {
        let mut sheet = Sheet::new(workbook.add_worksheet(), name, (document, section), lang, &formats)?;
        sheet.section()?;
        defined.extend(sheet.finish()?);
    }
    // A table that stands there twice is found where it stands first.
    let mut seen = BTreeSet::new();
    defined.retain(|(name, _)| seen.insert(name.clone()));
    defined.iter().try_for_each(|(name, range)| workbook.define_name(name, range).map(drop))?;
    workbook.save_to_buffer()
}
