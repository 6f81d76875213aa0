//! XML as a tree of elements; what is written is well-formed and escaped.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::identifier::is_harmless;

/// An element, its attributes and what is in it.
#[derive(Debug, Clone)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

#[derive(Debug, Clone)]
enum Node {
    Element(Element),
    Words(String),
}

/// An element with nothing in it.
pub fn element(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), children: Vec::new() }
}

/// An element whose only attribute is `w:val`, as most properties of Word are.
pub fn property(name: &'static str, value: impl ToString) -> Element {
    element(name).with("w:val", value)
}

impl Element {
    /// An attribute.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.attributes.push((name, allowed(&value.to_string())));
        self
    }

    /// Words in it.
    pub fn words(mut self, said: &str) -> Self {
        self.children.push(Node::Words(allowed(said)));
        self
    }

    /// An element in it.
    pub fn child(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// Elements in it.
    pub fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// Whether it has this name.
    pub fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// The bytes of a part whose root it is.
    ///
    /// # Errors
    /// None where memory suffices; the writer's type has them.
    pub fn part(&self) -> io::Result<Vec<u8>> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        self.write(&mut writer)?;
        Ok(writer.into_inner())
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        let attributes = self.attributes.iter().map(|(name, value)| (*name, value.as_str()));
        let start = BytesStart::new(self.name).with_attributes(attributes);
        if self.children.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(writer)?,
                Node::Words(said) => writer.write_event(Event::Text(BytesText::new(said)))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(self.name)))
    }
}

/// What XML can hold, and a reader shows as itself.
pub fn allowed(words: &str) -> String {
    words.chars().map(|c| if is_harmless(c) && !matches!(c, '\u{fffe}' | '\u{ffff}') { c } else { ' ' }).collect()
}
