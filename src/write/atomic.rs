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

/// What a file is for. One to be read that is replaced keeps who may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// To be read.
    Reading,
    /// To be run.
    Running,
}

/// Writes a file to be read.
///
/// # Errors
/// Where it can't be written, or stands there already and is to be kept.
pub fn write_file(path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    write_file_for(Use::Reading, path, bytes, existing)
}

/// Writes a file beside its place and moves it there. A link is followed.
///
/// # Errors
/// Where it can't be written, or stands there already and is to be kept.
pub fn write_file_for(purpose: Use, path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let standing = path.symlink_metadata().is_ok();
    if standing && existing == Existing::Keep {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let target = if standing { path.canonicalize()? } else { path.to_owned() };
    if target.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = NamedTempFile::new_in(folder).map_err(|error| error.kind())?;
    file.write_all(bytes)?;
    match target.metadata() {
        Ok(before) if before.permissions().readonly() => return Err(io::ErrorKind::PermissionDenied.into()),
        Ok(before) if purpose == Use::Reading => file.as_file().set_permissions(before.permissions())?,
        _ => allow(&file, purpose)?,
    }
    file.as_file().sync_all()?;
    match existing {
        Existing::Keep => file.persist_noclobber(&target)?,
        Existing::Replace => file.persist(&target)?,
    };
    Ok(())
}

/// A temporary file is its owner's alone; a new file for others may be read as any other.
#[cfg(unix)]
fn allow(file: &NamedTempFile, purpose: Use) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if purpose == Use::Running { 0o755 } else { 0o644 };
    file.as_file().set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn allow(_file: &NamedTempFile, _purpose: Use) -> io::Result<()> {
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

    #[test]
    fn a_protected_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rapport.md");
        write_file(&path, b"ett", Existing::Keep).unwrap();
        let mut protected = path.metadata().unwrap().permissions();
        protected.set_readonly(true);
        std::fs::set_permissions(&path, protected).unwrap();
        let refused = write_file(&path, b"annat", Existing::Replace).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(std::fs::read(&path).unwrap(), b"ett");
    }

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_stays_as_private_as_it_was_and_a_link_stays_a_link() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("rapport.md"), folder.path().join("senaste.md"));
        write_file(&path, b"ett", Existing::Keep).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write_file(&link, b"tre", Existing::Replace).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"tre");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert!(link.is_symlink());
    }
}
