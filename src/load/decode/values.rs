//! Values that were understood, by field.

use chrono::NaiveDate;

use crate::model::names::NameRef;
use crate::model::record::{Interpreter, Visitor};
use crate::model::{Amount, CaseId, Decimal, TermRef, TimeOfDay};

/// A value that was understood.
#[derive(Debug, Clone)]
pub enum Data {
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
    Group(Values),
    List(Vec<Values>),
}

/// The values of a record or of a group in it, by field.
#[derive(Debug, Clone, Default)]
pub struct Values(pub(super) Vec<(&'static str, Data)>);

impl Values {
    /// Takes out a field's value, where it was understood.
    pub fn take<T: TryFrom<Data>>(&mut self, name: &str) -> Option<T> {
        let at = self.0.iter().position(|(field, _)| *field == name)?;
        T::try_from(self.0.swap_remove(at).1).ok()
    }
}

macro_rules! from_data {
    ($($variant:ident => $type:ty),+ $(,)?) => {$(
        impl TryFrom<Data> for $type {
            type Error = ();
            fn try_from(data: Data) -> Result<Self, ()> {
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
    Group => Values, List => Vec<Values>,
}
