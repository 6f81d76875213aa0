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

/// The most UTF-16 units that a spreadsheet's cell holds.
const MOST_IN_CELL: usize = 32_767;

/// Words as a spreadsheet's cell holds them: cut, where they are longer, with where the whole stands.
pub fn in_cell(text: &str, lang: Lang) -> String {
    let text = words(text);
    if text.encode_utf16().count() <= MOST_IN_CELL {
        return text;
    }
    let note = say!(
        sv " … [Texten är längre än en cell rymmer. Hela texten står i dokumentet i andra format: HTML, Word och Markdown.]",
        en " … [The text is longer than a cell holds. The whole stands in the document in other formats: HTML, Word and Markdown.]"
    );
    let note = note.get(lang);
    let mut room = MOST_IN_CELL - note.encode_utf16().count();
    let fits = |c: &char| {
        let left = room.checked_sub(c.len_utf16());
        room = left.unwrap_or(room);
        left.is_some()
    };
    text.chars().take_while(fits).chain(note.chars()).collect()
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
