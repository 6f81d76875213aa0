//! What git says of the records directory.

use std::path::Path;
use std::process::{Command, Stdio};

/// The commit that a folder stands at, and whether anything in the folder is uncommitted.
/// `None` where there is no git, no repository or no commit.
pub fn commit(folder: &Path) -> Option<(String, bool)> {
    let status = ["status", "--porcelain=v2", "--branch", "--untracked-files=normal", "--", "."];
    let output = Command::new("git")
        .current_dir(folder)
        .args(["--no-optional-locks", "-c", "core.fsmonitor=false"])
        .args(status)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let answer = String::from_utf8_lossy(&output.stdout);
    let commit =
        answer.lines().find_map(|line| line.strip_prefix("# branch.oid ")).filter(|oid| *oid != "(initial)")?;
    let dirty = answer.lines().any(|line| !line.starts_with('#'));
    Some((commit.to_owned(), dirty))
}
