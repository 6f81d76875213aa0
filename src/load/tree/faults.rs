//! What is said of a text as a whole, and of keys that stand twice in it.

use super::{Holder, Key, Node, Value, Whole};
use crate::diagnostic::quote;
use crate::load::fault::Fault;
use crate::load::foreign;
use crate::rules;
use crate::say;
use crate::source::Span;

/// More keys and values than any record has.
pub(super) const MOST_NODES: usize = 20_000;

/// What `---` begins a second time: another record, a text, or nothing, where it closes what front matter opens with it.
pub(super) fn second_document(whole: Whole, place: Span, (before, rest): (&str, &str)) -> Fault {
    let lines = rest.lines().map(|line| line.trim_start_matches("---").trim());
    let first = lines.into_iter().find(|line| !matches!(*line, "" | "...") && !line.starts_with('#'));
    let is_field = |line: &str| line.split(':').next().is_some_and(|key| key.len() < line.len() && !key.contains(' '));
    let (message, help) = match (whole, first) {
        (_, None) => (
            say!(sv "`---` står här, men inget följer på det.", en "`---` stands here, and nothing follows it."),
            say!(sv "Ta bort raden.", en "Take the line away."),
        ),
        (Whole::Record, Some(line)) if is_field(line) && !is_repeated(line, before) => (
            say!(
                sv "Här delas posten i två, av en rad med bara `---` eller `...`.",
                en "The record is divided in two here, by a line of `---` or `...` alone."
            ),
            say!(
                sv "Ta bort den raden, om allt är en post; är det två, lägg den andra i en egen fil.",
                en "Take that line away, if all is one record; if these are two, put the second into a file of its own."
            ),
        ),
        (Whole::Record, Some(line)) if is_field(line) => (
            say!(
                sv "En andra post börjar här, men en fil rymmer en enda post.",
                en "A second record starts here, but a file holds one record."
            ),
            say!(sv "Lägg posten efter `---` i en egen fil.", en "Put the record after `---` in a file of its own."),
        ),
        (Whole::Record, Some(_)) => (
            say!(
                sv "Det som står efter `---` hör inte till posten och räknas inte.",
                en "What stands after `---` is no part of the record and isn't counted."
            ),
            say!(
                sv "Ta bort raden och det som följer; det som ska vara med skrivs i ett av postens fält.",
                en "Take the line and what follows away; what is to count is written in one of the record's fields."
            ),
        ),
        (Whole::Other, Some(_)) => (
            say!(sv "`---` börjar ett andra dokument i filen.", en "`---` begins a second document in the file."),
            say!(sv "Ta bort raden, så att allt hör ihop.", en "Take the line away, so that all is one."),
        ),
    };
    Fault::new(&rules::SYNTAX, place, message).help(help)
}

/// Whether the field that a line begins with stands in the text before it too, as in a record of the same kind.
fn is_repeated(line: &str, before: &str) -> bool {
    let key = |line: &str| line.split(':').next().map(str::to_owned);
    before.lines().any(|other| key(other) == key(line))
}

pub(super) fn empty(whole: Whole, (body, bom): (&str, usize)) -> Fault {
    let (message, fill_in) = match whole {
        Whole::Record => (
            say!(sv "Filen är tom: den innehåller ingen post.", en "The file is empty: it holds no record."),
            say!(sv "Fyll i posten eller ta bort filen.", en "Fill in the record or remove the file."),
        ),
        Whole::Other => (say!(sv "Filen är tom.", en "The file is empty."), say!(sv "Fyll i den.", en "Fill it in.")),
    };
    let help = if body.is_empty() {
        let restore = foreign::restore();
        say!(sv "{fill_in} Har innehållet försvunnit? {restore}", en "{fill_in} Has its content vanished? {restore}"; fill_in, restore)
    } else {
        fill_in
    };
    Fault::new(&rules::SYNTAX, Span::new(bom, bom), message).help(help)
}

pub(super) fn duplicate_key(key: &Key, value: &Node, within: (Whole, Holder)) -> Fault {
    let name = quote(&key.name);
    let message = say!(sv "Fältet {name} står två gånger.", en "The field {name} stands twice.");
    let keep = say!(
        sv "Behåll den rad som är rätt och ta bort den andra.",
        en "Keep the line that is right and remove the other."
    );
    let help = match (&value.value, within) {
        (Value::List(_), _) => say!(
            sv "{keep} Ska båda gälla, skriv alla svaren på en rad, inom samma hakparenteser.",
            en "{keep} If both apply, write all the answers on one line, in the same brackets."; keep
        ),
        (_, (Whole::Record, Holder::File)) => say!(
            sv "{keep} Är det två poster, flytta den andra till en egen fil.",
            en "{keep} If these are two records, move the second to a file of its own."; keep
        ),
        (_, (_, Holder::List)) => say!(
            sv "{keep} Är det två, börja den andra med `- `.",
            en "{keep} If these are two, begin the second with `- `."; keep
        ),
        (_, (_, Holder::File | Holder::Field)) => keep,
    };
    Fault::new(&rules::DUPLICATE_KEY, key.span, message).help(help)
}

/// So many fields stand twice only where a whole record does.
const FIELDS_OF_A_RECORD: usize = 3;

/// What is told of the fields that stand twice in a record: of a second record in its file, that alone.
pub(super) fn two_records(twice: Vec<Fault>) -> Vec<Fault> {
    let Some(first) = twice.first().filter(|_| twice.len() >= FIELDS_OF_A_RECORD) else { return twice };
    let count = twice.len();
    let message = say!(
        sv "Filen ser ut att rymma två poster: härifrån står {count} fält en andra gång.",
        en "The file seems to hold two records: from here on {count} fields stand a second time."
    );
    let help = say!(
        sv "Är det två poster, flytta den andra till en egen fil. Är det en, behåll av varje fält den rad som är rätt.",
        en "If these are two records, move the second to a file of its own. If it is one, keep of each field the line that is right."
    );
    vec![Fault::new(&rules::DUPLICATE_KEY, first.span, message).help(help)]
}

pub(super) fn too_many(whole: Whole, place: Span) -> Fault {
    let (message, help) = match whole {
        Whole::Record => (
            say!(
                sv "Filen har fler än {MOST_NODES} fält och värden; ingen post är så stor.",
                en "The file has more than {MOST_NODES} keys and values; no record is that large."
            ),
            say!(sv "Ta bort det som inte hör till posten.", en "Remove what doesn't belong to the record."),
        ),
        Whole::Other => (
            say!(
                sv "Filen har fler än {MOST_NODES} nycklar och värden.",
                en "The file has more than {MOST_NODES} keys and values."
            ),
            say!(sv "Ta bort det som inte hör dit.", en "Remove what doesn't belong there."),
        ),
    };
    Fault::new(&rules::TOO_LARGE, place, message).help(help)
}
