//! DOCX and XLSX, opened again: whole packages, every cell, what makes them of use to those who edit, count and
//! listen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use iop::check::Selection;
use iop::compute::cell::{Cell, CellId, Sentence, Value};
use iop::compute::{Narrowing, Wanted, activity, prorate, reported};
use iop::lang::{Lang, Text};
use iop::load::{BUILT_IN, load_agreement};
use iop::model::{Amount, Decimal, Edition};
use iop::render::{docx, xlsx};
use iop::report::document::{Block, KeyFigure, KeyFigures, Section};
use iop::report::table::{Chart, Description, Form, Line, RowKind, Table};
use iop::report::{Document, Provenance, activity_report, budget_report, description};

use crate::directory::{checked, directory};
use crate::formats::extract::said;
use crate::packages::{Package, elements, name, parse, sheets, value, words, xlsx_tables};
use crate::run::{IOP, Run, program};
use crate::said::Said;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A year's report.
fn report(records: &Path, lang: Lang) -> Said {
    let data = checked(records, "2026-11-22");
    let days = reported(&data.agreement().term, 2026, Narrowing::Year, data.today()).unwrap();
    let provenance = Provenance {
        records: Selection::from(&data).counted(),
        left_out: 0,
        warnings: BTreeMap::new(),
        digest: data.digest(),
        commit: None,
        program: "0",
    };
    Said::new(activity_report(&activity(&data, days), &provenance), lang)
}

fn shipped(lang: Lang) -> Said {
    report(Path::new("records"), lang)
}

/// A year without a record.
fn empty() -> Said {
    report(directory(BUILT_IN, &[]).path(), Lang::Sv)
}

fn budget(lang: Lang) -> Said {
    let data = load_agreement(Path::new("records")).dataset.unwrap();
    let proration = prorate(&data.agreement, Wanted::year(2026)).unwrap();
    Said::new(budget_report(&data.agreement, &proration, day("2026-11-22")), lang)
}

fn kronor(text: &str) -> Value {
    Value::Kronor(Amount::parse(text, '.').unwrap())
}

fn row(kind: RowKind, values: &[Value]) -> Line {
    Line::new("row", kind, values.to_vec())
}

fn strange_figures() -> KeyFigures {
    let figure = |id: &str, value, meaning: Option<&str>| KeyFigure {
        id: id.to_owned(),
        label: Text::same(id),
        value: Cell::new(CellId::figure(id), value),
        meaning: meaning.map(Sentence::of),
    };
    KeyFigures {
        id: "figures".to_owned(),
        figures: vec![
            figure("a", Value::Decimal(Decimal::ratio(1153, 100).unwrap()), Some("=HYPERLINK(1)")),
            figure("b", Value::Missing, None),
        ],
    }
}

/// What no year has: words that would be formulas, markup or controls, and every kind of cell.
fn strange() -> Said {
    let words =
        ["=1+1", "+46", "-1", "@SUM(A1)", "<w:b>&amp;</w:b> ]]>", "bell\u{7} null\u{0} \u{fffe}\u{ffff} end", "'a'"];
    let share = |hundredths| Value::Share(Decimal::ratio(hundredths, 100).unwrap());
    let mut rows: Vec<Line> =
        words.iter().map(|said| row(RowKind::Body, &[Value::text(*said), Value::Count(1)])).collect();
    rows.push(row(RowKind::Total, &[Value::text("="), Value::Count(words.len())]));
    let first = Table {
        caption: Text::same("=cmd|' /C calc'!A0"),
        note: Some(Sentence::of("&<>\"' \u{1b}[31m")),
        chart: Some(Chart {
            form: Form::Bars,
            columns: vec![1],
            description: Description::Sentence(Sentence::of("\"Ord\" & <tal>\u{1}")),
        }),
        ..Table::new("words", [("a", Text::same("=A")), ("b", Text::same("&B"))], rows)
    };
    let cells = [
        [kronor("1234.5"), kronor("-0.05"), share(4750), Value::Date(day("2026-06-10"))],
        [kronor("2000000"), Value::Missing, share(10_000), Value::Date(day("1899-01-01"))],
        [kronor("0.10"), Value::Hidden, share(3333), Value::Empty],
    ];
    let mut rows: Vec<Line> = cells.iter().map(|cells| row(RowKind::Body, cells)).collect();
    rows.insert(1, row(RowKind::Heading, &[Value::text("grupp")]));
    rows.push(row(RowKind::Total, &[kronor("2001234.60"), kronor("7"), share(5000), Value::Empty]));
    let columns = ["kr", "kr", "%", "dag"].map(|heading| (heading, Text::same(heading)));
    let second = Table::new("cells-of-all-kinds", columns, rows);
    let section = |id: &str, title: &str, blocks| Section { id: id.to_owned(), title: Text::same(title), blocks };
    let bullets = Block::bullets(["=1", "\u{b}b"]);
    let document = Document {
        facts: None,
        title: Text::same("Titel & <prov>"),
        reference: "A&B 1".to_owned(),
        edition: Some(Edition::Internal),
        day: day("2026-11-22"),
        head: vec![
            (Text::same("=etikett"), Value::text("=värde")),
            (Text::same("Dag"), Value::Date(day("2026-11-22"))),
        ],
        sections: vec![
            section(
                "one",
                "Lika namn: [1]/?",
                vec![Block::Table(first), Block::Table(second.clone()), Block::KeyFigures(strange_figures())],
            ),
            section("two", "lika namn   1", vec![Block::paragraph("-a"), bullets]),
            section("three", "", vec![Block::Table(second)]),
        ],
    };
    Said::new(document, Lang::Sv)
}

fn documents() -> Vec<Said> {
    vec![shipped(Lang::Sv), shipped(Lang::En), empty(), budget(Lang::Sv), budget(Lang::En), strange()]
}

fn docx_of(document: &Said) -> Vec<u8> {
    let mut bytes = Vec::new();
    docx::render(document, document.lang, &mut bytes).unwrap();
    bytes
}

fn xlsx_of(document: &Said) -> Vec<u8> {
    let mut bytes = Vec::new();
    xlsx::render(document, document.lang, &mut bytes).unwrap();
    bytes
}

/// Words as a document can hold them: what steers becomes a space.
fn harmless(words: &str) -> String {
    let plain = |c: char| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c };
    words.chars().map(plain).collect::<String>().trim_end().to_owned()
}

#[test]
fn packages_are_whole() {
    for document in documents() {
        for bytes in [docx_of(&document), xlsx_of(&document)] {
            whole(&Package::open(&bytes));
        }
        let package = Package::open(&docx_of(&document));
        package.0.iter().filter(|(name, _)| name.ends_with(".xlsx")).for_each(|(_, book)| whole(&Package::open(book)));
    }
}

/// Every part is well-formed, known by its type and led to; nothing leads out, nothing runs.
fn whole(package: &Package) {
    let types = parse(package.text("[Content_Types].xml"));
    let defaults: BTreeSet<&str> =
        elements(types.root_element(), "Default").filter_map(|node| value(node, "Extension")).collect();
    let overrides: BTreeSet<&str> =
        elements(types.root_element(), "Override").filter_map(|node| value(node, "PartName")).collect();
    for part in &overrides {
        assert!(package.0.contains_key(part.trim_start_matches('/')), "{part} is typed and isn't there");
    }
    let mut led_to: BTreeSet<String> = package.relationships("").into_values().collect();
    for (name, text) in package.texts() {
        parse(text);
        assert!(!text.contains('\u{fffe}') && !text.contains('\u{ffff}'), "{name} holds what XML can't");
        let targets = package.relationships(name);
        let used = parse(text);
        for node in used.descendants().filter(|node| node.is_element()) {
            for attribute in
                node.attributes().filter(|of| of.namespace().is_some_and(|of| of.ends_with("/relationships")))
            {
                assert!(targets.contains_key(attribute.value()), "{name}: {}", attribute.value());
            }
        }
        led_to.extend(targets.into_values());
    }
    for name in package.0.keys().filter(|name| !name.ends_with(".rels") && *name != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap();
        assert!(overrides.contains(format!("/{name}").as_str()) || defaults.contains(ending), "{name} has no type");
        assert!(led_to.contains(name), "nothing leads to {name}");
        assert!(!name.contains("vba"), "{name} could run");
    }
    led_to.iter().for_each(|name| assert!(package.0.contains_key(name), "{name} is led to and isn't there"));
}

#[test]
fn the_same_document_gives_the_same_bytes_dated_by_its_day() {
    for document in [shipped(Lang::Sv), strange()] {
        assert!(docx_of(&document) == docx_of(&document.clone()), "DOCX");
        assert!(xlsx_of(&document) == xlsx_of(&document.clone()), "XLSX");
        for bytes in [docx_of(&document), xlsx_of(&document)] {
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
            for at in 0..zip.len() {
                let time = zip.by_index(at).unwrap().last_modified().unwrap();
                assert_eq!(time.to_string(), "2026-11-22 00:00:00");
            }
            let core = Package::open(&bytes).text("docProps/core.xml").to_owned();
            let core = parse(&core);
            let text = |name| elements(core.root_element(), name).next().and_then(|node| node.text());
            assert_eq!(text("created"), Some("2026-11-22T00:00:00Z"));
            assert_eq!(text("title"), Some(document.title.get(document.lang)));
            assert_eq!(text("creator").unwrap_or_default(), "");
            assert_eq!(text("lastModifiedBy").unwrap_or_default(), "");
        }
    }
}

#[test]
fn word_tables_repeat_their_headings_and_never_split_a_row() {
    for document in documents() {
        let package = Package::open(&docx_of(&document));
        let xml = parse(package.text("word/document.xml"));
        for (at, table) in elements(xml.root_element(), "tbl").enumerate() {
            let look = elements(table, "tblLook").next().unwrap();
            let flag = |name| value(look, name) == Some("1");
            assert!(flag("firstColumn") && flag("firstRow") == (at > 0), "the head alone has no heading row");
            let bits = u32::from_str_radix(value(look, "val").unwrap(), 16).unwrap();
            let said = [
                ("firstRow", 0x20),
                ("lastRow", 0x40),
                ("firstColumn", 0x80),
                ("lastColumn", 0x100),
                ("noVBand", 0x400),
            ];
            said.iter().for_each(|(name, bit)| assert_eq!(flag(name), bits & bit != 0, "{name}"));
            let grid = elements(table, "gridCol").count();
            for (at_row, row) in elements(table, "tr").enumerate() {
                assert_eq!(elements(row, "tblHeader").count(), usize::from(at > 0 && at_row == 0));
                assert_eq!(elements(row, "cantSplit").count(), 1);
                let spans = elements(row, "tc").map(|cell| {
                    elements(cell, "gridSpan").next().map_or(1, |of| value(of, "val").unwrap().parse().unwrap())
                });
                assert_eq!(spans.sum::<usize>(), grid, "every row fills the grid");
            }
        }
    }
}

#[test]
fn word_has_its_styles_its_language_and_its_contents() {
    for (document, language) in [(shipped(Lang::Sv), "sv-SE"), (shipped(Lang::En), "en-GB"), (empty(), "sv-SE")] {
        let package = Package::open(&docx_of(&document));
        let styles = parse(package.text("word/styles.xml"));
        let lang = elements(styles.root_element(), "lang").next().unwrap();
        assert_eq!(value(lang, "val"), Some(language));
        assert!(package.text("docProps/core.xml").contains(&format!("<dc:language>{language}</dc:language>")));
        let known: BTreeSet<&str> =
            elements(styles.root_element(), "style").filter_map(|node| value(node, "styleId")).collect();
        for style in ["Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Caption", "ListBullet", "ReportTable"] {
            assert!(known.contains(style), "{style}");
        }
        let text = parse(package.text("word/document.xml"));
        for used in ["pStyle", "rStyle", "tblStyle"].into_iter().flat_map(|kind| elements(text.root_element(), kind)) {
            assert!(known.contains(value(used, "val").unwrap()), "{:?}", value(used, "val"));
        }
        let styled = |style: &str| -> Vec<String> {
            let of = |node: &roxmltree::Node| {
                elements(*node, "pStyle").next().and_then(|of| value(of, "val")) == Some(style)
            };
            elements(text.root_element(), "p").filter(of).map(words).collect()
        };
        let titles: Vec<String> =
            document.sections.iter().map(|section| section.title.get(document.lang).to_owned()).collect();
        assert_eq!(styled("Title"), [document.title.get(document.lang)]);
        assert_eq!(styled("Heading1"), titles);
        assert_eq!(styled("TOC1"), titles, "the contents stand there before they are updated");
        let marks: BTreeSet<&str> =
            elements(text.root_element(), "bookmarkStart").filter_map(|node| value(node, "name")).collect();
        for link in elements(text.root_element(), "hyperlink") {
            assert!(marks.contains(value(link, "anchor").unwrap()));
        }
        let ids: Vec<&str> =
            elements(text.root_element(), "bookmarkStart").filter_map(|node| value(node, "id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "bookmarks have ids of their own");
        assert_eq!(balance(&text), 0, "every field ends");
        assert!(!package.text("word/settings.xml").contains("updateFields"), "nothing asks when it is opened");
        let captions = document.sections.iter().flat_map(|section| {
            let tables = section.blocks.iter().filter_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            });
            tables.filter_map(|table| section.caption(table, document.lang))
        });
        assert_eq!(styled("Caption"), captions.collect::<Vec<_>>());
    }
}

/// Fields that begin without an end, or the reverse.
fn balance(text: &roxmltree::Document) -> i32 {
    elements(text.root_element(), "fldChar")
        .map(|node| match value(node, "fldCharType").unwrap() {
            "begin" => 1,
            "end" => -1,
            _ => 0,
        })
        .sum()
}

#[test]
fn every_page_says_reference_edition_and_marking() {
    let document = shipped(Lang::Sv);
    let package = Package::open(&docx_of(&document));
    let head = words(parse(package.text("word/header1.xml")).root_element());
    let (edition, marking) = (document.edition_name().unwrap().sv, document.marking().unwrap().sv);
    assert_eq!(head, format!("{} · {edition}{marking}", document.reference));
    let foot = package.text("word/footer1.xml");
    assert!(foot.contains(" PAGE ") && foot.contains(" NUMPAGES ") && foot.contains("Sida "), "{foot}");
    let package = Package::open(&xlsx_of(&document));
    let of_sheets = package.texts().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    for (name, text) in of_sheets {
        let xml = parse(text);
        let said = |of: &str| {
            elements(xml.root_element(), of).next().and_then(|node| node.text()).unwrap_or_default().to_owned()
        };
        assert!(said("oddHeader").contains(&document.reference) && said("oddHeader").contains(&marking), "{name}");
        assert!(said("oddFooter").contains("Sida &P av &N"), "{name}");
        let setup = elements(xml.root_element(), "pageSetup").next().unwrap();
        assert_eq!((value(setup, "paperSize"), value(setup, "fitToHeight")), (Some("9"), Some("0")), "{name}");
        assert!(
            elements(xml.root_element(), "pageSetUpPr").any(|node| value(node, "fitToPage") == Some("1")),
            "{name}"
        );
    }
}

/// Charts of a document: title and description.
fn charts(document: &Said) -> Vec<(String, String)> {
    let blocks = document.sections.iter().flat_map(|section| section.blocks.iter().map(move |block| (section, block)));
    blocks
        .filter_map(|(section, block)| {
            let Block::Table(table) = block else { return None };
            Some((
                harmless(section.name_of(table, document.lang)),
                harmless(&said(&description(table)?, document.lang)),
            ))
        })
        .collect()
}

#[test]
fn charts_are_native_and_described_in_words() {
    for document in [shipped(Lang::Sv), shipped(Lang::En), strange()] {
        let expected = charts(&document);
        assert!(!expected.is_empty());
        let word = Package::open(&docx_of(&document));
        let text = parse(word.text("word/document.xml"));
        let said: Vec<(String, String)> = elements(text.root_element(), "docPr")
            .map(|node| (harmless(value(node, "title").unwrap()), harmless(value(node, "descr").unwrap())))
            .collect();
        assert_eq!(said, expected, "DOCX");
        let sheet = Package::open(&xlsx_of(&document));
        let drawn = sheet.texts().filter(|(name, _)| name.starts_with("xl/drawings/drawing"));
        let described: BTreeSet<String> = drawn
            .flat_map(|(_, text)| {
                let xml = parse(text);
                elements(xml.root_element(), "cNvPr")
                    .filter_map(|node| value(node, "descr").map(harmless))
                    .collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(described, expected.iter().map(|(_, description)| description.clone()).collect(), "XLSX");
        for (package, folder) in [(&word, "word/charts/chart"), (&sheet, "xl/charts/chart")] {
            let parts: Vec<&str> =
                package.texts().filter(|(name, _)| name.starts_with(folder)).map(|(_, text)| text).collect();
            assert_eq!(parts.len(), expected.len());
            for part in parts {
                let xml = parse(part);
                assert!(
                    elements(xml.root_element(), "numCache").all(|cache| elements(cache, "v").next().is_some()),
                    "values are cached"
                );
                assert!(elements(xml.root_element(), "title").next().is_some());
            }
        }
        let bound = word
            .texts()
            .filter(|(name, text)| name.starts_with("word/charts/chart") && text.contains("<c:externalData "));
        assert_eq!(bound.count(), expected.len(), "figures can be changed in Word");
    }
}

/// What a series draws: its name, and the categories and values by their places.
type Series = (String, BTreeMap<usize, String>, BTreeMap<usize, f64>);

/// The series of a chart's part, as they are stored for programs that don't look into the sheet.
fn stored(part: &str) -> Vec<Series> {
    let xml = parse(part);
    let text =
        |node: roxmltree::Node| elements(node, "v").next().and_then(|node| node.text()).unwrap_or_default().to_owned();
    let points = |series: roxmltree::Node, name: &str| -> BTreeMap<usize, String> {
        let of = elements(series, name).next().unwrap();
        elements(of, "pt").map(|point| (value(point, "idx").unwrap().parse().unwrap(), text(point))).collect()
    };
    let series = elements(xml.root_element(), "ser");
    series
        .map(|series| {
            let values = points(series, "val").into_iter().map(|(at, number)| (at, number.parse().unwrap())).collect();
            (text(elements(series, "tx").next().unwrap()), points(series, "cat"), values)
        })
        .collect()
}

/// What a table's chart is to draw: its body rows, above its sum.
fn due(table: &Table, lang: Lang) -> Vec<Series> {
    let first = table.rows.iter().position(|row| row.kind == RowKind::Body).unwrap();
    let rows = || table.rows[first..].iter().take_while(|row| row.kind != RowKind::Total).enumerate();
    let number = |cell: &Cell| match &cell.value {
        Value::Count(count) => Some(count.to_string()),
        Value::Kronor(amount) => Some(amount.to_string()),
        Value::Decimal(number) => Some(number.to_string()),
        _ => None,
    };
    let columns = table.chart.as_ref().unwrap().columns.iter();
    columns
        .map(|column| {
            let categories = rows().map(|(at, row)| match &row.cells[0].value {
                Value::Text(words) => (at, harmless(&said(words, lang))),
                other => panic!("{other:?}"),
            });
            let values = rows().filter_map(|(at, row)| Some((at, number(row.cells.get(*column)?)?.parse().unwrap())));
            (harmless(table.columns[*column].heading.get(lang)), categories.collect(), values.collect())
        })
        .collect()
}

#[test]
fn a_chart_draws_its_table_and_nothing_else() {
    for document in [shipped(Lang::Sv), shipped(Lang::En), strange()] {
        let (word, sheet) = (Package::open(&docx_of(&document)), Package::open(&xlsx_of(&document)));
        let blocks = document.sections.iter().flat_map(|section| &section.blocks);
        let tables = blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        for (number, table) in (1..).zip(tables.filter(|table| table.chart.is_some())) {
            let due = due(table, document.lang);
            assert!(
                due.iter().all(|(_, categories, values)| !categories.is_empty() && !values.is_empty()),
                "{}",
                table.id
            );
            for (package, part) in
                [(&word, format!("word/charts/chart{number}.xml")), (&sheet, format!("xl/charts/chart{number}.xml"))]
            {
                assert_eq!(stored(package.text(&part)), due, "{}: {part}", table.id);
            }
            let book = Package::open(&word.0[&format!("word/embeddings/chart{number}.xlsx")]);
            let sheets = sheets(&book);
            let name = sheets.keys().next().unwrap();
            assert!(
                word.text(&format!("word/charts/chart{number}.xml")).contains(&format!("<c:f>{name}!$A$")),
                "{name}"
            );
        }
    }
}

#[test]
fn sums_are_formulas_with_their_exact_results() {
    for document in [shipped(Lang::Sv), budget(Lang::Sv)] {
        let tables = xlsx_tables(&Package::open(&xlsx_of(&document)));
        let mut formulas = 0;
        for table in document.tables() {
            for (row, held) in table.rows.iter().zip(tables[&name(&table)].iter().skip(1)) {
                for (cell, held) in row.cells.iter().zip(held) {
                    let summed = row.kind == RowKind::Total && matches!(cell.value, Value::Count(_) | Value::Kronor(_));
                    assert_eq!(
                        held.formula.as_ref().is_some_and(|formula| formula.starts_with("SUM(")),
                        summed,
                        "{}",
                        table.id
                    );
                    if let (true, Value::Kronor(amount)) = (summed, &cell.value) {
                        assert_eq!(held.number, Some(amount.to_string()));
                    }
                    formulas += usize::from(summed);
                }
            }
        }
        assert!(formulas > 2);
    }
}

#[test]
fn what_does_not_add_up_is_a_number_and_what_looks_like_a_formula_is_words() {
    let package = Package::open(&xlsx_of(&strange()));
    let tables = xlsx_tables(&package);
    let kinds = &tables["table_cells_of_all_kinds"];
    let total = kinds.last().unwrap();
    assert!(total[0].formula.as_ref().unwrap().starts_with("SUM(A"), "öre add up");
    assert_eq!(total[0].number.as_deref(), Some("2001234.6"));
    assert_eq!(
        (total[1].formula.as_ref(), total[1].number.as_deref()),
        (None, Some("7")),
        "what is hidden isn't summed"
    );
    assert_eq!(total[2].formula, None, "shares don't add up");
    for (row, said) in [(3, "uppgift saknas"), (4, "..")] {
        assert_eq!((kinds[row][1].text.as_deref(), kinds[row][1].number.as_ref()), (Some(said), None), "never a zero");
    }
    let sheets = sheets(&package);
    assert_eq!(sheets.keys().map(|name| name.to_lowercase()).collect::<BTreeSet<_>>().len(), 4);
    let formulas = sheets.values().flat_map(BTreeMap::values).filter_map(|held| held.formula.as_ref());
    assert!(formulas.clone().all(|formula| formula.starts_with("SUM(")), "{:?}", formulas.collect::<Vec<_>>());
    let texts: BTreeSet<&str> =
        sheets.values().flat_map(BTreeMap::values).filter_map(|held| held.text.as_deref()).collect();
    for said in ["=1+1", "+46", "-1", "@SUM(A1)", "=värde", "=etikett", "=cmd|' /C calc'!A0", "=HYPERLINK(1)"] {
        assert!(texts.contains(said), "{said}");
    }
}

#[test]
fn a_text_that_a_cell_cannot_hold_is_cut_and_says_where_the_whole_stands() {
    let units = |words: &str| words.encode_utf16().count();
    let fits = ["a".repeat(32_767), "å".repeat(32_767), "😀".repeat(16_383)];
    let longer = ["ord ".repeat(9_000), "a".repeat(32_768), "😀".repeat(16_384), format!("a{}", "𝔘".repeat(20_000))];
    let mut document = strange().document.clone();
    let words = || fits.iter().chain(&longer);
    let rows: Vec<Line> = words().map(|words| row(RowKind::Body, &[Value::text(words), Value::Count(1)])).collect();
    let chart =
        Some(Chart { form: Form::Bars, columns: vec![1], description: Description::Sentence(Sentence::of("Ord")) });
    let columns = [("a", Text::same(&longer[0])), ("b", Text::same("b"))];
    let table = Table { note: Some(Sentence::of(&*longer[1])), chart, ..Table::new("long", columns, rows) };
    let blocks = [Block::Table(table), Block::bullets([&*longer[2]])].into_iter();
    document.sections[0].blocks = blocks.chain(words().map(|words| Block::paragraph(&**words))).collect();
    for lang in Lang::ALL {
        let said = Said::new(document.clone(), lang);
        assert!(!docx_of(&said).is_empty());
        let sheets = sheets(&Package::open(&xlsx_of(&said)));
        let texts: BTreeSet<String> = sheets.into_values().flatten().filter_map(|(_, held)| held.text).collect();
        assert!(texts.iter().all(|text| units(text) <= 32_767));
        assert!(fits.iter().all(|words| texts.contains(words)));
        for words in &longer {
            let begins = |text: &str| text.chars().take(2_000).eq(words.chars().take(2_000));
            let is_cut = |text: &String| units(text) > 32_760 && text.ends_with("Markdown.]") && begins(text);
            assert!(texts.iter().any(is_cut), "{:?}", words.chars().take(2).collect::<String>());
        }
    }
}

#[test]
fn a_sheet_that_is_one_table_keeps_its_headings_in_sight() {
    let document = shipped(Lang::Sv);
    let package = Package::open(&xlsx_of(&document));
    for (at, section) in document.sections.iter().enumerate() {
        let xml = parse(package.text(&format!("xl/worksheets/sheet{}.xml", at + 2))).input_text().to_owned();
        let xml = parse(&xml);
        let tables =
            section.blocks.iter().filter(|block| matches!(block, Block::Table(_) | Block::KeyFigures(_))).count();
        let frozen = elements(xml.root_element(), "pane").any(|pane| value(pane, "state") == Some("frozen"));
        assert_eq!(frozen, tables == 1, "{}", section.id);
    }
}

#[test]
fn the_file_s_ending_says_the_format_and_a_pipe_gets_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let iop = |arguments: &str| {
        let mut command = program(IOP, place.path());
        command.args(arguments.split_whitespace()).env("IOP_RECORDS", Path::new("records").canonicalize().unwrap());
        command.done().passes().out
    };
    for (command, format) in [("report", "docx"), ("report", "xlsx"), ("budget", "docx"), ("budget", "xlsx")] {
        let edition = if command == "report" { "--edition internal" } else { "" };
        let asked = format!("{command} 2026 --today 2026-11-22 {edition}");
        iop(&format!("{asked} -o {command}.{format}"));
        let piped = iop(&format!("{asked} --format {format}"));
        assert!(piped == fs::read(place.path().join(format!("{command}.{format}"))).unwrap(), "{command} {format}");
        whole(&Package::open(&piped));
    }
}

#[test]
fn short_tables_stay_on_a_page_with_their_captions_and_charts() {
    let document = shipped(Lang::Sv);
    let package = Package::open(&docx_of(&document));
    let styles = parse(package.text("word/styles.xml"));
    let caption =
        elements(styles.root_element(), "style").find(|node| value(*node, "styleId") == Some("Caption")).unwrap();
    assert!(elements(caption, "keepNext").next().is_some());
    let xml = parse(package.text("word/document.xml"));
    let kept = |row: roxmltree::Node| elements(row, "p").all(|words| elements(words, "keepNext").next().is_some());
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let drawn = blocks
        .filter_map(|block| if let Block::Table(table) = block { table.chart.as_ref().map(|_| table) } else { None });
    for table in drawn {
        let mark = elements(xml.root_element(), "bookmarkStart")
            .find(|node| value(*node, "name") == Some(&name(table)))
            .unwrap();
        let grid = mark.next_sibling_element().unwrap();
        assert_eq!(elements(grid, "tr").all(kept), table.rows.len() <= 18, "{}", table.id);
    }
}
