//! A marked tree against the fields of its kind: values, and every fault of them at its place.

mod against;
mod decoder;
mod faults;
mod fields;
mod mends;
mod single;
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
pub fn decode<'a>(root: &Node, start: usize, against: Against<'a>, faults: &mut Vec<Fault>) -> Values<'a> {
    let (start, before) = (Span::new(start, start), faults.len());
    let mut values = Decoder { against, faults, mends: Vec::new() }.fields(root, against.fields, "", start);
    if faults.iter().skip(before).any(|fault| fault.rule.severity == Severity::Error) {
        values.leave_out();
    }
    values
}

/// What about a record can be mended with certainty, by place.
pub fn mends(root: &Node, against: Against) -> Vec<Mend> {
    let mut decoder = Decoder { against, faults: &mut Vec::new(), mends: Vec::new() };
    decoder.fields(root, against.fields, "", Span::default());
    decoder.mends
}
