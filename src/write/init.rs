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
    let folders = make_folders(root)?;
    let agreement = match write_file(&root.join(AGREEMENT), BUILT_IN.as_bytes(), Existing::Keep) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && root.join(AGREEMENT).is_file() => false,
        Err(error) => return Err(error),
    };
    Ok(Made { agreement, folders, editor: help_editor(root)? })
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
    Ok(Made { agreement: true, folders: make_folders(root)?, editor: help_editor(root)? })
}

/// The folders that were made.
fn make_folders(root: &Path) -> io::Result<Vec<&'static str>> {
    let mut made = Vec::new();
    for kind in Kind::ALL {
        let folder = root.join(kind.folder());
        if !folder.is_dir() {
            fs::create_dir(&folder)?;
            made.push(kind.folder());
        }
    }
    Ok(made)
}

/// Whether what an editor needs was written.
fn help_editor(root: &Path) -> io::Result<bool> {
    match load_agreement(root).dataset {
        Ok(data) => editor_files(root, &data.agreement, Existing::Keep).map(|()| true),
        Err(_) => Ok(false),
    }
}
