//! What text is made of: paragraphs, runs, fields, bookmarks.

use super::super::office::xml::{Element, element, property};

/// The namespace of Word's elements.
pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// An empty paragraph of a style.
pub fn styled(style: &str) -> Element {
    element("w:p").child(element("w:pPr").child(property("w:pStyle", style)))
}

/// A tabulator.
pub fn tab() -> Element {
    element("w:r").child(element("w:tab"))
}

/// A paragraph of a style.
pub fn paragraph(style: &str, said: &str) -> Element {
    styled(style).child(run(said))
}

/// Words in the paragraph's own look.
pub fn run(said: &str) -> Element {
    element("w:r").child(element("w:t").with("xml:space", "preserve").words(said))
}

/// Words in bold.
pub fn bold(said: &str) -> Element {
    let look = element("w:rPr").children([element("w:b"), element("w:bCs")]);
    element("w:r").child(look).child(element("w:t").with("xml:space", "preserve").words(said))
}

/// A field that the program that shows the document fills in, and what it says until then.
pub fn field(instruction: &str, until_then: &str) -> Vec<Element> {
    let mut field = field_start(&format!(" {instruction} "));
    if !until_then.is_empty() {
        field.push(run(until_then));
    }
    field.push(mark("end"));
    field
}

/// The beginning of such a field, up to what it says.
pub fn field_start(instruction: &str) -> Vec<Element> {
    let code = element("w:instrText").with("xml:space", "preserve").words(instruction);
    vec![mark("begin"), element("w:r").child(code), mark("separate")]
}

/// An end of a field, or what stands between its instruction and its words.
pub fn mark(kind: &str) -> Element {
    element("w:r").child(element("w:fldChar").with("w:fldCharType", kind))
}

/// The two ends of a bookmark; its number is unlike every other's.
pub fn marked(name: &str, number: usize) -> [Element; 2] {
    [
        element("w:bookmarkStart").with("w:id", number).with("w:name", name),
        element("w:bookmarkEnd").with("w:id", number),
    ]
}
