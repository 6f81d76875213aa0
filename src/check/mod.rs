//! Records against each other, the agreement and the day: a [`Dataset`] → a [`CheckedDataset`].
//!
//! A rule is one unit: its code, severity, page and function. Faults of single files are found while
//! they are read; their rules have a page here and no function.

mod agreement_added_field;
mod agreement_budget_party;
mod agreement_budget_sum;
mod agreement_duplicate_term;
mod agreement_missing_vocabulary;
mod agreement_period;
mod agreement_unknown_field;
mod agreement_unknown_reference;
mod amendment_unsigned;
mod blocking;
mod checked;
mod closed_before_opened;
mod concern_unreported;
mod concerns;
mod dates;
mod drop_in_hours;
mod duplicate_id;
mod findings;
mod future_date;
mod interpreter_answer;
mod mika_referral;
mod not_informed;
mod outside_hours;
mod outside_term;
mod page;
mod reported_before_noticed;
mod selection;
mod unknown_case;
mod visit_outside_case;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::Dataset;
use crate::model::Agreement;

pub use blocking::is_made_by;
pub use checked::CheckedDataset;
use findings::Findings;
pub use page::{Example, Page};
pub use selection::Selection;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// What diagnostics call it.
    pub code: &'static str,
    /// How grave its faults are.
    pub severity: Severity,
    /// Its page, as Markdown.
    pub page: &'static str,
    /// How its faults are found.
    find: Find,
}

/// How a rule's faults are found.
#[derive(Debug, Clone, Copy)]
enum Find {
    /// While a file is read.
    Reading,
    /// In the terms of the agreement, of each time.
    Terms(fn(&Agreement, &mut Findings)),
    /// In records against each other, the agreement and the day.
    Checking(fn(&Dataset, NaiveDate, &mut Findings)),
}

/// A rule from its code: the page lies in `docs/rules`.
macro_rules! rule {
    ($code:literal, $severity:ident, $find:expr) => {
        $crate::check::Rule {
            code: $code,
            severity: $crate::diagnostic::Severity::$severity,
            page: include_str!(concat!("../../docs/rules/", $code, ".md")),
            find: $find,
        }
    };
}
use rule;

/// Every rule, in the order in which they are explained.
pub static RULES: &[Rule] = &[
    rule!("syntax", Error, Find::Reading),
    rule!("encoding", Error, Find::Reading),
    rule!("duplicate-key", Error, Find::Reading),
    rule!("too-large", Error, Find::Reading),
    rule!("unreadable", Error, Find::Reading),
    rule!("missing-field", Error, Find::Reading),
    rule!("unknown-field", Error, Find::Reading),
    rule!("wrong-type", Error, Find::Reading),
    rule!("out-of-range", Error, Find::Reading),
    rule!("invalid-date", Error, Find::Reading),
    rule!("invalid-time", Error, Find::Reading),
    rule!("invalid-amount", Error, Find::Reading),
    rule!("unknown-term", Error, Find::Reading),
    rule!("duplicate-term", Error, Find::Reading),
    rule!("id-mismatch", Error, Find::Reading),
    duplicate_id::RULE,
    unknown_case::RULE,
    closed_before_opened::RULE,
    reported_before_noticed::RULE,
    rule!("personal-number", Error, Find::Reading),
    rule!("contact-detail", Error, Find::Reading),
    rule!("agreement-format", Error, Find::Reading),
    rule!("agreement-invalid", Error, Find::Reading),
    agreement_budget_sum::RULE,
    agreement_budget_party::RULE,
    agreement_duplicate_term::RULE,
    agreement_unknown_field::RULE,
    agreement_added_field::RULE,
    agreement_missing_vocabulary::RULE,
    agreement_unknown_reference::RULE,
    agreement_period::RULE,
    rule!("possible-personal-number", Warning, Find::Reading),
    amendment_unsigned::RULE,
    visit_outside_case::RULE,
    outside_term::RULE,
    future_date::RULE,
    drop_in_hours::RULE,
    outside_hours::RULE,
    mika_referral::RULE,
    concern_unreported::RULE,
    not_informed::RULE,
    interpreter_answer::RULE,
    rule!("stray-file", Warning, Find::Reading),
];

/// The rule of a code.
pub fn find_rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

/// What an agreement can name in its report and its commitments. It is handed in, as the day is: what is counted of
/// records stands further down.
#[derive(Debug)]
pub struct Catalogue {
    /// The ids of its figures.
    pub figures: fn(&Agreement) -> Vec<String>,
    /// The ids of its tables.
    pub tables: fn(&Agreement) -> Vec<String>,
}

/// Judges a directory. The diagnostics are those of reading and those found here, in order of place.
pub fn check(data: Dataset, read: Vec<Diagnostic>, today: NaiveDate, catalogue: &'static Catalogue) -> CheckedDataset {
    let found = |rule: &'static Rule| {
        let mut findings = Findings::new(rule, &data, catalogue);
        match rule.find {
            Find::Reading => {}
            Find::Terms(find) => data.agreement.of_every_time().for_each(|terms| findings.of_terms(terms, find)),
            Find::Checking(find) => find(&data, today, &mut findings),
        }
        findings.placed(&data.sources)
    };
    let found: Vec<Vec<Diagnostic>> = RULES.par_iter().map(found).collect();
    let mut diagnostics: Vec<Diagnostic> = read.into_iter().chain(found.into_iter().flatten()).collect();
    diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
    CheckedDataset::new(data, diagnostics, today)
}
