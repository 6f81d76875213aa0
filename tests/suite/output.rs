//! What the program writes: files that appear whole, the same bytes each time, nothing replaced unasked.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use iop::compute::{Narrowing, activity, reported};
use iop::report::{Provenance, activity_report, trace};
use serde_json::Value;

use crate::directory::{checked, copy};
use crate::run::{Done, IOP, Run, iop, program};

/// The shipped year in a folder of its own, outside any repository.
fn shipped() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(Path::new("records"), &folder.path().join("records"));
    folder
}

#[test]
fn a_report_is_written_whole_and_replaces_nothing_unasked() {
    let folder = shipped();
    let report = "report 2026 --today 2026-11-22 --edition internal -o rapport.md";
    assert_eq!(iop(folder.path(), report).code, 0);
    let first = fs::read_to_string(folder.path().join("rapport.md")).unwrap();
    assert!(first.starts_with("# Verksamhetsrapport 2026\n\n**Intern –"), "{first}");
    let again = iop(folder.path(), report);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("--force"));
    let third = "report 2026 --today 2026-09-30 --quarter 3 --edition internal --force -o rapport.md";
    assert_eq!(iop(folder.path(), third).code, 0);
    assert_ne!(fs::read_to_string(folder.path().join("rapport.md")).unwrap(), first);
    for nowhere in ["nowhere/rapport.md", "records"] {
        assert_eq!(
            iop(folder.path(), &format!("report 2026 --edition internal --format md -o {nowhere}")).code,
            2,
            "{nowhere}"
        );
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing half-written: {left:?}");
}

#[test]
fn github_is_told_of_files_as_it_sees_them() {
    let folder = shipped();
    let cases = folder.path().join("records/cases");
    fs::write(cases.join("2026-099.yaml"), "id: 2026-098\n").unwrap();
    let mut command = program(IOP, &cases);
    let told = command.args(["validate", "--format", "github"]).env("GITHUB_WORKSPACE", folder.path()).done().text();
    assert!(told.contains("file=records/cases/2026-099.yaml,"), "{told}");
    let short = iop(&cases, "validate --format short");
    assert!(short.text().starts_with("2026-099.yaml:"), "people see from where they are");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (one, other) = (shipped(), shipped());
    for format in ["text", "md", "html", "json"] {
        let report = format!("report 2026 --today 2026-11-22 --format {format}");
        let (first, second) = (iop(one.path(), &report), iop(other.path(), &report));
        assert_eq!(first.code, 0);
        assert_eq!(first.out, second.out, "{format}");
        let alone = program(IOP, one.path()).args(report.split(' ')).env("RAYON_NUM_THREADS", "1").done();
        assert_eq!(first.out, alone.out, "{format}, one thread");
    }
}

#[test]
fn figures_and_rows_are_traced_to_as_many_ids() {
    let folder = shipped();
    let json = iop(folder.path(), "report 2026 --today 2026-11-22 --format json").json();
    let data = checked(&folder.path().join("records"), "2026-11-22");
    let activity = activity(&data, reported(&data.agreement().term, 2026, Narrowing::Year, data.today()).unwrap());
    let document = activity_report(&activity, &Provenance::default());
    let traced = |of: &str| u64::try_from(trace(&document, of).unwrap().count()).unwrap();
    let shown = |of: &str| {
        let lines = iop(folder.path(), &format!("report 2026 --today 2026-11-22 --trace {of}")).passes().text();
        u64::try_from(lines.lines().count()).unwrap()
    };
    for (id, value) in json["figures"].as_object().unwrap() {
        if let Some(count) = value.as_u64() {
            assert_eq!(traced(id), count, "{id}");
        }
    }
    assert_eq!(json["figures"]["visits"], shown("visits"));
    for (table, columns) in
        [("services", ["count", "clients"].as_slice()), ("clients_by_month", &["new", "closed", "active"])]
    {
        let rows = json["tables"][table]["rows"].as_array().unwrap();
        let cell = |row: &Value, column: &str| format!("{table}/{}/{column}", row["id"].as_str().unwrap());
        for (row, column) in rows.iter().flat_map(|row| columns.iter().map(move |column| (row, column))) {
            assert_eq!(traced(&cell(row, column)), row[column].as_u64().unwrap(), "{}", cell(row, column));
        }
        columns.iter().for_each(|column| assert_eq!(rows[1][column], shown(&cell(&rows[1], column)), "{column}"));
    }
}

#[test]
fn what_is_asked_for_by_what_it_is_called_is_understood_as_its_id() {
    let folder = shipped();
    copy(Path::new("examples/kvinnojour/records"), &folder.path().join("example"));
    let answer = |asked: &[&str]| program(IOP, folder.path()).args(asked).args(["--today", "2028-01-20"]).done();
    for (command, option, names, id) in [
        (
            "report 2026 --records records",
            "--trace",
            &["Kön/Kvinna", "gender/kvinna", "GENDER/Woman"][..],
            "gender/woman",
        ),
        (
            "report 2026 --records records",
            "--trace",
            &["Kön/Kvinna/klienter", "gender/woman/clients"],
            "gender/woman/count",
        ),
        ("report 2026 --records records", "--trace", &["Klienter", "nya klienter", "Visits"], ""),
        ("report 2026 --records records", "--table", &["Kön", "kön", "Gender", "GENDER"], "gender"),
        ("budget 2027 --records example", "--party", &["Föreningen Rätt Ord", "RATTEN"], "ratten"),
        ("report 2027 --records example", "--party", &["kvinnojouren näverstugan", "Jouren"], "jouren"),
        ("agreement commitments --year 2027 --records example", "--party", &["Föreningen Rätt Ord"], "ratten"),
    ] {
        let command: Vec<&str> = command.split(' ').collect();
        for name in names {
            let told = answer(&[&command[..], &[option, name]].concat()).passes();
            let due = id.is_empty() || told.out == answer(&[&command[..], &[option, id]].concat()).passes().out;
            assert!(due, "{command:?} {option} {name}");
        }
    }
    for (option, wrong) in
        [("--trace", "Kön/Kvinnor"), ("--table", "Könn"), ("--trace", "Klient"), ("--party", "Ingen")]
    {
        answer(&["report", "2026", "--records", "records", option, wrong]).stops();
    }
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = shipped();
    let mut child = program(IOP, folder.path())
        .args(["report", "2026", "--today", "2026-11-22"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = Done::from(child.wait_with_output().unwrap());
    assert_eq!((done.code, done.err.as_str()), (0, ""));
}

#[test]
fn identifiers_are_never_quoted_back() {
    // From the tax agency's published test series.
    let numbers = ["20190101-2391", "190308189802", "202601622380", "191500722390"];
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(iop(folder.path(), "init -q").code, 0);
    for number in numbers {
        let visit = format!(
            "case: {number} # {number}\n{number}: {number}\ndate: {number}\nchannel: {number}\nservices: {number}\n"
        );
        fs::write(folder.path().join(format!("records/visits/{number}.yaml")), visit).unwrap();
        fs::write(folder.path().join(format!("records/{number}.txt")), number).unwrap();
    }
    for arguments in [
        "validate --snippets always",
        "validate --format json",
        "validate --format short",
        "report 2026",
        "report 2026 --allow-errors --today 2026-11-22",
        "validate --lang sv",
    ] {
        let output = iop(folder.path(), arguments);
        let seen = output.said();
        for number in numbers {
            assert!(!seen.contains(number), "{arguments} shows {number}:\n{seen}");
        }
    }
}

#[test]
fn without_an_agreement_one_line_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        "report 2026",
        "validate",
        "budget 2026",
        "agreement",
        "validate --records nowhere",
        "report 2026 --records nowhere",
    ] {
        let said = iop(folder.path(), arguments).refuses();
        assert!(said.contains("iop init"), "{arguments}: {said}");
    }
}

#[test]
fn records_left_out_for_their_errors_are_counted() {
    let folder = shipped();
    fs::write(folder.path().join("records/visits/bad.yaml"), "case: none\n").unwrap();
    assert_eq!(iop(folder.path(), "report 2026 --today 2026-11-22").code, 1);
    let output = iop(folder.path(), "report 2026 --today 2026-11-22 --allow-errors --format json");
    assert_eq!(output.code, 0);
    let json = output.json();
    assert_eq!(json["source"]["left_out"], 1);
    assert_eq!(json["source"]["records"]["visit"], 119);
    assert_eq!(json["figures"]["visits"], 119);
}

#[test]
fn an_agreement_with_errors_ends_every_command_but_validate() {
    let folder = shipped();
    let file = folder.path().join("records/agreement.yaml");
    let agreement = fs::read_to_string(&file).unwrap().replace("total: 978000", "total: 978001");
    fs::write(&file, agreement).unwrap();
    assert_eq!(iop(folder.path(), "validate").code, 1);
    for arguments in ["report 2026", "report 2026 --allow-errors", "budget 2026", "agreement"] {
        let output = iop(folder.path(), arguments);
        assert_eq!(output.code, 2, "{arguments}");
        assert!(output.err.contains("agreement-budget-sum"), "{arguments}");
    }
}

/// What `iop validate --format short` tells, without its last line.
fn told(folder: &Path, arguments: &str) -> Vec<String> {
    let output = iop(folder, &format!("validate --today 2026-11-22 --format short {arguments}"));
    let lines = output.text();
    let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
    assert!(lines.pop().is_some_and(|last| last.contains(" file")), "{arguments}: {}", output.err);
    lines
}

#[test]
fn places_are_where_the_contract_says() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(iop(folder.path(), "init -q").code, 0);
    let put = |path: &str, text: &str| fs::write(folder.path().join("records").join(path), text).unwrap();
    put("visits/a.yaml", "# a comment\n\n---\ndate: 2026-08-21\nchannel: phone\nservices: linking\n");
    put(
        "cases/2026-001.yaml",
        "id: 2026-001\nopened: 2026-08-19\ngender: man\nnationality: NO\nneeds: wages\nchildren: []\ninformed: {complaints: 2026-08-20}\n",
    );
    put(
        "feedback/a.yaml",
        "date: 2026-08-20\nkind: praise\nfrom: client\nsubject: other\nsummary: Bra\nclosed: 2026-08-19\n",
    );
    assert_eq!(
        told(folder.path(), ""),
        [
            "records/cases/2026-001.yaml:1:1: error[missing-field]: The field `exploitation` (Exploitation) is missing.",
            "records/feedback/a.yaml:6:9: error[closed-before-opened]: It was closed on 2026-08-19, before it came in on 2026-08-20.",
            "records/visits/a.yaml:1:1: error[missing-field]: The field `case` (Client) is missing.",
        ]
    );
    let everywhere = told(folder.path(), ".");
    assert_eq!(everywhere.len(), 3, "a folder above the records is all of them");
    assert!(told(&folder.path().join("records/visits"), "a.yaml")[0].starts_with("a.yaml:1:1: "));
    assert!(told(&folder.path().join("records/visits"), "../cases")[0].starts_with("../cases/2026-001.yaml:1:1: "));
    put("visits/.hidden.yaml", "x: 1\n");
    assert_eq!(iop(folder.path(), "validate records/visits/.hidden.yaml").code, 2);
    assert_eq!(iop(folder.path(), "validate records/visits/missing.yaml").code, 2);
}

#[cfg(unix)]
#[test]
fn a_records_directory_may_be_a_link() {
    let folder = shipped();
    std::os::unix::fs::symlink(folder.path().join("records"), folder.path().join("länk")).unwrap();
    let (direct, linked) = (told(folder.path(), "--records records"), told(folder.path(), "--records länk"));
    assert_eq!(direct, linked);
}

#[test]
fn bookkeeping_that_cannot_be_read_is_counted_as_left_out() {
    let folder = shipped();
    fs::write(
        folder.path().join("records/economy/2026.csv"),
        b"date,row,funding,amount,text,voucher\n2026-08-01,staff,grant,1,L\xf6n,A1\n",
    )
    .unwrap();
    let output = iop(folder.path(), "report 2026 --today 2026-11-22 --allow-errors --format json");
    let json = output.json();
    assert_eq!(json["source"]["left_out"], 1);
    let row = &json["tables"]["outturn"]["rows"][0];
    assert_eq!(row["budget"], 320_000);
    assert!(row["used"].is_null() && row["difference"].is_null(), "what was used isn't known; that isn't zero");
}

#[test]
fn notes_under_a_budget_are_those_that_bear_on_it() {
    let folder = shipped();
    let points = |arguments: &str| {
        let output = iop(folder.path(), &format!("budget {arguments} --format json"));
        let json = output.json();
        json["open_points"].as_array().unwrap().len()
    };
    assert_eq!(
        (points("2026"), points("2026 --basis days"), points("2026 --until 2026-09-30"), points("2027")),
        (4, 1, 1, 1)
    );
}

#[test]
fn init_stops_where_something_stands_in_the_way() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("visits"), "").unwrap();
    assert_eq!(iop(folder.path(), "init .").code, 2);
    assert_eq!(iop(folder.path(), "init visits").code, 2);
}
