//! Every table, a file for each subject. One more is a value in a file, and its name in the file's list.

mod activities;
mod added;
mod by_party;
mod children;
mod clients;
mod commitments;
mod feedback;
mod meetings;
mod money;
mod monitoring;
mod monthly;
mod turnover;
mod visits;

use super::scope::Scope;
use super::tabulation::{Breakdown, Tabulation};
use crate::model::Agreement;

pub use added::{Quantity, Sum};
pub use commitments::COMMITMENTS;
pub use money::{BUDGET, RESOURCES};

/// The tables of every agreement, in the order in which they are told.
static LISTS: &[&[&Tabulation]] = &[
    clients::TABLES,
    children::TABLES,
    turnover::TABLES,
    by_party::TABLES,
    visits::TABLES,
    meetings::TABLES,
    feedback::TABLES,
    monitoring::TABLES,
    activities::TABLES,
    money::TABLES,
    commitments::TABLES,
];

/// Every table of an agreement, in the order in which they are told. Fields that it adds bring their own.
pub fn tables(agreement: &Agreement) -> Vec<Tabulation> {
    let everybodys = LISTS.iter().copied().flatten().map(|table| (*table).clone());
    let there = everybodys.filter(|table| table.conditions.are_met(agreement));
    there.chain(added::tables(agreement)).collect()
}

/// Every table of counts of a period, in the same order.
pub(super) fn breakdowns(scope: &Scope) -> Vec<Breakdown> {
    tables(scope.agreement).iter().filter_map(|table| table.counted(scope)).collect()
}

/// Every sum of an added field over a period, in the same order.
pub(super) fn sums(scope: &Scope) -> Vec<Sum> {
    tables(scope.agreement).into_iter().filter_map(|table| Sum::of(table, scope)).collect()
}
