//! Where an answer goes: standard output, or a file that appears whole.

use std::io;
use std::path::Path;

use super::args::DocumentFormat;
use super::env::Env;
use super::{Outcome, refuse};
use crate::diagnostic::quote;
use crate::say;
use crate::write::{Existing, write_file};

/// The width of a document that doesn't go to a terminal.
pub const PLAIN_WIDTH: u16 = 100;

/// The format by `--format`, else by the file's ending, else text. `takes` are those that there are.
pub fn format(
    asked: Option<DocumentFormat>,
    file: Option<&Path>,
    takes: &[DocumentFormat],
) -> anyhow::Result<DocumentFormat> {
    use DocumentFormat as F;
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
    if let Some(format) = asked.or(by_ending).filter(|format| takes.contains(format)) {
        return Ok(format);
    }
    let takes = takes.iter().map(name).collect::<Vec<_>>().join(", ");
    refuse(
        say!(sv "Det formatet finns inte här; det som finns är {takes}.", en "There is no such format here; there are {takes}."),
    )
}

/// Writes the answer.
pub fn write(bytes: &[u8], file: Option<&Path>, force: bool, env: &mut Env) -> anyhow::Result<Outcome> {
    let Some(file) = file else {
        env.out.write_all(bytes)?;
        return Ok(Outcome::Done);
    };
    let existing = if force { Existing::Replace } else { Existing::Keep };
    let shown = quote(&file.to_string_lossy());
    match write_file(&env.folder.join(file), bytes, existing) {
        Ok(()) => Ok(Outcome::Done),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => refuse(
            say!(sv "{shown} finns redan; `--force` skriver över den.", en "{shown} is there already; `--force` replaces it."),
        ),
        Err(error) => refuse(say!(sv "{shown} kan inte skrivas: {error}.", en "{shown} can't be written: {error}.")),
    }
}
