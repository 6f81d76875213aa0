//! The examples are what the program writes: `ACCEPT=1 cargo test --test examples` takes a change on purpose in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]
#![cfg(feature = "office")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The shipped year's documents, by their files' names: the arguments that make them.
const DOCUMENTS: &[(&str, &str)] = &[
    ("verksamhetsrapport-2026.txt", "report 2026 --edition internal"),
    ("verksamhetsrapport-2026.md", "report 2026 --edition internal"),
    ("verksamhetsrapport-2026.html", "report 2026 --edition internal"),
    ("verksamhetsrapport-2026.docx", "report 2026 --edition internal"),
    ("verksamhetsrapport-2026.xlsx", "report 2026 --edition internal"),
    ("verksamhetsrapport-2026.json", "report 2026 --edition internal"),
    ("verksamhetsrapport-2026-tabeller", "report 2026 --edition internal --format csv"),
    ("activity-report-2026.html", "report 2026 --edition internal --lang en"),
    ("budget-2026.docx", "budget 2026"),
    ("budget-2026.xlsx", "budget 2026"),
    ("budget-2026.csv", "budget 2026"),
];

/// Every file in a folder and below it, by its path there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            all.extend(files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            all.insert(name, fs::read(&path).unwrap());
        }
    }
    all
}

#[test]
fn the_examples_are_what_the_program_writes() {
    let folder = tempfile::tempdir().unwrap();
    for (name, arguments) in DOCUMENTS {
        let written = Command::new(env!("CARGO_BIN_EXE_iop"))
            .args(arguments.split(' '))
            .args(["--records", "records", "--today", "2026-11-22", "-o"])
            .arg(folder.path().join(name))
            .env("GIT_DIR", "/nowhere")
            .output()
            .unwrap();
        assert!(written.status.success(), "{name}: {}", String::from_utf8_lossy(&written.stderr));
    }
    let made = files(folder.path());
    let examples = Path::new("examples/stockholm");
    if std::env::var_os("ACCEPT").is_some() {
        for (name, bytes) in &made {
            fs::create_dir_all(examples.join(name).parent().unwrap()).unwrap();
            fs::write(examples.join(name), bytes).unwrap();
        }
    }
    let mut kept = files(examples);
    kept.remove("README.md");
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&kept), names(&made));
    let changed: Vec<&String> =
        made.iter().filter(|(name, bytes)| kept[*name] != **bytes).map(|(name, _)| name).collect();
    assert!(changed.is_empty(), "other than what the program writes (ACCEPT=1 takes it in): {changed:?}");
}
