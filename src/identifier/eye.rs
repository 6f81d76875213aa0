//! A line as the eye reads it: what can't be seen is gone, and digits, spaces and signs that look
//! like another are that other. Every place in it leads back to the bytes that it stands for.

use std::borrow::Cow;
use std::ops::Range;

use crate::source::Span;

/// A line as it is seen.
#[derive(Debug)]
pub struct Seen<'t> {
    /// What is seen.
    pub text: Cow<'t, str>,
    /// From which byte seen on which byte of the line it stands for, wherever the two drift apart.
    drifts: Vec<(usize, usize)>,
}

impl<'t> Seen<'t> {
    /// What is seen of a line.
    pub fn of(line: &'t str) -> Self {
        if line.is_ascii() {
            return Self { text: Cow::Borrowed(line), drifts: Vec::new() };
        }
        let mut text = String::with_capacity(line.len());
        let mut drifts = Vec::new();
        let mut drift = 0;
        let mut note = |seen: usize, at: usize| {
            // No character is longer as it is seen.
            if at - seen != drift {
                drift = at - seen;
                drifts.push((seen, at));
            }
        };
        for (at, c) in line.char_indices() {
            if let Some(c) = as_seen(c) {
                note(text.len(), at);
                text.push(c);
            }
        }
        note(text.len(), line.len());
        Self { text: Cow::Owned(text), drifts }
    }

    /// Where in the line that stands which is seen at `range`, with the invisible that follows it.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.in_line(range.start), self.in_line(range.end))
    }

    fn in_line(&self, seen: usize) -> usize {
        let after = self.drifts.partition_point(|(from, _)| *from <= seen);
        let drift = after.checked_sub(1).and_then(|before| self.drifts.get(before));
        drift.map_or(seen, |(from, at)| at + (seen - from))
    }
}

/// A character as it is seen; none where it isn't.
#[inline]
pub fn as_seen(c: char) -> Option<char> {
    if c.is_ascii() { Some(c) } else { beyond_ascii(c) }
}

fn beyond_ascii(c: char) -> Option<char> {
    match c {
        'À'..='ʯ' => Some(c),
        _ if is_invisible(c) || is_mark(c) => None,
        _ => Some(sign(c).or_else(|| digit(c)).unwrap_or(c)),
    }
}

/// Characters without width of their own: Default_Ignorable_Code_Point (Unicode Character Database 16.0,
/// DerivedCoreProperties.txt), the interlinear annotations, and the controls.
pub fn is_invisible(c: char) -> bool {
    let ignorable = matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}');
    ignorable || (c.is_control() && !c.is_whitespace())
}

/// The blocks of combining marks, which change nothing of the digit that they stand on.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// The sign of ASCII that a space, dash, dot, slash, plus, bracket or at sign is read as.
fn sign(c: char) -> Option<char> {
    let read = match c {
        _ if c.is_whitespace() || c == '\u{2800}' => ' ',
        '֊'
        | '־'
        | '᐀'
        | '᠆'
        | '\u{2010}'..='\u{2015}'
        | '⁃'
        | '⁻'
        | '₋'
        | '−'
        | '➖'
        | '⸗'
        | '⸚'
        | '⸺'
        | '⸻'
        | '⹀'
        | '⹝'
        | '〜'
        | '〰'
        | '゠'
        | '︱'
        | '︲'
        | '﹘'
        | '﹣'
        | '－'
        | '＿'
        | '～'
        | '˗'
        | '‾'
        | '∼'
        | '𐺭' => '-',
        '\u{b7}' | '\u{387}' | '•' | '․' | '‧' | '∙' | '⋅' | '⸱' | '。' | '・' | '﹒' | '．' | '｡' | '･' => {
            '.'
        }
        '⁄' | '∕' | '⧸' | '╱' | '／' | '＼' => '/',
        '⁺' | '₊' | '➕' | '﬩' | '﹢' | '＋' => '+',
        '⁽' | '₍' | '❨' | '﹙' | '（' => '(',
        '⁾' | '₎' | '❩' | '﹚' | '）' => ')',
        '［' => '[',
        '］' => ']',
        '﹫' | '＠' => '@',
        _ => return None,
    };
    Some(read)
}

/// The digit of ASCII that a decimal digit of any script is read as. Raised and lowered digits are
/// none: they are notes to the number that they follow.
fn digit(c: char) -> Option<char> {
    let zero = ZEROS.get(ZEROS.partition_point(|zero| *zero <= c).checked_sub(1)?)?;
    char::from_digit(u32::from(c) - u32::from(*zero), 10)
}

/// The zeros of the scripts: each begins ten Decimal_Number characters (Unicode Character Database
/// 16.0, DerivedGeneralCategory.txt, `Nd`).
const ZEROS: [char; 75] = [
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{ff10}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{10d40}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{116d0}',
    '\u{116da}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11bf0}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{11f50}',
    '\u{16130}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{16b50}',
    '\u{16d70}',
    '\u{1ccf0}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e4f0}',
    '\u{1e5f1}',
    '\u{1e950}',
    '\u{1fbf0}',
];
