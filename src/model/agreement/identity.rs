//! Between whom the agreement is, and the texts that it is made of.

use std::fmt;

use crate::lang::Lang;
use crate::model::Id;
use crate::model::declared::{Declared, Reader, Shape, declared};
use crate::model::schema::schema;
use crate::model::vocabulary::labelled;
use crate::model::written::Written;

declared! {
    /// What the agreement is, and between whom.
    pub struct Identity {
        /// Reference number.
        pub reference: String,
        /// Swedish title.
        pub sv: String,
        /// English title.
        pub en: String = String::new(),
        /// Language of its documents.
        pub language: Lang,
        /// Who signed.
        pub parties: Vec<Party>,
        /// Contacts that the agreement publishes.
        pub contacts: Vec<Contact> = Vec::new(),
        /// The texts that clauses cite.
        pub texts: Vec<CitedText>,
    }

    /// A party.
    pub struct Party {
        /// Id.
        pub id: Id,
        /// Swedish name.
        pub sv: String,
        /// English name.
        pub en: String = String::new(),
        /// Organisation number.
        pub organisation_number: OrganisationNumber,
        /// The part of it that does the work.
        pub unit: Option<String> = None,
        /// Clause.
        pub clause: String,
    }

    /// A contact that the agreement publishes.
    pub struct Contact {
        /// Whose.
        pub party: String,
        /// E-mail address.
        pub email: String,
        /// Phone number.
        pub phone: String,
        /// Clause.
        pub clause: String,
    }

    /// A text that clauses cite.
    pub struct CitedText {
        /// How clauses cite it.
        pub id: String,
        /// Swedish title.
        pub sv: String,
        /// English title.
        pub en: String = String::new(),
    }
}

/// The number that an organisation has: ten digits, six before the dash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationNumber(String);

impl fmt::Display for OrganisationNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Declared for OrganisationNumber {
    const SHAPE: Shape = Shape::Words;

    fn read(at: impl Reader) -> Option<Self> {
        let number = at.single(Self::SHAPE, |written| {
            let text = written.words()?;
            Written { text: &text, ..written }.organisation_number("212000-0142")
        });
        number.map(Self)
    }
}

schema!(OrganisationNumber, "OrganisationNumber", true, {"type": "string", "pattern": r"^\s*(\d[\s-]*){10}$"});

labelled!(Identity, Party, CitedText);
