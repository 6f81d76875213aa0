//! Files that nobody should make: each is answered with a diagnostic, none stops the program.

use std::collections::BTreeSet;
use std::fs;

use iop::diagnostic::Diagnostic;
use iop::load::{BUILT_IN, load};
use iop::model::records::Visit;

use crate::directory::{checked, directory, judged, put};

/// What is said of one file among the records.
fn judge(path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let folder = directory(BUILT_IN, &[]);
    put(folder.path(), path, bytes);
    judged(folder.path(), "2026-11-22")
}

fn codes(path: &str, text: impl AsRef<[u8]>) -> BTreeSet<&'static str> {
    judge(path, text.as_ref()).iter().map(|diagnostic| diagnostic.rule.code).collect()
}

fn visit(rest: &str) -> String {
    format!("case: none\ndate: 2026-08-21\nchannel: phone\n{rest}")
}

#[test]
fn what_is_too_large_is_said_to_be() {
    let keys = |count: usize| (0..count).map(|key| format!("k{key}: 1\n")).collect::<String>();
    for (what, text) in [
        ("100 000 brackets", "[".repeat(100_000)),
        ("100 000 dashes", "- ".repeat(100_000)),
        ("1 000 levels", (0..1_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect()),
        ("300 000 keys", keys(300_000)),
        ("30 000 keys", keys(30_000)),
        ("50 MB", visit(&format!("services: {}", "x".repeat(50_000_000)))),
    ] {
        assert_eq!(codes("visits/a.yaml", text), BTreeSet::from(["too-large"]), "{what}");
    }
}

#[test]
fn an_alias_is_refused_before_it_can_explode() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    (1..12).for_each(|level| {
        bomb.push_str(&format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(", ")))
    });
    assert_eq!(codes("visits/a.yaml", bomb), BTreeSet::from(["syntax"]));
}

#[test]
fn a_file_with_very_many_faults_tells_the_first_ones_and_their_number() {
    let unknown = (0..3_000).map(|term| format!("x{term}")).collect::<Vec<_>>().join(", ");
    let found = judge("visits/a.yaml", visit(&format!("services: [{unknown}]\n")).as_bytes());
    assert_eq!(found.len(), 1_001);
    assert!(found.iter().any(|diagnostic| diagnostic.message.en.contains("3000")));
    let rows = "x,y,z,w,,\n".repeat(3_000);
    let found = judge("economy/2026.csv", format!("date,row,funding,amount,text,voucher\n{rows}").as_bytes());
    assert_eq!(found.len(), 1_001);
}

/// None of these is looked at beside each of the others, and no file is read anew for each.
#[test]
fn a_flood_of_faults_is_told_in_a_time_that_grows_with_it() {
    let colons: String = (0..5_000).map(|at| format!("a{at}: x: y\n")).collect();
    for (what, text) in [
        ("control characters", "\u{1}".repeat(60_000)),
        ("escapes", visit(&format!("services: [linking]\ninterpreter: \"{}\"\n", "\\n".repeat(60_000)))),
        ("colons", visit(&format!("services: [linking]\n{colons}"))),
        (
            "a word of many lines",
            visit(&format!("services: [linking]\ninterpreter: |\n{}", "  date: x\n".repeat(60_000))),
        ),
        ("signs that mislead", visit(&format!("services:\u{a0}[{}]\n", "x, ".repeat(2_000)))),
    ] {
        let found = judge("visits/a.yaml", text.as_bytes());
        assert!((1..=1_001).contains(&found.len()), "{what}: {}", found.len());
    }
}

#[test]
fn an_open_quotation_mark_swallows_no_row_in_silence() {
    let sheet =
        "date,row,funding,amount,text,voucher\n2026-08-01,staff,grant,1,\"open,\n2026-08-02,staff,grant,2,\"open,\n";
    assert_eq!(codes("economy/2026.csv", sheet), BTreeSet::from(["syntax"]));
    let to_the_end =
        "date,row,funding,amount,text,voucher\n2026-08-01,staff,grant,1,\"open,A1\n2026-08-02,staff,grant,2,x,A2\n";
    assert!(!codes("economy/2026.csv", to_the_end).is_empty());
}

#[test]
fn no_message_holds_what_could_steer_a_terminal() {
    let texts = [
        visit("services: \"\\e]0;x\\a\\u202e\"\n\"\\e[2J\": 1\n"),
        "id: \"\\e[31m\"\n\"\\u0085\": 1\n".to_owned(),
        "a: \u{1b}[31m\n".to_owned(),
    ];
    for text in texts {
        for diagnostic in judge("visits/a.yaml", text.as_bytes()) {
            let help = diagnostic.help.map(|help| help.en + &help.sv).unwrap_or_default();
            let said = diagnostic.message.en + &diagnostic.message.sv + &help;
            assert!(said.chars().all(iop::identifier::is_harmless), "{said:?}");
        }
    }
}

#[test]
fn bytes_that_are_no_text_get_one_diagnostic() {
    for bytes in [b"\xff\xfec\0a\0s\0e\0".as_slice(), b"case: none\0\n", b"case: n\xf6ne\n", &[0xff; 10_000], b"\x80"] {
        let found = judge("visits/a.yaml", bytes);
        assert_eq!(found.iter().map(|diagnostic| diagnostic.rule.code).collect::<Vec<_>>(), ["encoding"]);
    }
}

#[cfg(unix)]
#[test]
fn links_count_once_or_are_told() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("records");
    fs::create_dir_all(root.join("visits")).unwrap();
    fs::create_dir_all(root.join(".kept")).unwrap();
    fs::write(root.join("agreement.yaml"), BUILT_IN).unwrap();
    fs::write(folder.path().join("outside.yaml"), visit("services: linking\n")).unwrap();
    fs::write(root.join(".kept/a.yaml"), visit("services: linking\n")).unwrap();
    fs::write(root.join("visits/real.yaml"), visit("services: linking\nminutes: 30\n")).unwrap();
    symlink(root.join(".kept/a.yaml"), root.join("visits/inside.yaml")).unwrap();
    symlink(root.join("visits/real.yaml"), root.join("visits/again.yaml")).unwrap();
    symlink(folder.path().join("outside.yaml"), root.join("visits/outside.yaml")).unwrap();
    symlink(root.join("nowhere"), root.join("visits/broken.yaml")).unwrap();
    symlink(&root, root.join("visits/loop")).unwrap();
    let checked = checked(&root, "2026-11-22");
    let told: Vec<(&str, &str)> =
        checked.diagnostics().iter().map(|item| (checked.sources()[item.file].path.as_str(), item.rule.code)).collect();
    assert_eq!(
        told,
        [
            ("visits/again.yaml", "stray-file"),
            ("visits/broken.yaml", "unreadable"),
            ("visits/loop", "stray-file"),
            ("visits/outside.yaml", "unreadable"),
        ]
    );
    assert_eq!(checked.of::<Visit>().count(), 2);
}

#[test]
fn a_number_hidden_behind_escapes_or_folded_lines_is_found() {
    // From the tax agency's published test series.
    for text in [
        "own_efforts: [\"2019\\u00301\\x301-2391\"]\n",
        "own_efforts:\n  - \"201901\\\n    01-2391\"\n",
        "own_efforts: [!20190101-2391 x]\n",
    ] {
        let found = judge("resources/2026.yaml", text.as_bytes());
        assert!(found.iter().any(|diagnostic| diagnostic.rule.code == "personal-number"), "{text}: {found:?}");
        assert!(found.iter().all(|diagnostic| !diagnostic.message.en.contains("20190101-2391")), "{text}");
    }
}

#[test]
fn an_agreement_that_no_reader_takes_is_told_at_its_place() {
    for (from, to) in
        [("amount: 640000", "amount: 99999999999999999999"), ("months: 6,", "months: 66666666666666666666,")]
    {
        let folder = directory(&BUILT_IN.replacen(from, to, 1), &[]);
        let loaded = load(folder.path(), &|| ());
        assert!(loaded.dataset.is_err());
        let codes: Vec<_> = loaded.diagnostics.iter().map(|diagnostic| diagnostic.rule.code).collect();
        assert_eq!(codes, ["agreement-invalid"], "{to}");
    }
}
