//! Identifiers of people in a text: personal numbers, e-mail addresses, phone numbers.
//!
//! Records hold none (ÖK §5.3), so they are looked for in every byte of every file, and whatever
//! the program says is masked with the same eyes: what can't be seen is passed over, what looks like
//! a digit, a space or a dash is one.

mod email;
mod eye;
mod glance;
mod groups;
mod personal;
mod phone;
mod plan;

use std::borrow::Cow;
use std::ops::Range;

use crate::source::Span;
use eye::Seen;
use groups::{Group, Number};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A Swedish personal number or coordination number, beyond reasonable doubt.
    PersonalNumber,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Ten digits without a sign that could be a personal number, or a number that stands in for one.
    PossiblePersonalNumber,
}

/// An identifier and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
}

/// Contacts that may be published: those that the agreement itself names.
#[derive(Debug, Clone, Default)]
pub struct Allowed {
    emails: Vec<String>,
    phones: Vec<String>,
}

impl Allowed {
    /// Allows one contact, an e-mail address or a phone number in any spelling.
    pub fn allow(&mut self, contact: &str) {
        if contact.contains('@') {
            self.emails.push(contact.to_lowercase());
        } else {
            self.phones.push(phone::national_digits(&Seen::of(contact).text));
        }
    }

    fn permits(&self, kind: Kind, seen: &str) -> bool {
        match kind {
            Kind::Email => self.emails.contains(&seen.to_lowercase()),
            Kind::Phone => self.phones.contains(&phone::national_digits(seen)),
            Kind::PersonalNumber | Kind::PossiblePersonalNumber => false,
        }
    }
}

/// Every identifier in `text` that isn't allowed, in order of place, no two overlapping.
pub fn find(text: &str, allowed: &Allowed) -> Vec<Found> {
    let mut found = Vec::new();
    for line in glance::lines_worth_reading(text) {
        let seen = Seen::of(text.get(line.range()).unwrap_or(""));
        for (kind, range) in find_in_line(&seen.text) {
            if !allowed.permits(kind, seen.text.get(range.clone()).unwrap_or("")) {
                let Span { start, end } = seen.span(range);
                found.push(Found { kind, span: Span::new(line.start + start, line.start + end) });
            }
        }
    }
    found
}

/// Every identifier in a line as it is seen: where two would overlap, the surer one, then the first.
fn find_in_line(line: &str) -> Vec<(Kind, Range<usize>)> {
    let groups = groups::groups(line);
    let (personal, possible) = of_groups(&groups, |groups| personal::first_number(line, groups));
    let (phones, bare_phones) = of_groups(&groups, |groups| phone::first_phone(line, groups));
    let addresses = email::addresses(line);
    let sure = [(Kind::PersonalNumber, personal), (Kind::Email, addresses), (Kind::Phone, phones)];
    let mut found = Vec::new();
    add(sure, &mut found);
    add([(Kind::PossiblePersonalNumber, possible)], &mut found);
    add([(Kind::Phone, bare_phones)], &mut found);
    found
}

/// The numbers that begin with each group of digits, those that leave no doubt and the others; the groups of
/// one are passed over when the next is looked for.
fn of_groups(groups: &[Group], first: impl Fn(&[Group]) -> Option<Number>) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut certain, mut doubtful) = (Vec::new(), Vec::new());
    let mut rest = groups;
    while !rest.is_empty() {
        let number = first(rest);
        rest = rest.get(number.as_ref().map_or(1, |number| number.taken)..).unwrap_or(&[]);
        if let Some(Number { range, certain: sure, .. }) = number {
            if sure { certain.push(range) } else { doubtful.push(range) }
        }
    }
    (certain, doubtful)
}

/// Adds what overlaps nothing that is found, in order of place; two that overlap each other are one.
fn add<const N: usize>(kinds: [(Kind, Vec<Range<usize>>); N], found: &mut Vec<(Kind, Range<usize>)>) {
    let ranges = kinds.into_iter().flat_map(|(kind, ranges)| ranges.into_iter().map(move |range| (kind, range)));
    let mut more: Vec<_> = ranges.filter(|(_, range)| !overlaps(found, range)).collect();
    more.sort_by_key(|(kind, range)| (range.start, *kind));
    more.dedup_by(|(_, next), (_, kept)| {
        let one = next.start < kept.end;
        kept.end = if one { kept.end.max(next.end) } else { kept.end };
        one
    });
    found.extend(more);
    found.sort_by_key(|(_, range)| range.start);
}

/// Whether one of those found, which stand in order of place, holds a part of the range.
fn overlaps(found: &[(Kind, Range<usize>)], range: &Range<usize>) -> bool {
    let first_after = found.partition_point(|(_, other)| other.end <= range.start);
    found.get(first_after).is_some_and(|(_, other)| other.start < range.end)
}

/// `text` with every identifier's letters and digits made `*`.
pub fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for item in find(text, &Allowed::default()) {
        masked.push_str(text.get(from..item.span.start).unwrap_or(""));
        let hidden = text.get(item.span.range()).unwrap_or("");
        masked.extend(hidden.chars().map(|c| if c.is_alphanumeric() { '*' } else { c }));
        from = item.span.end;
    }
    masked.push_str(text.get(from..).unwrap_or(""));
    masked
}

/// A line as it is read by the eye: nothing in it that can't be seen, and every sign that looks like one of ASCII is that.
pub fn seen(line: &str) -> Cow<'_, str> {
    Seen::of(line).text
}

/// Identifiers in the names of a path, none across two of them.
pub fn find_in_path(path: &str, allowed: &Allowed) -> Vec<Found> {
    path.split('/').flat_map(|name| find(name, allowed)).collect()
}

/// `path` as it may be shown: each name [`harmless`].
pub fn harmless_path(path: &str) -> String {
    path.split('/').map(harmless).collect::<Vec<_>>().join("/")
}

/// `text` as it may be shown on a terminal: identifiers masked, what isn't seen or steers escaped.
pub fn harmless(text: &str) -> String {
    escaped(&mask(text))
}

/// `text` with what isn't seen or steers escaped.
pub fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_harmless(c) { shown.push(c) } else { shown.extend(c.escape_unicode()) }
    }
    shown
}

/// Whether a reader sees the character as itself: no control character, nothing that turns the direction
/// of writing or takes no room, and no space but the usual one and the hard one.
pub fn is_harmless(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}')
        || !(c.is_control() || c.is_whitespace() || c == '\u{2800}' || eye::is_invisible(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_of_the_agreement_are_allowed_in_every_spelling() {
        let mut allowed = Allowed::default();
        allowed.allow("073 920 68 17");
        allowed.allow("Safehavens@fralsningsarmen.se");
        for phone in
            ["+46739206817", "+46 (0)73-920 68 17", "0046 73\u{a0}920 68 17", "46739206817", "073\u{200b}-9206817"]
        {
            let text = format!("ring {phone} eller skriv till safehavens@\u{ad}fralsningsarmen.se");
            assert_eq!(find(&text, &allowed), [], "{phone}");
            assert_eq!(find(&text, &Allowed::default()).len(), 2, "{phone}");
        }
    }

    #[test]
    fn a_mask_keeps_the_shape_and_hides_the_rest() {
        assert_eq!(mask("visits/20190101-2391.yaml"), "visits/********-****.yaml");
        assert_eq!(harmless_path("visits/040/1234567.yaml"), "visits/040/1234567.yaml");
        assert_eq!(harmless_path("visits/a\u{1b}b.yaml"), "visits/a\\u{1b}b.yaml");
    }
}
