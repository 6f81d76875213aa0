//! What is read: title, head, contents, sections.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::super::number;
use super::super::office::running_head;
use super::super::office::xml::{Element, element, property};
use super::charts::{self, Charts};
use super::parts::office;
use super::tables;
use super::words::{W, field, field_start, mark, marked, paragraph, run, styled, tab};
use crate::compute::cell::Sentence;
use crate::lang::Lang;
use crate::report::Document;
use crate::report::document::{Block, Section};
use crate::report::table::Table;
use crate::say;

const WIDTH: u32 = 11906;
const HEIGHT: u32 = 16838;
const MARGIN: u32 = 1134;

/// The part that holds the text.
pub fn document(document: &Document, lang: Lang, charts: &Charts) -> Element {
    let mut text =
        Text { document, lang, charts, drawn: 1..=charts.count(), tables: BTreeSet::new(), content: Vec::new() };
    (1..).zip(&document.sections).for_each(|(number, section)| text.section(section, number));
    let body =
        element("w:body").children(opening(document, lang)).child(contents(document, lang)).children(text.content);
    element("w:document")
        .with("xmlns:w", W)
        .with("xmlns:r", office("").trim_end_matches('/'))
        .with("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")
        .with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .with("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart")
        .child(body.child(page()))
}

/// The sections being written.
struct Text<'a> {
    document: &'a Document,
    lang: Lang,
    charts: &'a Charts,
    drawn: RangeInclusive<usize>,
    tables: BTreeSet<String>,
    content: Vec<Element>,
}

impl Text<'_> {
    fn section(&mut self, section: &Section, number: usize) {
        self.content.push(heading(section, self.lang, number));
        section.blocks.iter().for_each(|block| self.block(section, block));
        if number == self.document.sections.len() && self.ends_with_table() {
            self.content.push(styled("TableNote"));
        }
    }

    fn block(&mut self, section: &Section, block: &Block) {
        match block {
            Block::Paragraph(said) => self.words("Normal", said),
            Block::Bullets(items) => items.iter().for_each(|item| self.words("ListBullet", item)),
            Block::KeyFigures(_) | Block::Table(_) => {
                let table = block.table();
                table.iter().for_each(|table| self.table(section, table));
            }
        }
    }

    /// A paragraph, apart from the table above it, if there is one.
    fn words(&mut self, style: &str, said: &Sentence) {
        let style = property("w:pStyle", style);
        let apart = self.ends_with_table().then(|| element("w:spacing").with("w:before", 240));
        let properties = element("w:pPr").child(style).children(apart);
        self.content.push(element("w:p").child(properties).child(run(&number::sentence(said, self.lang))));
    }

    fn table(&mut self, section: &Section, table: &Table) {
        if self.ends_with_table() && section.caption(table, self.lang).is_none() {
            // Two tables with nothing between them would be one.
            self.content.push(styled("TableNote"));
        }
        // A table that stands there twice is found where it stands first.
        let first = self.tables.insert(table.id.clone());
        let number = first.then_some(self.tables.len());
        self.content.extend(tables::table(section, table, self.lang, number));
        if charts::is_drawn(table) {
            self.content.extend(self.drawn.next().map(|number| self.charts.drawing(section, table, self.lang, number)));
        }
    }

    fn ends_with_table(&self) -> bool {
        self.content
            .iter()
            .rev()
            .find(|element| !element.is("w:bookmarkEnd"))
            .is_some_and(|element| element.is("w:tbl"))
    }
}

/// Title, reference, marking and head.
fn opening(document: &Document, lang: Lang) -> Vec<Element> {
    let (title, under) = (document.title.get(lang), running_head(document, lang));
    let mut opening = vec![paragraph("Title", title), paragraph("Subtitle", &under)];
    opening.extend(document.marking().map(|marking| paragraph("Marking", marking.get(lang))));
    opening.extend(tables::head(document, lang));
    opening
}

/// A field of contents, with its entries as they are; page numbers come when it is updated.
fn contents(document: &Document, lang: Lang) -> Element {
    let title = say!(sv "Innehåll", en "Contents");
    let last = document.sections.len().saturating_sub(1);
    let entries = document.sections.iter().enumerate().map(|(at, section)| {
        let mut entry = styled("TOC1");
        if at == 0 {
            entry = entry.children(field_start(" TOC \\o \"1-3\" \\h \\z \\u "));
        }
        let anchor = bookmark(at + 1);
        let page = field(&format!("PAGEREF {anchor} \\h"), "");
        let link = element("w:hyperlink").with("w:anchor", anchor).with("w:history", 1);
        entry = entry.child(link.child(run(section.title.get(lang))).child(tab()).children(page));
        if at == last { entry.child(mark("end")) } else { entry }
    });
    let gallery = element("w:docPartObj")
        .children([property("w:docPartGallery", "Table of Contents"), element("w:docPartUnique")]);
    let content = element("w:sdtContent").child(paragraph("TOCHeading", title.get(lang))).children(entries);
    element("w:sdt").child(element("w:sdtPr").child(gallery)).child(content)
}

/// The name of a section's heading, for the contents.
fn bookmark(number: usize) -> String {
    format!("_Toc{number:08}")
}

fn heading(section: &Section, lang: Lang, number: usize) -> Element {
    let [start, end] = marked(&bookmark(number), number);
    styled("Heading1").children([start, run(section.title.get(lang)), end])
}

/// A4, with the same header and footer on every page.
fn page() -> Element {
    let reference = |name, id: &str| element(name).with("w:type", "default").with("r:id", id);
    let margins = ["w:top", "w:right", "w:bottom", "w:left"]
        .into_iter()
        .fold(element("w:pgMar"), |margins, side| margins.with(side, MARGIN))
        .with("w:header", MARGIN / 2)
        .with("w:footer", MARGIN / 2)
        .with("w:gutter", 0);
    element("w:sectPr").children([
        reference("w:headerReference", "rIdHeader"),
        reference("w:footerReference", "rIdFooter"),
        element("w:pgSz").with("w:w", WIDTH).with("w:h", HEIGHT),
        margins,
    ])
}
