//! Agreements that stand and agreements that don't: the cases of `tests/agreements`, a file a subject (tests/README.md).
//! `ACCEPT=1` takes in what is told of them now.

use std::fs;
use std::ops::Range;

use iop::load::BUILT_IN;

use crate::agreements::changed;
use crate::directory::{directory, judged};

/// What is told of an agreement, each fault as a case has it: its code, the first line of what it is told at, and below
/// it what is wrong and what to do.
fn told(agreement: &str) -> String {
    let found = judged(directory(agreement, &[]).path(), "2026-11-22");
    // What hasn't happened by a day is no fault of the agreement's form.
    let lasting = found.iter().filter(|fault| fault.rule.code != "future-date");
    let told: String = lasting
        .map(|fault| {
            let Range { start, end } = fault.span.range();
            // What is missing has a place and no text: the rest of its line stands for it.
            let place = agreement[start..].lines().next().unwrap_or("");
            let place = if start == end { place } else { &place[..place.len().min(end - start)] };
            let place = place.trim();
            let help = fault.help.as_ref().map_or("", |help| &help.en);
            format!("--- {}: {place}\n    {}\n    {help}\n", fault.rule.code, fault.message.en)
        })
        .collect();
    if told.is_empty() { "--- sound\n".to_owned() } else { told }
}

/// The cases of a file, each what is to be told of it and its changes; before them what all of them change.
fn cases(text: &str) -> (&str, Vec<(String, String)>) {
    let mut parts = text.split("\n--- ");
    let (common, mut cases, mut due) = (parts.next().unwrap(), Vec::new(), String::new());
    for part in parts.map(|part| format!("--- {part}\n")) {
        let is_told = |line: &&str| line.starts_with("--- ") || line.starts_with("    ");
        let told: String = part.split_inclusive('\n').take_while(is_told).collect();
        due.push_str(&told);
        if part.len() > told.len() || told == "--- sound\n" {
            cases.push((std::mem::take(&mut due), part[told.len()..].to_owned()));
        }
    }
    (common, cases)
}

#[test]
fn an_agreement_stands_or_is_told_its_faults() {
    let mut otherwise = Vec::new();
    for file in fs::read_dir("tests/agreements").unwrap().map(|entry| entry.unwrap().path()) {
        let text = fs::read_to_string(&file).unwrap();
        let (common, cases) = cases(&text);
        let of = common.lines().find_map(|line| line.strip_prefix("base: "));
        let of = of.map_or(BUILT_IN.to_owned(), |path| fs::read_to_string(path).unwrap());
        let changes: String =
            common.lines().filter(|line| !line.starts_with("base: ")).map(|line| format!("{line}\n")).collect();
        let base = changed(&of, &changes);
        let told: Vec<String> = cases.iter().map(|(_, changes)| told(&changed(&base, changes))).collect();
        if std::env::var_os("ACCEPT").is_some() {
            let cases = told.iter().zip(&cases).map(|(told, (_, changes))| format!("{told}{changes}"));
            fs::write(&file, format!("{common}\n{}\n", cases.collect::<String>().trim_end())).unwrap();
        }
        let both = cases.iter().zip(told).filter(|((due, _), told)| due != told);
        otherwise.extend(both.map(|((due, changes), told)| format!("{}:\n{due}is\n{told}{changes}", file.display())));
    }
    assert!(
        otherwise.is_empty() || std::env::var_os("ACCEPT").is_some(),
        "ACCEPT=1 accepts:\n{}",
        otherwise.join("\n")
    );
}
