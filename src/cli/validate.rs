//! `iop validate`.

use std::path::{Path, PathBuf};

use super::args::{DiagnosticFormat, ValidateArgs, When};
use super::env::Env;
use super::session::{Judged, Records};
use super::{Outcome, Session, refuse, staged};
use crate::diagnostic::{Diagnostic, quote};
use crate::render::diagnostics::{self, Look, Shown};
use crate::rules::Severity;
use crate::say;
use crate::source::Source;

/// Checks the records and tells every fault of the files asked about.
pub fn run(args: &ValidateArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    if args.staged {
        return staged::run(args, session, env);
    }
    let records = session.records_for(&args.paths, env)?;
    let asked = Asked::new(&args.paths, &records, &env.folder)?;
    let judged = session.check(&records, env);
    let (sources, _) = parts(&judged);
    asked.refuse_hidden(sources, &records)?;
    let is_asked = |file: usize| sources.get(file).is_some_and(|source: &Source| asked.covers(&source.path));
    let files = (0..sources.len()).filter(|file| is_asked(*file)).count();
    let told = |diagnostic: &Diagnostic| is_asked(diagnostic.file);
    tell(&Telling { judged: &judged, files, told: &told, records: &records }, args, session, env)
}

/// The files of judged records, and their faults.
pub fn parts(judged: &Judged) -> (&[Source], &[Diagnostic]) {
    match judged {
        Ok(data) => (data.sources(), data.diagnostics()),
        Err((sources, diagnostics)) => (sources, diagnostics),
    }
}

/// What is to be told of judged records.
pub struct Telling<'a> {
    /// The records.
    pub judged: &'a Judged,
    /// How many files were asked about.
    pub files: usize,
    /// Whether a fault is of what was asked about.
    pub told: &'a dyn Fn(&Diagnostic) -> bool,
    /// Where they are.
    pub records: &'a Records,
}

/// Tells the faults asked about; they decide how it ends.
pub fn tell(telling: &Telling, args: &ValidateArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let (sources, found) = parts(telling.judged);
    let kept: Vec<&Diagnostic> = found.iter().filter(|diagnostic| (telling.told)(diagnostic)).collect();
    let workspace = env.workspace.as_ref().filter(|_| args.format == DiagnosticFormat::Github);
    let workspace = workspace.and_then(|folder| folder.canonicalize().ok());
    let seen = |path: &str| match &workspace {
        Some(workspace) => telling.records.seen_from(workspace, path),
        None => telling.records.seen(path),
    };
    let shown = Shown { diagnostics: &kept, sources, seen: &seen, files: telling.files, lang: session.lang };
    show(&shown, args, session, env)?;
    // What may follow goes to standard error, and is read after what was told.
    env.out.flush()?;
    if telling.judged.is_err() && !session.globals.quiet {
        let note = say!(
            sv "Överenskommelsen kunde inte förstås, så posterna är inte kontrollerade mot den.",
            en "The agreement couldn't be understood, so the records aren't checked against it."
        );
        writeln!(env.err, "iop: {}", note.get(session.lang))?;
    }
    let faulty = |severity| kept.iter().any(|diagnostic| diagnostic.rule.severity == severity);
    let refused =
        telling.judged.is_err() || faulty(Severity::Error) || (args.deny_warnings && faulty(Severity::Warning));
    Ok(if refused { Outcome::Faulty } else { Outcome::Done })
}

fn show(shown: &Shown, args: &ValidateArgs, session: &Session, env: &mut Env) -> anyhow::Result<()> {
    let snippets = match args.snippets {
        When::Auto => env.width.is_some(),
        When::Always => true,
        When::Never => false,
    };
    let look = Look { colour: session.colour, snippets };
    match args.format {
        DiagnosticFormat::Text if session.globals.quiet && shown.diagnostics.is_empty() => Ok(()),
        DiagnosticFormat::Text => diagnostics::text(shown, look, &mut env.out),
        DiagnosticFormat::Short => {
            diagnostics::short(shown, &mut env.out)?;
            writeln!(env.out, "{}", shown.summary().get(shown.lang))
        }
        DiagnosticFormat::Json => diagnostics::json(shown, &mut env.out),
        DiagnosticFormat::Github => diagnostics::github(shown, &mut env.out),
    }?;
    Ok(())
}

/// The paths asked about, below the records directory; none means all.
pub struct Asked(Vec<String>);

impl Asked {
    /// The paths, all of which must lie in the records directory.
    pub fn new(paths: &[PathBuf], records: &Records, folder: &Path) -> anyhow::Result<Self> {
        let mut asked = Vec::new();
        for path in paths {
            let shown = quote(&path.to_string_lossy());
            let full = folder.join(path);
            let parent = full.parent().and_then(|parent| parent.canonicalize().ok());
            let Some(real) = (if full.is_symlink() {
                parent.zip(full.file_name()).map(|(parent, name)| parent.join(name))
            } else {
                full.canonicalize().ok()
            }) else {
                return refuse(say!(sv "{shown} finns inte.", en "There is no {shown}."));
            };
            if records.real_root.starts_with(&real) {
                asked.push(String::new());
                continue;
            }
            let Ok(below) = real.strip_prefix(&records.real_root) else {
                return refuse(
                    say!(sv "{shown} ligger inte i mappen med poster.", en "{shown} isn't in the records directory."),
                );
            };
            asked.push(below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"));
        }
        Ok(Self(asked))
    }

    /// A file that was named and isn't read: hidden files are skipped, and that is said.
    pub fn refuse_hidden(&self, sources: &[Source], records: &Records) -> anyhow::Result<()> {
        let unread = |asked: &&String| !sources.iter().any(|source| covers(asked, &source.path));
        match self.0.iter().filter(unread).find(|asked| records.real_root.join(asked).is_file()) {
            None => Ok(()),
            Some(hidden) => {
                let hidden = quote(hidden);
                refuse(say!(
                    sv "{hidden} läses inte: dolda filer hoppas över.",
                    en "{hidden} isn't read: hidden files are skipped."
                ))
            }
        }
    }

    /// Whether a file is asked about.
    pub fn covers(&self, path: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|asked| covers(asked, path))
    }
}

/// Whether a file is the one asked about, or below it.
fn covers(asked: &str, path: &str) -> bool {
    asked.is_empty() || path == asked || path.strip_prefix(asked).is_some_and(|rest| rest.starts_with('/'))
}
