//! A document as an answer: bytes in the format asked for, one table of it, or a folder with all of them.

use std::path::Path;

use super::args::{DocumentFormat, Target};
use super::env::Env;
use super::{Outcome, office, output, refuse};
use crate::diagnostic::quote;
use crate::lang::Lang;
use crate::nearest::{Candidate, Meant, nearest};
use crate::render::{csv, html, json, markdown, text};
use crate::report::Document;
use crate::report::document::Table;
use crate::say;

/// `--table` makes the answer CSV, unless another format was asked for: that is refused.
pub fn format(target: &Target, table: Option<&str>, takes: &[DocumentFormat]) -> anyhow::Result<DocumentFormat> {
    let named = target.format.is_some() || target.output.is_some();
    match (table, named) {
        (Some(_), false) => Ok(DocumentFormat::Csv),
        (Some(_), true) if output::format(target, takes)? != DocumentFormat::Csv => refuse(say!(
            sv "`--table` skriver en tabell som CSV: `--format csv`, eller en fil som slutar på .csv.",
            en "`--table` writes a table as CSV: `--format csv`, or a file that ends in .csv."
        )),
        _ => output::format(target, takes),
    }
}

/// Writes a document in a format made of the whole of it.
pub fn answer(
    document: &Document,
    lang: Lang,
    format: DocumentFormat,
    target: &Target,
    env: &mut Env,
) -> anyhow::Result<Outcome> {
    let mut bytes = Vec::new();
    match format {
        DocumentFormat::Md => markdown::render(document, lang, &mut bytes)?,
        DocumentFormat::Html => html::render(document, lang, &mut bytes)?,
        DocumentFormat::Json => json::render(document, lang, &mut bytes)?,
        DocumentFormat::Docx | DocumentFormat::Xlsx => bytes = office::render(document, lang, format)?,
        DocumentFormat::Text | DocumentFormat::Csv => {
            text::render(document, lang, output::width(target, env), &mut bytes)?
        }
    }
    output::write(&bytes, target, env)
}

/// Writes one table as CSV.
pub fn table(document: &Document, lang: Lang, id: &str, target: &Target, env: &mut Env) -> anyhow::Result<Outcome> {
    let tables = document.tables();
    let Some(table) = tables.iter().find(|table| table.id == id) else {
        let ids = tables
            .iter()
            .map(|table| Candidate { labels: [&table.id, table.caption.get(lang)], ..Candidate::bare(&table.id) });
        let shown = quote(id);
        return refuse(match nearest(id, ids).map(Meant::id) {
            Some(near) => say!(
                sv "Här finns ingen tabell {shown}. Menas {near}?",
                en "There is no table {shown} here. Did you mean {near}?"
            ),
            None => {
                let ids = all_ids(document);
                say!(
                    sv "Här finns ingen tabell {shown}. De som finns är {ids}.",
                    en "There is no table {shown} here. There are {ids}."
                )
            }
        });
    };
    let mut bytes = Vec::new();
    csv::render(table, lang, &mut bytes)?;
    output::write(&bytes, target, env)
}

/// Writes every table as CSV, a file for each in one folder; `alone` is the table that goes where only one can.
pub fn tables(
    document: &Document,
    lang: Lang,
    alone: Option<&str>,
    target: &Target,
    env: &mut Env,
) -> anyhow::Result<Outcome> {
    match (target.output.as_deref().filter(|folder| !has_csv_ending(folder)), alone) {
        (Some(folder), _) => output::write_all(&files(document, lang)?, folder, target, env),
        (None, Some(alone)) => table(document, lang, alone, target, env),
        (None, None) => {
            let ids = all_ids(document);
            refuse(say!(
                sv "Det finns många tabeller: `--format csv -o MAPP` skriver alla i en mapp, `--table TABELL` en av dem: {ids}.",
                en "There are many tables: `--format csv -o FOLDER` writes all of them in a folder, `--table TABLE` one of them: {ids}."
            ))
        }
    }
}

fn files(document: &Document, lang: Lang) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for table in document.tables() {
        let mut bytes = Vec::new();
        csv::render(&table, lang, &mut bytes)?;
        files.push((file_name(&table), bytes));
    }
    Ok(files)
}

fn all_ids(document: &Document) -> String {
    document.tables().iter().map(|table| table.id.as_str()).collect::<Vec<_>>().join(", ")
}

fn has_csv_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// A table's id as a file's name; an agreement's own ids can hold anything.
fn file_name(table: &Table) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' };
    format!("{}.csv", table.id.chars().map(safe).collect::<String>())
}
