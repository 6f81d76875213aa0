//! Between whom the agreement is, and the texts that it is made of.

use crate::lang::Lang;
use crate::model::Id;
use crate::model::declared::declared;
use crate::model::vocabulary::labelled;

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
        pub organisation_number: String,
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

labelled!(Identity, Party, CitedText);
