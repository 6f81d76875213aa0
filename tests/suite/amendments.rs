//! Amendments (ÖK §2.1, §5.4): what applied on a record's day is what it is judged by.

use std::fs;
use std::path::Path;

use iop::load::BUILT_IN;
use serde_json::Value;

use crate::directory::directory as folder;
use crate::run::{self, Done};

const SIGNED: &str = "[{party: stockholm, on: 2026-09-20}, {party: fralsningsarmen, on: 2026-09-21}]";

/// An amendment from 1 October with these signatures and changes.
fn amendment(id: &str, from: &str, signed: &str, changes: &str) -> String {
    let changes: String = changes.lines().map(|line| format!("      {line}\n")).collect();
    format!(
        "  - id: {id}\n    sv: Ändring {id}\n    en: Amendment {id}\n    from: {from}\n    clause: \"ÖK §5.4\"\n    background: {{sv: Fler söker stöd., en: More people seek support.}}\n    decision: styrgruppen 2026-09-10 §3\n    of_substance: true\n    signed: {signed}\n    changes:\n{changes}"
    )
}

fn amended(amendments: &[String]) -> String {
    assert!(BUILT_IN.contains("\namendments: []\n"));
    BUILT_IN.replace("\namendments: []\n", &format!("\namendments:\n{}", amendments.concat()))
}

fn iop(folder: &Path, arguments: &str) -> Done {
    run::iop(folder, &format!("{arguments} --today 2027-02-01"))
}

fn said(folder: &Path, arguments: &str) -> String {
    iop(folder, arguments).passes().said()
}

/// What is told of the records: `path:line code`.
fn told(folder: &Path) -> Vec<String> {
    let found = iop(folder, "validate --format json").json();
    let of = |item: &Value| {
        format!("{}:{} {}", item["path"].as_str().unwrap(), item["line"], item["code"].as_str().unwrap())
    };
    found["diagnostics"].as_array().unwrap().iter().map(of).collect()
}

fn drop_in(date: &str, more: &str) -> String {
    format!("case: none\ndate: {date}\nstart: 14:00\nchannel: drop-in\nservices: [needs-mapping]\n{more}")
}

#[test]
fn a_record_is_judged_by_what_applied_on_its_day() {
    let changes = "hours:\n  open_reception: {days: [wednesday, friday]}\nvocabularies:\n  referral:\n    terms:\n      - {id: clinic, sv: Vårdcentral, en: Health centre}\n      - {id: mika, retired_from: 2026-10-01}\nrecords:\n  visit:\n    fields:\n      - {field: minutes, required: true}\n      - {field: nights, sv: Nätter, en: Nights, type: count, decision: styrgruppen 2026-09-10 §3}";
    let agreement = amended(&[amendment("more", "2026-10-01", SIGNED, changes)]);
    let records = [
        ("visits/a.yaml", drop_in("2026-09-25", "")),
        ("visits/b.yaml", drop_in("2026-10-02", "minutes: 30\nnights: 2\nreferrals: [clinic]\n")),
        ("visits/c.yaml", drop_in("2026-09-30", "nights: 2\nreferrals: [clinic]\n")),
        ("visits/d.yaml", drop_in("2026-10-07", "referrals: [mika]\n")),
    ];
    let records: Vec<(&str, &str)> = records.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let folder = folder(&agreement, &records);
    assert_eq!(
        told(folder.path()),
        [
            "visits/a.yaml:2 drop-in-hours",
            "visits/c.yaml:6 unknown-field",
            "visits/c.yaml:7 unknown-term",
            "visits/d.yaml:1 missing-field",
            "visits/d.yaml:6 unknown-term",
        ]
    );
    let schema = said(folder.path(), "schema visit");
    assert!(schema.contains("\"nights\"") && schema.contains("\"clinic\""), "an editor knows what is new: {schema}");
    let required = serde_json::from_str::<Value>(&schema).unwrap()["required"].clone();
    assert!(!required.as_array().unwrap().contains(&"minutes".into()), "older records lack it: {required}");
}

/// The lines of the agreement that faults of records lead to.
fn led_to(agreement: &str, records: &[(&str, &str)]) -> Vec<String> {
    let folder = folder(agreement, records);
    let found = iop(folder.path(), "validate --format json").json();
    let line = |item: &Value| {
        let number = usize::try_from(item["related"]["line"].as_u64()?).unwrap();
        Some(agreement.lines().nth(number - 1).unwrap().trim().to_owned())
    };
    found["diagnostics"].as_array().unwrap().iter().filter_map(line).collect()
}

#[test]
fn a_fault_leads_to_what_asks_for_it_wherever_that_is_written() {
    let changes = "commitments:\n  - {id: steering-meetings, removed: true}\nhours:\n  staffed: {from: \"09:00\"}\nrecords:\n  visit:\n    fields:\n      - {field: minutes, required: true}\n      - {field: start, required: true}";
    let told = client("2026-001", "2026-10-05", "");
    let told = (told.0.as_str(), told.1.replace("informed: {complaints: 2026-10-05}\n", ""));
    let records = [
        told,
        (
            "visits/a.yaml",
            "case: none\ndate: 2026-10-05\nstart: 08:30\nchannel: phone\nservices: [linking]\n".to_owned(),
        ),
    ];
    let records: Vec<(&str, &str)> = records.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let led = led_to(&amended(&[amendment("more", "2026-10-01", SIGNED, changes)]), &records);
    assert_eq!(led.len(), 3, "{led:?}");
    assert!(led[0].starts_with("- {id: informed-complaints,"), "not the one that took its number: {led:?}");
    assert_eq!(led[1], "- {field: minutes, required: true}");
    assert_eq!(led[2], "staffed: {from: \"09:00\"}");
}

#[test]
fn a_report_has_the_terms_of_its_last_day_and_each_day_its_own_hours() {
    let changes = "hours:\n  open_reception: {days: [wednesday, friday]}\ncapacity:\n  clients_per_year: {from: 45, to: 50}\ncommitments:\n  - {id: free-of-charge, removed: true}";
    let folder = folder(&amended(&[amendment("more", "2026-10-01", SIGNED, changes)]), &[]);
    let report = |arguments: &str| {
        let json = said(folder.path(), &format!("report 2026 --format json {arguments}"));
        serde_json::from_str::<Value>(&json).unwrap()
    };
    let days = |report: &Value| {
        report["figures"]["drop_in_days"]["value"].as_u64().or(report["figures"]["drop_in_days"].as_u64()).unwrap()
    };
    let (before, after, year) = (report("--quarter 3"), report("--quarter 4"), report(""));
    assert_eq!(days(&before), 14, "Wednesdays of the third quarter");
    assert_eq!(days(&after), 13 + 12, "Wednesdays and Fridays of the fourth, less Christmas Day");
    assert_eq!(days(&year), 3 + 14 + 25, "the year is the sum of its days");
    let ids = |report: &Value| {
        let commitments = report["commitments"].as_array().unwrap().iter();
        commitments.map(|item| item["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(ids(&before).contains(&"free-of-charge".to_owned()));
    let ended = year["commitments"].as_array().unwrap().iter().find(|item| item["id"] == "free-of-charge").unwrap();
    assert!(ended["why"].as_str().unwrap().ends_with("Gällde till 2026-09-30."), "what ended is told: {ended}");
    let signed = year["commitments"].as_array().unwrap().iter().find(|item| item["id"] == "amendments").unwrap();
    assert_eq!(signed["status"], "met");
}

fn client(id: &str, opened: &str, more: &str) -> (String, String) {
    let text = format!(
        "id: {id}\nopened: {opened}\ngender: woman\nnationality: PH\nexploitation: {{form: labour, cause: [debt], industry: cleaning}}\nneeds: [housing]\nchildren: []\ninformed: {{complaints: {opened}}}\n{more}"
    );
    (format!("cases/{id}.yaml"), text)
}

#[test]
fn an_open_client_can_be_given_what_came_later_and_is_not_missed_where_nobody_asked() {
    let changes = "records:\n  case:\n    fields:\n      - {field: referred_by, sv: Hänvisad av, en: Referred by, type: term, vocabulary: referral, required: true, tabulate: true, decision: styrgruppen 2026-09-10 §3}";
    let records = [
        client("2026-001", "2026-07-01", "referred_by: union\n"),
        client("2026-002", "2026-07-02", ""),
        client("2026-003", "2026-07-03", "closed: 2026-09-01\nreferred_by: union\n"),
        client("2026-004", "2026-10-05", "referred_by: iom\n"),
        client("2026-005", "2026-10-06", ""),
    ];
    let records: Vec<(&str, &str)> = records.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = folder(&amended(&[amendment("more", "2026-10-01", SIGNED, changes)]), &records);
    assert_eq!(told(folder.path()), ["cases/2026-003.yaml:10 unknown-field", "cases/2026-005.yaml:1 missing-field"]);
    fs::remove_file(folder.path().join("cases/2026-003.yaml")).unwrap();
    fs::remove_file(folder.path().join("cases/2026-005.yaml")).unwrap();
    let table = said(folder.path(), "report 2026 --lang en --table case.referred_by");
    let rows: Vec<&str> = table.lines().skip(1).filter(|row| !row.contains(";0")).collect();
    assert_eq!(rows.len(), 3, "two answers and the sum, nobody who wasn't asked: {table}");
}

#[test]
fn a_budget_row_counts_by_the_amount_of_each_month() {
    let changes = "budget:\n  rows:\n    - {id: interpreters, amount: 90000}\n    - {id: translation, sv: Översättning, en: Translation, amount: 12000}\n  total: 1002000";
    let folder = folder(&amended(&[amendment("more", "2027-07-01", SIGNED, changes)]), &[]);
    let budget = |year: i32| -> Value {
        serde_json::from_str(&said(folder.path(), &format!("budget {year} --format json"))).unwrap()
    };
    let row = |budget: &Value, id: &str| {
        let rows = budget["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["id"] == id)?;
        let paid: Vec<i64> = row["payments"].as_array()?.iter().filter_map(|paid| paid["amount"].as_i64()).collect();
        Some((row["full"].as_i64()?, row["amount"].as_i64()?, paid))
    };
    let (first, second, third) = (budget(2026), budget(2027), budget(2028));
    assert_eq!(row(&first, "interpreters"), Some((78000, 39000, vec![19500, 19500])));
    assert_eq!(row(&first, "translation"), None);
    assert_eq!(row(&second, "interpreters"), Some((90000, 84000, vec![19500, 19500, 22500, 22500])));
    assert_eq!(row(&second, "translation"), Some((12000, 6000, vec![0, 0, 3000, 3000])));
    assert_eq!(row(&second, "staff"), Some((640_000, 640_000, vec![160_000; 4])));
    assert_eq!(second["amendments"][0]["id"], "more", "no share of the year gives these amounts, and why");
    assert_eq!(third["amendments"], Value::Null);
    assert!(said(folder.path(), "budget 2027 --lang en").contains("2027-07-01: Amendment more"));
    assert_eq!(second["total"]["amount"], 978_000 + 6000 + 6000);
    assert_eq!(third["total"]["amount"], 1_002_000);
}

#[test]
fn the_terms_of_a_day_and_the_log_of_changes_are_shown() {
    let first = amendment("first", "2026-10-01", SIGNED, "capacity:\n  clients_per_year: {from: 45, to: 50}");
    let second = amendment(
        "second",
        "2027-01-01",
        "[{party: stockholm, on: 2026-12-01}]",
        "capacity:\n  clients_per_year: {to: 60}\nbudget:\n  rows:\n    - {id: interpreters, amount: 90000}\n  total: 990000",
    );
    let folder = folder(&amended(&[first, second]), &[]);
    for (day, capacity) in [("2026-09-30", "35–40"), ("2026-10-01", "45–50"), ("2027-01-01", "45–60")] {
        let shown = said(folder.path(), &format!("agreement --lang en --on {day}"));
        let line = shown.lines().find(|line| line.trim_start().starts_with("Clients a year")).unwrap();
        assert!(line.contains(capacity), "{day}: {line}");
        let head = shown.lines().find(|line| line.trim_start().starts_with("Terms on")).unwrap();
        assert!(head.ends_with(day), "{head}");
    }
    assert!(said(folder.path(), "agreement --lang en").contains("From 2027-01-01: Amendment second"));
    let log = said(folder.path(), "agreement log --lang en --format md");
    for line in [
        "| 2026-10-01 | Amendment first | ÖK §5.4 | styrgruppen 2026-09-10 §3 | Social services committee, City of Stockholm 2026-09-20; The Salvation Army 2026-09-21 |",
        "| 2027-01-01 | Amendment second | ÖK §5.4 | styrgruppen 2026-09-10 §3 | Social services committee, City of Stockholm 2026-12-01; lacking: The Salvation Army |",
        "| capacity.clients\\_per\\_year.from | 35 | 45 |",
        "| capacity.clients\\_per\\_year.to | 50 | 60 |",
        "| budget.rows.interpreters.amount | 78000 | 90000 |",
    ] {
        assert!(log.contains(line), "{line}\n{log}");
    }
    let warned = told(folder.path());
    assert_eq!(warned.len(), 1, "{warned:?}");
    assert!(warned[0].ends_with("amendment-unsigned"), "{warned:?}");
}

#[test]
fn an_agreement_that_was_never_amended_says_so() {
    let folder = folder(BUILT_IN, &[]);
    assert!(said(folder.path(), "agreement log --lang en").contains("No amendment is noted."));
}

#[test]
fn own_funds_that_change_count_by_the_month_and_notice_by_what_is_known_on_its_day() {
    let changes = "budget:\n  own_contribution: {amount: 2050000}\nterm:\n  notice: {months: 6, by: \"06-30\"}";
    let folder = folder(&amended(&[amendment("more", "2027-07-01", SIGNED, changes)]), &[]);
    let budget: Value = serde_json::from_str(&said(folder.path(), "budget 2027 --format json")).unwrap();
    assert_eq!(budget["own_contribution"]["amount"], (1_050_000 + 2_050_000) / 2);
    let last_day = |given: &str| {
        let shown = said(folder.path(), &format!("agreement --lang en --notice {given}"));
        shown.lines().find(|line| line.contains("Last day")).unwrap().split_whitespace().last().unwrap().to_owned()
    };
    assert_eq!(last_day("2027-06-30"), "2027-10-30", "four months, as it was then");
    assert_eq!(last_day("2027-07-15"), "2028-01-15", "six months, and past the day for the year's end");
}

#[test]
fn a_forum_is_missed_only_in_months_that_it_was_there() {
    let changes = "forums:\n  - {id: work, sv: Arbetsgruppen, en: The working group, meetings: 1, per: month, chair_months: 12, clause: \"ÖK §3\"}\ncommitments:\n  - {id: work, sv: Arbetsgruppen möts, en: The working group meets, clause: \"ÖK §3\", figure: work_meetings, at_least: 1, per: month}";
    let folder = folder(&amended(&[amendment("work", "2026-11-01", SIGNED, changes)]), &[]);
    let report: Value = serde_json::from_str(&said(folder.path(), "report 2026 --format json")).unwrap();
    let work = report["commitments"].as_array().unwrap().iter().find(|item| item["id"] == "work").unwrap();
    assert_eq!(work["target"], "alla 2 månader");
    let missed = said(folder.path(), "report 2026 --trace work_months_missed");
    assert_eq!(missed.lines().filter(|line| line.contains("2026-")).count(), 2, "{missed}");
}

#[test]
fn a_party_that_joins_signs_what_made_it_one_and_nothing_older() {
    let older = amendment("older", "2026-10-01", SIGNED, "capacity:\n  clients_per_year: {to: 50}");
    let joins = "agreement:\n  parties:\n    - {id: newcomer, sv: Nykomlingen, en: The newcomer, organisation_number: 802000-0006, clause: \"ÖK §6\"}";
    let with = |signed: &str| folder(&amended(&[older.clone(), amendment("joins", "2027-01-01", signed, joins)]), &[]);
    let unsigned = with(SIGNED);
    assert_eq!(told(unsigned.path()).len(), 1);
    iop(unsigned.path(), "validate").says("from 2027-01-01 without the signature of The newcomer");
    let signed = with(&SIGNED.replace(']', ", {party: newcomer, on: 2026-12-01}]"));
    assert_eq!(told(signed.path()), [""; 0]);
}

#[test]
fn what_the_page_on_agreements_shows_of_an_amendment_is_right() {
    let page = fs::read_to_string("docs/agreement.md").unwrap();
    let shown = page.split("```yaml ändring\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = folder(&BUILT_IN.replace("amendments: []\n", shown), &[]);
    // Its signatures are of days to come.
    assert!(told(folder.path()).iter().all(|told| told.ends_with(" future-date")));
    assert!(said(folder.path(), "agreement log --lang en").contains("hours.open_reception.days"));
}
