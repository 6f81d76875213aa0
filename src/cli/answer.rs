//! What every command that answers with a document does, from its beginning to its end: chooses the format, opens the
//! records, refuses faulty ones, and writes the document, its data, one of its tables or all of them.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use super::args::Target;
use super::env::Env;
use super::outcome::{Outcome, refuse, unwritable};
use super::session::{Judged, Records, Session};
use crate::check::CheckedDataset;
use crate::diagnostic::quote;
use crate::identifier::harmless_path;
use crate::lang::{Lang, Text, several};
use crate::nearest::{Candidate, Meant, nearest};
use crate::render::{FORMATS, Format, Makes, Setting, page};
use crate::report::Document;
use crate::report::table::Table;
use crate::rules::Severity;
use crate::say;
use crate::write::{Existing, FolderError, write_file, write_folder};

/// What is asked for.
pub struct Asked<'a> {
    /// Where the document goes.
    pub target: &'a Target,
    /// The one table of it that is wanted.
    pub table: Option<&'a str>,
    /// Whether it can be had in a format.
    pub takes: fn(&Format) -> bool,
    /// The table that goes where only one can.
    pub alone: Option<&'static str>,
}

/// A format for a document as it is read, without data of its own.
pub fn is_of_whole(format: &Format) -> bool {
    matches!(format.makes, Makes::Text(_) | Makes::Binary(_))
}

/// The records that a document is made of.
pub struct Opened<'a> {
    /// The records, sound enough that their agreement can be understood.
    pub data: CheckedDataset,
    /// Where they are.
    pub records: Records,
    asked: Asked<'a>,
    format: &'static Format,
    session: &'a Session,
}

impl<'a> Asked<'a> {
    /// Chooses the format and opens the records, by reading all of them or the agreement alone.
    pub fn open(
        self,
        read: fn(&Session, &Records, &Env) -> Judged,
        session: &'a Session,
        env: &mut Env,
    ) -> anyhow::Result<Opened<'a>> {
        let format = self.format()?;
        self.refuse_unfit(format, env)?;
        let records = session.records(env)?;
        let data = session.sound_agreement(read(session, &records, env), &records, env)?;
        Ok(Opened { data, records, asked: self, format, session })
    }

    /// `--table` makes the answer CSV, unless another format was asked for: that is refused.
    fn format(&self) -> anyhow::Result<&'static Format> {
        let named = self.target.format.is_some() || self.target.output.is_some();
        if self.table.is_none() {
            return self.format_of_all();
        }
        let of_tables = |format: &&Format| matches!(format.makes, Makes::Table(_));
        let format = if named { Some(self.format_of_all()?) } else { FORMATS.iter().copied().find(of_tables) };
        match format.filter(of_tables) {
            Some(format) => Ok(format),
            None => refuse(say!(
                sv "`--table` skriver en tabell som CSV: `--format csv`, eller en fil som slutar på .csv.",
                en "`--table` writes a table as CSV: `--format csv`, or a file that ends in .csv."
            )),
        }
    }

    /// The format by `--format`, else by the file's ending, else text.
    fn format_of_all(&self) -> anyhow::Result<&'static Format> {
        let file = self.target.output.as_deref();
        let ending = file.and_then(ending);
        let by_ending = match (file, ending.as_deref()) {
            (None, _) => FORMATS.first(),
            (Some(_), ending) => FORMATS.iter().find(|format| ending.is_some_and(|it| format.endings.contains(&it))),
        };
        let asked = self.target.format.or(by_ending.copied());
        if let Some(format) = asked.filter(|format| (self.takes)(format)) {
            return Ok(format);
        }
        let taken: Vec<&Format> = FORMATS.iter().copied().filter(|format| (self.takes)(format)).collect();
        if ending.as_deref() == Some("pdf") && taken.iter().any(|format| format.id == "html") {
            return refuse(say!(
                sv "PDF skrivs inte direkt. Skriv en .html och skriv ut den som PDF från webbläsaren, eller en .docx och spara den som PDF.",
                en "PDF isn't written directly. Write an .html and print it as PDF from the browser, or a .docx and save it as PDF."
            ));
        }
        let asked = match (self.target.format, file) {
            (Some(format), _) => quote(&named(format)),
            // Without a file it was text, which every document can be.
            (None, file) => quote(&file.map_or_else(String::new, |file| file.to_string_lossy().into_owned())),
        };
        let taken = taken.into_iter().map(named).collect::<Vec<_>>().join(", ");
        refuse(say!(
            sv "Formatet finns inte här ({asked}). De som finns är {taken}: genom filens ändelse eller `--format`.",
            en "There is no such format here ({asked}). There are {taken}: by the file's ending or `--format`."
        ))
    }

    /// Refuses what can't be made, or would only be noise where it goes.
    fn refuse_unfit(&self, format: &Format, env: &Env) -> anyhow::Result<()> {
        match format.makes {
            Makes::Binary(None) => refuse(say!(
                sv "Det här programmet är byggt utan DOCX och XLSX. Bygg det med `--features office`, eller välj ett annat format.",
                en "This program was built without DOCX and XLSX. Build it with `--features office`, or choose another format."
            )),
            Makes::Binary(Some(_)) if env.terminal && self.target.output.is_none() => refuse(say!(
                sv "Det formatet går inte att visa på en terminal: skriv en fil med `-o FIL`.",
                en "A terminal can't show that format: write a file with `-o FILE`."
            )),
            _ => Ok(()),
        }
    }

    fn existing(&self) -> Existing {
        if self.target.force { Existing::Replace } else { Existing::Keep }
    }
}

/// A format as it is asked for, and its ending where that is another.
fn named(format: &Format) -> String {
    match format.endings {
        [ending, ..] if *ending != format.id => format!("{} (.{ending})", format.id),
        _ => format.id.to_owned(),
    }
}

impl Opened<'_> {
    /// Refuses records with errors; `way_out` says what can be done in spite of them.
    pub fn refuse_errors(&self, way_out: Option<&Text>, env: &mut Env) -> anyhow::Result<()> {
        match self.data.count(Severity::Error) {
            0 => Ok(()),
            _ => self.session.refuse_errors(&self.data, way_out, &self.records, env),
        }
    }

    /// Writes the document in the language asked for, else as agreed.
    pub fn answer(&self, agreed: Lang, document: impl FnOnce() -> Document, env: &mut Env) -> anyhow::Result<Outcome> {
        let width = env.width.filter(|_| self.asked.target.output.is_none()).unwrap_or(page::PLAIN);
        let setting = Setting { lang: self.session.globals.lang.unwrap_or(agreed), width };
        let (document, mut bytes) = (document(), Vec::new());
        match self.format.makes {
            Makes::Table(render) => {
                let render = |table: &Table| {
                    let mut bytes = Vec::new();
                    render(table, setting.lang, &mut bytes).map(|()| bytes)
                };
                return self.tables(&document, &render, env);
            }
            Makes::Text(render) | Makes::Facts(render) | Makes::Binary(Some(render)) => {
                render(&document, setting, &mut bytes)?
            }
            Makes::Binary(None) => {}
        }
        self.write(&bytes, &document.title, env)
    }

    /// Writes the table asked for, else every table, a file for each in one folder.
    fn tables(&self, document: &Document, render: Render, env: &mut Env) -> anyhow::Result<Outcome> {
        let is_of_table = |file: &&Path| ending(file).is_some_and(|ending| self.format.endings.contains(&&*ending));
        let folder = self.asked.target.output.as_deref().filter(|file| !is_of_table(file));
        match (self.asked.table, folder, self.asked.alone) {
            (Some(id), ..) | (None, None, Some(id)) => {
                let tables = document.tables();
                let table = match meant(&tables, id) {
                    Ok(table) => table,
                    Err(near) => return no_table(&tables, id, near),
                };
                let title = if table.caption.sv.is_empty() { &document.title } else { &table.caption };
                self.write(&render(table)?, title, env)
            }
            (None, Some(folder), _) => {
                let file = |table: &Table| Ok((file_name(table), render(table)?));
                let files: io::Result<Vec<_>> = document.tables().iter().map(|table| file(table)).collect();
                self.write_all(&files?, folder, env)
            }
            (None, None, None) => {
                let ids = ids(&document.tables());
                refuse(say!(
                    sv "Det finns många tabeller: `--format csv -o MAPP` skriver alla i en mapp, `--table TABELL` en av dem: {ids}.",
                    en "There are many tables: `--format csv -o FOLDER` writes all of them in a folder, `--table TABLE` one of them: {ids}."
                ))
            }
        }
    }

    /// Writes it where it was to go; into a file with a line beside that says what was written.
    fn write(&self, bytes: &[u8], title: &Text, env: &mut Env) -> anyhow::Result<Outcome> {
        match &self.asked.target.output {
            None => env.out.write_all(bytes)?,
            Some(file) => {
                told(file, write_file(&env.folder.join(file), bytes, self.asked.existing()))?;
                let shown = harmless_path(&file.to_string_lossy());
                self.session.note(&say!(sv "Skrev {shown}: {title}.", en "Wrote {shown}: {title}."; title), env)?;
            }
        }
        Ok(Outcome::Done)
    }

    fn write_all(&self, files: &[(String, Vec<u8>)], folder: &Path, env: &mut Env) -> anyhow::Result<Outcome> {
        match write_folder(&env.folder.join(folder), files, self.asked.existing()) {
            Err(FolderError::HoldsMore(other)) => {
                let (shown, other) = (quote(&folder.to_string_lossy()), quote(&other));
                return refuse(say!(
                    sv "{shown} innehåller också {other}, som skulle försvinna; ingenting skrevs. Välj en annan mapp.",
                    en "{shown} also holds {other}, which would be lost; nothing was written. Choose another folder."
                ));
            }
            Err(FolderError::Machine(error)) => told(folder, Err(error))?,
            Ok(()) => {}
        }
        let (count, shown) = (files.len(), harmless_path(&folder.to_string_lossy()));
        let (sv, en) = (several(count, "tabell", "tabeller"), several(count, "table", "tables"));
        self.session.note(&say!(sv "Skrev {sv} i {shown}.", en "Wrote {en} in {shown}."), env)?;
        Ok(Outcome::Done)
    }
}

/// Makes a file of a table.
type Render<'a> = &'a dyn Fn(&Table) -> io::Result<Vec<u8>>;

/// The table that is asked for, by its id or by what it is called; else the id that is nearest.
fn meant<'a>(tables: &'a [Cow<Table>], asked: &str) -> Result<&'a Table, Option<&'a str>> {
    let by_id = |id: &str| tables.iter().find(|table| table.id == id).map(Cow::as_ref);
    let candidate = |table: &'a Cow<Table>| match table.caption.is_empty() {
        true => Candidate::bare(&table.id),
        false => Candidate { labels: [&table.caption.sv, &table.caption.en], ..Candidate::bare(&table.id) },
    };
    match (by_id(asked), nearest(asked, tables.iter().map(candidate))) {
        (Some(table), _) => Ok(table),
        (None, Some(Meant::Surely(id))) => by_id(id).ok_or(None),
        (None, near) => Err(near.map(Meant::id)),
    }
}

fn no_table<T>(tables: &[Cow<Table>], asked: &str, near: Option<&str>) -> anyhow::Result<T> {
    let shown = quote(asked);
    refuse(match near {
        Some(near) => say!(
            sv "Här finns ingen tabell {shown}. Menas {near}?",
            en "There is no table {shown} here. Did you mean {near}?"
        ),
        None => {
            let ids = ids(tables);
            say!(
                sv "Här finns ingen tabell {shown}. De som finns är {ids}.",
                en "There is no table {shown} here. There are {ids}."
            )
        }
    })
}

fn ids(tables: &[Cow<Table>]) -> String {
    tables.iter().map(|table| table.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// A file's ending, in small letters.
fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase())
}

/// A table's id as a file's name; an agreement's own ids can hold anything.
fn file_name(table: &Table) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' };
    format!("{}.csv", table.id.chars().map(safe).collect::<String>())
}

/// Why a file couldn't be written, for the person who asked.
fn told(path: &Path, result: io::Result<()>) -> anyhow::Result<()> {
    let shown = quote(&path.to_string_lossy());
    match result {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => refuse(say!(
            sv "{shown} finns redan; `--force` skriver över den.",
            en "{shown} is there already; `--force` replaces it."
        )),
        Err(error) => Err(unwritable(&Text::same(shown), &error).into()),
        Ok(()) => Ok(()),
    }
}

#[cfg(all(test, feature = "office"))]
mod tests {
    use super::*;

    /// The outside world, with or without a terminal.
    fn env(terminal: bool) -> Env {
        Env {
            program: None,
            folder: std::path::PathBuf::new(),
            today: chrono::NaiveDate::default(),
            records: None,
            workspace: None,
            commits: false,
            lang: Lang::Sv,
            terminal,
            width: None,
            colour_out: false,
            progress: false,
            input: Box::new(io::empty()),
            out: Box::new(Vec::new()),
            err: Box::new(Vec::new()),
        }
    }

    #[test]
    fn only_a_terminal_without_a_file_is_refused() {
        let refused = |id: &str, file: Option<&str>, terminal| {
            let format = FORMATS.iter().find(|format| format.id == id).unwrap();
            let target = Target { format: None, output: file.map(Into::into), force: false };
            let asked = Asked { target: &target, table: None, takes: |_| true, alone: None };
            asked.refuse_unfit(format, &env(terminal)).is_err()
        };
        assert!(refused("docx", None, true));
        assert!(refused("xlsx", None, true));
        assert!(!refused("docx", Some("a.docx"), true));
        assert!(!refused("docx", None, false), "a pipe takes anything");
        assert!(!refused("html", None, true));
    }
}
