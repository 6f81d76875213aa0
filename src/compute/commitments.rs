//! What the parties are bound to, the figure that answers it, and whether it was met.

use super::activity::Scope;
use super::figures::{Measure, Measured};
use crate::lang::{Labelled, Text};
use crate::model::agreement::Commitment;
use crate::say;

/// How it went with a commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Id.
    pub id: String,
    /// What was promised.
    pub label: Text,
    /// The clause.
    pub clause: String,
    /// What the figure is to be.
    pub target: Option<Text>,
    /// What it is.
    pub value: Option<usize>,
    /// How it went.
    pub status: Status,
}

/// Whether a commitment was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It was, as far as it is due.
    Met,
    /// It wasn't.
    NotMet,
    /// It isn't due yet.
    Pending,
    /// Records can't tell.
    NotMeasured,
}

impl Status {
    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Pending => "pending",
            Self::NotMeasured => "not-measured",
        }
    }
}

/// Every commitment of the agreement.
pub(super) fn outcomes(scope: &Scope, figures: &[Measured]) -> Vec<Outcome> {
    let over = scope.reported.is_over();
    scope.agreement.commitments.iter().map(|commitment| outcome(commitment, figures, over)).collect()
}

fn outcome(commitment: &Commitment, figures: &[Measured], over: bool) -> Outcome {
    let count =
        |id: &str| figures.iter().find(|item| item.figure.id == id).map(|item| &item.measure).and_then(Measure::count);
    let value = commitment.figure.as_deref().and_then(count);
    let all = commitment.all_of.as_deref().and_then(count);
    let number = |limit: u32| usize::try_from(limit).unwrap_or(usize::MAX);
    let (least, most) = (commitment.at_least.map(number), commitment.at_most.map(number));
    let target = least
        .map(Text::same)
        .or_else(|| most.map(|most| say!(sv "högst {most}", en "at most {most}")))
        .or_else(|| all.map(|all| say!(sv "alla {all}", en "all {all}")));
    let status = match (value, least.or(all), most) {
        (None, ..) | (_, None, None) => Status::NotMeasured,
        (Some(value), _, Some(most)) if value > most => Status::NotMet,
        (Some(_), None, Some(_)) => {
            if over {
                Status::Met
            } else {
                Status::Pending
            }
        }
        (Some(_), Some(0), _) => {
            if over {
                Status::Met
            } else {
                Status::Pending
            }
        }
        (Some(value), Some(due), _) if value >= due => Status::Met,
        _ if commitment.shortfall_shows_nothing => Status::NotMeasured,
        _ => {
            if over {
                Status::NotMet
            } else {
                Status::Pending
            }
        }
    };
    Outcome {
        id: commitment.id.clone(),
        label: commitment.text(),
        clause: commitment.clause.clone(),
        target,
        value,
        status,
    }
}
