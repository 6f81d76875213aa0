//! Why git gave no answer, in words for the person who asked, and where a folder lies in its repository.

use std::path::{Path, PathBuf};

use super::outcome::{Refusal, refuse};
use crate::git::GitError;
use crate::identifier::{harmless, harmless_path};
use crate::say;

/// A failure of git as a refusal.
pub fn refused(error: GitError) -> Refusal {
    Refusal::Words(match error {
        GitError::Unreachable(error) if error.kind() == std::io::ErrorKind::NotFound => {
            say!(sv "git finns inte på datorn.", en "There is no git on this computer.")
        }
        GitError::Unreachable(error) => {
            let why = harmless(&error.to_string());
            say!(sv "git svarar inte: {why}.", en "git doesn't answer: {why}.")
        }
        GitError::Refused(words) => {
            let words = harmless(&words);
            say!(sv "git säger: {words}", en "git says: {words}")
        }
        GitError::Unmerged(paths) => {
            let paths = paths.iter().map(|path| harmless_path(path)).collect::<Vec<_>>().join(", ");
            say!(
                sv "Det här är ändrat på två håll och inte sammanfört: {paths}. Rätta, kör `git add` och försök igen.",
                en "This was changed in two places and isn't merged: {paths}. Mend it, run `git add` and try again."
            )
        }
    })
}

/// A folder's path below the repository's: `""`, `records/`.
pub fn below(folder: &Path, top: &Path) -> anyhow::Result<String> {
    let (folder, top) = (real(folder), real(top));
    let Ok(below) = folder.strip_prefix(&top) else {
        let shown = harmless_path(&folder.to_string_lossy());
        return refuse(say!(
            sv "{shown} ligger inte i git-förrådet härifrån.",
            en "{shown} doesn't lie in the git repository from here."
        ));
    };
    Ok(below.components().map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect())
}

/// A path without links, as far as it leads to something.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => real(parent).join(name),
        _ => path.to_owned(),
    })
}
