//! Values that were understood, by field.

use chrono::NaiveDate;

use crate::model::kind::Field;
use crate::model::names::NameRef;
use crate::model::record::{Added, AddedValues, Interpreter, Visitor};
use crate::model::{Amount, CaseId, Decimal, TermRef, TimeOfDay};

/// A value that was understood.
#[derive(Debug, Clone)]
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
    Index(usize),
    Text(String),
    Texts(Vec<String>),
    Group(Values<'a>),
    List(Vec<Values<'a>>),
}

/// The values of a record or of a group in it, by field.
#[derive(Debug, Clone, Default)]
pub struct Values<'a>(pub(super) Vec<(&'a Field<'a>, Data<'a>)>);

impl<'a> Values<'a> {
    /// Takes out a built-in field's value, where it was understood.
    pub fn take<T: TryFrom<Data<'a>>>(&mut self, name: &str) -> Option<T> {
        let at = self.0.iter().position(|(field, _)| field.name == name && field.added.is_none())?;
        T::try_from(self.0.swap_remove(at).1).ok()
    }

    /// Takes out the values of the fields that the agreement added.
    pub fn take_added(&mut self) -> AddedValues {
        let added = self.0.extract_if(.., |(field, _)| field.added.is_some());
        added.filter_map(|(field, data)| Some((field.added?, Added::try_from(data).ok()?))).collect()
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
    Countries => Vec<NameRef>, Interpreter => Interpreter, Index => usize, Text => String, Texts => Vec<String>,
    Group => Values<'a>, List => Vec<Values<'a>>,
}
