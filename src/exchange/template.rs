//! A record to copy and fill in: every field with its label and what may stand there, made from the agreement.
//! No answer is filled in: what nobody writes stays missing. Explanations stand behind `##`, fields that
//! needn't be there behind `#`.

use crate::lang::{Labelled, Lang, Text};
use crate::model::Kind;
use crate::model::agreement::{Agreement, RecordField};
use crate::model::kind::{Field, Type, below};
use crate::say;

/// How wide the lines of explanation are.
const WIDTH: usize = 100;

/// The template of a kind, its first line telling an editor where the schema is; none of bookkeeping, which is no YAML.
pub fn template(agreement: &Agreement, kind: Kind) -> Option<String> {
    let (label, clause) = agreement.told_of(kind).filter(|_| kind.file().is_yaml())?;
    let lang = agreement.agreement.language;
    let head = [
        format!("# yaml-language-server: $schema=../.schema/{}.json", kind.id()),
        format!("## {} ({clause})", label.get(lang)),
    ];
    let mut template = Template { agreement, kind, lang, lines: head.into() };
    template.fields(&agreement.fields(kind), "", "", "");
    Some(template.lines.join("\n") + "\n")
}

struct Template<'a> {
    agreement: &'a Agreement,
    kind: Kind,
    lang: Lang,
    lines: Vec<String>,
}

impl Template<'_> {
    /// Fields below `path` that the agreement lists, and essential ones. What needn't be there stands behind a `#`, as
    /// does all below it; `first` stands before the first field of a list's item.
    fn fields(&mut self, fields: &[Field], path: &str, indent: &str, first: &str) {
        let offered = fields.iter().filter(|field| self.is_offered(field, path)).collect::<Vec<_>>();
        for (at, field) in offered.into_iter().enumerate() {
            let path = below(path, &field.name);
            let told = self.agreement.field(self.kind, &path);
            let required = field.essential || told.is_some_and(|told| told.is_required_on(None));
            let label = self.agreement.field_label(self.kind, &path);
            let label = label.as_ref().map_or(&*field.name, |label| label.get(self.lang)).to_owned();
            let hidden = if required || indent.starts_with('#') || !first.is_empty() { "" } else { "# " };
            let item = match (first.is_empty(), at) {
                (true, _) => "",
                (false, 0) => first,
                (false, _) => "  ",
            };
            let hint = self.hint(&field.value);
            let days = told.map(RecordField::days).unwrap_or_default();
            let days: String = days.iter().map(|words| format!(" ({})", words.get(self.lang))).collect();
            self.explain(&format!("{label}{days}{}", hint.get(self.lang)));
            self.lines.push(format!("{indent}{hidden}{item}{}:", field.name));
            let below = format!("{indent}{hidden}{}", if first.is_empty() { "  " } else { "    " });
            match &field.value {
                Type::Group(inner) => self.fields(inner, &path, &below, ""),
                Type::List(inner) => self.fields(inner, &format!("{path}[]"), &format!("# {below}"), "- "),
                _ => {}
            }
        }
    }

    /// Whether the agreement lists the field or one below it, or every record must have it.
    fn is_offered(&self, field: &Field, path: &str) -> bool {
        let path = below(path, &field.name);
        let any =
            |fields: &[Field], path: &str| fields.iter().any(|field| !field.essential && self.is_offered(field, path));
        let below_it = match &field.value {
            Type::Group(fields) => any(fields, &path),
            Type::List(fields) => any(fields, &format!("{path}[]")),
            _ => false,
        };
        field.essential || below_it || self.agreement.field_label(self.kind, &path).is_some()
    }

    fn explain(&mut self, words: &str) {
        let options = textwrap::Options::new(WIDTH).initial_indent("## ").subsequent_indent("##   ");
        let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
        self.lines.extend(textwrap::wrap(words, options).into_iter().map(|line| line.into_owned()));
    }

    /// ": woman (Kvinna), man, …", where there is something to choose from, else an example.
    fn hint(&self, value: &Type) -> Text {
        match value {
            Type::Term(name) | Type::Terms(name) => {
                let terms = self.agreement.vocabulary(name).map_or(&[][..], |list| &list.terms);
                self.choices(terms.iter().map(|term| (term.id.as_str(), term.label(self.lang))))
            }
            Type::Forum => {
                self.choices(self.agreement.forums.iter().map(|forum| (forum.id.as_str(), forum.label(self.lang))))
            }
            Type::Party => {
                let parties = &self.agreement.agreement.parties;
                self.choices(parties.iter().map(|party| (party.id.as_str(), party.label(self.lang))))
            }
            Type::Date => Text::same(": 2026-08-19"),
            Type::Time => Text::same(": 13:30"),
            Type::CaseId => Text::same(": 2026-014"),
            Type::CaseRef => say!(
                sv ": 2026-014, eller none för den som inte är inskriven",
                en ": 2026-014, or none for somebody who isn't enrolled"
            ),
            Type::Countries => say!(sv ": PH, eller [PH, NO] för två", en ": PH, or [PH, NO] for two"),
            Type::Interpreter => say!(sv ": tl, eller declined om det avböjdes", en ": tl, or declined"),
            Type::Age => say!(sv ": 7, eller unknown", en ": 7, or unknown"),
            Type::YesNo => say!(sv ": true för ja, false för nej", en ": true or false"),
            Type::List(_) => say!(
                sv ": [] om man har frågat och det inte finns några, annars så här:",
                en ": [] where one asked and there are none, else:"
            ),
            Type::Texts => say!(sv ": [text, text]", en ": [text, text]"),
            Type::Count(..) | Type::Number | Type::Amount | Type::Text | Type::Group(_) => Text::default(),
        }
    }

    fn choices<'a>(&self, items: impl Iterator<Item = (&'a str, &'a str)>) -> Text {
        let shown = |(id, label): (&str, &str)| {
            if label.to_lowercase() == id { id.to_owned() } else { format!("{id} ({label})") }
        };
        Text::same(format!(": {}", items.map(shown).collect::<Vec<_>>().join(", ")))
    }
}
