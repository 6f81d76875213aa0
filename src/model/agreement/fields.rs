//! What is documented of each kind of record: the built-in fields as this agreement has them, and those it adds.

use std::borrow::Cow;

use super::record_kind::{RecordField, is_key};
use super::report::Section;
use super::whole::Agreement;
use crate::lang::{Labelled, Text};
use crate::model::kind::{self, Field, Fields, Owner, PARTY, Type, below};
use crate::model::records::{PUBLIC, key};
use crate::model::{Edition, Kind};
use crate::say;

impl Agreement {
    /// The kinds of records that there are: of those on request, what it lists at some time.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> + '_ {
        Kind::ALL.into_iter().filter(|kind| self.has_kind(*kind))
    }

    /// Whether there are records of a kind.
    pub fn has_kind(&self, kind: Kind) -> bool {
        !kind.about().on_request || self.of_every_time().any(|terms| terms.records.contains_key(kind.id()))
    }

    /// The fields that a record of the kind can have: the built-in ones that are there, then the added ones.
    pub fn fields(&self, kind: Kind) -> Vec<Field<'_>> {
        let added = self.added_fields(kind).filter_map(|(at, field)| {
            Some(Field { added: Some(at), ..kind::field(&field.field, field.added_type()?) })
        });
        let texts = self.commented(kind).flat_map(|section| Edition::ALL.map(|edition| key(&section.id, edition)));
        let texts = texts.map(|key| Field { name: Cow::Owned(key), ..kind::field("", Type::Text) });
        self.there(kind, kind.built_in(), "").into_iter().chain(added).chain(texts).collect()
    }

    /// The sections of the report that a record of the kind can have texts on.
    fn commented(&self, kind: Kind) -> impl Iterator<Item = &Section> {
        let is_of_sections = kind.about().on_sections.is_some();
        self.report.sections.iter().filter(move |section| is_of_sections && !section.id.ends_with(PUBLIC))
    }

    /// The section that a field is the text on, and for whom.
    pub fn section_of(&self, kind: Kind, field: &str) -> Option<(&Section, Edition)> {
        let each = self.commented(kind).flat_map(|section| Edition::ALL.map(|edition| (section, edition)));
        each.into_iter().find(|(section, edition)| key(&section.id, *edition) == field)
    }

    /// What a field is called, where it is in the agreement's list or a section of its report.
    pub fn field_label(&self, kind: Kind, path: &str) -> Option<Text> {
        let of_section = || {
            let (section, edition) = self.section_of(kind, path)?;
            let heading = section.text();
            Some(match edition {
                Edition::Internal => heading,
                Edition::Public => say!(sv "{heading}, för alla", en "{heading}, for everybody"; heading),
            })
        };
        self.field(kind, path).map(Labelled::text).or_else(of_section)
    }

    /// What a kind is called, and the clause that asks for it, where the agreement lists it or has it with its report.
    pub fn told_of(&self, kind: Kind) -> Option<(Text, &str)> {
        let listed = self.records.get(kind.id()).map(|record| (record.text(), record.clause.as_str()));
        let of_report = || {
            let [sv, en] = kind.about().on_sections?.map(str::to_owned);
            Some((Text { sv, en }, self.report.clause.as_str()))
        };
        listed.or_else(of_report)
    }

    /// Those of built-in fields below a path that are fields of this agreement's records. A group whose fields are
    /// all gone is none.
    fn there(&self, kind: Kind, fields: &'static [Field<'static>], path: &str) -> Vec<Field<'_>> {
        let chosen = |inner: &'static Fields<'static>, path: &str| {
            let fields = self.there(kind, inner, path);
            (!fields.is_empty()).then_some(Fields::Chosen(fields))
        };
        let one = |field: &'static Field<'static>| {
            let path = below(path, &field.name);
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
        self.has_kind(kind) && kind.field(path).is_some_and(|field| self.is_there(kind, field, path))
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
        self.told_of(kind).map_or_else(|| Text::same(kind.folder()), |(label, _)| label)
    }

    /// The added fields of a kind, each with its place among the fields that the agreement tells of. One that
    /// check refuses (a name that is taken, a path, a column of bookkeeping) is none.
    pub fn added_fields(&self, kind: Kind) -> impl Iterator<Item = (usize, &RecordField)> {
        let told = self.records.get(kind.id()).map_or(&[][..], |record| &record.fields);
        told.iter().enumerate().filter(move |(_, field)| {
            field.value.is_some()
                && kind.takes_added()
                && is_key(&field.field)
                && kind.built_in().iter().all(|built_in| built_in.name != field.field || built_in.on_request)
        })
    }

    /// What the agreement says of a field.
    pub fn field(&self, kind: Kind, path: &str) -> Option<&RecordField> {
        self.records.get(kind.id())?.fields.iter().find(|field| field.field == path)
    }

    /// What the agreement calls a field, inside a sentence; else what it is called otherwise.
    pub fn calls(&self, kind: Kind, path: &str, otherwise: Text) -> Text {
        self.field(kind, path).map_or(otherwise, |field| field.text().within_a_sentence())
    }

    /// What clients are told of: `informed.complaints` as the agreement calls it.
    pub fn complaints_routine(&self) -> Text {
        self.calls(Kind::Case, "informed.complaints", say!(sv "klagomålsrutinen", en "the complaints routine"))
    }

    /// Whether every record must have a field, whatever its day.
    pub fn always_requires(&self, kind: Kind, path: &str) -> bool {
        self.of_every_time().all(|terms| terms.field(kind, path).is_some_and(|field| field.is_required_on(None)))
    }

    /// The key under which the agreement speaks of a field: `records.case.fields[gender]`.
    pub fn field_key(&self, kind: Kind, path: &str) -> Option<String> {
        self.field(kind, path).map(|field| self.place(&format!("records.{}.fields[{}]", kind.id(), field.field)))
    }
}
