//! Fields in words: what one is called, what may stand there, which one was meant.

use std::iter;

use super::against::Against;
use super::decoder::Decoder;
use super::terms::candidates;
use crate::lang::Text;
use crate::load::due::{Due, IfNone};
use crate::load::tree::{Key, Node, Value};
use crate::model::kind::{Field, Type, below};
use crate::model::records::key as text_key;
use crate::model::{Agreement, CaseId, Edition, Kind, Term, Vocabulary};
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
        let is_answer = matches!(field.value, Type::YesNo);
        if is_answer || self.is_required(field, path) || !NOTHING.contains(&text.to_lowercase().as_str()) {
            return;
        }
        let name = &field.name;
        if let Some(fault) = self.faults.get_mut(before.0) {
            fault.fixable = false;
            fault.help = Some(say!(
                sv "Finns inget att skriva, ta bort `{name}` helt.",
                en "If there is nothing to write, take `{name}` away altogether."
            ));
            self.mends.truncate(before.1);
        }
    }

    /// What the field takes.
    pub(super) fn due(&self, field: &Field, path: &str) -> Due {
        let Agreement { forums, agreement, .. } = self.against.agreement;
        let example = self.example(field);
        match &field.value {
            Type::Term(vocabulary) => Due::OneOf(self.terms_of(vocabulary), example),
            Type::Terms(vocabulary) => Due::SomeOf(self.terms_of(vocabulary), example),
            Type::Party => Due::OneOf(list_ids(&candidates(&agreement.parties, |party| &party.id)), example),
            Type::Forum => Due::OneOf(list_ids(&candidates(forums, |forum| &forum.id)), example),
            Type::Group(fields) => Due::Keys(self.blanks(fields, path)),
            Type::List(fields) => Due::List(self.blanks(fields, &format!("{path}[]")), IfNone::Asked),
            Type::Texts => Due::Texts,
            _ => Due::Value(example),
        }
    }

    /// The lines of a group or of an item that are required, else all of them: "form: …", "cause: [ … ]".
    fn blanks(&self, fields: &[Field], path: &str) -> Vec<String> {
        let is_required = |field: &&Field| self.is_required(field, &format!("{path}.{}", field.name));
        let any = fields.iter().any(|field| is_required(&field));
        let lines = fields.iter().filter(|field| !any || is_required(field));
        lines.map(|field| format!("{}: {}", field.name, self.blank(field))).collect()
    }

    /// An example of a value; none of a term, so that nobody takes over an answer that isn't theirs.
    fn blank(&self, field: &Field) -> String {
        match &field.value {
            Type::Term(_) => "…".to_owned(),
            Type::Terms(_) => "[ … ]".to_owned(),
            _ => self.example(field),
        }
    }

    fn terms_of(&self, vocabulary: &str) -> Text {
        let terms = self.against.agreement.vocabulary(vocabulary).map_or(&[][..], |list| &list.terms);
        list_ids(&terms.iter().map(Term::candidate).collect::<Vec<_>>())
    }

    /// The field of the same parent that a key most likely means; none where it is surely that of another.
    pub(super) fn field_meant<'f>(&self, key: &Key, fields: &'f [Field<'f>], path: &str) -> Option<Meant<'f>> {
        let candidates = self.candidates(fields, path);
        let named = |id: &str| fields.iter().find(|field| field.name == id).map(|field| &*field.name);
        let meant = nearest(&key.name, candidates.iter().copied());
        match meant {
            Some(Meant::Surely(id)) if is_of_other_kind(&key.name, self.against.kind) => named(id).map(Meant::Perhaps),
            Some(Meant::Surely(id)) => named(id).map(Meant::Surely),
            _ if self.field_elsewhere(key, path).is_some() => None,
            _ => {
                let public = self.public_meant(&key.name, &candidates);
                let meant = public.or_else(|| meant.map(Meant::id).filter(|id| !self.has_readers(&key.name, id)));
                meant.and_then(named).map(Meant::Perhaps)
            }
        }
    }

    /// The field for everybody, where a key says in other words than ours that its text is.
    fn public_meant<'c>(&self, key: &str, candidates: &[Candidate<'c>]) -> Option<&'c str> {
        let (section, readers) = key.rsplit_once(['-', '_', ' '])?;
        nearest(readers, iter::once(Candidate { labels: ["publik", "offentlig"], ..Candidate::bare("public") }))?;
        let of = |id: &str| self.against.agreement.section_of(self.against.kind, id);
        let internal = candidates.iter().filter(|candidate| matches!(of(candidate.id), Some((_, Edition::Internal))));
        let (section, _) = of(nearest(section, internal.copied())?.id())?;
        let public = text_key(&section.id, Edition::Public);
        candidates.iter().map(|candidate| candidate.id).find(|id| *id == public)
    }

    /// Whether a key has more parts than the section that is nearest to it: it says for whom its text is, and that the
    /// section's own field is for the partnership alone.
    fn has_readers(&self, key: &str, id: &str) -> bool {
        let is_internal =
            matches!(self.against.agreement.section_of(self.against.kind, id), Some((_, Edition::Internal)));
        is_internal && key.matches(['-', '_']).count() > id.matches(['-', '_']).count()
    }

    /// Where a key belongs that is the name or label of a field below another parent.
    pub(super) fn field_elsewhere(&self, key: &Key, path: &str) -> Option<Text> {
        let Against { agreement, kind, day, .. } = self.against;
        let word = key.name.to_lowercase();
        let fields = agreement.records.get(kind.id())?.fields.iter().filter(|field| !field.is_retired_on(day));
        let (parent, name) = fields.filter_map(|field| Some((field, field.field.rsplit_once('.')?))).find_map(
            |(field, (parent, name))| {
                let is_it = [name, &field.sv, &field.en].iter().any(|name| name.to_lowercase() == word);
                (is_it && parent != path).then(|| (parent.trim_end_matches("[]"), name))
            },
        )?;
        Some(say!(sv "`{name}` hör hemma under `{parent}`.", en "`{name}` belongs under `{parent}`."))
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

/// Whether a key is a field of another kind: it may hold what that does, whatever is called so in words here. The minutes
/// of a meeting are no 60 minutes.
fn is_of_other_kind(key: &str, own: Kind) -> bool {
    let key = key.to_lowercase();
    let mut others = Kind::ALL.into_iter().filter(|kind| *kind != own);
    others.any(|kind| kind.built_in().iter().any(|field| field.name == key))
}
