//! Who meets, how often (ÖK §3).

use std::num::NonZeroU32;

use crate::model::Id;
use crate::model::declared::{choices, declared};
use crate::model::vocabulary::labelled;

declared! {
    /// A forum.
    pub struct Forum {
        /// Id that meetings hold.
        pub id: Id,
        /// Swedish name.
        pub sv: String,
        /// English name.
        pub en: String = String::new(),
        /// At least so many meetings …
        pub meetings: NonZeroU32,
        /// … in each of these.
        pub per: Interval,
        /// How long a chair serves, in months, where the text says.
        pub chair_months: Option<NonZeroU32> = None,
        /// Clause.
        pub clause: String,
    }
}

choices! {
    /// A stretch of time that something recurs in.
    pub enum Interval {
        /// Each month.
        Month = "month", "månad", "month";
        /// Each quarter.
        Quarter = "quarter", "kvartal", "quarter";
        /// Each year.
        Year = "year", "år", "year";
    }
}

labelled!(Forum);
