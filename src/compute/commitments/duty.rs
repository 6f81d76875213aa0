//! A commitment with the records that answer it, and the names of the numbers that are found there.

use crate::compute::cell::{Cell, CellId, Value};
use crate::compute::figure::Measured;
use crate::compute::figures::figure_by_id;
use crate::compute::scope::Scope;
use crate::compute::tables::COMMITMENTS;
use crate::model::agreement::{Commitment, Party};

/// A commitment before it is judged.
#[derive(Clone, Copy)]
pub struct Duty<'a> {
    /// The commitment.
    pub commitment: &'a Commitment,
    /// The days and records that answer it.
    pub scope: &'a Scope<'a>,
    /// Those of the report.
    pub report: &'a Scope<'a>,
}

impl<'a> Duty<'a> {
    /// The name of a number that stands nowhere else.
    pub fn name(&self) -> CellId {
        CellId::row(&COMMITMENTS.id, &self.commitment.id)
    }

    /// The name of a number that is told beside it.
    pub fn part(&self, of: &str) -> CellId {
        CellId::column(&COMMITMENTS.id, &self.commitment.id, of)
    }

    /// A figure: the report's own where it is of the same days and records, else a number by another name.
    pub fn figure(&self, id: &str, other: CellId) -> Cell {
        let Some(figure) = figure_by_id(self.scope.agreement, id) else { return Cell::new(other, Value::Missing) };
        let cell = Measured::of(figure, self.scope).cell();
        let (scope, report) = (self.scope, self.report);
        let is_its_own = scope.reported.period == report.reported.period && scope.data.party() == report.data.party();
        if is_its_own { cell } else { Cell { id: other, ..cell } }
    }

    /// The party whose records alone answer it, in a report of all of them.
    pub fn narrowed_to(&self) -> Option<&'a Party> {
        let party = self.scope.data.party().filter(|_| self.report.data.party().is_none())?;
        Some(&self.scope.data.agreement()[party])
    }
}
