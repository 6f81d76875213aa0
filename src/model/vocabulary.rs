//! Terms that records may hold, with their labels and their codes in other standards.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::nearest::Candidate;

/// A list of terms.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Swedish name of the list.
    pub sv: String,
    /// English name of the list.
    #[serde(default)]
    pub en: String,
    /// The clause it comes from.
    pub clause: String,
    /// Its field or edition in other standards.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// Headings that its terms stand under.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// The terms, in the order in which they are shown.
    pub terms: Vec<Term>,
}

/// A heading within a vocabulary.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Id.
    pub id: String,
    /// Swedish label.
    pub sv: String,
    /// English label.
    #[serde(default)]
    pub en: String,
    /// The clause it comes from.
    #[serde(default)]
    pub clause: String,
}

/// A term.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The id that records hold.
    pub id: String,
    /// Swedish label.
    pub sv: String,
    /// English label.
    #[serde(default)]
    pub en: String,
    /// What else people type for it.
    #[serde(default)]
    pub also: Vec<String>,
    /// The group it stands under.
    #[serde(default)]
    pub group: Option<String>,
    /// Its codes in other standards.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// Shown in the report even where nothing is counted.
    #[serde(default)]
    pub always: bool,
    /// Stands for an answer that isn't known.
    #[serde(default)]
    pub not_stated: bool,
    // ÖK §2.3.
    /// The agreement's target group.
    #[serde(default)]
    pub target_group: bool,
    // ÖK §2.3.
    /// A client with this form is to be referred there: a term of `referral`.
    #[serde(default)]
    pub refer_to: Option<String>,
    /// What the term means to a figure.
    #[serde(default)]
    pub role: Option<Role>,
    /// Records of this day or a later one can't hold it.
    #[serde(default)]
    pub retired_from: Option<NaiveDate>,
}

impl Term {
    /// The term as somebody may have meant it.
    pub fn candidate(&self) -> Candidate<'_> {
        Candidate { also: &self.also, ..Candidate::new(&self.id, self) }
    }

    /// Whether a record of the day can't hold it any longer.
    pub fn is_retired_on(&self, day: Option<NaiveDate>) -> bool {
        self.retired_from.zip(day).is_some_and(|(from, day)| from <= day)
    }
}

/// What a term means to a figure, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A child who came along.
    Accompanying,
    /// A child in the home country.
    Home,
    /// A visit to the open reception.
    OpenReception,
    /// A complaint.
    Complaint,
}

/// A term's place in its vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermRef(pub u16);

impl Vocabulary {
    /// The place of a term's id.
    pub fn find(&self, id: &str) -> Option<TermRef> {
        let at = self.terms.iter().position(|term| term.id == id)?;
        u16::try_from(at).ok().map(TermRef)
    }

    /// The term at a place.
    pub fn get(&self, at: TermRef) -> Option<&Term> {
        self.terms.get(usize::from(at.0))
    }

    /// Whether the term at a place has a role.
    pub fn has_role(&self, at: TermRef, role: Role) -> bool {
        self.get(at).is_some_and(|term| term.role == Some(role))
    }
}

/// `Labelled` for whatever has the fields `sv` and `en`.
macro_rules! labelled {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::lang::Labelled for $name {
            fn sv(&self) -> &str {
                &self.sv
            }
            fn en(&self) -> &str {
                &self.en
            }
        }
    )+};
}
pub(super) use labelled;

labelled!(Vocabulary, Group, Term);
