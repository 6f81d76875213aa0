//! Every format shows the same figures: each table's cells are taken out of each format and found equal.
//!
//! A new format is a line in [`FORMATS`]: how it is written, and how its tables are read back.

pub mod extract;

use std::path::Path;

use iop::check::Selection;
use iop::compute::cell::{Sentence, Value};
use iop::compute::{Narrowing, Wanted, Wish, activity, prorate, reported};
use iop::lang::{Lang, Text};
use iop::load::{BUILT_IN, load};
use iop::model::Decimal;
use iop::render::{csv, html, json, markdown, text};
use iop::report::document::Block;
use iop::report::table::{Chart, Description, Form, Line, RowKind, Table};
use iop::report::{Provenance, activity_report, agreement_terms, budget_report, commitments_report, description};

use crate::agreements;
use crate::directory::{checked, directory};
#[cfg(feature = "office")]
use crate::packages;
use crate::said::Said;

/// A table as read back: its rows, the headings first, each cell as [`extract::same`] writes it.
type Grid = Vec<Vec<String>>;

/// A format: what it is called, and its tables, read back from its bytes.
type Format = (&'static str, fn(&Said) -> Vec<Grid>);

const FORMATS: &[Format] = &[
    ("md", |document| extract::markdown(&written(|out| markdown::render(document, document.lang, out)))),
    ("html", |document| extract::html(&written(|out| html::render(document, document.lang, out)))),
    ("csv", |document| {
        let tables = document.tables();
        tables.iter().map(|table| extract::csv(&written(|out| csv::render(table, document.lang, out)))).collect()
    }),
    #[cfg(feature = "office")]
    ("docx", |document| {
        let package = packages::Package::of(document, iop::render::docx::render);
        let mut tables = packages::docx_tables(&package);
        document.tables().iter().filter_map(|table| Some(grid(table, tables.remove(&packages::name(table))?))).collect()
    }),
    #[cfg(feature = "office")]
    ("xlsx", |document| {
        let package = packages::Package::of(document, iop::render::xlsx::render);
        let held = packages::xlsx_tables(&package);
        let shown = |rows: &Vec<Vec<packages::Held>>| -> Grid {
            rows.iter().map(|row| row.iter().map(packages::Held::shown).collect()).collect()
        };
        document
            .tables()
            .iter()
            .filter_map(|table| Some(grid(table, shown(held.get(&packages::name(table))?))))
            .collect()
    }),
];

/// Rows as some format showed them, each as wide as the table: a heading over rows has one cell.
#[cfg(feature = "office")]
fn grid(table: &Table, mut rows: Grid) -> Grid {
    rows.iter_mut().flatten().for_each(|cell| *cell = extract::same(cell));
    rows.iter_mut().for_each(|row| row.resize(table.columns.len(), String::new()));
    rows
}

fn written(render: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    render(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// A report, and the same as public JSON.
fn report(records: &Path, year: i32, today: &str, narrowing: Narrowing, lang: Lang) -> (Said, serde_json::Value) {
    let checked = checked(records, today);
    let days = reported(&checked.agreement().term, year, narrowing, checked.today()).unwrap();
    let activity = activity(&checked, days);
    let provenance = Provenance {
        records: Selection::from(&checked).counted(),
        left_out: checked.left_out(),
        warnings: [("not-informed", 2)].into(),
        digest: checked.digest(),
        commit: Some(("0123abcd".to_owned(), true)),
        program: "0",
    };
    let document = activity_report(&activity, &provenance);
    let json = written(|out| json::render(&document, lang, out));
    (Said::new(document, lang), serde_json::from_str(&json).unwrap())
}

fn shipped(lang: Lang) -> Said {
    report(Path::new("records"), 2026, "2026-11-22", Narrowing::Year, lang).0
}

/// The shipped year under an agreement with a field of every type added, and two visits that have them.
fn with_added_fields() -> tempfile::TempDir {
    let types = ["term, vocabulary: need", "terms, vocabulary: service", "count", "date", "yes-no", "amount"];
    let field = |(at, value): (usize, &&str)| {
        format!("{{field: f{at}, sv: Nr {at}, type: {value}, decision: a, tabulate: true}}")
    };
    let fields: Vec<String> = types.iter().enumerate().map(field).collect();
    let agreement = agreements::with_fields(BUILT_IN, iop::model::Kind::Visit, &fields);
    let visit = "case: none\ndate: 2026-10-05\nchannel: phone\nservices: [needs-mapping]\n";
    let stated =
        "f0: housing\nf1: [needs-mapping, rights-information]\nf2: 1234\nf3: 2026-10-01\nf4: true\nf5: 1234.5\n";
    directory(&agreement, &[("visits/a.yaml", &format!("{visit}{stated}")), ("visits/b.yaml", visit)])
}

/// Documents of every kind, in both languages, full and empty.
fn documents() -> Vec<(String, Said)> {
    let empty = directory(BUILT_IN, &[]);
    let agreement = &load(empty.path(), &|| ()).dataset.unwrap().agreement;
    let day = "2026-11-22".parse().unwrap();
    let added = with_added_fields();
    let mut documents = Vec::new();
    for lang in [Lang::Sv, Lang::En] {
        let mut add = |name: &str, document| documents.push((format!("{name}, {lang:?}"), document));
        add("the shipped year", shipped(lang));
        add("a quarter", report(Path::new("records"), 2026, "2026-11-22", Narrowing::Quarter(3), lang).0);
        add("a year to come", report(Path::new("records"), 2027, "2027-12-31", Narrowing::Year, lang).0);
        add("no records", report(empty.path(), 2026, "2026-11-22", Narrowing::Year, lang).0);
        add("fields that were added", report(added.path(), 2026, "2026-11-22", Narrowing::Year, lang).0);
        let parties = Path::new("tests/cmd/parties.in/partnership");
        add("two associations", report(parties, 2027, "2027-12-31", Narrowing::Year, lang).0);
        let proration = prorate(agreement, Wanted { wish: Wish::Days, ..Wanted::year(2026) }).unwrap();
        add("a budget", Said::new(budget_report(agreement, &proration, day), lang));
        add("an agreement", Said::new(agreement_terms(agreement, day, day), lang));
        add("commitments", commitments(lang));
        add("every kind of cell", every_cell(lang));
    }
    documents
}

/// The commitments of the shipped year.
fn commitments(lang: Lang) -> Said {
    let checked = checked(Path::new("records"), "2026-11-22");
    let days = reported(&checked.agreement().term, 2026, Narrowing::Year, checked.today()).unwrap();
    Said::new(commitments_report(&activity(&checked, days)), lang)
}

/// A document with each kind of cell, and words that would be markup.
fn every_cell(lang: Lang) -> Said {
    let cells = |label: &str| {
        let decimal = |numerator| Decimal::ratio(numerator, 100).unwrap();
        let amount = |text| Value::Kronor(iop::model::Amount::parse(text, '.').unwrap());
        vec![
            Value::text(label),
            Value::Count(1_234_567),
            amount("-1234.5"),
            Value::Decimal(decimal(942)),
            Value::Share(decimal(7812)),
            Value::Date("2026-08-19".parse().unwrap()),
            Value::Missing,
            Value::Hidden,
            Value::Empty,
        ]
    };
    let hostile = "<script>alert(\"1\")</script> & 'x' | *y* ]]> </style> \u{7}\u{1b}[31m\u{202e} =1+1";
    let mut document = shipped(lang);
    document.title = Text::same(hostile);
    document.reference = hostile.to_owned();
    let columns = ["", "b", "c", "d", "e", hostile, "g", "h", "i"].map(|heading| (heading, Text::same(heading)));
    let rows = [
        Line::heading("group", "=grupp"),
        Line::body("hostile", cells(hostile)),
        Line::body("plain", cells("-plain")),
        Line::total("total", cells("Summa")),
    ];
    let table = Table {
        caption: Text::same(hostile),
        note: Some(Sentence::of(hostile)),
        chart: Some(Chart {
            form: Form::Bars,
            columns: (1..9).collect(),
            description: Description::Sentence(Sentence::of(hostile)),
        }),
        ..Table::new("all", columns, rows)
    };
    document.sections.truncate(1);
    document.sections[0].title = Text::same(hostile);
    document.sections[0].blocks = vec![Block::bullets([hostile]), Block::Table(table)];
    document
}

/// What every format is to show.
fn expected(document: &Said) -> Vec<Grid> {
    let grid = |table: &Table| {
        let headings = table.columns.iter().map(|column| extract::words(column.heading.get(document.lang))).collect();
        let rows = table.rows.iter().map(|row| {
            let mut cells: Vec<String> =
                row.cells.iter().map(|cell| extract::value(&cell.value, document.lang)).collect();
            cells.resize(table.columns.len(), String::new());
            cells
        });
        std::iter::once(headings).chain(rows).collect()
    };
    document.tables().iter().map(|table| grid(table)).collect()
}

#[test]
fn every_format_shows_the_same_cells() {
    for (name, document) in documents() {
        let expected = expected(&document);
        for (format, tables) in FORMATS {
            let found = tables(&document);
            for (at, (found, expected)) in found.iter().zip(&expected).enumerate() {
                assert_eq!(found, expected, "{name}, {format}: table {}", document.tables()[at].id);
            }
            assert_eq!(found.len(), expected.len(), "{name}, {format}: as many tables");
        }
    }
}

/// A terminal wraps cells and draws bars, so its tables are compared column by column.
#[test]
fn a_terminal_shows_the_same_cells() {
    for (name, document) in documents() {
        let shown = written(|out| text::render(&document, document.lang, 300, out));
        let mut rest = extract::Terminal::new(&shown);
        for (table, grid) in document.tables().iter().zip(expected(&document)) {
            let figures = document
                .sections
                .iter()
                .flat_map(|section| &section.blocks)
                .any(|block| matches!(block, Block::KeyFigures(figures) if figures.id == table.id));
            let expected = extract::columns(if figures { &grid[1..] } else { &grid });
            assert!(rest.finds(&expected), "{name}: table {} {expected:#?} isn't in\n{shown}", table.id);
        }
    }
}

#[test]
fn public_data_holds_the_same_figures_and_rows() {
    for lang in [Lang::Sv, Lang::En] {
        let shipped = report(Path::new("records"), 2026, "2026-11-22", Narrowing::Year, lang);
        holds_the_same(&shipped, 20, 15);
        let added = report(with_added_fields().path(), 2026, "2026-11-22", Narrowing::Year, lang);
        let tables = added.0.tables();
        let drawn = |id: &str| {
            let table = tables.iter().find(|table| table.id == id).unwrap_or_else(|| panic!("no {id}"));
            table.chart.as_ref().map(|chart| chart.form)
        };
        let (counted, summed) = (["visit.f0", "visit.f1", "visit.f3", "visit.f4"], ["visit.f2", "visit.f5"]);
        assert!(counted.iter().all(|id| drawn(id) == Some(Form::Bars)) && summed.iter().all(|id| drawn(id).is_none()));
        holds_the_same(&added, 10, 9);
    }
}

/// The figures and tables of a document, compared with its public JSON; more of them than these.
fn holds_the_same((document, json): &(Said, serde_json::Value), most_figures: usize, most_tables: usize) {
    let (mut figures, mut tables) = (0, 0);
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::KeyFigures(of) => {
                for figure in &of.figures {
                    let value = extract::json(&json["figures"][&figure.id]);
                    assert_eq!(value, extract::value(&figure.value.value, document.lang), "{}", figure.id);
                    figures += 1;
                }
            }
            Block::Table(table) => {
                let Some((rows, columns)) = extract::json_rows(json, &table.id) else { continue };
                let body = table.rows.iter().filter(|row| row.kind == RowKind::Body);
                let shown: Grid = body
                    .map(|row| {
                        columns.iter().map(|column| extract::value(&row.cells[*column].value, document.lang)).collect()
                    })
                    .collect();
                assert_eq!(rows, shown, "{}", table.id);
                tables += 1;
            }
            Block::Paragraph(_) | Block::Bullets(_) => {}
        }
    }
    assert!(figures > most_figures && tables > most_tables, "{figures} figures, {tables} tables");
}

#[test]
fn a_page_has_no_script_and_its_policy_names_its_style() {
    use sha2::{Digest, Sha256};
    for (name, document) in documents() {
        let page = written(|out| html::render(&document, document.lang, out));
        let lower = page.to_lowercase();
        let never =
            ["<script", "javascript:", " onclick", " onload", "http:", "https:", " style=", "<img", "<link", "@import"];
        for never in never {
            assert!(!lower.contains(never), "{name}: {never}");
        }
        assert_eq!(lower.matches("url(").count(), lower.matches("fill=\"url(#").count(), "{name}: nothing is fetched");
        assert_eq!(page.matches("<style>").count(), 1, "{name}");
        let (_, after) = page.split_once("<style>").unwrap();
        let (style, _) = after.split_once("</style>").unwrap();
        let (_, policy) = page.split_once("style-src 'sha256-").unwrap();
        let (digest, _) = policy.split_once('\'').unwrap();
        assert_eq!(extract::base64(digest), Sha256::digest(style).to_vec(), "{name}");
        assert!(page.contains("default-src 'none'"), "{name}");
    }
}

#[test]
fn ids_are_unique_and_every_reference_finds_one() {
    for (name, document) in documents() {
        let page = written(|out| html::render(&document, document.lang, out));
        let ids = extract::attributes(&page, "id");
        let unique: std::collections::BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{name}: {ids:?}");
        for attribute in ["aria-labelledby", "aria-describedby", "href"] {
            for to in extract::attributes(&page, attribute) {
                assert!(unique.contains(&to.trim_start_matches('#').to_owned()), "{name}: {attribute} {to}");
            }
        }
    }
}

#[test]
fn a_page_says_its_language_reference_edition_and_marking() {
    for (lang, tag, words) in [
        (
            Lang::Sv,
            "<html lang=\"sv\">",
            ["Innehåll", "Hoppa till innehållet", "Intern utgåva", "\"Sida\" \" \" counter(page)"],
        ),
        (
            Lang::En,
            "<html lang=\"en\">",
            ["Contents", "Skip to the content", "Internal edition", "\"Page\" \" \" counter(page)"],
        ),
    ] {
        let document = shipped(lang);
        let page = written(|out| html::render(&document, document.lang, out));
        assert!(page.contains(tag));
        let marking = document.marking().unwrap();
        for words in words.iter().copied().chain([marking.get(lang), "SOF 2026/268"]) {
            assert!(page.contains(words), "{words}");
        }
        let charts = document
            .sections
            .iter()
            .flat_map(|section| &section.blocks)
            .filter(|block| matches!(block, Block::Table(table) if table.chart.is_some()))
            .count();
        assert!(charts > 12);
        assert_eq!(page.matches("<svg ").count(), charts);
        assert_eq!(page.matches("role=\"img\"").count(), charts);
        assert_eq!(page.matches("<desc ").count(), charts, "every picture is described");
    }
}

#[test]
fn a_picture_is_described_by_its_figures() {
    let described = |lang, id: &str| {
        let document = shipped(lang);
        let tables = document.tables();
        let table = tables.iter().find(|table| table.id == id).unwrap();
        extract::said(&description(table).unwrap(), lang)
    };
    assert_eq!(
        described(Lang::Sv, "clients_by_month"),
        "Flest aktiva klienter vid månadens slut: 15, i september 2026 och oktober 2026. Flest nya: 5, i augusti 2026 och september 2026."
    );
    let (without_new, _) = report(Path::new("records"), 2027, "2027-12-31", Narrowing::Year, Lang::En);
    let described_there = without_new.tables().iter().find_map(|table| {
        (table.id == "clients_by_month").then(|| extract::said(&description(table).unwrap(), Lang::En))
    });
    assert_eq!(described_there.as_deref(), Some("Most clients active at the month's end: 14, in 12 months."));
    assert_eq!(described(Lang::En, "visits_by_month"), "Most: 28, in September 2026.");
    assert_eq!(described(Lang::Sv, "form"), "Flest: Arbetskraftsexploatering, 19.");
    assert_eq!(
        described(Lang::Sv, "outturn"),
        "Av årets budget på 489\u{a0}000\u{a0}kronor är 383\u{a0}370,71\u{a0}kronor av bidraget använda."
    );
}
