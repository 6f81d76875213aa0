//! A marked tree against the fields of its kind: values, and every fault of them at its place.

mod against;
mod decoder;
mod faults;
mod fields;
mod mends;
mod single;
mod swallowed;
mod terms;
mod words;

use super::fault::Fault;
use super::tree::Node;
use crate::model::records::Values;
use crate::rules::Severity;
use crate::source::Span;
use decoder::Decoder;

pub use against::{Against, Format};
pub use decoder::Mend;

/// Reads a record's values, `start` being where its file begins; what can't be understood is left out and told in `faults`.
/// With them what can be mended with certainty.
pub fn decode<'a>(root: &Node, start: usize, against: Against<'a>, faults: &mut Vec<Fault>) -> (Values<'a>, Vec<Mend>) {
    let (start, before) = (Span::new(start, start), faults.len());
    if let Some(open) = swallowed::quote_over_fields(root, &against) {
        faults.push(open);
        let mut nothing = Values::default();
        nothing.leave_out();
        return (nothing, Vec::new());
    }
    let mut decoder = Decoder { against, faults, mends: Vec::new() };
    let mut values = decoder.fields(root, against.fields, "", start);
    let mends = decoder.mends;
    if faults.iter().skip(before).any(|fault| fault.rule.severity == Severity::Error) {
        values.leave_out();
    }
    (values, mends)
}
