//! What the machine refuses is told in the person's own language, with what it is about.

use std::fs;
use std::path::Path;

use crate::run::{Done, IOP, Run, iop, program};

/// An empty records directory in a folder of its own.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    iop(folder.path(), "init -q").passes();
    folder
}

/// What a Swedish shell line answers; `iop` stands for the program.
#[cfg(unix)]
fn swedish(folder: &Path, line: &str) -> Done {
    program("sh", folder).env("LANG", "sv_SE.UTF-8").arg("-c").arg(line.replace("iop ", &format!("{IOP} "))).done()
}

#[cfg(unix)]
#[test]
fn the_system_s_reasons_are_told_in_swedish() {
    let folder = folder();
    let long = format!("iop budget 2026 -o {}.txt", "a".repeat(300));
    for (line, due) in [
        ("iop budget 2026 -o ingen/x.txt", "`ingen/x.txt` kan inte skrivas: filen eller mappen finns inte."),
        ("iop budget 2026 --format md -o records", "`records` kan inte skrivas: det är en mapp."),
        ("iop budget 2026 -o records/agreement.yaml/x.txt", "kan inte skrivas: en fil står där det ska vara en mapp."),
        (&long, "kan inte skrivas: namnet är för långt eller har ett tecken som inte går här."),
        ("touch x.txt; iop budget 2026 -o x.txt", "`x.txt` finns redan; `--force` skriver över den."),
        ("mkdir borta; cd borta; rmdir ../borta; iop explain", "Mappen kan inte läsas: filen eller mappen finns inte."),
        ("SOURCE_DATE_EPOCH=i-dag iop explain", "SOURCE_DATE_EPOCH är inget antal sekunder."),
    ] {
        let told = swedish(folder.path(), line).says(due);
        assert!(told.code == 2 && told.err.lines().count() == 1 && !told.err.contains("os error"), "{}", told.said());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_every_answer() {
    let folder = folder();
    for asked in ["budget 2026", "explain", "agreement", "validate", "schema case", "--help"] {
        let told = swedish(folder.path(), &format!("iop {asked} > /dev/full"));
        let due = "iop: Svaret kan inte skrivas: disken är full.\n";
        assert!((told.code, told.err.as_str()) == (2, due), "{asked}: {}", told.said());
    }
}

/// What may not be read is said to be there; nobody is told to take it away.
#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_not_said_to_be_missing() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let barred = |path: &str| {
        let path = folder.path().join(path);
        let mode = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        mode(0o000);
        let told = ["validate", "report 2026", "validate --records records"]
            .map(|asked| swedish(folder.path(), &format!("iop {asked}")));
        mode(0o755);
        told
    };
    fs::set_permissions(folder.path().join("records/visits"), fs::Permissions::from_mode(0o000)).unwrap();
    let is_for_all = fs::read_dir(folder.path().join("records/visits")).is_ok();
    fs::set_permissions(folder.path().join("records/visits"), fs::Permissions::from_mode(0o755)).unwrap();
    if is_for_all {
        // Nothing is barred to root.
        return;
    }
    for (path, due) in [
        ("records/visits", "Mappen kan inte läsas: du saknar behörighet."),
        ("records/agreement.yaml", "Filen kan inte läsas: du saknar behörighet."),
        ("records", "records kan inte läsas: du saknar behörighet."),
    ] {
        for told in barred(path) {
            told.stops().says(due).hides("ta bort").hides("iop init").hides("saknar agreement.yaml");
        }
    }
}

/// A report that names no commit can't be made again, so what git has against it is told.
#[test]
fn a_report_says_why_it_names_no_commit() {
    let folder = folder();
    let git = |line: &str| drop(program("git", folder.path()).args(line.split(' ')).done().passes());
    let report = || {
        let mut command = program(IOP, folder.path());
        command.args(["report", "2026", "--today", "2026-11-22", "--format", "json", "--lang", "sv"]);
        command
    };
    let outside = report().done().passes();
    assert_eq!(outside.err, "", "a folder that was never put under git");
    git("init -q");
    git("add -A");
    git("commit -q -m x");
    let within = report().done().passes();
    assert!(within.err.is_empty() && within.json()["source"]["commit"].is_string(), "{}", within.said());
    let refused = |mut command: std::process::Command, due: &str| {
        let told = command.done().passes();
        assert!(told.json()["source"]["commit"].is_null(), "{due}");
        assert!(
            told.err.starts_with("iop: Rapporten säger inte vilken version i git den är gjord av. "),
            "{}",
            told.err
        );
        told.says(due);
    };
    let mut owned_by_another = report();
    owned_by_another.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    refused(owned_by_another, "git config --global --add safe.directory ");
    let mut elsewhere = report();
    elsewhere.env("GIT_DIR", "/nowhere");
    refused(elsewhere, "Mappen ligger inte i något git-förråd.");
    let mut wrong_settings = report();
    wrong_settings.env("GIT_CONFIG_COUNT", "x");
    refused(wrong_settings, "git säger: ");
    let store = folder.path().join(".git");
    fs::write(store.join("index"), "index?").unwrap();
    refused(report(), "git säger: ");
    fs::remove_file(store.join("HEAD")).unwrap();
    refused(report(), "Mappen ligger inte i något git-förråd.");
    fs::rename(&store, folder.path().join("undan")).unwrap();
    fs::write(&store, "gitdir").unwrap();
    refused(report(), "git säger: fatal: invalid gitfile format");
}
