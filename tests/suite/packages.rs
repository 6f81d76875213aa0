//! Reads DOCX and XLSX back: parts, relationships, the cells of every table as they are shown.

#![allow(dead_code, clippy::float_arithmetic, reason = "each test takes what it needs; a spreadsheet has only doubles")]

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read, Write};

use chrono::{Days, NaiveDate};
use iop::lang::Lang;
use iop::report::document::Document;
use iop::report::table::Table;
use roxmltree::{Document as Xml, Node};

use crate::said::Said;

/// A zip file's parts by name.
pub struct Package(pub BTreeMap<String, Vec<u8>>);

impl Package {
    pub fn open(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            let name = part.name().unwrap().into_owned();
            assert!(parts.insert(name.clone(), content).is_none(), "{name} stands twice");
        }
        Self(parts)
    }

    /// A document's package.
    pub fn of(document: &Said, render: fn(&Document, Lang, &mut dyn Write) -> io::Result<()>) -> Self {
        let mut bytes = Vec::new();
        render(document, document.lang, &mut bytes).unwrap();
        Self::open(&bytes)
    }

    pub fn text(&self, part: &str) -> &str {
        let bytes = self.0.get(part).unwrap_or_else(|| panic!("no part {part}"));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Every part that is XML, by name.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let names = self.0.keys().filter(|name| name.ends_with(".xml") || name.ends_with(".rels"));
        names.map(|name| (name.as_str(), self.text(name)))
    }

    /// The targets of a part's relationships by id, as names of parts.
    pub fn relationships(&self, part: &str) -> BTreeMap<String, String> {
        let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
        let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        if !self.0.contains_key(&name) {
            return BTreeMap::new();
        }
        let xml = parse(self.text(&name));
        elements(xml.root_element(), "Relationship")
            .map(|node| {
                assert_ne!(node.attribute("TargetMode"), Some("External"), "{name} leads out");
                (node.attribute("Id").unwrap().to_owned(), resolved(folder, node.attribute("Target").unwrap()))
            })
            .collect()
    }
}

/// A target as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        if part == ".." {
            path.pop();
        } else {
            path.push(part);
        }
    }
    path.join("/")
}

pub fn parse(text: &str) -> Xml<'_> {
    Xml::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Elements below a node by their local name.
pub fn elements<'a, 'input: 'a>(node: Node<'a, 'input>, name: &'a str) -> impl Iterator<Item = Node<'a, 'input>> {
    node.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

/// An attribute by its local name.
pub fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The words below a node.
pub fn words(node: Node) -> String {
    elements(node, "t").filter_map(|node| node.text()).collect()
}

/// The name that a table has in both formats.
pub fn name(table: &Table) -> String {
    format!("table_{}", table.id.replace(|c: char| !c.is_ascii_alphanumeric(), "_"))
}

/// Every table of a DOCX by its bookmark: heading row and rows, cells as read.
pub fn docx_tables(package: &Package) -> BTreeMap<String, Vec<Vec<String>>> {
    let xml = parse(package.text("word/document.xml"));
    let mut tables = BTreeMap::new();
    for mark in elements(xml.root_element(), "bookmarkStart") {
        let Some(table) = mark.next_sibling_element().filter(|node| node.tag_name().name() == "tbl") else { continue };
        let rows = elements(table, "tr").map(|row| elements(row, "tc").map(words).collect()).collect();
        assert!(tables.insert(value(mark, "name").unwrap().to_owned(), rows).is_none(), "a bookmark stands twice");
    }
    tables
}

/// What a cell of a spreadsheet holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Held {
    /// A text; none where it is a number or nothing.
    pub text: Option<String>,
    /// A number's digits as written.
    pub number: Option<String>,
    /// The format that shows the number.
    pub format: String,
    /// The formula, without its equals sign.
    pub formula: Option<String>,
}

impl Held {
    /// As people read it: with as many decimals as its format shows, per cent as per cent.
    pub fn shown(&self) -> String {
        let Some(number) = self.number.as_ref().map(|number| number.parse::<f64>().unwrap()) else {
            return self.text.clone().unwrap_or_default();
        };
        if self.format == "yyyy-mm-dd" {
            return (NaiveDate::from_ymd_opt(1899, 12, 30).unwrap() + Days::new(number as u64)).to_string();
        }
        let decimals = self.format.split_once('.').map_or(0, |(_, part)| part.matches('0').count());
        let (size, sign) = if self.format.ends_with('%') { (number * 100.0, "%") } else { (number, "") };
        format!("{size:.decimals$}{sign}")
    }
}

/// Every table of an XLSX by its defined name: heading row and rows.
pub fn xlsx_tables(package: &Package) -> BTreeMap<String, Vec<Vec<Held>>> {
    let workbook = parse(package.text("xl/workbook.xml"));
    let sheets = sheets(package);
    let named =
        elements(workbook.root_element(), "definedName").filter(|node| node.attribute("localSheetId").is_none());
    named
        .map(|node| {
            let (sheet, range) = node.text().unwrap().split_once('!').unwrap();
            let (first, last) = range.split_once(':').unwrap();
            let cells = &sheets[sheet.trim_matches('\'')];
            let ((from, _), (to, right)) = (place(&first.replace('$', "")), place(&last.replace('$', "")));
            let row = |row| (0..=right).map(|column| cells.get(&(row, column)).cloned().unwrap_or_default()).collect();
            (node.attribute("name").unwrap().to_owned(), (from..=to).map(row).collect())
        })
        .collect()
}

/// Every sheet's cells by name, row and column from 0.
pub fn sheets(package: &Package) -> BTreeMap<String, BTreeMap<(usize, usize), Held>> {
    let workbook = parse(package.text("xl/workbook.xml"));
    let targets = package.relationships("xl/workbook.xml");
    let (strings, formats) = (strings(package), formats(package));
    let sheet = |node: Node| {
        let part = &targets[value(node, "id").unwrap()];
        (node.attribute("name").unwrap().to_owned(), cells(package.text(part), &strings, &formats))
    };
    elements(workbook.root_element(), "sheet").map(sheet).collect()
}

fn cells(sheet: &str, strings: &[String], formats: &[String]) -> BTreeMap<(usize, usize), Held> {
    let xml = parse(sheet);
    let held = |node: Node| {
        let child = |name| elements(node, name).next().and_then(|node| node.text()).map(str::to_owned);
        let format = node.attribute("s").map_or(0, |style| style.parse().unwrap());
        let mut held = Held { format: formats[format].clone(), formula: child("f"), ..Held::default() };
        match (node.attribute("t"), child("v")) {
            (Some("s"), Some(index)) => held.text = Some(strings[index.parse::<usize>().unwrap()].clone()),
            (Some("str"), text) => held.text = text,
            (_, number) => held.number = number,
        }
        (place(node.attribute("r").unwrap()), held)
    };
    elements(xml.root_element(), "c").map(held).collect()
}

fn strings(package: &Package) -> Vec<String> {
    let xml = parse(package.text("xl/sharedStrings.xml"));
    elements(xml.root_element(), "si").map(words).collect()
}

/// The number format of each style.
fn formats(package: &Package) -> Vec<String> {
    let xml = parse(package.text("xl/styles.xml"));
    let own: BTreeMap<&str, &str> = elements(xml.root_element(), "numFmt")
        .map(|node| (node.attribute("numFmtId").unwrap(), node.attribute("formatCode").unwrap()))
        .collect();
    let built_in = |id| match id {
        "0" => "General",
        "3" => "#,##0",
        "4" => "#,##0.00",
        "9" => "0%",
        "10" => "0.00%",
        other => panic!("format {other}"),
    };
    let styles = elements(xml.root_element(), "cellXfs").next().unwrap();
    let style = |node: Node| node.attribute("numFmtId").unwrap().to_owned();
    let ids: Vec<String> = elements(styles, "xf").map(style).collect();
    ids.iter().map(|id| own.get(id.as_str()).copied().unwrap_or_else(|| built_in(id)).to_owned()).collect()
}

/// `B3` as row and column from 0.
fn place(reference: &str) -> (usize, usize) {
    let digits = reference.find(|c: char| c.is_ascii_digit()).unwrap();
    let letters = reference[..digits].bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
    (reference[digits..].parse::<usize>().unwrap() - 1, letters - 1)
}
