//! What is documented of each kind of record: the built-in fields as this agreement has them, and those it adds.

use chrono::NaiveDate;

use super::Agreement;
use crate::lang::{Labelled, Text};
use crate::model::Kind;
use crate::model::declared::{choices, declared};
use crate::model::kind::{ANY, Field, Fields, Owner, PARTY, Type, below};
use crate::say;

declared! {
    /// A kind of record: what it is called and what is documented.
    pub struct RecordKind {
        /// Swedish name.
        pub sv: String,
        /// English name.
        pub en: String = String::new(),
        /// Clause.
        pub clause: String,
        /// Its fields.
        pub fields: Vec<RecordField>,
    }
}

// ÖK §3.1.
declared! {
    /// A field of a record. One that isn't built in has a type: the parties added it.
    pub struct RecordField {
        /// Its path: `exploitation.form`, `children[].age`; an added one stands at the top of its kind.
        pub field: String,
        /// Swedish label.
        pub sv: String,
        /// English label.
        pub en: String = String::new(),
        /// What an added field holds.
        pub value as "type": Option<AddedType> = None,
        /// The vocabulary of an added field's terms.
        pub vocabulary: Option<String> = None,
        /// Whether every record must have it.
        pub required: bool = false,
        /// Records of this day or a later one must have it.
        pub required_from: Option<NaiveDate> = None,
        /// Records of this day or a later one can't have it.
        pub retired_from: Option<NaiveDate> = None,
        /// Whether the report has a table of an added field.
        pub tabulate: bool = false,
        /// Clause.
        pub clause: String = String::new(),
        /// Where the parties decided on it: a meeting with its day and paragraph.
        pub decision: String = String::new(),
    }
}

choices! {
    /// What an added field can hold. No free text: nothing that is said of a person stands in one.
    pub enum AddedType {
        /// A term of the vocabulary.
        Term = "term", "ett svar", "term";
        /// Terms of the vocabulary, none twice.
        Terms = "terms", "flera svar", "terms";
        /// A whole number, not below zero.
        Count = "count", "antal", "count";
        /// A day.
        Date = "date", "datum", "date";
        /// `true` or `false`.
        YesNo = "yes-no", "ja/nej", "yes/no";
        /// Kronor, not below zero.
        Amount = "amount", "belopp", "amount";
    }
}

impl AddedType {
    /// Whether it takes its answers from a vocabulary.
    pub fn has_vocabulary(self) -> bool {
        matches!(self, Self::Term | Self::Terms)
    }
}

impl RecordField {
    /// What is cited for it: the clause, or else the decision; empty where neither is stated.
    pub fn source(&self) -> &str {
        if self.clause.is_empty() { &self.decision } else { &self.clause }
    }

    /// Whether a record of the day must have it; of a day that isn't known, only what every record must have.
    pub fn is_required_on(&self, day: Option<NaiveDate>) -> bool {
        let is_due = self.required_from.map_or(self.required, |from| day.is_some_and(|day| from <= day));
        let may_be_retired = self.retired_from.is_some_and(|from| day.is_none_or(|day| from <= day));
        is_due && !may_be_retired
    }

    /// Whether a record of the day can't have it any longer.
    pub fn is_retired_on(&self, day: Option<NaiveDate>) -> bool {
        self.retired_from.zip(day).is_some_and(|(from, day)| from <= day)
    }

    /// From which day it is required and from which retired, in words; nothing where no day matters.
    pub fn days(&self) -> Vec<Text> {
        let required = self.required_from.map(|day| say!(sv "krävs från {day}", en "required from {day}"));
        let retired = self.retired_from.map(|day| say!(sv "utgår {day}", en "retired from {day}"));
        required.into_iter().chain(retired).collect()
    }

    /// The type of an added field; none of terms whose vocabulary isn't named.
    fn added_type(&self) -> Option<Type<'_>> {
        let vocabulary = || self.vocabulary.as_deref();
        Some(match self.value? {
            AddedType::Term => Type::Term(vocabulary()?),
            AddedType::Terms => Type::Terms(vocabulary()?),
            AddedType::Count => ANY,
            AddedType::Date => Type::Date,
            AddedType::YesNo => Type::YesNo,
            AddedType::Amount => Type::Amount,
        })
    }
}

impl Agreement {
    /// The fields that a record of the kind can have: the built-in ones that are there, then the added ones.
    pub fn fields(&self, kind: Kind) -> Vec<Field<'_>> {
        let added = self.added_fields(kind).filter_map(|(at, field)| {
            let value = field.added_type()?;
            Some(Field { name: &field.field, value, essential: false, on_request: false, added: Some(at) })
        });
        self.there(kind, kind.built_in(), "").into_iter().chain(added).collect()
    }

    /// Those of built-in fields below a path that are fields of this agreement's records. A group whose fields are
    /// all gone is none.
    fn there(&self, kind: Kind, fields: &'static [Field<'static>], path: &str) -> Vec<Field<'_>> {
        let chosen = |inner: &'static Fields<'static>, path: &str| {
            let fields = self.there(kind, inner, path);
            (!fields.is_empty()).then_some(Fields::Chosen(fields))
        };
        let one = |field: &'static Field<'static>| {
            let path = below(path, field.name);
            let value = match &field.value {
                Type::Group(inner) => Type::Group(chosen(inner, &path)?),
                Type::List(inner) => Type::List(chosen(inner, &format!("{path}[]"))?),
                value => self.is_there(kind, field, &path).then(|| value.clone())?,
            };
            Some(Field { value, ..field.clone() })
        };
        fields.iter().filter_map(one).collect()
    }

    /// Whether a built-in field is one of this agreement's records: where it lists the field, or the field needs
    /// nothing of it. What is listed or essential and lacks its vocabulary is there; check refuses that.
    fn is_there(&self, kind: Kind, field: &Field, path: &str) -> bool {
        let needs_nothing = match field.value {
            Type::Term(vocabulary) | Type::Terms(vocabulary) => {
                field.essential || self.vocabularies.contains_key(vocabulary)
            }
            _ => !field.on_request,
        };
        needs_nothing || self.lists(kind, path)
    }

    /// Whether the agreement lists a built-in field.
    pub fn lists(&self, kind: Kind, path: &str) -> bool {
        self.field(kind, path).is_some_and(|field| field.value.is_none())
    }

    /// Whether records of the kind can have the built-in field at a path.
    pub fn has_field(&self, kind: Kind, path: &str) -> bool {
        kind.field(path).is_some_and(|field| self.is_there(kind, field, path))
    }

    /// Whether records of the kind are some party's: they say whose they are, or, of a visit, its case
    /// does, of a booking its budget row.
    pub fn is_by_party(&self, kind: Kind) -> bool {
        let says = |kind| self.has_field(kind, PARTY);
        match kind.owner() {
            Owner::Itself => says(kind),
            Owner::Client => says(kind) || says(Kind::Case),
            Owner::BudgetRow => !self.budget.parties().is_empty(),
        }
    }

    /// Whether some kind's records are some party's.
    pub fn is_of_several(&self) -> bool {
        Kind::ALL.into_iter().any(|kind| self.is_by_party(kind))
    }

    /// What a kind is called; its folder's name where the agreement doesn't tell of it.
    pub fn kind_label(&self, kind: Kind) -> Text {
        self.records.get(kind.id()).map_or_else(|| Text::same(kind.folder()), Labelled::text)
    }

    /// The added fields of a kind, each with its place among the fields that the agreement tells of. One that
    /// check refuses (a name that is taken, a path, a column of bookkeeping) is none.
    pub fn added_fields(&self, kind: Kind) -> impl Iterator<Item = (usize, &RecordField)> {
        let told = self.records.get(kind.id()).map_or(&[][..], |record| &record.fields);
        told.iter().enumerate().filter(move |(_, field)| {
            field.value.is_some()
                && kind.file().is_yaml()
                && is_key(&field.field)
                && kind.built_in().iter().all(|built_in| built_in.name != field.field || built_in.on_request)
        })
    }

    /// What the agreement says of a field.
    pub fn field(&self, kind: Kind, path: &str) -> Option<&RecordField> {
        self.records.get(kind.id())?.fields.iter().find(|field| field.field == path)
    }

    /// The key under which the agreement speaks of a field: `records.case.fields[gender]`.
    pub fn field_key(&self, kind: Kind, path: &str) -> Option<String> {
        self.field(kind, path).map(|field| self.place(&format!("records.{}.fields[{}]", kind.id(), field.field)))
    }
}

/// Whether a name can be the key of an added field: words of small letters and digits with - or _ between them.
pub fn is_key(name: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.split(['-', '_']).all(is_word)
}

#[cfg(test)]
mod tests {
    use super::is_key;

    #[test]
    fn keys_are_small_words() {
        for key in ["referred_by", "nights", "return-trip", "a1"] {
            assert!(is_key(key), "{key}");
        }
        for other in ["", "Nights", "children.age", "natt[]", "två", "1st", "a b", "_a", "a-", "a__b"] {
            assert!(!is_key(other), "{other}");
        }
    }
}
