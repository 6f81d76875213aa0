//! `iop validate`.

use std::path::PathBuf;

use crate::cli::args::{Showing, Words};
use crate::cli::env::Env;
use crate::cli::faults::Telling;
use crate::cli::outcome::Outcome;
use crate::cli::paths::Paths;
use crate::cli::session::{Session, parts};
use crate::cli::staged;
use crate::diagnostic::Diagnostic;

/// Check records; all problems at once.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files or folders to report on; all of them, if none is named.
    paths: Vec<PathBuf>,
    /// Check what git would commit, not what lies in the folder.
    #[arg(long, conflicts_with = "paths")]
    staged: bool,
    /// How the faults are shown.
    #[command(flatten)]
    showing: Showing,
}

/// The same in Swedish.
pub const SWEDISH: Words = &[
    ("", "Kontrollera poster; alla fel på en gång"),
    ("paths", "Filer eller mappar att berätta om; alla, om ingen nämns"),
    ("format", "Hur de visas: text, short (en rad var), json (för program) eller github (för GitHub Actions)"),
    ("staged", "Kontrollera det som git skulle spara, inte det som ligger i mappen"),
];

/// Checks the records and tells every fault of the files asked about.
pub fn run(args: &Arguments, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    if args.staged {
        return staged::run(&args.showing, session, env);
    }
    let records = session.records_for(&args.paths, env)?;
    let asked = Paths::new(&args.paths, &records, &env.folder)?;
    let judged = session.check(&records, env);
    let (sources, _) = parts(&judged);
    asked.refuse_hidden(sources, &records)?;
    let files = sources.iter().filter(|source| asked.covers(&source.path)).count();
    let told = |fault: &Diagnostic| fault.files().any(|file| asked.covers(&sources[file].path));
    args.showing.tell(&Telling { judged: &judged, files, told: &told, records: &records }, session, env)
}
