//! Diagnostics as people and programs read them.

mod github;
mod json;
mod lines;
mod shown;
mod text;

use std::io::{self, Write};

pub use lines::refusal;
pub use shown::Shown;
pub use text::{Look, text};

/// A format of diagnostics.
#[derive(Debug)]
pub struct Format {
    /// What it is asked for by.
    pub id: &'static str,
    /// What it is, in English.
    pub about: &'static str,
    /// Who makes it.
    pub render: fn(&Shown, Look, &mut dyn Write) -> io::Result<()>,
    /// For people: where nothing is wrong it need say nothing.
    pub is_for_reading: bool,
    /// For programs: an answer is due even where there was nothing to look at.
    pub is_for_programs: bool,
    /// For GitHub, which sees files from a folder of its own.
    pub is_for_github: bool,
}

impl Format {
    const fn new(
        id: &'static str,
        about: &'static str,
        render: fn(&Shown, Look, &mut dyn Write) -> io::Result<()>,
    ) -> Self {
        Self { id, about, render, is_for_reading: false, is_for_programs: false, is_for_github: false }
    }
}

/// Every format of diagnostics.
pub static FORMATS: &[&Format] = &[
    &Format { is_for_reading: true, ..Format::new("text", "With place, clause and help", text) },
    &Format::new("short", "One line each", |shown, _, out| lines::all(shown, out)),
    &Format { is_for_programs: true, ..Format::new("json", "For programs", |shown, _, out| json::json(shown, out)) },
    &Format {
        is_for_github: true,
        ..Format::new("github", "As workflow commands, which GitHub shows beside the lines", |shown, _, out| {
            github::github(shown, out)
        })
    },
];
