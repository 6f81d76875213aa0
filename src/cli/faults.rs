//! The faults of judged records, as somebody asks to see them.

use super::args::Showing;
use super::env::Env;
use super::outcome::Outcome;
use super::session::{Judged, Records, Session, agreement_errors, parts};
use crate::diagnostic::Diagnostic;
use crate::render::diagnostics::{Look, Shown};
use crate::rules::Severity;
use crate::say;

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

impl Showing {
    /// Tells the faults asked about; they decide how it ends.
    pub fn tell(&self, telling: &Telling, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
        let Telling { judged, files, told, records } = *telling;
        let (sources, found) = parts(judged);
        let kept: Vec<&Diagnostic> = found.iter().filter(|diagnostic| told(diagnostic)).collect();
        let workspace = env.workspace.as_ref().filter(|_| self.format.is_for_github);
        let workspace = workspace.and_then(|folder| folder.canonicalize().ok());
        let seen = |path: &str| match &workspace {
            Some(workspace) => records.seen_from(workspace, path),
            None => records.seen(path),
        };
        let of_records = judged.is_ok() && agreement_errors(judged).is_empty();
        let shown = Shown { diagnostics: &kept, sources, seen: &seen, files, of_records, lang: session.lang };
        if !(kept.is_empty() && session.globals.quiet && self.format.is_for_reading) {
            (self.format.render)(&shown, self.look(session, env), &mut env.out)?;
        }
        // What may follow goes to standard error, and is read after what was told.
        env.out.flush()?;
        if judged.is_err() {
            let note = say!(
                sv "Överenskommelsen kunde inte förstås, så posterna är inte kontrollerade mot den.",
                en "The agreement couldn't be understood, so the records aren't checked against it."
            );
            session.note(&note, env)?;
        }
        let faulty = |severity| kept.iter().any(|diagnostic| diagnostic.rule.severity == severity);
        let refused = judged.is_err() || faulty(Severity::Error) || (self.deny_warnings && faulty(Severity::Warning));
        Ok(if refused { Outcome::Faulty } else { Outcome::Done })
    }

    fn look(&self, session: &Session, env: &Env) -> Look {
        Look {
            colour: session.colour,
            snippets: self.snippets.or(env.terminal),
            asked_by: session.globals.verbose,
            width: env.width,
        }
    }
}
