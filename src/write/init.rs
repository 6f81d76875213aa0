//! A new records directory.

use std::fs;
use std::io;
use std::path::Path;

use super::atomic::{Beside, Existing, Use};
use super::editor::editor_files;
use crate::load::{AGREEMENT, BUILT_IN, load_agreement, understood};
use crate::model::{Agreement, Kind};

/// What was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// The agreement was written; it stood there already if not.
    pub agreement: bool,
    /// The folders that were made.
    pub folders: Vec<&'static str>,
    /// What an editor needs was written; not beside an agreement that can't be understood.
    pub editor: bool,
}

/// Makes a folder a records directory, of the built-in agreement. Touches nothing that exists.
///
/// # Errors
/// Where a folder or a file can't be made.
pub fn init(root: &Path) -> io::Result<Made> {
    if !root.join(AGREEMENT).is_file() {
        return init_new(root, BUILT_IN);
    }
    let agreement = load_agreement(root).dataset.ok().map(|data| data.agreement);
    made_for(root, agreement.as_ref())
}

/// The same of another agreement, where there is none yet. All of it is made before anything gets its place, the
/// agreement last: where the rest can't be made there is no half directory, and the next try begins anew.
///
/// # Errors
/// `AlreadyExists` where there is an agreement; else as [`init`].
pub fn init_new(root: &Path, agreement: &str) -> io::Result<Made> {
    let stood = root.is_dir();
    fs::create_dir_all(root)?;
    let made = made_of(root, agreement);
    if made.is_err() && !stood {
        fs::remove_dir(root)?;
    }
    made
}

fn made_of(root: &Path, agreement: &str) -> io::Result<Made> {
    let target = root.join(AGREEMENT);
    let written = Beside::of(&target, Use::Reading, agreement.as_bytes())?;
    let new = written.folder().join("new");
    fs::create_dir(&new)?;
    let mut made = made_for(&new, understood(agreement).as_ref())?;
    made.folders.retain(|folder| !root.join(folder).is_dir());
    move_missing(&new, root)?;
    written.keep(&target)?;
    Ok(Made { agreement: true, ..made })
}

/// Moves what isn't there. A file that stands there is left alone; a folder is due where there is another thing.
fn move_missing(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let from = entry?.path();
        let place = to.join(from.file_name().unwrap_or_default());
        match place.symlink_metadata() {
            Err(_) => fs::rename(&from, &place)?,
            Ok(_) if !from.is_dir() => {}
            Ok(standing) if standing.is_dir() => move_missing(&from, &place)?,
            Ok(_) => return Err(io::ErrorKind::AlreadyExists.into()),
        }
    }
    Ok(())
}

/// What an agreement needs; where it can't be understood, the folders that every one has.
fn made_for(root: &Path, agreement: Option<&Agreement>) -> io::Result<Made> {
    let is_due = |kind: &Kind| agreement.map_or(!kind.about().on_request, |terms| terms.has_kind(*kind));
    let folders = make_folders(root, Kind::ALL.into_iter().filter(is_due))?;
    if let Some(agreement) = agreement {
        editor_files(root, agreement, Existing::Keep)?;
    }
    Ok(Made { agreement: false, folders, editor: agreement.is_some() })
}

/// The folders that were made.
fn make_folders(root: &Path, kinds: impl Iterator<Item = Kind>) -> io::Result<Vec<&'static str>> {
    let mut made = Vec::new();
    for kind in kinds {
        let folder = root.join(kind.folder());
        if !folder.is_dir() {
            fs::create_dir(&folder)?;
            made.push(kind.folder());
        }
    }
    Ok(made)
}
