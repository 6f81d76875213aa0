//! What the texts leave open.

use crate::model::Id;
use crate::model::declared::{choices, declared};
use crate::model::vocabulary::labelled;

declared! {
    /// What the texts leave open, and how it is read.
    pub struct OpenPoint {
        /// Id.
        pub id: Id,
        /// Clauses.
        pub clauses: Vec<String>,
        /// Also told under the budget.
        pub budget: Option<BudgetNote> = None,
        /// In Swedish.
        pub sv: String,
        /// In English.
        pub en: String = String::new(),
    }
}

choices! {
    /// Under which budgets an open point is told.
    pub enum BudgetNote {
        /// Under every one.
        Always = "always", "alltid", "always";
        /// Under that of a period for which the text states a share.
        StatedShare = "stated-share", "angiven andel", "stated share";
    }
}

labelled!(OpenPoint);
