//! Terms that records may hold, with their labels and their codes in other standards.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Id;
use super::declared::{choices, declared};
use crate::nearest::Candidate;

declared! {
    /// A list of terms.
    pub struct Vocabulary {
        /// Swedish name of the list.
        pub sv: String,
        /// English name of the list.
        pub en: String = String::new(),
        /// The clause it comes from.
        pub clause: String,
        /// Its field or edition in other standards.
        pub codes: BTreeMap<String, String> = BTreeMap::new(),
        /// Headings that its terms stand under.
        pub groups: Vec<Group> = Vec::new(),
        /// The terms, in the order in which they are shown.
        pub terms: Vec<Term>,
    }

    /// A heading within a vocabulary.
    pub struct Group {
        /// Id.
        pub id: Id,
        /// Swedish label.
        pub sv: String,
        /// English label.
        pub en: String = String::new(),
        /// The clause it comes from.
        pub clause: String = String::new(),
    }

    /// A term.
    pub struct Term {
        /// The id that records hold.
        pub id: Id,
        /// Swedish label.
        pub sv: String,
        /// English label.
        pub en: String = String::new(),
        /// What else people type for it.
        pub also: Vec<String> = Vec::new(),
        /// The group it stands under.
        pub group: Option<String> = None,
        /// Its codes in other standards.
        pub codes: BTreeMap<String, String> = BTreeMap::new(),
        /// Shown in the report even where nothing is counted.
        pub always: bool = false,
        /// Stands for an answer that isn't known.
        pub not_stated: bool = false,
        /// No other answer can stand beside it.
        pub exclusive: bool = false,
        // ÖK §2.3.
        /// The agreement's target group.
        pub target_group: bool = false,
        // ÖK §2.3.
        /// A client with this form is to be referred there: a term of `referral`.
        pub refer_to: Option<String> = None,
        /// What the term means to a figure.
        pub role: Option<Role> = None,
        /// Records of this day or a later one can't hold it.
        pub retired_from: Option<NaiveDate> = None,
    }
}

impl Term {
    /// The term as somebody may have meant it.
    pub fn candidate(&self) -> Candidate<'_> {
        Candidate { also: &self.also, ..Candidate::new(&self.id, self) }
    }

    /// Whether no other answer can stand beside it: one that isn't known, or none of them.
    pub fn stands_alone(&self) -> bool {
        self.not_stated || self.exclusive
    }

    /// Whether a record of the day can't hold it any longer.
    pub fn is_retired_on(&self, day: Option<NaiveDate>) -> bool {
        self.retired_from.zip(day).is_some_and(|(from, day)| from <= day)
    }
}

choices! {
    /// What a term means to a figure, whatever it is called.
    pub enum Role {
        /// A child who came along.
        Accompanying = "accompanying", "medföljande", "accompanying";
        /// A child in the home country.
        Home = "home", "i hemlandet", "home";
        /// A visit to the open reception.
        OpenReception = "open-reception", "öppen mottagning", "open reception";
        /// A complaint.
        Complaint = "complaint", "klagomål", "complaint";
    }
}

impl Role {
    /// The list in which it means something.
    pub fn list(self) -> &'static str {
        match self {
            Self::Accompanying | Self::Home => "whereabouts",
            Self::OpenReception => "channel",
            Self::Complaint => "feedback-kind",
        }
    }
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
