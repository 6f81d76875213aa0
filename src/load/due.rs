//! What may stand at a key, in words, whatever file it is a key of: what to add where it is missing, what is due where
//! something else stands, which keys there are.

use super::keys::Unknown;
use super::tree::{Node, Value};
use crate::lang::Text;
use crate::model::agreement::FORMAT;
use crate::model::declared::{Key, Shape};
use crate::model::questions::{Question, Takes};
use crate::model::written::Choice;
use crate::nearest::{Candidate, Meant, list_ids};
use crate::say;

/// What may stand at a key.
pub enum Due {
    /// A single value, such as this.
    Value(String),
    /// One of these, such as this.
    OneOf(Text, String),
    /// Some of these in brackets, such as this.
    SomeOf(Text, String),
    /// Values in brackets, such as these.
    Values(String),
    /// A list of texts.
    Texts,
    /// Such keys: "start: 2026-08-19".
    Keys(Vec<String>),
    /// A list, each of its items with such keys.
    List(Vec<String>, IfNone),
    /// Names of the file's own, each with such keys.
    Named(Vec<String>),
    /// Names of the file's own, each with a value, such as these.
    Pairs(String),
}

/// What an empty list is.
pub enum IfNone {
    /// An answer of its own, for who has asked.
    Asked,
    /// As good as another.
    Empty,
    /// Nothing: one is needed.
    Refused,
}

impl IfNone {
    /// What to add where a list is missing.
    fn add(&self, name: &str, item: &str) -> Text {
        let add = say!(
            sv "`{name}:` och på raderna under, med två mellanslag först, `- {item}` för varje",
            en "`{name}:` and on the lines below, after two spaces, `- {item}` for each"
        );
        match self {
            Self::Asked => say!(
                sv "Lägg till en rad `{name}: []` om ni har frågat och det inte finns några, annars {add}.",
                en "Add a line `{name}: []` if you have asked and there are none, else {add}."; add
            ),
            Self::Empty => say!(
                sv "Lägg till {add}; finns ingen, `{name}: []`.",
                en "Add {add}; where there are none, `{name}: []`."; add
            ),
            Self::Refused => say!(sv "Lägg till {add}.", en "Add {add}."; add),
        }
    }
}

impl Due {
    /// What a key of the agreement takes.
    pub fn at(key: &Key) -> Self {
        match Self::of(key.shape) {
            Self::Value(_) => Self::Value(example_of(key)),
            due => due,
        }
    }

    /// What a shape takes.
    pub fn of(shape: Shape) -> Self {
        match shape {
            Shape::OneOf(choices) => Self::OneOf(listed(choices), example(shape)),
            Shape::Keys(keys) => Self::Keys(lines(keys)),
            Shape::List(Shape::Keys(keys)) => Self::List(lines(keys), IfNone::Empty),
            Shape::List(_) => Self::Values(example(shape)),
            Shape::Named(Shape::Keys(keys)) => Self::Named(lines(keys)),
            Shape::Named(_) => Self::Pairs(example(shape)),
            _ => Self::Value(example(shape)),
        }
    }

    /// What answers a question.
    pub fn answer_to(question: &Question) -> Self {
        match question.takes {
            Takes::OneOf(choices) => Self::OneOf(listed(choices), question.example.to_owned()),
            Takes::Several(fields, 0) => Self::List(answers(fields), IfNone::Empty),
            Takes::Several(fields, _) => Self::List(answers(fields), IfNone::Refused),
            _ => Self::Value(question.example.to_owned()),
        }
    }

    /// What to add where the key is missing; `within` a pair of braces, or on a line of its own.
    pub fn add(&self, name: &str, within: bool) -> Text {
        let add = match within {
            true => say!(sv "Lägg till efter ett komma inom klamrarna", en "Add after a comma within the braces"),
            false => say!(sv "Lägg till en rad", en "Add a line"),
        };
        let example = self.example();
        match self {
            Self::OneOf(listed, _) => say!(
                sv "{add} `{name}: …` med något av {listed}.",
                en "{add} `{name}: …` with one of {listed}."; add, listed
            ),
            Self::SomeOf(listed, _) => say!(
                sv "{add} `{name}: [ … ]` med minst ett av {listed}.",
                en "{add} `{name}: [ … ]` with at least one of {listed}."; add, listed
            ),
            Self::Keys(lines) if !within => {
                let lines = quoted(lines);
                say!(
                    sv "Lägg till `{name}:` och därunder, indraget, {lines}.",
                    en "Add `{name}:` and below it, indented, {lines}."
                )
            }
            Self::List(lines, if_none) if !within || matches!(if_none, IfNone::Asked) => {
                if_none.add(name, &braced(lines))
            }
            _ => say!(sv "{add}, till exempel `{name}: {example}`.", en "{add}, for example `{name}: {example}`."; add),
        }
    }

    /// A value that fits.
    fn example(&self) -> String {
        match self {
            Self::Value(example) | Self::OneOf(_, example) | Self::SomeOf(_, example) => example.clone(),
            Self::Values(example) | Self::Pairs(example) => example.clone(),
            Self::Texts => "[…]".to_owned(),
            Self::Keys(lines) => braced(lines),
            Self::List(lines, _) => format!("[{}]", braced(lines)),
            Self::Named(lines) => format!("{{…: {}}}", braced(lines)),
        }
    }

    /// What is due after a key where something of another kind stands.
    pub fn after(&self, name: &str) -> Text {
        let due = match self {
            Self::Value(example) if example == "…" => say!(sv "ett enda värde", en "a single value"),
            Self::Value(example) => {
                say!(sv "ett enda värde, till exempel `{example}`", en "a single value, for example `{example}`")
            }
            Self::OneOf(listed, _) => say!(sv "ett av {listed}", en "one of {listed}"; listed),
            Self::SomeOf(_, example) => say!(
                sv "svar inom hakparenteser med komma emellan, till exempel `{example}`",
                en "answers in brackets with commas between, for example `{example}`"
            ),
            Self::Values(example) => say!(
                sv "en lista inom hakparenteser, till exempel `{example}`",
                en "a list in brackets, for example `{example}`"
            ),
            Self::Texts => {
                say!(sv "en lista, en text på varje rad efter `- `", en "a list, one text a line after `- `")
            }
            Self::Keys(lines) => {
                let lines = quoted(lines);
                say!(
                    sv "fält på egna, indragna rader under `{name}`: {lines}",
                    en "fields on indented lines of their own below `{name}`: {lines}"
                )
            }
            Self::List(lines, IfNone::Asked) => {
                let item = braced(lines);
                say!(
                    sv "en lista på raderna under, med två mellanslag först: `- {item}` för varje, eller `[]` om ni har frågat och det inte finns några (vet ni inte, fråga först)",
                    en "a list on the lines below, after two spaces: `- {item}` for each, or `[]` if you have asked and there are none (if you don't know, ask first)"
                )
            }
            Self::List(lines, _) => {
                let item = braced(lines);
                say!(
                    sv "en lista på raderna under, `- {item}` för varje",
                    en "a list on the lines below, `- {item}` for each"
                )
            }
            Self::Named(lines) => {
                let item = braced(lines);
                say!(
                    sv "namn med kolon på egna, indragna rader, vart och ett med {item}",
                    en "names with colons on indented lines of their own, each with {item}"
                )
            }
            Self::Pairs(_) => say!(
                sv "namn och värden på egna, indragna rader: `namn: värde`",
                en "names and values on indented lines of their own: `name: value`"
            ),
        };
        say!(sv "Här ska stå {due}.", en "What is due here is {due}."; due)
    }

    /// What to do where nothing stands after the key.
    pub fn fill(&self, is_optional: bool) -> Text {
        let such = match self {
            Self::OneOf(listed, _) | Self::SomeOf(listed, _) => {
                say!(sv ", något av {listed}", en ", one of {listed}"; listed)
            }
            Self::Value(example) if example != "…" => {
                say!(sv ", till exempel `{example}`", en ", for example `{example}`")
            }
            _ => Text::default(),
        };
        match is_optional {
            false => say!(sv "Skriv värdet efter kolon{such}.", en "Write the value after the colon{such}."; such),
            true => say!(
                sv "Skriv värdet efter kolon{such}, eller ta bort raden.",
                en "Write the value after the colon{such}, or take the line away."; such
            ),
        }
    }

    /// What to write between brackets that are empty.
    pub fn fill_brackets(&self) -> Text {
        match self {
            Self::SomeOf(listed, _) => say!(
                sv "Skriv minst ett av {listed} mellan hakparenteserna.",
                en "Write at least one of {listed} between the brackets."; listed
            ),
            Self::Value(example) => say!(
                sv "Skriv värdet mellan hakparenteserna, till exempel `[{example}]`.",
                en "Write the value between the brackets, for example `[{example}]`."
            ),
            _ => self.after(""),
        }
    }
}

/// Something of another kind than is due, or nothing.
pub fn wrong_kind(node: &Node, name: &Text) -> Text {
    match node.value {
        Value::Null => say!(sv "Värdet saknas efter {name}.", en "The value is missing after {name}."; name),
        _ => say!(sv "Fel slags värde för {name}.", en "The wrong kind of value for {name}."; name),
    }
}

/// What to do with a key that has no meaning where it stands.
pub fn instead<'k>(unknown: &Unknown, names: impl Iterator<Item = &'k str>) -> Text {
    let listed = names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match unknown.meant {
        Some(surely @ Meant::Surely(_)) => unknown.help(surely),
        Some(Meant::Perhaps(id)) => say!(
            sv "Menas `{id}`? Det som kan stå här: {listed}.",
            en "Did you mean `{id}`? What may stand here: {listed}."
        ),
        None => say!(
            sv "Här kan stå {listed}. Ta bort raden, eller dra in den dit den hör.",
            en "Here may stand {listed}. Take the line away, or indent it where it belongs."
        ),
    }
}

fn listed(choices: &[Choice]) -> Text {
    list_ids(&choices.iter().map(|choice| Candidate::new(choice.id, choice)).collect::<Vec<_>>())
}

/// "`start: 2026-08-19`, `clause: "Bil §3"`".
fn quoted(lines: &[String]) -> String {
    lines.iter().map(|line| format!("`{line}`")).collect::<Vec<_>>().join(", ")
}

/// "{start: 2026-08-19, clause: "Bil §3"}".
fn braced(lines: &[String]) -> String {
    format!("{{{}}}", lines.join(", "))
}

fn answers(questions: &[Question]) -> Vec<String> {
    questions.iter().map(|question| format!("{}: {}", question.id, question.example)).collect()
}

/// The keys that must be there, each with a value; all of them, where none must.
fn lines(keys: &[Key]) -> Vec<String> {
    let any = keys.iter().any(|key| !key.is_optional);
    let needed = keys.iter().filter(|key| !any || !key.is_optional);
    needed.map(|key| format!("{}: {}", key.name, example_of(key))).collect()
}

/// A value of a key.
fn example_of(key: &Key) -> String {
    match key.name {
        "format" => FORMAT.to_owned(),
        "clause" => "\"Bil §3\"".to_owned(),
        "organisation_number" => "212000-0142".to_owned(),
        _ => example(key.shape),
    }
}

fn example(shape: Shape) -> String {
    match shape {
        Shape::Words => "…".to_owned(),
        Shape::Count => "12".to_owned(),
        Shape::Kronor => "640000".to_owned(),
        Shape::YesNo => "true".to_owned(),
        Shape::Day => "2026-08-19".to_owned(),
        Shape::MonthDay => "\"09-30\"".to_owned(),
        Shape::Time => "\"13:30\"".to_owned(),
        Shape::OneOf(choices) => choices.first().map_or("…", |choice| choice.id).to_owned(),
        Shape::List(inner) => format!("[{}]", example(*inner)),
        Shape::Named(inner) => format!("{{…: {}}}", example(*inner)),
        Shape::Keys(keys) => braced(&lines(keys)),
    }
}
