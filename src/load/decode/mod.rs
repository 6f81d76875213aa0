//! A marked tree against the fields of its kind: values, and every fault of them at its place.

mod mends;
mod single;
mod terms;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::fault::Fault;
use super::tree::{Key, Node, Value};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::model::day::parse_day;
use crate::model::kind::{Field, Type, below};
use crate::model::records::{Data, Values};
use crate::model::written::Written;
use crate::model::{Agreement, Kind};
use crate::nearest::{Meant, list_ids};
use crate::rules::{self, Rule};
use crate::say;
use crate::source::Span;

pub use mends::Mend;

/// The record format of an agreement: the fields of every kind, built-in and added.
pub struct Format<'a> {
    agreement: &'a Agreement,
    fields: BTreeMap<Kind, Vec<Field<'a>>>,
    /// What applied until a day, oldest first.
    earlier: Vec<(NaiveDate, Self)>,
}

impl<'a> Format<'a> {
    /// The format, made once for all records.
    pub fn of(agreement: &'a Agreement) -> Self {
        Self {
            agreement,
            fields: Kind::ALL.into_iter().map(|kind| (kind, agreement.fields(kind))).collect(),
            earlier: agreement.earlier.iter().map(|earlier| (earlier.until, Self::of(&earlier.terms))).collect(),
        }
    }

    /// What a record of the kind is read against: it must have what the terms of its own day ask for, and can have what
    /// those of its last day know.
    pub fn against(&'a self, kind: Kind, root: &Node, stem: &'a str, text: &'a str) -> Against<'a> {
        let (days, date) = (kind.days(), |field: &str| date(root, field));
        let day = days.own(stem, date);
        let Self { agreement, fields, .. } = self.on(days.last(stem, date));
        let fields = fields.get(&kind).map_or(&[][..], Vec::as_slice);
        Against { agreement, due: self.on(day).agreement, kind, fields, day, stem, text }
    }

    fn on(&'a self, day: Option<NaiveDate>) -> &'a Self {
        let earlier = day.and_then(|day| self.earlier.iter().find(|(until, _)| day < *until));
        earlier.map_or(self, |(_, format)| format)
    }
}

fn date(root: &Node, field: &str) -> Option<NaiveDate> {
    match &root.get(field)?.1.value {
        Value::Scalar { text, .. } => parse_day(text),
        _ => None,
    }
}

/// What a record is read against.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    /// The terms of its last day, which know what it can have.
    agreement: &'a Agreement,
    /// The terms of its own day, which say what it must have.
    due: &'a Agreement,
    /// Its kind.
    kind: Kind,
    /// The fields that it can have.
    fields: &'a [Field<'a>],
    /// Its own day, where that can be understood.
    day: Option<NaiveDate>,
    /// Its file's name without the ending.
    stem: &'a str,
    /// Its text.
    text: &'a str,
}

/// Reads a record's values, `start` being where its file begins; what can't be understood is left out and told in `faults`.
pub fn decode<'a>(root: &Node, start: usize, against: Against<'a>, faults: &mut Vec<Fault>) -> Values<'a> {
    let start = Span::new(start, start);
    Decoder { against, faults, mends: Vec::new() }.fields(root, against.fields, "", start)
}

/// What about a record can be mended with certainty, by place.
pub fn mends(root: &Node, against: Against) -> Vec<Mend> {
    let mut decoder = Decoder { against, faults: &mut Vec::new(), mends: Vec::new() };
    decoder.fields(root, against.fields, "", Span::default());
    decoder.mends
}

struct Decoder<'a, 'f> {
    against: Against<'a>,
    faults: &'f mut Vec<Fault>,
    mends: Vec<Mend>,
}

impl<'a> Decoder<'a, '_> {
    /// The fields of a map. `parent` is where a missing field is told: the map's key, or the file's start.
    fn fields(&mut self, node: &Node, fields: &'a [Field<'a>], path: &str, parent: Span) -> Values<'a> {
        let Value::Map(pairs) = &node.value else {
            self.wrong_kind::<()>(
                node,
                path,
                &say!(sv "fält på egna rader: `fält: värde`", en "fields on lines of their own: `field: value`"),
            );
            return Values::default();
        };
        let mut misspelt = Vec::new();
        for (key, _) in pairs.iter().filter(|(key, _)| fields.iter().all(|field| field.name != key.name)) {
            self.unknown_field(key, fields, path);
            if let Some(Meant::Surely(name)) = self.field_beside(key, fields, path) {
                self.mend_key(key, name, pairs, fields, path);
                misspelt.push((key, name));
            }
        }
        let mut values = Values::default();
        let within = self.against.text.get(node.span.start..).is_some_and(|text| text.starts_with('{'));
        for field in fields {
            let path = if path.is_empty() { Cow::Borrowed(field.name) } else { Cow::Owned(below(path, field.name)) };
            match node.get(field.name) {
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

    fn value(&mut self, node: &Node, key: &Key, field: &'a Field<'a>, path: &str) -> Option<Data<'a>> {
        match &field.value {
            Type::Group(fields) => match &node.value {
                Value::Map(_) => Some(Data::Group(self.fields(node, fields, path, key.span))),
                _ => {
                    let (name, lines) = (field.name, self.blanks(fields, path));
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
    fn scalar<'n>(&mut self, node: &'n Node, field: &Field, path: &str) -> Option<Written<'n>> {
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

    fn is_required(&self, field: &Field, path: &str) -> bool {
        let told = self.against.due.field(self.against.kind, path);
        field.essential || told.is_some_and(|told| told.is_required_on(self.against.day))
    }

    /// Whether the field is no longer there on the record's day.
    fn is_retired(&self, field: &Field, path: &str) -> bool {
        let told = self.against.agreement.field(self.against.kind, path);
        !field.essential && told.is_some_and(|told| told.is_retired_on(self.against.day))
    }

    fn missing(&mut self, path: &str, parent: Span, help: Text) {
        let name = self.name(path);
        let message = say!(sv "Fältet {name} saknas.", en "The field {name} is missing."; name);
        self.required_fault(&rules::MISSING_FIELD, parent, path, message, help);
    }

    fn required_fault(&mut self, rule: &'static Rule, at: Span, path: &str, message: Text, help: Text) {
        let Against { due: agreement, kind, .. } = self.against;
        let clause = agreement.field(kind, path).map(|field| field.source().to_owned());
        let required = say!(sv "krävs här", en "required here");
        self.faults.push(Fault {
            clause: clause.filter(|clause| !clause.is_empty()),
            asked_by: agreement.field_key(kind, path).map(|key| (key, required)),
            ..Fault::new(rule, at, message).help(help)
        });
    }

    fn unknown_field(&mut self, key: &Key, fields: &[Field], path: &str) {
        let shown = quote(&key.name);
        let message = say!(sv "Fältet {shown} finns inte.", en "There is no field {shown}.");
        let help = self.field_meant(key, fields, path).unwrap_or_else(|| {
            let known = list_ids(&self.candidates(fields, path));
            let clause = self.against.agreement.retention.as_ref().map(|retention| &retention.clause);
            let clause = clause.map_or_else(String::new, |clause| format!(" ({clause})"));
            say!(
                sv "Här kan stå {known}. Annat hör inte hemma i en post{clause}.",
                en "Here may stand {known}. Nothing else belongs in a record{clause}."; known
            )
        });
        self.fault::<()>(&rules::UNKNOWN_FIELD, key.span, message, help);
    }

    /// A field that the record's day comes too late for.
    fn retired_field(&mut self, key: &Key, path: &str) {
        let Against { agreement, kind, .. } = self.against;
        let told = agreement.field(kind, path);
        let Some((told, from)) = told.and_then(|told| Some((told, told.retired_from?))) else { return };
        let name = self.name(path);
        let message = say!(sv "Fältet {name} finns inte längre.", en "The field {name} isn't there any longer."; name);
        let decision = if told.decision.is_empty() { &told.clause } else { &told.decision };
        let by = if decision.is_empty() { String::new() } else { format!(" ({decision})") };
        let help = say!(
            sv "Det utgick {from}{by}: ta bort raden. Äldre poster får ha kvar den.",
            en "It was retired on {from}{by}: take the line away. Older records may keep it."
        );
        let retired = say!(sv "utgick {from}", en "retired on {from}");
        self.faults.push(Fault {
            clause: Some(told.source().to_owned()).filter(|source| !source.is_empty()),
            asked_by: agreement.field_key(kind, path).map(|key| (key, retired)),
            ..Fault::new(&rules::UNKNOWN_FIELD, key.span, message).help(help)
        });
    }

    fn empty<T>(&mut self, node: &Node, path: &str, field: &Field) -> Option<T> {
        let name = self.name(path);
        let message = say!(sv "Värdet saknas efter {name}.", en "The value is missing after {name}."; name);
        let example = self.instance(field);
        let help = if self.is_required(field, path) {
            say!(sv "Skriv värdet efter kolon{example}.", en "Write the value after the colon{example}."; example)
        } else {
            say!(
                sv "Skriv värdet efter kolon{example}, eller ta bort raden.",
                en "Write the value after the colon{example}, or take the line away."; example
            )
        };
        self.fault(&rules::WRONG_TYPE, node.span, message, help)
    }

    fn wrong_kind<T>(&mut self, node: &Node, path: &str, due: &Text) -> Option<T> {
        let name = if path.is_empty() { say!(sv "posten", en "the record") } else { self.name(path) };
        let message = say!(sv "Fel slags värde för {name}.", en "The wrong kind of value for {name}."; name);
        self.fault(
            &rules::WRONG_TYPE,
            node.span,
            message,
            say!(sv "Här ska stå {due}.", en "What is due here is {due}."; due),
        )
    }

    fn fault<T>(&mut self, rule: &'static Rule, at: Span, message: Text, help: Text) -> Option<T> {
        self.faults.push(Fault::new(rule, at, message).help(help));
        None
    }
}

/// What to do with a key that surely means a field.
fn rename(key: &Key, field: &Field) -> Text {
    let (key, name) = (quote(&key.name), field.name);
    say!(sv "Byt {key} mot `{name}`.", en "Change {key} to `{name}`.")
}
