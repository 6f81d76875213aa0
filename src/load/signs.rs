//! Signs that look like those that a record is written in, and aren't: what programs for texts put for a space, a dash, a
//! colon or a quotation mark. Where only ours has a meaning, they are replaced by it; texts stay as they are.

use super::decode::Mend;
use super::fault::Fault;
use crate::diagnostic::quote;
use crate::identifier::seen;
use crate::lang::{Text, several};
use crate::rules;
use crate::say;
use crate::source::{Span, bom_len, line_at};

/// Quotation marks that are none of YAML's.
const CURLY: [char; 10] = ['“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»'];

/// What programs for texts, and people, begin the items of a list with.
const BULLETS: [char; 9] = ['-', '–', '—', '−', '‐', '‑', '•', '·', '*'];

/// What is read as a colon.
const COLONS: [char; 4] = [':', '：', '꞉', '∶'];

/// A value as it is seen, without blanks and curly marks around it; none where it stands so.
pub fn as_seen(text: &str) -> Option<String> {
    let seen = seen(text);
    let bare = seen.trim().trim_matches(CURLY).trim();
    (bare != text && !bare.is_empty()).then(|| bare.to_owned())
}

/// A line that can't be read as it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misleading {
    /// The line, and what it is to be.
    pub mend: Mend,
    /// The first sign in it that misleads.
    at: Span,
    sign: Sign,
}

/// Signs that are told of alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Tab,
    Space(char),
    Invisible(char),
    Dash(char),
    /// A point of a list, where a field is due.
    Bullet,
    Colon(char),
    Curly(char),
    /// A space that isn't there.
    Missing,
}

impl Misleading {
    fn of(line: &str, start: usize, plain: String) -> Self {
        let same = line.char_indices().zip(plain.chars()).take_while(|((_, c), other)| c == other);
        let at = same.last().map_or(0, |((at, c), _)| at + c.len_utf8());
        let (before, rest) = line.split_at(at);
        let c = rest.chars().next().unwrap_or(' ');
        let sign = match c {
            '\t' => Sign::Tab,
            _ if c.is_whitespace() => Sign::Space(c),
            _ if after_blanks(rest).1.len() < rest.len() => Sign::Invisible(c),
            _ if before.ends_with(COLONS) || before.ends_with('-') => Sign::Missing,
            '-' => Sign::Bullet,
            _ if BULLETS.contains(&c) && !plain.get(at..).is_some_and(|plain| plain.starts_with('-')) => Sign::Bullet,
            _ if BULLETS.contains(&c) => Sign::Dash(c),
            _ if COLONS.contains(&c) => Sign::Colon(c),
            _ => Sign::Curly(c),
        };
        let (from, to) = (start + at, start + at + c.len_utf8());
        let mend = Mend { span: Span::new(start, start + line.len()), text: plain };
        Self { mend, at: Span::new(from, to), sign }
    }
}

/// What is told of such lines: each sign where it stands first.
pub fn told(lines: &[Misleading]) -> Vec<Fault> {
    let is_first =
        |(at, line): &(usize, &Misleading)| lines.iter().position(|other| other.sign == line.sign) == Some(*at);
    let firsts = lines.iter().enumerate().filter(is_first);
    firsts.map(|(_, line)| line.fault(lines.iter().filter(|other| other.sign == line.sign).count() - 1)).collect()
}

impl Misleading {
    fn fault(&self, more: usize) -> Fault {
        let line = quote(self.mend.text.trim());
        let help = match more {
            0 => say!(sv "Skriv {line}.", en "Write {line}."),
            _ => {
                let (rows, lines) = (several(more, "rad", "rader"), several(more, "line", "lines"));
                say!(
                    sv "Skriv {line}, och likadant på {rows} till.",
                    en "Write {line}, and so on {lines} more."
                )
            }
        };
        Fault { fixable: true, ..Fault::new(&rules::SYNTAX, self.at, self.sign.message()).help(help) }
    }
}

impl Sign {
    fn message(self) -> Text {
        let code = |c: char| format!("U+{:04X}", u32::from(c));
        match self {
            Self::Tab => say!(
                sv "Raden är indragen med tabb; indraget ska vara mellanslag.",
                en "The line is indented with a tab; the indent is to be spaces."
            ),
            Self::Space('\u{a0}') => say!(
                sv "Ett hårt mellanslag, som Word skriver, står där ett vanligt ska stå.",
                en "A hard space, as Word writes it, stands where an ordinary one should."
            ),
            Self::Space(c) => {
                let code = code(c);
                say!(
                    sv "Ett särskilt mellanslag ({code}) står där ett vanligt ska stå.",
                    en "A space of another kind ({code}) stands where an ordinary one should."
                )
            }
            Self::Invisible(c) => {
                let code = code(c);
                say!(sv "Ett tecken som inte syns ({code}) står här.", en "A sign that can't be seen ({code}) stands here.")
            }
            Self::Dash(c) => say!(
                sv "`{c}` står där ett vanligt streck, `-`, ska stå.",
                en "`{c}` stands where an ordinary dash, `-`, should."
            ),
            Self::Bullet => say!(
                sv "Fälten står som punkter i en lista; de ska stå utan tecken framför.",
                en "The fields stand as points of a list; they are to stand without a sign before."
            ),
            Self::Colon(c) => say!(
                sv "`{c}` ser ut som ett kolon men är ett annat tecken.",
                en "`{c}` looks like a colon and is another sign."
            ),
            Self::Curly(c) => say!(
                sv "`{c}` är ett krokigt citattecken, som inte håller ihop en text med kolon eller ` #`.",
                en "`{c}` is a curly quotation mark, which doesn't keep a text with a colon or ` #` together."
            ),
            Self::Missing => say!(sv "Ett mellanslag saknas här.", en "A space is missing here."),
        }
    }
}

/// The lines of a record that can't be read as they are seen; not comments, nor texts of several lines.
pub fn misleading(text: &str) -> Vec<Misleading> {
    let mut found = Vec::new();
    let mut within = Within::Fields;
    let mut at = bom_len(text);
    let is_bulleted = is_bulleted(text);
    while at < text.len() {
        let start = at;
        let end = line_at(text, at).end;
        let line = text.get(start..end).unwrap_or("");
        at = end + 1;
        within = match within {
            Within::Block(least) if indent(line) > least || line.trim().is_empty() => within,
            Within::Quoted(mark) if line.contains(mark) => Within::Fields,
            Within::Quoted(_) => within,
            Within::Fields | Within::Block(_) => {
                let plain = plain_line(line);
                let point = item(&plain).filter(|_| is_bulleted).map(|(_, field)| field.to_owned());
                let plain = point.unwrap_or(plain);
                found.extend((plain != line).then(|| Misleading::of(line, start, plain.clone())));
                Within::of(&plain)
            }
        };
    }
    found
}

/// Whether a text begins with a bullet before a field: its fields were written as a list of points.
fn is_bulleted(text: &str) -> bool {
    let first = text.lines().map(|line| after_blanks(line).1).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.and_then(item).is_some_and(|(_, rest)| field(rest).is_some())
}

/// What the next line is a part of.
#[derive(Debug, Clone, Copy)]
enum Within {
    /// The record itself.
    Fields,
    /// A text below `|` or `>`, indented more than this.
    Block(usize),
    /// A text whose quotation mark isn't closed yet.
    Quoted(char),
}

impl Within {
    /// What a line of fields opens.
    fn of(line: &str) -> Self {
        let value = line.split_once(": ").map_or("", |(_, value)| value).trim();
        let is_block = value.starts_with(['|', '>']) && value.trim_matches(['|', '>', '-', '+']).is_empty();
        match value.chars().next() {
            _ if is_block => Self::Block(indent(line)),
            Some(mark @ ('"' | '\'')) if value.matches(mark).count() == 1 => Self::Quoted(mark),
            _ => Self::Fields,
        }
    }
}

fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).count()
}

/// A line with ours for every sign that is none of a value's.
fn plain_line(line: &str) -> String {
    let (head, mut rest) = after_blanks(line);
    if rest.starts_with('#') || rest.is_empty() {
        return line.to_owned();
    }
    let mut plain = blanks(head).replace('\t', "  ");
    while let Some((gap, item)) = item(rest) {
        plain += "-";
        plain += &gap;
        rest = item;
    }
    if let Some((key, gap, value)) = field(rest) {
        plain += &blanks(key);
        plain += ":";
        plain += &gap;
        rest = value;
    }
    plain + &straight(rest).unwrap_or_else(|| rest.to_owned())
}

/// The blanks and invisible signs that a text begins with, and the rest.
fn after_blanks(text: &str) -> (&str, &str) {
    let is_blank = |c: char| seen(c.encode_utf8(&mut [0; 4])).trim().is_empty();
    text.split_at(text.find(|c| !is_blank(c)).unwrap_or(text.len()))
}

/// Blanks as ours, and nothing that can't be seen.
fn blanks(text: &str) -> String {
    let blank = |c: char| match c {
        '\t' => Some('\t'),
        _ if c.is_whitespace() => Some(' '),
        _ => (!seen(c.encode_utf8(&mut [0; 4])).is_empty()).then_some(c),
    };
    text.chars().filter_map(blank).collect()
}

/// The blanks after the dash of an item, and the item; a word right after it is one too.
fn item(text: &str) -> Option<(String, &str)> {
    let (gap, item) = after_blanks(text.strip_prefix(BULLETS)?);
    let gap = blanks(gap);
    let is_apart = !gap.is_empty() || item.is_empty();
    let is_word = item.starts_with(char::is_alphabetic);
    (is_apart || is_word).then(|| (if is_apart { gap } else { " ".to_owned() }, item))
}

/// A field's name, the blanks after its colon, and its value.
fn field(text: &str) -> Option<(&str, String, &str)> {
    let (key, after) = text.split_once(COLONS)?;
    let is_name = |c: char| {
        c.is_alphanumeric() || matches!(c, '_' | '-') || after_blanks(c.encode_utf8(&mut [0; 4])).1.is_empty()
    };
    let (gap, value) = after_blanks(after);
    let gap = blanks(gap);
    let gap = if gap.is_empty() && !value.is_empty() { " ".to_owned() } else { gap };
    (key.starts_with(char::is_alphabetic) && key.chars().all(is_name)).then_some((key, gap, value))
}

/// A line whose value a colon divides, with quotation marks around the value: it was meant as a text.
pub fn with_whole_value(line: &str) -> Option<String> {
    let (head, mut rest) = after_blanks(line);
    let mut plain = head.to_owned();
    while let Some((gap, item)) = item(rest) {
        plain += &format!("-{gap}");
        rest = item;
    }
    let (key, gap, value) = field(rest)?;
    let (value, comment) = value.find(" #").map_or((value, ""), |at| value.split_at(at));
    let (words, blanks) = value.split_at(value.trim_end().len());
    let is_divided = words.contains(": ") || words.ends_with(':');
    let is_text = words.starts_with(char::is_alphanumeric) && !words.contains(['"', '\\']);
    (is_divided && is_text).then(|| format!("{plain}{key}:{gap}\"{words}\"{blanks}{comment}"))
}

/// A text between curly marks that would be divided without marks of ours.
fn straight(text: &str) -> Option<String> {
    let bare = text.trim().strip_prefix(CURLY)?.strip_suffix(CURLY)?;
    let is_divided = [": ", " #"].iter().any(|sign| bare.contains(sign)) || bare.ends_with(':');
    (is_divided && !bare.contains(['"', '\\'])).then(|| format!("\"{bare}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_meaning_is_replaced() {
        for (line, plain) in [
            ("gender:\u{a0}woman", "gender: woman"),
            ("\u{a0}\u{a0}form: labour", "  form: labour"),
            ("\tform: labour", "  form: labour"),
            ("\u{feff}\u{200b}case\u{a0}：\u{2003}none", "case : none"),
            ("– housing", "- housing"),
            ("•\u{a0}age:\u{a0}7", "- age: 7"),
            ("-housing", "- housing"),
            ("gender:woman", "gender: woman"),
            ("summary: ”Tolk: saknas”", "summary: \"Tolk: saknas\""),
        ] {
            assert_eq!(plain_line(line), plain, "{line:?}");
        }
    }

    #[test]
    fn what_is_right_and_what_is_a_text_stays() {
        for line in [
            "gender: woman",
            "-   age:   7  ",
            "# gender:\u{a0}woman",
            "\u{a0}# x",
            "summary: ”Tolk saknas”",
            "start: 13:30",
            "summary: a\u{a0}b",
            "---",
            "minutes: -1",
            "- \"x:\u{a0}y\"",
            "{a:1}",
            "",
        ] {
            assert_eq!(plain_line(line), line, "{line:?}");
        }
        for text in
            ["summary: |\n\u{a0}\u{a0}x\n\n  –\u{a0}y\n", "summary: \"a\n\u{a0}b\n–c\"\n", "summary: >-\n\tx:y\n"]
        {
            assert_eq!(misleading(text), [], "{text:?}");
        }
        assert_eq!(misleading("summary: |\n  x\ngender:\u{a0}y\n").len(), 1);
        let points: Vec<String> =
            misleading("•\tcase: none\n- date: x\n").into_iter().map(|line| line.mend.text).collect();
        assert_eq!(points, ["case: none", "date: x"]);
    }
}
