//! A new records directory.

use std::fs;
use std::io;
use std::path::Path;

use super::atomic::{Existing, write_file};
use super::editor::editor_files;
use crate::load::{AGREEMENT, BUILT_IN, load_agreement};
use crate::model::Kind;

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
/// Where a folder or the agreement can't be made.
pub fn init(root: &Path) -> io::Result<Made> {
    fs::create_dir_all(root)?;
    let agreement = match write_file(&root.join(AGREEMENT), BUILT_IN.as_bytes(), Existing::Keep) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && root.join(AGREEMENT).is_file() => false,
        Err(error) => return Err(error),
    };
    made_for(root, agreement)
}

/// The same of another agreement, where there is none yet. It is written first: where it can't be, nothing is.
///
/// # Errors
/// `AlreadyExists` where there is an agreement; else as [`init`].
pub fn init_new(root: &Path, agreement: &str) -> io::Result<Made> {
    let stood = root.is_dir();
    fs::create_dir_all(root)?;
    if let Err(error) = write_file(&root.join(AGREEMENT), agreement.as_bytes(), Existing::Keep) {
        if !stood {
            fs::remove_dir(root)?;
        }
        return Err(error);
    }
    made_for(root, true)
}

/// What the agreement that stands there needs; where it can't be understood, the folders that every one has.
fn made_for(root: &Path, is_new: bool) -> io::Result<Made> {
    let agreement = load_agreement(root).dataset.ok().map(|data| data.agreement);
    let is_due = |kind: &Kind| agreement.as_ref().map_or(!kind.about().on_request, |terms| terms.has_kind(*kind));
    let folders = make_folders(root, Kind::ALL.into_iter().filter(is_due))?;
    if let Some(agreement) = &agreement {
        editor_files(root, agreement, Existing::Keep)?;
    }
    Ok(Made { agreement: is_new, folders, editor: agreement.is_some() })
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
