//! `iop hook`.

use std::path::Path;

use clap::ValueEnum;

use crate::cli::args::Words;
use crate::cli::env::Env;
use crate::cli::git::{self, below};
use crate::cli::outcome::{Outcome, as_typed, refuse};
use crate::cli::session::Session;
use crate::git::Git;
use crate::identifier::{harmless, harmless_path};
use crate::lang::Text;
use crate::machine::reason;
use crate::say;
use crate::write::hook::{self, Command, Hook, Remedy, State};

/// The git hook that checks records before they are committed.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// What to do with it.
    action: Action,
}

/// The same in Swedish.
pub const SWEDISH: Words = &[
    ("", "Kontrollen som git kör innan poster sparas"),
    ("action", "install (sätt den på plats) eller uninstall (ta bort den); andras krokar rörs inte"),
];

/// What can be done with the hook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Action {
    /// Put it in place; another hook is left alone.
    #[value(alias = "installera")]
    Install,
    /// Take it away; another hook is left alone.
    #[value(alias = "avinstallera")]
    Uninstall,
}

/// Puts git's hooks in place, or takes them away.
pub fn run(args: &Arguments, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let top = Git::at(&env.folder).work_tree().map_err(git::refused)?.top;
    let folder = Git::at(&env.folder).hooks_folder(&top).map_err(git::refused)?;
    let done = match args.action {
        Action::Install => {
            let command = command(&top, session, env)?;
            hook::install(&folder, &command).map(|hooks| (hooks, Some(command)))
        }
        Action::Uninstall => hook::uninstall(&folder).map(|hooks| (hooks, None)),
    };
    let (hooks, command) = match done {
        Ok(done) => done,
        Err(error) => {
            let (shown, why) = (seen(&folder, env), reason(&error));
            return refuse(say!(
                sv "Krokarna i {shown} kan inte ändras: {why}.",
                en "The hooks in {shown} can't be changed: {why}."; why
            ));
        }
    };
    let outcome = tell(&hooks, command.as_ref(), session, env)?;
    if outcome == Outcome::Done && command.is_some() && below(&folder, &top).is_err() && !is_git_folder(&folder, env) {
        let words = say!(
            sv "Mappen med krokar ligger utanför förrådet (`core.hooksPath`): krokarna körs i alla förråd som använder den.",
            en "The folder of hooks lies outside the repository (`core.hooksPath`): they run in every repository that uses it."
        );
        session.warn(&words, env)?;
    }
    Ok(outcome)
}

/// Whether a folder is in git's own store, which a linked worktree or a submodule has elsewhere.
fn is_git_folder(folder: &Path, env: &Env) -> bool {
    Git::at(&env.folder).store().is_ok_and(|store| below(folder, &store).is_ok())
}

/// The check of the records directory that somebody named, else of the nearest.
fn command(top: &Path, session: &Session, env: &mut Env) -> anyhow::Result<Command> {
    let records = session.records(env)?;
    let records = below(&records.root, top)?;
    if harmless(&records) != records {
        return refuse(say!(
            sv "Mappens namn har tecken som inte går att visa eller skriva; byt namn på den.",
            en "The folder's name has signs that can't be shown or typed; rename it."
        ));
    }
    match env.program.as_deref().and_then(Path::to_str).filter(|program| harmless(program) == *program) {
        Some(program) => Ok(Command::new(program, &records)),
        None => refuse(say!(
            sv "Programmets egen plats går inte att läsa; lägg det på en annan plats.",
            en "The program's own place can't be read; put it elsewhere."
        )),
    }
}

/// Says what became of each hook. One that stands in the way means that it isn't done.
fn tell(hooks: &[Hook], command: Option<&Command>, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    for Hook { file, state } in hooks {
        let in_the_way = match command {
            Some(_) => matches!(state, State::Foreign(_)),
            None => matches!(state, State::Calls | State::Foreign(Remedy::Move)),
        };
        if in_the_way {
            outcome = Outcome::Refused;
        }
        let shown = seen(file, env);
        let words = said(&shown, state, command);
        if in_the_way {
            session.warn(&words, env)?;
        } else {
            session.tell(&words, env)?;
        }
    }
    Ok(outcome)
}

/// A path as seen from the current folder.
fn seen(path: &Path, env: &Env) -> String {
    let seen = pathdiff::diff_paths(path, &env.folder).unwrap_or_else(|| path.to_owned());
    harmless_path(&seen.to_string_lossy())
}

fn said(file: &str, state: &State, command: Option<&Command>) -> Text {
    match (state, command) {
        (State::Written(records), _) => {
            let records = harmless_path(records);
            say!(
                sv "Skrev {file}: posterna i {records} kontrolleras innan git sparar dem.",
                en "Wrote {file}: the records in {records} are checked before git commits them."
            )
        }
        (State::Removed, _) => say!(sv "Tog bort {file}.", en "Removed {file}."),
        (State::Absent, _) => say!(sv "{file} finns inte.", en "There is no {file}."),
        (State::Foreign(remedy), Some(command)) => needed(file, *remedy, &command.line()),
        (State::Calls, Some(_)) => say!(
            sv "{file} är orörd och kör redan kontrollen.",
            en "{file} is untouched and runs the check already."
        ),
        (State::Calls | State::Foreign(Remedy::Move), None) => say!(
            sv "{file} är inte skriven av iop och är orörd. Ta själv bort raden med `validate --staged` ur den.",
            en "{file} isn't written by iop and is untouched. Remove the line with `validate --staged` from it yourself."
        ),
        (State::Foreign(_), None) => say!(
            sv "{file} är inte skriven av iop och är orörd.",
            en "{file} isn't written by iop and is untouched."
        ),
    }
}

/// What makes a hook of somebody else's run the check, and where that belongs.
fn needed(file: &str, remedy: Remedy, line: &str) -> Text {
    match remedy {
        Remedy::Line => say!(
            sv "{file} finns redan och är orörd. Lägg till den här raden i den, direkt under första raden (`#!`):\n\n    {line}\n",
            en "{file} is there already and is untouched. Add this line to it, right below the first (`#!`):\n\n    {line}\n"
        ),
        Remedy::Move => say!(
            sv "{file} har raden, men där den står går det inte att se att den alltid körs och stoppar. Sätt den direkt under första raden (`#!`), så här:\n\n    {line}\n",
            en "{file} has the line, but where it stands it can't be seen that it is always run and stops. Put it right below the first (`#!`), like this:\n\n    {line}\n"
        ),
        Remedy::Permission => {
            let typed = as_typed(file);
            say!(
                sv "{file} är inte körbar, så git kör den inte. Gör den körbar: `chmod +x {typed}`.",
                en "{file} isn't executable, so git doesn't run it. Make it so: `chmod +x {typed}`."
            )
        }
        Remedy::Script => say!(
            sv "{file} är inget skalskript och är orörd. Låt det köra den här raden med `sh -c` och sluta med fel när den gör det:\n\n    {line}\n",
            en "{file} is no shell script and is untouched. Let it run this line with `sh -c`, and end with an error when it does:\n\n    {line}\n"
        ),
        Remedy::Husky => say!(
            sv "{file} skrivs om av husky. Lägg raden först i filen med samma namn i mappen `.husky` i stället:\n\n    {line}\n",
            en "{file} is written anew by husky. Put the line first in the file of the same name in the folder `.husky` instead:\n\n    {line}\n"
        ),
        Remedy::PreCommit => say!(
            sv "{file} skrivs om av pre-commit. Lägg till kontrollen i `.pre-commit-config.yaml` i stället, som docs/hook.md visar, eller kör `pre-commit uninstall` först.",
            en "{file} is written anew by pre-commit. Add the check to `.pre-commit-config.yaml` instead, as docs/hook.md shows, or run `pre-commit uninstall` first."
        ),
    }
}
