//! What may stand at a key of the agreement, in words: an example, what to add, which key was meant.

use crate::lang::Text;
use crate::model::agreement::FORMAT;
use crate::model::declared::{Key, Shape};
use crate::model::written::Choice;
use crate::nearest::{Candidate, Meant, list_ids, nearest};
use crate::say;

/// What people write for a key, and the key, wherever that may stand.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("adress", "place"),
    ("alltid", "always"),
    ("andelar", "shares"),
    ("anledning", "reason"),
    ("antal", "amount"),
    ("avser", "text"),
    ("bakgrund", "background"),
    ("belopp", "amount"),
    ("beslut", "decision"),
    ("bilagor", "appendices"),
    ("börjar", "start"),
    ("början", "start"),
    ("dag", "on"),
    ("dagar", "days"),
    ("date", "on"),
    ("datum", "on"),
    ("diarienummer", "reference"),
    ("dnr", "reference"),
    ("e-post", "email"),
    ("engelska", "en"),
    ("english", "en"),
    ("enhet", "unit"),
    ("epost", "email"),
    ("fält", "field"),
    ("föreningar", "parties"),
    ("förlängning", "extension"),
    ("från", "from"),
    ("first_day", "start"),
    ("grupp", "group"),
    ("grupper", "forums"),
    ("högst", "at_most"),
    ("intervall", "per"),
    ("kapacitet", "capacity"),
    ("klar", "done"),
    ("koder", "codes"),
    ("kontakter", "contacts"),
    ("krävs", "required"),
    ("kronor", "amount"),
    ("last_day", "end"),
    ("language_code", "language"),
    ("lista", "vocabulary"),
    ("listor", "vocabularies"),
    ("lokal", "place"),
    ("mål", "goals"),
    ("månader", "months"),
    ("med", "also"),
    ("minst", "at_least"),
    ("möten", "meetings"),
    ("namn", "sv"),
    ("name", "sv"),
    ("nyckeltal", "figures"),
    ("orgnr", "organisation_number"),
    ("organisationsnummer", "organisation_number"),
    ("öppettider", "hours"),
    ("överenskommelse", "agreement"),
    ("paragraf", "clause"),
    ("part", "party"),
    ("parter", "parties"),
    ("plats", "place"),
    ("poster", "records"),
    ("rader", "rows"),
    ("rapport", "report"),
    ("roll", "role"),
    ("samtidigt", "active_at_once"),
    ("senast", "by"),
    ("skäl", "reason"),
    ("slag", "type"),
    ("slut", "end"),
    ("slutar", "end"),
    ("slutdatum", "end"),
    ("språk", "language"),
    ("startdatum", "start"),
    ("sum", "total"),
    ("summa", "total"),
    ("svenska", "sv"),
    ("swedish", "sv"),
    ("tabeller", "tables"),
    ("telefon", "phone"),
    ("termer", "terms"),
    ("texter", "texts"),
    ("till", "to"),
    ("tillfällen", "occasions"),
    ("title", "sv"),
    ("totalt", "total"),
    ("typ", "type"),
    ("underskrifter", "signed"),
    ("uppsägning", "notice"),
    ("utbetalning", "payments"),
    ("utgår", "retired_from"),
    ("varje", "every"),
    ("veckodagar", "days"),
    ("villkor", "condition"),
    ("åtaganden", "commitments"),
    ("ändringar", "amendments"),
];

/// The key that somebody most likely meant: of those that aren't there already, else of all.
pub fn key_meant(word: &str, keys: &'static [Key], is_there: impl Fn(&str) -> bool) -> Option<Meant<'static>> {
    let lower = word.to_lowercase();
    let other = OTHER_NAMES.iter().filter(|(name, _)| *name == lower).map(|(_, key)| *key);
    let translated = other.into_iter().find(|other| keys.iter().any(|key| key.name == *other)).map(Meant::Surely);
    let names = keys.iter().map(|key| Candidate::bare(key.name));
    let open = names.clone().filter(|key| !is_there(key.id));
    translated.or_else(|| nearest(word, open)).or_else(|| nearest(word, names))
}

/// What to do with a key that has no meaning where it stands.
pub fn instead_of_key(meant: Option<Meant>, keys: &[Key]) -> Text {
    let listed = keys.iter().map(|key| format!("`{}`", key.name)).collect::<Vec<_>>().join(", ");
    match meant {
        Some(surely @ Meant::Surely(_)) => surely.help(),
        Some(Meant::Perhaps(id)) => say!(
            sv "Menas `{id}`? Det som kan stå här: {listed}.",
            en "Did you mean `{id}`? What may stand here: {listed}."
        ),
        None => say!(
            sv "Här kan stå {listed}. Ta bort raden, eller dra in den dit den hör.",
            en "Here may stand {listed}. Take the line away, or indent it where it belongs."
        ),
    }
}

/// What to add where a key is missing; `within` a pair of braces, or on a line of its own.
pub fn add(key: &Key, within: bool) -> Text {
    let add = match within {
        true => say!(sv "Lägg till efter ett komma inom klamrarna", en "Add after a comma within the braces"),
        false => say!(sv "Lägg till en rad", en "Add a line"),
    };
    let (name, example) = (key.name, example_of(key));
    match key.shape {
        Shape::OneOf(choices) => {
            let listed = listed(choices);
            say!(sv "{add} `{name}: …` med något av {listed}.", en "{add} `{name}: …` with one of {listed}."; add, listed)
        }
        Shape::Keys(keys) if !within => {
            let lines = lines(keys);
            say!(
                sv "Lägg till `{name}:` och därunder, indraget, {lines}.",
                en "Add `{name}:` and below it, indented, {lines}."
            )
        }
        Shape::List(Shape::Keys(keys)) if !within => {
            let item = item(keys);
            say!(
                sv "Lägg till `{name}:` och på raderna under, med två mellanslag först, `- {item}` för varje; finns ingen, `{name}: []`.",
                en "Add `{name}:` and on the lines below, after two spaces, `- {item}` for each; where there are none, `{name}: []`."
            )
        }
        _ => say!(sv "{add}, till exempel `{name}: {example}`.", en "{add}, for example `{name}: {example}`."; add),
    }
}

/// What is due where something of another kind stands.
pub fn due(name: &str, shape: Shape) -> Text {
    match shape {
        Shape::Keys(keys) => {
            let lines = lines(keys);
            say!(
                sv "fält på egna, indragna rader under `{name}`: {lines}",
                en "fields on indented lines of their own below `{name}`: {lines}"
            )
        }
        Shape::Named(Shape::Keys(keys)) => {
            let item = item(keys);
            say!(
                sv "namn med kolon på egna, indragna rader, vart och ett med {item}",
                en "names with colons on indented lines of their own, each with {item}"
            )
        }
        Shape::Named(_) => {
            say!(
                sv "namn och värden på egna, indragna rader: `namn: värde`",
                en "names and values on indented lines of their own: `name: value`"
            )
        }
        Shape::List(Shape::Keys(keys)) => {
            let item = item(keys);
            say!(
                sv "en lista på raderna under, `- {item}` för varje",
                en "a list on the lines below, `- {item}` for each"
            )
        }
        Shape::List(_) => {
            let example = example(shape);
            say!(
                sv "en lista inom hakparenteser, till exempel `{example}`",
                en "a list in brackets, for example `{example}`"
            )
        }
        Shape::OneOf(choices) => {
            let listed = listed(choices);
            say!(sv "ett av {listed}", en "one of {listed}"; listed)
        }
        _ => {
            let example = example(shape);
            say!(sv "ett enda värde, till exempel `{example}`", en "a single value, for example `{example}`")
        }
    }
}

fn listed(choices: &[Choice]) -> Text {
    list_ids(&choices.iter().map(|choice| Candidate::new(choice.id, choice)).collect::<Vec<_>>())
}

/// The keys that must be there, as lines: "`start: 2026-08-19`, `clause: "Bil §3"`".
fn lines(keys: &[Key]) -> String {
    needed(keys).map(|key| format!("`{}: {}`", key.name, example_of(key))).collect::<Vec<_>>().join(", ")
}

/// The keys that must be there, in braces.
fn item(keys: &[Key]) -> String {
    let inner: Vec<String> = needed(keys).map(|key| format!("{}: {}", key.name, example_of(key))).collect();
    format!("{{{}}}", inner.join(", "))
}

/// The keys that must be there; all of them, where none must.
fn needed(keys: &[Key]) -> impl Iterator<Item = &Key> {
    let any = keys.iter().any(|key| !key.is_optional);
    keys.iter().filter(move |key| !any || !key.is_optional)
}

/// A value of a key.
fn example_of(key: &Key) -> String {
    match key.name {
        "format" => FORMAT.to_owned(),
        "clause" => "\"Bil §3\"".to_owned(),
        "organisation_number" => "212000-0142".to_owned(),
        _ => example(key.shape),
    }
}

fn example(shape: Shape) -> String {
    match shape {
        Shape::Words => "…".to_owned(),
        Shape::Count => "12".to_owned(),
        Shape::Kronor => "640000".to_owned(),
        Shape::YesNo => "true".to_owned(),
        Shape::Day => "2026-08-19".to_owned(),
        Shape::MonthDay => "\"09-30\"".to_owned(),
        Shape::Time => "\"13:30\"".to_owned(),
        Shape::OneOf(choices) => choices.first().map_or("…", |choice| choice.id).to_owned(),
        Shape::List(inner) => format!("[{}]", example(*inner)),
        Shape::Named(inner) => format!("{{…: {}}}", example(*inner)),
        Shape::Keys(keys) => item(keys),
    }
}
