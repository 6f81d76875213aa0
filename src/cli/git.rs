//! Why git gave no answer, in words for the person who asked.

use super::Refusal;
use crate::git::GitError;
use crate::identifier::{harmless, harmless_path};
use crate::say;

/// A failure of git as a refusal.
pub fn refused(error: GitError) -> Refusal {
    Refusal(match error {
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
                sv "Två grenar har ändrat samma fil, och den är inte sammanförd: {paths}. Rätta den, kör `git add` på den och försök igen.",
                en "Two branches changed the same file, and it isn't merged: {paths}. Mend it, run `git add` on it and try again."
            )
        }
    })
}
