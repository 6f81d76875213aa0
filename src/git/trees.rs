//! The files of a tree, and how they differ from another tree's.
//!
//! Trees are read as git stores them, a level at a time, since a tree that two commits share need not be compared, and
//! git's own commands for it start a process each.

use std::collections::BTreeMap;
use std::io::{BufReader, Write};
use std::process::{ChildStdin, ChildStdout};

use super::store::{object, pipes};
use super::{Entry, Git, GitError, Mode};

/// As many are asked for at a time: their names fit a pipe, so that none waits for the other.
const AT_A_TIME: usize = 64;

/// More than any tree holds.
const MOST_BYTES: usize = 1 << 30;

/// What would be committed, and how it differs from the last commit.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Every file, sorted by path.
    pub next: Vec<Entry>,
    /// Paths of files that are new or another than before.
    pub changed: Vec<String>,
    /// Paths of files that are no longer there.
    pub removed: Vec<String>,
}

/// A process that tells trees as they are asked for.
#[derive(Debug)]
pub struct TreeReader {
    git: Git,
    asked: ChildStdin,
    answered: BufReader<ChildStdout>,
}

/// A folder in one tree, in both, or in the other, by the names of its trees.
struct Folder {
    path: String,
    next: Option<String>,
    last: Last,
}

/// What the last commit has in a folder's place.
enum Last {
    Nothing,
    TheSame,
    Tree(String),
}

/// What a tree holds: by name the mode, which says what it is, and the id of its content.
type Items = BTreeMap<Vec<u8>, (u32, String)>;

/// The last commit's tree.
const LAST: &str = "HEAD^{tree}";

const FOLDER: u32 = 0o40_000;
const LINK: u32 = 0o120_000;
const REPOSITORY: u32 = 0o160_000;

impl Git {
    /// A process that tells trees, started before anyone knows which.
    ///
    /// # Errors
    /// Where there is no git.
    pub fn tree_reader(&self) -> Result<TreeReader, GitError> {
        let (asked, answered) = pipes(&mut self.cat_file(&[])?)?;
        Ok(TreeReader { git: self.clone(), asked, answered: BufReader::new(answered) })
    }
}

impl TreeReader {
    /// Compares a tree with the last commit's; without one, every file is new.
    ///
    /// # Errors
    /// Where git can't tell a tree.
    pub fn compare(mut self, tree: String) -> Result<Comparison, GitError> {
        let mut comparison = Comparison::default();
        let last = Last::Tree(LAST.to_owned());
        let mut level = vec![Folder { path: String::new(), next: Some(tree), last }];
        while !level.is_empty() {
            let mut below = Vec::new();
            for folders in level.chunks(AT_A_TIME) {
                for (folder, [next, last]) in folders.iter().zip(self.trees(folders)?) {
                    comparison.folder(folder, &next, &last, &mut below);
                }
            }
            level = below;
        }
        comparison.next.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(comparison)
    }

    /// What each folder holds, in the one tree and in the other.
    fn trees(&mut self, folders: &[Folder]) -> Result<Vec<[Items; 2]>, GitError> {
        let names = |folder: &Folder| [folder.next.clone(), folder.last.tree().map(str::to_owned)];
        let names: Vec<[Option<String>; 2]> = folders.iter().map(names).collect();
        let asked: String = names.iter().flatten().flatten().map(|name| format!("{name}\n")).collect();
        if self.asked.write_all(asked.as_bytes()).is_err() {
            let first = names.iter().flatten().flatten().next();
            return Err(self.git.why_not(first.map_or("HEAD", String::as_str)));
        }
        let mut told = |name: &Option<String>| match name {
            Some(name) => self.tree(name),
            None => Ok(Items::new()),
        };
        names.iter().map(|[next, last]| Ok([told(next)?, told(last)?])).collect()
    }

    fn tree(&mut self, name: &str) -> Result<Items, GitError> {
        match object(&mut self.answered, MOST_BYTES) {
            Ok(Some(object)) => Ok(items(&object.content, object.id.len() / 2)),
            Ok(None) if name == LAST && !self.git.has_commit() => Ok(Items::new()),
            Ok(None) | Err(_) => Err(self.git.why_not(name)),
        }
    }
}

impl Last {
    fn tree(&self) -> Option<&str> {
        match self {
            Self::Tree(id) => Some(id),
            Self::Nothing | Self::TheSame => None,
        }
    }
}

impl Comparison {
    /// Tells the files of a folder, and which folders are still to be looked into.
    fn folder(&mut self, folder: &Folder, next: &Items, last: &Items, below: &mut Vec<Folder>) {
        let is_same = matches!(folder.last, Last::TheSame);
        for (name, (mode, id)) in next {
            let path = format!("{}{}", folder.path, told_apart(name));
            let before = last.get(name);
            let is_same = is_same || before.is_some_and(|(before, last)| kind(*before) == kind(*mode) && last == id);
            if *mode == FOLDER {
                let last = match before {
                    _ if is_same => Last::TheSame,
                    Some((FOLDER, last)) => Last::Tree(last.clone()),
                    _ => Last::Nothing,
                };
                below.push(Folder { path: format!("{path}/"), next: Some(id.clone()), last });
            } else {
                if !is_same {
                    self.changed.push(path.clone());
                }
                self.next.push(Entry { mode: kind(*mode), id: id.clone(), path });
            }
        }
        for (name, (mode, id)) in last {
            let path = || format!("{}{}", folder.path, told_apart(name));
            let stays = next.get(name).is_some_and(|(next, _)| (*next == FOLDER) == (*mode == FOLDER));
            match *mode {
                _ if stays => {}
                FOLDER => below.push(Folder { path: path() + "/", next: None, last: Last::Tree(id.clone()) }),
                _ => self.removed.push(path()),
            }
        }
    }
}

/// `MODE NAME<nul>ID` for each, the id as bytes.
fn items(mut tree: &[u8], id_len: usize) -> Items {
    let mut items = Items::new();
    while let Some(end) = tree.iter().position(|byte| *byte == 0) {
        let (head, rest) = (&tree[..end], &tree[end + 1..]);
        let Some((id, rest)) = rest.split_at_checked(id_len) else { break };
        let Some(space) = head.iter().position(|byte| *byte == b' ') else { break };
        let mode = head[..space].iter().fold(0, |mode, digit| mode * 8 + u32::from(digit & 7));
        items.insert(head[space + 1..].to_vec(), (mode, hex(id)));
        tree = rest;
    }
    items
}

fn kind(mode: u32) -> Mode {
    match mode {
        LINK => Mode::Link,
        REPOSITORY => Mode::Repository,
        _ => Mode::File,
    }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |digit: u8| char::from_digit(digit.into(), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// A path as text; bytes that are none as `\xFE`, so that two names never become one.
fn told_apart(bytes: &[u8]) -> String {
    let chunk = |chunk: std::str::Utf8Chunk| {
        let invalid: String = chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")).collect();
        format!("{}{invalid}", chunk.valid())
    };
    bytes.utf8_chunks().map(chunk).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_read_as_git_stores_it() {
        let items = items(b"100644 a b\0\x01\xff40000 c\0\x02\x03", 2);
        let at = |name: &[u8]| items.get(name).map(|(mode, id)| (*mode, id.as_str()));
        assert_eq!(at(b"a b"), Some((0o100_644, "01ff")));
        assert_eq!(at(b"c"), Some((FOLDER, "0203")));
        assert_eq!((kind(LINK), kind(0o100_755)), (Mode::Link, Mode::File));
        assert_ne!(told_apart(b"a\xfe.yaml"), told_apart(b"a\xff.yaml"));
    }
}
