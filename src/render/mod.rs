//! A [`Document`] or diagnostics → bytes. No word of the domain, no arithmetic.

pub mod csv;
pub mod diagnostics;
#[cfg(feature = "office")]
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
mod number;
#[cfg(feature = "office")]
mod office;
pub mod page;
mod scene;
pub mod text;
#[cfg(feature = "office")]
pub mod xlsx;

use std::io::{self, Write};

use crate::lang::Lang;
use crate::report::Document;
use crate::report::table::Table;

/// A format of a document: what it is called, and who makes it.
#[derive(Debug)]
pub struct Format {
    /// What it is asked for by.
    pub id: &'static str,
    /// Endings of its files, the usual one first.
    pub endings: &'static [&'static str],
    /// What it is for, in English.
    pub about: &'static str,
    /// Who makes it, of what.
    pub makes: Makes,
}

/// Who makes a format, of what.
#[derive(Debug, Clone, Copy)]
pub enum Makes {
    /// Text, of the whole document.
    Text(Render),
    /// A file that isn't text, of the whole document; none where the program was built without it.
    Binary(Option<Render>),
    /// Text, of one table.
    Table(fn(&Table, Lang, &mut dyn Write) -> io::Result<()>),
    /// Text, of the facts of a document that has any.
    Facts(Render),
}

/// Makes a file of a whole document.
pub type Render = fn(&Document, Setting, &mut dyn Write) -> io::Result<()>;

/// How a document is set.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The language that is shown.
    pub lang: Lang,
    /// How many characters go on a line of plain text.
    pub width: u16,
}

/// A format that the feature `office` makes: known without it, too, so that its lack can be told.
#[cfg(feature = "office")]
macro_rules! office {
    ($module:ident) => {
        Makes::Binary(Some(|document, setting, out| $module::render(document, setting.lang, out)))
    };
}
#[cfg(not(feature = "office"))]
macro_rules! office {
    ($module:ident) => {
        Makes::Binary(None)
    };
}

/// Every format of a document; the first is what comes where none is asked for.
pub static FORMATS: &[&Format] = &[
    &Format::new(
        "text",
        &["txt"],
        "For a terminal",
        Makes::Text(|it, set, out| text::render(it, set.lang, set.width, out)),
    ),
    &Format::new("md", &["md"], "Markdown", Makes::Text(|it, set, out| markdown::render(it, set.lang, out))),
    &Format::new(
        "html",
        &["html", "htm"],
        "A page to read on a screen or on paper",
        Makes::Text(|it, set, out| html::render(it, set.lang, out)),
    ),
    &Format::new("json", &["json"], "For programs", Makes::Facts(|it, set, out| json::render(it, set.lang, out))),
    &Format::new("csv", &["csv"], "One table, or a folder with a file for each", Makes::Table(csv::render)),
    &Format::new("docx", &["docx"], "For Word", office!(docx)),
    &Format::new("xlsx", &["xlsx"], "For a spreadsheet, with charts and formulas", office!(xlsx)),
];

impl Format {
    const fn new(id: &'static str, endings: &'static [&'static str], about: &'static str, makes: Makes) -> Self {
        Self { id, endings, about, makes }
    }
}
