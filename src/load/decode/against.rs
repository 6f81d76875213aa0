//! What a record is read against: the fields of its kind, in the terms of its days.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::load::tree::{Node, Value};
use crate::model::day::parse_day;
use crate::model::kind::Field;
use crate::model::{Agreement, Kind};

/// The record format of an agreement: the fields of every kind, built-in and added.
pub struct Format<'a> {
    agreement: &'a Agreement,
    fields: BTreeMap<Kind, Vec<Field<'a>>>,
    /// What applied until a day, oldest first.
    earlier: Vec<(NaiveDate, Self)>,
}

impl<'a> Format<'a> {
    /// The format, made once for all records.
    pub fn of(agreement: &'a Agreement) -> Self {
        Self {
            agreement,
            fields: Kind::ALL.into_iter().map(|kind| (kind, agreement.fields(kind))).collect(),
            earlier: agreement.earlier.iter().map(|earlier| (earlier.until, Self::of(&earlier.terms))).collect(),
        }
    }

    /// What a record of the kind is read against: it must have what the terms of its own day ask for, and can have what
    /// those of its last day know.
    pub fn against(&'a self, kind: Kind, root: &Node, stem: &'a str, text: &'a str) -> Against<'a> {
        let (days, date) = (kind.days(), |field: &str| date(root, field));
        let day = days.own(stem, date);
        let Self { agreement, fields, .. } = self.on(days.last(stem, date));
        let fields = fields.get(&kind).map_or(&[][..], Vec::as_slice);
        Against { agreement, due: self.on(day).agreement, kind, fields, day, stem, text }
    }

    fn on(&'a self, day: Option<NaiveDate>) -> &'a Self {
        let earlier = day.and_then(|day| self.earlier.iter().find(|(until, _)| day < *until));
        earlier.map_or(self, |(_, format)| format)
    }
}

fn date(root: &Node, field: &str) -> Option<NaiveDate> {
    match &root.get(field)?.1.value {
        Value::Scalar { text, .. } => parse_day(text),
        _ => None,
    }
}

/// What a record is read against.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    /// The terms of its last day, which know what it can have.
    pub agreement: &'a Agreement,
    /// The terms of its own day, which say what it must have.
    pub due: &'a Agreement,
    /// Its kind.
    pub kind: Kind,
    /// The fields that it can have.
    pub fields: &'a [Field<'a>],
    /// Its own day, where that can be understood.
    pub day: Option<NaiveDate>,
    /// Its file's name without the ending.
    pub stem: &'a str,
    /// Its text.
    pub text: &'a str,
}
