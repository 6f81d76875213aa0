//! Who meets, how often (ÖK §3).

use super::whole::Agreement;
use crate::model::declared::{choices, declared};
use crate::model::vocabulary::labelled;

declared! {
    /// A forum.
    pub struct Forum {
        /// Id that meetings hold.
        pub id: String,
        /// Swedish name.
        pub sv: String,
        /// English name.
        pub en: String = String::new(),
        /// At least so many meetings …
        pub meetings: u32,
        /// … in each of these.
        pub per: Interval,
        /// How long a chair serves, in months, where the text says.
        pub chair_months: Option<u32> = None,
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

/// Which forum: one that an agreement was asked for by its id. No amendment takes one away or moves it, so it is the same
/// in all later terms; earlier ones may not have it yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForumId(usize);

impl Agreement {
    /// The forums of these terms.
    pub fn forums(&self) -> impl Iterator<Item = (ForumId, &Forum)> {
        self.forums.iter().enumerate().map(|(at, forum)| (ForumId(at), forum))
    }

    /// The forum of an id.
    pub fn forum(&self, id: &str) -> Option<ForumId> {
        self.forums().find(|(_, forum)| forum.id == id).map(|(forum, _)| forum)
    }

    /// A forum in these terms, where it has come by then.
    pub fn forum_by_now(&self, forum: ForumId) -> Option<&Forum> {
        self.forums.get(forum.0)
    }
}
