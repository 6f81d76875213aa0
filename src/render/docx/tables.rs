//! Tables: a caption that stays with them, a header row on every page, a first column that names its row.

use super::super::number;
use super::super::office::xml::{Element, element, property};
use super::super::office::{measure, measure::Width, table};
use super::charts::is_drawn;
use super::words::{self, marked, paragraph, run};
use crate::compute::cell::Cell;
use crate::lang::Lang;
use crate::report::Document;
use crate::report::document::Section;
use crate::report::table::{Row, RowKind, Table};

/// The text between the margins of an A4 page, in twentieths of a point.
const TEXT_WIDTH: usize = 9638;

/// How wide a character is in a table, and the room beside it, in twentieths of a point.
const CHARACTER: usize = 108;
const ROOM: usize = 250;

/// A table of no more rows stays on one page, and its chart with it.
const FEW: usize = 18;

/// Bookmarks of tables are numbered from here, above those of headings.
const FIRST_BOOKMARK: usize = 10_000;

/// How a table's parts are told apart: bits and the same in words.
struct Look {
    header: bool,
    total: bool,
}

/// The document's head: labels and what they say.
pub fn head(document: &Document, lang: Lang) -> Option<Element> {
    let labels = document.head.iter().map(|(label, _)| measure::of(label.get(lang))).reduce(measure::wider)?;
    let first = CHARACTER * labels.line + ROOM;
    let columns = [first, TEXT_WIDTH.saturating_sub(first)];
    let rows = document.head.iter().map(|(label, value)| {
        let shown = number::value(value, lang);
        let cells = [(label.get(lang), true), (shown.as_str(), false)];
        let cells = cells.into_iter().zip(columns).map(|((said, bold), width)| {
            element("w:tc")
                .child(element("w:tcPr").child(width_of("w:tcW", width)))
                .child(line(said, false, bold, false))
        });
        element("w:tr").child(element("w:trPr").child(element("w:cantSplit"))).children(cells)
    });
    let look = Look { header: false, total: false };
    Some(frame(document.title.get(lang), &columns, &look).children(rows))
}

/// A table with its caption and note. By its number it gets a bookmark.
pub fn table(section: &Section, table: &Table, lang: Lang, number: Option<usize>) -> Vec<Element> {
    let title = section.name_of(table, lang);
    let columns = columns(&measure::widths(table, lang));
    let numeric: Vec<bool> = (0..table.columns.len()).map(|column| table.is_numeric(column)).collect();
    let (together, drawn) = (table.rows.len() <= FEW, is_drawn(table));
    let rows = table.rows.iter().enumerate().map(|(at, row)| {
        let last = at + 1 == table.rows.len();
        let next = together && (drawn || !last) || row.kind == RowKind::Heading;
        self::row(row, lang, &columns, &numeric, next)
    });
    let look = Look { header: true, total: table.rows.last().is_some_and(|row| row.kind == RowKind::Total) };
    let grid = frame(title, &columns, &look).child(header(table, lang, &columns, &numeric)).children(rows);
    let mut content = Vec::new();
    content.extend(section.caption(table, lang).map(|caption| paragraph("Caption", caption)));
    match number {
        Some(number) => {
            let [start, end] = marked(&table::name(table), FIRST_BOOKMARK + number);
            content.extend([start, grid, end]);
        }
        None => content.push(grid),
    }
    content.extend(table.note.iter().map(|note| self::note(&number::sentence(note, lang), together && drawn)));
    content
}

/// Words under a table; with its chart below, both stay on its page.
fn note(said: &str, next: bool) -> Element {
    let keep = next.then(|| element("w:keepNext"));
    element("w:p").child(element("w:pPr").child(property("w:pStyle", "TableNote")).children(keep)).child(run(said))
}

/// How wide columns are, together no wider than the page: numbers and short words as they need, long words what is
/// left.
fn columns(widths: &[Width]) -> Vec<usize> {
    let natural: Vec<usize> = widths.iter().map(|width| CHARACTER * width.line + ROOM).collect();
    let least: Vec<usize> = widths.iter().map(|width| CHARACTER * width.word + ROOM).collect();
    let (wanted, needed) = (natural.iter().sum::<usize>(), least.iter().sum::<usize>());
    if wanted <= TEXT_WIDTH {
        return natural;
    }
    if needed >= TEXT_WIDTH {
        return least.iter().map(|width| width * TEXT_WIDTH / needed).collect();
    }
    let (spare, wish) = (TEXT_WIDTH - needed, wanted - needed);
    natural.iter().zip(&least).map(|(natural, least)| least + (natural - least) * spare / wish).collect()
}

fn frame(title: &str, columns: &[usize], look: &Look) -> Element {
    let flag = |on: bool| u8::from(on);
    let bits = 0x0480 | if look.header { 0x0020 } else { 0 } | if look.total { 0x0040 } else { 0 };
    let parts = element("w:tblLook")
        .with("w:val", format!("{bits:04X}"))
        .with("w:firstRow", flag(look.header))
        .with("w:lastRow", flag(look.total))
        .with("w:firstColumn", 1)
        .with("w:lastColumn", 0)
        .with("w:noHBand", 0)
        .with("w:noVBand", 1);
    let properties = element("w:tblPr").children([
        property("w:tblStyle", "ReportTable"),
        width_of("w:tblW", columns.iter().sum()),
        element("w:tblLayout").with("w:type", "fixed"),
        parts,
        property("w:tblCaption", title),
    ]);
    let grid = element("w:tblGrid").children(columns.iter().map(|width| element("w:gridCol").with("w:w", width)));
    element("w:tbl").child(properties).child(grid)
}

fn width_of(name: &'static str, width: usize) -> Element {
    element(name).with("w:w", width).with("w:type", "dxa")
}

fn header(table: &Table, lang: Lang, columns: &[usize], numeric: &[bool]) -> Element {
    let cells = table.columns.iter().zip(columns).zip(numeric).map(|((column, width), numeric)| {
        element("w:tc").child(element("w:tcPr").child(width_of("w:tcW", *width))).child(line(
            column.heading.get(lang),
            *numeric,
            true,
            true,
        ))
    });
    let properties = element("w:trPr").children([element("w:cantSplit"), element("w:tblHeader")]);
    element("w:tr").child(properties).children(cells)
}

fn row(row: &Row, lang: Lang, columns: &[usize], numeric: &[bool], next: bool) -> Element {
    let split = element("w:trPr").child(element("w:cantSplit"));
    let shown = |cell: &Cell| number::value(&cell.value, lang);
    if let (RowKind::Heading, Some(heading)) = (row.kind, row.cells.first()) {
        let span = element("w:tcPr")
            .child(width_of("w:tcW", columns.iter().sum()))
            .child(property("w:gridSpan", columns.len()))
            .child(element("w:shd").with("w:val", "clear").with("w:color", "auto").with("w:fill", "F5F7FA"));
        return element("w:tr").child(split).child(element("w:tc").child(span).child(line(
            &shown(heading),
            false,
            true,
            next,
        )));
    }
    let cells = columns.iter().zip(numeric).enumerate().map(|(at, (width, numeric))| {
        let said = row.cells.get(at).map(shown).unwrap_or_default();
        let bold = row.kind == RowKind::Total;
        element("w:tc")
            .child(element("w:tcPr").child(width_of("w:tcW", *width)))
            .child(line(&said, *numeric, bold, next))
    });
    element("w:tr").child(split).children(cells)
}

/// A cell's words, on the same page as the next row's where that is wanted.
fn line(said: &str, right: bool, bold: bool, next: bool) -> Element {
    let mut properties = element("w:pPr").child(property("w:pStyle", "TableText"));
    if next {
        properties = properties.child(element("w:keepNext"));
    }
    if right {
        properties = properties.child(property("w:jc", "right"));
    }
    let paragraph = element("w:p").child(properties);
    match (said, bold) {
        ("", _) => paragraph,
        (said, false) => paragraph.child(run(said)),
        (said, true) => paragraph.child(words::bold(said)),
    }
}
