//! What was changed after the agreement was signed, and what applied before (ÖK §2.1, §5.4).

use chrono::NaiveDate;

use super::statement::Reason;
use crate::model::Id;
use crate::model::declared::{Declared, Reader, Shape, declared};
use crate::model::schema::schema;
use crate::model::vocabulary::labelled;

declared! {
    /// A change of the agreement or its appendices.
    pub struct Amendment made {
        /// What was different before and after, key by key.
        pub changed: Vec<Changed>,
    } {
        /// Id.
        pub id: Id,
        /// What it is about, in Swedish.
        pub sv: String,
        /// In English.
        pub en: String = String::new(),
        /// It applies from this day.
        pub from: NaiveDate,
        /// The clause that it is made by.
        pub clause: String,
        /// Why it was made.
        pub background: Reason,
        /// Where it was decided on: a meeting with its day and paragraph.
        pub decision: String,
        /// Who else had to approve, where somebody had to, and when.
        pub approval: Option<String> = None,
        /// It changes something of substance: every party signs it.
        pub of_substance: bool = false,
        /// Who signed.
        pub signed: Vec<Signature> = Vec::new(),
        /// The keys of the agreement that become different, and what they become.
        pub changes: Changes,
    }
}

declared! {
    /// A signature.
    pub struct Signature {
        /// Whose.
        pub party: String,
        /// The day.
        pub on: NaiveDate,
    }
}

/// Keys of the agreement, as they become. They are read together with all others, into the terms that then apply.
#[derive(Debug, Clone, Copy)]
pub struct Changes;

impl Declared for Changes {
    const SHAPE: Shape = Shape::Named(&Shape::Words);

    fn read(at: impl Reader) -> Option<Self> {
        at.entries(Self::SHAPE, |_| Ok(())).map(|_| Self)
    }
}

schema!(Changes, "Changes", false, {
    "description": "Keys of the agreement, as they become: entries by their `id`, the others whole.",
    "type": "object",
    "propertyNames": {"not": {"enum": ["format", "amendments"]}}
});

/// A key of the agreement, before and after an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its path, entries by their ids: `budget.rows.staff.amount`.
    pub path: String,
    /// What stood there.
    pub before: Option<String>,
    /// What stands there.
    pub after: Option<String>,
}

labelled!(Amendment);

impl Amendment {
    /// Whether anything at a key became different, or the whole that it stands in.
    pub fn touches(&self, key: &str) -> bool {
        let key = dotted(key);
        let is_it = |changed: &Changed| {
            let path = dotted(&changed.path);
            is_within(&path, &key) || is_within(&key, &path)
        };
        self.changed.iter().any(is_it)
    }
}

/// Whether a key is another, or stands below it.
fn is_within(key: &str, above: &str) -> bool {
    key.strip_prefix(above).is_some_and(|rest| rest.is_empty() || above.is_empty() || rest.starts_with('.'))
}

/// A key whose entries stand between points, as in [`Changed`]: `budget.rows[staff]` → `budget.rows.staff`.
fn dotted(key: &str) -> String {
    key.replace('[', ".").replace(']', "")
}

/// Where a key stands among the changes of an amendment.
pub fn in_amendment(at: usize, key: &str) -> String {
    if key.is_empty() { format!("amendments[{at}].changes") } else { format!("amendments[{at}].changes.{key}") }
}
