//! `iop schema`.

use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::cli::args::Words;
use crate::cli::env::Env;
use crate::cli::outcome::{Outcome, refuse, unwritable};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileKind {
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

/// Prints the schema of a kind or of all, or writes what an editor needs anew.
pub fn run(args: &Arguments, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let kind = match args.kind {
        Some(FileKind::Agreement) => {
            writeln!(env.out, "{:#}", of_agreement())?;
            return Ok(Outcome::Done);
        }
        Some(FileKind::Record(kind)) => Some(kind),
        None => None,
    };
    let records = session.records(env)?;
    let judged = session.check_agreement(&records, env);
    let checked = session.sound_agreement(judged, &records, env)?;
    let agreement = checked.agreement();
    if args.update {
        let schemas = say!(sv "Schemana", en "The schemas");
        editor_files(&records.root, agreement, Existing::Replace).map_err(|error| unwritable(&schemas, &error))?;
        return Ok(Outcome::Done);
    }
    let schema = match kind {
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
