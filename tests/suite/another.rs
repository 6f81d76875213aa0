//! Another partnership is another file: what `agreement.yaml` says is what is said, in words that are its own.

use std::fs;

use iop::load::BUILT_IN;
use serde_json::{Value, json};

use crate::directory::directory;
use crate::run::{self, Done};

const WINTER: &str = "examples/winter-shelter/records/agreement.yaml";
const WOMEN: &str = "examples/kvinnojour/records/agreement.yaml";

/// An agreement with something of it written otherwise.
fn changed(agreement: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(agreement.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap()
}

fn iop(agreement: &str, records: &[(&str, &str)], arguments: &str, lang: &str) -> Done {
    run::iop(directory(agreement, records).path(), &format!("{arguments} --today 2027-05-20 --lang {lang}"))
}

/// What a command says in each language, lines joined.
fn said(agreement: &str, arguments: &str) -> [String; 2] {
    ["sv", "en"].map(|lang| iop(agreement, &[], arguments, lang).said())
}

fn budget(agreement: &str, arguments: &str) -> Value {
    iop(agreement, &[], &format!("budget {arguments} --format json"), "en").json()
}

#[test]
fn a_budget_for_the_term_is_divided_on_its_calendar_years() {
    let winter = read(WINTER);
    for (year, months, amount) in [(2026, 2, 200_000), (2027, 4, 400_000)] {
        let budget = budget(&winter, &year.to_string());
        let share = &budget["share"];
        assert_eq!((&share["numerator"], &share["denominator"]), (&json!(months), &json!(6)), "{year}");
        assert_eq!(budget["total"]["amount"], amount, "{year}");
        assert_eq!(budget["total"]["payments"].as_array().unwrap().len(), months, "each month is paid by itself");
    }
    let late = changed(&winter, &[("start: 2026-11-01", "start: 2026-11-16")]);
    let by_days = budget(&late, "2026");
    assert_eq!(by_days["share"]["basis"], "days");
    assert_eq!((&by_days["share"]["numerator"], &by_days["share"]["denominator"]), (&json!(46), &json!(166)));
    let rest = budget(&late, "2027")["total"]["amount"].as_i64().unwrap();
    assert_eq!(by_days["total"]["amount"].as_i64().unwrap() + rest, 600_000, "the years are the whole");
}

#[test]
fn a_number_is_about_unless_it_is_exact_and_bears_the_text_s_own_word() {
    let case = [("cases/2026-001.yaml", "id: 2026-001\nopened: 2026-11-02\ngender: man\n")];
    let report = |agreement: &str, lang: &str| iop(agreement, &case, "report 2026 --format md", lang).said();
    let exact = read(WINTER);
    let about = changed(&exact, &[("exact: true, ", "")]);
    assert!(report(&exact, "en").contains("the agreement expects 14 at once"));
    assert!(report(&exact, "sv").contains("överenskommelsen räknar med 14 samtidigt"));
    assert!(report(&about, "en").contains("the agreement expects about 14 at once"));
    assert!(report(&about, "sv").contains("överenskommelsen räknar med omkring 14 samtidigt"));
    let all = "clients_per_year: {from: 30, to: 40, clause: a}\n  new_per_week: {from: 2, to: 2, clause: a}\n  active_at_once:";
    let figures = ("figures: [clients, ", "figures: [new_per_week, clients, ");
    let about = changed(&exact, &[("active_at_once:", all), figures]);
    assert!(report(&about, "en").contains("expects about 30–40 a year (a)"));
    assert!(report(&about, "en").contains("expects 2 on average (a)"));
    let exactly = about.replace(", clause: a}", ", exact: true, clause: a}");
    assert!(report(&exactly, "en").contains("expects 30–40 a year (a)"));
    assert!(report(&exactly, "sv").contains("räknar med 2 (a)"));
    for (shown, word) in said(&exact, "agreement").iter().zip(["Sängar", "Beds"]) {
        assert!(shown.contains(word) && !shown.contains("Operativt"), "{shown}");
    }
}

#[test]
fn nothing_is_said_of_chairs_where_the_text_does_not() {
    let winter = read(WINTER);
    let [sv, en] = said(&winter, "agreement");
    assert!(!sv.contains("Ordförande") && !en.contains("Chair"), "{sv}{en}");
    let chaired = changed(&winter, &[("per: month, clause", "per: month, chair_months: 1, clause")]);
    let [sv, en] = said(&chaired, "agreement");
    assert!(sv.contains("Ordförande utses för") && sv.contains("1 månad "), "{sv}");
    assert!(en.contains("Chair serves") && en.contains("1 month "), "{en}");
}

#[test]
fn what_a_field_answers_is_called_as_the_agreement_calls_the_field() {
    let renamed = changed(
        BUILT_IN,
        &[
            (
                "{field: informed.complaints, sv: Klagomålsrutinen, en: The complaints routine,",
                "{field: informed.complaints, sv: Rätten att klaga, en: The right to complain,",
            ),
            (
                "{field: informed.return-programme, sv: Återvändandeprogrammet, en: The return programme,",
                "{field: informed.return-programme, sv: EU:s program, en: The EU programme,",
            ),
            (
                "{field: exploitation.form, sv: Exploateringsform, en: Form of exploitation,",
                "{field: exploitation.form, sv: Våldets form, en: Form of violence,",
            ),
            ("{field: channel, sv: Kontaktväg, en: Channel,", "{field: channel, sv: Plats, en: Place,"),
        ],
    );
    let records = [
        (
            "cases/2026-001.yaml",
            "id: 2026-001\nopened: 2026-07-01\ngender: man\nnationality: NO\nexploitation: {form: labour, cause: debt, industry: none}\nneeds: [return]\nchildren: []\n",
        ),
        ("visits/a.yaml", "case: 2026-001\ndate: 2026-07-02\nchannel: phone\nservices: [linking]\n"),
    ];
    let [sv, en] = ["sv", "en"].map(|lang| iop(&renamed, &records, "report 2026 --format md", lang).said());
    for words in ["Informerade om rätten att klaga", "Informerade om EU:s program", "Våldets form", "Besök per plats"]
    {
        assert!(sv.contains(words), "{words}: {sv}");
    }
    for words in ["Told of the right to complain", "Told of The EU programme", "Form of violence", "Visits by place"] {
        assert!(en.contains(words), "{words}: {en}");
    }
    let told = iop(&renamed, &records, "validate", "sv").said();
    assert!(told.contains("inte informerad om rätten att klaga"), "{told}");
}

#[test]
fn an_internal_report_is_for_the_first_forum_or_the_parties() {
    let told = |agreement: &str| {
        ["sv", "en"].map(|lang| {
            let folder = directory(agreement, &[]);
            let asks = format!("report 2026 -o never-written.txt --today 2027-05-20 --lang {lang}");
            let told = run::iop(folder.path(), &asks).refuses();
            assert!(!folder.path().join("never-written.txt").exists());
            told
        })
    };
    let nobody = |agreement: &str| agreement.replace("  default_edition: internal\n", "");
    for (agreement, words) in [
        (BUILT_IN.to_owned(), ["för styrgruppen.", "for the steering group."]),
        (nobody(&read(WOMEN)), ["för partnerskapsrådet.", "for the partnership council."]),
    ] {
        for (shown, words) in told(&agreement).iter().zip(words) {
            assert!(shown.contains(words), "{shown}");
        }
    }
    let alone = "term: {start: 2026-11-01";
    let winter = nobody(&read(WINTER));
    let forums = winter.lines().find(|line| line.contains("follow-up, sv: Uppföljningsmötet")).unwrap().to_owned();
    let commitment = winter.lines().find(|line| line.contains("follow-up_months_missed")).unwrap().to_owned();
    let changes = [
        ("forums:\n", "forums: []\n"),
        (forums.as_str(), ""),
        (commitment.as_str(), ""),
        ("figures: [follow-up_meetings, feedback,", "figures: [feedback,"),
        (alone, alone),
    ];
    for (shown, words) in told(&changed(&winter, &changes)).iter().zip(["för parterna.", "for the parties."]) {
        assert!(shown.contains(words), "{shown}");
    }
}

#[test]
fn notice_in_time_ends_the_period_that_it_falls_in() {
    let school_year = changed(
        BUILT_IN,
        &[
            ("end: 2026-12-31\n  clause: \"ÖK §5.1\"", "end: 2027-06-30\n  clause: \"ÖK §5.1\""),
            ("by: \"09-30\"", "by: \"03-31\""),
            ("months: 4\n", "months: 6\n"),
            ("latest_end: 2028-12-31", "latest_end: 2029-06-30"),
        ],
    );
    let last_day = |given: &str| {
        let shown = iop(&school_year, &[], &format!("agreement --notice {given}"), "en").said();
        shown.lines().find_map(|line| line.trim().strip_prefix("Last day")).unwrap_or(&shown).trim().to_owned()
    };
    assert_eq!(last_day("2027-03-31"), "2027-06-30", "in time: with the period");
    assert_eq!(last_day("2027-04-01"), "2027-10-01", "too late: when it has run out");
    assert_eq!(last_day("2026-12-01"), "2027-06-01", "in time, and run out before the period ends");
    assert_eq!(last_day("2028-03-31"), "2028-06-30", "the extension is a period of its own");
    let over_new_year = changed(
        &school_year,
        &[
            ("end: 2027-06-30", "end: 2027-01-31"),
            ("by: \"03-31\"", "by: \"10-31\""),
            ("latest_end: 2029-06-30", "latest_end: 2029-01-31"),
        ],
    );
    let shown = iop(&over_new_year, &[], "agreement --notice 2027-01-10", "en").said();
    assert!(shown.contains("2027-07-10"), "10 January is after 31 October: {shown}");
}

#[test]
fn a_party_without_an_open_reception_is_not_told_of_one() {
    let report = |party: &str| iop(&read(WOMEN), &[], &format!("report 2026 --format md --party {party}"), "sv").said();
    assert!(report("ratten").contains("Dagar med öppen mottagning"));
    assert!(!report("jouren").contains("öppen mottagning (drop"), "{}", report("jouren"));
    assert!(!report("jouren").contains("Dagar med öppen mottagning"), "{}", report("jouren"));
}

#[test]
fn an_editor_s_help_cites_no_agreement() {
    let schema = iop(&read(WINTER), &[], "schema agreement", "en").said();
    for word in ["ÖK", "Bil ", "the city", "styrgrupp", "steering"] {
        assert!(!schema.contains(word), "{word}: {schema}");
    }
}
