//! `iop init --from`: from questions to an agreement that stands, in a file or at the keyboard.

use std::fs;
use std::path::Path;

use iop::identifier::{Allowed, find};
use iop::model::questions::{QUESTIONS, Question, Takes, Unanswered};
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use crate::run::{Done, IOP, Run, program};

fn iop(folder: &Path, arguments: &[&str], typed: &str) -> Done {
    program(IOP, folder).args(arguments).typed(typed)
}

/// Sound answers of a partnership with one association.
fn answers() -> Value {
    json!({
        "language": "sv",
        "reference": "KS 2027/8",
        "title": "Mötesplats: för äldre",
        "public_party": "Äldrenämnden i Exempelköping",
        "public_party_number": "212000-0001",
        "associations": [{"name": "Föreningen Linden", "organisation_number": "8020000001"}],
        "first_day": "2027-03-01",
        "last_day": "2027-12-31",
        "extended_until": "2029-12-31",
        "notice_months": "3",
        "forums": [{"name": "Styrgruppen", "meetings_per_year": 4}],
        "budget": [{"label": "Personal", "kronor": "640 000"}, {"label": "Hyra, el", "kronor": 60000}],
        "paid": "half-year",
        "first_year_months": 10,
    })
}

fn with(changes: Value) -> Value {
    let mut answers = answers();
    for (key, value) in changes.as_object().unwrap() {
        answers[key] = value.clone();
    }
    answers
}

/// A folder with a file of answers, which JSON is, with the line ends of Windows.
fn folder_with(answers: &Value) -> TempDir {
    let folder = tempdir().unwrap();
    let text = serde_json::to_string_pretty(answers).unwrap().replace('\n', "\r\n");
    fs::write(folder.path().join("svar.yaml"), format!("\u{feff}{text}\r\n")).unwrap();
    folder
}

fn made(answers: &Value) -> (TempDir, String) {
    let folder = folder_with(answers);
    let done = iop(folder.path(), &["init", "mapp", "--from", "svar.yaml"], "");
    assert_eq!(done.code, 0, "{}\n{answers:#}", done.said());
    let agreement = fs::read_to_string(folder.path().join("mapp/agreement.yaml")).unwrap();
    (folder, agreement)
}

fn stands(folder: &Path, year: &str) {
    let runs: [&[&str]; 5] = [
        &["validate", "--deny-warnings"],
        &["report", year],
        &["budget", year],
        &["agreement"],
        &["agreement", "commitments", "--year", year],
    ];
    let today = format!("{year}-12-31");
    for arguments in runs {
        let all = [arguments, &["--records", "mapp", "--today", &today]].concat();
        let done = iop(folder, &all, "");
        let agreement = fs::read_to_string(folder.join("mapp/agreement.yaml")).unwrap();
        assert_eq!(done.code, 0, "{arguments:?}: {}\n{agreement}", done.said());
    }
}

#[test]
fn the_file_to_fill_in_is_written_once_and_asks_for_what_is_missing() {
    let folder = tempdir().unwrap();
    let run = || iop(folder.path(), &["init", "mapp", "--from", "svar.yaml", "--lang", "sv"], "");
    let first = run();
    assert_eq!(first.code, 0);
    assert!(first.said().contains("fyll i svaren"), "{}", first.said());
    let asked = fs::read_to_string(folder.path().join("svar.yaml")).unwrap();
    let second = run();
    assert_eq!(second.code, 1);
    assert!(second.said().contains("Svaret saknas: Diarienummer.\n--> svar.yaml:9:1"), "{}", second.said());
    assert_eq!(second.said().matches("missing-field").count(), 8, "{}", second.said());
    assert_eq!(fs::read_to_string(folder.path().join("svar.yaml")).unwrap(), asked);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing but the questions");
}

#[test]
fn the_file_to_fill_in_makes_an_agreement_when_it_is_filled_in() {
    for lang in ["sv", "en"] {
        let folder = tempdir().unwrap();
        let run = || iop(folder.path(), &["init", "mapp", "--from", "svar.yaml", "--lang", lang], "");
        run();
        let file = folder.path().join("svar.yaml");
        let mut text = fs::read_to_string(&file).unwrap().replace('\n', "\r\n");
        let filled = [
            ("reference:", "2027/8"),
            ("title:", "\"Stöd: unga\""),
            ("public_party:", "Nämnden"),
            ("public_party_number:", "212000-0001"),
            ("  - name:", "Linden"),
            ("    organisation_number:", "802000-0001"),
            ("first_day:", "2027-01-01"),
            ("last_day:", "2027-12-31"),
            ("  - label:", "Personal"),
            ("    kronor:", "640000"),
        ];
        for (key, answer) in filled {
            text = text.replacen(&format!("\r\n{key}\r\n"), &format!("\r\n{key} {answer}\r\n"), 1);
        }
        fs::write(&file, text).unwrap();
        let done = run();
        assert_eq!(done.code, 0, "{}", done.said());
        stands(folder.path(), "2027");
    }
}

#[test]
fn answers_are_in_the_agreement() {
    let (folder, agreement) = made(&answers());
    for line in [
        "  reference: KS 2027/8\n",
        "  sv: \"Mötesplats: för äldre\"\n",
        "    - id: foreningen-linden\n",
        "      organisation_number: \"802000-0001\"\n",
        "  extension: {months: 12, latest_end: 2029-12-31, clause: Avtalet}\n",
        "  notice: {months: 3, clause: Avtalet}\n",
        "    - {id: hyra-el, sv: \"Hyra, el\", amount: 60000}\n",
        "  total: 700000\n",
        "    - {from: 2027-03-01, to: 2027-12-31, months: 10, clause: Avtalet}\n",
        "    figure: styrgruppen_meetings\n",
    ] {
        assert!(agreement.contains(line), "{line}{agreement}");
    }
    assert!(!agreement.contains("party,"), "with one association records need not say whose they are");
    let lines = agreement.lines().count();
    assert!((250..=350).contains(&lines), "{lines} lines are read in an hour");
    assert!(agreement.lines().all(|line| line.chars().count() <= 130));
    stands(folder.path(), "2027");
}

#[test]
fn several_associations_have_records_and_rows_of_their_own() {
    let (folder, agreement) = made(&with(json!({
        "language": "en",
        "associations": [
            {"name": "Linden", "organisation_number": "802000-0001"},
            {"name": "LINDEN!", "organisation_number": "802000-0002", "unit": "no"},
        ],
        "budget": [
            {"label": "Staff", "kronor": 100, "association": "Linden"},
            {"label": "Staff", "kronor": 200, "association": "2"},
        ],
        "first_year_months": null,
        "first_year_kronor": 250,
    })));
    for line in [
        "    - id: linden-2\n",
        "      unit: \"no\"\n",
        "    - {id: linden-staff, sv: Staff, party: linden, amount: 100}\n",
        "    - {id: linden-2-staff, sv: Staff, party: linden-2, amount: 200}\n",
        "amount: 250, clause: Agreement}\n",
        "## The agreement as data",
    ] {
        assert!(agreement.contains(line), "{line}{agreement}");
    }
    assert_eq!(agreement.matches("{field: party,").count(), 4);
    stands(folder.path(), "2027");
    let one = iop(
        folder.path(),
        &["report", "2027", "--party", "linden-2", "--records", "mapp", "--today", "2027-04-01"],
        "",
    );
    assert_eq!(one.code, 0, "{}", one.said());
}

/// What stands behind a single `#` is as right as the rest: somebody takes the sign away and goes on.
#[test]
fn what_is_commented_out_fits_when_it_is_taken_in() {
    for language in ["sv", "en"] {
        let two = json!([
            {"name": "A", "organisation_number": "802000-0001"},
            {"name": "B", "organisation_number": "802000-0002"},
        ]);
        let by_two =
            json!([{"label": "x", "kronor": 1, "association": "A"}, {"label": "y", "kronor": 1, "association": "B"}]);
        for changes in [
            json!({"language": language}),
            json!({"language": language, "forums": [], "notice_months": null}),
            json!({"language": language, "associations": two, "budget": by_two}),
        ] {
            let (folder, agreement) = made(&with(changes));
            let taken_in: Vec<String> = agreement
                .lines()
                .map(|line| match line.trim_start().strip_prefix("# ") {
                    Some(rest) => format!("{}{rest}", &line[..line.len() - line.trim_start().len()]),
                    None => line.to_owned(),
                })
                .collect();
            assert!(taken_in.iter().any(|line| line == "capacity:"));
            fs::write(folder.path().join("mapp/agreement.yaml"), taken_in.join("\n") + "\n").unwrap();
            stands(folder.path(), "2027");
        }
    }
}

#[test]
fn an_agreement_that_stands_there_is_left_alone() {
    let (folder, agreement) = made(&answers());
    for from in ["svar.yaml", "nya-svar.yaml", "-"] {
        let again = iop(folder.path(), &["init", "mapp", "--from", from], "sv\n");
        assert_eq!(again.code, 2);
        assert!(again.said().contains("already; nothing was written"), "{}", again.said());
    }
    assert_eq!(fs::read_to_string(folder.path().join("mapp/agreement.yaml")).unwrap(), agreement);
    assert!(!folder.path().join("nya-svar.yaml").exists());
}

#[test]
fn no_records_directory_is_made_inside_another_by_mistake() {
    let folder = tempdir().unwrap();
    assert_eq!(iop(folder.path(), &["init"], "").code, 0);
    assert_eq!(iop(folder.path(), &["init"], "").code, 0, "once more does no harm");
    for inside in ["records", "records/cases"] {
        let output = iop(&folder.path().join(inside), &["init"], "");
        assert_eq!(output.code, 2, "{inside}");
        assert!(output.said().contains("in a records directory already"), "{}", output.said());
        assert!(!folder.path().join(inside).join("records").exists());
    }
}

#[test]
fn what_is_in_the_way_is_told_and_left() {
    let folder = folder_with(&answers());
    fs::write(folder.path().join("mapp"), "mine").unwrap();
    let refused = iop(folder.path(), &["init", "mapp", "--from", "svar.yaml"], "");
    assert_eq!(refused.code, 2);
    assert!(refused.said().contains("stands in the way"), "{}", refused.said());
    assert_eq!(fs::read_to_string(folder.path().join("mapp")).unwrap(), "mine");
    let nowhere = iop(folder.path(), &["init", "ny", "--from", "ingen/svar.yaml"], "");
    assert_eq!(nowhere.code, 2);
    assert!(!folder.path().join("ny").exists());
}

#[test]
fn answers_that_do_not_fit_are_told_at_once_and_write_nothing() {
    let cases = [
        (json!({"language": "tyska"}), "unknown-term"),
        (json!({"referens": "x"}), "unknown-field"),
        (json!({"title": "Ring 070-123 45 67"}), "contact-detail"),
        (json!({"title": ["a"]}), "wrong-type"),
        (json!({"public_party_number": "212000"}), "wrong-type"),
        (json!({"public_party_number": "900101-1239"}), "personal-number"),
        (json!({"first_day": "1 mars 2027"}), "invalid-date"),
        (json!({"last_day": "2027-02-28"}), "out-of-range"),
        (json!({"extended_until": "2027-12-30"}), "out-of-range"),
        (json!({"notice_months": "tre"}), "wrong-type"),
        (json!({"notice_months": 0}), "out-of-range"),
        (json!({"forums": "Styrgruppen"}), "wrong-type"),
        (json!({"forums": [{"name": "Rådet"}]}), "missing-field"),
        (json!({"associations": []}), "missing-field"),
        (json!({"budget": [{"label": "Personal", "kronor": "1e3"}]}), "invalid-amount"),
        (json!({"budget": [{"label": "Personal", "kronor": 0}]}), "out-of-range"),
        (json!({"budget": [{"label": "a", "kronor": 999_999_999}, {"label": "b", "kronor": 1}]}), "out-of-range"),
        (json!({"budget": [{"label": "Personal", "kronor": 5, "association": "Björken"}]}), "unknown-term"),
        (json!({"first_year_months": 11}), "out-of-range"),
        (json!({"first_year_kronor": 100}), "out-of-range"),
        (json!({"first_day": "2027-01-01"}), "out-of-range"),
    ];
    for (changes, rule) in cases {
        let folder = folder_with(&with(changes.clone()));
        let refused = iop(folder.path(), &["init", "mapp", "--from", "svar.yaml"], "");
        assert_eq!(refused.code, 1, "{changes}: {}", refused.said());
        assert!(refused.said().contains(&format!("error[{rule}]")), "{changes}: {}", refused.said());
        assert!(refused.said().contains("1 file, 1 error,"), "one fault is told once: {}", refused.said());
        assert!(!folder.path().join("mapp").exists(), "{changes}");
    }
    let all = json!({"language": "tyska", "paid": "ibland", "first_day": "x", "budget": [{"kronor": 1}]});
    let folder = folder_with(&with(all));
    let refused = iop(folder.path(), &["init", "mapp", "--from", "svar.yaml"], "");
    assert!(refused.said().contains("1 file, 4 errors,"), "{}", refused.said());
}

const TYPED: &str = "\n\n2027/8\nStöd: unga\nNämnden\n2120000001\n\nLinden\n802000-0001\n\nBjörken\n8020000002\nHuset\n\n\
                     2027-03-01\n2027-01-01\n2027-12-31\n\n3\nRådet\n2\n\nPersonal\nmånga\n640 000\nbjörken\nHyra\n1000\n1\n\n\
                     ibland\nkvartal\n11\n10\n";

#[test]
fn at_the_keyboard_each_question_is_asked_until_its_answer_fits() {
    let folder = tempdir().unwrap();
    let done = iop(folder.path(), &["init", "mapp", "--from", "-"], TYPED);
    assert_eq!(done.code, 0, "{}", done.said());
    let asked = done.err;
    for words in [
        "The language of documents (sv = Swedish, en = English) [sv]: Reference number",
        "The question needs an answer.",
        "2027-01-01 comes before 2027-03-01. Write 2027-03-01 or a later day.\nLast day",
        "`många` is no amount.",
        "(1 = Linden, 2 = Björken)",
        "`ibland` can't stand here. Write one of `month`, `quarter`",
        "`11` lies beyond what is possible. Write a number from 1 to 10.",
    ] {
        assert!(asked.contains(words), "{words}\n{asked}");
    }
    let agreement = fs::read_to_string(folder.path().join("mapp/agreement.yaml")).unwrap();
    for line in
        ["unit: Huset\n", "sv: Personal, party: bjorken, amount: 640000}", "sv: Hyra, party: linden,", "months: 10,"]
    {
        assert!(agreement.contains(line), "{line}{agreement}");
    }
    stands(folder.path(), "2027");
}

#[test]
fn when_the_answers_end_too_early_nothing_is_written() {
    let lines: Vec<&str> = TYPED.split_inclusive('\n').collect();
    for end in 0..lines.len() {
        let folder = tempdir().unwrap();
        let refused = iop(folder.path(), &["init", "mapp", "--from", "-"], &lines[..end].concat());
        assert_eq!(refused.code, 2, "{end}");
        assert!(refused.said().contains("nothing was written"), "{end}: {}", refused.said());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{end}");
    }
}

fn name() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "no",
        "Null",
        "- a",
        "24",
        "1e3",
        "0x1F",
        "~",
        "#",
        "a: b",
        "'",
        "\\",
        "2027-01-01",
        "{a}",
        "a, b",
        "{{ x }}",
        "{% x %}",
        "Ясен",
        "| x",
    ]);
    let any = "[A-Za-zÅÄÖåäöé0-9 :#\"'\\[\\]{},&*!|>%@`§\\\\-]{1,40}".prop_map(|text| text.trim().to_owned());
    prop_oneof![3 => any, 1 => odd.prop_map(str::to_owned)].prop_filter("a line that is nobody's number", |text| {
        !text.is_empty() && find(text, &Allowed::default()).is_empty()
    })
}

prop_compose! {
    fn sound()(
        language in prop::sample::select(vec!["sv", "en"]),
        words in prop::collection::vec(name(), 3),
        units in prop::collection::vec(prop::option::of(name()), 1..4),
        forums in prop::collection::vec((name(), 1u32..=366), 0..4),
        rows in prop::collection::vec((name(), 0u32..=10_000_000, 0usize..9), 1..8),
        start in 0u64..800, length in 0u64..1500, extended in prop::option::of(0u32..5),
        notice in prop::option::of(1u32..=60),
        paid in prop::option::of(prop::sample::select(vec!["month", "quarter", "half-year", "year"])),
        share in prop_oneof![Just(None), Just(Some(None)), (0u32..1_000_000).prop_map(|kronor| Some(Some(kronor)))],
    ) -> (Value, String) {
        let first = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(start);
        let last = first + chrono::Days::new(length);
        let next = last + chrono::Days::new(1);
        let extended = extended.map(|years| next + chrono::Months::new(12 * years) - chrono::Days::new(1));
        let year = first.format("%Y").to_string();
        let short = first.format("%m-%d").to_string() != "01-01" || extended.unwrap_or(last).to_string() < format!("{year}-12-31");
        let several = units.len() > 1;
        let associations: Vec<Value> = units.iter().enumerate()
            .map(|(at, unit)| json!({"name": format!("{} {at}", words[0]), "organisation_number": format!("802000-000{at}"), "unit": unit}))
            .collect();
        let mut budget: Vec<Value> = rows.iter()
            .map(|(label, kronor, at)| json!({"label": label, "kronor": kronor, "association": several.then(|| format!("{}", at % units.len() + 1))}))
            .collect();
        budget[0]["kronor"] = json!(rows[0].1 + 1);
        let answers = json!({
            "language": language,
            "reference": words[1],
            "title": words[2],
            "public_party": words[0],
            "public_party_number": "212000-0001",
            "associations": associations,
            "first_day": first.to_string(),
            "last_day": last.to_string(),
            "extended_until": extended.map(|day| day.to_string()),
            "notice_months": notice,
            "forums": forums.iter().map(|(name, meetings)| json!({"name": name, "meetings_per_year": meetings})).collect::<Vec<_>>(),
            "budget": budget,
            "paid": paid,
            "first_year_months": share.filter(|_| short).filter(Option::is_none).map(|_| 1),
            "first_year_kronor": share.filter(|_| short).flatten(),
        });
        (answers, year)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_sound_answers_make_an_agreement_that_stands((answers, year) in sound()) {
        let (folder, _) = made(&answers);
        stands(folder.path(), &year);
    }
}

#[test]
fn a_file_that_is_no_answers_is_told_and_writes_nothing() {
    let deep = "[".repeat(100_000);
    let cases: [(&[u8], &str); 6] = [
        (b"", "error[syntax]"),
        (b"- a\n", "error[wrong-type]"),
        (b"title: Help: the young\n", "error[syntax]"),
        (b"language: sv\n\ttitle: x\n", "error[syntax]"),
        (b"\xff\xfea\0", "error[encoding]"),
        (deep.as_bytes(), "error[too-large]"),
    ];
    for (bytes, rule) in cases {
        let folder = tempdir().unwrap();
        fs::write(folder.path().join("svar.yaml"), bytes).unwrap();
        let refused = iop(folder.path(), &["init", "mapp", "--from", "svar.yaml"], "");
        assert_eq!(refused.code, 1, "{rule}: {}", refused.said());
        assert!(refused.said().contains(rule), "{rule}: {}", refused.said());
        assert!(!folder.path().join("mapp").exists(), "{rule}");
    }
    let folder = tempdir().unwrap();
    let refused = iop(folder.path(), &["init", "mapp", "--from", "."], "");
    assert_eq!(refused.code, 2);
    assert!(refused.said().contains("is no ordinary file of answers"), "{}", refused.said());
}

/// The document tells every question in the program's own words, and its example is sound.
#[test]
fn the_document_tells_every_question() {
    let document = fs::read_to_string("docs/agreement.md").unwrap();
    let rows = |questions: &[Question], list: &str| -> Vec<String> {
        let row = |question: &Question| {
            let takes = match question.takes {
                Takes::OneOf(words) => {
                    words.iter().map(|word| format!("`{}` ({})", word.id, word.sv)).collect::<Vec<_>>().join(", ")
                }
                Takes::Line => "text".to_owned(),
                Takes::OrganisationNumber => "organisationsnummer".to_owned(),
                Takes::Date => "datum".to_owned(),
                Takes::Count(least, most) => format!("heltal, {least}–{most}"),
                Takes::Kronor => "kronor".to_owned(),
                Takes::Association => "en förenings namn".to_owned(),
                Takes::Several(_, 0) => "lista".to_owned(),
                Takes::Several(..) => "lista med minst en".to_owned(),
            };
            let unanswered = match (question.unanswered, question.takes) {
                (Unanswered::Default(answer), _) => format!("`{answer}`"),
                (Unanswered::Silent, _) | (_, Takes::Several(_, 0)) => "inget".to_owned(),
                (_, Takes::Association) => "går inte, när det finns flera".to_owned(),
                (Unanswered::Refused, _) => "går inte".to_owned(),
            };
            format!("| `{list}{}`: {} | {takes} | {unanswered} |", question.id, question.sv)
        };
        questions.iter().map(row).collect()
    };
    let mut table = rows(QUESTIONS, "").join("\n") + "\n";
    let items: Vec<String> = QUESTIONS
        .iter()
        .flat_map(|question| match question.takes {
            Takes::Several(fields, _) => rows(fields, &format!("{}[].", question.id)),
            _ => Vec::new(),
        })
        .collect();
    assert!(document.contains(&table), "docs/agreement.md lacks these rows:\n{table}");
    table = items.join("\n") + "\n";
    assert!(document.contains(&table), "docs/agreement.md lacks these rows:\n{table}");
    let example = document.split("```yaml svar\n").nth(1).unwrap().split("```").next().unwrap();
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("svar.yaml"), example).unwrap();
    let done = iop(folder.path(), &["init", "mapp", "--from", "svar.yaml"], "");
    assert_eq!(done.code, 0, "{}", done.said());
    stands(folder.path(), "2027");
}
