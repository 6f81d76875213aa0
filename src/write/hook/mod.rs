//! Git's hooks: written where none stands, taken away where they are the program's own (hook.md).

mod shell;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::{Existing, Use, write_file_for};
use shell::CALL;
pub use shell::quoted;

/// The hooks: one for a commit, one for a merge that needs no commit of its own.
const NAMES: [&str; 2] = ["pre-commit", "pre-merge-commit"];

/// How the second line of a hook begins that the program wrote, in every version.
const MARK: &str = "# Skriven av `iop hook install`";

const HEAD: &str = "#!/bin/sh
# Skriven av `iop hook install`; `iop hook uninstall` tar bort den.
# Kontrollerar de poster som git ska spara. / Checks the records that git is about to commit.
iop=";

const BODY: &str = "\
if [ ! -x \"$iop\" ]; then
    echo \"iop finns inte på $iop. Kör iop hook install igen. / iop isn't at $iop. Run iop hook install again.\" >&2
    exit 1
fi
exec \"$iop\" ";

/// A hook and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// Its file.
    pub file: PathBuf,
    /// What became of it.
    pub state: State,
}

/// What became of a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It was written, and checks this records directory.
    Written(String),
    /// It was taken away.
    Removed,
    /// There is none.
    Absent,
    /// Somebody else's stands there, and it runs the check; it is untouched.
    Calls,
    /// Somebody else's stands there, and it doesn't run the check; it is untouched.
    Foreign(Remedy),
}

/// What makes a hook of somebody else's run the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// The line, right below its first.
    Line,
    /// Its line is there, and has to move there: that it is always run and stops can't be seen where it stands.
    Move,
    /// It isn't executable, so that git passes it by.
    Permission,
    /// It is no script for a shell.
    Script,
    /// Husky writes the file anew; the line belongs in `.husky/`.
    Husky,
    /// The pre-commit framework, or prek, writes it anew; the check belongs in `.pre-commit-config.yaml`.
    PreCommit,
}

/// The command that a hook runs.
#[derive(Debug)]
pub struct Command {
    program: String,
    records: String,
}

impl Command {
    /// The check of a records directory (`records/`) by a program at its full path. A name that begins with a dash is
    /// no option.
    pub fn new(program: &str, records: &str) -> Self {
        let records = records.strip_suffix('/').unwrap_or(".");
        let records = if records.starts_with('-') { format!("./{records}") } else { records.to_owned() };
        let program = if cfg!(windows) { program.replace('\\', "/") } else { program.to_owned() };
        Self { program: quoted(&program), records }
    }

    /// The line that somebody adds to a hook of their own.
    pub fn line(&self) -> String {
        format!("{} {} || exit 1", self.program, self.arguments())
    }

    fn script(&self) -> String {
        format!("{HEAD}{}\n{BODY}{}\n", self.program, self.arguments())
    }

    fn arguments(&self) -> String {
        format!("{CALL} --records {}", quoted(&self.records))
    }
}

/// Writes the hooks that are missing, and the program's own anew.
///
/// # Errors
/// Where one can't be read or written.
pub fn install(folder: &Path, command: &Command) -> io::Result<Vec<Hook>> {
    fs::create_dir_all(folder)?;
    each(folder, Some(command), |file, standing| match standing {
        Standing::Another(state) => Ok(state),
        Standing::Nothing | Standing::Own => {
            write_file_for(Use::Running, file, command.script().as_bytes(), Existing::Replace)?;
            Ok(State::Written(command.records.clone()))
        }
    })
}

/// Takes away the hooks that are the program's own.
///
/// # Errors
/// Where one can't be read or taken away.
pub fn uninstall(folder: &Path) -> io::Result<Vec<Hook>> {
    each(folder, None, |file, standing| match standing {
        Standing::Another(state) => Ok(state),
        Standing::Nothing => Ok(State::Absent),
        Standing::Own => fs::remove_file(file).map(|()| State::Removed),
    })
}

fn each(
    folder: &Path,
    command: Option<&Command>,
    mut act: impl FnMut(&Path, Standing) -> io::Result<State>,
) -> io::Result<Vec<Hook>> {
    let hooks = NAMES.into_iter().map(|name| {
        let file = folder.join(name);
        let state = act(&file, standing(&file, command)?)?;
        Ok(Hook { file, state })
    });
    hooks.collect()
}

/// What stands where a hook would.
enum Standing {
    Nothing,
    /// The program's own.
    Own,
    /// Somebody else's: whether it runs the check.
    Another(State),
}

fn standing(file: &Path, command: Option<&Command>) -> io::Result<Standing> {
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !file.is_symlink() => return Ok(Standing::Nothing),
        Err(error) => return Err(error),
    };
    let text = String::from_utf8_lossy(&bytes);
    if is_own(&text) && !file.is_symlink() {
        return Ok(Standing::Own);
    }
    let remedy = remedy(file, &text, command).or_else(|| (!is_run(file)).then_some(Remedy::Permission));
    Ok(Standing::Another(remedy.map_or(State::Calls, State::Foreign)))
}

/// What a hook of somebody else's still needs to run this check, or one of any records.
fn remedy(file: &Path, text: &str, command: Option<&Command>) -> Option<Remedy> {
    let generated = ["File generated by pre-commit", "File generated by prek"];
    let is_of_these =
        |records: &str| command.is_none_or(|command| records.trim_matches(['\'', '"']) == command.records);
    let folders: Vec<&str> = file.iter().filter_map(|part| part.to_str()).collect();
    if folders.windows(2).any(|pair| pair == [".husky", "_"]) {
        Some(Remedy::Husky)
    } else if generated.iter().any(|mark| text.contains(mark)) {
        Some(Remedy::PreCommit)
    } else if !shell::is_for_shell(text) {
        Some(Remedy::Script)
    } else if let Some(running) = shell::running(text) {
        running.records.is_some_and(|records| !is_of_these(records)).then_some(Remedy::Line)
    } else {
        Some(if shell::mentions(text) { Remedy::Move } else { Remedy::Line })
    }
}

/// Whether git would run the file at all.
#[cfg(unix)]
fn is_run(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_run(_file: &Path) -> bool {
    true
}

/// Whether a hook is one that `install` of this or another version wrote, with nothing added since.
fn is_own(text: &str) -> bool {
    let own = ["#", "iop=", "if [ ! -x \"$iop\" ]; then", "    echo \"iop ", "    exit 1", "fi", "exec \"$iop\" "];
    let is_marked = text.lines().nth(1).is_some_and(|line| line.starts_with(MARK));
    is_marked && text.lines().all(|line| own.iter().any(|start| line.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hook_is_the_program_s_own_until_somebody_changes_it() {
        let script = Command::new("/opt/it's/iop", "records/").script();
        assert!(is_own(&script));
        assert!(is_own(&Command::new("/elsewhere/iop", "").script()));
        assert!(!is_own(&format!("{script}make test\n")));
        assert!(!is_own("#!/bin/sh\nmake test\n"));
        assert!(is_own(&script.replace("Kontrollerar", "Granskar")), "an older version's");
        let command = Command::new("/opt/iop", "records/");
        let needs = |file: &str, text: &str| remedy(Path::new(file), text, Some(&command));
        let elsewhere = "#!/bin/sh\niop validate --staged --records 'poster' || exit 1\n";
        assert_eq!(needs("/r/.git/hooks/pre-commit", elsewhere), Some(Remedy::Line));
        assert_eq!(needs("/r/.git/hooks/pre-commit", &elsewhere.replace("poster", "records")), None);
        assert_eq!(needs("/r/.git/hooks/pre-commit", "#!/bin/sh\niop validate --staged || exit 1\n"), None);
        assert_eq!(needs("/r/.git/hooks/pre-commit", "#!/bin/sh\nexit 0\niop validate --staged\n"), Some(Remedy::Move));
        assert_eq!(needs("/r/.git/hooks/pre-commit", "#!/usr/bin/env python3\n"), Some(Remedy::Script));
        assert_eq!(needs("/r/.husky/_/pre-commit", "#!/bin/sh\niop validate --staged\n"), Some(Remedy::Husky));
        let framework = "#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n";
        assert_eq!(needs("/r/.git/hooks/pre-commit", framework), Some(Remedy::PreCommit));
        assert!(script.contains(r"iop='/opt/it'\''s/iop'"));
        assert!(Command::new("/opt/iop", "-r/").line().contains("--records './-r'"));
    }
}
