//! Words of the agreement.

use crate::model::declared::declared;
use crate::model::vocabulary::labelled;

declared! {
    /// Words with a clause.
    #[derive(PartialEq, Eq)]
    pub struct Statement {
        /// In Swedish.
        pub sv: String,
        /// In English.
        pub en: String = String::new(),
        /// Clause.
        pub clause: String,
    }

    /// Why records can't tell.
    pub struct Reason {
        /// In Swedish.
        pub sv: String,
        /// In English.
        pub en: String = String::new(),
    }
}

labelled!(Statement, Reason);
