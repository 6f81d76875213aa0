//! A field that the agreement adds, or a day that it gives a field, that can't be as it stands.

use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::model::agreement::{AddedType, RecordField, is_key};
use crate::model::{Agreement, Kind};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::terms(&rule!("agreement-added-field", Error), find);

fn find(agreement: &Agreement, findings: &mut Findings) {
    for kind in Kind::ALL {
        let Some(record) = agreement.records.get(kind.id()) else { continue };
        for (at, field) in record.fields.iter().enumerate() {
            let faults =
                [description(kind, field), alike(kind, field, record.fields.iter().take(at)), days(kind, field)];
            for Wrong { key, message, help } in faults.into_iter().flatten() {
                let path = format!("records.{}.fields[{at}].{key}", kind.id());
                findings.term(path, message, help, field.source());
            }
        }
    }
}

/// What is wrong with an entry, and at which key of it.
struct Wrong {
    key: &'static str,
    message: Text,
    help: Text,
}

fn wrong(key: &'static str, message: Text, help: Text) -> Option<Wrong> {
    Some(Wrong { key, message, help })
}

/// What can't be of a field's name, type, vocabulary and table.
fn description(kind: Kind, field: &RecordField) -> Option<Wrong> {
    match field.value {
        None => not_added(field),
        Some(_) if kind.field(&field.field).is_some_and(|built_in| !built_in.on_request) => {
            let shown = quote(&field.field);
            wrong(
                "type",
                say!(sv "Fältet {shown} är redan inbyggt.", en "The field {shown} is built in already."),
                say!(
                    sv "Ta bort `type`, eller ge fältet ett eget namn.",
                    en "Take `type` away, or give the field a name of its own."
                ),
            )
        }
        // A path is told as a field that isn't there.
        Some(_) if field.field.contains(['.', '[']) => None,
        Some(value) => added(kind, field, value),
    }
}

/// Keys that mean nothing of a built-in field.
fn not_added(field: &RecordField) -> Option<Wrong> {
    let key = if field.vocabulary.is_some() {
        "vocabulary"
    } else if field.tabulate {
        "tabulate"
    } else {
        return None;
    };
    wrong(
        key,
        say!(sv "`{key}` är för fält som läggs till.", en "`{key}` is for fields that are added."),
        say!(
            sv "Ta bort `{key}`: inbyggda fält har sina egna listor och tabeller.",
            en "Take `{key}` away: built-in fields have vocabularies and tables of their own."
        ),
    )
}

fn added(kind: Kind, field: &RecordField, value: AddedType) -> Option<Wrong> {
    if !kind.takes_added() {
        return wrong(
            "field",
            if kind.is_counted() {
                say!(sv "Bokföringens kolumner är bestämda.", en "The columns of bookkeeping are fixed.")
            } else {
                say!(sv "Fälten är rapportens delar.", en "The fields are the sections of the report.")
            },
            say!(sv "Ta bort fältet.", en "Take the field away."),
        );
    }
    if !is_key(&field.field) {
        let shown = quote(&field.field);
        return wrong(
            "field",
            say!(sv "{shown} kan inte vara ett fälts namn.", en "{shown} can't be the name of a field."),
            say!(
                sv "Skriv små bokstäver a–z och siffror, ord skilda av `-` eller `_`, som `referred_by`.",
                en "Write small letters a–z and digits, words apart by `-` or `_`, as `referred_by`."
            ),
        );
    }
    if field.source().is_empty() {
        return wrong(
            "field",
            say!(
                sv "Fältet säger inte vem som har beslutat om det.",
                en "The field doesn't say who decided on it."
            ),
            say!(
                sv "Lägg till `clause:` eller beslutet, till exempel `decision: styrgruppen 2026-09-03 §4`.",
                en "Add `clause:` or the decision, for example `decision: styrgruppen 2026-09-03 §4`."
            ),
        );
    }
    vocabulary(field, value)
}

fn vocabulary(field: &RecordField, value: AddedType) -> Option<Wrong> {
    match (value.has_vocabulary(), &field.vocabulary) {
        (true, None) => wrong(
            "type",
            say!(sv "Fältet säger inte ur vilken lista svaren är.", en "The field doesn't say whose terms it holds."),
            say!(
                sv "Lägg till `vocabulary:` med namnet på en lista under `vocabularies:`.",
                en "Add `vocabulary:` with the name of a list below `vocabularies:`."
            ),
        ),
        (false, Some(_)) => wrong(
            "vocabulary",
            say!(sv "Ett fält av den typen har ingen lista.", en "A field of that type has no vocabulary."),
            say!(
                sv "Ta bort `vocabulary`, eller skriv `type: term` eller `type: terms`.",
                en "Take `vocabulary` away, or write `type: term` or `type: terms`."
            ),
        ),
        _ => None,
    }
}

/// A name that only - and _ tell from another: nobody remembers which is which.
fn alike<'a>(kind: Kind, field: &RecordField, before: impl Iterator<Item = &'a RecordField>) -> Option<Wrong> {
    field.value?;
    let plain = |name: &str| name.replace('-', "_");
    let built_in = kind.built_in().iter().map(|field| &*field.name);
    let mut others = built_in.chain(before.map(|field| field.field.as_str()));
    let other = others.find(|other| *other != field.field && plain(other) == plain(&field.field))?;
    let (shown, other) = (quote(&field.field), quote(other));
    wrong(
        "field",
        say!(sv "{shown} är för likt {other}.", en "{shown} is too like {other}."),
        say!(sv "Ge fältet ett annat namn.", en "Give the field another name."),
    )
}

/// What can't be of the days from which a field is required or retired.
fn days(kind: Kind, field: &RecordField) -> Option<Wrong> {
    let key = if field.retired_from.is_some() { "retired_from" } else { "required_from" };
    let retired = field.retired_from.or(field.required_from)?;
    let built_in = kind.field(&field.field);
    if !kind.file().is_yaml() || (field.retired_from.is_some() && built_in.is_some_and(|field| field.essential)) {
        return wrong(
            key,
            say!(sv "Uppgiften hör till varje post, oavsett dag.", en "It belongs to every record, whatever the day."),
            say!(sv "Ta bort `{key}`.", en "Take `{key}` away."),
        );
    }
    let required = field.required_from.filter(|required| field.retired_from.is_some() && *required >= retired)?;
    wrong(
        key,
        say!(
            sv "Fältet utgår {retired} och krävs från {required}.",
            en "The field is retired on {retired} and required from {required}."
        ),
        say!(sv "Rätta den dag som är fel.", en "Mend the day that is wrong."),
    )
}
