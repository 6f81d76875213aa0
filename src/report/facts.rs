//! What programs are told of a document: the same cells as in its sections, without words around them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::table::Table;
use crate::compute::Share;
use crate::compute::cell::{Cell, CellId, Sentence, Value};
use crate::lang::Text;
use crate::model::{PaymentPeriod, Period};

/// What programs are told of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facts {
    /// The activity report.
    Report(Box<ReportFacts>),
    /// The commitments alone.
    Commitments(AboutFacts, Vec<CommitmentFacts>),
    /// The year's grant.
    Budget(Box<BudgetFacts>),
}

/// What a document is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutFacts {
    /// The party whose records it is of, where it is one's.
    pub party: Option<String>,
    /// Its days, and what they are called.
    pub period: (Period, String),
}

/// Everything that was counted, whether or not a section tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFacts {
    /// What it is about.
    pub about: AboutFacts,
    /// What people say of its sections, by their ids; a blank line between paragraphs.
    pub commentary: Vec<(String, String)>,
    /// What it was made from.
    pub source: SourceFacts,
    /// Every figure, by its id.
    pub figures: Vec<(String, Cell)>,
    /// Every table but the commitments.
    pub tables: Vec<TableFacts>,
    /// The commitments.
    pub commitments: Vec<CommitmentFacts>,
}

/// What a report was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Sound records by kind.
    pub records: BTreeMap<&'static str, usize>,
    /// Records left out for their errors.
    pub left_out: usize,
    /// Warnings by code.
    pub warnings: BTreeMap<&'static str, usize>,
    /// SHA-256 over everything read.
    pub digest: String,
    /// The git commit, and whether the folder had uncommitted changes.
    pub commit: Option<(String, bool)>,
    /// The program's version.
    pub program: &'static str,
}

/// What a report was made from, its numbers as cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFacts {
    /// Sound records by kind.
    pub records: Vec<(&'static str, Cell)>,
    /// Records left out for their errors.
    pub left_out: Cell,
    /// Warnings by code.
    pub warnings: Vec<(&'static str, Cell)>,
    /// SHA-256 over everything read.
    pub digest: String,
    /// The git commit, and whether the folder had uncommitted changes.
    pub commit: Option<(String, bool)>,
    /// The program's version.
    pub program: &'static str,
}

/// What programs are told of a table beside what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFacts {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What it counts.
    pub unit: &'static str,
    /// One thing can be counted in several rows.
    pub several_answers: bool,
    /// The columns that programs are told.
    pub columns: Vec<&'static str>,
    /// The one of them in which its rows' sum is told, where they add up.
    pub total: Option<&'static str>,
    /// The table, where no section shows it.
    pub beside: Option<Table>,
}

/// A commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentFacts {
    /// Its id.
    pub id: String,
    /// What was promised.
    pub label: Text,
    /// The clause.
    pub clause: String,
    /// Who is bound, where it isn't everybody.
    pub party: Option<String>,
    /// What answers it is to be.
    pub target: Option<Sentence>,
    /// What it is.
    pub value: Option<Cell>,
    /// How it went.
    pub status: &'static str,
    /// Why that is said.
    pub why: Sentence,
}

/// The year's grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetFacts {
    /// The calendar year.
    pub year: i32,
    /// The part of it that the grant is for.
    pub period: Period,
    /// The party whose grant alone it is, where it is one's.
    pub party: Option<String>,
    /// The share of the budget's months.
    pub share: ShareFacts,
    /// The share of each span, where there are several.
    pub spans: Vec<(Period, ShareFacts)>,
    /// The rows.
    pub rows: Vec<GrantFacts>,
    /// What they add up to, and what is put in beside it.
    pub total: GrantFacts,
    /// Parties by themselves.
    pub parties: Vec<(ShareFacts, GrantFacts)>,
    /// Amounts changed within the period: id, day, clause.
    pub amendments: Vec<(String, NaiveDate, String)>,
    /// What the texts leave open, with its clauses.
    pub open_points: Vec<(Vec<String>, Text)>,
}

/// A share, and what it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareFacts {
    /// What it is, and who said so.
    pub share: Share,
    /// So many, of so many.
    pub parts: [Cell; 2],
}

/// A row of the grant, or what rows add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantFacts {
    /// Its id; a party's, where it is what its rows add up to.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// Whose it is, where rows name parties.
    pub party: Option<String>,
    /// For the budget's months, and the share.
    pub amounts: [Cell; 2],
    /// Each instalment.
    pub payments: Vec<(PaymentPeriod, Cell)>,
    /// What is put in beside it: for the budget's months, and the share.
    pub own: Option<[Cell; 2]>,
}

impl Facts {
    /// Every cell of them, and in their words.
    pub fn each_cell(&mut self, change: &mut dyn FnMut(&mut Cell)) {
        match self {
            Self::Report(report) => report.each_cell(change),
            Self::Commitments(_, commitments) => commitments.iter_mut().for_each(|of| of.each_cell(change)),
            Self::Budget(budget) => {
                let BudgetFacts { share, spans, rows, total, parties, .. } = budget.as_mut();
                spans.iter_mut().flat_map(|(_, share)| &mut share.parts).for_each(|cell| cell.each(change));
                for (share, grant) in parties {
                    share.parts.iter_mut().for_each(|cell| cell.each(change));
                    grant.each_cell(change);
                }
                share.parts.iter_mut().for_each(|cell| cell.each(change));
                rows.iter_mut().chain([total]).for_each(|grant| grant.each_cell(change));
            }
        }
    }
}

impl Provenance {
    /// Sound records of a kind.
    pub fn cell_of_kind(kind: &str, count: usize) -> Cell {
        Cell::new(CellId::row("source", kind), Value::Count(count))
    }

    /// Records left out for their errors.
    pub fn cell_of_left_out(&self) -> Cell {
        Cell::new(CellId::row("source", "left-out"), Value::Count(self.left_out))
    }

    /// Warnings of a code.
    pub fn cell_of_warnings(code: &str, count: usize) -> Cell {
        Cell::new(CellId::column("source", "warnings", code), Value::Count(count))
    }

    /// The same for programs.
    pub fn facts(&self) -> SourceFacts {
        let cells = |counts: &BTreeMap<&'static str, usize>, cell: fn(&str, usize) -> Cell| {
            counts.iter().map(|(name, count)| (*name, cell(name, *count))).collect()
        };
        SourceFacts {
            records: cells(&self.records, Self::cell_of_kind),
            left_out: self.cell_of_left_out(),
            warnings: cells(&self.warnings, Self::cell_of_warnings),
            digest: self.digest.clone(),
            commit: self.commit.clone(),
            program: self.program,
        }
    }
}

impl ReportFacts {
    fn each_cell(&mut self, change: &mut dyn FnMut(&mut Cell)) {
        let SourceFacts { records, left_out, warnings, .. } = &mut self.source;
        let by_name = records.iter_mut().chain(warnings).map(|(_, cell)| cell);
        by_name.chain([left_out]).for_each(|cell| cell.each(change));
        self.figures.iter_mut().for_each(|(_, cell)| cell.each(change));
        self.tables.iter_mut().filter_map(|of| of.beside.as_mut()).for_each(|table| table.each_cell(change));
        self.commitments.iter_mut().for_each(|of| of.each_cell(change));
    }
}

impl CommitmentFacts {
    fn each_cell(&mut self, change: &mut dyn FnMut(&mut Cell)) {
        self.value.iter_mut().for_each(|cell| cell.each(change));
        self.target.iter_mut().chain([&mut self.why]).for_each(|words| words.each_cell(change));
    }
}

impl GrantFacts {
    fn each_cell(&mut self, change: &mut dyn FnMut(&mut Cell)) {
        let payments = self.payments.iter_mut().map(|(_, cell)| cell);
        self.amounts.iter_mut().chain(payments).chain(self.own.iter_mut().flatten()).for_each(|cell| cell.each(change));
    }
}
