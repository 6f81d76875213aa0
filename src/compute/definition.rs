//! What a figure and a table are both made of: words, and the fields of records that they are counted by.

use crate::lang::Text;
use crate::model::{Agreement, Kind};

/// A field of a kind of record.
pub type FieldPath = (Kind, &'static str);

/// What something is called, or what it means.
#[derive(Debug, Clone)]
pub enum Words {
    /// By what an agreement calls things.
    Of(fn(&Agreement) -> Text),
    /// Of one thing of an agreement, such as a forum.
    Said(Text),
}

impl Words {
    /// The words in an agreement.
    pub fn of(&self, agreement: &Agreement) -> Text {
        match self {
            Self::Of(words) => words(agreement),
            Self::Said(text) => text.clone(),
        }
    }
}

/// Whether the agreement's records have every one of the fields.
pub fn has_all(agreement: &Agreement, fields: &[FieldPath]) -> bool {
    fields.iter().all(|(kind, path)| agreement.has_field(*kind, path))
}

/// Whether the agreement asks for any of the fields.
pub fn asks_for_any(agreement: &Agreement, fields: &[FieldPath]) -> bool {
    fields.iter().any(|(kind, path)| agreement.lists(*kind, path))
}
