//! A document for programs: public structs of their own, so that an inner rename can't change them. What is hidden is
//! `null` and said to be suppressed; what isn't known is `null` alone.

mod budget;
mod report;
mod value;

use std::io::{self, Write};

use crate::lang::Lang;
use crate::report::Document;
use crate::report::facts::Facts;

/// Writes a document's facts, two spaces for each level; nothing of a document that has none.
///
/// # Errors
/// Where `out` can't be written to.
pub fn render(document: &Document, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    match &document.facts {
        Some(Facts::Report(facts)) => value::write(&report::report(document, facts, lang), out),
        Some(Facts::Commitments(about, facts)) => value::write(&report::commitments(document, about, facts, lang), out),
        Some(Facts::Budget(facts)) => value::write(&budget::budget(facts, lang), out),
        None => Ok(()),
    }
}
