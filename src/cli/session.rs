//! What commands share: where the records are, what day it is, which language, what was read.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::args::Globals;
use super::env::Env;
use super::outcome::{Outcome, Refusal, refuse};
use super::progress::Progress;
use crate::check::{CheckedDataset, check};
use crate::compute::CATALOGUE;
use crate::diagnostic::Diagnostic;
use crate::git::GitError;
use crate::identifier::{harmless, harmless_path};
use crate::lang::{Lang, Text, several};
use crate::load::{AGREEMENT, Change, Foreseen, Index, Loaded, agreement_in, load, load_agreement};
use crate::machine::reason;
use crate::render::diagnostics::{self, Shown};
use crate::say;
use crate::source::Sources;

/// Errors shown by a command that won't go on.
const FIRST_ERRORS: usize = 10;

/// What commands share.
pub struct Session {
    /// Options of every command.
    pub globals: Globals,
    /// What the program speaks.
    pub lang: Lang,
    /// What day it is.
    pub today: NaiveDate,
    /// Whether the answer is coloured.
    pub colour: bool,
}

/// Judged records; files and faults alone, where the agreement couldn't be understood.
pub type Judged = Result<CheckedDataset, (Sources, Vec<Diagnostic>)>;

/// The files of judged records, and their faults.
pub fn parts(judged: &Judged) -> (&Sources, &[Diagnostic]) {
    match judged {
        Ok(data) => (data.sources(), data.diagnostics()),
        Err((sources, diagnostics)) => (sources, diagnostics),
    }
}

/// Errors of the agreement itself: by one that has any nothing is mended or reported.
pub fn agreement_errors(judged: &Judged) -> Vec<&Diagnostic> {
    let (sources, found) = parts(judged);
    found.iter().filter(|fault| fault.is_error() && sources[fault.file].path == AGREEMENT).collect()
}

/// A records directory.
pub struct Records {
    /// Where it is.
    pub root: PathBuf,
    /// The same, without links.
    pub real_root: PathBuf,
    /// The current folder, without links.
    folder: PathBuf,
}

impl Session {
    /// Settles the options against the outside world.
    pub fn new(globals: Globals, lang: Lang, env: &Env) -> Self {
        let colour = globals.color.or(env.colour_out);
        Self { today: globals.today.unwrap_or(env.today), lang, colour, globals }
    }

    /// Says as the answer what was done, unless nothing is to be said.
    pub fn tell(&self, words: &Text, env: &mut Env) -> io::Result<()> {
        if self.globals.quiet { Ok(()) } else { env.tell(words.get(self.lang)) }
    }

    /// Says something besides the answer, unless nothing else is wanted.
    pub fn note(&self, words: &Text, env: &mut Env) -> io::Result<()> {
        if self.globals.quiet { Ok(()) } else { self.warn(words, env) }
    }

    /// Says what has to be known besides the answer.
    pub fn warn(&self, words: &Text, env: &mut Env) -> io::Result<()> {
        writeln!(env.err, "iop: {}", words.get(self.lang))
    }

    /// The records directory that somebody named.
    pub fn named<'a>(&'a self, env: &'a Env) -> Option<&'a PathBuf> {
        self.globals.records.as_ref().or(env.records.as_ref())
    }

    /// The records directory: `--records`, `$IOP_RECORDS`, else the nearest from here upwards.
    pub fn records(&self, env: &mut Env) -> anyhow::Result<Records> {
        self.records_near(&env.folder.clone(), env)
    }

    /// The records directory from here upwards, else from the first path asked about.
    pub fn records_for(&self, paths: &[PathBuf], env: &mut Env) -> anyhow::Result<Records> {
        match (self.records(env), paths.first()) {
            (Err(_), Some(path)) if self.globals.records.is_none() => self.records_near(&env.folder.join(path), env),
            (found, _) => found,
        }
    }

    fn records_near(&self, near: &Path, env: &mut Env) -> anyhow::Result<Records> {
        let root = match self.named(env) {
            Some(dir) => named_records(dir, &env.folder)?,
            None => nearest_records(near)?,
        };
        if self.globals.verbose {
            let (shown, today) = (harmless(&root.to_string_lossy()), self.today);
            self.warn(
                &say!(sv "poster i {shown}, dagen är {today}", en "records in {shown}, the day is {today}"),
                env,
            )?;
        }
        Ok(Records::new(root, &env.folder))
    }

    /// Reads and judges everything.
    pub fn check(&self, records: &Records, env: &Env) -> Judged {
        let progress = Progress::new(env.progress && !self.globals.quiet, self.lang);
        self.judge(load(&records.root, &|| progress.tick()))
    }

    /// Reads and judges what git would commit of a records directory, a path below the repository's folder.
    pub fn check_staged(
        &self,
        index: &mut Index,
        folder: &str,
        foreseen: Option<Foreseen>,
        env: &Env,
    ) -> Result<(Judged, Change), GitError> {
        let progress = Progress::new(env.progress && !self.globals.quiet, self.lang);
        let (loaded, change) = index.load(folder, foreseen, &|| progress.tick())?;
        Ok((self.judge(loaded), change))
    }

    /// Reads and judges the agreement alone.
    pub fn check_agreement(&self, records: &Records, _: &Env) -> Judged {
        self.judge(load_agreement(&records.root))
    }

    fn judge(&self, loaded: Loaded) -> Judged {
        let Loaded { dataset, mut diagnostics } = loaded;
        match dataset {
            Ok(data) => Ok(check(data, diagnostics, self.today, &CATALOGUE)),
            Err(sources) => {
                diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
                Err((sources, diagnostics))
            }
        }
    }

    /// The judged records; where the agreement has errors they are told, and the command is refused.
    pub fn sound_agreement(&self, judged: Judged, records: &Records, env: &mut Env) -> anyhow::Result<CheckedDataset> {
        let faults = agreement_errors(&judged);
        match judged {
            Ok(data) if faults.is_empty() => Ok(data),
            _ => {
                self.warn(&say!(sv "Överenskommelsen har fel:", en "The agreement has errors:"), env)?;
                self.refusal(&faults, parts(&judged).0, records, env)?;
                Err(Refusal::Said(Outcome::Refused).into())
            }
        }
    }

    /// Refuses records with errors by telling the first of them; `way_out` says what can be done in spite of them.
    pub fn refuse_errors(
        &self,
        data: &CheckedDataset,
        way_out: Option<&Text>,
        records: &Records,
        env: &mut Env,
    ) -> anyhow::Result<()> {
        let faults: Vec<&Diagnostic> = data.diagnostics().iter().filter(|diagnostic| diagnostic.is_error()).collect();
        let count = faults.len();
        let errors = several(count, "error", "errors");
        let head = say!(
            sv "Posterna har {count} fel; ingenting skrevs.",
            en "The records have {errors}; nothing was written."
        );
        let words: Vec<&str> = [Some(&head), way_out].into_iter().flatten().map(|words| words.get(self.lang)).collect();
        writeln!(env.err, "iop: {}", words.join(" "))?;
        self.refusal(&faults, data.sources(), records, env)?;
        Err(Refusal::Said(Outcome::Faulty).into())
    }

    fn refusal(
        &self,
        faults: &[&Diagnostic],
        sources: &Sources,
        records: &Records,
        env: &mut Env,
    ) -> anyhow::Result<()> {
        let shown = Shown {
            diagnostics: faults,
            sources,
            seen: &|path| records.seen(path),
            files: 0,
            of_records: true,
            lang: self.lang,
        };
        Ok(diagnostics::refusal(&shown, FIRST_ERRORS, &mut env.err)?)
    }
}

/// Whether an agreement lies in a folder; one by another spelling of its name is told, as seen from `near`, never passed over.
fn is_records(folder: &Path, near: &Path) -> anyhow::Result<bool> {
    let seen = |path: PathBuf| pathdiff::diff_paths(&path, near).unwrap_or(path).to_string_lossy().into_owned();
    match agreement_in(folder) {
        Ok(Some(name)) if name != AGREEMENT => refuse(misspelt(&seen(folder.join(name)))),
        Ok(found) => Ok(found.is_some()),
        Err(error) => {
            let (folder, why) = (harmless_path(&seen(folder.to_owned())), reason(&error));
            refuse(say!(sv "{folder} kan inte läsas: {why}.", en "{folder} can't be read: {why}."; why))
        }
    }
}

/// An agreement by another name than it is looked for by.
pub fn misspelt(path: &str) -> Text {
    let path = harmless(path);
    say!(
        sv "{path} ska heta {AGREEMENT}: döp om filen. Windows döljer slutet på namnet tills Filnamnstillägg är valt på menyn Visa.",
        en "{path} is to be called {AGREEMENT}: rename the file. Windows hides the end of the name until File name extensions is chosen on the menu View."
    )
}

/// The folder that somebody named.
fn named_records(dir: &Path, folder: &Path) -> anyhow::Result<PathBuf> {
    let root = folder.join(dir);
    if is_records(&root, folder)? {
        return Ok(root);
    }
    let dir = harmless(&dir.to_string_lossy());
    if root.is_file() {
        refuse(say!(sv "{dir} är en fil, inte en mapp med poster.", en "{dir} is a file, no records directory."))
    } else {
        refuse(say!(
            sv "{dir} saknar agreement.yaml; `iop init {dir}` gör den till en mapp för poster.",
            en "{dir} has no agreement.yaml; `iop init {dir}` makes it a records directory."
        ))
    }
}

/// The folder with `agreement.yaml` or `records/agreement.yaml`, here or above.
pub fn nearest_records(near: &Path) -> anyhow::Result<PathBuf> {
    for folder in near.ancestors() {
        let here = [folder.to_owned(), folder.join("records")];
        for folder in &here {
            if agreement_in(folder)?.as_deref() == Some(AGREEMENT) {
                return Ok(folder.clone());
            }
        }
        for folder in &here {
            is_records(folder, near)?;
        }
    }
    refuse(say!(
        sv "Ingen mapp med poster här eller högre upp; `iop init` gör en, `--records MAPP` pekar ut en.",
        en "No records directory here or further up; `iop init` makes one, `--records DIR` points one out."
    ))
}

impl Records {
    /// A records directory, seen from a folder.
    pub fn new(root: PathBuf, folder: &Path) -> Self {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        Self { real_root: real(&root), folder: real(folder), root }
    }

    /// A path below the records directory as seen from the current folder.
    pub fn seen(&self, path: &str) -> String {
        self.seen_from(&self.folder, path)
    }

    /// A path below the records directory as seen from a folder without links.
    pub fn seen_from(&self, folder: &Path, path: &str) -> String {
        let file = self.real_root.join(path);
        let seen = pathdiff::diff_paths(&file, folder).unwrap_or(file);
        if cfg!(windows) { seen.to_string_lossy().replace('\\', "/") } else { seen.to_string_lossy().into_owned() }
    }
}
