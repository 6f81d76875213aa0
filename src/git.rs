//! What git says, over pipes. Git itself is asked, so that its users' configuration and environment hold.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// As much as a pipe holds.
const PIPE: usize = 1 << 16;

/// Git, asked from a folder. What git has set for a hook (`GIT_INDEX_FILE`, `GIT_DIR`) is passed on to it; asked from
/// the current folder, a relative path in it means the same.
#[derive(Debug)]
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
        let answer = self.answer(&["rev-parse", "--show-toplevel", "--show-prefix"])?;
        let answer = String::from_utf8_lossy(&answer);
        let mut lines = answer.lines();
        let mut line = || lines.next().unwrap_or_default().to_owned();
        Ok(WorkTree { top: PathBuf::from(line()), prefix: line() })
    }

    /// Where git looks for hooks: `core.hooksPath`, seen from the repository's folder, else its own folder for them.
    ///
    /// # Errors
    /// Where the folder lies in no repository.
    pub fn hooks_folder(&self, top: &Path) -> Result<PathBuf, GitError> {
        match self.answer(&["config", "--type=path", "--get", "core.hooksPath"]) {
            Ok(configured) => Ok(top.join(path(&configured))),
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

    /// What would be committed, as a tree. Unlike the list of the index it leaves out what is only intended.
    ///
    /// # Errors
    /// Where entries are unmerged, or the index is locked.
    pub fn write_tree(&self) -> Result<Vec<Entry>, GitError> {
        match self.answer(&["write-tree"]) {
            Ok(tree) => self.list(String::from_utf8_lossy(&tree).trim()),
            Err(refusal) => {
                let unmerged = self.unmerged()?;
                Err(if unmerged.is_empty() { refusal } else { GitError::Unmerged(unmerged) })
            }
        }
    }

    /// The tree of the last commit; empty where there is none yet.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn head(&self) -> Result<Vec<Entry>, GitError> {
        match self.list("HEAD") {
            Err(GitError::Refused(_)) if self.answer(&["rev-parse", "--quiet", "--verify", "HEAD"]).is_err() => {
                Ok(Vec::new())
            }
            listed => listed,
        }
    }

    fn list(&self, tree: &str) -> Result<Vec<Entry>, GitError> {
        let answer = self.answer(&["ls-tree", "-r", "-z", "--full-tree", tree])?;
        Ok(answer.split(|byte| *byte == 0).filter_map(entry).collect())
    }

    fn unmerged(&self) -> Result<Vec<String>, GitError> {
        let answer = self.answer(&["ls-files", "--unmerged", "--full-name", "-z"])?;
        let paths = answer.split(|byte| *byte == 0).filter_map(|line| {
            let line = String::from_utf8_lossy(line);
            line.split_once('\t').map(|(_, path)| path.to_owned())
        });
        let mut paths: Vec<String> = paths.collect();
        paths.dedup();
        Ok(paths)
    }

    /// The contents of files, in the order asked for, each up to `most` bytes.
    ///
    /// # Errors
    /// Where one isn't there.
    pub fn contents(&self, ids: &[&str], most: usize) -> Result<Vec<Vec<u8>>, GitError> {
        let mut contents = Vec::with_capacity(ids.len());
        self.each_content(ids, most, &mut |content| contents.push(content))?;
        Ok(contents)
    }

    /// Tells the contents of files as they come, in the order asked for, each up to `most` bytes. One process reads
    /// them all.
    ///
    /// # Errors
    /// Where one isn't there; nothing is told from it on.
    pub fn each_content(&self, ids: &[&str], most: usize, tell: &mut dyn FnMut(Vec<u8>)) -> Result<(), GitError> {
        if ids.is_empty() {
            return Ok(());
        }
        let mut child =
            self.command(&["cat-file", "--batch", "--buffer"]).stdin(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (mut asked, answered) = pipes.ok_or_else(|| io::Error::from(io::ErrorKind::BrokenPipe))?;
        let read = std::thread::scope(|scope| {
            scope.spawn(move || asked.write_all(ids.iter().map(|id| format!("{id}\n")).collect::<String>().as_bytes()));
            let mut answered = BufReader::with_capacity(PIPE, answered);
            ids.iter().try_for_each(|_| content(&mut answered, most).map(&mut *tell))
        });
        finish(child)?;
        Ok(read?)
    }

    fn answer(&self, arguments: &[&str]) -> Result<Vec<u8>, GitError> {
        let output = self.command(arguments).stdin(Stdio::null()).output()?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let words = String::from_utf8_lossy(&output.stderr);
        Err(GitError::Refused(words.lines().next().unwrap_or_default().to_owned()))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.folder).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

/// A path that git answers with, on a line of its own.
fn path(answer: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(answer).trim_end_matches(['\n', '\r']))
}

/// `100644 blob ID<tab>PATH`.
fn entry(line: &[u8]) -> Option<Entry> {
    let line = told_apart(line);
    let (what, path) = line.split_once('\t')?;
    let mut words = what.split(' ');
    let mode = match words.next()? {
        "120000" => Mode::Link,
        "160000" => Mode::Repository,
        _ => Mode::File,
    };
    Some(Entry { mode, id: words.nth(1)?.to_owned(), path: path.to_owned() })
}

/// A path as text; bytes that are none as `\xFE`, so that two names never become one.
fn told_apart(bytes: &[u8]) -> String {
    let chunk = |chunk: std::str::Utf8Chunk| {
        let invalid: String = chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")).collect();
        format!("{}{invalid}", chunk.valid())
    };
    bytes.utf8_chunks().map(chunk).collect()
}

/// `ID blob SIZE`, the content, and a line's end.
fn content(answered: &mut impl BufRead, most: usize) -> io::Result<Vec<u8>> {
    let mut head = String::new();
    answered.read_line(&mut head)?;
    let size = head.split_ascii_whitespace().nth(2).and_then(|size| size.parse::<u64>().ok());
    let size = size.ok_or_else(|| io::Error::other(format!("git cat-file: {}", head.trim_end())))?;
    let wanted = size.min(most as u64);
    let mut bytes = Vec::with_capacity(usize::try_from(wanted).unwrap_or(most));
    answered.by_ref().take(wanted).read_to_end(&mut bytes)?;
    pass_over(answered, size - wanted + 1)?;
    Ok(bytes)
}

fn pass_over(answered: &mut impl BufRead, mut bytes: u64) -> io::Result<()> {
    while bytes > 0 {
        let here = answered.fill_buf()?.len();
        if here == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let passed = usize::try_from(bytes).unwrap_or(here).min(here);
        answered.consume(passed);
        bytes -= passed as u64;
    }
    Ok(())
}

fn finish(mut child: Child) -> Result<(), GitError> {
    let status = child.wait()?;
    if status.success() { Ok(()) } else { Err(GitError::Refused(format!("git cat-file: {status}"))) }
}

/// The commit that a folder stands at, and whether anything in the folder is uncommitted.
/// `None` where there is no git, no repository or no commit.
pub fn commit(folder: &Path) -> Option<(String, bool)> {
    let status = ["status", "--porcelain=v2", "--branch", "--untracked-files=normal", "--", "."];
    let quietly = ["--no-optional-locks", "-c", "core.fsmonitor=false"];
    let answer = Git::at(folder).answer(&[&quietly[..], &status[..]].concat()).ok()?;
    let answer = String::from_utf8_lossy(&answer);
    let commit =
        answer.lines().find_map(|line| line.strip_prefix("# branch.oid ")).filter(|oid| *oid != "(initial)")?;
    let dirty = answer.lines().any(|line| !line.starts_with('#'));
    Some((commit.to_owned(), dirty))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_are_cut_and_the_next_is_found() {
        let mut answered = b"aa blob 5\nhello\nbb blob 2\nhi\n".as_slice();
        assert_eq!(content(&mut answered, 3).unwrap(), b"hel");
        assert_eq!(content(&mut answered, 3).unwrap(), b"hi");
        assert!(content(&mut b"cc missing\n".as_slice(), 3).is_err());
    }

    #[test]
    fn a_folder_is_named_by_its_words() {
        let tree = WorkTree { top: PathBuf::from("/x"), prefix: "a/b/".to_owned() };
        assert_eq!(tree.lexical(Path::new("../records")).as_deref(), Some("a/records/"));
        assert_eq!(tree.lexical(Path::new("../..")).as_deref(), Some(""));
        assert_eq!(tree.lexical(Path::new("../../../y")), None);
    }

    #[test]
    fn entries_keep_what_they_are() {
        let read = |line: &str| entry(line.as_bytes()).map(|entry| (entry.mode, entry.path));
        assert_eq!(read("100644 blob ab12\tcases/å b.yaml"), Some((Mode::File, "cases/å b.yaml".to_owned())));
        assert_eq!(read("120000 blob ab12\tlänk"), Some((Mode::Link, "länk".to_owned())));
        assert_eq!(read(""), None);
        assert_ne!(told_apart(b"a\xfe.yaml"), told_apart(b"a\xff.yaml"));
    }
}
