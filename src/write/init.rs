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

/// Makes a folder a records directory. Touches nothing that exists.
///
/// # Errors
/// Where a folder or the agreement can't be made.
pub fn init(root: &Path) -> io::Result<Made> {
    fs::create_dir_all(root)?;
    let mut made = Made::default();
    for kind in Kind::ALL {
        let folder = root.join(kind.folder());
        if folder.is_dir() {
            continue;
        }
        fs::create_dir(&folder)?;
        made.folders.push(kind.folder());
    }
    match write_file(&root.join(AGREEMENT), BUILT_IN.as_bytes(), Existing::Keep) {
        Ok(()) => made.agreement = true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && root.join(AGREEMENT).is_file() => {}
        Err(error) => return Err(error),
    }
    if let Ok(data) = load_agreement(root).dataset {
        editor_files(root, &data.agreement, Existing::Keep)?;
        made.editor = true;
    }
    Ok(made)
}
