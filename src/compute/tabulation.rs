//! What a table is: one value, with everything that is its own.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::cell::{Cell, CellId};
use super::definition::{FieldPath, Words, has_all};
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
    /// How it is drawn.
    pub drawing: Drawing,
    /// It stands in a report though no section names it.
    pub is_unasked: bool,
    title: Words,
    called_as: Option<FieldPath>,
    needs: &'static [FieldPath],
    is_of: fn(&Agreement) -> bool,
    is_told: fn(&Scope) -> bool,
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

/// A column of a table of counts.
#[derive(Debug, Clone, Copy)]
pub struct BreakdownColumn {
    /// Public id.
    pub id: &'static str,
    /// Its heading, by what the table counts.
    pub heading: fn(Unit) -> Text,
}

/// The column of what a table counts.
pub const COUNT: BreakdownColumn = BreakdownColumn { id: "count", heading: Unit::counted };

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
        Self {
            id: Cow::Borrowed(id),
            kind: None,
            unit,
            contents,
            rows: Rows::AddUp,
            columns: &[COUNT],
            drawing: Drawing::Bars,
            is_unasked: false,
            title: Words::Of(title),
            called_as: None,
            needs: &[],
            is_of: |_| true,
            is_told: |_| true,
        }
    }

    /// A table that a field of the agreement's own brings.
    pub fn brought(id: String, title: Text, kind: Kind, unit: Unit, contents: Contents) -> Self {
        Self {
            id: Cow::Owned(id),
            kind: Some(kind),
            unit,
            contents,
            rows: Rows::AddUp,
            columns: &[COUNT],
            drawing: Drawing::Bars,
            is_unasked: true,
            title: Words::Said(title),
            called_as: None,
            needs: &[],
            is_of: |_| true,
            is_told: |_| true,
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

    /// It is there only where records have every one of these fields.
    #[must_use]
    pub const fn needing(mut self, fields: &'static [FieldPath]) -> Self {
        self.needs = fields;
        self
    }

    /// It is there only in such agreements.
    #[must_use]
    pub const fn only_of(mut self, agreements: fn(&Agreement) -> bool) -> Self {
        self.is_of = agreements;
        self
    }

    /// It stands in such reports only.
    #[must_use]
    pub const fn told_where(mut self, reports: fn(&Scope) -> bool) -> Self {
        self.is_told = reports;
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

    /// Whether an agreement has it.
    pub fn is_there(&self, agreement: &Agreement) -> bool {
        (self.is_of)(agreement) && has_all(agreement, self.needs)
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
        (self.is_told)(scope).then(|| Breakdown { table: self.clone(), rows })
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
    /// What the rows add up to in the first column, where they do.
    pub fn total(&self) -> Option<usize> {
        self.totals().and_then(|totals| totals.first().copied())
    }

    /// The same, column by column.
    pub fn totals(&self) -> Option<Vec<usize>> {
        let of = |at: usize| self.rows.iter().filter_map(|row| row.cells.get(at)).map(Tally::count).sum();
        (self.table.rows == Rows::AddUp).then(|| (0..self.table.columns.len()).map(of).collect())
    }

    /// Whether anything is counted in it.
    pub fn is_counted(&self) -> bool {
        self.rows.iter().any(BreakdownRow::is_counted)
    }

    /// The cells of a row, by column.
    pub fn cells(&self, row: &BreakdownRow) -> Vec<(&'static str, Cell)> {
        let Tabulation { id, columns, .. } = &self.table;
        let cell = |(at, (column, tally)): (usize, (&BreakdownColumn, &Tally))| {
            let id = match at {
                0 => CellId::row(id, &row.id),
                _ => CellId::column(id, &row.id, column.id),
            };
            (column.id, Cell::count(id, tally.clone()))
        };
        columns.iter().zip(&row.cells).enumerate().map(cell).collect()
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
        let group = groups.iter().find(|group| Some(&group.id) == term.group.as_ref());
        let group = group.map(|group| Heading { id: group.id.clone(), label: group.text() });
        Some(BreakdownRow { group, ..BreakdownRow::new(&term.id, term.text(), cells) })
    };
    terms.iter().zip(0..).filter_map(row).collect()
}
