//! Faults of `agreement.yaml` and of answers for a new one, as they are told. A case is a file in
//! `tests/agreement-faults` or `tests/answer-faults`: what changes of a sound file, and what is then said in both
//! languages. `ACCEPT=1` takes in what is said now.

use std::fs;

use iop::load::BUILT_IN;
use tempfile::tempdir;

use crate::directory::{directory, judged};
use crate::run::iop;

/// The lines of a section: those after its heading, up to the next.
fn section(case: &str, name: &str) -> String {
    let heading = format!("=== {name}\n");
    let rest = case.split_once(&heading).map_or("", |(_, rest)| rest);
    rest.split("=== ").next().unwrap().to_owned()
}

/// A sound text with what stands after `- ` replaced by what stands after `+ `; `+` alone adds at the end.
fn changed(sound: &str, case: &str) -> String {
    let mut text = sound.to_owned();
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let mut change = |old: &mut Vec<&str>, new: &mut Vec<&str>| {
        let (from, to) = (old.join("\n"), new.join("\n"));
        if from.is_empty() {
            text = format!("{text}{to}{}", if to.is_empty() { "" } else { "\n" });
        } else {
            assert!(text.contains(&from), "{from}");
            text = text.replacen(&from, &to, 1);
        }
        (*old, *new) = (Vec::new(), Vec::new());
    };
    let changes = section(case, "changes");
    for line in changes.lines() {
        match line.split_once(' ') {
            Some(("-", line)) => {
                if !new.is_empty() {
                    change(&mut old, &mut new);
                }
                old.push(line);
            }
            Some(("+", line)) => new.push(line),
            _ => {}
        }
    }
    change(&mut old, &mut new);
    text
}

/// What is told of each case in a folder, where it isn't what stands there.
fn judge(folder: &str, sound: &str, told: impl Fn(&str, &str) -> String) {
    let mut wrong = Vec::new();
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() > 10);
    for path in cases {
        let case = fs::read_to_string(&path).unwrap();
        let text = changed(sound, &case);
        let (sv, en) = (told(&text, "sv"), told(&text, "en"));
        if section(&case, "sv") == sv && section(&case, "en") == en {
            continue;
        }
        if std::env::var_os("ACCEPT").is_some() {
            let text = format!("=== changes\n{}=== sv\n{sv}=== en\n{en}", section(&case, "changes"));
            fs::write(&path, text).unwrap();
        } else {
            wrong.push(format!("{}:\n{sv}{en}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "ACCEPT=1 accepts:\n{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_fault_in_an_agreement_reads_as_it_should() {
    judge("tests/agreement-faults", BUILT_IN, |agreement, lang| {
        let folder = directory(agreement, &[]);
        let args = format!("validate --lang {lang} --today 2026-11-22 --snippets never agreement.yaml");
        iop(folder.path(), &args).text()
    });
}

/// Of the answers in `docs/agreement.md`, which another test makes an agreement of.
#[test]
fn every_kind_of_fault_in_answers_reads_as_it_should() {
    let document = fs::read_to_string("docs/agreement.md").unwrap();
    let sound = document.split("```yaml svar\n").nth(1).unwrap().split("```").next().unwrap();
    judge("tests/answer-faults", sound, |answers, lang| {
        let folder = tempdir().unwrap();
        fs::write(folder.path().join("svar.yaml"), answers).unwrap();
        let told = iop(folder.path(), &format!("init mapp --from svar.yaml --lang {lang}"));
        assert_eq!((told.code, folder.path().join("mapp").exists()), (1, false), "{answers}");
        told.text()
    });
}

/// Every key of a text, with where it stands: words before a colon that begin a line or follow a brace, dash or comma.
fn keys(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut keys = Vec::new();
    for (at, _) in text.match_indices(':') {
        let is_key = text[at + 1..].starts_with([' ', '\n']);
        let is_of_key = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let start = at - text[..at].chars().rev().take_while(is_of_key).count();
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let before = text[line..start].trim_end();
        let begins = before.is_empty() || before.ends_with(['{', '-', ',']);
        if is_key && start < at && begins && !before.contains('#') && !before.contains(": \"") {
            keys.push(start..at);
        }
    }
    keys
}

#[test]
fn every_key_misspelt_is_named() {
    let keys = keys(BUILT_IN);
    assert!(keys.len() > 800, "{}", keys.len());
    // Of what many entries have, one entry stands for all.
    let mut unnamed = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for range in keys {
        let key = &BUILT_IN[range.clone()];
        let misspelt = format!("{key}x");
        let before = BUILT_IN[..range.start].lines().count();
        if !seen.insert((key.to_owned(), before / 40)) {
            continue;
        }
        let mut text = BUILT_IN.to_owned();
        text.replace_range(range.clone(), &misspelt);
        let found = judged(directory(&text, &[]).path(), "2026-11-22");
        let at = range.start..range.end + 1;
        let named = found.iter().any(|fault| fault.span.range() == at || fault.message.en.contains(&misspelt));
        if !named && !is_named_by_the_file(&text, range.start) {
            unnamed.push(format!("{key} at {before}: {found:?}"));
        }
    }
    assert!(unnamed.is_empty(), "{}", unnamed.join("\n"));
}

/// Names that the agreement gives itself: vocabularies, and codes of other standards.
fn is_named_by_the_file(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let rest = &text[line..];
    let top = text[..line].lines().rev().find(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).unwrap_or("");
    let is_vocabulary = top.starts_with("vocabularies") && rest.starts_with("  ") && !rest.starts_with("   ");
    is_vocabulary || rest[..at - line].contains("codes: {")
}

#[test]
fn faults_are_told_all_at_once() {
    let text = BUILT_IN
        .replacen("threshold: 5 ", "threshold: fem ", 1)
        .replacen("  end: 2026-12-31", "  slut: 2026-12-31", 1)
        .replacen("months: 6, clause", "months: sex, clause", 1)
        .replacen("amount: 640000", "amount: 640 000", 1)
        .replacen("days: [wednesday]", "days: [onsdag]", 1)
        .replacen("amendments: []\n", "amendments:\n  - {id: a, sv: A, from: 1 maj, clause: x, background: {sv: B}, decision: c, changes: {hours: {open_reception: {days: [fredag]}}, budget: {rows: [{id: staff, amount: 12 kr}]}}}\n", 1);
    let found = judged(directory(&text, &[]).path(), "2026-11-22");
    let places: Vec<&str> = found.iter().map(|fault| &text[fault.span.range()]).collect();
    for place in ["fem", "slut", "sex", "640 000", "onsdag", "1 maj", "fredag", "12 kr"] {
        assert_eq!(places.iter().filter(|found| **found == place).count(), 1, "{place}: {places:?}");
    }
    assert_eq!(found.len(), 8, "{found:?}");
}
