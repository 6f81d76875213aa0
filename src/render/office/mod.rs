//! What Word documents and spreadsheets have in common: packages, XML, numbers, widths, charts.

pub mod chart;
pub mod measure;
pub mod numbers;
pub mod package;
pub mod table;
pub mod xml;

use std::io;

use rust_xlsxwriter::XlsxError;

use super::number;
use crate::lang::{Lang, Text};
use crate::report::Document;
use crate::say;

/// The language as documents tag it.
pub fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "sv-SE",
        Lang::En => "en-GB",
    }
}

/// Words on one line that XML can hold: what it can't becomes a space.
pub fn words(words: &str) -> String {
    number::harmless(words).replace(['\u{fffe}', '\u{ffff}'], " ")
}

/// What every page says at its top: the reference, and the edition where there is one.
pub fn running_head(document: &Document, lang: Lang) -> String {
    let reference = &document.reference;
    let edition = document.edition_name();
    words(&edition.map_or_else(|| reference.clone(), |edition| format!("{reference} · {}", edition.get(lang))))
}

/// The words around a page's number and the number of pages.
pub fn page_words() -> (Text, Text) {
    (say!(sv "Sida", en "Page"), say!(sv "av", en "of"))
}

/// What the writer of spreadsheets refused.
pub fn refused(error: XlsxError) -> io::Error {
    io::Error::other(error)
}
