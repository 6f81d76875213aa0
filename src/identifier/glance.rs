//! The cheap look before the dear one: which lines could hold an identifier at all. Every byte of
//! every file passes here, and nearly none goes further.

use super::eye::as_seen;
use crate::source::{Span, line_at};

/// The lines that are worth to be read; no identifier goes over the end of a line.
pub fn lines_worth_reading(text: &str) -> Vec<Span> {
    let mut worth = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(quiet) = rest.bytes().position(|byte| !QUIET[usize::from(byte)]) else { break };
        let look = glance(rest.get(quiet..).unwrap_or(""));
        at += match look {
            Look::Past(length) => quiet + length,
            Look::Worth => {
                let line = line_at(text, at + quiet);
                worth.push(line);
                line.end - at
            }
        };
    }
    worth
}

/// The bytes with which no identifier's digits or at sign begin: of ASCII all but digits and a few signs, the
/// first of the letters of Western Europe, and whatever is not the first of a character.
const QUIET: [bool; 256] = {
    let mut quiet = [false; 256];
    let mut byte = 0;
    while byte < quiet.len() {
        quiet[byte] = !matches!(byte as u8, b'0'..=b'9' | b'@' | b'(' | b'[' | b'{' | b'<' | 0xc0..=0xc2 | 0xc4..);
        byte += 1;
    }
    quiet
};

/// The fewest digits of an identifier, that of a phone number with its nought; others have more.
const FEWEST: usize = 8;

/// Digits of a date, after which letters may stand in for the last four of a personal number.
const DATE: usize = 6;

/// What a look at the next characters says.
enum Look {
    /// An identifier may stand in the line.
    Worth,
    /// None begins in so many bytes.
    Past(usize),
}

/// Looks at digits and what people put between them, or at what may be an at sign.
fn glance(text: &str) -> Look {
    let (mut digits, mut nought) = (0, false);
    for (at, c) in text.char_indices() {
        match as_seen(c) {
            None | Some(' ' | '\t' | '-' | '_' | '~' | '.' | '/' | '\\' | '+' | ')') => {}
            Some(digit @ '0'..='9') => {
                nought |= digits == 0 && digit == '0';
                digits += 1;
                if digits > FEWEST || (digits == FEWEST && nought) {
                    return Look::Worth;
                }
            }
            Some('A'..='Z') if digits >= DATE => return Look::Worth,
            Some('@') => return Look::Worth,
            Some('(' | '[' | '{' | '<') if may_be_at(text.get(at + c.len_utf8()..)) => return Look::Worth,
            Some('(') => {}
            _ => return Look::Past(at + c.len_utf8()),
        }
        if digits == 0 {
            return Look::Past(at + c.len_utf8());
        }
    }
    Look::Past(text.len())
}

/// Whether what stands after a bracket may be *at* or another word for the sign.
fn may_be_at(after: Option<&str>) -> bool {
    after.is_some_and(|after| after.trim_start_matches(' ').starts_with(['a', 'A', 's', 'S']))
}
