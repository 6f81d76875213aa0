//! A file that appears whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It is left alone; writing fails with `AlreadyExists`.
    Keep,
    /// It is replaced.
    Replace,
}

/// Writes a file beside its place and moves it there.
///
/// # Errors
/// Where it can't be written, or stands there already and is to be kept.
pub fn write_file(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if existing == Existing::Keep && path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    allow_reading(&file)?;
    file.as_file().sync_all()?;
    match existing {
        Existing::Keep => file.persist_noclobber(path)?,
        Existing::Replace => file.persist(path)?,
    };
    Ok(())
}

/// A temporary file is its owner's alone; what is written for others to read follows the folder's habit.
#[cfg(unix)]
fn allow_reading(file: &NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn allow_reading(_file: &NamedTempFile) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_stands_there_unless_told_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rapport.md");
        write_file(&path, b"ett", Existing::Keep).unwrap();
        assert_eq!(write_file(&path, b"annat", Existing::Keep).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"ett");
        write_file(&path, b"tre", Existing::Replace).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"tre");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
