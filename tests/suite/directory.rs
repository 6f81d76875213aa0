//! Records directories for a test.

use std::fs;
use std::path::Path;

use iop::check::{CheckedDataset, check};
use iop::diagnostic::Diagnostic;
use iop::load::load;
use tempfile::TempDir;

/// A directory with an agreement and records, by their paths below it.
pub fn directory(agreement: &str, records: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "agreement.yaml", agreement);
    records.iter().for_each(|(path, text)| put(folder.path(), path, text));
    folder
}

/// Lays a file by its path below a folder.
pub fn put(folder: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

/// Copies a folder and all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// A directory whose agreement can be read, checked on a day.
pub fn checked(folder: &Path, today: &str) -> CheckedDataset {
    let loaded = load(folder, &|| ());
    check(loaded.dataset.unwrap(), loaded.diagnostics, today.parse().unwrap())
}

/// Everything that is said of a directory on a day.
pub fn judged(folder: &Path, today: &str) -> Vec<Diagnostic> {
    let loaded = load(folder, &|| ());
    match loaded.dataset {
        Ok(data) => check(data, loaded.diagnostics, today.parse().unwrap()).diagnostics().to_vec(),
        Err(_) => loaded.diagnostics,
    }
}
