//! `iop schema`.

use clap::ValueEnum;

use crate::cli::args::Words;
use crate::cli::env::Env;
use crate::cli::outcome::{Outcome, reason, refuse};
use crate::cli::session::Session;
use crate::exchange::{all_kinds, of_agreement, of_kind};
use crate::model::Kind;
use crate::say;
use crate::write::{Existing, editor_files};

/// JSON Schema of the records, for editors and other validators.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The kind of file; every kind of record, if none is named.
    kind: Option<FileKind>,
    /// Write the schemas and templates in the records directory anew, for editors.
    #[arg(long, conflicts_with = "kind")]
    update: bool,
}

/// The same in Swedish.
pub const SWEDISH: Words = &[
    ("", "JSON Schema för posterna, till redigerare och andra program"),
    ("kind", "Slaget av fil: {values}; alla slags poster, om inget nämns"),
    ("update", "Skriv om scheman och mallar i mappen med poster, för redigerare"),
];

/// A kind of YAML file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FileKind {
    /// A client.
    Case,
    /// A visit.
    Visit,
    /// A meeting.
    Meeting,
    /// A viewpoint or complaint.
    Feedback,
    /// Something seen of the surrounding world.
    Monitoring,
    /// What the association put in during a year.
    Resources,
    /// The agreement itself.
    Agreement,
}

impl FileKind {
    /// The kind of record; none of the agreement.
    fn record(self) -> Option<Kind> {
        match self {
            Self::Case => Some(Kind::Case),
            Self::Visit => Some(Kind::Visit),
            Self::Meeting => Some(Kind::Meeting),
            Self::Feedback => Some(Kind::Feedback),
            Self::Monitoring => Some(Kind::Monitoring),
            Self::Resources => Some(Kind::Resources),
            Self::Agreement => None,
        }
    }
}

/// Prints the schema of a kind or of all, or writes what an editor needs anew.
pub fn run(args: &Arguments, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    if args.kind == Some(FileKind::Agreement) {
        writeln!(env.out, "{:#}", of_agreement())?;
        return Ok(Outcome::Done);
    }
    let records = session.records(env)?;
    let judged = session.check_agreement(&records, env);
    let checked = session.sound_agreement(judged, &records, env)?;
    let agreement = checked.agreement();
    if args.update {
        return match editor_files(&records.root, agreement, Existing::Replace) {
            Ok(()) => Ok(Outcome::Done),
            Err(error) => {
                let why = reason(&error);
                refuse(say!(sv "Schemana kan inte skrivas: {why}.", en "The schemas can't be written: {why}."; why))
            }
        };
    }
    let schema = match args.kind.and_then(FileKind::record) {
        None => all_kinds(agreement),
        Some(kind) => match of_kind(agreement, kind) {
            Some(schema) => schema,
            None => {
                let kind = kind.id();
                return refuse(say!(
                    sv "Överenskommelsen har inget under `records.{kind}`.",
                    en "The agreement has nothing below `records.{kind}`."
                ));
            }
        },
    };
    writeln!(env.out, "{schema:#}")?;
    Ok(Outcome::Done)
}
