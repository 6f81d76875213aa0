//! The house stands as it is drawn: imports point up, rules and pages belong together, documents are true.

mod imports;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use imports::Imports;
use iop::check::{rules, severities};
use iop::compute::CATALOGUE;
use iop::lang::Lang;
use iop::load::{BUILT_IN, understood};
use iop::model::Kind;
use iop::rules::{Page, Rule, Severity};
use serde_json::Value;

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

/// The program's files by their paths below `src`, without comments and the tests that stand last in a file.
fn program() -> Vec<(String, String)> {
    let file = |file: PathBuf| {
        let text = fs::read_to_string(&file).unwrap();
        let own = text.split("#[cfg(test)]").next().unwrap().lines();
        let code = own.filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        (file.strip_prefix("src").unwrap().to_string_lossy().replace('\\', "/"), code)
    };
    rust_files(Path::new("src")).into_iter().map(file).collect()
}

/// The rooms in the order of the flow, as `lib.rs` declares them.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|room| room.trim_end_matches(';').to_owned())
        .collect()
}

/// Every `crate::ROOM` that a file names.
fn named_rooms(code: &str) -> BTreeSet<String> {
    let names = code.split("crate::").skip(1);
    names.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

#[test]
fn imports_point_to_rooms_above() {
    let rooms = rooms();
    let place = |room: &str| rooms.iter().position(|other| other == room);
    for (file, code) in program() {
        let room = file.split('/').next().unwrap().trim_end_matches(".rs");
        let Some(own) = place(room) else { continue };
        for named in named_rooms(&code) {
            let Some(other) = place(&named) else { continue };
            assert!(other <= own, "{file} imports from {named}, which stands below it");
        }
    }
}

#[test]
fn no_file_leads_in_a_circle_to_itself() {
    let imports = Imports::of(program().into_iter().filter(|(file, _)| file != "main.rs"));
    let circles: Vec<String> = imports.knots().into_values().collect();
    assert!(circles.is_empty(), "files that lead to each other in a circle:\n{}", circles.join("\n"));
}

/// The one file more that names a figure or a table, and its reason.
const SECOND_PLACES: [(&str, &str, &str); 1] =
    [("informed_complaints", "check/not_informed.rs", "it warns of those whom this figure is about, within its days")];

/// What is called by the same word as a figure or a table and is something else: fields, kinds and their folders, keys
/// of `agreement.yaml`, and what tables count.
fn other_names() -> BTreeSet<String> {
    fn words(path: &str) -> impl Iterator<Item = String> {
        path.split(['.', '[']).map(str::to_owned)
    }
    fn keys(value: &Value, names: &mut BTreeSet<String>) {
        match value {
            Value::Object(entries) => entries.iter().for_each(|(key, value)| {
                names.insert(key.clone());
                names.extend(value.as_str().filter(|_| key == "field").iter().flat_map(|path| words(path)));
                keys(value, names);
            }),
            Value::Array(items) => items.iter().for_each(|item| keys(item, names)),
            _ => {}
        }
    }
    let mut names = BTreeSet::from(["clients".to_owned()]);
    keys(&serde_yaml::from_str(BUILT_IN).unwrap(), &mut names);
    for about in Kind::ALL.map(|kind| kind.about()) {
        names.extend([about.id, about.folder].map(str::to_owned));
        names.extend(about.fields.iter().map(|field| field.name.clone().into_owned()));
    }
    names
}

#[test]
fn a_figure_and_a_table_are_named_in_one_file() {
    let agreement = understood(BUILT_IN).unwrap();
    let ids = [(CATALOGUE.figures)(&agreement), (CATALOGUE.tables)(&agreement)].concat();
    let (others, files) = (other_names(), program());
    let mut alone = 0;
    for id in ids.iter().filter(|id| !others.contains(*id)) {
        let names = |text: &str| [format!("\"{id}\""), format!("\"{id}/")].iter().any(|name| text.contains(name));
        let mut places: Vec<&str> =
            files.iter().filter(|(_, text)| names(text)).map(|(file, _)| file.as_str()).collect();
        places.retain(|place| !SECOND_PLACES.iter().any(|(other, file, _)| other == id && file == place));
        assert!(places.len() < 2, "{id} is named in {places:?}: ask for the value, or give the reason here");
        alone += places.len();
    }
    assert!(alone > 30, "{alone}");
}

#[test]
fn only_the_rooms_that_may_do_speak_yaml_and_change_files() {
    let may_yaml = ["load/", "lib.rs"];
    let may_write = ["write/"];
    let changes = ["fs::write", "fs::create_dir", "fs::remove", "fs::rename", "File::create", "OpenOptions"];
    for (file, code) in program() {
        let allowed = |rooms: &[&str]| rooms.iter().any(|room| file.starts_with(room));
        let speaks = code.contains("granit_parser") || code.contains("serde_yaml");
        assert!(!speaks || allowed(&may_yaml), "{file} speaks YAML");
        assert!(!changes.iter().any(|call| code.contains(call)) || allowed(&may_write), "{file} changes files");
    }
}

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let codes: BTreeSet<&str> = rules().into_iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), rules().len(), "a code stands twice");
    let pages: BTreeSet<String> = fs::read_dir("docs/rules")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().trim_end_matches(".md").to_owned())
        .filter(|name| name != "README")
        .collect();
    assert_eq!(codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<_>>(), pages);
    for rule in rules() {
        let page = Page::of(rule.page);
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
fn a_rule_s_file_bears_its_code() {
    for file in rust_files(Path::new("src/check")) {
        let stem = file.file_stem().unwrap().to_string_lossy().replace('_', "-");
        for call in fs::read_to_string(&file).unwrap().split("rule!(\"").skip(1) {
            assert_eq!(call.split('"').next(), Some(&*stem));
        }
    }
}

#[test]
fn the_list_of_rules_tells_what_the_pages_tell() {
    let file = Path::new("docs/rules/README.md");
    let stands = fs::read_to_string(file).unwrap();
    let head = "| Kod / Code | | På svenska | In English |\n| --- | --- | --- | --- |\n";
    let (before, _) = stands.split_once(head).unwrap();
    let row = |rule: &Rule| {
        let (code, page) = (rule.code, Page::of(rule.page));
        let words = severities(rule).into_iter().map(|severity| match severity {
            Severity::Error => ("fel", "error"),
            Severity::Warning => ("varning", "warning"),
        });
        let (in_swedish, in_english): (Vec<_>, Vec<_>) = words.unzip();
        let severity = format!("{} / {}", in_swedish.join(", "), in_english.join(", "));
        let (sv, en) = (page.summary(Lang::Sv), page.summary(Lang::En));
        format!("| [`{code}`]({code}.md) | {severity} | {sv} | {en} |\n")
    };
    let due = format!("{before}{head}{}", rules().into_iter().map(row).collect::<String>());
    if std::env::var_os("ACCEPT").is_some() {
        fs::write(file, &due).unwrap();
    } else {
        assert!(
            stands == due,
            "docs/rules/README.md isn't what the pages say: ACCEPT=1 cargo test --test suite writes it anew"
        );
    }
}

#[test]
fn the_page_of_the_house_names_files_that_are_there() {
    let page = fs::read_to_string("docs/architecture.md").unwrap();
    let named: Vec<&str> = page.split('`').filter(|code| code.starts_with("src/")).collect();
    let lacking: Vec<_> = named.iter().filter(|path| !Path::new(path).exists()).collect();
    assert!(named.len() > 20 && lacking.is_empty(), "docs/architecture.md: {lacking:?}");
    let rooms = fs::read_to_string("src/lib.rs").unwrap();
    let rooms = rooms.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let unnamed: Vec<_> = rooms.filter(|room| !page.contains(&format!("`src/{room}"))).collect();
    assert!(unnamed.is_empty(), "docs/architecture.md says nothing of {unnamed:?}");
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
