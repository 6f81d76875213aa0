//! What git would commit of a records directory (hook.md): the index's tree, never the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::dataset::{AgreementRead, Loaded, load_found};
use super::file::{MOST_BYTES, any_text};
use super::folder::{self, Found, Origin, What};
use super::folder_names::{AGREEMENT, is_agreement, may_be_agreement, split_name};
use crate::git::{Comparison, ContentReader, Entry, Git, GitError, Mode, Question, TreeReader, WorkTree};
use crate::identifier::{self, Allowed};
use crate::say;
use crate::source::Lines;

/// More links in a row than this go in a circle.
const MOST_LINKS: usize = 16;

/// Reading the agreement takes a fraction of this.
const PATIENCE: Duration = Duration::from_millis(200);

/// What git would commit, and how it differs from the last commit.
#[derive(Debug)]
pub struct Index {
    git: Git,
    trees: Comparison,
    /// Waits for what `load` asks.
    contents: Option<ContentReader>,
}

/// What git has been asked first.
#[derive(Debug)]
pub struct Asked {
    git: Git,
    tree: Question<String>,
    work_tree: Question<WorkTree>,
    trees: TreeReader,
    contents: ContentReader,
}

/// The agreement as it lies in the folder, read while git thinks. It counts only where git turns out to hold the same
/// bytes.
#[derive(Debug)]
pub struct Foreseen(Receiver<AgreementRead>);

/// What a commit changes in a records directory; paths below it.
#[derive(Debug, Default)]
pub struct Change {
    /// Files that it adds or changes.
    pub changed: BTreeSet<String>,
    /// Files that it takes away.
    pub removed: BTreeSet<String>,
}

impl Change {
    /// A link changes as the file that it leads to does, and so does one that leads to that link.
    fn follow(&mut self, links: &BTreeMap<String, String>, folder: &str) {
        for _ in 0..MOST_LINKS {
            let inside = |path: &str| path.strip_prefix(folder).map(str::to_owned);
            let led = links.iter().filter_map(|(link, target)| Some((inside(link)?, inside(target)?)));
            let changed: Vec<String> = led.filter(|(_, target)| self.touches(target)).map(|(link, _)| link).collect();
            let before = self.changed.len();
            self.changed.extend(changed);
            if self.changed.len() == before {
                return;
            }
        }
    }

    /// Whether anything about a file changes.
    pub fn touches(&self, path: &str) -> bool {
        self.changed.contains(path) || self.removed.contains(path)
    }
}

impl Index {
    /// Asks git, which thinks while others work.
    ///
    /// # Errors
    /// Where there is no git.
    pub fn ask(git: Git) -> Result<Asked, GitError> {
        let (tree, work_tree) = (git.ask_tree()?, git.ask_work_tree()?);
        Ok(Asked { tree, work_tree, trees: git.tree_reader()?, contents: git.content_reader()?, git })
    }

    /// The nearest records directory from a folder upwards, as paths below the repository: `""`, `records/`, `x/`.
    pub fn nearest(&self, prefix: &str) -> Option<String> {
        let places = || upwards(prefix).flat_map(|folder| [folder.to_owned(), format!("{folder}records/")]);
        let was_there = |place: &String| self.trees.removed.contains(&format!("{place}{AGREEMENT}"));
        places().find(|place| self.has_agreement(place)).or_else(|| places().find(was_there))
    }

    /// The agreements that would be committed, by folder and name; another program's file of that name is none.
    ///
    /// # Errors
    /// Where git can't read one.
    pub fn agreements(&self) -> Result<Vec<(&str, &str)>, GitError> {
        let split = self.trees.next.iter().map(|entry| (split_name(&entry.path), entry.id.as_str()));
        let named = split.filter(|((_, name), _)| *name == AGREEMENT || may_be_agreement(name));
        let (named, ids): (Vec<_>, Vec<&str>) = named.unzip();
        let texts = self.git.content_reader()?.contents(&ids, most_bytes())?;
        Ok(named.into_iter().zip(texts).filter(|(_, text)| is_agreement(text)).map(|(named, _)| named).collect())
    }

    /// Where personal numbers stand in what would be committed and isn't read with the records of a folder: path and
    /// line, of files that the commit adds or changes. Only those: a phone number or an address may well stand in what is
    /// no record (ÖK §5.3).
    ///
    /// # Errors
    /// Where git can't read one.
    pub fn personal_numbers_outside(&self, folder: &str) -> Result<Vec<(&str, usize)>, GitError> {
        let is_read = |path: &str| is_visible(path) && folder::by_path(path).is_some();
        let is_outside =
            |entry: &&Entry| entry.mode == Mode::File && !entry.path.strip_prefix(folder).is_some_and(is_read);
        let changed = self.trees.changed.iter().filter_map(|path| self.entry(path));
        let entries: Vec<&Entry> = changed.filter(is_outside).collect();
        let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for (entry, text) in entries.iter().zip(self.git.content_reader()?.contents(&ids, most_bytes())?) {
            let Some(text) = any_text(&text) else { continue };
            let numbers = identifier::find(&text, &Allowed::default());
            let numbers = numbers.iter().filter(|number| number.kind == identifier::Kind::PersonalNumber);
            let lines = Lines::of(&text);
            found.extend(numbers.map(|number| (entry.path.as_str(), lines.place(number.span.start).line)));
        }
        Ok(found)
    }

    /// Files below a folder that hold something else than what would be committed of them, as git compares them.
    ///
    /// # Errors
    /// Where git won't say.
    pub fn changed_since_added(&self, folder: &str) -> Result<BTreeSet<String>, GitError> {
        let changed = self.git.changed_since_added()?.into_iter();
        Ok(changed.filter_map(|path| path.strip_prefix(folder).map(str::to_owned)).collect())
    }

    /// Whether an agreement would be committed in a folder.
    pub fn has_agreement(&self, folder: &str) -> bool {
        self.entry(&format!("{folder}{AGREEMENT}")).is_some()
    }

    /// Whether anything in a folder would be committed.
    pub fn holds(&self, folder: &str) -> bool {
        self.below(folder).next().is_some()
    }

    /// Whether anything in a folder would be or was committed.
    pub fn knows(&self, folder: &str) -> bool {
        self.holds(folder) || self.trees.removed.iter().any(|path| path.starts_with(folder))
    }

    /// What would be committed of a records directory, and what of it is new.
    ///
    /// # Errors
    /// Where git can't read a file's content.
    pub fn load(
        &mut self,
        folder: &str,
        foreseen: Option<Foreseen>,
        tick: &(dyn Fn() + Sync),
    ) -> Result<(Loaded, Change), GitError> {
        let contents = self.contents.take().map_or_else(|| self.git.content_reader(), Ok)?;
        let mut change = self.change(folder);
        let links = self.links(folder)?;
        change.follow(&links, folder);
        let (found, due) = self.found(folder, &links);
        let loaded = std::thread::scope(|scope| {
            let told = scope.spawn(|| tell_contents(contents, &found, &due));
            let agreement = foreseen.and_then(|foreseen| foreseen.if_in(&found));
            let loaded = load_found(&found, agreement, change.removed.clone(), tick);
            told.join().unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::BrokenPipe).into())).map(|()| loaded)
        })?;
        Ok((loaded, change))
    }

    fn change(&self, folder: &str) -> Change {
        let inside =
            |paths: &[String]| paths.iter().filter_map(|path| path.strip_prefix(folder)).map(str::to_owned).collect();
        Change { changed: inside(&self.trees.changed), removed: inside(&self.trees.removed) }
    }

    fn entry(&self, path: &str) -> Option<&Entry> {
        self.trees
            .next
            .binary_search_by(|entry| entry.path.as_str().cmp(path))
            .ok()
            .and_then(|at| self.trees.next.get(at))
    }

    /// What would be committed below a folder (`""`, `records/`).
    fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a Entry> {
        let from = self.trees.next.partition_point(|entry| entry.path.as_str() < folder);
        self.trees.next.iter().skip(from).take_while(move |entry| entry.path.starts_with(folder))
    }

    /// What lies in the folder, and which of it is to be read: its place, and the id of its content.
    fn found<'a>(&'a self, folder: &'a str, links: &BTreeMap<String, String>) -> (Vec<Found>, Vec<(usize, &'a str)>) {
        let entries = self.below(folder).filter_map(|entry| Some((entry.path.strip_prefix(folder)?, entry)));
        let mut found = Vec::new();
        let mut targets: BTreeMap<String, &str> = BTreeMap::new();
        let mut due = Vec::new();
        for (path, entry) in entries.filter(|(path, _)| is_visible(path)) {
            let (what, content) = match entry.mode {
                Mode::File => (folder::by_path(path), Some(entry)),
                Mode::Repository => (Some(another_repository()), None),
                Mode::Link => match self.follow(entry, links, folder) {
                    Ok(target) => (folder::by_path(path), Some(target)),
                    Err(what) => (Some(what), None),
                },
            };
            let Some(what) = what else { continue };
            if let (
                What::Record(_) | What::Agreement | What::Stray(_) | What::Misnamed(_) | What::Copy(_),
                Some(content),
            ) = (&what, content)
            {
                due.push((found.len(), content.id.as_str()));
                targets.insert(path.to_owned(), &content.path);
            }
            let linked = entry.mode == Mode::Link;
            found.push(Found { origin: Origin::Index(OnceLock::new()), path: path.to_owned(), linked, what });
        }
        folder::refuse_repeated_links(&mut found, |item| targets.get(&item.path).copied());
        (found, due)
    }

    /// Where the links of a folder lead, as paths below the repository; those out of it are left out.
    fn links(&self, folder: &str) -> Result<BTreeMap<String, String>, GitError> {
        let links: Vec<&Entry> = self.below(folder).filter(is_link).collect();
        let ids: Vec<&str> = links.iter().map(|entry| entry.id.as_str()).collect();
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let targets = self.git.content_reader()?.contents(&ids, most_bytes())?;
        let led = links.iter().zip(targets).filter_map(|(link, target)| {
            Some((link.path.clone(), resolve(&link.path, &String::from_utf8_lossy(&target))?))
        });
        Ok(led.collect())
    }

    /// The file that a link leads to, within the records directory.
    fn follow<'a>(&'a self, link: &Entry, links: &BTreeMap<String, String>, folder: &str) -> Result<&'a Entry, What> {
        let mut at = &link.path;
        for _ in 0..MOST_LINKS {
            at = links.get(at).filter(|target| target.starts_with(folder)).ok_or_else(What::leads_out)?;
            match self.entry(at) {
                Some(entry) if is_link(&entry) => {}
                Some(entry) => return Ok(entry),
                None if self.holds(&format!("{at}/")) => return Err(What::leads_to_a_folder()),
                None => return Err(What::leads_nowhere()),
            }
        }
        Err(What::leads_nowhere())
    }
}

impl Asked {
    /// Where the folder asked from lies, and what git would commit.
    ///
    /// # Errors
    /// Where git won't answer, or entries are unmerged.
    pub fn answer(self) -> Result<(WorkTree, Index), GitError> {
        let Self { git, tree, work_tree, trees, contents } = self;
        // Both are waited for: git writes trees until it has answered.
        let (work_tree, tree) = (work_tree.answer(), tree.answer());
        let work_tree = work_tree?;
        let tree = tree.map_err(|refusal| match git.unmerged() {
            Ok(unmerged) if unmerged.is_empty() => refusal,
            Ok(unmerged) => GitError::Unmerged(unmerged),
            Err(refusal) => refusal,
        })?;
        let trees = trees.compare(tree)?;
        Ok((work_tree, Index { git, trees, contents: Some(contents) }))
    }
}

impl Foreseen {
    /// Begins to read a folder's agreement, and what records are read with. One thread does it all, so that another core
    /// is left to git.
    pub fn begin(root: &Path) -> Self {
        let (path, origin) = (AGREEMENT.to_owned(), Origin::Disk(root.join(AGREEMENT)));
        let found = Found { origin, path, linked: false, what: What::Agreement };
        let (tell, told) = channel();
        std::thread::spawn(move || drop(tell.send(AgreementRead::of(&found))));
        Self(told)
    }

    /// What was read, where git holds the same bytes. A folder that doesn't answer isn't waited for.
    fn if_in(self, found: &[Found]) -> Option<AgreementRead> {
        let due = found.iter().find(|item| matches!(item.what, What::Agreement))?;
        let Origin::Index(bytes) = &due.origin else { return None };
        let bytes = bytes.wait();
        self.0.recv_timeout(PATIENCE).ok().filter(|foreseen| foreseen.is_of(bytes))
    }
}

/// Hands each file its content as git tells it, so that the first are judged while the last are still read; the
/// agreement first, by which all others are judged. Where git fails, the rest get nothing, so that nobody waits.
fn tell_contents(contents: ContentReader, found: &[Found], due: &[(usize, &str)]) -> Result<(), GitError> {
    let items = due.iter().filter_map(|(at, id)| Some((found.get(*at)?, *id)));
    let (first, rest): (Vec<_>, Vec<_>) = items.partition(|(item, _)| matches!(item.what, What::Agreement));
    let (items, ids): (Vec<&Found>, Vec<&str>) = first.into_iter().chain(rest).unzip();
    let mut items = items.into_iter();
    let mut tell = |content: Vec<u8>| match items.next().map(|item| &item.origin) {
        Some(Origin::Index(bytes)) => drop(bytes.set(content)),
        Some(Origin::Disk(_)) | None => {}
    };
    let answer = contents.each_content(&ids, most_bytes(), &mut tell);
    ids.iter().for_each(|_| tell(Vec::new()));
    answer
}

fn is_link(entry: &&Entry) -> bool {
    entry.mode == Mode::Link
}

fn most_bytes() -> usize {
    usize::try_from(MOST_BYTES + 1).unwrap_or(usize::MAX)
}

/// Whether a file is none of those that are never read with the records.
fn is_visible(path: &str) -> bool {
    !path.split('/').any(folder::is_passed_over)
}

/// A folder and all above it: `a/b/`, `a/`, ``.
fn upwards(prefix: &str) -> impl Iterator<Item = &str> {
    let above = prefix.char_indices().rev().filter(|(_, c)| *c == '/').map(|(at, _)| at + 1);
    above.chain([0]).filter_map(|end| prefix.get(..end))
}

/// Where a link leads from its own path; none where that is out of the repository.
fn resolve(link: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = link.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    (!target.starts_with('/')).then(|| parts.join("/"))
}

fn another_repository() -> What {
    What::Unreadable(say!(
        sv "Här ligger ett annat git-förråd; dess poster kan inte läsas härifrån.",
        en "Another git repository lies here; its records can't be read from this one."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_looked_for_upwards() {
        assert_eq!(upwards("a/b/").collect::<Vec<_>>(), ["a/b/", "a/", ""]);
        assert_eq!(upwards("").collect::<Vec<_>>(), [""]);
    }

    #[test]
    fn links_lead_from_their_own_folder() {
        assert_eq!(resolve("records/cases/a.yaml", "../x/b.yaml").as_deref(), Some("records/x/b.yaml"));
        assert_eq!(resolve("a.yaml", "../b.yaml"), None);
        assert_eq!(resolve("a.yaml", "/etc/passwd"), None);
    }
}
