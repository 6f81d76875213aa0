//! Fields in words: what one is called, what may stand there, which one was meant.

use super::against::Against;
use super::decoder::Decoder;
use super::terms::candidates;

use crate::lang::Text;
use crate::load::tree::{Key, Node, Value};
use crate::model::agreement::RecordField;
use crate::model::kind::{Field, Type, below};
use crate::model::{Agreement, CaseId, Edition, Term, Vocabulary};
use crate::nearest::{Candidate, Meant, list_ids, nearest};
use crate::say;

/// What people type for nothing, and for what they don't know.
const NOTHING: [&str; 19] = [
    "nej", "ej", "ingen", "inga", "inget", "inte", "okänt", "okänd", "oklart", "vet ej", "vet inte", "saknas", "no",
    "none", "nothing", "unknown", "n/a", "–", "...",
];

impl<'a> Decoder<'a, '_> {
    /// A field as it is told of: its path and its label.
    pub(super) fn name(&self, path: &str) -> Text {
        let shown = path.replace("[]", "");
        match self.against.agreement.field_label(self.against.kind, path) {
            Some(label) => Text { sv: format!("`{shown}` ({})", label.sv), en: format!("`{shown}` ({})", label.en) },
            None => Text::same(format!("`{shown}`")),
        }
    }

    /// A value that the field takes.
    pub(super) fn example(&self, field: &Field) -> String {
        let Agreement { vocabularies, forums, agreement, .. } = self.against.agreement;
        let first = |name: &str| {
            vocabularies
                .get(name)
                .and_then(|list: &Vocabulary| list.terms.first())
                .map_or("…", |term| &term.id)
                .to_owned()
        };
        match &field.value {
            Type::CaseId => {
                if self.against.stem.parse::<CaseId>().is_ok() {
                    self.against.stem.to_owned()
                } else {
                    "2026-014".to_owned()
                }
            }
            Type::CaseRef => "2026-014".to_owned(),
            Type::Date => "2026-08-19".to_owned(),
            Type::Time => "13:30".to_owned(),
            Type::Count(..) => "45".to_owned(),
            Type::Age => "7".to_owned(),
            Type::Number => "2.5".to_owned(),
            Type::Amount => "12345.50".to_owned(),
            Type::YesNo => "true".to_owned(),
            Type::Term(vocabulary) => first(vocabulary),
            Type::Terms(vocabulary) => format!("[{}]", first(vocabulary)),
            Type::Countries => "PH".to_owned(),
            Type::Interpreter => "tl".to_owned(),
            Type::Forum => forums.first().map_or("…", |forum| &forum.id).to_owned(),
            Type::Party => agreement.parties.first().map_or("…", |party| &party.id).to_owned(),
            Type::Text | Type::Texts | Type::Group(_) | Type::List(_) => "…".to_owned(),
        }
    }

    /// Whoever types "no" or "unknown" where nothing need stand isn't told how to type something; `before` is how many
    /// faults and mends there were before the value.
    pub(super) fn offer_to_leave_out(&mut self, value: &Node, field: &Field, path: &str, before: (usize, usize)) {
        let Value::Scalar { text, .. } = &value.value else { return };
        if self.is_required(field, path) || !NOTHING.contains(&text.to_lowercase().as_str()) {
            return;
        }
        let name = &field.name;
        if let Some(fault) = self.faults.get_mut(before.0) {
            fault.help = Some(say!(
                sv "Finns inget att skriva, ta bort `{name}` helt.",
                en "If there is nothing to write, take `{name}` away altogether."
            ));
            self.mends.truncate(before.1);
        }
    }

    /// What to add where a field is missing; `within` a pair of braces, or on a line of its own.
    pub(super) fn add_line(&self, field: &Field, path: &str, within: bool) -> Text {
        let add = match within {
            true => say!(sv "Lägg till efter ett komma inom klamrarna", en "Add after a comma within the braces"),
            false => say!(sv "Lägg till en rad", en "Add a line"),
        };
        let (name, example) = (&field.name, self.example(field));
        match &field.value {
            Type::Term(vocabulary) => {
                let terms = self.terms_of(vocabulary);
                say!(
                    sv "{add} `{name}: …` med något av {terms}.",
                    en "{add} `{name}: …` with one of {terms}."; add, terms
                )
            }
            Type::Terms(vocabulary) => {
                let terms = self.terms_of(vocabulary);
                say!(
                    sv "{add} `{name}: [ … ]` med minst ett av {terms}.",
                    en "{add} `{name}: [ … ]` with at least one of {terms}."; add, terms
                )
            }
            Type::Party => {
                let parties = &self.against.agreement.agreement.parties;
                let parties = list_ids(&candidates(parties, |party| &party.id));
                say!(
                    sv "{add} `{name}: …` med något av {parties}.",
                    en "{add} `{name}: …` with one of {parties}."; add, parties
                )
            }
            Type::List(fields) => {
                let lines = self.blanks(fields, &format!("{path}[]")).replace('`', "");
                say!(
                    sv "Lägg till en rad `{name}: []` om ni har frågat och det inte finns några, annars `{name}:` och på raderna under, med två mellanslag först, `- {{{lines}}}` för varje.",
                    en "Add a line `{name}: []` if you have asked and there are none, else `{name}:` and on the lines below, after two spaces, `- {{{lines}}}` for each."
                )
            }
            Type::Group(fields) => {
                let lines = self.blanks(fields, path);
                say!(
                    sv "Lägg till `{name}:` och därunder, indraget, {lines}.",
                    en "Add `{name}:` and below it, indented, {lines}."
                )
            }
            _ => {
                say!(
                    sv "{add}, till exempel `{name}: {example}`.",
                    en "{add}, for example `{name}: {example}`."; add
                )
            }
        }
    }

    /// ", till exempel `2026-08-19`", or what there is to choose from; nothing where anything may stand.
    pub(super) fn instance(&self, field: &Field) -> Text {
        match (&field.value, self.example(field)) {
            (Type::Term(vocabulary) | Type::Terms(vocabulary), _) => {
                let terms = self.terms_of(vocabulary);
                say!(sv ", något av {terms}", en ", one of {terms}"; terms)
            }
            (_, example) if example == "…" => Text::default(),
            (_, example) => say!(sv ", till exempel `{example}`", en ", for example `{example}`"),
        }
    }

    /// The lines of a group or of an item that are required, else all of them: "`form: …`, `cause: [ … ]`".
    pub(super) fn blanks(&self, fields: &[Field], path: &str) -> String {
        let is_required = |field: &&Field| self.is_required(field, &format!("{path}.{}", field.name));
        let any = fields.iter().any(|field| is_required(&field));
        let lines = fields.iter().filter(|field| !any || is_required(field));
        lines.map(|field| format!("`{}: {}`", field.name, self.blank(field))).collect::<Vec<_>>().join(", ")
    }

    /// An example of a value; none of a term, so that nobody takes over an answer that isn't theirs.
    fn blank(&self, field: &Field) -> String {
        match &field.value {
            Type::Term(_) => "…".to_owned(),
            Type::Terms(_) => "[ … ]".to_owned(),
            _ => self.example(field),
        }
    }

    /// What to write in a list that is empty.
    pub(super) fn fill_list(&self, field: &Field) -> Text {
        match &field.value {
            Type::Terms(vocabulary) => {
                let terms = self.terms_of(vocabulary);
                say!(
                    sv "Skriv minst ett av {terms} mellan hakparenteserna.",
                    en "Write at least one of {terms} between the brackets."; terms
                )
            }
            _ => {
                let example = self.example(field);
                say!(
                    sv "Skriv värdet mellan hakparenteserna, till exempel `[{example}]`.",
                    en "Write the value between the brackets, for example `[{example}]`."
                )
            }
        }
    }

    fn terms_of(&self, vocabulary: &str) -> Text {
        let terms = self.against.agreement.vocabulary(vocabulary).map_or(&[][..], |list| &list.terms);
        list_ids(&terms.iter().map(Term::candidate).collect::<Vec<_>>())
    }

    /// The field that a key most likely means: by label or nearly right letters here, else elsewhere in the kind.
    pub(super) fn field_meant(&self, key: &Key, fields: &[Field], path: &str) -> Option<Text> {
        let Against { agreement, kind, .. } = self.against;
        let known = agreement.records.get(kind.id()).map_or(&[][..], |record| &record.fields);
        let open = known.iter().filter(|field| !field.is_retired_on(self.against.day));
        let last = |field: &str| field.rsplit('.').next().map(str::to_owned);
        let word = key.name.to_lowercase();
        let named = |field: &&RecordField| {
            [last(&field.field).as_deref(), Some(field.sv.as_str()), Some(field.en.as_str())]
                .into_iter()
                .flatten()
                .any(|name| name.to_lowercase() == word)
        };
        let (here, elsewhere): (Vec<_>, Vec<_>) = open.filter(named).partition(|field| {
            let parent = field.field.rsplit_once('.').map_or("", |(parent, _)| parent);
            parent == path && fields.iter().any(|own| last(&field.field).as_deref() == Some(&*own.name))
        });
        if let Some(name) = here.first().and_then(|field| last(&field.field)) {
            return Some(say!(sv "Skriv `{name}`.", en "Write `{name}`."));
        }
        if let Some((parent, name)) = elsewhere.first().and_then(|field| field.field.rsplit_once('.')) {
            let parent = parent.trim_end_matches("[]");
            return Some(say!(sv "`{name}` hör hemma under `{parent}`.", en "`{name}` belongs under `{parent}`."));
        }
        self.field_beside(key, fields, path).map(Meant::help)
    }

    /// The field of the same parent that a key most likely means.
    pub(super) fn field_beside<'f>(&self, key: &Key, fields: &'f [Field<'f>], path: &str) -> Option<Meant<'f>> {
        let meant = nearest(&key.name, self.candidates(fields, path).into_iter())?;
        let name = &*fields.iter().find(|field| field.name == meant.id())?.name;
        Some(if matches!(meant, Meant::Surely(_)) { Meant::Surely(name) } else { Meant::Perhaps(name) })
    }

    /// Fields by their names and labels; not those that the record's day comes too late for.
    pub(super) fn candidates<'f>(&'f self, fields: &'f [Field<'f>], path: &str) -> Vec<Candidate<'f>> {
        let Against { agreement, kind, .. } = self.against;
        let open = fields.iter().filter(|field| !self.is_retired(field, &below(path, &field.name)));
        let candidate = |field: &'f Field<'f>| {
            let told = agreement.field(kind, &below(path, &field.name));
            let of_field = told.map(|told| Candidate::new(&field.name, told));
            let of_section = || match agreement.section_of(kind, &field.name)? {
                (section, Edition::Internal) => Some(Candidate::new(&field.name, section)),
                (_, Edition::Public) => None,
            };
            of_field.or_else(of_section).unwrap_or_else(|| Candidate::bare(&field.name))
        };
        open.map(candidate).collect()
    }
}
