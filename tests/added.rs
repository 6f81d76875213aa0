//! Fields that the steering group adds (ÖK §3.1): judged, completed, explained and tabulated as those built in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

mod agreements;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use iop::load::BUILT_IN;
use iop::model::Kind;
use serde_json::Value;

const BY: &str = "decision: \"styrgruppen 2026-09-03 §4\"";

/// An agreement with a field of every type, some of them for a time.
fn agreement() -> String {
    let case = [
        format!(
            "{{field: referred_by, sv: Hänvisad av, en: Referred by, type: term, vocabulary: referral, {BY}, required_from: 2026-10-01, retired_from: 2027-01-01, tabulate: true}}"
        ),
        format!("{{field: moved_in, sv: Flyttade in, en: Moved in, type: date, {BY}, tabulate: true}}"),
    ];
    let visit = [
        format!("{{field: topics, sv: Samtalsämnen, en: Topics, type: terms, vocabulary: need, {BY}, tabulate: true}}"),
        format!("{{field: nights, sv: Nätter, en: Nights, type: count, {BY}, tabulate: true}}"),
        format!(
            "{{field: escorted, sv: Följeslagare, en: Escorted, type: yes-no, clause: \"Bil §3\", {BY}, tabulate: true}}"
        ),
        format!("{{field: travel-cost, sv: Reskostnad, en: Travel cost, type: amount, {BY}, tabulate: true}}"),
    ];
    let agreement = agreements::with_fields(BUILT_IN, Kind::Case, &case);
    agreements::with_fields(&agreement, Kind::Visit, &visit)
}

fn folder(agreement: &str, records: &[(&str, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "agreement.yaml", agreement);
    records.iter().for_each(|(path, text)| put(folder.path(), path, text));
    folder
}

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn case(id: &str, opened: &str, more: &str) -> String {
    format!(
        "id: {id}\nopened: {opened}\ngender: woman\nnationality: PH\nexploitation: {{form: labour, cause: [debt], industry: cleaning}}\nneeds: [housing]\nchildren: []\ninformed: {{complaints: {opened}}}\n{more}\n"
    )
}

fn visit(date: &str, more: &str) -> String {
    format!("case: none\ndate: {date}\nchannel: phone\nservices: [needs-mapping]\n{more}\n")
}

fn iop(folder: &Path, arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iop"));
    command.current_dir(folder).args(arguments.split_whitespace()).env("LANG", "en_GB.UTF-8");
    command.env_remove("LC_ALL").env_remove("SOURCE_DATE_EPOCH").env("IOP_RECORDS", folder).output().unwrap()
}

/// What it says, which it does without complaint.
fn said(folder: &Path, arguments: &str) -> String {
    let output = iop(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{}{}", show(&output.stdout), show(&output.stderr));
    show(&output.stdout)
}

fn show(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Every fault of the folder: its code, and all that is said of it.
fn faults(agreement: &str, records: &[(&str, String)]) -> Vec<(String, String)> {
    let folder = folder(agreement, records);
    let output = iop(folder.path(), "validate --format json --today 2027-06-01");
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let told = told["diagnostics"].as_array().unwrap();
    told.iter().map(|fault| (fault["code"].as_str().unwrap().to_owned(), fault.to_string())).collect()
}

#[test]
fn a_field_of_every_type_takes_what_a_built_in_one_of_the_type_takes() {
    let more = "referred_by: union\nmoved_in: 2026-10-03";
    let right = [
        ("cases/2026-001.yaml", case("2026-001", "2026-10-02", more)),
        ("visits/a.yaml", visit("2026-10-05", "topics: [housing]\nnights: 2\nescorted: true\ntravel-cost: 120.50")),
        ("visits/b.yaml", visit("2026-10-05", "topics: []")),
        ("visits/c.yaml", visit("2026-10-05", "")),
    ];
    assert_eq!(faults(&agreement(), &right), []);
    for (line, code, help) in [
        ("topics: [boende]", "unknown-term", "`housing`"),
        ("topics: [housing, housing]", "duplicate-term", ""),
        ("nights: två", "wrong-type", "whole number"),
        ("nights: -1", "out-of-range", "from 0"),
        ("escorted: ja", "wrong-type", "`true`"),
        ("travel-cost: 120 kr", "invalid-amount", "12345.50"),
        ("travel-cost: 1234567890123", "out-of-range", "travel-cost"),
        ("nigths: 2", "unknown-field", "`nights`"),
        ("Nätter: 2", "unknown-field", "Write `nights`"),
    ] {
        let found = faults(&agreement(), &[("visits/a.yaml", visit("2026-10-05", line))]);
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        assert!(found[0].0 == code && found[0].1.contains(help), "{line}: {found:?}");
    }
    let wrong = case("2026-001", "2026-10-02", "referred_by: facket\nmoved_in: 3/10");
    let found = faults(&agreement(), &[("cases/2026-001.yaml", wrong)]);
    assert_eq!(found.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["unknown-term", "invalid-date"]);
    assert!(found[0].1.contains("`union`"), "the nearest term: {found:?}");
    assert!(found[1].1.contains("Moved in"), "by its label: {found:?}");
}

#[test]
fn a_date_is_judged_as_every_other_date() {
    let late = [("cases/2026-001.yaml", case("2026-001", "2026-08-02", "moved_in: 2027-06-02"))];
    let found = faults(&agreement(), &late);
    assert_eq!(found.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["future-date"], "{found:?}");
}

#[test]
fn a_field_is_required_from_its_day_and_retired_on_another() {
    let judged =
        |opened: &str, more: &str| faults(&agreement(), &[("cases/2026-001.yaml", case("2026-001", opened, more))]);
    let codes = |found: &[(String, String)]| found.iter().map(|(code, _)| code.clone()).collect::<Vec<_>>();
    assert_eq!(judged("2026-09-30", ""), [], "the day before it is required");
    assert_eq!(judged("2026-09-30", "referred_by: iom"), [], "and it may be there already");
    let missing = judged("2026-10-01", "");
    assert_eq!(codes(&missing), ["missing-field"], "{missing:?}");
    assert!(missing[0].1.contains("styrgruppen 2026-09-03 §4"), "the decision is cited: {missing:?}");
    assert_eq!(codes(&judged("2026-12-31", "")), ["missing-field"], "the day before it is retired");
    assert_eq!(judged("2026-12-31", "referred_by: iom"), []);
    let retired = judged("2027-01-01", "referred_by: iom");
    assert_eq!(codes(&retired), ["unknown-field"], "{retired:?}");
    for told in ["2027-01-01", "styrgruppen 2026-09-03 §4", "Older records"] {
        assert!(retired[0].1.contains(told), "{told}: {retired:?}");
    }
    assert_eq!(judged("2027-01-01", ""), [], "a retired field isn't required");
    let unknown = judged("2027-01-01", "refered_by: iom");
    assert!(!unknown[0].1.contains("referred_by"), "nobody is led to a retired field: {unknown:?}");
    assert_eq!(codes(&judged("i våras", "")), ["invalid-date", "invalid-date"], "of an unknown day nothing is asked");
}

#[test]
fn days_are_those_of_each_kind_s_record() {
    let added = |from: &str| {
        format!("{{field: rooms, sv: Rum, en: Rooms, type: count, {BY}, required: true, required_from: {from}}}")
    };
    let records = [
        (Kind::Meeting, "meetings/a.yaml", "date: 2026-10-01\nbody: steering\nminutes_ref: a\n"),
        (
            Kind::Feedback,
            "feedback/a.yaml",
            "date: 2026-10-01\nkind: praise\nfrom: client\nsubject: other\nsummary: Bra.\n",
        ),
        (Kind::Monitoring, "monitoring/a.yaml", "date: 2026-10-01\nkind: trends\ntitle: Något\n"),
        (Kind::Visit, "visits/a.yaml", "case: none\ndate: 2026-10-01\nchannel: phone\nservices: [needs-mapping]\n"),
        (Kind::Resources, "resources/2027.yaml", "volunteers: 3\n"),
    ];
    for (kind, path, text) in records {
        let (due, before) =
            if kind == Kind::Resources { ("2027-01-01", "2027-01-02") } else { ("2026-10-01", "2026-10-02") };
        let judged =
            |from: &str| faults(&agreements::with_fields(BUILT_IN, kind, &[added(from)]), &[(path, text.to_owned())]);
        let found = judged(due);
        assert!(found.len() == 1 && found[0].0 == "missing-field", "{path}: {found:?}");
        assert_eq!(judged(before), [], "{path}");
    }
}

#[test]
fn the_days_of_a_built_in_field_count_too() {
    let line = "{field: exploitation.industry, sv: Bransch, en: Industry, required: true,";
    assert!(BUILT_IN.contains(line));
    let agreement = BUILT_IN.replace(line, &format!("{line} retired_from: 2026-10-01,"));
    let judged = |opened: &str, text: &str| {
        let text = case("2026-001", opened, "").replace(", industry: cleaning", text);
        faults(&agreement, &[("cases/2026-001.yaml", text)]).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(judged("2026-09-30", ", industry: cleaning"), [""; 0]);
    assert_eq!(judged("2026-09-30", ""), ["missing-field"]);
    assert_eq!(judged("2026-10-01", ", industry: cleaning"), ["unknown-field"]);
    assert_eq!(judged("2026-10-01", ""), [""; 0]);
}

#[test]
fn an_added_field_that_can_t_be_is_refused_at_its_key() {
    for (field, code, told) in [
        ("{field: rooms, sv: Rum}", "agreement-unknown-field", "type:"),
        ("{field: exploitation.rooms, sv: Rum, type: count, BY}", "agreement-unknown-field", ""),
        ("{field: \"rooms[]\", sv: Rum, type: count, BY}", "agreement-unknown-field", ""),
        ("{field: Rum, sv: Rum, type: count, BY}", "agreement-added-field", "referred_by"),
        ("{field: rooms, sv: Rum, type: count}", "agreement-added-field", "decision"),
        ("{field: rooms, sv: Rum, type: term, BY}", "agreement-added-field", "vocabulary"),
        ("{field: rooms, sv: Rum, type: count, vocabulary: need, BY}", "agreement-added-field", "vocabulary"),
        ("{field: rooms, sv: Rum, type: terms, vocabulary: rum, BY}", "agreement-missing-vocabulary", "rum"),
        (
            "{field: rooms, sv: Rum, type: count, BY, required_from: 2026-10-02, retired_from: 2026-10-02}",
            "agreement-added-field",
            "2026-10-02",
        ),
        ("{field: rooms, sv: Rum, type: text, BY}", "agreement-invalid", "text"),
        ("{field: rooms, sv: Rum, type: count, BY, retired: ja}", "agreement-invalid", "retired"),
    ] {
        let agreement = agreements::with_fields(BUILT_IN, Kind::Visit, &[field.replace("BY", BY)]);
        let found = faults(&agreement, &[]);
        assert!(found.len() == 1 && found[0].0 == code && found[0].1.contains(told), "{field}: {found:?}");
    }
    for (line, put) in [
        ("{field: start, ", "{field: start, type: count, "),
        ("{field: start, ", "{field: start, tabulate: true, "),
        ("{field: start, ", "{field: start, vocabulary: need, "),
        ("{field: case, ", "{field: case, retired_from: 2027-01-01, "),
        ("{field: voucher, ", "{field: voucher, retired_from: 2027-01-01, "),
    ] {
        let found = faults(&BUILT_IN.replacen(line, put, 1), &[]);
        assert!(found.len() == 1 && found[0].0 == "agreement-added-field", "{put}: {found:?}");
    }
    let economy =
        agreements::with_fields(BUILT_IN, Kind::Economy, &[format!("{{field: rooms, sv: Rum, type: count, {BY}}}")]);
    assert_eq!(faults(&economy, &[])[0].0, "agreement-added-field");
}

#[test]
fn editor_template_and_terms_tell_of_added_fields() {
    let folder = folder(&agreement(), &[]);
    let schema: Value = serde_json::from_str(&said(folder.path(), "schema case")).unwrap();
    let referred = &schema["properties"]["referred_by"];
    assert_eq!(
        referred["description"],
        "Hänvisad av / Referred by (styrgruppen 2026-09-03 §4; krävs från 2026-10-01 / required from 2026-10-01; utgår 2027-01-01 / retired from 2027-01-01)"
    );
    assert_eq!(referred["$ref"], "#/$defs/referral");
    assert!(!schema["required"].as_array().unwrap().contains(&"referred_by".into()), "a schema doesn't know the day");
    said(folder.path(), "schema --update");
    let template = fs::read_to_string(folder.path().join(".templates/case.yaml")).unwrap();
    assert!(
        template.contains("## Hänvisad av (krävs från 2026-10-01) (utgår 2027-01-01): mika (Mikamottagningen)"),
        "{template}"
    );
    assert!(template.contains("\n# referred_by:\n") && template.contains("\n# moved_in:\n"), "{template}");
    let terms = said(folder.path(), "agreement --lang sv --format md");
    for row in [
        "| referred_by | Hänvisad av (ett svar ur referral) | krävs från 2026-10-01, utgår 2027-01-01 | styrgruppen 2026-09-03 §4 |",
        "| moved_in | Flyttade in (datum) | | styrgruppen 2026-09-03 §4 |",
        "| topics | Samtalsämnen (svar ur need) | | styrgruppen 2026-09-03 §4 |",
        "| escorted | Följeslagare (ja eller nej) | | Bil §3 |",
    ] {
        let squeezed = |text: &str| text.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(terms.lines().any(|line| squeezed(line) == row), "{row}\n{terms}");
    }
}

#[test]
fn what_the_page_on_agreements_shows_of_added_fields_is_right() {
    let page = fs::read_to_string("docs/agreement.md").unwrap();
    let shown: Vec<&str> =
        page.split("```yaml exempel\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!shown.is_empty());
    for fields in shown {
        let fields: Vec<String> = fields.lines().map(|line| line.trim().trim_start_matches("- ").to_owned()).collect();
        assert_eq!(faults(&agreements::with_fields(BUILT_IN, Kind::Case, &fields), &[]), [], "{fields:?}");
    }
}

#[test]
fn what_is_certain_is_mended_in_added_fields_too() {
    let folder = folder(&agreement(), &[("visits/a.yaml", visit("2026-10-05", "Samtalsämnen: [Boende]\nnights: 1"))]);
    said(folder.path(), "fix --today 2026-11-22");
    let text = fs::read_to_string(folder.path().join("visits/a.yaml")).unwrap();
    assert!(text.contains("\ntopics: [housing]\nnights: 1\n"), "{text}");
}
