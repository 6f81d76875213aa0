//! What is hidden by its name is found in no output: each number of a document in turn is made one that nobody counts to,
//! hidden, and looked for in every format and language.

use std::collections::BTreeMap;
use std::path::Path;

use iop::check::Selection;
use iop::compute::cell::{Cell, CellId, Value};
use iop::compute::{Narrowing, activity, reported};
use iop::lang::Lang;
use iop::model::{Amount, Decimal};
use iop::render::{csv, html, json, markdown, text};
use iop::report::{Document, Provenance, activity_report, commitments_report, description};

use crate::directory::checked;
use crate::formats::extract::said;

/// A prime that no year comes to.
const RARE: usize = 7919;

/// How it could be written.
const WRITTEN: [&str; 4] = ["7919", "7\u{a0}919", "7 919", "7,919"];

fn report(records: &str, year: i32, today: &str) -> [Document; 2] {
    let checked = checked(Path::new(records), today);
    let days = reported(&checked.agreement().term, year, Narrowing::Year, checked.today()).unwrap();
    let activity = activity(&checked, days);
    let provenance = Provenance {
        records: Selection::from(&checked).counted(),
        left_out: 2,
        warnings: BTreeMap::from([("future-date", 2)]),
        digest: String::new(),
        commit: None,
        program: "0",
    };
    [activity_report(&activity, &provenance), commitments_report(&activity)]
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

/// Everything that is written of a document in a language, packages opened.
fn outputs(document: &Document, lang: Lang) -> Vec<(String, String)> {
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

/// Where the number is read, in either language.
fn found(document: &Document) -> Vec<String> {
    let outputs = [Lang::Sv, Lang::En].into_iter().flat_map(|lang| outputs(document, lang));
    outputs.filter(|(_, text)| WRITTEN.iter().any(|number| text.contains(number))).map(|(name, _)| name).collect()
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
        for mut document in report(records, year, today) {
            // Every so many names: a year has hundreds, each written some fifty times with packages to open.
            // What the report was made from is few numbers, and all of them are tried.
            let names = numbers(&mut document);
            let of_source = names.iter().filter(|name| name.as_str().starts_with("source/"));
            for name in names.iter().step_by(59).chain(of_source) {
                let mut rare = document.clone();
                change(&mut rare, name, make_rare);
                shown += usize::from(!found(&rare).is_empty());
                change(&mut rare, name, Cell::hide);
                assert_eq!(found(&rare), Vec::<String>::new(), "{records}: {name}");
            }
        }
    }
    assert!(shown > 10, "what isn't hidden is found: {shown}");
}
