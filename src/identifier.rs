//! Identifiers of people in a text: personal numbers, e-mail addresses, phone numbers.
//!
//! Records hold none (ÖK §5.3), so they are looked for in every byte of every file, and whatever
//! the program says is masked with the same eyes. Personal numbers: act 1991:481 18 § and the tax
//! agency's brochure SKV 704; coordination numbers: SKV 707 (day + 60; month and day 00 where the
//! birth date is unknown).

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use crate::source::Span;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A Swedish personal number or coordination number, beyond reasonable doubt.
    PersonalNumber,
    /// Ten digits without a sign that could be one.
    PossiblePersonalNumber,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
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
            self.phones.push(national_digits(contact));
        }
    }

    fn permits(&self, kind: Kind, text: &str) -> bool {
        match kind {
            Kind::Email => self.emails.contains(&text.to_lowercase()),
            Kind::Phone => self.phones.contains(&national_digits(text)),
            Kind::PersonalNumber | Kind::PossiblePersonalNumber => false,
        }
    }
}

/// Makes the patterns ready, which takes a millisecond, while the machine has nothing else to do.
pub fn prepare() {
    [&ENOUGH_DIGITS, &PERSONAL_NUMBER, &PHONE].into_iter().for_each(|pattern| {
        LazyLock::force(pattern);
    });
}

/// Every identifier in `text` that isn't allowed, in order of place, no two overlapping.
pub fn find(text: &str, allowed: &Allowed) -> Vec<Found> {
    let mut found = Vec::new();
    if text.contains('@') {
        found.extend(matches(&EMAIL, text, Kind::Email));
    }
    if ENOUGH_DIGITS.is_match(text) {
        let numbers = PERSONAL_NUMBER.captures_iter(text).filter_map(|capture| personal_number(text, &capture));
        found.extend(numbers);
        found.extend(matches(&PHONE, text, Kind::Phone).filter(|phone| is_phone(text, phone.span)));
    }
    found.sort_by_key(|item| (item.span.start, item.kind));
    let mut end = 0;
    found.retain(|item| {
        let keep = item.span.start >= end && !allowed.permits(item.kind, text.get(item.span.range()).unwrap_or(""));
        if keep {
            end = item.span.end;
        }
        keep
    });
    found
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

/// Identifiers in the names of a path, none across two of them.
pub fn find_in_path(path: &str, allowed: &Allowed) -> Vec<Found> {
    path.split('/').flat_map(|name| find(name, allowed)).collect()
}

/// `path` as it may be shown: each name [`harmless`].
pub fn harmless_path(path: &str) -> String {
    path.split('/').map(harmless).collect::<Vec<_>>().join("/")
}

/// `text` as it may be shown on a terminal: identifiers masked, control and format characters escaped.
pub fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in mask(text).chars() {
        if is_harmless(c) { shown.push(c) } else { shown.extend(c.escape_unicode()) }
    }
    shown
}

/// Whether a terminal shows the character as itself: no control character, nothing that turns the
/// direction of writing or takes no room.
pub fn is_harmless(c: char) -> bool {
    let format = matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    !c.is_control() && !format
}

/// The shortest Swedish phone number, area code included.
const FEWEST_PHONE_DIGITS: usize = 8;

/// A pattern; an unreadable one would fail every test below.
#[expect(clippy::expect_used, reason = "constant patterns, compiled by the tests")]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a valid pattern")
}

/// A run that could hold six digits and four: the cheap look before the dear ones.
static ENOUGH_DIGITS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9][0-9 \u{a0}().+/\p{Pd}\u{2212}]{4,}[0-9]"));

/// Letters and digits of every script, as few ranges: naming them by their properties costs milliseconds at each start.
const LETTERS: &str = r"0-9A-Za-z\u{c0}-\u{1fff}\u{2c00}-\u{2dff}\u{3040}-\u{d7ff}\u{f900}-\u{ffdc}\u{10000}-\u{3ffff}";

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    let (word, top) = (format!("[{LETTERS}]"), format!("[{}]", LETTERS.trim_start_matches("0-9")));
    pattern(&format!(r"[{LETTERS}._%+\-]+@{word}(?:[{LETTERS}\-]*{word})?(?:\.[{LETTERS}\-]+)*\.{top}{{2,}}"))
});

/// Twelve digits, or six and four, with or without a sign or a space between.
static PERSONAL_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:(1[89]|20)?([0-9]{2})([0-9]{2})([0-9]{2}))([ \u{a0}]?[\-+\p{Pd}\u{2212}]?[ \u{a0}]?)([0-9]{4})")
});

/// International numbers; Swedish mobile numbers; Swedish area codes with a dash or slash after them.
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    let sep = r"[ \u{a0}./\p{Pd}\u{2212}]?";
    let mobile = format!(r"\(?07[02369](?:\)?{sep}[0-9]){{7}}");
    let abroad = format!(r"(?:\+|00)[1-9](?:{sep}(?:\(0\))?{sep}[0-9]){{7,13}}");
    let fixed = r"\(?0(?:8|[1-9][0-9]{1,2})\)?(?: ?[/\p{Pd}\u{2212}] ?|\) )[0-9]{2,3}(?:[ \u{a0}]?[0-9]{2,3}){1,3}";
    pattern(&format!("{abroad}|{mobile}|{fixed}"))
});

fn matches<'a>(regex: &'a Regex, text: &'a str, kind: Kind) -> impl Iterator<Item = Found> + 'a {
    regex.find_iter(text).map(move |m| Found { kind, span: Span::new(m.start(), m.end()) })
}

fn personal_number(text: &str, capture: &regex::Captures) -> Option<Found> {
    let whole = capture.get(0)?;
    let span = Span::new(whole.start(), whole.end());
    let digits = |group: usize| capture.get(group).map_or("", |m| m.as_str());
    let number = |group: usize| digits(group).parse::<u32>().ok();
    let ten = [digits(2), digits(3), digits(4), digits(6)].concat();
    let century = number(1);
    let sign = digits(5);
    let (bare, apart) = (sign.is_empty(), !sign.is_empty() && sign.trim().is_empty());
    let real = is_birth_date(century, number(2)?, number(3)?, number(4)?) && luhn(&ten) && digits(6) != "0000";
    if !real || !no_digit_touches(text, span) || (bare && is_piece_of_hash(text, span)) {
        return None;
    }
    let doubtful = apart || (bare && century.is_none());
    if doubtful && PHONE.find(whole.as_str()).is_some_and(|m| m.len() == whole.len()) {
        return None;
    }
    Some(Found { kind: if doubtful { Kind::PossiblePersonalNumber } else { Kind::PersonalNumber }, span })
}

/// Whether a match of the pattern has the digits of a phone number and isn't a piece of something longer:
/// a date followed by a time, a reference number.
fn is_phone(text: &str, span: Span) -> bool {
    let digits = text.get(span.range()).unwrap_or("").bytes().filter(u8::is_ascii_digit).count();
    let joined = |sign: Option<char>, beyond: Option<char>| {
        matches!(sign, Some('-' | '.')) && beyond.is_some_and(|c| c.is_ascii_digit())
    };
    let (mut before, mut after) = around(text, span);
    let piece = joined(before.next(), before.next()) || joined(after.next(), after.next());
    digits >= FEWEST_PHONE_DIGITS && no_digit_touches(text, span) && !piece
}

/// The characters before a span, backwards, and those after it.
fn around(text: &str, span: Span) -> (impl Iterator<Item = char>, impl Iterator<Item = char>) {
    (text.get(..span.start).unwrap_or("").chars().rev(), text.get(span.end..).unwrap_or("").chars())
}

fn no_digit_touches(text: &str, span: Span) -> bool {
    let (mut before, mut after) = around(text, span);
    ![before.next(), after.next()].into_iter().flatten().any(|c| c.is_ascii_digit())
}

/// Whether the digits are a piece of a hash: letters a–f touch them, and nothing else but digits does.
fn is_piece_of_hash(text: &str, span: Span) -> bool {
    let (before, after) = around(text, span);
    let word: String =
        before.take_while(|c| c.is_alphanumeric()).chain(after.take_while(|c| c.is_alphanumeric())).collect();
    word.chars().any(char::is_alphabetic) && word.chars().all(|c| c.is_ascii_hexdigit())
}

/// Whether year, month and day make a date of birth, or that of a coordination number: day + 60,
/// month 00 or day 60 where they are unknown.
fn is_birth_date(century: Option<u32>, year: u32, month: u32, day: u32) -> bool {
    let centuries = century.map_or_else(|| 18..=20, |c| c..=c);
    let real = |month, day| {
        centuries
            .clone()
            .any(|c| i32::try_from(c * 100 + year).is_ok_and(|y| NaiveDate::from_ymd_opt(y, month, day).is_some()))
    };
    match day {
        0..=31 => real(month, day),
        60 => month <= 12,
        61..=91 if month == 0 => true,
        61..=91 => real(month, day - 60),
        _ => false,
    }
}

/// The check digit of a personal number: modulus 10 over all ten digits.
fn luhn(ten: &str) -> bool {
    let sum: u32 = ten
        .bytes()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0') * if at % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// A phone number's digits as dialled within Sweden: `+46 (0)73-920 68 17` and `073 920 68 17` are the same.
fn national_digits(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let abroad =
        if phone.trim_start().starts_with('+') { digits.strip_prefix("46") } else { digits.strip_prefix("0046") };
    match abroad {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers from the tax agency's published test series (CC0).
    const PUBLISHED: [&str; 4] = ["190308189802", "201901012391", "202601622380", "191500722390"];

    fn kinds(text: &str) -> Vec<Kind> {
        find(text, &Allowed::default()).into_iter().map(|item| item.kind).collect()
    }

    #[test]
    fn finds_the_published_test_series_in_every_spelling() {
        for twelve in PUBLISHED.into_iter().chain(["191711602399"]) {
            let (date, rest) = twelve.split_at(8);
            for sign in ["", "-", "+", "–", "‐", "−"] {
                let long = format!("# anm {date}{sign}{rest}.");
                assert_eq!(kinds(&long), [Kind::PersonalNumber], "{long}");
                let short = format!("{}{sign}{rest}", &date[2..]);
                let expected = if sign.is_empty() { Kind::PossiblePersonalNumber } else { Kind::PersonalNumber };
                assert_eq!(kinds(&short), [expected], "{short}");
            }
        }
    }

    #[test]
    fn a_number_with_a_space_in_it_could_be_one() {
        for text in ["20190101 2391", "190101 2391", "20190101\u{a0}2391"] {
            assert_eq!(kinds(text), [Kind::PossiblePersonalNumber], "{text}");
        }
        assert_eq!(kinds("20190101 - 2391"), [Kind::PersonalNumber]);
        assert_eq!(kinds("20190101 2392"), [], "no check digit");
    }

    #[test]
    fn finds_a_number_beside_whatever_people_put_beside_it() {
        for text in [
            "2026-09-01,staff,grant,1,20190101-2391,b",
            "visits/2026-09-01-20190101-2391.yaml",
            "190308189802,5",
            "190308189802-1",
            "1.190308189802",
            "pnr190308189802",
            "Anna190308189802",
            "pnr20190101-2391",
        ] {
            assert_eq!(kinds(text), [Kind::PersonalNumber], "{text}");
        }
        assert_eq!(kinds("1,070-174 06 05,A1"), [Kind::Phone]);
    }

    #[test]
    fn leaves_dates_ids_amounts_and_organisations_alone() {
        for text in [
            "2026-08-19",
            "2026-014",
            "SOF 2026/268",
            "212000-0142",
            "802006-1688",
            "1050000.00",
            "978 000",
            "190308-9803",
            "20261301-1234",
            "13:30",
            "5052-1234",
            "08.00 - 16.30",
            "2026-06-10 2026-12-31",
            "a190308189802f",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn finds_phones_and_addresses() {
        for text in [
            "073 920 68 17",
            "0739206817",
            "073-9206817",
            "+46 73 920 68 17",
            "+46739206817",
            "0046739206817",
            "+46 (0)73-920 68 17",
            "08-508 25 000",
            "031-12 34 56",
            "(08) 508 25 00",
            "070\u{a0}123\u{a0}45\u{a0}67",
        ] {
            assert_eq!(kinds(text), [Kind::Phone], "{text}");
        }
        for text in ["anna@example.org", "a.b+c@sub.example.se,", "åsa@exempel.se"] {
            assert_eq!(kinds(text), [Kind::Email], "{text}");
        }
        for text in ["@home", "kl 08-16", "A 01-03", "100 000 000", "0000000000", "2026-07-02 13 45 12"] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn contacts_of_the_agreement_are_allowed_in_every_spelling() {
        let mut allowed = Allowed::default();
        allowed.allow("073 920 68 17");
        allowed.allow("Safehavens@fralsningsarmen.se");
        let text = "ring +46739206817 eller skriv till safehavens@fralsningsarmen.se";
        assert_eq!(find(text, &allowed), []);
        assert_eq!(find(text, &Allowed::default()).len(), 2);
    }

    #[test]
    fn a_mask_keeps_the_shape_and_hides_the_rest() {
        assert_eq!(mask("visits/20190101-2391.yaml"), "visits/********-****.yaml");
        assert_eq!(harmless_path("visits/040/1234567.yaml"), "visits/040/1234567.yaml");
        assert_eq!(harmless_path("visits/a\u{1b}b.yaml"), "visits/a\\u{1b}b.yaml");
    }
}
