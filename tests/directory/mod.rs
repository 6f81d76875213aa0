//! A records directory for a test.

use std::fs;

use tempfile::TempDir;

/// A directory with an agreement and records, by their paths below it.
pub fn directory(agreement: &str, records: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    put("agreement.yaml", agreement);
    records.iter().for_each(|(path, text)| put(path, text));
    folder
}
