//! What people want to say about a report, section by section.

use std::collections::BTreeMap;

use super::record::Record;
use super::values::Values;
use crate::model::kind::{About, Days, FileShape};
use crate::model::{Edition, YearOrQuarter};

/// What people want to say about the report of a year or a quarter (ÖK §4).
#[derive(Debug, Clone)]
pub struct Commentary {
    /// The year or the quarter, from the file's name.
    pub of: YearOrQuarter,
    texts: BTreeMap<String, String>,
}

impl Record for Commentary {
    const ABOUT: About =
        About::new("commentary", "commentary", "What people want to say about a year or a quarter, by section", &[])
            .in_files(FileShape::YearOrQuarter)
            .on(Days::OfName)
            .also_called(&["kommentarer", "comments"])
            .on_sections("Kommentarer", "Commentary");

    fn from_values(mut values: Values, name: &str) -> Option<Self> {
        Some(Self { of: YearOrQuarter::of_name(name)?, texts: values.take_texts() })
    }
}

impl Commentary {
    /// The text on a section for the readers of an edition, each of which has texts of its own.
    pub fn on(&self, section: &str, edition: Edition) -> Option<&str> {
        self.texts.get(&key(section, edition)).map(String::as_str)
    }
}

/// The key of a section's text.
pub fn key(section: &str, edition: Edition) -> String {
    match edition {
        Edition::Internal => section.to_owned(),
        Edition::Public => format!("{section}{PUBLIC}"),
    }
}

/// What ends the key of a text for everybody; a section whose id does has no commentary, so that no text meant for the
/// partnership can be taken for another section's that is meant for everybody.
pub const PUBLIC: &str = "-public";
