//! Where an answer goes: standard output, or a file that appears whole.

use std::io;
use std::path::Path;

use super::args::{DocumentFormat, Target};
use super::env::Env;
use super::{Outcome, refuse};
use crate::diagnostic::quote;
use crate::say;
use crate::write::{Existing, write_file};

/// The width of a document that doesn't go to a terminal.
const PLAIN_WIDTH: u16 = 100;

/// How wide a document may be: as its terminal, or as a page.
pub fn width(target: &Target, env: &Env) -> u16 {
    env.width.filter(|_| target.output.is_none()).unwrap_or(PLAIN_WIDTH)
}

/// The format by `--format`, else by the file's ending, else text. `takes` are those that there are.
pub fn format(target: &Target, takes: &[DocumentFormat]) -> anyhow::Result<DocumentFormat> {
    use DocumentFormat as F;
    let file = target.output.as_deref();
    let ending = file.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
    let by_ending = match (file, ending.as_deref()) {
        (None, _) | (_, Some("txt")) => Some(F::Text),
        (_, Some("md")) => Some(F::Md),
        (_, Some("json")) => Some(F::Json),
        (_, Some("csv")) => Some(F::Csv),
        _ => None,
    };
    let name = |format: &F| match format {
        F::Text => "txt",
        F::Md => "md",
        F::Json => "json",
        F::Csv => "csv",
    };
    if let Some(format) = target.format.or(by_ending).filter(|format| takes.contains(format)) {
        return Ok(format);
    }
    let takes = takes.iter().map(name).collect::<Vec<_>>().join(", ");
    refuse(
        say!(sv "Det formatet finns inte här; det som finns är {takes}.", en "There is no such format here; there are {takes}."),
    )
}

/// Writes the answer.
pub fn write(bytes: &[u8], target: &Target, env: &mut Env) -> anyhow::Result<Outcome> {
    let Some(file) = &target.output else {
        env.out.write_all(bytes)?;
        return Ok(Outcome::Done);
    };
    let existing = if target.force { Existing::Replace } else { Existing::Keep };
    let shown = quote(&file.to_string_lossy());
    match write_file(&env.folder.join(file), bytes, existing) {
        Ok(()) => Ok(Outcome::Done),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => refuse(
            say!(sv "{shown} finns redan; `--force` skriver över den.", en "{shown} is there already; `--force` replaces it."),
        ),
        Err(error) => refuse(say!(sv "{shown} kan inte skrivas: {error}.", en "{shown} can't be written: {error}.")),
    }
}
