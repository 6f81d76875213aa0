//! The fields of a map, each by its type; those that are misspelt, too much, gone or missing.

use std::borrow::Cow;
use std::ops::Range;

use super::decoder::Decoder;
use super::single::write_text;
use crate::diagnostic::quote;
use crate::load::keys::{Opened, Standing, is_within_braces};
use crate::load::tree::{Key, Node, Value};
use crate::model::kind::{Field, Type, below};
use crate::model::records::{Data, Values};
use crate::model::written::Written;
use crate::rules;
use crate::say;
use crate::source::Span;

impl<'a> Decoder<'a, '_> {
    /// The fields of a map. `parent` is where a missing field is told: the map's key, or the file's start.
    pub(super) fn fields(&mut self, node: &Node, fields: &'a [Field<'a>], path: &str, parent: Span) -> Values<'a> {
        let meant = |key: &Key| self.field_meant(key, fields, path);
        let Some(opened) = Opened::of(node, fields, meant) else {
            let due = say!(
                sv "Här ska stå fält på egna rader: `fält: värde`.",
                en "What is due here is fields on lines of their own: `field: value`."
            );
            self.other_kind::<()>(node, path, due);
            return Values::default();
        };
        for unknown in &opened.unknown {
            self.unknown_field(unknown, fields, path);
        }
        let mut values = Values::default();
        for field in fields {
            let path = if path.is_empty() { Cow::Borrowed(&*field.name) } else { Cow::Owned(below(path, &field.name)) };
            match opened.find(&field.name) {
                Standing::There(key, _) if self.is_retired(field, &path) => self.retired_field(key, &path),
                Standing::There(key, value) => {
                    if key.name != field.name {
                        self.mend_key(key, &field.name);
                    }
                    let before = (self.faults.len(), self.mends.len());
                    if let Some(data) = self.value(value, key, field, &path) {
                        values.put(field, data);
                    }
                    self.mend_as_seen(value, key, field, before);
                    self.offer_to_leave_out(value, field, &path, before);
                }
                Standing::Missing if self.is_required(field, &path) => {
                    let help = self.due(field, &path).add(&field.name, is_within_braces(node, self.against.text));
                    self.missing(&path, parent, help);
                }
                Standing::Missing | Standing::Perhaps => {}
            }
        }
        values
    }

    pub(super) fn value(&mut self, node: &Node, key: &Key, field: &'a Field<'a>, path: &str) -> Option<Data<'a>> {
        match &field.value {
            Type::Group(fields) if matches!(node.value, Value::Map(_)) => {
                Some(Data::Group(self.fields(node, fields, path, key.span)))
            }
            Type::Group(_) => self.wrong_kind(node, field, path),
            Type::List(fields) => self.list(node, field, fields, path),
            Type::Texts => self.texts(node, field, path).map(Data::Texts),
            Type::Terms(vocabulary) => self.terms(node, field, path, vocabulary).map(Data::Terms),
            Type::Countries => self.countries(node, field, path).map(Data::Countries),
            _ => {
                let written = self.scalar(node, field, path)?;
                self.single(node.span, written, field, path)
            }
        }
    }

    fn list(&mut self, node: &Node, field: &Field, fields: &'a [Field<'a>], path: &str) -> Option<Data<'a>> {
        let Value::List(items) = &node.value else { return self.wrong_kind(node, field, path) };
        let path = format!("{path}[]");
        let mut faults = Vec::with_capacity(items.len());
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            let before = self.faults.len();
            list.push(self.fields(item, fields, &path, Span::new(item.span.start, item.span.start)));
            faults.push(before..self.faults.len());
        }
        self.offer_to_join(items, &faults);
        Some(Data::List(list))
    }

    /// Two items that each lack what the other has are most likely one, with a dash too many: else somebody who adds
    /// what is missing makes two of one.
    fn offer_to_join(&mut self, items: &[Node], faults: &[Range<usize>]) {
        for (pair, faults) in items.windows(2).zip(faults.windows(2)) {
            let [Node { value: Value::Map(one), .. }, Node { value: Value::Map(next), .. }] = pair else { continue };
            let lacks = |range: &Range<usize>| {
                self.faults
                    .get(range.clone())
                    .and_then(|of| of.iter().position(|fault| fault.rule == &rules::MISSING_FIELD))
            };
            let is_apart = next.iter().all(|(key, _)| one.iter().all(|(other, _)| other.name != key.name));
            let (Some(first), Some(_)) = (lacks(&faults[0]), lacks(&faults[1])) else { continue };
            let Some(((key, _), (other, _))) = next.first().zip(one.first()).filter(|_| is_apart) else { continue };
            let (key, other) = (quote(&key.name), quote(&other.name));
            self.faults[faults[0].start + first].help = Some(say!(
                sv "Hör {key} på nästa rad till samma som {other}, ta bort strecket framför {key} och dra in raden lika mycket.",
                en "If {key} on the next line belongs with {other}, remove the dash before {key} and indent the line as much."
            ));
        }
    }

    fn texts(&mut self, node: &Node, field: &Field, path: &str) -> Option<Vec<String>> {
        let Value::List(items) = &node.value else { return self.wrong_kind(node, field, path) };
        let text = |item: &Node| match &item.value {
            Value::Scalar { text, quoted } => self.text(item.span, Written { text, quoted: *quoted }, path),
            _ if self.is_text_divided(item, path, |_| write_text()) => None,
            _ => self.other_kind(item, path, say!(sv "Här ska stå en text.", en "What is due here is a text.")),
        };
        Some(items.iter().filter_map(text).collect())
    }

    /// The text of a single value; a list, a map or nothing is `wrong-type`.
    pub(super) fn scalar<'n>(&mut self, node: &'n Node, field: &Field, path: &str) -> Option<Written<'n>> {
        match &node.value {
            Value::Scalar { text, .. } if text.trim().is_empty() && !matches!(field.value, Type::Text) => {
                let nothing = Node { span: node.span, value: Value::Null };
                self.other_kind(&nothing, path, self.filling(field, path))
            }
            Value::Scalar { text, quoted } => Some(Written { text, quoted: *quoted }),
            _ if matches!(field.value, Type::Text)
                && self.is_text_divided(node, path, |decoder| decoder.filling(field, path)) =>
            {
                None
            }
            Value::Null => self.other_kind(node, path, self.filling(field, path)),
            Value::List(_) | Value::Map(_) => self.wrong_kind(node, field, path),
        }
    }

    pub(super) fn is_required(&self, field: &Field, path: &str) -> bool {
        let told = self.against.due.field(self.against.kind, path);
        field.essential || told.is_some_and(|told| told.is_required_on(self.against.day))
    }

    /// Whether the field is no longer there on the record's day.
    pub(super) fn is_retired(&self, field: &Field, path: &str) -> bool {
        let told = self.against.agreement.field(self.against.kind, path);
        !field.essential && told.is_some_and(|told| told.is_retired_on(self.against.day))
    }
}
