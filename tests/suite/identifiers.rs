//! Identifiers as the eye reads them. `identifiers/found.tsv` and `left.tsv` hold what is found, by which code, and what
//! is left alone: add a row. `\u{200b}` stands for the character, `\t` for a tab, `\\` for a backslash.
//!
//! No number is anybody's: personal numbers are of the tax agency's published test series, or born in the future, or lack
//! the right check digit; phone numbers are of the series that authorities keep for fiction, or made up.

use std::collections::{BTreeMap, BTreeSet};

use iop::identifier::{Allowed, Kind, find, is_harmless, mask};
use proptest::prelude::*;
use proptest::sample::select;

use crate::directory::put;
use crate::run::iop;

/// The texts of a list, each with what stands beside it.
fn rows(list: &str) -> Vec<(String, &str)> {
    let row = |line| str::split_once(line, '\t').map(|(text, rest)| (meant(text), rest)).unwrap();
    list.lines().skip(1).map(row).collect()
}

fn meant(text: &str) -> String {
    let mut meant = String::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        let code = escape.strip_prefix("u{").and_then(|code| code.split_once('}'));
        let (c, after) = match code {
            Some((code, after)) => (char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap(), after),
            None => (if escape.starts_with('t') { '\t' } else { '\\' }, &escape[1..]),
        };
        meant.extend([before, &c.to_string()]);
        rest = after;
    }
    meant + rest
}

fn found() -> Vec<(String, &'static str)> {
    let code = |(text, rest): (String, &'static str)| (text, rest.split_once('\t').unwrap().0);
    rows(include_str!("../identifiers/found.tsv")).into_iter().map(code).collect()
}

fn left() -> Vec<(String, &'static str)> {
    rows(include_str!("../identifiers/left.tsv"))
}

fn kinds(text: &str) -> Vec<Kind> {
    find(text, &Allowed::default()).into_iter().map(|item| item.kind).collect()
}

fn codes(text: &str) -> BTreeSet<&'static str> {
    let code = |kind| match kind {
        Kind::PersonalNumber => "personal-number",
        Kind::PossiblePersonalNumber => "possible-personal-number",
        Kind::Email | Kind::Phone => "contact-detail",
    };
    kinds(text).into_iter().map(code).collect()
}

#[test]
fn the_lists_are_long_and_say_each_thing_once() {
    let (found, left) = (found(), left());
    assert!(found.len() >= 300 && left.len() >= 300);
    let texts: BTreeSet<&String> = found.iter().chain(&left).map(|(text, _)| text).collect();
    assert_eq!(texts.len(), found.len() + left.len());
}

#[test]
fn what_is_listed_is_found() {
    let wrong: Vec<_> = found().into_iter().filter(|(text, code)| codes(text) != BTreeSet::from([*code])).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_no_identifier_is_left_alone() {
    let wrong: Vec<_> = left().into_iter().filter(|(text, _)| !codes(text).is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_record_with_all_of_them_is_told_of_each_at_its_line() {
    let folder = tempfile::tempdir().unwrap();
    iop(folder.path(), "init -q").passes();
    let head = "date: 2026-09-01\nkind: trends\ntitle: Lista\nsummary: Nedan.\n";
    let listed: Vec<(String, &str)> =
        found().into_iter().chain(left().into_iter().map(|(text, _)| (text, ""))).collect();
    let lines: String = listed.iter().map(|(text, _)| format!("# {text}\n")).collect();
    put(folder.path(), "records/monitoring/a.yaml", head.to_owned() + &lines);
    let told = iop(folder.path(), "validate --format json --today 2026-11-22").json();
    let mut codes: BTreeMap<u64, BTreeSet<&str>> = BTreeMap::new();
    for diagnostic in told["diagnostics"].as_array().unwrap() {
        codes.entry(diagnostic["line"].as_u64().unwrap()).or_default().insert(diagnostic["code"].as_str().unwrap());
    }
    for (line, (text, code)) in (head.lines().count() as u64 + 1..).zip(&listed) {
        let code: BTreeSet<&str> = [*code].into_iter().filter(|code| !code.is_empty()).collect();
        assert_eq!(codes.remove(&line).unwrap_or_default(), code, "line {line}: {text}");
    }
    assert_eq!(codes, BTreeMap::new());
}

/// Numbers of the published series and how their digits are grouped.
const GROUPED: [&[&str]; 9] = [
    &["20190101", "2391"],
    &["1903", "08", "18", "9802"],
    &["260162", "2380"],
    &["070", "174", "06", "05"],
    &["0701", "740699"],
    &["08", "465", "004", "99"],
    &["031", "390", "06", "00"],
    &["040", "6280499"],
    &["0980", "319", "299"],
];

/// What people and programs put between two groups.
const SEPARATORS: [&str; 29] = [
    " ", "  ", "\t", "\u{a0}", "\u{2007}", "\u{2009}", "\u{202f}", "\u{3000}", "-", "--", " - ", "\u{2010}",
    "\u{2011}", "\u{2013}", "\u{2014}", "\u{2212}", "\u{ff0d}", "\u{fe63}", "_", ".", "\u{b7}", "\u{ff0e}", "\u{2022}",
    "/", "\u{2044}", "\u{ff0f}", "\u{2215}", "\\", "~",
];

/// What nobody sees.
const INVISIBLE: [&str; 16] = [
    "\u{ad}",
    "\u{34f}",
    "\u{61c}",
    "\u{115f}",
    "\u{17b5}",
    "\u{180e}",
    "\u{200b}",
    "\u{200d}",
    "\u{200f}",
    "\u{202e}",
    "\u{2060}",
    "\u{2069}",
    "\u{3164}",
    "\u{fe0f}",
    "\u{feff}",
    "\u{e0100}",
];

/// The zeros of some scripts that clients and their papers come with.
const ZEROS: [char; 7] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{e50}', '\u{ff10}', '\u{1d7ce}'];

/// A published number with this between its groups.
fn grouped() -> impl Strategy<Value = String> {
    (select(&GROUPED[..]), select(&SEPARATORS[..])).prop_map(|(groups, separator)| groups.join(separator))
}

/// The same in another script, and invisible signs anywhere in it.
fn disguised() -> impl Strategy<Value = String> {
    let invisible = prop::collection::vec((any::<prop::sample::Index>(), select(&INVISIBLE[..])), 0..6);
    (grouped(), select(&ZEROS[..]), invisible).prop_map(|(number, zero, invisible)| {
        let digit = |c: char| c.to_digit(10).map_or(c, |digit| char::from_u32(u32::from(zero) + digit).unwrap());
        let mut parts: Vec<String> = number.chars().map(|c| digit(c).to_string()).collect();
        for (place, sign) in invisible {
            let place = place.index(parts.len());
            parts[place].push_str(sign);
        }
        parts.concat()
    })
}

/// Texts that are full of what identifiers are made of.
fn dense() -> impl Strategy<Value = String> {
    let pieces =
        ["0", "7", "46", "2019", "0101", "2391", "070", "T001", "a", "@", "(at)", "example.org", "+", "(0)", "\n", "å"];
    let piece = prop_oneof![select(pieces.to_vec()), select(&SEPARATORS[..]), select(&INVISIBLE[..])];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A day, `-` and so on between its parts.
fn day() -> impl Strategy<Value = String> {
    let parts = (2020..2031_u32, 1..13_u32, 1..29_u32);
    (parts, select(&["-", "", ".", "/"][..]))
        .prop_map(|((year, month, day), sign)| format!("{year}{sign}{month:02}{sign}{day:02}"))
}

/// From one hour to another, as in `0730-1630`, `07.30 - 16.30`, `07:30, 16:30`.
fn hours() -> impl Strategy<Value = String> {
    let hour = (0..24_u32, 0..60_u32);
    (hour.clone(), until(), hour, select(&["", ".", ":"][..])).prop_map(|(from, until, to, sign)| {
        let [from, to] = [from, to].map(|(hour, minute)| format!("{hour:02}{sign}{minute:02}"));
        format!("{from}{until}{to}")
    })
}

/// What people put between two days or two hours.
fn until() -> impl Strategy<Value = &'static str> {
    select(&["-", " - ", "\u{2013}", " \u{2013} ", " till ", "--", "/", ", "][..])
}

proptest! {
    #[test]
    fn days_and_hours_are_no_phone_numbers(
        (from, until, to) in (day(), until(), day()), hours in hours(), short in ((1..13_u32, 1..32_u32), until(), (1..13_u32, 1..32_u32)),
    ) {
        let days = format!("{from}{until}{to}");
        let ((month, day), until, (to_month, to_day)) = short;
        let short = format!("{month:02}{day:02}{until}{to_month:02}{to_day:02}");
        for text in [&days, &hours, &short, &format!("{days} {hours}"), &format!("{hours} 12 st"), &format!("{short}, {hours}")] {
            prop_assert!(!kinds(text).contains(&Kind::Phone), "{}", text);
        }
    }

    #[test]
    fn no_separator_script_or_invisible_sign_hides_a_published_number(number in disguised()) {
        prop_assert_eq!(kinds(&format!("Hon sade: {number}, så det antecknades.")).len(), 1, "{}", number.escape_unicode());
    }

    #[test]
    fn a_mask_leaves_none_of_its_digits(number in disguised()) {
        let masked = mask(&format!("nr {number};"));
        prop_assert!(!masked.contains(char::is_numeric), "{}", masked.escape_unicode());
    }

    #[test]
    fn what_is_found_stands_in_the_text_in_order(text in prop_oneof![any::<String>(), dense()]) {
        let mut end = 0;
        for item in find(&text, &Allowed::default()) {
            prop_assert!(end <= item.span.start && item.span.start < item.span.end);
            prop_assert!(text.get(item.span.range()).is_some(), "{:?}", item.span);
            end = item.span.end;
        }
    }
}

#[test]
fn what_nobody_sees_is_never_shown_as_itself() {
    for sign in INVISIBLE
        .iter()
        .chain(&["\u{2800}", "\u{3000}", "\u{2003}", "\u{2028}", "\u{1b}", "\u{7f}", "\u{85}", "\u{fffb}"])
    {
        assert!(!sign.chars().any(is_harmless), "{}", sign.escape_unicode());
    }
    assert!(" aåß1\u{a0}–−女ا💬".chars().all(is_harmless));
}
