//! The parts around the content: types, relationships, properties, what every page says.

use super::super::office::xml::{Element, element};
use super::super::office::{page_words, running_head, tag};
use super::words::{W, bold, field, run, styled, tab};
use crate::lang::Lang;
use crate::report::Document;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts of the text, and the relationship that leads to each.
const TEXT_PARTS: [(&str, &str); 5] = [
    ("rIdStyles", "styles"),
    ("rIdSettings", "settings"),
    ("rIdNumbering", "numbering"),
    ("rIdHeader", "header"),
    ("rIdFooter", "footer"),
];

/// A part's file; of headers and footers there could be several.
fn file(part: &str) -> String {
    if matches!(part, "header" | "footer") { format!("{part}1.xml") } else { format!("{part}.xml") }
}

/// What kind of part each is.
pub fn content_types(charts: usize) -> Element {
    let default = |ending: &str, kind: &str| element("Default").with("Extension", ending).with("ContentType", kind);
    let part = |name: &str, kind: &str| element("Override").with("PartName", name).with("ContentType", kind);
    let text = TEXT_PARTS.iter().map(|(_, name)| part(&format!("/word/{}", file(name)), &format!("{WORD}.{name}+xml")));
    let drawing = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    element("Types")
        .with("xmlns", format!("{PACKAGE}/content-types"))
        .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
        .child(default("xml", "application/xml"))
        .child(default("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .child(part("/word/document.xml", &format!("{WORD}.document.main+xml")))
        .children(text)
        .children((1..=charts).map(|number| part(&format!("/word/charts/chart{number}.xml"), drawing)))
        .child(part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
}

/// A relationship to a part of the same package.
pub fn relationship(id: &str, kind: &str, target: &str) -> Element {
    element("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}

/// Relationships, as a part.
pub fn relationships(of: impl IntoIterator<Item = Element>) -> Element {
    element("Relationships").with("xmlns", format!("{PACKAGE}/relationships")).children(of)
}

/// Where the package begins.
pub fn package_relationships() -> Element {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relationships([
        relationship("rId1", &office("officeDocument"), "word/document.xml"),
        relationship("rId2", &core, "docProps/core.xml"),
    ])
}

/// What the text refers to.
pub fn document_relationships(charts: usize) -> Element {
    let text = TEXT_PARTS.iter().map(|(id, kind)| relationship(id, &office(kind), &file(kind)));
    let drawn = (1..=charts).map(|number| {
        relationship(&format!("rIdChart{number}"), &office("chart"), &format!("charts/chart{number}.xml"))
    });
    relationships(text.chain(drawn))
}

/// The name of a kind of relationship.
pub fn office(kind: &str) -> String {
    format!("{OFFICE}/relationships/{kind}")
}

/// Title, language and day; no person's name.
pub fn core(document: &Document, lang: Lang) -> Element {
    let at = |name| element(name).with("xsi:type", "dcterms:W3CDTF").words(&format!("{}T00:00:00Z", document.day));
    element("cp:coreProperties")
        .with("xmlns:cp", format!("{PACKAGE}/metadata/core-properties"))
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(element("dc:title").words(document.title.get(lang)))
        .child(element("dc:subject").words(&document.reference))
        .child(element("dc:language").words(tag(lang)))
        .child(at("dcterms:created"))
        .child(at("dcterms:modified"))
}

/// The top of every page: reference and edition, and who may read it.
pub fn header(document: &Document, lang: Lang) -> Element {
    let marking = document.marking().into_iter().flat_map(|marking| [tab(), bold(marking.get(lang))]);
    let line = styled("Header").child(run(&running_head(document, lang))).children(marking);
    element("w:hdr").with("xmlns:w", W).child(line)
}

/// The foot of every page: the title, and the page's number.
pub fn footer(document: &Document, lang: Lang) -> Element {
    let (page, of) = page_words();
    let line = styled("Footer")
        .children([run(document.title.get(lang)), tab(), run(&format!("{} ", page.get(lang)))])
        .children(field("PAGE", "1"))
        .child(run(&format!(" {} ", of.get(lang))))
        .children(field("NUMPAGES", "1"));
    element("w:ftr").with("xmlns:w", W).child(line)
}
