//! `iop fix`: mends what is certain.

use std::path::PathBuf;

use similar::TextDiff;

use crate::cli::args::Words;
use crate::cli::env::Env;
use crate::cli::outcome::{Outcome, unwritten};
use crate::cli::paths::Paths;
use crate::cli::session::{Session, parts};
use crate::diagnostic::Diagnostic;
use crate::identifier::{harmless, harmless_path, mask};
use crate::lang::{Text, several};
use crate::load::{Mended, mended};
use crate::say;
use crate::write::{Unmended, mend_file};

/// Mend what is certain, such as a label for its id.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files or folders to mend; all of them, if none is named.
    paths: Vec<PathBuf>,
    /// Show what would change, and change nothing.
    #[arg(long)]
    diff: bool,
}

/// The same in Swedish.
pub const SWEDISH: Words = &[
    ("", "Rätta det som är säkert, till exempel en etikett i stället för ett id"),
    ("paths", "Filer eller mappar att rätta; alla, om ingen nämns"),
    ("diff", "Visa vad som skulle ändras, och ändra ingenting"),
];

/// Mends the records asked about, or shows how it would.
pub fn run(args: &Arguments, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let records = session.records_for(&args.paths, env)?;
    let asked = Paths::new(&args.paths, &records, &env.folder)?;
    let judged = session.check(&records, env);
    asked.refuse_hidden(parts(&judged).0, &records)?;
    let checked = session.sound_agreement(judged, &records, env)?;
    let mended = mended(&records.root, checked.agreement(), &|path| asked.covers(path));
    if args.diff {
        mended.iter().try_for_each(|mended| show(mended, &records.seen(&mended.path), env))?;
        return Ok(Outcome::Done);
    }
    let (mut done, mut untouched) = (Vec::new(), Vec::new());
    for Mended { path, file, bytes, after, .. } in &mended {
        let shown = harmless_path(&records.seen(path));
        match mend_file(file, bytes, after.as_bytes()) {
            Ok(()) => done.push(shown),
            Err(why) => untouched.push(unmended(&shown, &why)),
        }
    }
    done.iter().try_for_each(|path| writeln!(env.out, "{path}"))?;
    untouched.iter().try_for_each(|words| session.warn(words, env))?;
    let judged = session.check(&records, env);
    let (sources, faults) = parts(&judged);
    let is_asked = |fault: &&Diagnostic| fault.files().any(|file| asked.covers(&sources[file].path));
    let left = faults.iter().filter(|fault| fault.is_error()).filter(is_asked).count();
    tell(done.len(), left, session, env)?;
    Ok(match left {
        _ if !untouched.is_empty() => Outcome::Refused,
        0 => Outcome::Done,
        _ => Outcome::Faulty,
    })
}

fn unmended(path: &str, why: &Unmended) -> Text {
    match why {
        Unmended::Changed => say!(
            sv "{path} sparades av någon medan den rättades, och är orörd. Kör `iop fix` igen.",
            en "{path} was saved by somebody while it was mended, and is untouched. Run `iop fix` again."
        ),
        Unmended::Shared => say!(
            sv "{path} ägs av någon annan eller har flera namn, som den skulle förlora; den är orörd. Rätta den för hand.",
            en "{path} is somebody else's or has several names, which it would lose; it is untouched. Mend it by hand."
        ),
        Unmended::Machine(error) => unwritten(&Text::same(path), error),
    }
}

fn tell(files: usize, left: usize, session: &Session, env: &mut Env) -> std::io::Result<()> {
    let (sv, en) = (several(files, "fil är rättad", "filer är rättade"), several(files, "file is", "files are"));
    let mended = match files {
        0 => say!(sv "Inget att rätta som är säkert.", en "Nothing to mend that is certain."),
        _ => say!(sv "{sv}.", en "{en} mended."),
    };
    let errors = several(left, "error", "errors");
    let rest = match left {
        0 => say!(sv "Inga fel är kvar.", en "No errors are left."),
        _ => say!(
            sv "{left} fel är kvar att rätta för hand; `iop validate` visar dem.",
            en "{errors} left to mend by hand; `iop validate` shows them."
        ),
    };
    session.tell(&say!(sv "{mended} {rest}", en "{mended} {rest}"; mended, rest), env)
}

/// The lines that would change, identifiers in them masked.
fn show(mended: &Mended, path: &str, env: &mut Env) -> std::io::Result<()> {
    let path = harmless_path(path);
    let before = if mended.is_wide() { format!("{path} (UTF-16)") } else { path.clone() };
    let diff = TextDiff::from_lines(&mended.before, &mended.after);
    let diff = diff.unified_diff().context_radius(1).header(&before, &path).to_string();
    if mended.is_wide() && diff.is_empty() {
        writeln!(env.out, "--- {before}\n+++ {path}")?;
    }
    let shown = |line: &str| harmless(&mask(&line.replace('\r', "␍")));
    diff.split_terminator('\n').try_for_each(|line| writeln!(env.out, "{}", shown(line)))
}
