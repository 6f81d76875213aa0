//! What the agreement says of each kind of record and its fields, built-in and added.

use chrono::NaiveDate;

use crate::lang::Text;
use crate::model::declared::{choices, declared};
use crate::model::id::is_id;
use crate::model::kind::{ANY, Type};
use crate::model::vocabulary::labelled;
use crate::say;

declared! {
    /// A kind of record: what it is called and what is documented.
    pub struct RecordKind {
        /// Swedish name.
        pub sv: String,
        /// English name.
        pub en: String = String::new(),
        /// Clause.
        pub clause: String,
        /// Its fields.
        pub fields: Vec<RecordField>,
    }
}

// ÖK §3.1.
declared! {
    /// A field of a record. One that isn't built in has a type: the parties added it.
    pub struct RecordField {
        /// Its path: `exploitation.form`, `children[].age`; an added one stands at the top of its kind.
        pub field: String,
        /// Swedish label.
        pub sv: String,
        /// English label.
        pub en: String = String::new(),
        /// What an added field holds.
        pub value as "type": Option<AddedType> = None,
        /// The vocabulary of an added field's terms.
        pub vocabulary: Option<String> = None,
        /// Whether every record must have it.
        pub required: bool = false,
        /// Records of this day or a later one must have it.
        pub required_from: Option<NaiveDate> = None,
        /// Records of this day or a later one can't have it.
        pub retired_from: Option<NaiveDate> = None,
        /// Whether the report has a table of an added field.
        pub tabulate: bool = false,
        /// Clause.
        pub clause: String = String::new(),
        /// Where the parties decided on it: a meeting with its day and paragraph.
        pub decision: String = String::new(),
    }
}

choices! {
    /// What an added field can hold. No free text: nothing that is said of a person stands in one.
    pub enum AddedType {
        /// A term of the vocabulary.
        Term = "term", "ett svar", "term";
        /// Terms of the vocabulary, none twice.
        Terms = "terms", "flera svar", "terms";
        /// A whole number, not below zero.
        Count = "count", "antal", "count";
        /// A day.
        Date = "date", "datum", "date";
        /// `true` or `false`.
        YesNo = "yes-no", "ja/nej", "yes/no";
        /// Kronor, not below zero.
        Amount = "amount", "belopp", "amount";
    }
}

impl AddedType {
    /// Whether it takes its answers from a vocabulary.
    pub fn has_vocabulary(self) -> bool {
        matches!(self, Self::Term | Self::Terms)
    }
}

impl RecordField {
    /// What is cited for it: the clause, or else the decision; empty where neither is stated.
    pub fn source(&self) -> &str {
        if self.clause.is_empty() { &self.decision } else { &self.clause }
    }

    /// Whether a record of the day must have it; of a day that isn't known, only what every record must have.
    pub fn is_required_on(&self, day: Option<NaiveDate>) -> bool {
        let is_due = self.required_from.map_or(self.required, |from| day.is_some_and(|day| from <= day));
        let may_be_retired = self.retired_from.is_some_and(|from| day.is_none_or(|day| from <= day));
        is_due && !may_be_retired
    }

    /// Whether a record of the day can't have it any longer.
    pub fn is_retired_on(&self, day: Option<NaiveDate>) -> bool {
        self.retired_from.zip(day).is_some_and(|(from, day)| from <= day)
    }

    /// From which day it is required and from which retired, in words; nothing where no day matters.
    pub fn days(&self) -> Vec<Text> {
        let required = self.required_from.map(|day| say!(sv "krävs från {day}", en "required from {day}"));
        let retired = self.retired_from.map(|day| say!(sv "utgår {day}", en "retired from {day}"));
        required.into_iter().chain(retired).collect()
    }

    /// The type of an added field; none of terms whose vocabulary isn't named.
    pub(super) fn added_type(&self) -> Option<Type<'_>> {
        let vocabulary = || self.vocabulary.as_deref();
        Some(match self.value? {
            AddedType::Term => Type::Term(vocabulary()?),
            AddedType::Terms => Type::Terms(vocabulary()?),
            AddedType::Count => ANY,
            AddedType::Date => Type::Date,
            AddedType::YesNo => Type::YesNo,
            AddedType::Amount => Type::Amount,
        })
    }
}

labelled!(RecordKind, RecordField);

/// Whether a name can be the key of an added field: words of small letters and digits with - or _ between them.
pub fn is_key(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase()) && is_id(name)
}

#[cfg(test)]
mod tests {
    use super::is_key;

    #[test]
    fn keys_are_small_words() {
        for key in ["referred_by", "nights", "return-trip", "a1"] {
            assert!(is_key(key), "{key}");
        }
        for other in ["", "Nights", "children.age", "natt[]", "två", "1st", "a b", "_a", "a-", "a__b"] {
            assert!(!is_key(other), "{other}");
        }
    }
}
