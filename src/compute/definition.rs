//! What a figure and a table are both made of: words, the fields of records that they are counted by, and where they
//! are there.

use super::scope::Scope;
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

/// Which agreements have a figure or a table, and in which reports it stands.
#[derive(Debug, Clone, Copy)]
pub struct Conditions {
    needs: &'static [FieldPath],
    is_of: fn(&Agreement) -> bool,
    is_told: fn(&Scope) -> bool,
}

/// Every agreement has it, and it stands in every report.
pub const ALWAYS: Conditions = Conditions { needs: &[], is_of: |_| true, is_told: |_| true };

impl Conditions {
    /// Only where records have every one of these fields.
    pub const fn needing(self, needs: &'static [FieldPath]) -> Self {
        Self { needs, ..self }
    }

    /// Only in such agreements.
    pub const fn only_of(self, is_of: fn(&Agreement) -> bool) -> Self {
        Self { is_of, ..self }
    }

    /// In such reports only.
    pub const fn told_where(self, is_told: fn(&Scope) -> bool) -> Self {
        Self { is_told, ..self }
    }

    /// Whether an agreement has it.
    pub fn are_met(&self, agreement: &Agreement) -> bool {
        (self.is_of)(agreement) && self.needs.iter().all(|(kind, path)| agreement.has_field(*kind, path))
    }

    /// Whether it stands in a report.
    pub fn is_told(&self, scope: &Scope) -> bool {
        (self.is_told)(scope)
    }
}

/// Whether the agreement asks for any of the fields.
pub fn asks_for_any(agreement: &Agreement, fields: &[FieldPath]) -> bool {
    fields.iter().any(|(kind, path)| agreement.lists(*kind, path))
}
