//! Every figure, a file for each subject. One more is a value in a file, and its name in the file's list.

mod activities;
mod children;
mod clients;
mod feedback;
mod forums;
mod informed;
mod meetings;
mod monitoring;
mod open_reception;
mod referrals;
mod visits;

pub use activities::participants;

use super::figure::{Figure, Measured};
use super::scope::Scope;
use crate::model::Agreement;

/// Every figure of an agreement, in the order in which they are told. Forums bring their own.
pub fn figures(agreement: &Agreement) -> impl Iterator<Item = Figure> {
    let before = [clients::FIGURES, visits::FIGURES, children::FIGURES, referrals::FIGURES, open_reception::FIGURES];
    let after = [meetings::FIGURES, feedback::FIGURES, monitoring::FIGURES, informed::FIGURES, activities::FIGURES];
    let of_forums = agreement.forums().flat_map(|(id, forum)| forums::figures(id, forum));
    let all = before.into_iter().flat_map(cloned).chain(of_forums).chain(after.into_iter().flat_map(cloned));
    all.filter(|figure| figure.conditions.are_met(agreement))
}

fn cloned(figures: &'static [&'static Figure]) -> impl Iterator<Item = Figure> {
    figures.iter().map(|figure| (*figure).clone())
}

/// A figure of an agreement by its id.
pub fn figure_by_id(agreement: &Agreement, id: &str) -> Option<Figure> {
    figures(agreement).find(|figure| figure.id == id)
}

/// Every figure of a period, in the same order.
pub(super) fn measured(scope: &Scope) -> Vec<Measured> {
    figures(scope.agreement).map(|figure| Measured::of(figure, scope)).collect()
}
