//! Records against each other, the agreement and the day: a [`Dataset`] → a [`CheckedDataset`].
//!
//! A rule is one file: its code, severity and function, and its page in `docs/rules`. Faults of single files are found
//! while they are read; their rules stand in [`crate::rules`].

mod blocking;
mod catalogue;
mod checked;
mod concerns;
mod dates;
mod findings;
mod judging;
mod selection;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::diagnostic::{At, Diagnostic};
use crate::load::{Dataset, Places};
use crate::rules::{READ, Rule, Severity};
use crate::source::Span;

pub use blocking::is_made_by;
pub use catalogue::Catalogue;
pub use checked::CheckedDataset;
use findings::Findings;
use judging::{Check, Find};
pub use selection::Selection;

/// A rule a file: declares the files and lists what they check. `cargo fmt` doesn't see through it: `rustfmt src/check/*.rs`.
macro_rules! checks {
    ($($file:ident)*) => {
        $(mod $file;)*
        static CHECKS: &[&Check] = &[$(&$file::CHECK),*];
    };
}

checks! {
    duplicate_id
    unknown_case
    closed_before_opened
    reported_before_noticed
    participants_sum
    agreement_budget_sum
    agreement_budget_party
    agreement_share
    agreement_duplicate_term
    agreement_unknown_field
    agreement_added_field
    agreement_missing_vocabulary
    agreement_unknown_reference
    agreement_period
    amendment_unsigned
    duplicate_record
    duplicate_booking
    name_date
    id_year
    implausible_date
    visit_outside_case
    outside_term
    future_date
    drop_in_hours
    outside_hours
    mika_referral
    concern_unreported
    not_informed
    interpreter_answer
}

/// Every rule: errors before warnings, those of reading before those of judging.
pub fn rules() -> Vec<&'static Rule> {
    let judged = CHECKS.iter().map(|check| check.rule);
    let mut rules: Vec<&Rule> = READ.iter().copied().chain(judged).collect();
    rules.sort_by_key(|rule| rule.severity);
    rules
}

/// How grave a rule's faults can be, the gravest first.
pub fn severities(rule: &Rule) -> BTreeSet<Severity> {
    let also = CHECKS.iter().filter(|check| check.rule == rule).filter_map(|check| check.also);
    also.chain([rule]).map(|rule| rule.severity).collect()
}

/// Judges a directory. The diagnostics are those of reading and those found here, in order of place.
pub fn check(data: Dataset, read: Vec<Diagnostic>, today: NaiveDate, catalogue: &'static Catalogue) -> CheckedDataset {
    let found = |check: &&'static Check| {
        let mut findings = Findings::new(check.rule, &data, catalogue);
        match check.find {
            Find::Terms(find) => data.agreement.of_every_time().for_each(|terms| findings.of_terms(terms, find)),
            Find::Records(find) => find(&data, today, &mut findings),
        }
        findings.placed(&data.sources)
    };
    let found: Vec<Vec<Diagnostic>> = CHECKS.par_iter().map(found).collect();
    let mut diagnostics: Vec<Diagnostic> = read.into_iter().chain(found.into_iter().flatten()).collect();
    tell_once(&mut diagnostics);
    hold_back(&mut diagnostics, &data);
    diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
    CheckedDataset::new(data, diagnostics, today)
}

/// What can be wrong with a day, the most certain first.
static SLIPS: &[&Check] = &[&implausible_date::CHECK, &outside_term::CHECK, &future_date::CHECK];

/// A day that can hardly be is told as that alone: what other rules find in it follows from the slip.
fn tell_once(diagnostics: &mut Vec<Diagnostic>) {
    let rank = |found: &Diagnostic| SLIPS.iter().position(|slip| slip.rule == found.rule).unwrap_or(SLIPS.len());
    let mut surest = BTreeMap::new();
    for found in diagnostics.iter().filter(|found| !found.is_error()) {
        let least = surest.entry((found.file, found.span)).or_insert(SLIPS.len());
        *least = rank(found).min(*least);
    }
    let is_surest =
        |found: &Diagnostic| surest.get(&(found.file, found.span)).is_none_or(|least| rank(found) == *least);
    diagnostics.retain(|found| found.is_error() || is_surest(found));
}

/// What a key of the agreement asks for is held back where that key is at fault itself: mended, it asks for something
/// else. Errors are told, since what they leave out isn't counted.
fn hold_back(diagnostics: &mut Vec<Diagnostic>, data: &Dataset) {
    let is_of_agreement = |found: &&Diagnostic| found.file == data.agreement_file && found.is_error();
    let faults: Vec<Span> = diagnostics.iter().filter(is_of_agreement).map(|found| found.span).collect();
    if faults.is_empty() {
        return;
    }
    let places = Places::of(data.sources[data.agreement_file].text());
    let asks = |found: &Diagnostic| match found.related.as_ref().filter(|related| related.asks)?.at {
        At::File(_, key) => Some(places.entry_at(key)),
        At::Removed(_) => None,
    };
    let is_faulty = |entry: Span| faults.iter().any(|fault| entry.start <= fault.start && fault.end <= entry.end);
    diagnostics.retain(|found| found.is_error() || !asks(found).is_some_and(is_faulty));
}
