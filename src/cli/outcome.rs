//! How a command ends, and what is said of one that can't.

use std::fmt;
use std::io;

use crate::compute::Unanswerable;
use crate::lang::Text;
use crate::machine::reason;
use crate::report::unanswerable;
use crate::say;
use crate::write::hook::quoted;

/// How a command ended; only `main` makes a number of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// What was asked is done.
    Done,
    /// The records have errors.
    Faulty,
    /// It couldn't be done.
    Refused,
}

/// Why a command ended before it was done.
#[derive(Debug)]
pub enum Refusal {
    /// Words for the person who asked: why it couldn't be done, and what to do.
    Words(Text),
    /// Everything is said already.
    Said(Outcome),
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => out.write_str(&words.en),
            Self::Said(_) => Ok(()),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<Unanswerable> for Refusal {
    fn from(why: Unanswerable) -> Self {
        Self::Words(unanswerable(&why))
    }
}

/// A refusal as an error.
pub fn refuse<T>(words: Text) -> anyhow::Result<T> {
    Err(Refusal::Words(words).into())
}

/// What couldn't be written, and why.
pub fn unwritten(what: &Text, error: &io::Error) -> Text {
    let why = reason(error);
    say!(sv "{what} kan inte skrivas: {why}.", en "{what} can't be written: {why}."; what, why)
}

/// The same as a refusal.
pub fn unwritable(what: &Text, error: &io::Error) -> Refusal {
    Refusal::Words(unwritten(what, error))
}

/// A path as somebody types it: in quotation marks where it holds what a shell would take for something else, and never
/// an option. Those for a space alone are what every system's shells take.
pub fn as_typed(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "._-/\\: ".contains(c);
    match path {
        path if path.starts_with('-') => as_typed(&format!("./{path}")),
        path if !path.chars().all(is_plain) => quoted(path),
        path if path.contains(' ') => format!("\"{path}\""),
        path => path.to_owned(),
    }
}
