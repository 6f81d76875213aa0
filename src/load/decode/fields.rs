//! The fields of a map, each by its type; those that are misspelt, too much, gone or missing.

use std::borrow::Cow;
use std::ops::Range;

use super::decoder::Decoder;
use super::faults::rename;
use crate::diagnostic::quote;
use crate::load::tree::{Key, Node, Value};
use crate::model::kind::{Field, Type, below};
use crate::model::records::{Data, Values};
use crate::model::written::Written;
use crate::nearest::Meant;
use crate::rules;
use crate::say;
use crate::source::Span;

impl<'a> Decoder<'a, '_> {
    /// The fields of a map. `parent` is where a missing field is told: the map's key, or the file's start.
    pub(super) fn fields(&mut self, node: &Node, fields: &'a [Field<'a>], path: &str, parent: Span) -> Values<'a> {
        let Value::Map(pairs) = &node.value else {
            self.wrong_kind::<()>(
                node,
                path,
                &say!(sv "fält på egna rader: `fält: värde`", en "fields on lines of their own: `field: value`"),
            );
            return Values::default();
        };
        let misspelt = self.misspelt(pairs, fields, path);
        let mut values = Values::default();
        let within = self.against.text.get(node.span.start..).is_some_and(|text| text.starts_with('{'));
        for field in fields {
            let path = if path.is_empty() { Cow::Borrowed(&*field.name) } else { Cow::Owned(below(path, &field.name)) };
            match node.get(&field.name) {
                Some((key, _)) if self.is_retired(field, &path) => self.retired_field(key, &path),
                Some((key, value)) => {
                    let before = (self.faults.len(), self.mends.len());
                    if let Some(data) = self.value(value, key, field, &path) {
                        values.put(field, data);
                    }
                    self.offer_to_leave_out(value, field, &path, before);
                }
                None if self.is_required(field, &path) => {
                    let key = misspelt.iter().find(|(_, name)| *name == field.name).map(|(key, _)| *key);
                    let help = key.map_or_else(|| self.add_line(field, &path, within), |key| rename(key, field));
                    self.missing(&path, parent, help);
                }
                None => {}
            }
        }
        values
    }

    /// Tells of the keys that are no fields; gives those that surely mean one. A field that stands there already, or is
    /// meant by several keys, is mended by none of them.
    fn misspelt<'k>(
        &mut self,
        pairs: &'k [(Key<'k>, Node<'k>)],
        fields: &'a [Field<'a>],
        path: &str,
    ) -> Vec<(&'k Key<'k>, &'a str)> {
        let mut misspelt = Vec::new();
        for (key, _) in pairs.iter().filter(|(key, _)| fields.iter().all(|field| field.name != key.name)) {
            self.unknown_field(key, fields, path);
            if let Some(Meant::Surely(name)) = self.field_beside(key, fields, path) {
                misspelt.push((key, name));
            }
        }
        for (key, name) in &misspelt {
            let stands = pairs.iter().any(|(other, _)| other.name == *name);
            if !stands && misspelt.iter().filter(|(_, other)| other == name).count() == 1 {
                self.mend_key(key, name);
            }
        }
        misspelt
    }

    fn value(&mut self, node: &Node, key: &Key, field: &'a Field<'a>, path: &str) -> Option<Data<'a>> {
        match &field.value {
            Type::Group(fields) => match &node.value {
                Value::Map(_) => Some(Data::Group(self.fields(node, fields, path, key.span))),
                _ => {
                    let (name, lines) = (&field.name, self.blanks(fields, path));
                    let due = say!(
                        sv "fält på egna, indragna rader under `{name}`: {lines}",
                        en "fields on indented lines of their own below `{name}`: {lines}"
                    );
                    self.wrong_kind(node, path, &due)
                }
            },
            Type::List(fields) => self.list(node, fields, path),
            Type::Texts => self.texts(node, path).map(Data::Texts),
            Type::Terms(vocabulary) => self.terms(node, field, path, vocabulary).map(Data::Terms),
            Type::Countries => self.countries(node, field, path).map(Data::Countries),
            _ => {
                let written = self.scalar(node, field, path)?;
                self.single(node.span, written, field, path)
            }
        }
    }

    fn list(&mut self, node: &Node, fields: &'a [Field<'a>], path: &str) -> Option<Data<'a>> {
        let Value::List(items) = &node.value else {
            let lines = self.blanks(fields, &format!("{path}[]")).replace('`', "");
            let due = say!(
                sv "en lista på raderna under, med två mellanslag först: `- {{{lines}}}` för varje, eller `[]` om ni har frågat och det inte finns några (vet ni inte, fråga först)",
                en "a list on the lines below, after two spaces: `- {{{lines}}}` for each, or `[]` if you have asked and there are none (if you don't know, ask first)"
            );
            return self.wrong_kind(node, path, &due);
        };
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

    fn texts(&mut self, node: &Node, path: &str) -> Option<Vec<String>> {
        let Value::List(items) = &node.value else {
            return self.wrong_kind(
                node,
                path,
                &say!(sv "en lista, en text på varje rad efter `- `", en "a list, one text a line after `- `"),
            );
        };
        Some(
            items
                .iter()
                .filter_map(|item| match &item.value {
                    Value::Scalar { text, .. } => self.text(item.span, text, path),
                    _ => self.wrong_kind(item, path, &say!(sv "en text", en "a text")),
                })
                .collect(),
        )
    }

    /// The text of a single value; a list, a map or nothing is `wrong-type`.
    pub(super) fn scalar<'n>(&mut self, node: &'n Node, field: &Field, path: &str) -> Option<Written<'n>> {
        match &node.value {
            Value::Scalar { text, quoted } => Some(Written { text, quoted: *quoted }),
            Value::Null => self.empty(node, path, field),
            Value::List(_) | Value::Map(_) => {
                let example = self.example(field);
                let due = match field.value {
                    Type::Terms(_) => say!(
                        sv "svar inom hakparenteser med komma emellan, till exempel `{example}`",
                        en "answers in brackets with commas between, for example `{example}`"
                    ),
                    _ => say!(
                        sv "ett enda värde, till exempel `{example}`",
                        en "a single value, for example `{example}`"
                    ),
                };
                self.wrong_kind(node, path, &due)
            }
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
