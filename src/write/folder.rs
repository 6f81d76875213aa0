//! A folder of files that appears whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::atomic::{Existing, folder_beside, write_file};

/// Why a folder wasn't written.
#[derive(Debug)]
pub enum FolderError {
    /// It holds something that wouldn't be written anew: its name.
    HoldsMore(String),
    /// The machine wouldn't.
    Machine(io::Error),
}

impl From<io::Error> for FolderError {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

/// Makes a folder of files beside its place and moves it there. One that stands there is replaced only where it holds
/// nothing but files of the same names: nothing else is ever taken away.
///
/// # Errors
/// Where it can't be written, stands there already and is to be kept, or holds more than would be written.
pub fn write_folder(path: &Path, files: &[(String, Vec<u8>)], existing: Existing) -> Result<(), FolderError> {
    let standing = path.symlink_metadata().is_ok();
    if standing && existing == Existing::Keep {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
    }
    let target = if standing { path.canonicalize()? } else { path.to_owned() };
    if standing {
        holds_only(&target, files)?;
    }
    let beside = folder_beside(&target)?;
    let new = beside.path().join("new");
    fs::create_dir(&new)?;
    for (name, bytes) in files {
        write_file(&new.join(name), bytes, Existing::Keep)?;
    }
    if standing {
        keep_permissions(&target, &new, files)?;
        swap(&target, &new, beside, files)?;
    } else {
        fs::rename(&new, &target)?;
    }
    Ok(())
}

fn holds_only(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), FolderError> {
    let ours: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let mut others = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !(ours.contains(name.as_str()) && entry.file_type()?.is_file()) {
            others.push(name);
        }
    }
    others.into_iter().min().map_or(Ok(()), |other| Err(FolderError::HoldsMore(other)))
}

/// A folder or a file that is replaced keeps who may read it.
fn keep_permissions(old: &Path, new: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    for (name, _) in files {
        if let Ok(before) = old.join(name).metadata() {
            fs::set_permissions(new.join(name), before.permissions())?;
        }
    }
    fs::set_permissions(new, old.metadata()?.permissions())
}

/// Puts the new folder where the old one stood, or the old one back. Of the old one only our files are taken away:
/// what somebody laid there meanwhile stays, in the folder beside.
fn swap(target: &Path, new: &Path, beside: TempDir, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let old: PathBuf = beside.path().join("old");
    fs::rename(target, &old)?;
    if let Err(error) = fs::rename(new, target) {
        let back = fs::rename(&old, target);
        if back.is_err() {
            let _ = beside.keep();
        }
        return Err(error);
    }
    for (name, _) in files {
        match fs::remove_file(old.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return kept(beside, error),
            _ => {}
        }
    }
    match fs::remove_dir(&old) {
        Ok(()) => Ok(()),
        Err(error) => kept(beside, error),
    }
}

fn kept(beside: TempDir, error: io::Error) -> io::Result<()> {
    let _ = beside.keep();
    Err(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str], text: &str) -> Vec<(String, Vec<u8>)> {
        names.iter().map(|name| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_replaced_whole_and_only_when_told_to() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("tabeller");
        write_folder(&folder, &files(&["a.csv", "b.csv"], "ett"), Existing::Keep).unwrap();
        assert!(matches!(
            write_folder(&folder, &files(&["a.csv"], "två"), Existing::Keep),
            Err(FolderError::Machine(error)) if error.kind() == io::ErrorKind::AlreadyExists
        ));
        write_folder(&folder, &files(&["a.csv", "b.csv", "c.csv"], "två"), Existing::Replace).unwrap();
        assert_eq!(names(&folder), ["a.csv", "b.csv", "c.csv"]);
        assert_eq!(fs::read(folder.join("a.csv")).unwrap(), "två".as_bytes());
        assert_eq!(names(place.path()), ["tabeller"], "nothing is left beside");
    }

    #[test]
    fn what_is_not_ours_is_never_taken_away() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("tabeller");
        fs::create_dir_all(folder.join("a.csv")).unwrap();
        for (other, ours) in [("a.csv", "a.csv"), ("minnen.txt", "b.csv")] {
            write_file(&folder.join("minnen.txt"), b"kvar", Existing::Replace).unwrap();
            let told = write_folder(&folder, &files(&[ours], "ett"), Existing::Replace);
            assert!(matches!(told, Err(FolderError::HoldsMore(_))), "{other}");
            assert_eq!(names(&folder), ["a.csv", "minnen.txt"]);
        }
        write_file(&place.path().join("fil"), b"kvar", Existing::Keep).unwrap();
        assert!(write_folder(&place.path().join("fil"), &files(&["a.csv"], ""), Existing::Replace).is_err());
        assert_eq!(names(place.path()), ["fil", "tabeller"]);
    }
}
