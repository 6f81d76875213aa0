//! What the agreement is for, and how many clients it is to reach (ÖK §2.2).

use crate::model::Id;
use crate::model::declared::declared;
use crate::model::vocabulary::labelled;

declared! {
    /// A goal.
    pub struct Goal {
        /// Id.
        pub id: Id,
        /// In Swedish, the agreement's words.
        pub sv: String,
        /// In English.
        pub en: String = String::new(),
        /// Clause.
        pub clause: String,
        /// The figures that answer it.
        pub figures: Vec<String>,
    }

    /// How many clients. What the texts don't say is absent, which isn't zero.
    #[derive(Default)]
    pub struct Capacity {
        /// Clients a year.
        pub clients_per_year: Option<Range> = None,
        /// Clients active at once.
        pub active_at_once: Option<Range> = None,
        /// New clients a week, on average.
        pub new_per_week: Option<Range> = None,
    }
}

impl Capacity {
    /// What is stated, by its key.
    pub fn stated(&self) -> impl Iterator<Item = (&'static str, &Range)> {
        let all = [
            ("clients_per_year", &self.clients_per_year),
            ("active_at_once", &self.active_at_once),
            ("new_per_week", &self.new_per_week),
        ];
        all.into_iter().filter_map(|(key, range)| Some((key, range.as_ref()?)))
    }
}

declared! {
    /// From so many to so many.
    pub struct Range {
        /// What it is called in Swedish, where the text has a word of its own.
        pub sv: String = String::new(),
        /// What it is called in English.
        pub en: String = String::new(),
        /// At least.
        pub from: u32,
        /// At most.
        pub to: u32,
        /// The text states it as it is; without this, as about so many.
        pub exact: bool = false,
        /// Clause.
        pub clause: String,
    }
}

labelled!(Goal, Range);
