//! What every record is, of whichever kind.

use std::ops::Deref;

use chrono::NaiveDate;

use super::values::{AddedValues, Dated, Values};
use crate::model::agreement::PartyId;
use crate::model::kind::{About, PARTY};
use crate::source::{FileId, Span};

/// A kind's records. A value that a record lacks, or that was refused, is `None`.
pub trait Record: Sized + 'static {
    /// What the kind is.
    const ABOUT: About;

    /// The record that values make, `name` being its file's without the ending; none where they lack what it can't do
    /// without.
    fn from_values(values: Values, name: &str) -> Option<Self>;
}

/// A record, and what it has whatever its kind.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// What it has whatever its kind.
    pub head: Head,
    /// The record.
    pub record: T,
}

/// What a record has whatever its kind.
#[derive(Debug, Clone)]
pub struct Head {
    /// Its file.
    pub file: FileId,
    /// Where it stands, if its file holds several.
    pub row: Option<Span>,
    /// Its own day.
    pub day: Option<NaiveDate>,
    /// Every date that it holds.
    pub dates: Vec<Dated>,
    /// The party whose it is.
    pub party: Option<PartyId>,
    /// What tells its content from that of others: the same where every field says the same. None where some couldn't
    /// be understood.
    pub content: Option<u64>,
    /// What the agreement's own fields hold.
    pub added: AddedValues,
}

impl<T> Deref for Entry<T> {
    type Target = Head;

    fn deref(&self) -> &Head {
        &self.head
    }
}

impl<T: Record> Entry<T> {
    pub(super) fn new((file, row, name): (FileId, Option<Span>, &str), mut values: Values) -> Option<Self> {
        let dates = values.dates();
        let of = |field: &str| dates.iter().find(|dated| dated.path == field).map(|dated| dated.date);
        let head = Head {
            content: values.content(),
            file,
            row,
            day: T::ABOUT.days.own(name, of),
            dates,
            party: values.take(PARTY),
            added: values.take_added(),
        };
        T::from_values(values, name).map(|record| Self { head, record })
    }
}
