//! Charts of Word's own, each with the workbook that its figures can be changed in.

use std::io;

use rust_xlsxwriter::{DocProperties, Format, Workbook, Worksheet, XlsxError};

use super::super::number;
use super::super::office::chart::{self, Place};
use super::super::office::package::{self, Package};
use super::super::office::xml::{Element, element};
use super::super::office::{in_cell, numbers, refused, tag};
use super::parts::{office, relationship, relationships};
use super::words::styled;
use crate::compute::cell::Value;
use crate::lang::Lang;
use crate::report::Document;
use crate::report::document::{Block, Section};
use crate::report::table::Table;
use crate::say;

/// What a spreadsheet's chart leaves unsaid, and other programs than spreadsheets take for the opposite.
const UNSAID: [(&str, &str); 8] = [
    (
        "<c:showVal val=\"1\"/>",
        "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/>\
         <c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>",
    ),
    ("<c:grouping val=\"clustered\"/>", "<c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>"),
    ("<c:grouping val=\"standard\"/>", "<c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>"),
    ("</c:scaling><c:axPos", "</c:scaling><c:delete val=\"0\"/><c:axPos"),
    ("<c:majorTickMark val=\"none\"/>", "<c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>"),
    ("<c:layout/></c:title>", "<c:layout/><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/>"),
    ("<c:legendPos val=\"b\"/><c:layout/>", "<c:legendPos val=\"b\"/><c:layout/><c:overlay val=\"0\"/>"),
    ("<c:plotVisOnly val=\"1\"/>", "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/>"),
];

/// How hard to press what is small: hardly, since a document may have many charts.
const QUICK: u8 = 1;

/// English metric units of a pixel at 96 an inch.
const PIXEL: u32 = 9525;

/// A document's charts, in its order.
pub struct Charts {
    charts: Vec<Part>,
    word: String,
}

/// A chart and its workbook.
struct Part {
    drawing: String,
    workbook: Vec<u8>,
}

impl Charts {
    /// Every chart that a document draws.
    ///
    /// # Errors
    /// Where a sheet can't hold a chart's figures.
    pub fn of(document: &Document, lang: Lang) -> io::Result<Self> {
        let word = say!(sv "Diagram", en "Chart").get(lang).to_owned();
        let tables: Vec<(&Section, &Table)> = document
            .sections
            .iter()
            .flat_map(|section| section.blocks.iter().map(move |block| (section, block)))
            .filter_map(|(section, block)| if let Block::Table(table) = block { Some((section, table)) } else { None })
            .filter(|(_, table)| is_drawn(table))
            .collect();
        let drawn = drawn(&tables, lang).map_err(refused)?;
        let charts = (1..)
            .zip(&tables)
            .map(|(number, (_, table))| part(document, table, lang, number, &drawn))
            .collect::<io::Result<_>>()?;
        Ok(Self { charts, word })
    }

    /// How many there are; they are numbered from 1.
    pub fn count(&self) -> usize {
        self.charts.len()
    }

    /// The paragraph in which a chart stands.
    pub fn drawing(&self, section: &Section, table: &Table, lang: Lang, number: usize) -> Element {
        let uri = "http://schemas.openxmlformats.org/drawingml/2006/chart";
        let height = table.chart.as_ref().zip(chart::drawn(table)).map(|(of, rows)| chart::height(of, &rows));
        let chart = element("c:chart").with("r:id", format!("rIdChart{number}"));
        let zero =
            |name: &'static str| ["l", "t", "r", "b"].into_iter().fold(element(name), |of, side| of.with(side, 0));
        let inline =
            ["distT", "distB", "distL", "distR"].into_iter().fold(element("wp:inline"), |of, side| of.with(side, 0));
        let inline = inline.children([
            element("wp:extent").with("cx", chart::WIDTH * PIXEL).with("cy", height.unwrap_or_default() * PIXEL),
            zero("wp:effectExtent"),
            element("wp:docPr")
                .with("id", number)
                .with("name", format!("{} {number}", self.word))
                .with("descr", number::description(table, lang))
                .with("title", section.name_of(table, lang)),
            element("wp:cNvGraphicFramePr"),
            element("a:graphic").child(element("a:graphicData").with("uri", uri).child(chart)),
        ]);
        styled("Figure").child(element("w:r").child(element("w:drawing").child(inline)))
    }

    /// Adds every chart's parts.
    ///
    /// # Errors
    /// Where a part's name is taken.
    pub fn add_to(&self, package: &mut Package) -> io::Result<()> {
        for (number, part) in (1..).zip(&self.charts) {
            let workbook = format!("embeddings/chart{number}.xlsx");
            let related = relationships([relationship("rId1", &office("package"), &format!("../{workbook}"))]);
            package.add(&format!("word/charts/chart{number}.xml"), part.drawing.as_bytes())?;
            package.add(&format!("word/charts/_rels/chart{number}.xml.rels"), &related.part()?)?;
            package.add(&format!("word/{workbook}"), &part.workbook)?;
        }
        Ok(())
    }
}

/// Whether a table has a chart.
pub fn is_drawn(table: &Table) -> bool {
    table.chart.is_some() && chart::drawn(table).is_some()
}

/// A workbook of all charts, each on a sheet with its figures: there they are drawn once, and taken from.
fn drawn(tables: &[(&Section, &Table)], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(QUICK);
    for (number, (section, table)) in (1..).zip(tables) {
        let name = sheet_name(number);
        let sheet = figures(table, lang, &name, &mut workbook)?;
        let place = Place { sheet: &name, header: 0 };
        if let Some(drawing) = chart::drawing(table, section.name_of(table, lang), &place, lang) {
            sheet.insert_chart(0, 0, &drawing)?;
        }
    }
    workbook.save_to_buffer()
}

/// The sheet that a chart is drawn from.
fn sheet_name(number: usize) -> String {
    format!("Data{number}")
}

/// A chart, bound to a workbook of its figures alone.
fn part(document: &Document, table: &Table, lang: Lang, number: usize, drawn: &[u8]) -> io::Result<Part> {
    let mut workbook = Workbook::new();
    let midnight = document.day.and_time(chrono::NaiveTime::MIN).and_utc();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&midnight)).set_zip_compression_level(QUICK);
    figures(table, lang, &sheet_name(number), &mut workbook).map_err(refused)?;
    let figures = workbook.save_to_buffer().map_err(refused)?;
    let drawing = package::part(drawn, &format!("xl/charts/chart{number}.xml"))?;
    Ok(Part { drawing: bound(&drawing, lang)?, workbook: package::dated(figures, document.day)? })
}

/// A spreadsheet's chart as Word takes it: bound to a workbook of its own, in the document's language, and with what
/// spreadsheets leave unsaid since 2007.
fn bound(drawing: &str, lang: Lang) -> io::Result<String> {
    let (drawing, _) = drawing
        .split_once("<c:printSettings>")
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a chart without an end"))?;
    let language = format!("<c:lang val=\"{}\"/><c:roundedCorners val=\"0\"/>", tag(lang));
    let drawing = drawing
        .replace("<c:lang val=\"en-US\"/>", &language)
        .replace("lang=\"en-US\"", &format!("lang=\"{}\"", tag(lang)));
    let drawing = UNSAID.iter().fold(drawing, |drawing, (said, whole)| drawing.replace(said, whole));
    let workbook = "<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData>";
    Ok(format!("{drawing}{workbook}</c:chartSpace>"))
}

/// A sheet of a table's figures.
fn figures<'a>(
    table: &Table,
    lang: Lang,
    name: &str,
    workbook: &'a mut Workbook,
) -> Result<&'a mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    for (at, column) in (0u16..).zip(&table.columns) {
        sheet.write_string(0, at, in_cell(column.heading.get(lang), lang))?;
    }
    let last = chart::drawn(table).map_or(0, |rows| *rows.end());
    for (at, row) in (0..=last).zip(&table.rows) {
        for (column, cell) in (0u16..).zip(&row.cells) {
            figure(sheet, (at + 1, column), &cell.value, lang)?;
        }
    }
    Ok(sheet)
}

fn figure(sheet: &mut Worksheet, (row, column): (u32, u16), value: &Value, lang: Lang) -> Result<(), XlsxError> {
    match numbers::double(value) {
        Some(number) => {
            let format = Format::new().set_num_format(numbers::format(value));
            sheet.write_number_with_format(row, column, number, &format)?
        }
        None => sheet.write_string(row, column, in_cell(&number::value(value, lang), lang))?,
    };
    Ok(())
}
