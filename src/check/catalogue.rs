//! What an agreement can name.

use crate::model::Agreement;

/// What an agreement can name in its report and its commitments. It is handed in, as the day is: what is counted of
/// records stands further down.
#[derive(Debug)]
pub struct Catalogue {
    /// The ids of its figures.
    pub figures: fn(&Agreement) -> Vec<String>,
    /// The ids of its tables.
    pub tables: fn(&Agreement) -> Vec<String>,
}
