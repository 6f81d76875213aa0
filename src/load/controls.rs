//! Characters that steer instead of being read: no text holds one, whether it stands there or an escape makes it.

use super::fault::Fault;
use crate::diagnostic::quote;
use crate::rules;
use crate::say;
use crate::source::Span;

/// A character that steers instead of being read: none that a keyboard makes in a text, and nothing that is no character.
fn steers(c: char) -> bool {
    let is_no_character = u32::from(c) & 0xfffe == 0xfffe;
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{2028}' | '\u{2029}') || is_no_character
}

/// Whether a byte can be the first of such a character: every byte of every file is looked at.
fn may_steer(byte: u8) -> bool {
    matches!(byte, 0..=0x08 | 0x0b | 0x0c | 0x0e..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xef..=0xff)
}

/// Every such character of a text.
pub fn steering(text: &str) -> impl Iterator<Item = Fault> + '_ {
    let may_begin = text.bytes().enumerate().filter(|(_, byte)| may_steer(*byte));
    let found = may_begin.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?)));
    found.filter(|(_, c)| steers(*c)).map(|(at, c)| {
        let code = code(c);
        let message = say!(
            sv "Ett styrtecken ({code}), som inte syns, står här.",
            en "A control character ({code}), which isn't seen, stands here."
        );
        let place = Span::new(at, at + c.len_utf8());
        Fault::new(&rules::CONTROL_CHARACTER, place, message).help(say!(sv "Ta bort det.", en "Remove it."))
    })
}

/// Every escape in quotation marks that becomes one, a line end or a tab: `\n` in "S:\namnd". `raw` begins at `start`.
pub fn escaped(raw: &str, start: usize) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut at = 0;
    while let Some(found) = raw.get(at..).and_then(|rest| rest.find('\\')) {
        let Some((length, becomes)) = raw.get(at + found..).and_then(escape) else { break };
        let place = Span::new(at + found, at + found + length);
        at = place.end;
        if becomes.is_some_and(|c| c.is_control() || steers(c)) {
            let (shown, code) = (quote(raw.get(place.range()).unwrap_or("")), becomes.map(code).unwrap_or_default());
            let message = say!(
                sv "{shown} inom \"…\" blir ett styrtecken ({code}), som inte syns.",
                en "{shown} within \"…\" becomes a control character ({code}), which isn't seen."
            );
            let help = say!(
                sv "Använd enkla citattecken, '…', så står texten som den är skriven. Ska den ha flera rader, skriv `|` efter kolon och texten på raderna under, indragen.",
                en "Use single quotation marks, '…', and the text stands as it is written. If it is to have several lines, write `|` after the colon and the text on the lines below, indented."
            );
            let place = Span::new(start + place.start, start + place.end);
            faults.push(Fault::new(&rules::CONTROL_CHARACTER, place, message).help(help));
        }
    }
    faults
}

/// A text without what steers.
pub fn without_steering(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !steers(*c)).collect()
}

/// Leaves out what is told of a value only because one stands in it.
pub fn alone(faults: &mut Vec<Fault>) {
    let is_control = |fault: &&Fault| *fault.rule == rules::CONTROL_CHARACTER;
    let places: Vec<Span> = faults.iter().filter(is_control).map(|fault| fault.span).collect();
    let is_around = |span: Span| places.iter().any(|place| span.start <= place.start && place.end <= span.end);
    faults.retain(|fault| is_control(&fault) || !is_around(fault.span));
}

/// How long an escape is that a text begins with, and what it becomes, where that may steer (YAML 1.2.2, 5.7).
fn escape(text: &str) -> Option<(usize, Option<char>)> {
    let letter = text.chars().nth(1)?;
    let digits = match letter {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    let length = 1 + letter.len_utf8() + digits;
    let becomes = match letter {
        '0' => Some('\0'),
        'a' => Some('\u{7}'),
        'b' => Some('\u{8}'),
        't' | '\t' => Some('\t'),
        'n' => Some('\n'),
        'v' => Some('\u{b}'),
        'f' => Some('\u{c}'),
        'r' => Some('\r'),
        'e' => Some('\u{1b}'),
        'N' => Some('\u{85}'),
        'L' => Some('\u{2028}'),
        'P' => Some('\u{2029}'),
        _ => u32::from_str_radix(text.get(2..length)?, 16).ok().and_then(char::from_u32),
    };
    Some((length, becomes))
}

/// `U+200B`.
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_that_steers_begins_with_another_byte() {
        let all = (0..=u32::from(char::MAX)).filter_map(char::from_u32).filter(|c| steers(*c));
        let mut seen = 0;
        for c in all {
            assert!(may_steer(c.to_string().as_bytes()[0]), "{c:?}");
            seen += 1;
        }
        assert_eq!(seen, 65 - 3 + 2 + 34);
    }
}
