//! What several commands are told in the same way: the public contract of names and meanings. What one command alone is
//! told stands with it, in `commands`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::lang::Lang;
use crate::model::day::parse_day;
use crate::render::{FORMATS, Format, diagnostics};

/// Words for a command, under an empty name, and for its options, each under its own. `{values}` stands for what an option
/// can be.
pub type Words = &'static [(&'static str, &'static str)];

/// Options of every command.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Global options")]
pub struct Globals {
    /// The records directory, if not $IOP_RECORDS or the nearest one from here upwards.
    #[arg(long, global = true, value_name = "DIR")]
    pub records: Option<PathBuf>,
    /// What day it is, if not that of $SOURCE_DATE_EPOCH or today.
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub today: Option<NaiveDate>,
    /// The language, of documents and of the program.
    #[arg(long, global = true)]
    pub lang: Option<Lang>,
    /// Colours.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    /// Say nothing but the answer.
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more.
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

/// Where a document goes, and in which format.
#[derive(Debug, clap::Args)]
pub struct Target {
    /// The format, if not by the file's ending.
    #[arg(long)]
    pub format: Option<&'static Format>,
    /// Write a file; a folder, for all tables as CSV.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it is there, or a folder that holds nothing else than these tables.
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// How faults are shown, and which of them are refused.
#[derive(Debug, clap::Args)]
pub struct Showing {
    /// How to show them.
    #[arg(long, default_value = "text")]
    pub format: &'static diagnostics::Format,
    /// Exit 1 for warnings too.
    #[arg(long)]
    pub deny_warnings: bool,
    /// Show the source lines of records: on a terminal (auto), always or never.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub snippets: When,
}

/// The same in Swedish; a command can have words of its own for its options.
pub const SWEDISH: Words = &[
    (
        "",
        "Håller ett idéburet offentligt partnerskap (IOP) i vanliga textfiler: kontrollerar posterna, redovisar året, räknar ut ersättningen",
    ),
    ("records", "Mappen med poster, om inte IOP_RECORDS eller den närmaste härifrån och uppåt"),
    ("today", "Vilken dag det är, om inte den i SOURCE_DATE_EPOCH eller i dag"),
    ("lang", "Språk för dokument och program: sv eller en"),
    ("color", "Färger: auto, always (alltid) eller never (aldrig)"),
    ("quiet", "Säg bara svaret"),
    ("verbose", "Säg mer"),
    ("help", "Visa hjälp"),
    ("version", "Visa programmets version"),
    ("format", "Format, om inte efter filens ändelse: {values}"),
    ("output", "Skriv en fil; en mapp, för alla tabeller som CSV"),
    ("force", "Skriv över filen om den finns, eller en mapp med bara dessa tabeller"),
    ("deny_warnings", "Svara 1 även för varningar"),
    ("snippets", "Visa posternas rader: på en terminal (auto), always (alltid) eller never (aldrig)"),
];

/// When to do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// Where it is of use.
    Auto,
    /// Always.
    #[value(alias = "alltid")]
    Always,
    /// Never.
    #[value(alias = "aldrig")]
    Never,
}

impl When {
    /// Whether to do it, where it is of use or isn't.
    pub fn or(self, is_of_use: bool) -> bool {
        match self {
            Self::Auto => is_of_use,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

impl ValueEnum for &'static Format {
    fn value_variants<'a>() -> &'a [Self] {
        FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id).help(self.about))
    }
}

impl ValueEnum for &'static diagnostics::Format {
    fn value_variants<'a>() -> &'a [Self] {
        diagnostics::FORMATS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id).help(self.about))
    }
}

/// A day, as every command takes it.
pub fn day(text: &str) -> Result<NaiveDate, &'static str> {
    parse_day(text).ok_or("write year-month-day, for example 2026-08-19")
}

/// A calendar year.
pub fn year(text: &str) -> Result<i32, &'static str> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or("write a year of four digits, for example 2026")
}
