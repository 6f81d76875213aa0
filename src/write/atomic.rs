//! A file that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile, TempDir};

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

/// Writes a file beside its place and moves it there. A link is followed; a pipe or a device is written to, and stays.
///
/// # Errors
/// Where it can't be written, or stands there already and is to be kept.
pub fn write_file_for(purpose: Use, path: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let standing = path.symlink_metadata().is_ok();
    match path.metadata().map(|there| there.file_type()) {
        Ok(there) if there.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(there) if takes_a_stream(there) => return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes),
        Ok(there) if !there.is_file() => return Err(io::ErrorKind::InvalidInput.into()),
        _ if standing && existing == Existing::Keep => return Err(io::ErrorKind::AlreadyExists.into()),
        _ => {}
    }
    let target = if standing { path.canonicalize()? } else { path.to_owned() };
    let written = Beside::of(&target, purpose, bytes)?;
    match existing {
        Existing::Keep => written.keep(&target),
        Existing::Replace => written.replace(&target),
    }
}

/// Whether what stands there hands on what is written to it, as a pipe does or `/dev/null`.
#[cfg(unix)]
fn takes_a_stream(there: fs::FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    there.is_fifo() || there.is_char_device()
}

#[cfg(not(unix))]
fn takes_a_stream(_there: fs::FileType) -> bool {
    false
}

/// Why a file wasn't mended.
#[derive(Debug)]
pub enum Unmended {
    /// It holds something else than what was mended: somebody has saved it meanwhile.
    Changed,
    /// It has several names, or an owner that it would lose.
    Shared,
    /// The machine wouldn't.
    Machine(io::Error),
}

impl From<io::Error> for Unmended {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

/// Puts a file's mended text in its place, where it still holds the text that was mended.
///
/// # Errors
/// Where it doesn't, would be parted from its other names or its owner, or can't be written.
pub fn mend_file(path: &Path, before: &[u8], after: &[u8]) -> Result<(), Unmended> {
    let target = path.canonicalize()?;
    let written = Beside::of(&target, Use::Reading, after)?;
    if !stays_whose_it_is(&target, written.file.as_file())? {
        return Err(Unmended::Shared);
    }
    if fs::read(&target)? != before {
        return Err(Unmended::Changed);
    }
    Ok(written.replace(&target)?)
}

/// A folder for what is made beside its place. Where the program is killed, git takes nothing of what is left there.
pub(super) fn folder_beside(target: &Path) -> io::Result<TempDir> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let made = Builder::new().prefix(".iop-").tempdir_in(folder)?;
    File::create_new(made.path().join(".gitignore"))?.write_all(b"*\n")?;
    Ok(made)
}

/// A file that is written whole before it gets its place.
pub(super) struct Beside {
    file: NamedTempFile,
    folder: TempDir,
}

impl Beside {
    /// A file that is replaced keeps who may read it; a new one may be read by whom the user lets (`umask`).
    pub(super) fn of(target: &Path, purpose: Use, bytes: &[u8]) -> io::Result<Self> {
        let folder = folder_beside(target)?;
        let mut file = new_file(purpose, folder.path())?;
        file.write_all(bytes)?;
        match target.metadata() {
            Ok(before) if before.permissions().readonly() => return Err(io::ErrorKind::PermissionDenied.into()),
            Ok(before) if purpose == Use::Reading => file.as_file().set_permissions(before.permissions())?,
            _ => {}
        }
        file.as_file().sync_all()?;
        Ok(Self { file, folder })
    }

    /// The folder that it lies in, which goes away with it.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Puts it in its place, where nothing stands.
    pub(super) fn keep(self, target: &Path) -> io::Result<()> {
        self.file.persist_noclobber(target)?;
        Ok(())
    }

    fn replace(self, target: &Path) -> io::Result<()> {
        self.file.persist(target)?;
        Ok(())
    }
}

#[cfg(unix)]
fn new_file(purpose: Use, folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let mode = if purpose == Use::Running { 0o777 } else { 0o666 };
    Builder::new().permissions(fs::Permissions::from_mode(mode)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_file(_purpose: Use, folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}

/// Gives the new file the owner and group of the old one, which has no other names.
#[cfg(unix)]
fn stays_whose_it_is(target: &Path, new: &File) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let (old, own) = (target.metadata()?, new.metadata()?);
    let is_same = (old.uid(), old.gid()) == (own.uid(), own.gid());
    let is_kept = is_same || fchown(new, Some(old.uid()), Some(old.gid())).is_ok();
    // A new owner takes some modes away.
    new.set_permissions(old.permissions())?;
    Ok(is_kept && old.nlink() == 1)
}

#[cfg(not(unix))]
fn stays_whose_it_is(_target: &Path, _new: &File) -> io::Result<bool> {
    Ok(true)
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
        assert_eq!(fs::read(&path).unwrap(), b"ett");
        write_file(&path, b"tre", Existing::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"tre");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_protected_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rapport.md");
        write_file(&path, b"ett", Existing::Keep).unwrap();
        let mut protected = path.metadata().unwrap().permissions();
        protected.set_readonly(true);
        fs::set_permissions(&path, protected).unwrap();
        let refused = write_file(&path, b"annat", Existing::Replace).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read(&path).unwrap(), b"ett");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_or_a_device_is_written_to_and_stays() {
        use std::os::unix::fs::FileTypeExt;
        let folder = tempfile::tempdir().unwrap();
        let (pipe, link) = (folder.path().join("rapport.md"), folder.path().join("senaste.md"));
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        std::os::unix::fs::symlink(&pipe, &link).unwrap();
        for (path, existing) in [(&pipe, Existing::Replace), (&pipe, Existing::Keep), (&link, Existing::Keep)] {
            let read = std::thread::spawn({
                let pipe = pipe.clone();
                move || fs::read(pipe).unwrap()
            });
            write_file(path, b"ett", existing).unwrap();
            assert_eq!(read.join().unwrap(), b"ett");
            assert!(pipe.metadata().unwrap().file_type().is_fifo());
        }
        for existing in [Existing::Keep, Existing::Replace] {
            write_file(Path::new("/dev/null"), b"ett", existing).unwrap();
            assert!(Path::new("/dev/null").metadata().unwrap().file_type().is_char_device());
            let socket = folder.path().join(format!("{existing:?}"));
            let _listening = std::os::unix::net::UnixListener::bind(&socket).unwrap();
            assert_eq!(write_file(&socket, b"ett", existing).unwrap_err().kind(), io::ErrorKind::InvalidInput);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_stays_as_private_as_it_was_and_a_link_stays_a_link() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("rapport.md"), folder.path().join("senaste.md"));
        write_file(&path, b"ett", Existing::Keep).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write_file(&link, b"tre", Existing::Replace).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"tre");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert!(link.is_symlink());
    }
}
