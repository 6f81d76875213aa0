//! The table of what the parties are bound to.

use crate::compute::tabulation::{Contents, Rows, Tabulation, Unit};
use crate::say;

pub static TABLES: &[&Tabulation] = &[&COMMITMENTS];

/// The table of every commitment.
pub static COMMITMENTS: Tabulation =
    Tabulation::new("commitments", |_| say!(sv "Åtaganden", en "Commitments"), Unit::Various, Contents::Commitments)
        .with_rows(Rows::Apart);
