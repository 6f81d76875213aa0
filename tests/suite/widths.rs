//! However narrow the page, no word and no number is parted.

use std::collections::BTreeSet;
use std::fs;

use crate::directory::copy;
use crate::run::{Done, IOP, Run, program};

const WIDTHS: [&str; 6] = ["20", "30", "40", "60", "80", "200"];

/// What is asked in a folder with the shipped records and those of an example.
const ASKED: [&str; 10] = [
    "report 2026 --records shipped",
    "report 2027 --records example --lang en",
    "budget 2026 --records shipped --lang en",
    "budget 2027 --records example",
    "agreement --records shipped",
    "agreement commitments --records example",
    "agreement log --records example",
    "agreement --notice 2026-11-02 --records shipped",
    "validate --records shipped --lang sv",
    "explain --lang sv",
];

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy("records".as_ref(), &folder.path().join("shipped"));
    copy("examples/kvinnojour/records".as_ref(), &folder.path().join("example"));
    fs::write(folder.path().join("shipped/cases/2026-025.yaml"), "id: 2026-025\nopened: 2026-13-01\n").unwrap();
    folder
}

fn at(width: &str, asked: &str, folder: &tempfile::TempDir) -> Done {
    let asked = format!("{asked} --today 2026-11-22 --allow-errors");
    let asked = if asked.starts_with("report") { &asked } else { asked.trim_end_matches(" --allow-errors") };
    program(IOP, folder.path()).args(asked.split(' ')).env("COLUMNS", width).done()
}

/// What stands between spaces, without what is drawn and what a list adds to a heading.
fn pieces(shown: &str) -> BTreeSet<&str> {
    let drawn = |c: char| ('\u{2500}'..='\u{259f}').contains(&c) || c == ':';
    shown.split([' ', '\n']).map(|piece| piece.trim_matches(drawn)).collect()
}

#[test]
fn nothing_is_parted_at_any_width() {
    let folder = folder();
    for asked in ASKED {
        let widest = at("300", asked, &folder).text();
        for width in WIDTHS {
            let shown = at(width, asked, &folder).text();
            let (found, due) = (pieces(&shown), pieces(&widest));
            let parted: Vec<_> = found.symmetric_difference(&due).collect();
            assert!(parted.is_empty(), "{asked} at {width}: {parted:?}\n{shown}");
            let wide = too_wide(&shown, width);
            assert!(wide.is_empty(), "{asked} at {width}: {wide:#?}");
        }
    }
}

/// Lines that are too wide though a word could have gone to the next; source lines are as they are.
fn too_wide<'a>(shown: &'a str, width: &str) -> Vec<&'a str> {
    let width: usize = width.parse().unwrap();
    let is_single = |line: &str| {
        line.trim_start_matches(['•', '=', ' ']).rsplit("  ").next().is_some_and(|last| !last.contains(' '))
    };
    let is_set = |line: &str| line.contains("--> ") || line.contains(" | ");
    shown.lines().filter(|line| line.chars().count() > width && !is_single(line) && !is_set(line)).collect()
}

#[test]
fn columns_that_are_none_change_nothing() {
    let folder = folder();
    let plain = program(IOP, folder.path()).args(["budget", "2026", "--records", "shipped"]).done().text();
    for columns in ["", "0", "-1", "abc", "99999999", "80 ", "1e2", "\u{661}\u{660}"] {
        assert_eq!(at(columns, "budget 2026 --records shipped", &folder).text(), plain, "{columns:?}");
    }
    let help = |columns: &str| at(columns, "report --help", &folder).passes().text();
    assert_eq!(help("0"), help("100"));
    at("1", "report 2026 --records shipped", &folder).passes().says("\nKlienter\n");
}

#[test]
fn a_file_is_as_wide_as_any() {
    let folder = folder();
    at("40", "budget 2026 --records shipped -o a.txt", &folder).passes();
    at("200", "budget 2026 --records shipped -o b.txt", &folder).passes();
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(written("a.txt"), written("b.txt"));
}

#[test]
fn figures_that_have_no_room_beside_each_other_stand_below() {
    let folder = folder();
    let shown = at("30", "budget 2026 --records shipped", &folder).text();
    let due = "Kronor\nPersonal\n  12 månader: 640\u{a0}000\n  2026: 320\u{a0}000\n  kvartal 3 2026: 160\u{a0}000\n";
    assert!(shown.contains(due), "{shown}");
}
