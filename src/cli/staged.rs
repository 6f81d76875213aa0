//! `iop validate --staged`: what git would commit (hook.md).

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::args::Showing;
use super::env::Env;
use super::faults::Telling;
use super::git::{self, below};
use super::outcome::{Outcome, Refusal, as_typed, refuse};
use super::session::{Judged, Records, Session, misspelt, nearest_records, parts};
use crate::check::is_made_by;
use crate::diagnostic::{At, Diagnostic};
use crate::git::{Git, WorkTree};
use crate::identifier::harmless_path;
use crate::lang::{Text, several};
use crate::load::{AGREEMENT, Change, Foreseen, Index};
use crate::rules;
use crate::say;
use crate::source::{FileId, Source, Sources, numbered};

/// Checks what git would commit; only what the commit itself makes wrong stops it.
pub fn run(showing: &Showing, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let foreseen = likely_folder(session, env).as_deref().map(Foreseen::begin);
    let asked = Index::ask(Git::at(&env.folder)).map_err(git::refused)?;
    let (tree, mut index) = asked.answer().map_err(git::refused)?;
    let Some(folder) = records_folder(&index, &tree, session, env)? else {
        return nothing_to_check(session, env);
    };
    let records = Records::new(tree.top.join(&folder), &env.folder);
    let (judged, change) = session.check_staged(&mut index, &folder, foreseen, env).map_err(git::refused)?;
    let outside = index.personal_numbers_outside(&folder).map_err(git::refused)?;
    let changed = || index.changed_since_added(&folder).map_err(git::refused);
    let staged = Staged { judged, change, records, outside, changed: &changed };
    answer(&staged, showing, session, env)
}

/// The folder most likely asked about: it lies there and holds an agreement.
fn likely_folder(session: &Session, env: &Env) -> Option<PathBuf> {
    let named = session.named(env).map(|named| env.folder.join(named));
    named.or_else(|| nearest_records(&env.folder).ok()).filter(|folder| {
        // A link may lead to something that can't be read to its end.
        folder.join(AGREEMENT).symlink_metadata().is_ok_and(|file| file.is_file())
    })
}

/// What git would commit, judged.
struct Staged<'a> {
    judged: Judged,
    change: Change,
    records: Records,
    /// Where personal numbers stand in the rest of the commit: path and line.
    outside: Vec<(&'a str, usize)>,
    /// Asks git which files hold something else than what it would commit.
    changed: &'a dyn Fn() -> Result<BTreeSet<String>, Refusal>,
}

fn answer(staged: &Staged, showing: &Showing, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let Staged { judged, change, records, .. } = staged;
    let (sources, found) = parts(judged);
    let told = |diagnostic: &Diagnostic| judged.is_err() || is_made_by(diagnostic, change, sources);
    let faulty: BTreeSet<FileId> = found.iter().filter(|diagnostic| told(diagnostic)).map(|fault| fault.file).collect();
    let is_told = |(at, source): &(FileId, &Source)| change.touches(&source.path) || faulty.contains(at);
    let files = numbered(sources).filter(is_told).count();
    let outcome = match files {
        0 if !showing.format.is_for_programs => Outcome::Done,
        _ => showing.tell(&Telling { judged, files, told: &told, records }, session, env)?,
    };
    let (made, older): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        found.iter().filter(|it| it.is_error()).partition(|it| told(it));
    if !older.is_empty() {
        let (older, errors) = (older.len(), several(older.len(), "older error", "older errors"));
        let words = say!(
            sv "{older} fel sedan tidigare i andra filer; `iop validate` visar dem.",
            en "{errors} in other files; `iop validate` shows them."
        );
        session.note(&words, env)?;
    }
    tell_outside(&staged.outside, session, env)?;
    if outcome == Outcome::Faulty && !made.is_empty() {
        last_words(staged, &made, session, env)?;
    }
    Ok(outcome)
}

/// More files than these are named by their folder.
const MOST_NAMED: usize = 3;

/// What to type now. Whoever mended a file and forgot to add it again sees the old fault, and is told so.
fn last_words(staged: &Staged, made: &[&Diagnostic], session: &Session, env: &mut Env) -> anyhow::Result<()> {
    let sources = parts(&staged.judged).0;
    let wrong: BTreeSet<&str> = made.iter().map(|fault| sources[fault.file].path.as_str()).collect();
    let changed = (staged.changed)()?;
    let mended = wrong.iter().filter(|path| changed.contains(**path)).count();
    let (sv, en) = (several(mended, "fil", "filer"), several(mended, "file", "files"));
    let nothing = if env.commits { say!(sv "Inget sparades. ", en "Nothing was committed. ") } else { Text::same("") };
    let what = match mended {
        0 => say!(sv "Rätta felen ovan och skriv sedan:", en "Mend the faults above, then type:"),
        _ => say!(
            sv "{sv} med fel har ändrats sedan `git add`; det ändrade räknas först när det läggs till igen. Skriv:",
            en "{en} with faults changed since `git add`; what changed counts once it is added again. Type:"
        ),
    };
    let add = to_add(made, sources, &staged.records);
    let words = say!(
        sv "{nothing}{what}\n\n    git add {add}\n    git commit\n",
        en "{nothing}{what}\n\n    git add {add}\n    git commit\n"; nothing, what
    );
    Ok(session.note(&words, env)?)
}

/// What is added once the faults are mended: their files; the folder of a file that is mended by another name, since the
/// old one is no longer there; all, where it goes to another folder or a removal is the fault. Git adds nothing at all
/// where one of the paths that it is given is neither there nor known to it.
fn to_add(made: &[&Diagnostic], sources: &Sources, records: &Records) -> String {
    let shown = |path: &str| harmless_path(&records.seen(path));
    let is_renamed = |fault: &&&Diagnostic| {
        let path = &sources[fault.file].path;
        [&rules::ID_MISMATCH, &rules::WRONG_FOLDER].contains(&fault.rule) || shown(path) != records.seen(path)
    };
    let is_removal =
        |fault: &Diagnostic| fault.related.as_ref().is_some_and(|related| matches!(related.at, At::Removed(_)));
    let is_moved = |fault: &&&Diagnostic| is_renamed(fault) || is_removal(fault);
    let (moved, kept): (Vec<&&Diagnostic>, Vec<&&Diagnostic>) = made.iter().partition(is_moved);
    let folder = |fault: &&Diagnostic| match sources[fault.file].path.rsplit_once('/') {
        Some((folder, _)) if *fault.rule != rules::WRONG_FOLDER && !is_removal(fault) => folder.to_owned(),
        _ => String::new(),
    };
    let files = kept.iter().map(|fault| sources[fault.file].path.clone());
    let places: BTreeSet<String> = files.chain(moved.iter().map(|fault| folder(fault))).collect();
    let places = if places.contains("") { BTreeSet::from([String::new()]) } else { places };
    let places = if places.len() > MOST_NAMED { BTreeSet::from([String::new()]) } else { places };
    let typed: Vec<String> = places.iter().map(|place| as_typed(&shown(place))).collect();
    let all = if moved.is_empty() { "" } else { "-A " };
    format!("{all}{}", typed.join(" "))
}

/// Personal numbers in the rest of the commit: it isn't the records', so that nothing is stopped.
fn tell_outside(found: &[(&str, usize)], session: &Session, env: &mut Env) -> anyhow::Result<()> {
    for (path, line) in found {
        let path = harmless_path(path);
        let words = say!(
            sv "Varning: {path}:{line}: här står ett personnummer. Filen är ingen post och stoppas inte; ta bort numret innan andra får se det.",
            en "Warning: {path}:{line}: a personal number stands here. The file is no record and isn't stopped; remove the number before others see it."
        );
        session.warn(&words, env)?;
    }
    Ok(())
}

/// The records directory as git knows it (`""`, `records/`): the one named, else the nearest that would be committed,
/// was committed or lies in the folder. None where nothing of it would be committed.
fn records_folder(index: &Index, tree: &WorkTree, session: &Session, env: &Env) -> anyhow::Result<Option<String>> {
    let folder = match session.named(env) {
        Some(named) => Some(match tree.lexical(named).filter(|folder| index.knows(folder)) {
            Some(folder) => folder,
            None => below(&env.folder.join(named), &tree.top)?,
        }),
        None => index.nearest(&tree.prefix).or_else(|| below(&nearest_records(&env.folder).ok()?, &tree.top).ok()),
    };
    let Some(folder) = folder.filter(|folder| index.holds(folder)) else { return nowhere(index) };
    if index.has_agreement(&folder) {
        return Ok(Some(folder));
    }
    if let Some((_, name)) = index.agreements().map_err(git::refused)?.iter().find(|(at, _)| *at == folder) {
        return refuse(misspelt(&format!("{folder}{name}")));
    }
    let agreement = harmless_path(&format!("{folder}{AGREEMENT}"));
    refuse(say!(
        sv "{agreement} ingår inte i det som git skulle spara, så posterna kan inte kontrolleras. Lägg till den med `git add`.",
        en "{agreement} isn't in what git would commit, so the records can't be checked. Add it with `git add`."
    ))
}

/// Nothing of the records directory would be committed: fine, unless one elsewhere would.
fn nowhere(index: &Index) -> anyhow::Result<Option<String>> {
    let elsewhere = index.agreements().map_err(git::refused)?;
    match elsewhere.first() {
        None => Ok(None),
        Some((folder, name)) if *name != AGREEMENT => refuse(misspelt(&format!("{folder}{name}"))),
        Some((folder, _)) => {
            let folder = harmless_path(if folder.is_empty() { "./" } else { folder });
            refuse(say!(
                sv "Posterna ligger i {folder}; säg det med `--records` (och kör `iop hook install` igen därifrån).",
                en "The records are in {folder}; say so with `--records` (and run `iop hook install` there again)."
            ))
        }
    }
}

fn nothing_to_check(session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let words = say!(
        sv "Det som git skulle spara innehåller inga poster; det finns inget att kontrollera.",
        en "What git would commit holds no records; there is nothing to check."
    );
    session.note(&words, env)?;
    Ok(Outcome::Done)
}
