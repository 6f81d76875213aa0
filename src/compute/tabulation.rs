//! What a table is: one value, with everything that is its own.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::definition::{ALWAYS, Conditions, FieldPath, Words};
use super::scope::Scope;
use super::tally::{Member, Tally};
use crate::lang::{Labelled, Text};
use crate::model::{Agreement, Kind, TermRef, Vocabulary};
use crate::say;

/// A table.
#[derive(Debug, Clone)]
pub struct Tabulation {
    /// Public id.
    pub id: Cow<'static, str>,
    /// The kind of record that it is of; none where that is more than one, or something within a record.
    pub kind: Option<Kind>,
    /// What is counted.
    pub unit: Unit,
    /// What stands in it.
    pub contents: Contents,
    /// How its rows stand to each other.
    pub rows: Rows,
    /// Its columns.
    pub columns: &'static [BreakdownColumn],
    /// The column in which the sum of its rows is told, where they add up.
    pub sum: &'static str,
    /// How it is drawn.
    pub drawing: Drawing,
    /// It stands in a report though no section names it.
    pub is_unasked: bool,
    /// Where it is there, and in which reports it stands.
    pub conditions: Conditions,
    title: Words,
    called_as: Option<FieldPath>,
}

/// What stands in a table.
#[derive(Debug, Clone, Copy)]
pub enum Contents {
    /// Counts.
    Counted(fn(&Scope) -> Vec<BreakdownRow>),
    /// Counts of what records say in a field that the agreement adds, by the field's place.
    OfAdded(Kind, usize, fn(&Scope, Kind, usize) -> Vec<BreakdownRow>),
    /// The sum of a field that the agreement adds, by the field's place.
    Summed(Kind, usize),
    /// What the parties put in during the year.
    Resources,
    /// The year's grant.
    Budget,
    /// What it was used for.
    Outturn,
    /// What the parties are bound to.
    Commitments,
}

/// How the rows of a table stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Each thing is counted in one of them, so that they add up.
    AddUp,
    /// One thing can be counted in several of them.
    SeveralAnswers,
    /// They are told side by side.
    Apart,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct BreakdownColumn {
    /// Public id.
    pub id: &'static str,
    /// Whether programs are told it; readers always are.
    pub is_data: bool,
    heading: Option<fn(Unit) -> Text>,
}

impl BreakdownColumn {
    /// A column by its id, and its heading by what the table counts.
    pub const fn new(id: &'static str, heading: fn(Unit) -> Text) -> Self {
        Self { id, is_data: true, heading: Some(heading) }
    }

    /// A column whose heading is the days that it is of.
    pub const fn of_days(id: &'static str) -> Self {
        Self { id, is_data: true, heading: None }
    }

    /// Readers are told it alone: it is made of numbers that programs are told.
    #[must_use]
    pub const fn for_readers(mut self) -> Self {
        self.is_data = false;
        self
    }

    /// What it is called in a table of a unit; `days` are called otherwise.
    pub fn heading(&self, unit: Unit, days: Text) -> Text {
        self.heading.map_or(days, |heading| heading(unit))
    }
}

/// The column of what a table counts.
pub const COUNT: BreakdownColumn = BreakdownColumn::new("count", Unit::counted);

/// The column of a value of its own.
pub const VALUE: BreakdownColumn = BreakdownColumn::of_days("value");

/// How a table is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// How often: bars, the most frequent answer told.
    Bars,
    /// When: upright columns, the busiest months told.
    Months,
    /// What came and went, and what was there: upright columns, the last of them as a line.
    FlowAndStock,
}

/// What a table counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Clients.
    Clients,
    /// Children.
    Children,
    /// Visits.
    Visits,
    /// Records.
    Records,
    /// Kronor.
    Kronor,
    /// Whatever each row says.
    Various,
}

/// A table of counts.
#[derive(Debug, Clone)]
pub struct Breakdown {
    /// What it is.
    pub table: Tabulation,
    /// The rows, in order.
    pub rows: Vec<BreakdownRow>,
}

/// A row of a table of counts.
#[derive(Debug, Clone)]
pub struct BreakdownRow {
    /// Public id: a term, a country, a band, a month.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// The heading that it stands under.
    pub group: Option<Heading>,
    /// A tally for each column.
    pub cells: Vec<Tally>,
}

/// A heading over rows: a group of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Public id.
    pub id: String,
    /// What it is called.
    pub label: Text,
}

/// The row of those whose record doesn't say, where the agreement doesn't ask.
const NOT_DOCUMENTED: &str = "not-documented";

impl Tabulation {
    /// A table of every agreement: an id, what it is called, what is counted and how that is done. Its rows add up.
    pub const fn new(id: &'static str, title: fn(&Agreement) -> Text, unit: Unit, contents: Contents) -> Self {
        Self::made(Cow::Borrowed(id), Words::Of(title), unit, contents)
    }

    /// A table that a field of the agreement's own brings: it stands in a report though no section names it.
    pub const fn brought(id: String, title: Text, unit: Unit, contents: Contents) -> Self {
        Self::made(Cow::Owned(id), Words::Said(title), unit, contents).unasked()
    }

    const fn made(id: Cow<'static, str>, title: Words, unit: Unit, contents: Contents) -> Self {
        Self {
            id,
            kind: None,
            unit,
            contents,
            rows: Rows::AddUp,
            columns: &[COUNT],
            sum: COUNT.id,
            drawing: Drawing::Bars,
            is_unasked: false,
            conditions: ALWAYS,
            title,
            called_as: None,
        }
    }

    /// It is of a kind of record.
    #[must_use]
    pub const fn of_kind(mut self, kind: Kind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// It is called as the agreement calls the field.
    #[must_use]
    pub const fn called_as(mut self, field: FieldPath) -> Self {
        self.called_as = Some(field);
        self
    }

    /// Where it is there, and in which reports it stands.
    #[must_use]
    pub const fn when(mut self, conditions: Conditions) -> Self {
        self.conditions = conditions;
        self
    }

    /// How its rows stand to each other.
    #[must_use]
    pub const fn with_rows(mut self, rows: Rows) -> Self {
        self.rows = rows;
        self
    }

    /// Its columns.
    #[must_use]
    pub const fn with_columns(mut self, columns: &'static [BreakdownColumn]) -> Self {
        self.columns = columns;
        self
    }

    /// The column in which the sum of its rows is told.
    #[must_use]
    pub const fn summed_in(mut self, column: &'static str) -> Self {
        self.sum = column;
        self
    }

    /// How it is drawn.
    #[must_use]
    pub const fn drawn(mut self, drawing: Drawing) -> Self {
        self.drawing = drawing;
        self
    }

    /// It stands in a report though no section names it.
    #[must_use]
    pub const fn unasked(mut self) -> Self {
        self.is_unasked = true;
        self
    }

    /// What it is called.
    pub fn title(&self, agreement: &Agreement) -> Text {
        let field = self.called_as.and_then(|(kind, path)| agreement.field(kind, path));
        field.map_or_else(|| self.title.of(agreement), Labelled::text)
    }

    /// The table of a period, where it is one of counts.
    pub(super) fn counted(&self, scope: &Scope) -> Option<Breakdown> {
        let rows = match self.contents {
            Contents::Counted(count) => count(scope),
            Contents::OfAdded(kind, at, count) => count(scope, kind, at),
            Contents::Summed(..)
            | Contents::Resources
            | Contents::Budget
            | Contents::Outturn
            | Contents::Commitments => return None,
        };
        self.conditions.is_told(scope).then(|| Breakdown { table: self.clone(), rows })
    }
}

impl Unit {
    /// What records of a kind are counted as.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Case => Self::Clients,
            Kind::Visit => Self::Visits,
            _ => Self::Records,
        }
    }

    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::Children => "children",
            Self::Visits => "visits",
            Self::Records => "records",
            Self::Kronor => "kr",
            Self::Various => "various",
        }
    }

    /// What so many of it are called.
    pub fn counted(self) -> Text {
        match self {
            Self::Clients => say!(sv "klienter", en "clients"),
            Self::Children => say!(sv "barn", en "children"),
            Self::Visits => say!(sv "besök", en "visits"),
            Self::Records | Self::Kronor | Self::Various => say!(sv "antal", en "number"),
        }
    }
}

impl Breakdown {
    /// What the rows add up to, column by column, where they do.
    pub fn totals(&self) -> Option<Vec<usize>> {
        let of = |at: usize| self.rows.iter().filter_map(|row| row.cells.get(at)).map(Tally::count).sum();
        (self.table.rows == Rows::AddUp).then(|| (0..self.table.columns.len()).map(of).collect())
    }

    /// Whether anything is counted in it.
    pub fn is_counted(&self) -> bool {
        self.rows.iter().any(BreakdownRow::is_counted)
    }
}

impl BreakdownRow {
    /// A row that stands under no heading.
    pub fn new(id: impl Into<String>, label: Text, cells: Vec<Tally>) -> Self {
        Self { id: id.into(), label, group: None, cells }
    }

    /// The row of those whose record doesn't say.
    pub fn not_documented(tally: Tally) -> Self {
        Self::new(NOT_DOCUMENTED, say!(sv "Ej dokumenterat", en "Not documented"), vec![tally])
    }

    /// Whether anything is counted in it.
    pub fn is_counted(&self) -> bool {
        self.cells.iter().any(|cell| cell.count() > 0)
    }

    /// Whether the row is an answer, and not of those whose record doesn't say.
    pub fn is_answer(&self) -> bool {
        self.id != NOT_DOCUMENTED
    }

    /// How many are counted in its first column.
    pub fn count(&self) -> usize {
        self.cells.first().map_or(0, Tally::count)
    }
}

/// One answer each, in the order of the vocabulary.
pub fn single(
    vocabulary: Option<&Vocabulary>,
    answers: impl Iterator<Item = (Member, Option<TermRef>)>,
) -> Vec<BreakdownRow> {
    let mut tallies: BTreeMap<Option<TermRef>, Tally> = BTreeMap::new();
    answers.for_each(|(member, term)| tallies.entry(term).or_default().push(member));
    let unanswered = tallies.remove(&None);
    let answered = tallies.into_iter().filter_map(|(term, tally)| Some((term?, vec![tally])));
    let mut rows = of_terms(vocabulary, answered.collect(), 1);
    rows.extend(unanswered.map(BreakdownRow::not_documented));
    rows
}

/// Several answers each, the most frequent first; in the order of the vocabulary where headings stand over its terms.
pub fn several(vocabulary: Option<&Vocabulary>, answers: impl Iterator<Item = (Member, TermRef)>) -> Vec<BreakdownRow> {
    let mut rows = several_in_order(vocabulary, answers);
    if rows.iter().all(|row| row.group.is_none()) {
        rows.sort_by_key(|row| Reverse(row.count()));
    }
    rows
}

/// Several answers each, in the order of the vocabulary.
pub fn several_in_order(
    vocabulary: Option<&Vocabulary>,
    answers: impl Iterator<Item = (Member, TermRef)>,
) -> Vec<BreakdownRow> {
    let mut tallies: BTreeMap<TermRef, Tally> = BTreeMap::new();
    answers.for_each(|(member, term)| tallies.entry(term).or_default().push(member));
    of_terms(vocabulary, tallies.into_iter().map(|(term, tally)| (term, vec![tally])).collect(), 1)
}

/// A row for every term that occurs or is always shown.
pub fn of_terms(
    vocabulary: Option<&Vocabulary>,
    mut tallies: BTreeMap<TermRef, Vec<Tally>>,
    columns: usize,
) -> Vec<BreakdownRow> {
    let Some(Vocabulary { terms, groups, .. }) = vocabulary else { return Vec::new() };
    let row = |(term, at): (&crate::model::Term, u16)| {
        let cells = tallies.remove(&TermRef(at)).or_else(|| term.always.then(|| vec![Tally::default(); columns]))?;
        let group = groups.iter().find(|group| Some(&*group.id) == term.group.as_ref());
        let group = group.map(|group| Heading { id: group.id.to_string(), label: group.text() });
        Some(BreakdownRow { group, ..BreakdownRow::new(&term.id, term.text(), cells) })
    };
    terms.iter().zip(0..).filter_map(row).collect()
}
