//! What lies in a records directory, and what kind of record each file is. Reads names, not contents.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use walkdir::{DirEntry, WalkDir};

use super::copied::originals;
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::machine::reason;
use crate::model::kind::FileShape;
use crate::model::{Agreement, Kind};
use crate::say;

/// The agreement's file name.
pub const AGREEMENT: &str = "agreement.yaml";

/// What has been published, written by the program itself.
const PUBLISHED: &str = "published.yaml";

/// Something that lies in the directory.
#[derive(Debug)]
pub struct Found {
    /// Where its bytes are.
    pub origin: Origin,
    /// Its path below the directory, `/` between its parts.
    pub path: String,
    /// It is a link.
    pub linked: bool,
    /// What it is.
    pub what: What,
}

/// Where the bytes of a file are.
#[derive(Debug)]
pub enum Origin {
    /// On disk.
    Disk(PathBuf),
    /// In what git would commit, at most one byte more than is allowed; set when git has told it.
    Index(OnceLock<Vec<u8>>),
}

/// What something in the directory is.
#[derive(Debug, Clone)]
pub enum What {
    /// The agreement.
    Agreement,
    /// A record.
    Record(Kind),
    /// A file where no record can stand.
    Stray(Text),
    /// One that is called a copy of another, whose path this is.
    Copy(String),
    /// A folder that is named as a file would be.
    Folder,
    /// Something that can't be read as a file; counted as an error.
    Unreadable(Text),
    /// A folder that the machine doesn't let anybody look into, though records may lie there.
    Barred(Text),
}

/// A file's name without folder and ending.
pub(super) fn stem(path: &str) -> &str {
    stem_and_ending(path).0
}

/// Everything in the directory but hidden files, sorted by path.
pub fn walk(root: &Path) -> Vec<Found> {
    let visible = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    let entries = WalkDir::new(root).follow_root_links(true).into_iter().filter_entry(visible);
    let mut found: Vec<Found> = entries.filter_map(|entry| place(root, entry)).collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    refuse_repeated_links(&mut found, |item| match &item.origin {
        Origin::Disk(file) => file.canonicalize().ok(),
        Origin::Index(_) => None,
    });
    found
}

fn place(root: &Path, entry: walkdir::Result<DirEntry>) -> Option<Found> {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => {
            let file = error.path().unwrap_or(root).to_owned();
            let why = error.io_error().map_or_else(|| Text::same(&error), reason);
            let message = say!(sv "Mappen kan inte läsas: {why}.", en "The folder can't be read: {why}."; why);
            let (path, origin) = (relative(root, &file), Origin::Disk(file));
            return Some(Found { path, origin, linked: false, what: What::Barred(message) });
        }
    };
    if entry.depth() == 0 {
        return None;
    }
    let file = entry.path().to_owned();
    let path = relative(root, &file);
    let what = if entry.file_type().is_dir() {
        is_record_name(&path).then_some(What::Folder)
    } else if entry.path_is_symlink() {
        linked(root, &file, &path)
    } else if entry.file_type().is_file() {
        by_path(&path)
    } else {
        Some(What::Unreadable(say!(sv "Det här är ingen vanlig fil.", en "This is no ordinary file.")))
    };
    let linked = entry.path_is_symlink();
    what.map(|what| Found { origin: Origin::Disk(file), path, linked, what })
}

/// What a path below the directory can hold; nothing for the ledger of what was published.
pub(super) fn by_path(path: &str) -> Option<What> {
    if path == AGREEMENT {
        return Some(What::Agreement);
    }
    (path != PUBLISHED).then(|| match record_kind(path) {
        Ok(kind) => What::Record(kind),
        Err(what) => what,
    })
}

/// The kind of record that a path holds, or what it is instead.
fn record_kind(path: &str) -> Result<Kind, What> {
    let Some((folder, _)) = path.split_once('/') else {
        return Err(copy_of(path, |name, ending| format!("{name}.{ending}") == AGREEMENT).unwrap_or_else(|| {
            What::Stray(say!(
                sv "Här kan ingen post ligga; filen räknas inte.",
                en "No record can stand here; the file isn't counted."
            ))
        }));
    };
    let Some(kind) = kind_of_folder(folder) else { return Err(What::Stray(no_folder(folder))) };
    let (stem, ending) = stem_and_ending(path);
    if !kind.file().takes_ending(ending) {
        let due = kind.file().ending();
        return Err(What::Stray(say!(
            sv "Filen slutar inte på .{due} och räknas inte.",
            en "The file doesn't end in .{due} and isn't counted."
        )));
    }
    if kind.file().takes_name(stem) {
        return Ok(kind);
    }
    Err(copy_of(path, |name, _| kind.file().takes_name(name))
        .unwrap_or_else(|| What::Stray(other_name(kind.file(), ending))))
}

/// A file's name without folder, and its ending.
fn stem_and_ending(path: &str) -> (&str, &str) {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').unwrap_or((name, ""))
}

/// A file that is called a copy of one which could be read.
fn copy_of(path: &str, is_read: impl Fn(&str, &str) -> bool) -> Option<What> {
    let (stem, ending) = stem_and_ending(path);
    let original = originals(stem).find(|name| is_read(name, ending))?;
    let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    Some(What::Copy(format!("{folder}{original}.{ending}")))
}

fn other_name(shape: FileShape, ending: &str) -> Text {
    match shape {
        FileShape::YearOrQuarter => say!(
            sv "Filen är inte döpt efter ett år eller ett kvartal, till exempel 2026.{ending} eller 2026-q3.{ending}, och räknas inte.",
            en "The file isn't named by a year or a quarter, such as 2026.{ending} or 2026-q3.{ending}, and isn't counted."
        ),
        _ => say!(
            sv "Filen är inte döpt efter ett år, till exempel 2026.{ending}, och räknas inte.",
            en "The file isn't named by a year, such as 2026.{ending}, and isn't counted."
        ),
    }
}

fn kind_of_folder(folder: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.folder() == folder)
}

fn no_folder(folder: &str) -> Text {
    let folder = quote(folder);
    say!(
        sv "Mappen {folder} hör inte till posterna; filen räknas inte.",
        en "The folder {folder} doesn't belong to the records; the file isn't counted."
    )
}

impl Found {
    /// What it is once the agreement is known: nothing in a folder whose kind that doesn't have is a record.
    pub(super) fn under(&self, agreement: Option<&Agreement>) -> What {
        let folder = self.path.split_once('/').map_or("", |(folder, _)| folder);
        let is_unlisted = |kind| agreement.is_some_and(|agreement| !agreement.has_kind(kind));
        match self.what {
            What::Record(_) | What::Stray(_) | What::Copy(_) | What::Folder
                if kind_of_folder(folder).is_some_and(is_unlisted) =>
            {
                What::Stray(no_folder(folder))
            }
            _ => self.what.clone(),
        }
    }
}

/// A link counts as the file it leads to, if that lies within the directory.
fn linked(root: &Path, file: &Path, path: &str) -> Option<What> {
    let (Ok(target), Ok(root)) = (file.canonicalize(), root.canonicalize()) else {
        return Some(What::leads_nowhere());
    };
    if !target.starts_with(&root) {
        return Some(What::leads_out());
    }
    if target.is_dir() {
        return Some(What::leads_to_a_folder());
    }
    by_path(path)
}

impl What {
    pub(super) fn leads_nowhere() -> Self {
        Self::Unreadable(say!(sv "Länken leder ingenstans.", en "The link leads nowhere."))
    }

    pub(super) fn leads_out() -> Self {
        Self::Unreadable(say!(
            sv "Länken leder ut ur mappen med poster och följs inte.",
            en "The link leads out of the records directory and isn't followed."
        ))
    }

    pub(super) fn leads_to_a_folder() -> Self {
        Self::Stray(say!(
            sv "En länk till en mapp följs inte; det som ligger där räknas på sin egen plats.",
            en "A link to a folder isn't followed; what lies there counts at its own place."
        ))
    }
}

/// Counts a file once: a link to a file that counts at its own place, or by another link, is a stray.
pub(super) fn refuse_repeated_links<T: Ord>(found: &mut [Found], target: impl Fn(&Found) -> Option<T>) {
    if !found.iter().any(|item| item.linked) {
        return;
    }
    let mut seen = BTreeMap::new();
    let plain_first = |item: &&mut Found| item.linked;
    let mut items: Vec<&mut Found> = found.iter_mut().filter(|item| matches!(item.what, What::Record(_))).collect();
    items.sort_by_key(plain_first);
    for item in items {
        let Some(target) = target(item) else { continue };
        if let Some(first) = seen.insert(target, item.path.clone()) {
            let first = quote(&first);
            item.what = What::Stray(
                say!(sv "Samma fil som {first}; den räknas en gång.", en "The same file as {first}; it counts once."),
            );
        }
    }
}

fn is_record_name(path: &str) -> bool {
    path == AGREEMENT || record_kind(path).is_ok()
}

fn relative(root: &Path, file: &Path) -> String {
    let below = file.strip_prefix(root).unwrap_or(file);
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
