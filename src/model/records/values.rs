//! Values that were understood, by field: what a reader of files makes, and what a record is made of.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;

use crate::model::agreement::{BudgetRowId, ForumId, PartyId};
use crate::model::kind::{Field, below};
use crate::model::names::NameRef;
use crate::model::{Amount, CaseId, Decimal, TermRef, TimeOfDay};

/// A value that was understood; a variant each for the types of fields (`kind::Type`), and one for a sheet's row of the
/// budget.
#[expect(missing_docs, reason = "the types of fields say what these are")]
#[derive(Debug, Clone, Hash)]
pub enum Data<'a> {
    CaseId(CaseId),
    CaseRef(Visitor),
    Date(NaiveDate),
    Time(TimeOfDay),
    Count(u32),
    Number(Decimal),
    Age(Option<u32>),
    Amount(Amount),
    YesNo(bool),
    Term(TermRef),
    Terms(Vec<TermRef>),
    Countries(Vec<NameRef>),
    Interpreter(Interpreter),
    Party(PartyId),
    Forum(ForumId),
    Row(BudgetRowId),
    Text(String),
    Texts(Vec<String>),
    Group(Values<'a>),
    List(Vec<Values<'a>>),
}

/// Whose visit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Visitor {
    /// A client.
    Client(CaseId),
    /// Somebody who isn't enrolled.
    WalkIn,
}

/// An interpreter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Interpreter {
    /// Interpreted into a language.
    Language(NameRef),
    /// Offered and declined.
    Declined,
}

impl Interpreter {
    /// Yes, no and "by telephone" in the program's languages that are codes of languages too.
    pub const ANSWERS: [&str; 5] = ["ja", "nej", "no", "tel", "yes"];
}

/// A value of a field that the agreement added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// A term of the field's vocabulary.
    Term(TermRef),
    /// Terms of the field's vocabulary.
    Terms(Vec<TermRef>),
    /// So many.
    Count(u32),
    /// A day.
    Date(NaiveDate),
    /// Yes or no.
    YesNo(bool),
    /// Kronor.
    Amount(Amount),
}

/// What a record says in the fields that the agreement added.
#[derive(Debug, Clone, Default)]
pub struct AddedValues(Vec<(usize, Added)>);

impl AddedValues {
    /// The value of a field, by its place among those that the agreement tells of for the kind.
    pub fn get(&self, field: usize) -> Option<&Added> {
        self.0.iter().find(|(at, _)| *at == field).map(|(_, value)| value)
    }
}

/// The values of a record or of a group in it, by field.
#[derive(Debug, Clone, Default)]
pub struct Values<'a> {
    by_field: Vec<(&'a Field<'a>, Data<'a>)>,
    /// Whether something that stands in the file isn't among them.
    in_part: bool,
}

/// A date in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The field that holds it: `children[1].concern.noticed`.
    pub path: String,
    /// The day.
    pub date: NaiveDate,
}

impl Hash for Values<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.fingerprint().hash(hasher);
    }
}

impl<'a> FromIterator<(&'a Field<'a>, Data<'a>)> for Values<'a> {
    fn from_iter<I: IntoIterator<Item = (&'a Field<'a>, Data<'a>)>>(values: I) -> Self {
        Self { by_field: values.into_iter().collect(), in_part: false }
    }
}

impl<'a> Values<'a> {
    /// Puts in a field's value.
    pub fn put(&mut self, field: &'a Field<'a>, data: Data<'a>) {
        self.by_field.push((field, data));
    }

    /// Notes that something of the file couldn't be understood.
    pub fn leave_out(&mut self) {
        self.in_part = true;
    }

    /// What tells a record from others: the same for the same values, in whichever order, layout and comments they
    /// stand. None of a record that was understood in part: it may differ in the rest.
    pub(super) fn content(&self) -> Option<u64> {
        (!self.in_part).then(|| self.fingerprint())
    }

    fn fingerprint(&self) -> u64 {
        let of_field = |(field, data): &(&Field, Data)| {
            let mut hasher = DefaultHasher::new();
            (&field.name, data).hash(&mut hasher);
            hasher.finish()
        };
        self.by_field.iter().map(of_field).fold(0, u64::wrapping_add)
    }

    /// Whether a built-in field's value was understood.
    pub(super) fn has(&self, name: &str) -> bool {
        self.by_field.iter().any(|(field, _)| field.name == name && field.added.is_none())
    }

    /// Takes out what stands below a built-in field; nothing stands below one that isn't there.
    pub(super) fn take_group(&mut self, name: &str) -> Self {
        self.take(name).unwrap_or_default()
    }

    /// Takes out what a built-in field lists; one that isn't there lists nothing.
    pub(super) fn take_list<T>(&mut self, name: &str) -> Vec<T>
    where
        Vec<T>: TryFrom<Data<'a>>,
    {
        self.take(name).unwrap_or_default()
    }

    /// Takes out every text, by the key that it stands at.
    pub(super) fn take_texts(&mut self) -> BTreeMap<String, String> {
        let texts = std::mem::take(&mut self.by_field).into_iter();
        texts.filter_map(|(field, data)| Some((field.name.to_string(), String::try_from(data).ok()?))).collect()
    }

    /// Every date in them, wherever it stands.
    pub(super) fn dates(&self) -> Vec<Dated> {
        let mut dates = Vec::new();
        self.collect_dates("", &mut dates);
        dates
    }

    fn collect_dates(&self, path: &str, dates: &mut Vec<Dated>) {
        for (field, data) in &self.by_field {
            match data {
                Data::Date(date) => dates.push(Dated { path: below(path, &field.name), date: *date }),
                Data::Group(group) => group.collect_dates(&below(path, &field.name), dates),
                Data::List(items) => {
                    let path = below(path, &field.name);
                    items.iter().enumerate().for_each(|(at, item)| item.collect_dates(&format!("{path}[{at}]"), dates));
                }
                _ => {}
            }
        }
    }

    /// Takes out a built-in field's value, where it was understood.
    pub(super) fn take<T: TryFrom<Data<'a>>>(&mut self, name: &str) -> Option<T> {
        let at = self.by_field.iter().position(|(field, _)| field.name == name && field.added.is_none())?;
        T::try_from(self.by_field.swap_remove(at).1).ok()
    }

    /// Takes out the values of the fields that the agreement added.
    pub(super) fn take_added(&mut self) -> AddedValues {
        let added = self.by_field.extract_if(.., |(field, _)| field.added.is_some());
        AddedValues(added.filter_map(|(field, data)| Some((field.added?, Added::try_from(data).ok()?))).collect())
    }
}

impl TryFrom<Data<'_>> for Added {
    type Error = ();
    fn try_from(data: Data) -> Result<Self, ()> {
        Ok(match data {
            Data::Term(term) => Self::Term(term),
            Data::Terms(terms) => Self::Terms(terms),
            Data::Count(count) => Self::Count(count),
            Data::Date(day) => Self::Date(day),
            Data::YesNo(yes) => Self::YesNo(yes),
            Data::Amount(amount) => Self::Amount(amount),
            _ => return Err(()),
        })
    }
}

macro_rules! from_data {
    ($($variant:ident => $type:ty),+ $(,)?) => {$(
        impl<'a> TryFrom<Data<'a>> for $type {
            type Error = ();
            fn try_from(data: Data<'a>) -> Result<Self, ()> {
                match data {
                    Data::$variant(value) => Ok(value),
                    _ => Err(()),
                }
            }
        }
    )+};
}
from_data! {
    CaseId => CaseId, CaseRef => Visitor, Date => NaiveDate, Time => TimeOfDay, Count => u32, Number => Decimal,
    Age => Option<u32>, Amount => Amount, YesNo => bool, Term => TermRef, Terms => Vec<TermRef>,
    Countries => Vec<NameRef>, Interpreter => Interpreter, Party => PartyId, Forum => ForumId, Row => BudgetRowId, Text => String, Texts => Vec<String>,
    Group => Values<'a>, List => Vec<Values<'a>>,
}
