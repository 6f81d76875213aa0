//! What the report holds, and what of it may be published.

use crate::model::Id;
use crate::model::declared::{AtLeast, declared};
use crate::model::vocabulary::labelled;

declared! {
    /// What the report holds.
    pub struct Report {
        /// Clause.
        pub clause: String,
        // Words and no `Edition`: what is no edition leaves all else as it is said, so that records are judged beside it.
        /// The edition of a written report, where nobody says.
        pub default_edition: Option<String> = None,
        /// The sections, in order.
        pub sections: Vec<Section>,
    }

    /// A section of the report.
    pub struct Section {
        /// Id.
        pub id: Id,
        /// Swedish heading.
        pub sv: String,
        /// English heading.
        pub en: String = String::new(),
        /// Figures shown.
        pub figures: Vec<String> = Vec::new(),
        /// Tables shown.
        pub tables: Vec<String> = Vec::new(),
    }
}

// ÖK §5.3.
declared! {
    /// What may be published.
    pub struct Publish {
        /// A count of people from 1 up to this isn't shown; at least 3.
        pub threshold: AtLeast<3>,
        /// With fewer clients than this, no table of clients is published.
        pub least_clients: u32,
        /// Clause.
        pub clause: String,
    }
}

labelled!(Section);
