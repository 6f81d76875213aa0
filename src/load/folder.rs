//! What lies in a records directory, and what kind of record each file is. Reads names, not contents.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use walkdir::{DirEntry, WalkDir};

use super::copied::originals;
use super::folder_names::{
    AGREEMENT, is_agreement, is_spelling_of_agreement, kind_meant, may_be_agreement, split_name,
};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::machine::reason;
use crate::model::kind::FileShape;
use crate::model::{Agreement, CaseId, Kind};
use crate::say;

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
    /// One whose name has an ending too much or another one, and the path that it is to have.
    Misnamed(String),
    /// One that is called a copy of another, whose path this is.
    Copy(String),
    /// One in a folder that is the kind's by another name.
    Elsewhere(Kind),
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

/// Whether a file or folder is none that anybody made: hidden, one of the system's own, or a lock of an office program.
pub fn is_passed_over(name: &str) -> bool {
    let of_system = ["desktop.ini", "Thumbs.db", "ehthumbs.db"];
    name.starts_with('.') || name.starts_with("~$") || of_system.iter().any(|of| name.eq_ignore_ascii_case(of))
}

/// The name by which an agreement lies in a folder, if one does: the one that is due, else another spelling of it. Systems
/// for which small letters and capitals are the same would open either.
///
/// # Errors
/// Where that can't be seen.
pub fn agreement_in(folder: &Path) -> io::Result<Option<String>> {
    let Ok(entries) = folder.read_dir() else {
        return match folder.join(AGREEMENT).symlink_metadata() {
            Ok(_) => Ok(Some(AGREEMENT.to_owned())),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(error),
        };
    };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let is_ours = |file: PathBuf| file.is_file() && fs::read(file).is_ok_and(|content| is_agreement(&content));
    let is_named = |name: &String| name == AGREEMENT || (may_be_agreement(name) && is_ours(folder.join(name)));
    Ok(names.filter(is_named).min_by_key(|name| name != AGREEMENT))
}

/// Everything in the directory but what is passed over, sorted by path.
pub fn walk(root: &Path) -> Vec<Found> {
    let visible = |entry: &DirEntry| entry.depth() == 0 || !is_passed_over(&entry.file_name().to_string_lossy());
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
    let Some((folder, _)) = path.split_once('/') else { return Err(beside_the_folders(path)) };
    let Some(kind) = kind_of_folder(folder) else { return Err(What::Stray(no_folder(folder))) };
    let (stem, ending) = stem_and_ending(path);
    let takes = |name: &str, ending: &str| kind.file().takes_ending(ending) && kind.file().takes_name(name);
    if takes(stem, ending) {
        return Ok(kind);
    }
    Err(almost(path, takes).unwrap_or_else(|| {
        What::Stray(if kind.file().takes_ending(ending) {
            other_name(kind.file(), ending)
        } else {
            let due = kind.file().ending();
            say!(
                sv "Filen slutar inte på .{due} och räknas inte.",
                en "The file doesn't end in .{due} and isn't counted."
            )
        })
    }))
}

/// What a file beside the kinds' folders is: no record can stand there.
fn beside_the_folders(path: &str) -> What {
    let is_agreement = |name: &str, ending: &str| format!("{name}.{ending}") == AGREEMENT;
    if is_spelling_of_agreement(path) {
        return What::Misnamed(AGREEMENT.to_owned());
    }
    almost(path, is_agreement).unwrap_or_else(|| {
        What::Stray(say!(
            sv "Här kan ingen post ligga; filen räknas inte.",
            en "No record can stand here; the file isn't counted."
        ))
    })
}

/// A file that could be read but for what stands behind its name, capitals in its ending, or a copy's mark.
fn almost(path: &str, is_read: impl Fn(&str, &str) -> bool) -> Option<What> {
    let (folder, name) = split_name(path);
    let (bare, is_copy) = without_second_ending(name);
    let (stem, ending) = stem_and_ending(bare);
    let ending = ending.to_lowercase();
    if is_read(stem, &ending) {
        let due = format!("{folder}{stem}.{ending}");
        return Some(if is_copy { What::Copy(due) } else { What::Misnamed(due) });
    }
    copy_of(path, is_read)
}

/// A name without what editors and people put behind it, and whether that says that it is a copy: a `.txt` comes by
/// mistake.
fn without_second_ending(name: &str) -> (&str, bool) {
    let trimmed = name.trim_end_matches(['.', ' ', '~']);
    let of_copies = ["bak", "backup", "old", "orig", "save", "tmp"];
    match trimmed.rsplit_once('.') {
        Some((bare, ending)) if ending.eq_ignore_ascii_case("txt") => (bare, false),
        Some((bare, ending)) if of_copies.iter().any(|of| ending.eq_ignore_ascii_case(of)) => (bare, true),
        _ => (trimmed, name.ends_with('~')),
    }
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
    let folder = split_name(path).0;
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
        match (&self.what, kind_of_folder(folder)) {
            (What::Record(_) | What::Stray(_) | What::Misnamed(_) | What::Copy(_) | What::Folder, Some(kind))
                if is_unlisted(kind) =>
            {
                What::Stray(no_folder(folder))
            }
            (What::Stray(_), None) if !folder.is_empty() => self.elsewhere(folder, agreement),
            (what, _) => (*what).clone(),
        }
    }
}

impl Found {
    /// The client whose a file that isn't counted is called.
    pub(super) fn stray_case(&self) -> Option<CaseId> {
        match &self.what {
            What::Stray(_) => stem(&self.path).parse().ok(),
            What::Misnamed(due) | What::Copy(due) => stem(due).parse().ok(),
            _ => None,
        }
    }

    /// What it is in a folder that is no kind's.
    fn elsewhere(&self, folder: &str, agreement: Option<&Agreement>) -> What {
        let is_listed = |kind: &Kind| agreement.is_none_or(|agreement| agreement.has_kind(*kind));
        let takes = |kind: &Kind| kind.file().takes_ending(stem_and_ending(&self.path).1);
        let kind = kind_meant(folder, agreement).filter(is_listed).filter(takes);
        kind.map_or_else(|| self.what.clone(), What::Elsewhere)
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
