//! What can be wrong: each rule with the code that diagnostics bear, how grave its faults are, and its page.
//!
//! Here stand those whose faults are found while a file is read; a rule that is judged afterwards stands at the head of
//! its file in `check`.

mod page;

use std::fmt;

pub use page::{Example, Page};

use crate::lang::Lang;

/// How grave a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The record can't be counted.
    Error,
    /// The record counts, but somebody should look at it.
    Warning,
}

impl Severity {
    /// The word used in every format.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }

    /// The word that people read.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Error, Lang::Sv) => "fel",
            (Self::Warning, Lang::Sv) => "varning",
            (severity, Lang::En) => severity.id(),
        }
    }
}

/// A rule.
pub struct Rule {
    /// What diagnostics call it.
    pub code: &'static str,
    /// How grave its faults are.
    pub severity: Severity,
    /// Its page, as Markdown.
    pub page: &'static str,
}

/// A rule is known by its code.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code)
    }
}

/// A rule from its code: the page lies in `docs/rules`.
macro_rules! rule {
    ($code:literal, $severity:ident) => {
        $crate::rules::Rule {
            code: $code,
            severity: $crate::rules::Severity::$severity,
            page: include_str!(concat!("../../docs/rules/", $code, ".md")),
        }
    };
}
pub(crate) use rule;

/// Declares rules and lists them.
macro_rules! read {
    ($($name:ident = $code:literal, $severity:ident;)*) => {
        $(
            #[doc = concat!("`", $code, "`")]
            pub static $name: Rule = rule!($code, $severity);
        )*

        /// Every rule whose faults are found while a file is read, in the order in which they are explained.
        pub static READ: &[&Rule] = &[$(&$name),*];
    };
}

/// Found in reading, where a reference has no shape of an id, and judged in `check`, where nothing bears that id.
pub static UNKNOWN_CASE: Rule = rule!("unknown-case", Error);

/// Found in reading, where a month and day is none, and judged in `check`, where days don't go together.
pub static AGREEMENT_PERIOD: Rule = rule!("agreement-period", Error);

/// Found in reading, where an amendment changes what isn't there, and judged in `check`, where a name leads nowhere.
pub static AGREEMENT_UNKNOWN_REFERENCE: Rule = rule!("agreement-unknown-reference", Error);

read! {
    SYNTAX = "syntax", Error;
    ENCODING = "encoding", Error;
    CONFLICT_MARKER = "conflict-marker", Error;
    DUPLICATE_KEY = "duplicate-key", Error;
    CONTROL_CHARACTER = "control-character", Error;
    TOO_LARGE = "too-large", Error;
    UNREADABLE = "unreadable", Error;
    WRONG_FOLDER = "wrong-folder", Error;
    MISSING_FIELD = "missing-field", Error;
    UNKNOWN_FIELD = "unknown-field", Error;
    WRONG_TYPE = "wrong-type", Error;
    OUT_OF_RANGE = "out-of-range", Error;
    INVALID_DATE = "invalid-date", Error;
    INVALID_TIME = "invalid-time", Error;
    INVALID_AMOUNT = "invalid-amount", Error;
    UNKNOWN_TERM = "unknown-term", Error;
    DUPLICATE_TERM = "duplicate-term", Error;
    EXCLUSIVE_TERM = "exclusive-term", Error;
    ID_MISMATCH = "id-mismatch", Error;
    PERSONAL_NUMBER = "personal-number", Error;
    CONTACT_DETAIL = "contact-detail", Error;
    AGREEMENT_FORMAT = "agreement-format", Error;
    AGREEMENT_INVALID = "agreement-invalid", Error;
    POSSIBLE_PERSONAL_NUMBER = "possible-personal-number", Warning;
    COMMENT_IN_TEXT = "comment-in-text", Warning;
    STRAY_FILE = "stray-file", Warning;
    AGREEMENT_UNKNOWN_TEXT = "agreement-unknown-text", Warning;
}
