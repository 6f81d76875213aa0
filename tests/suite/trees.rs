//! What would be committed, and how it differs from the last commit: as git's own commands tell it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use iop::git::{Comparison, Git, Mode};
use proptest::prelude::*;

use crate::directory::put;
use crate::run::{Run, program};

/// Files by path, each with its content; folders stand where a path says so.
type Files = BTreeMap<String, u8>;

fn git(folder: &Path, arguments: &[&str]) -> String {
    program("git", folder).args(arguments).done().passes().text()
}

/// Makes the index hold exactly these files.
fn stage(folder: &Path, files: &Files) {
    git(folder, &["rm", "-r", "-q", "--cached", "--ignore-unmatch", "."]);
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        match entry.file_type().unwrap().is_dir() {
            true if entry.file_name() != ".git" => fs::remove_dir_all(entry.path()).unwrap(),
            false => fs::remove_file(entry.path()).unwrap(),
            true => {}
        }
    }
    for (path, content) in files {
        put(folder, path, [*content]);
    }
    git(folder, &["add", "-A", "."]);
}

fn compare(folder: &Path) -> Comparison {
    let git = Git::at(folder);
    let (tree, trees) = (git.ask_tree().unwrap(), git.tree_reader().unwrap());
    trees.compare(tree.answer().unwrap()).unwrap()
}

fn lines(text: &str) -> Vec<String> {
    text.split_terminator('\0').map(str::to_owned).collect()
}

fn told(comparison: &Comparison) -> Vec<String> {
    let mode = |mode| if mode == Mode::File { "100644 blob" } else { "other" };
    comparison.next.iter().map(|file| format!("{} {}\t{}", mode(file.mode), file.id, file.path)).collect()
}

fn sorted(mut paths: Vec<String>) -> Vec<String> {
    paths.sort();
    paths
}

/// Few names, so that a file and a folder often have the same.
fn files() -> impl Strategy<Value = Files> {
    let path = prop::collection::vec(prop::sample::select(vec!["a", "b.c", "å ä", "a0"]), 1..4);
    prop::collection::btree_map(path.prop_map(|parts| parts.join("/")), 0_u8..3, 0..12).prop_map(|files| {
        let is_folder = |path: &String| files.keys().any(|other| other.starts_with(&format!("{path}/")));
        files.iter().filter(|(path, _)| !is_folder(path)).map(|(path, content)| (path.clone(), *content)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn trees_are_compared_as_git_compares_them(last in files(), next in files(), sha256 in any::<bool>()) {
        let kept = tempfile::tempdir().unwrap();
        let folder = kept.path();
        let format = if sha256 { "--object-format=sha256" } else { "--object-format=sha1" };
        git(folder, &["init", "-q", format]);
        stage(folder, &last);
        let first = compare(folder);
        prop_assert_eq!(sorted(first.changed), last.keys().cloned().collect::<Vec<_>>(), "all is new at first");
        git(folder, &["commit", "-q", "--allow-empty", "-m", "last"]);
        stage(folder, &next);
        let tree = git(folder, &["write-tree"]);
        let comparison = compare(folder);
        prop_assert_eq!(told(&comparison), lines(&git(folder, &["ls-tree", "-r", "-z", tree.trim()])));
        let differing = |how: &str| {
            lines(&git(folder, &["diff-tree", "-r", "-z", "--name-only", how, "HEAD", tree.trim()]))
        };
        prop_assert_eq!(sorted(comparison.changed), sorted(differing("--diff-filter=d")));
        prop_assert_eq!(sorted(comparison.removed), sorted(differing("--diff-filter=D")));
    }
}

#[test]
fn many_folders_are_told_in_turn() {
    let kept = tempfile::tempdir().unwrap();
    let folder = kept.path();
    git(folder, &["init", "-q"]);
    let files: Files = (0..1_000).map(|number| (format!("{number}/{number}"), 1)).collect();
    stage(folder, &files);
    git(folder, &["commit", "-q", "-m", "many"]);
    stage(folder, &files.into_keys().map(|path| (path, 2)).collect());
    assert_eq!(compare(folder).changed.len(), 1_000);
}
