//! Fields that the steering group adds (ÖK §3.1): judged, completed, explained and tabulated as those built in.

use std::fs;
use std::path::Path;

use iop::load::BUILT_IN;
use iop::model::Kind;
use serde_json::Value;

use crate::agreements;
use crate::directory::directory;
use crate::run::iop;

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
    directory(agreement, &records.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>())
}

fn case(id: &str, opened: &str, more: &str) -> String {
    format!(
        "id: {id}\nopened: {opened}\ngender: woman\nnationality: PH\nexploitation: {{form: labour, cause: [debt], industry: cleaning}}\nneeds: [housing]\nchildren: []\ninformed: {{complaints: {opened}}}\n{more}\n"
    )
}

fn visit(date: &str, more: &str) -> String {
    format!("case: none\ndate: {date}\nchannel: phone\nservices: [needs-mapping]\n{more}\n")
}

/// What it says, which it does without complaint.
fn said(folder: &Path, arguments: &str) -> String {
    iop(folder, arguments).passes().text()
}

/// Every fault of the folder: its code, and all that is said of it.
fn faults(agreement: &str, records: &[(&str, String)]) -> Vec<(String, String)> {
    let folder = folder(agreement, records);
    let told = iop(folder.path(), "validate --format json --today 2027-06-01").json();
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
        ("nights: -1", "out-of-range", "0 or more"),
        ("escorted: ja", "wrong-type", "`true`"),
        ("travel-cost: 120 kr", "invalid-amount", "Write `120`"),
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
    let judged = |opened: &str, more: &str| {
        let id = format!("{}-001", opened.get(..4).filter(|year| year.starts_with("20")).unwrap_or("2026"));
        faults(&agreement(), &[(&format!("cases/{id}.yaml"), case(&id, opened, more))])
    };
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
fn editor_template_and_terms_tell_of_added_fields() {
    let folder = folder(&agreement(), &[]);
    let schema: Value = serde_json::from_str(&said(folder.path(), "schema case")).unwrap();
    let referred = &schema["properties"]["referred_by"];
    assert_eq!(
        referred["description"],
        "Hänvisad av / Referred by (styrgruppen 2026-09-03 §4; krävs från 2026-10-01 / required from 2026-10-01; utgår 2027-01-01 / retired from 2027-01-01)"
    );
    assert_eq!(referred["$ref"], "#/$defs/vocabulary-referral");
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

/// Four clients and four visits, with and without what was added.
fn year() -> tempfile::TempDir {
    let case = |id: &str, opened: &str, more: &str| (format!("cases/{id}.yaml"), case(id, opened, more));
    let visit = |name: &str, more: &str| (format!("visits/{name}.yaml"), visit("2026-10-05", more));
    let records = [
        case("2026-001", "2026-10-02", "referred_by: union\nmoved_in: 2026-10-03"),
        case("2026-002", "2026-11-02", "referred_by: union\nmoved_in: 2026-05-05"),
        case("2026-003", "2026-09-01", ""),
        case("2026-004", "2026-10-10", "referred_by: iom\nmoved_in: 2026-10-30"),
        visit("a", "topics: [housing, return]\nnights: 2\nescorted: true\ntravel-cost: 120.50"),
        visit("b", "topics: [return]\nnights: 0\ntravel-cost: 79.75"),
        visit("c", "topics: []\nescorted: false"),
        visit("d", ""),
    ];
    let records: Vec<(&str, String)> = records.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    folder(&agreement(), &records)
}

const REPORT: &str = "report 2026 --today 2026-12-31 --edition internal --lang en";

/// The rows of a table of the JSON by id, each with its number.
fn rows(report: &Value, table: &str, column: &str) -> Vec<(String, Value)> {
    let rows = report["tables"][table]["rows"].as_array().unwrap_or_else(|| panic!("{table}: {report}"));
    rows.iter().map(|row| (row["id"].as_str().unwrap().to_owned(), row[column].clone())).collect()
}

fn numbers(numbers: &[(&str, f64)]) -> Vec<(String, Option<f64>)> {
    numbers.iter().map(|(id, number)| ((*id).to_owned(), Some(*number))).collect()
}

#[test]
fn a_report_tabulates_what_was_added() {
    let year = year();
    let report: Value = serde_json::from_str(&said(year.path(), &format!("{REPORT} --format json"))).unwrap();
    let found = |table: &str, column: &str| -> Vec<(String, Option<f64>)> {
        rows(&report, table, column).into_iter().map(|(id, value)| (id, value.as_f64())).collect()
    };
    assert_eq!(
        found("case.referred_by", "count"),
        numbers(&[("iom", 1.0), ("union", 2.0), ("not-documented", 1.0)]),
        "missing isn't zero"
    );
    let referred = &report["tables"]["case.referred_by"];
    assert_eq!((&referred["unit"], &referred["total"]), (&"clients".into(), &4.into()));
    assert_eq!(
        found("visit.topics", "count"),
        numbers(&[("return", 2.0), ("housing", 1.0), ("none-of-them", 1.0), ("not-documented", 1.0)]),
        "the most frequent first"
    );
    assert_eq!(report["tables"]["visit.topics"]["several_answers"], true);
    assert_eq!(found("visit.escorted", "count"), numbers(&[("yes", 1.0), ("no", 1.0), ("not-documented", 2.0)]));
    assert_eq!(found("visit.nights", "value"), numbers(&[("sum", 2.0), ("stated", 2.0), ("not-stated", 2.0)]));
    assert_eq!(found("visit.travel-cost", "value"), numbers(&[("sum", 200.25), ("stated", 2.0), ("not-stated", 2.0)]));
    let months = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"];
    let by_month = months.map(|month| (month, if month == "2026-10" { 2.0 } else { 0.0 }));
    let due: Vec<(&str, f64)> =
        [("earlier", 1.0)].into_iter().chain(by_month).chain([("not-documented", 1.0)]).collect();
    assert_eq!(found("case.moved_in", "count"), numbers(&due));
    let text = said(year.path(), REPORT);
    for told in ["Referred by", "Trade union", "Topics", "None of them", "Escorted", "Nights", "Sum, kronor", "200.25"]
    {
        assert!(text.contains(told), "{told}\n{text}");
    }
}

#[test]
fn records_of_every_kind_are_counted_in_their_period() {
    let rooms = format!("{{field: rooms, sv: Rum, en: Rooms, type: count, {BY}, tabulate: true}}");
    let texts = [
        (Kind::Meeting, "body: steering\nminutes_ref: a\n"),
        (Kind::Feedback, "kind: praise\nfrom: client\nsubject: other\nsummary: Bra.\n"),
        (Kind::Monitoring, "kind: trends\ntitle: Något\n"),
    ];
    let mut agreement = agreements::with_fields(BUILT_IN, Kind::Resources, std::slice::from_ref(&rooms));
    let mut records = vec![("resources/2026.yaml".to_owned(), "rooms: 3\n".to_owned())];
    records.push(("resources/2027.yaml".to_owned(), "rooms: 40\n".to_owned()));
    for (kind, text) in texts {
        agreement = agreements::with_fields(&agreement, kind, std::slice::from_ref(&rooms));
        for (name, day, more) in
            [("a", "2026-07-01", "rooms: 1\n"), ("b", "2026-10-01", "rooms: 2\n"), ("c", "2026-10-02", "")]
        {
            records.push((format!("{}/{name}.yaml", kind.folder()), format!("date: {day}\n{text}{more}")));
        }
    }
    let records: Vec<(&str, String)> = records.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    let folder = folder(&agreement, &records);
    for (period, sum, not_stated) in [("", 3.0, 1.0), ("--quarter 4", 2.0, 1.0), ("--quarter 3", 1.0, 0.0)] {
        let report: Value =
            serde_json::from_str(&said(folder.path(), &format!("{REPORT} {period} --format json"))).unwrap();
        for kind in ["meeting", "feedback", "monitoring"] {
            let found = rows(&report, &format!("{kind}.rooms"), "value");
            assert_eq!((found[0].1.as_f64(), found[2].1.as_f64()), (Some(sum), Some(not_stated)), "{kind} {period}");
        }
        let of_year = rows(&report, "resources.rooms", "value");
        assert_eq!(of_year[0].1, 3, "resources are those of the year");
    }
    let sections = said(folder.path(), &format!("{REPORT} --format md"));
    for (section, caption) in [
        ("## Monitoring of the surrounding world", 1),
        ("## Cooperation", 1),
        ("## Resources put in, and the budget", 1),
    ] {
        let section = sections.split(section).nth(1).unwrap().split("\n## ").next().unwrap();
        assert_eq!(section.matches("### Rooms").count(), caption, "{section}");
    }
}

#[test]
fn every_number_of_an_added_field_can_be_traced() {
    let year = year();
    for (of, members) in [
        ("case.referred_by/union", "2026-001\n2026-002\n"),
        ("case.referred_by/not-documented", "2026-003\n"),
        ("case.moved_in/earlier", "2026-002\n"),
        ("visit.topics/return", "visits/a.yaml\nvisits/b.yaml\n"),
        ("visit.topics/none-of-them", "visits/c.yaml\n"),
        ("visit.escorted/yes", "visits/a.yaml\n"),
        ("visit.nights/stated", "visits/a.yaml\nvisits/b.yaml\n"),
        ("visit.nights/sum", "visits/a.yaml\nvisits/b.yaml\n"),
        ("visit.travel-cost/not-stated", "visits/c.yaml\nvisits/d.yaml\n"),
    ] {
        assert_eq!(said(year.path(), &format!("{REPORT} --trace {of}")), members, "{of}");
    }
    iop(year.path(), &format!("{REPORT} --trace visit.nights/statd")).stops().says("visit.nights/stated");
}

#[test]
fn what_nobody_states_has_no_sum_and_what_nobody_is_asked_no_table() {
    let unstated = folder(&agreement(), &[("visits/a.yaml", visit("2026-10-05", ""))]);
    let report: Value = serde_json::from_str(&said(unstated.path(), &format!("{REPORT} --format json"))).unwrap();
    let due = [("sum".to_owned(), Value::Null), ("stated".to_owned(), 0.into()), ("not-stated".to_owned(), 1.into())];
    assert_eq!(rows(&report, "visit.travel-cost", "value"), due);
    let empty = folder(&agreement(), &[]);
    let text = said(empty.path(), REPORT);
    assert!(!text.contains("Travel cost") && !text.contains("Referred by"), "{text}");
}

#[test]
fn who_says_nothing_stands_under_no_group_of_a_vocabulary() {
    let given = format!("{{field: given, sv: Given, type: terms, vocabulary: service, {BY}, tabulate: true}}");
    let agreement = agreements::with_fields(BUILT_IN, Kind::Visit, &[given]);
    let records = [
        ("visits/a.yaml", visit("2026-10-05", "given: [rights-information, needs-mapping]")),
        ("visits/b.yaml", visit("2026-10-05", "given: [rights-information]")),
        ("visits/c.yaml", visit("2026-10-05", "")),
    ];
    let text = said(folder(&agreement, &records).path(), &format!("{REPORT} --table visit.given"));
    let labels: Vec<&str> = text.lines().filter_map(|line| line.split([',', ';']).next()).skip(1).collect();
    let place = |label: &str| {
        labels.iter().position(|other| other.contains(label)).unwrap_or_else(|| panic!("{label}: {text}"))
    };
    assert!(place("Mapping") < place("Rights information"), "in the order of the vocabulary: {text}");
    assert_eq!(place("Not documented"), place("Without a group") + 1, "{text}");
}

#[test]
fn who_comes_after_a_field_is_retired_isn_t_asked() {
    let records = [
        ("cases/2026-001.yaml", case("2026-001", "2026-12-31", "referred_by: iom")),
        ("cases/2027-001.yaml", case("2027-001", "2027-01-01", "")),
    ];
    let folder = folder(&agreement(), &records);
    let report = said(folder.path(), "report 2027 --today 2027-02-01 --edition internal --format json");
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(rows(&report, "case.referred_by", "count"), [("iom".to_owned(), 1.into())]);
    assert_eq!(report["figures"]["clients"], 2);
}

/// The sections of a report with the tables in each, from its Markdown.
fn sections(agreement: &str) -> Vec<(String, Vec<String>)> {
    let year = year();
    fs::write(year.path().join("agreement.yaml"), agreement).unwrap();
    let text = said(year.path(), &format!("{REPORT} --format md"));
    let sections = text.split("\n## ").skip(1).map(|section| {
        let tables = section.lines().filter_map(|line| line.strip_prefix("### ")).map(str::to_owned).collect();
        (section.lines().next().unwrap().to_owned(), tables)
    });
    sections.collect()
}

#[test]
fn a_table_stands_where_the_agreement_says_else_after_those_of_its_kind() {
    let of = |sections: &[(String, Vec<String>)], name: &str| {
        sections.iter().find(|(title, _)| title == name).map(|(_, tables)| tables.clone()).unwrap_or_default()
    };
    let unplaced = sections(&agreement());
    assert!(of(&unplaced, "Clients").ends_with(&["Referred by".to_owned(), "Moved in".to_owned()]), "{unplaced:?}");
    let visits = ["Topics", "Nights", "Escorted", "Travel cost"].map(str::to_owned);
    assert!(of(&unplaced, "Visits and efforts").ends_with(&visits), "{unplaced:?}");

    let line = "tables: [clients_by_month, gender,";
    let placed = sections(&agreement().replace(line, "tables: [clients_by_month, visit.nights, gender,"));
    assert_eq!(of(&placed, "Clients")[1], "Nights", "{placed:?}");
    assert!(!of(&placed, "Visits and efforts").contains(&"Nights".to_owned()));

    let line = "tables: [visits_by_month, visits_by_channel, services, referrals]";
    let homeless = sections(&agreement().replace(line, "tables: []"));
    assert_eq!(of(&homeless, "Added fields"), visits, "never left out in silence");

    let unknown = agreement().replace("tables: [meetings]", "tables: [meetings, visit.moved_in]");
    assert_eq!(faults(&unknown, &[])[0].0, "agreement-unknown-reference");
}
