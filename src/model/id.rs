//! The ids that entries of an agreement have, and by which records, bookkeeping, other entries and people name them.

use std::fmt;
use std::ops::Deref;

use super::declared::{Declared, Reader, Shape};
use super::schema::schema;
use super::written::{Fit, misfit};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::rules;
use crate::say;

/// An id: small letters and digits, with - or _ between them. Nothing else, since it is typed: a sign that can't be seen,
/// or that looks like a letter, would make every record that is right a wrong one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(String);

impl Id {
    /// A text as an id, where it is one.
    pub fn new(text: &str) -> Option<Self> {
        is_id(text).then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Deref for Id {
    type Target = String;

    fn deref(&self) -> &String {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl From<&Id> for String {
    fn from(id: &Id) -> Self {
        id.0.clone()
    }
}

impl PartialEq<Id> for String {
    fn eq(&self, other: &Id) -> bool {
        *self == other.0
    }
}

impl Declared for Id {
    const SHAPE: Shape = Shape::Words;

    fn read(at: impl Reader) -> Option<Self> {
        at.single(Self::SHAPE, |written| id(&written.words()?))
    }
}

schema!(Id, "Id", true, {"type": "string", "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$"});

/// Whether a text is an id.
pub fn is_id(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(is_of_words);
    text.split(['-', '_']).all(is_word)
}

fn is_of_words(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

fn id(text: &str) -> Fit<Id> {
    if let Some(id) = Id::new(text) {
        return Ok(id);
    }
    let (shown, why) = (quote(text), stranger(text));
    let words = text.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase();
    let help = if is_id(&words) {
        say!(sv "Skriv `{words}`.", en "Write `{words}`.")
    } else {
        say!(
            sv "Ett id är av små bokstäver a–z och siffror, med - eller _ emellan: `own-contribution`.",
            en "An id is of small letters a–z and digits, with - or _ between: `own-contribution`."
        )
    };
    let message = say!(sv "{shown} är inget id{why}.", en "{shown} is no id{why}."; why);
    misfit(&rules::AGREEMENT_INVALID, message, help)
}

/// Which sign beyond ASCII doesn't belong in an id, where one does that may look as if it did. A sign that can't be seen
/// has come as its number: `\u{200d}`.
fn stranger(text: &str) -> Text {
    let number = text.split_once("\\u{").and_then(|(_, rest)| rest.split_once('}')).map(|(number, _)| number);
    if let Some(number) = number.map(str::to_uppercase) {
        return say!(
            sv ": tecknet U+{number:0>4} syns inte",
            en ": the sign U+{number:0>4} can't be seen"
        );
    }
    let Some(c) = text.chars().find(|c| !c.is_ascii()) else { return Text::default() };
    let number = u32::from(c);
    say!(
        sv ": tecknet `{c}` (U+{number:04X}) är inget av a–z",
        en ": the sign `{c}` (U+{number:04X}) is none of a–z"
    )
}
