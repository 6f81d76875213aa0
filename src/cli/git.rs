//! Why git gave no answer, in words for the person who asked.

use super::Refusal;
use crate::git::GitError;
use crate::identifier::{harmless, harmless_path};
use crate::say;

/// A failure of git as a refusal.
pub fn refused(error: GitError) -> Refusal {
    Refusal(match error {
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
