//! JSON Schema (2020-12) of the record kinds, made from the agreement: for editors and for other validators.
//!
//! What a schema can't say stays with `iop validate`: leading zeros, decimals beyond two, the 30th of February
//! where a validator takes no notice of `format`, and records against each other.

use serde_json::{Map, Value, json};

use crate::lang::{Labelled, Text};
use crate::model::Kind;
use crate::model::agreement::{Agreement, RecordField};
use crate::model::kind::{Field, Type, below};
use crate::model::names::{COUNTRIES, LANGUAGES, NO_COUNTRY, Name};
use crate::model::time::TIME;
use crate::model::vocabulary::{Term, Vocabulary};
use crate::say;

/// The dialect.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A year, a month and a day that some month has.
const DATE: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// A client's serial number.
const CASE_ID: &str = "^[0-9]{4}-[0-9]{3,9}$";

/// Amounts and numbers stay below this.
const TOO_MUCH: u64 = 1_000_000_000_000;

/// The schema of a kind; none of bookkeeping, which is no YAML.
pub fn of_kind(agreement: &Agreement, kind: Kind) -> Option<Value> {
    let mut schema = Schema { agreement, kind, definitions: Map::new() };
    let record = schema.record()?;
    let mut whole = head();
    whole.extend(record);
    whole.insert("$defs".to_owned(), Value::Object(schema.definitions));
    Some(Value::Object(whole))
}

/// One schema for a record of whichever kind.
pub fn all_kinds(agreement: &Agreement) -> Value {
    let mut definitions = Map::new();
    let mut kinds = Vec::new();
    for kind in Kind::ALL {
        let mut schema = Schema { agreement, kind, definitions };
        if let Some(record) = schema.record() {
            let name = format!("record-{}", kind.id());
            kinds.push(json!({"$ref": format!("#/$defs/{name}")}));
            schema.definitions.insert(name, Value::Object(record));
        }
        definitions = schema.definitions;
    }
    let mut whole = head();
    whole.insert("title".to_owned(), both(&agreement.agreement.text()).into());
    whole.insert("anyOf".to_owned(), kinds.into());
    whole.insert("$defs".to_owned(), Value::Object(definitions));
    Value::Object(whole)
}

fn head() -> Map<String, Value> {
    Map::from_iter([("$schema".to_owned(), DIALECT.into())])
}

/// "Kvinna / Woman".
fn both(text: &Text) -> String {
    if text.sv == text.en || text.en.is_empty() { text.sv.clone() } else { format!("{} / {}", text.sv, text.en) }
}

struct Schema<'a> {
    agreement: &'a Agreement,
    kind: Kind,
    /// Parts that several fields share, by name.
    definitions: Map<String, Value>,
}

impl Schema<'_> {
    fn record(&mut self) -> Option<Map<String, Value>> {
        let (label, clause) = self.agreement.told_of(self.kind).filter(|_| self.kind.file().is_yaml())?;
        let mut record =
            Map::from_iter([("title".to_owned(), both(&label).into()), ("description".to_owned(), clause.into())]);
        record.extend(self.object(&self.agreement.fields(self.kind), ""));
        Some(record)
    }

    /// Fields, and nothing else.
    fn object(&mut self, fields: &[Field], path: &str) -> Map<String, Value> {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for field in fields {
            let path = below(path, &field.name);
            let told = self.agreement.field(self.kind, &path);
            if field.essential || self.agreement.always_requires(self.kind, &path) {
                required.push(&*field.name);
            }
            let of_section = || Some(titled(&self.agreement.field_label(self.kind, &path)?));
            let mut property = told.map(described).or_else(of_section).unwrap_or_default();
            property.extend(self.value(field, &path));
            properties.insert(field.name.to_string(), Value::Object(property));
        }
        let words = json!({
            "type": "object", "properties": properties, "required": required, "additionalProperties": false,
        });
        object(words)
    }

    fn value(&mut self, field: &Field, path: &str) -> Map<String, Value> {
        object(match &field.value {
            Type::CaseId => json!({"type": "string", "pattern": CASE_ID}),
            Type::CaseRef => json!({"anyOf": [{"const": "none"}, {"type": "string", "pattern": CASE_ID}]}),
            Type::Date => json!({"type": "string", "format": "date", "pattern": DATE}),
            Type::Time => json!({"type": "string", "pattern": TIME}),
            Type::Count(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
            Type::Age => {
                json!({"anyOf": [{"type": "integer", "minimum": 0, "maximum": 17}, {"const": "unknown"}]})
            }
            Type::Number | Type::Amount => json!({"type": "number", "minimum": 0, "exclusiveMaximum": TOO_MUCH}),
            Type::YesNo => json!({"type": "boolean"}),
            Type::Text => text(),
            Type::Texts => json!({"type": "array", "items": text()}),
            Type::Term(vocabulary) => self.term(vocabulary),
            Type::Terms(vocabulary) => {
                let term = self.term(vocabulary);
                let terms = self.agreement.vocabulary(vocabulary).map_or(&[][..], |list| &list.terms);
                let alone: Vec<&str> =
                    terms.iter().filter(|term| term.stands_alone()).map(|term| term.id.as_str()).collect();
                self.one_or_several(&term, &alone, path)
            }
            Type::Countries => {
                let country = self.define("country", || names(COUNTRIES.iter()));
                self.one_or_several(&country, &NO_COUNTRY, path)
            }
            Type::Interpreter => {
                let language = self.define("language", languages);
                let declined = say!(sv "Tolk avböjdes", en "An interpreter was declined");
                json!({"anyOf": [{"const": "declined", "description": both(&declined)}, language]})
            }
            Type::Forum => listed(self.agreement.forums.iter().map(|forum| (forum.id.as_str(), forum.text()))),
            Type::Party => {
                listed(self.agreement.agreement.parties.iter().map(|party| (party.id.as_str(), party.text())))
            }
            Type::Group(fields) => Value::Object(self.object(fields, path)),
            Type::List(fields) => json!({"type": "array", "items": self.object(fields, &format!("{path}[]"))}),
        })
    }

    fn term(&mut self, name: &str) -> Value {
        let Some(vocabulary) = self.agreement.vocabulary(name) else { return Value::Bool(false) };
        self.define(&format!("vocabulary-{name}"), || terms(vocabulary))
    }

    /// One value, or a list of them, none twice and nothing beside those that stand alone.
    fn one_or_several(&self, one: &Value, alone: &[&str], path: &str) -> Value {
        let required = self.agreement.always_requires(self.kind, path);
        let mut list = json!({"type": "array", "items": one, "uniqueItems": true, "minItems": u8::from(required)});
        if !alone.is_empty() {
            list["not"] = json!({"contains": {"enum": alone}, "minItems": 2});
        }
        json!({"anyOf": [one, list]})
    }

    /// A reference to a part that is told once. Vocabularies have names of their own: one may be called `language`.
    fn define(&mut self, name: &str, part: impl FnOnce() -> Value) -> Value {
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name.to_owned(), part());
        }
        json!({"$ref": format!("#/$defs/{}", pointer(name))})
    }
}

/// A name as a step of a JSON pointer in a URI (RFC 6901, section 6).
fn pointer(name: &str) -> String {
    let step = name.replace('~', "~0").replace('/', "~1");
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    step.bytes().map(byte).collect()
}

/// A section's heading.
fn titled(label: &Text) -> Map<String, Value> {
    Map::from_iter([("title".to_owned(), both(label).into())])
}

/// A field's label, what asks for it and the days that matter to it.
fn described(field: &RecordField) -> Map<String, Value> {
    let title = both(&field.text());
    let days = field.days().iter().map(both).collect::<Vec<_>>();
    let source = Some(field.source().to_owned()).filter(|source| !source.is_empty());
    let words: Vec<String> = source.into_iter().chain(days).collect();
    let description = if words.is_empty() { title.clone() } else { format!("{title} ({})", words.join("; ")) };
    Map::from_iter([("title".to_owned(), title.into()), ("description".to_owned(), description.into())])
}

/// Anything that reads as a text; YAML takes `12` and `true` for other things.
fn text() -> Value {
    json!({"type": ["string", "number", "boolean"], "pattern": "\\S"})
}

fn terms(vocabulary: &Vocabulary) -> Value {
    let mut terms = listed(vocabulary.terms.iter().map(|term: &Term| (term.id.as_str(), term.text())));
    if let Some(terms) = terms.as_object_mut() {
        terms.insert("title".to_owned(), both(&vocabulary.text()).into());
        terms.insert("description".to_owned(), vocabulary.clause.clone().into());
    }
    terms
}

/// Languages with their names; the many of three letters as a pattern, since nobody wants an editor to list them.
fn languages() -> Value {
    let (short, long): (Vec<&Name>, Vec<&Name>) = LANGUAGES.iter().partition(|name| name.code.len() == 2);
    let long = long.iter().map(|name| name.code).collect::<Vec<_>>().join("|");
    let words = say!(sv "Skriv språkets kod enligt ISO 639", en "Write the language's ISO 639 code");
    let long = json!({"type": "string", "pattern": format!("^(?:{long})$"), "patternErrorMessage": both(&words)});
    json!({"anyOf": [names(short.into_iter()), long]})
}

fn names<'a>(names: impl Iterator<Item = &'a Name>) -> Value {
    listed(names.map(|name| (name.code, name.text())))
}

/// An enumeration with a label for each id.
fn listed<'a>(items: impl Iterator<Item = (&'a str, Text)>) -> Value {
    let (ids, labels): (Vec<&str>, Vec<String>) = items.map(|(id, label)| (id, both(&label))).unzip();
    json!({"enum": ids, "enumDescriptions": labels})
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
