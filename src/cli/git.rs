//! Why git gave no answer, in words for the person who asked, and where a folder lies in its repository.

use std::path::{Path, PathBuf};

use super::outcome::{Refusal, refuse};
use crate::git::GitError;
use crate::identifier::{harmless, harmless_path};
use crate::lang::Text;
use crate::machine::reason;
use crate::say;

/// A failure of git as a refusal.
pub fn refused(error: GitError) -> Refusal {
    Refusal::Words(words(error))
}

/// Why git gave no answer.
pub fn words(error: GitError) -> Text {
    match error {
        GitError::Unreachable(error) if error.kind() == std::io::ErrorKind::NotFound => {
            say!(sv "git finns inte på datorn.", en "There is no git on this computer.")
        }
        GitError::Unreachable(error) => {
            let why = reason(&error);
            say!(sv "git svarar inte: {why}.", en "git doesn't answer: {why}."; why)
        }
        GitError::Refused(words) => why(&words),
        GitError::Hookless => say!(
            sv "Inställningen `core.hooksPath` är tom, så git kör inga krokar. Kör `git config --unset core.hooksPath` och försök igen.",
            en "The setting `core.hooksPath` is empty, so git runs no hooks. Run `git config --unset core.hooksPath` and try again."
        ),
        GitError::Unmerged(paths) => {
            let paths = paths.iter().map(|path| harmless_path(path)).collect::<Vec<_>>().join(", ");
            say!(
                sv "Det här är ändrat på två håll och inte sammanfört: {paths}. Rätta, kör `git add` och försök igen.",
                en "This was changed in two places and isn't merged: {paths}. Mend it, run `git add` and try again."
            )
        }
    }
}

/// Git's refusal, in words of ours where they help more, with what to type; else git's own, whole.
fn why(words: &str) -> Text {
    let shown = words.lines().map(harmless).collect::<Vec<_>>().join("\n");
    let command =
        words.lines().map(str::trim).find(|line| line.starts_with("git config --global --add safe.directory"));
    match command {
        Some(command) => {
            let command = harmless(command);
            say!(
                sv "git läser inte mappen, eftersom en annan användare äger den. Litar du på den, kör:\n\n    {command}\n",
                en "git doesn't read the folder, since another user owns it. If you trust it, run:\n\n    {command}\n"
            )
        }
        None if words.contains("not a git repository") => say!(
            sv "Mappen ligger inte i något git-förråd. Kör `git init` i den mapp som ska bli ett.",
            en "The folder lies in no git repository. Run `git init` in the folder that is to be one."
        ),
        None if words.contains("cannot use bare repository") => say!(
            sv "Mappen är själv ett git-förråd utan arbetsmapp, och iop läser inget sådant. Står filerna `HEAD`, `config`, `objects` och `refs` bland posterna har någon lagt dit dem: ta bort dem.",
            en "The folder is itself a bare git repository, and iop reads none. If the files `HEAD`, `config`, `objects` and `refs` stand among the records, somebody put them there: remove them."
        ),
        None if words.contains("index.lock") => say!(
            sv "Ett annat git-kommando arbetar, eller har avbrutits. Vänta och försök igen; arbetar inget, gör som git säger:\n\n{shown}",
            en "Another git command is at work, or was broken off. Wait and try again; if none is, do as git says:\n\n{shown}"
        ),
        None => say!(sv "git säger: {shown}", en "git says: {shown}"),
    }
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
