//! Where an answer goes: standard output, or a file that appears whole.

use std::io;
use std::path::Path;

use super::args::{DocumentFormat, Target};
use super::env::Env;
use super::{Outcome, refuse};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::say;
use crate::write::{Existing, FolderError, write_file, write_folder};

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
        (_, Some("html" | "htm")) => Some(F::Html),
        (_, Some("json")) => Some(F::Json),
        (_, Some("csv")) => Some(F::Csv),
        (_, Some("docx")) => Some(F::Docx),
        (_, Some("xlsx")) => Some(F::Xlsx),
        _ => None,
    };
    let name = |format: &F| match format {
        F::Text => "text (.txt)",
        F::Md => "md",
        F::Html => "html",
        F::Json => "json",
        F::Csv => "csv",
        F::Docx => "docx",
        F::Xlsx => "xlsx",
    };
    if let Some(format) = target.format.or(by_ending).filter(|format| takes.contains(format)) {
        return Ok(format);
    }
    if ending.as_deref() == Some("pdf") && takes.contains(&F::Html) {
        return refuse(say!(
            sv "PDF skrivs inte direkt. Skriv en .html och skriv ut den som PDF från webbläsaren, eller en .docx och spara den som PDF.",
            en "PDF isn't written directly. Write an .html and print it as PDF from the browser, or a .docx and save it as PDF."
        ));
    }
    let takes = takes.iter().map(name).collect::<Vec<_>>().join(", ");
    let asked = target.format.map(|format| name(&format).to_owned());
    let ending =
        quote(&asked.unwrap_or_else(|| file.map_or_else(String::new, |file| file.to_string_lossy().into_owned())));
    refuse(say!(
        sv "Formatet finns inte här ({ending}). De som finns är {takes}: genom filens ändelse eller `--format`.",
        en "There is no such format here ({ending}). There are {takes}: by the file's ending or `--format`."
    ))
}

/// Writes the answer.
pub fn write(bytes: &[u8], target: &Target, env: &mut Env) -> anyhow::Result<Outcome> {
    let Some(file) = &target.output else {
        env.out.write_all(bytes)?;
        return Ok(Outcome::Done);
    };
    written(file, write_file(&env.folder.join(file), bytes, existing(target)))
}

/// Writes the answer as a folder of files.
pub fn write_all(files: &[(String, Vec<u8>)], folder: &Path, target: &Target, env: &Env) -> anyhow::Result<Outcome> {
    match write_folder(&env.folder.join(folder), files, existing(target)) {
        Err(FolderError::HoldsMore(other)) => {
            let (shown, other) = (quote(&folder.to_string_lossy()), quote(&other));
            refuse(say!(
                sv "{shown} innehåller också {other}, som skulle försvinna; ingenting skrevs. Välj en annan mapp.",
                en "{shown} also holds {other}, which would be lost; nothing was written. Choose another folder."
            ))
        }
        Err(FolderError::Machine(error)) => written(folder, Err(error)),
        Ok(()) => Ok(Outcome::Done),
    }
}

fn existing(target: &Target) -> Existing {
    if target.force { Existing::Replace } else { Existing::Keep }
}

fn written(path: &Path, result: io::Result<()>) -> anyhow::Result<Outcome> {
    let shown = quote(&path.to_string_lossy());
    match result {
        Ok(()) => Ok(Outcome::Done),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => refuse(say!(
            sv "{shown} finns redan; `--force` skriver över den.",
            en "{shown} is there already; `--force` replaces it."
        )),
        Err(error) => {
            let why = reason(&error);
            refuse(say!(sv "{shown} kan inte skrivas: {why}.", en "{shown} can't be written: {why}."; why))
        }
    }
}

/// Why the machine wouldn't, without the paths of its own files.
pub fn reason(error: &io::Error) -> Text {
    match error.kind() {
        io::ErrorKind::NotFound => say!(sv "mappen finns inte", en "the folder isn't there"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            say!(sv "det är inte tillåtet där", en "it isn't allowed there")
        }
        io::ErrorKind::IsADirectory => say!(sv "det är en mapp", en "it is a folder"),
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            say!(sv "något annat står i vägen", en "something else stands in the way")
        }
        io::ErrorKind::StorageFull => say!(sv "disken är full", en "the disk is full"),
        other => Text::same(other),
    }
}
