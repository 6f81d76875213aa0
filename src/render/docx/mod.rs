//! A document for Word: real styles, repeated header rows, contents, native charts, every word tagged with its
//! language.

mod charts;
mod content;
mod parts;
mod tables;
mod words;

use std::io::{self, Write};

use self::charts::Charts;
use super::office::package::Package;
use super::office::tag;
use crate::lang::Lang;
use crate::report::Document;

/// Writes a document.
///
/// # Errors
/// Where `out` can't be written to.
pub fn render(document: &Document, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let charts = Charts::of(document, lang)?;
    let mut package = Package::of(document.day);
    package.add("[Content_Types].xml", &parts::content_types(charts.count()).part()?)?;
    package.add("_rels/.rels", &parts::package_relationships().part()?)?;
    package.add("docProps/core.xml", &parts::core(document, lang).part()?)?;
    package.add("word/document.xml", &content::document(document, lang, &charts).part()?)?;
    package.add("word/_rels/document.xml.rels", &parts::document_relationships(charts.count()).part()?)?;
    package.add("word/styles.xml", localised(include_str!("parts/styles.xml"), lang).as_bytes())?;
    package.add("word/settings.xml", localised(include_str!("parts/settings.xml"), lang).as_bytes())?;
    package.add("word/numbering.xml", include_bytes!("parts/numbering.xml"))?;
    package.add("word/header1.xml", &parts::header(document, lang).part()?)?;
    package.add("word/footer1.xml", &parts::footer(document, lang).part()?)?;
    charts.add_to(&mut package)?;
    out.write_all(&package.finish()?)
}

/// A fixed part with its language filled in.
fn localised(part: &str, lang: Lang) -> String {
    let decimal = if lang == Lang::Sv { "," } else { "." };
    part.replace("{LANGUAGE}", tag(lang)).replace("{DECIMAL}", decimal)
}
