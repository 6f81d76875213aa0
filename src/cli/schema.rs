//! `iop schema`.

use super::args::{FileKind, SchemaArgs};
use super::env::Env;
use super::output::reason;
use super::{Outcome, Session, refuse};
use crate::exchange::{all_kinds, of_agreement, of_kind};
use crate::say;
use crate::write::{Existing, editor_files};

/// Prints the schema of a kind or of all, or writes what an editor needs anew.
pub fn run(args: &SchemaArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let kind = match args.kind {
        Some(FileKind::Agreement) => {
            writeln!(env.out, "{:#}", of_agreement())?;
            return Ok(Outcome::Done);
        }
        Some(FileKind::Record(kind)) => Some(kind),
        None => None,
    };
    let records = session.records(&env.folder.clone(), env)?;
    let checked = session.check_agreement(&records);
    let Some(checked) = session.sound_agreement(checked, &records, env)? else { return Ok(Outcome::Refused) };
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
