//! Rule pages and the record format are run: what they call wrong fails, what they call right passes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use iop::check::rules;
use iop::diagnostic::Diagnostic;
use iop::load::BUILT_IN;
use iop::rules::{Example, Page, Severity};

use crate::agreements::{changed, indented, with_key};
use crate::directory::{checked, directory, judged, put};

/// The case that every example finds in its folder.
const CASE: &str = "\
id: 2026-014
opened: 2026-08-19
gender: woman
nationality: PH
exploitation: {form: labour, cause: [debt, deception], industry: cleaning}
needs: [legal-status, housing]
children: []
informed: {complaints: 2026-08-19, return-programme: 2026-08-26}
";

/// Everything that is said of a folder with the built-in agreement, one case and the example's files.
fn judge(examples: &[Example]) -> Vec<Diagnostic> {
    let folder = directory(BUILT_IN, &[("cases/2026-014.yaml", CASE)]);
    examples.iter().for_each(|example| place(folder.path(), example));
    judged(folder.path(), "2026-11-22")
}

/// Puts an example's file where its fence says, in the way its fence says.
fn place(root: &Path, example: &Example) {
    let mut words = example.info.split(' ').skip(1);
    let path = words.next().expect("a path after the fence");
    match (path.split_once('#'), words.next()) {
        (Some((file, key)), _) => {
            let before = fs::read_to_string(root.join(file)).unwrap();
            let added = || changed(&before, &format!("{key}:\n{}", indented(example.text, "within.it")));
            let after =
                if key.ends_with('+') { added() } else { with_key(&before, key, |_| indented(example.text, key)) };
            put(root, file, after);
        }
        (None, Some("folder")) => fs::create_dir_all(root.join(path)).unwrap(),
        (None, Some("latin1")) => {
            let bytes: Vec<u8> =
                example.text.chars().map(|c| u8::try_from(u32::from(c)).expect("a Latin-1 character")).collect();
            put(root, path, bytes);
        }
        (None, Some(other)) => {
            let times: usize = other.strip_prefix("repeat=").and_then(|times| times.parse().ok()).expect("repeat=N");
            put(root, path, example.text.repeat(times));
        }
        (None, None) => put(root, path, example.text),
    }
}

fn codes(diagnostics: &[Diagnostic]) -> BTreeSet<&'static str> {
    diagnostics.iter().map(|diagnostic| diagnostic.rule.code).collect()
}

#[test]
fn what_a_page_calls_wrong_is_told_by_its_rule_alone() {
    for rule in rules() {
        let found = judge(&Page::of(rule.page).wrong);
        assert_eq!(codes(&found), BTreeSet::from([rule.code]), "docs/rules/{}.md: {found:#?}", rule.code);
        assert!(
            found.iter().all(|diagnostic| diagnostic.rule.severity == rule.severity),
            "{}: the severity",
            rule.code
        );
        assert!(found.iter().all(|diagnostic| diagnostic.help.is_some()), "{}: what to type", rule.code);
    }
}

#[test]
fn what_a_page_calls_right_passes() {
    for rule in rules() {
        let found = judge(&Page::of(rule.page).right);
        assert!(found.is_empty(), "docs/rules/{}.md: {found:#?}", rule.code);
    }
}

#[test]
fn the_record_format_s_examples_pass() {
    let document = fs::read_to_string("docs/records.md").unwrap().leak();
    let mut examples = Vec::new();
    for block in document.split("\n```").skip(1).step_by(2) {
        let (info, text) = block.split_once('\n').unwrap();
        if info.starts_with("yaml ") || info.starts_with("csv ") {
            examples.push(Example { info, text });
        }
    }
    assert!(examples.len() >= 7, "an example of each kind");
    let texts: Vec<String> = examples.iter().map(|example| format!("{}\n", example.text)).collect();
    let examples: Vec<Example> =
        examples.iter().zip(texts).map(|(example, text)| Example { text: text.leak(), ..*example }).collect();
    let found = judge(&examples);
    assert!(found.is_empty(), "docs/records.md: {found:#?}");
}

#[test]
fn the_shipped_year_has_its_five_warnings_whatever_the_day() {
    for day in ["2026-11-22", "2026-12-31", "2027-06-01", "2029-01-01"] {
        let checked = checked(Path::new("records"), day);
        assert_eq!(checked.count(Severity::Error), 0, "{day}");
        let warnings = codes(checked.diagnostics());
        let expected = ["concern-unreported", "drop-in-hours", "mika-referral", "not-informed", "outside-hours"];
        assert_eq!(warnings, BTreeSet::from(expected), "{day}");
        assert_eq!(checked.count(Severity::Warning), 5, "{day}");
    }
}
