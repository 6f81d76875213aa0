//! The command line: the public contract of names and meanings.

use std::path::PathBuf;
use std::sync::LazyLock;

use chrono::NaiveDate;
use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};

use crate::lang::Lang;
use crate::model::day::parse_day;
use crate::model::{Edition, Kind};

/// The folder that `iop init` makes where none is named.
pub const RECORDS: &str = "records";

/// Keeps an idéburet offentligt partnerskap (IOP) in plain YAML files: validates the records, reports
/// the year, prorates the budget.
#[derive(Debug, Parser)]
#[command(name = "iop", version, about, max_term_width = 100, disable_help_subcommand = true)]
pub struct Args {
    /// What holds for every command.
    #[command(flatten)]
    pub globals: Globals,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

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

/// When to do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// Where it is of use.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a records directory, with the built-in agreement.
    Init(InitArgs),
    /// Check records; all problems at once.
    Validate(ValidateArgs),
    /// Mend what is certain, such as a label for its id.
    Fix(FixArgs),
    /// The annual activity report.
    Report(ReportArgs),
    /// The year's grant, prorated, with its payments.
    Budget(BudgetArgs),
    /// The terms, fields and vocabularies in force, with their clauses, and what the texts leave open.
    Agreement(AgreementArgs),
    /// The git hook that checks records before they are committed.
    Hook(HookArgs),
    /// JSON Schema of the records, for editors and other validators.
    Schema(SchemaArgs),
    /// What a diagnostic means and how to put it right.
    Explain(ExplainArgs),
}

/// `iop init`.
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    /// The folder to make.
    #[arg(default_value = RECORDS)]
    pub dir: PathBuf,
    /// Make the agreement of another partnership, of the answers in a file; asked at the keyboard, if it is -. A file
    /// that isn't there is written, with the questions to fill in.
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
}

/// `iop validate`.
#[derive(Debug, clap::Args)]
pub struct ValidateArgs {
    /// Files or folders to report on; all of them, if none is named.
    pub paths: Vec<PathBuf>,
    /// Check what git would commit, not what lies in the folder.
    #[arg(long, conflicts_with = "paths")]
    pub staged: bool,
    /// How to show them.
    #[arg(long, default_value = "text")]
    pub format: DiagnosticFormat,
    /// Exit 1 for warnings too.
    #[arg(long)]
    pub deny_warnings: bool,
    /// Show the source lines of records: on a terminal (auto), always or never.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub snippets: When,
}

/// How diagnostics are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiagnosticFormat {
    /// With place, clause and help.
    Text,
    /// One line each.
    Short,
    /// For programs.
    Json,
    /// As workflow commands, which GitHub shows beside the lines.
    Github,
}

/// `iop fix`.
#[derive(Debug, clap::Args)]
pub struct FixArgs {
    /// Files or folders to mend; all of them, if none is named.
    pub paths: Vec<PathBuf>,
    /// Show what would change, and change nothing.
    #[arg(long)]
    pub diff: bool,
}

/// `iop report`.
#[derive(Debug, clap::Args)]
pub struct ReportArgs {
    /// The calendar year.
    #[arg(value_parser = year)]
    pub year: i32,
    /// A quarter of it, 1–4.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=4), conflicts_with_all = ["from", "to"])]
    pub quarter: Option<u32>,
    /// From this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<NaiveDate>,
    /// To this day, included.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub to: Option<NaiveDate>,
    /// The records of one party, by its id.
    #[arg(long, value_name = "ID")]
    pub party: Option<String>,
    /// For whom it is.
    #[arg(long)]
    pub edition: Option<Edition>,
    /// Where it goes.
    #[command(flatten)]
    pub target: Target,
    /// One table, as CSV.
    #[arg(long, value_name = "TABLE", conflicts_with = "trace")]
    pub table: Option<String>,
    /// Report on the sound records, though others have errors.
    #[arg(long)]
    pub allow_errors: bool,
    /// List what was counted for FIGURE, TABLE/ROW or TABLE/ROW/COLUMN.
    #[arg(long, value_name = "FIGURE", conflicts_with_all = ["format", "output"])]
    pub trace: Option<String>,
}

/// Where a document goes, and in which format.
#[derive(Debug, clap::Args)]
pub struct Target {
    /// The format, if not by the file's ending.
    #[arg(long)]
    pub format: Option<DocumentFormat>,
    /// Write a file; a folder, for all tables as CSV.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file if it is there, or a folder that holds nothing else than these tables.
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// Formats of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DocumentFormat {
    /// For a terminal.
    Text,
    /// Markdown.
    Md,
    /// A page to read on a screen or on paper.
    Html,
    /// For programs.
    Json,
    /// One table, or a folder with a file for each.
    Csv,
    /// For Word.
    Docx,
    /// For a spreadsheet, with charts and formulas.
    Xlsx,
}

/// `iop budget`.
#[derive(Debug, clap::Args)]
pub struct BudgetArgs {
    /// The calendar year.
    #[arg(value_parser = year)]
    pub year: i32,
    /// The share of twelve months, counted back from the period's end.
    #[arg(long, value_name = "N")]
    pub months: Option<u32>,
    /// What the share is counted in, whatever the agreement says.
    #[arg(long, conflicts_with = "months")]
    pub basis: Option<BasisArg>,
    /// The period ends early, on this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Option<NaiveDate>,
    /// One party's rows, share and own contribution alone, by the party's id.
    #[arg(long, value_name = "ID")]
    pub party: Option<String>,
    /// Where it goes.
    #[command(flatten)]
    pub target: Target,
    /// One table, as CSV; the grant and its payments, if none is named.
    #[arg(long, value_name = "TABLE")]
    pub table: Option<String>,
}

/// What a share can be counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BasisArg {
    /// Days of the calendar year.
    Days,
}

/// `iop agreement`.
#[derive(Debug, clap::Args)]
pub struct AgreementArgs {
    /// A part of it; the terms, if none is named.
    pub part: Option<AgreementPart>,
    /// The calendar year of the commitments, if not this year.
    #[arg(long, value_name = "YEAR", value_parser = year, requires = "part")]
    pub year: Option<i32>,
    /// The terms that apply on a day, if not today.
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "part")]
    pub on: Option<NaiveDate>,
    /// The commitments of one party, by its id.
    #[arg(long, value_name = "ID", requires = "part")]
    pub party: Option<String>,
    /// What notice on a day leads to: the last day, the share until then, what is paid by then.
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with_all = ["part", "on"])]
    pub notice: Option<NaiveDate>,
    /// Where it goes.
    #[command(flatten)]
    pub target: Target,
}

/// A part of the agreement that is asked for by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AgreementPart {
    /// Every duty, whether it is met, and why.
    Commitments,
    /// What was changed after it was signed, from when, why, and who signed.
    Log,
}

/// `iop hook`.
#[derive(Debug, clap::Args)]
pub struct HookArgs {
    /// What to do with it.
    pub action: HookAction,
}

/// What can be done with the hook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HookAction {
    /// Put it in place; another hook is left alone.
    Install,
    /// Take it away; another hook is left alone.
    Uninstall,
}

/// `iop schema`.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// The kind of file; every kind of record, if none is named.
    pub kind: Option<FileKind>,
    /// Write the schemas and templates in the records directory anew, for editors.
    #[arg(long, conflicts_with = "kind")]
    pub update: bool,
}

/// A kind of YAML file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A record.
    Record(Kind),
    /// The agreement itself.
    Agreement,
}

impl ValueEnum for FileKind {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<FileKind>> = LazyLock::new(|| {
            let records = Kind::ALL.into_iter().filter(|kind| kind.file().is_yaml());
            records.map(FileKind::Record).chain([FileKind::Agreement]).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Record(kind) => PossibleValue::new(kind.id()).help(kind.about().one),
            Self::Agreement => PossibleValue::new("agreement").help("The agreement itself"),
        })
    }
}

/// `iop explain`.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// The code, e.g. unknown-term; all of them are listed without one.
    pub code: Option<String>,
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    parse_day(text).ok_or("write year-month-day, for example 2026-08-19")
}

fn year(text: &str) -> Result<i32, &'static str> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or("write a year of four digits, for example 2026")
}
