//! The house stands as it is drawn: imports point up, rules and pages belong together, documents are true.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use iop::check::{Page, RULES};
use iop::diagnostic::Severity;
use iop::lang::Lang;

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The rooms in the order of the flow, as `lib.rs` declares them.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|room| room.trim_end_matches(';').to_owned())
        .collect()
}

/// Every `crate::ROOM` that a file names outside its comments.
fn named_rooms(text: &str) -> BTreeSet<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let names = code.split("crate::").skip(1);
    names.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

#[test]
fn imports_point_to_rooms_above() {
    let rooms = rooms();
    let place = |room: &str| rooms.iter().position(|other| other == room);
    for file in rust_files(Path::new("src")) {
        let inside = file.strip_prefix("src").unwrap();
        let room = inside.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        let Some(own) = place(&room) else { continue };
        for named in named_rooms(&fs::read_to_string(&file).unwrap()) {
            let Some(other) = place(&named) else { continue };
            assert!(other <= own, "{} ({room}) imports from {named}, which stands below it", file.display());
        }
    }
}

#[test]
fn only_the_rooms_that_may_do_speak_yaml_and_change_files() {
    let may_yaml = ["load/", "lib.rs"];
    let may_write = ["write/"];
    for file in rust_files(Path::new("src")) {
        let text = fs::read_to_string(&file).unwrap();
        let inside = file.strip_prefix("src").unwrap().to_string_lossy().replace('\\', "/");
        let allowed = |rooms: &[&str]| rooms.iter().any(|room| inside.starts_with(room));
        assert!(
            !(text.contains("granit_parser") || text.contains("serde_yaml")) || allowed(&may_yaml),
            "{inside} speaks YAML"
        );
        let changes = ["fs::write", "fs::create_dir", "fs::remove", "fs::rename", "File::create", "OpenOptions"];
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        assert!(!changes.iter().any(|call| code.contains(call)) || allowed(&may_write), "{inside} changes files");
    }
}

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), RULES.len(), "a code stands twice");
    let pages: BTreeSet<String> = fs::read_dir("docs/rules")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().trim_end_matches(".md").to_owned())
        .filter(|name| name != "README")
        .collect();
    assert_eq!(codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<_>>(), pages);
    for rule in RULES {
        let page = Page::of(rule);
        assert!(rule.page.starts_with(&format!("# `{}`\n", rule.code)), "{}: the heading", rule.code);
        for lang in [Lang::Sv, Lang::En] {
            let summary = page.summary(lang);
            assert!(summary.ends_with('.') && !summary.is_empty(), "{}: the summary {summary:?}", rule.code);
            assert!(page.words(lang).lines().count() > 2, "{}: more than a summary", rule.code);
        }
        assert!(
            !page.wrong.is_empty() && !page.right.is_empty(),
            "{}: a record that fails and one that passes",
            rule.code
        );
    }
}

#[test]
fn every_rule_of_a_file_is_in_the_registry() {
    for file in rust_files(Path::new("src/check")) {
        let text = fs::read_to_string(&file).unwrap();
        for call in text.split("RULE: Rule = rule!(\"").skip(1) {
            let code = call.split('"').next().unwrap();
            assert!(RULES.iter().any(|rule| rule.code == code), "{} isn't in RULES", code);
            let stem = file.file_stem().unwrap().to_string_lossy().replace('_', "-");
            assert_eq!(stem, code, "a rule's file bears its code");
        }
    }
}

#[test]
fn the_list_of_rules_tells_what_the_pages_tell() {
    let list = fs::read_to_string("docs/rules/README.md").unwrap();
    let rows: BTreeMap<&str, &str> =
        list.lines().filter_map(|line| line.strip_prefix("| [`")).filter_map(|row| row.split_once('`')).collect();
    for rule in RULES {
        let row = rows.get(rule.code).unwrap_or_else(|| panic!("docs/rules/README.md lacks {}", rule.code));
        let page = Page::of(rule);
        let severity = if rule.severity == Severity::Error { "fel" } else { "varning" };
        for told in [severity, page.summary(Lang::Sv), page.summary(Lang::En)] {
            assert!(row.contains(told), "docs/rules/README.md, {}: lacks {told:?}", rule.code);
        }
    }
    assert_eq!(rows.len(), RULES.len());
}

#[test]
fn excerpts_of_the_agreement_stand_in_it_word_for_word() {
    let agreement = fs::read_to_string("records/agreement.yaml").unwrap();
    let document = fs::read_to_string("docs/agreement.md").unwrap();
    let mut excerpts = 0;
    for block in document.split("```yaml\n").skip(1) {
        let excerpt = block.split("```").next().unwrap();
        assert!(
            agreement.contains(excerpt),
            "docs/agreement.md shows what records/agreement.yaml doesn't say:\n{excerpt}"
        );
        excerpts += 1;
    }
    assert!(excerpts > 5);
}

#[test]
fn files_are_of_a_size_to_be_read() {
    for file in rust_files(Path::new("src")) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 600, "{} has {lines} lines: a room of its own is due", file.display());
    }
}
