//! What is hidden by its name is found in no output: each number of a document in turn is made one that nobody counts to,
//! hidden, and looked for in every format and language; numbers of real records too, with what gives them away.

use std::collections::BTreeMap;
use std::path::Path;

use iop::check::Selection;
use iop::compute::cell::{Cell, CellId, Value};
use iop::compute::{Narrowing, Wanted, activity, after_notice, prorate, reported};
use iop::lang::Lang;
use iop::model::{Amount, Decimal};
use iop::render::{csv, html, json, markdown, text};
use iop::report::table::Description;
use iop::report::{
    Document, Provenance, activity_report, budget_report, commitments_report, description, notice_report, trace,
};

use crate::directory::{checked, directory};
use crate::formats::extract::said;

/// A prime that no year comes to.
const RARE: usize = 7919;

fn report(records: &Path, year: i32, today: &str, left_out: usize) -> [Document; 2] {
    let checked = checked(records, today);
    let days = reported(&checked.agreement().term, year, Narrowing::Year, checked.today()).unwrap();
    let activity = activity(&checked, days);
    let provenance = Provenance {
        records: Selection::from(&checked).counted(),
        left_out,
        warnings: BTreeMap::from([("future-date", 2)]),
        digest: String::new(),
        commit: None,
        program: "0",
    };
    [activity_report(&activity, &provenance), commitments_report(&activity)]
}

/// What the year's grant comes to, and what notice would lead to.
fn of_money(records: &Path, year: i32, today: &str, notice: &str) -> [Document; 2] {
    let checked = checked(records, today);
    let (agreement, day) = (checked.agreement(), checked.today());
    let grant = prorate(agreement, Wanted::year(year)).unwrap();
    let after = after_notice(agreement, notice.parse().unwrap()).unwrap();
    [budget_report(agreement, &grant, day), notice_report(agreement, &after, day)]
}

/// The names of all numbers in a document.
fn numbers(document: &mut Document) -> Vec<CellId> {
    let mut names = Vec::new();
    document.each_cell(&mut |cell| {
        if cell.value.is_number() {
            names.push(cell.id.clone());
        }
    });
    names.sort();
    names.dedup();
    names
}

/// Does something to the cells of a name.
fn change(document: &mut Document, name: &CellId, change: fn(&mut Cell)) {
    document.each_cell(&mut |cell| {
        if cell.id == *name {
            change(cell);
        }
    });
}

fn make_rare(cell: &mut Cell) {
    cell.value = match cell.value {
        Value::Count(_) => Value::Count(RARE),
        Value::Kronor(_) => Value::Kronor(Amount::kronor(7919)),
        Value::Decimal(_) => Value::Decimal(Decimal::whole(RARE)),
        Value::Share(_) => Value::Share(Decimal::whole(RARE)),
        ref other => other.clone(),
    };
}

/// Everything that is written of a document in both languages, packages opened.
fn outputs(document: &Document) -> Vec<(String, String)> {
    [Lang::Sv, Lang::En].into_iter().flat_map(|lang| outputs_in(document, lang)).collect()
}

fn outputs_in(document: &Document, lang: Lang) -> Vec<(String, String)> {
    let written = |render: &dyn Fn(&mut dyn std::io::Write) -> std::io::Result<()>| {
        let mut bytes = Vec::new();
        render(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let mut outputs = vec![
        ("text".to_owned(), written(&|out| text::render(document, lang, 100, out))),
        ("md".to_owned(), written(&|out| markdown::render(document, lang, out))),
        ("html".to_owned(), written(&|out| html::render(document, lang, out))),
        ("json".to_owned(), written(&|out| json::render(document, lang, out))),
    ];
    for table in document.tables() {
        outputs.push((format!("csv {}", table.id), written(&|out| csv::render(&table, lang, out))));
        outputs.extend(description(&table).map(|words| (format!("described {}", table.id), said(&words, lang))));
    }
    #[cfg(feature = "office")]
    outputs.extend(packages(document, lang));
    outputs
}

/// The parts of DOCX and XLSX, and of the workbooks in them.
#[cfg(feature = "office")]
fn packages(document: &Document, lang: Lang) -> Vec<(String, String)> {
    use crate::packages::Package;
    use crate::said::Said;
    let said = Said::new(document.clone(), lang);
    let mut parts = Vec::new();
    for (format, package) in [
        ("docx", Package::of(&said, iop::render::docx::render)),
        ("xlsx", Package::of(&said, iop::render::xlsx::render)),
    ] {
        let mut take = |within: &str, package: &Package| {
            parts.extend(package.texts().map(|(name, text)| (format!("{within} {name}"), text.to_owned())));
        };
        take(format, &package);
        let books = package.0.iter().filter(|(name, _)| name.ends_with(".xlsx"));
        books.for_each(|(name, book)| take(name, &Package::open(book)));
    }
    parts
}

/// Where a number of four digits is read.
fn found(outputs: &[(String, String)], number: usize) -> Vec<&str> {
    let (thousands, rest) = (number / 1000, number % 1000);
    let written = ["", "\u{a0}", " ", ","].map(|mark| format!("{thousands}{mark}{rest:03}"));
    let is_digit = |beside: Option<char>| beside.is_some_and(|beside| beside.is_ascii_alphanumeric());
    let stands_alone = |text: &str, at: usize, number: &str| {
        let (before, after) = (text.get(..at).unwrap(), text.get(at + number.len()..).unwrap());
        !is_digit(before.chars().next_back()) && !is_digit(after.chars().next())
    };
    let holds = |text: &str| {
        written.iter().any(|number| text.match_indices(number).any(|(at, _)| stands_alone(text, at, number)))
    };
    outputs.iter().filter(|(_, text)| holds(text)).map(|(name, _)| name.as_str()).collect()
}

#[test]
fn a_hidden_number_is_in_no_output() {
    let mut shown = 0;
    let years = [
        ("records", 2026, "2026-11-22"),
        ("examples/kvinnojour/records", 2027, "2027-12-31"),
        ("examples/winter-shelter/records", 2027, "2027-12-31"),
    ];
    for (records, year, today) in years {
        for mut document in report(Path::new(records), year, today, 2) {
            // Every so many names: a year has hundreds, each written some fifty times with packages to open.
            // What the report was made from is few numbers, and all of them are tried.
            let names = numbers(&mut document);
            let of_source = names.iter().filter(|name| name.as_str().starts_with("source/"));
            for name in names.iter().step_by(59).chain(of_source) {
                let mut rare = document.clone();
                change(&mut rare, name, make_rare);
                shown += usize::from(!found(&outputs(&rare), RARE).is_empty());
                rare.hide(name);
                assert_eq!(found(&outputs(&rare), RARE), [""; 0], "{records}: {name}");
            }
        }
    }
    assert!(shown > 10, "what isn't hidden is found: {shown}");
}

/// A year of 1117 visits, of which no two numbers that are looked for are the same.
fn many_visits() -> Document {
    let agreement = std::fs::read_to_string("tests/cmd/parties.in/partnership/agreement.yaml").unwrap();
    let duty = |keys: &str| format!("  - {{sv: Plikt, en: Duty, clause: \"§1\", figure: visits_walk_in, {keys}}}\n");
    let duties = duty("id: of-all, at_least: 3000") + &duty("id: of-alma, party: alma, at_most: 3");
    let agreement = agreement
        .replace("\ncommitments:\n", &format!("\ncommitments:\n{duties}"))
        .replace("new_per_week, visits,", "new_per_week, visits, visits_walk_in,");
    let visit = |at: usize| {
        let party = if at < 14 { "lyktan" } else { "alma" };
        let case = if at < 1061 { "none" } else { "2027-001" };
        let channel = if at < 1087 { "booked" } else { "drop-in" };
        let date = format!("2027-{:02}-{:02}", 4 + at % 9, 1 + at % 28);
        let text = format!("case: {case}\nparty: {party}\ndate: {date}\nchannel: {channel}\n");
        (format!("visits/{at}.yaml"), text)
    };
    let client = "id: 2027-001\nparty: alma\nopened: 2027-01-04\ngender: woman\n".to_owned();
    let records: Vec<_> = (0..1117).map(visit).chain([("cases/2027-001.yaml".to_owned(), client)]).collect();
    let records: Vec<_> = records.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let [report, _] = report(directory(&agreement, &records).path(), 2027, "2027-12-31", 0);
    report
}

/// A figure, a row, a split cell, and a commitment that is of one party, each with what is left of it by one subtraction
/// from a target that everybody knows.
#[test]
fn a_number_of_real_records_is_hidden_with_what_gives_it_away_and_not_traced() {
    let mut document = many_visits();
    let (names, shown) = (numbers(&mut document), outputs(&document));
    let hidden: [(&str, &[usize]); 4] = [
        ("figures/visits_walk_in", &[1061, 1939]),
        ("visits_by_channel/booked", &[1087]),
        ("by_party/alma/visits", &[1103]),
        ("commitments/of-alma", &[1047, 1044]),
    ];
    for (name, told) in hidden {
        let id = names.iter().find(|id| id.as_str() == name).unwrap();
        assert_eq!(Some(&trace(&document, name).unwrap().count()), told.first(), "{name}");
        let mut without = document.clone();
        without.hide(id);
        let hidden = outputs(&without);
        for number in told {
            assert_ne!(found(&shown, *number), [""; 0], "{name}: {number}");
            assert_eq!(found(&hidden, *number), [""; 0], "{name}: {number}");
        }
        let refused = trace(&without, name).unwrap_err().en;
        assert!(refused.starts_with(&format!("`{name}` isn't shown here")), "{refused}");
    }
}

/// What is left of a public budget tells what was used, and a rate over known days tells how many.
#[test]
fn what_a_number_is_worked_out_from_is_hidden_with_it() {
    let [document, _] = report(Path::new("records"), 2026, "2026-11-22", 0);
    let with = [
        ("outturn/staff/used", vec!["outturn/staff/difference", "outturn/staff/used_share"]),
        ("outturn/total/difference", vec!["outturn/total/used", "outturn/total/used_share"]),
        ("figures/clients_new", vec!["figures/new_per_week"]),
    ];
    for (name, others) in with {
        let mut hidden = document.clone();
        let id = numbers(&mut hidden).into_iter().find(|id| id.as_str() == name).unwrap();
        hidden.hide(&id);
        let left = numbers(&mut hidden);
        let shown = numbers(&mut document.clone());
        for other in others {
            assert!(shown.iter().any(|id| id.as_str() == other), "{other}");
            assert!(left.iter().all(|id| id.as_str() != other), "{name} is worked out from {other}");
        }
    }
}

/// Money has fewer numbers, and all of them are tried: in the table, the sentences below it and the facts.
#[test]
fn an_amount_is_hidden_wherever_it_stands() {
    let mut shown = 0;
    for mut document in of_money(Path::new("records"), 2026, "2026-11-22", "2026-08-15") {
        for name in numbers(&mut document) {
            let mut rare = document.clone();
            change(&mut rare, &name, make_rare);
            shown += usize::from(!found(&outputs(&rare), RARE).is_empty());
            rare.hide(&name);
            assert_eq!(found(&outputs(&rare), RARE), [""; 0], "{name}");
        }
    }
    assert!(shown > 30, "{shown}");
    let [mut budget, _] = of_money(Path::new("records"), 2026, "2026-11-22", "2026-08-15");
    let own = 525_000;
    assert_ne!(found(&outputs(&budget), own), [""; 0]);
    let name = numbers(&mut budget).into_iter().find(|name| name.as_str() == "own_contribution/amount").unwrap();
    budget.hide(&name);
    assert_eq!(found(&outputs(&budget), own), [""; 0], "the facts call it by the name of the row");
}

/// The highest of what is left needn't be the highest.
#[test]
fn of_a_chart_with_a_hidden_number_nothing_is_said_to_be_the_highest() {
    let [document, _] = report(Path::new("records"), 2026, "2026-11-22", 0);
    let tables = document.tables();
    let charts = tables.iter().filter_map(|table| Some((table, table.chart.as_ref()?)));
    let mut tried = 0;
    for (table, chart) in charts.filter(|(_, chart)| matches!(chart.description, Description::Highest(_))) {
        let column = chart.columns[0];
        let cell = |table: &iop::report::table::Table| {
            table.rows.iter().map(|row| row.cells.get(column).cloned()).collect::<Vec<_>>()
        };
        let Some(highest) = cell(table).into_iter().flatten().find(|cell| cell.value.is_number()) else { continue };
        let mut hidden = document.clone();
        hidden.hide(&highest.id);
        let hidden = hidden.tables().iter().find(|other| other.id == table.id).map(|table| description(table)).unwrap();
        let told = hidden.map(|words| said(&words, Lang::En)).unwrap_or_default();
        let before = description(table).map(|words| said(&words, Lang::En)).unwrap_or_default();
        assert_ne!(told, before, "{}", table.id);
        tried += 1;
    }
    assert!(tried > 3, "{tried}");
}

#[test]
fn a_single_record_that_is_left_out_is_told_in_a_numeral_that_can_be_hidden() {
    let [mut document, _] = report(Path::new("records"), 2026, "2026-11-22", 1);
    let name = numbers(&mut document).into_iter().find(|name| name.as_str() == "source/left-out").unwrap();
    let told = |outputs: &[(String, String)], words: &str| outputs.iter().any(|(_, text)| text.contains(words));
    let one = ["En post är utelämnad på grund av fel.", "One record is left out for its errors."];
    let shown = outputs(&document);
    assert!(one.iter().all(|words| told(&shown, words)));
    document.hide(&name);
    let hidden = outputs(&document);
    assert!(!one.iter().any(|words| told(&hidden, words)));
    assert!(told(&hidden, ".. records are left out for their errors."));
}
