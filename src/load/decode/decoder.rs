//! What is read against what, and what is found on the way.

use super::against::Against;
use crate::load::fault::Fault;
use crate::source::Span;

/// A record that is being read.
pub(super) struct Decoder<'a, 'f> {
    pub against: Against<'a>,
    pub faults: &'f mut Vec<Fault>,
    pub mends: Vec<Mend>,
}

/// An edit: what stands at a place is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// What is replaced; nothing, where something is put in.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}
