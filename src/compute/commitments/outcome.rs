//! How it went with a commitment, and what was found out.

use crate::lang::Text;
use crate::model::Decimal;
use crate::model::agreement::PartyId;

/// How it went with a commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Id.
    pub id: String,
    /// What was promised.
    pub label: Text,
    /// The clause.
    pub clause: String,
    /// Who is bound, where it isn't everybody.
    pub party: Option<PartyId>,
    /// What answers it is to be.
    pub target: Option<Text>,
    /// What it is.
    pub value: Option<Value>,
    /// How it went.
    pub status: Status,
    /// Why that is said.
    pub why: Text,
}

/// What answers a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// So many.
    Count(usize),
    /// A quantity that somebody stated.
    Quantity(Decimal),
}

/// Whether a commitment was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It was, as far as it is due.
    Met,
    /// It wasn't.
    NotMet,
    /// It isn't due yet, or the days that have come can't show it.
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

/// What was found out about a commitment.
pub struct Finding {
    /// What answers it is to be.
    pub target: Option<Text>,
    /// What it is.
    pub value: Option<Value>,
    /// How it went.
    pub status: Status,
    /// Why; the agreement's own reason, where nothing is said.
    pub why: Option<Text>,
}

impl Finding {
    /// A status alone.
    pub fn bare(status: Status, why: Option<Text>) -> Self {
        Self { target: None, value: None, status, why }
    }
}
