//! What a figure is: one value, with everything that is its own.

use std::borrow::Cow;

use super::cell::{Cell, CellId, Sentence, Value};
use super::definition::{ALWAYS, Conditions, FieldPath, Words, asks_for_any};
use super::scope::Scope;
use super::tally::Tally;
use crate::lang::Text;
use crate::model::agreement::ForumId;
use crate::model::{Agreement, Decimal};

/// A figure.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Public id.
    pub id: Cow<'static, str>,
    /// Where it is there, and in which reports it stands.
    pub conditions: Conditions,
    label: Words,
    definition: Words,
    asked_by: &'static [FieldPath],
    count: Count,
    gives_away: Option<&'static Figure>,
    sentence: Option<Beside>,
}

/// A sentence that stands beside a figure, given what it comes to: it sets it beside the whole that it is part of, or
/// beside what the agreement has in mind. Whether that is good is for the reader to say.
type Beside = fn(&Scope, &Measured) -> Option<Sentence>;

/// How a figure is counted.
#[derive(Debug, Clone, Copy)]
pub enum Count {
    /// Of everything.
    Of(fn(&Scope) -> Measure),
    /// Of a forum, by its place in the agreement.
    OfForum(ForumId, fn(&Scope, ForumId) -> Measure),
}

/// The value of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// So many.
    Count(Tally),
    /// A mean or a rate, and what it was made from.
    Rate(Decimal, Tally),
    /// Nothing that could be said.
    Missing,
}

/// A figure and its value.
#[derive(Debug, Clone)]
pub struct Measured {
    /// What it is.
    pub figure: Figure,
    /// Its value.
    pub measure: Measure,
}

impl Figure {
    /// A figure of every agreement, with an id, what it is called, what it counts and how that is done.
    pub const fn new(
        id: &'static str,
        label: fn(&Agreement) -> Text,
        definition: fn(&Agreement) -> Text,
        count: fn(&Scope) -> Measure,
    ) -> Self {
        Self::counted(Cow::Borrowed(id), Words::Of(label), Words::Of(definition), Count::Of(count))
    }

    /// A figure that a thing of the agreement brings.
    pub const fn brought(id: String, label: Text, definition: Text, count: Count) -> Self {
        Self::counted(Cow::Owned(id), Words::Said(label), Words::Said(definition), count)
    }

    const fn counted(id: Cow<'static, str>, label: Words, definition: Words, count: Count) -> Self {
        Self { id, label, definition, conditions: ALWAYS, asked_by: &[], count, gives_away: None, sentence: None }
    }

    /// Where it is there, and in which reports it stands.
    #[must_use]
    pub const fn when(mut self, conditions: Conditions) -> Self {
        self.conditions = conditions;
        self
    }

    /// Nothing counted is zero only where the agreement asks for one of these fields; else nobody would have noted it.
    #[must_use]
    pub const fn asked_by(mut self, fields: &'static [FieldPath]) -> Self {
        self.asked_by = fields;
        self
    }

    /// What a reader works out from it and what everybody knows, such as the period's days.
    #[must_use]
    pub const fn giving_away(mut self, figure: &'static Self) -> Self {
        self.gives_away = Some(figure);
        self
    }

    /// The sentence that stands beside it.
    #[must_use]
    pub const fn beside(mut self, sentence: Beside) -> Self {
        self.sentence = Some(sentence);
        self
    }

    /// Whether the agreement asks for what it is counted by.
    pub fn is_asked(&self, agreement: &Agreement) -> bool {
        self.asked_by.is_empty() || asks_for_any(agreement, self.asked_by)
    }

    /// What it is called.
    pub fn label(&self, agreement: &Agreement) -> Text {
        self.label.of(agreement)
    }

    /// What it counts.
    pub fn definition(&self, agreement: &Agreement) -> Text {
        self.definition.of(agreement)
    }

    /// Its value. Where the agreement doesn't ask for what it is counted by, that nothing was noted is no zero.
    pub fn measure(&self, scope: &Scope) -> Measure {
        let measure = match self.count {
            Count::Of(count) => count(scope),
            Count::OfForum(forum, count) => count(scope, forum),
        };
        if measure.count() == Some(0) && !self.is_asked(scope.agreement) { Measure::Missing } else { measure }
    }
}

impl Measured {
    /// A figure of a period.
    pub fn of(figure: Figure, scope: &Scope) -> Self {
        Self { measure: figure.measure(scope), figure }
    }

    /// The sentence that stands beside it, never more than figures carry; none where nothing can be said.
    pub fn sentence(&self, scope: &Scope) -> Option<Sentence> {
        self.figure.sentence.and_then(|sentence| sentence(scope, self))
    }

    /// Its cell.
    pub fn cell(&self) -> Cell {
        let value = match &self.measure {
            Measure::Count(tally) => Value::Count(tally.count()),
            Measure::Rate(rate, _) => Value::Decimal(*rate),
            Measure::Missing => Value::Missing,
        };
        Cell {
            counted: self.measure.tally().cloned(),
            gives_away: self.figure.gives_away.iter().map(|other| CellId::figure(&other.id)).collect(),
            ..Cell::new(CellId::figure(&self.figure.id), value)
        }
    }

    /// Its cell, where something could be said.
    pub fn stated(&self) -> Option<Cell> {
        (self.measure != Measure::Missing).then(|| self.cell())
    }

    /// Its cell, and that of the figure of which it is a part; none of a whole that is empty.
    pub fn part_of(&self, whole: &Figure, scope: &Scope) -> Option<(Cell, Cell)> {
        let whole = Self::of(whole.clone(), scope);
        let is_empty = whole.measure.count().is_none_or(|count| count == 0);
        if is_empty { None } else { Some((self.stated()?, whole.cell())) }
    }
}

impl Measure {
    /// A mean or a rate, where there is something to divide by.
    pub fn rate(value: Option<Decimal>, of: Tally) -> Self {
        value.map_or(Self::Missing, |value| Self::Rate(value, of))
    }

    /// What was counted.
    pub fn tally(&self) -> Option<&Tally> {
        match self {
            Self::Count(tally) | Self::Rate(_, tally) => Some(tally),
            Self::Missing => None,
        }
    }

    /// How many, where it is a count.
    pub fn count(&self) -> Option<usize> {
        match self {
            Self::Count(tally) => Some(tally.count()),
            Self::Rate(..) | Self::Missing => None,
        }
    }
}

impl From<Tally> for Measure {
    fn from(tally: Tally) -> Self {
        Self::Count(tally)
    }
}

impl From<Option<Tally>> for Measure {
    fn from(tally: Option<Tally>) -> Self {
        tally.map_or(Self::Missing, Self::Count)
    }
}
