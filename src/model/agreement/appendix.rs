//! What holds for one party alone: its appendix (ÖK §2.1, §5.11, §6).

use chrono::NaiveDate;

use super::goal::Capacity;
use super::hours::Hours;
use crate::model::declared::declared;

declared! {
    /// A party's appendix.
    pub struct Appendix {
        /// Which of the agreement's texts it is.
        pub text: String,
        /// Whose it is.
        pub party: String,
        // ÖK §6.
        /// The party's first day, where it is later than the agreement's.
        pub from: Option<NaiveDate> = None,
        /// How many clients the party is to take.
        pub capacity: Capacity = Capacity::default(),
        /// The party's own hours; the agreement's hold for what it doesn't state.
        pub hours: Hours = Hours::default(),
        /// Clause.
        pub clause: String,
    }
}
