//! What git says, over pipes. Git itself is asked, so that its users' configuration and environment hold.

mod store;
mod trees;

use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::{Child, Command, Stdio};

pub use store::ContentReader;
pub use trees::{Comparison, TreeReader};

/// What a repository that somebody sent could have run is left out: no folder among the records is taken for a
/// repository of its own, no program is asked what has changed, and nothing is fetched.
const READS_ONLY: [&str; 4] = ["-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false"];

/// Git, asked from a folder. What git has set for a hook (`GIT_INDEX_FILE`, `GIT_DIR`) is passed on to it; asked from
/// the current folder, a relative path in it means the same.
#[derive(Debug, Clone)]
pub struct Git {
    folder: PathBuf,
}

/// Why git gave no answer.
#[derive(Debug)]
pub enum GitError {
    /// There is no git, or it can't be talked to.
    Unreachable(io::Error),
    /// Git wouldn't; its own words.
    Refused(String),
    /// Files that two branches changed and nobody has put together yet.
    Unmerged(Vec<String>),
    /// `core.hooksPath` is empty, so that git runs no hook.
    Hookless,
}

impl From<io::Error> for GitError {
    fn from(error: io::Error) -> Self {
        Self::Unreachable(error)
    }
}

/// Where a folder lies in its repository.
#[derive(Debug)]
pub struct WorkTree {
    /// The repository's own folder.
    pub top: PathBuf,
    /// The folder asked from, below it; `/` between its parts and at its end, empty at the top.
    pub prefix: String,
}

impl WorkTree {
    /// A folder named from the folder asked from, as its words have it, whatever lies on disk: `records/`.
    /// None where it is named from elsewhere or lies outside.
    pub fn lexical(&self, named: &Path) -> Option<String> {
        let mut parts: Vec<&str> = self.prefix.split_terminator('/').collect();
        for part in named.components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => drop(parts.pop()?),
                Component::Normal(name) => parts.push(name.to_str()?),
                Component::Prefix(_) | Component::RootDir => return None,
            }
        }
        Some(parts.iter().map(|part| format!("{part}/")).collect())
    }
}

/// A file in a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub mode: Mode,
    /// The id of its content.
    pub id: String,
    /// Its path below the repository's folder, `/` between its parts.
    pub path: String,
}

/// A question that git is thinking about.
#[derive(Debug)]
pub struct Question<T> {
    child: Child,
    read: fn(&[u8]) -> T,
}

impl<T> Question<T> {
    /// Waits for the answer.
    ///
    /// # Errors
    /// Where git won't answer.
    pub fn answer(self) -> Result<T, GitError> {
        let output = self.child.wait_with_output()?;
        if output.status.success() {
            return Ok((self.read)(&output.stdout));
        }
        Err(GitError::Refused(reason(&String::from_utf8_lossy(&output.stderr))))
    }
}

/// What a file in a tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A file.
    File,
    /// A symbolic link; its content is where it leads.
    Link,
    /// Another repository.
    Repository,
}

impl Git {
    /// Git, asked from a folder.
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Where the folder lies.
    ///
    /// # Errors
    /// Where it lies in no work tree.
    pub fn work_tree(&self) -> Result<WorkTree, GitError> {
        self.ask_work_tree()?.answer()
    }

    /// Asks where the folder lies.
    ///
    /// # Errors
    /// Where there is no git.
    pub fn ask_work_tree(&self) -> Result<Question<WorkTree>, GitError> {
        self.ask(&["rev-parse", "--show-toplevel", "--show-prefix"], |answer| {
            let answer = String::from_utf8_lossy(answer);
            let mut lines = answer.lines();
            // Git writes both lines, the second one empty at the top.
            let mut line = || lines.next().unwrap_or_default().to_owned();
            WorkTree { top: PathBuf::from(line()), prefix: line() }
        })
    }

    /// Where git looks for hooks: `core.hooksPath`, seen from the repository's folder, else its own folder for them.
    ///
    /// # Errors
    /// Where the folder lies in no repository, or git runs none.
    pub fn hooks_folder(&self, top: &Path) -> Result<PathBuf, GitError> {
        match self.answer(&["config", "--type=path", "--get", "core.hooksPath"]).map(|answer| path(&answer)) {
            Ok(configured) if configured.as_os_str().is_empty() => Err(GitError::Hookless),
            Ok(configured) => Ok(top.join(configured)),
            Err(_) => Ok(self.folder.join(path(&self.answer(&["rev-parse", "--git-path", "hooks"])?))),
        }
    }

    /// Git's own store, which linked worktrees share.
    ///
    /// # Errors
    /// Where the folder lies in no repository.
    pub fn store(&self) -> Result<PathBuf, GitError> {
        Ok(self.folder.join(path(&self.answer(&["rev-parse", "--git-common-dir"])?)))
    }

    /// Asks for the tree that would be committed, by its id. Unlike the list of the index it leaves out what is only
    /// intended. Git refuses where the index is locked or files are [unmerged](Self::unmerged).
    ///
    /// # Errors
    /// Where there is no git.
    pub fn ask_tree(&self) -> Result<Question<String>, GitError> {
        self.ask(&["write-tree"], |answer| String::from_utf8_lossy(answer).trim().to_owned())
    }

    /// Files that two branches changed and nobody has put together yet.
    ///
    /// # Errors
    /// Where git won't say.
    pub fn unmerged(&self) -> Result<Vec<String>, GitError> {
        let answer = self.answer(&["ls-files", "--unmerged", "--full-name", "-z"])?;
        let paths = answer.split(|byte| *byte == 0).filter_map(|line| {
            let line = String::from_utf8_lossy(line);
            line.split_once('\t').map(|(_, path)| path.to_owned())
        });
        let mut paths: Vec<String> = paths.collect();
        paths.dedup();
        Ok(paths)
    }

    /// Files of the work tree that hold something else than the index, by their paths below the repository. Git
    /// compares, so that what it undoes itself (line ends, encodings, filters) is no difference.
    ///
    /// # Errors
    /// Where git won't say.
    pub fn changed_since_added(&self) -> Result<Vec<String>, GitError> {
        let answer =
            self.answer(&["--no-optional-locks", "diff", "--name-only", "--no-relative", "--no-ext-diff", "-z"])?;
        let paths = answer.split(|byte| *byte == 0).filter(|path| !path.is_empty());
        Ok(paths.map(|path| String::from_utf8_lossy(path).into_owned()).collect())
    }

    /// Whether anything was committed yet.
    fn has_commit(&self) -> bool {
        self.answer(&["rev-parse", "--quiet", "--verify", "HEAD"]).is_ok()
    }

    fn answer(&self, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
        self.ask(arguments, <[u8]>::to_vec)?.answer()
    }

    fn ask<T>(&self, arguments: &[&str], read: fn(&[u8]) -> T) -> Result<Question<T>, GitError> {
        Ok(Question { child: self.command(arguments).stdin(Stdio::null()).spawn()?, read })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        // Its reasons are known by their English words.
        command.env("LC_ALL", "C").env("GIT_ALLOW_PROTOCOL", "").env("GIT_NO_LAZY_FETCH", "1");
        command
            .current_dir(&self.folder)
            .args(READS_ONLY)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

/// Git's reason whole, with what it says to do about it: from its first line on that tells of a failure, without traces.
fn reason(words: &str) -> String {
    let is_trace = |line: &&str| line.as_bytes().get(2) == Some(&b':') && line.contains("trace");
    let lines: Vec<&str> = words.lines().filter(|line| !is_trace(line)).collect();
    let is_reason = |line: &&str| ["fatal:", "error:"].iter().any(|mark| line.starts_with(mark));
    let from = lines.iter().position(is_reason).unwrap_or(0);
    lines.get(from..).unwrap_or_default().join("\n")
}

/// A path that git answers with, on a line of its own.
fn path(answer: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(answer).trim_end_matches(['\n', '\r']))
}

/// The commit that a folder stands at, and whether anything in the folder is uncommitted; none where nothing was committed
/// yet, nobody has git, or the folder lies in no repository.
///
/// # Errors
/// Where git won't say, of a repository that is there.
pub fn commit(folder: &Path) -> Result<Option<(String, bool)>, GitError> {
    let about = ["--porcelain=v2", "--branch", "--untracked-files=normal", "--ignore-submodules=all", "--", "."];
    let answer = match Git::at(folder).answer(&[&["--no-optional-locks", "status"], &about[..]].concat()) {
        Ok(answer) => answer,
        Err(GitError::Unreachable(error)) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(GitError::Refused(_)) if !folder.ancestors().any(|folder| folder.join(".git").exists()) => return Ok(None),
        Err(error) => return Err(error),
    };
    let answer = String::from_utf8_lossy(&answer);
    let commit = answer.lines().find_map(|line| line.strip_prefix("# branch.oid ")).filter(|oid| *oid != "(initial)");
    let dirty = answer.lines().any(|line| !line.starts_with('#'));
    Ok(commit.map(|commit| (commit.to_owned(), dirty)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_by_its_words() {
        let tree = WorkTree { top: PathBuf::from("/x"), prefix: "a/b/".to_owned() };
        assert_eq!(tree.lexical(Path::new("../records")).as_deref(), Some("a/records/"));
        assert_eq!(tree.lexical(Path::new("../..")).as_deref(), Some(""));
        assert_eq!(tree.lexical(Path::new("../../../y")), None);
    }
}
