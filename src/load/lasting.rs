//! What no amendment can change: records refer to entries of lists by their places, so that a place means the same at
//! every time.

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::quote;
use crate::lang::Text;
use crate::model::agreement::{Appendix, Earlier, RecordField};
use crate::model::{Agreement, Kind};
use crate::say;

/// Something that changed and can't.
pub struct Unkept {
    /// Its key.
    pub key: String,
    /// What is wrong with that.
    pub message: Text,
    /// What to write instead.
    pub help: Text,
}

/// The first thing that changed from a day on and can't.
pub fn unkept(before: &Agreement, after: &Agreement, from: NaiveDate) -> Option<Unkept> {
    let shortened = lists(before).into_iter().find(|(key, ids)| {
        let kept = lists(after).into_iter().find(|(other, _)| other == key);
        !kept.is_some_and(|(_, kept)| kept.starts_with(ids))
    });
    if let Some((list, _)) = shortened {
        let message = say!(
            sv "Det som poster hänvisar till kan inte tas bort ur `{list}`: äldre poster har det kvar.",
            en "What records refer to can't be taken out of `{list}`: older records hold it."
        );
        return Some(Unkept { key: list, message, help: beside() });
    }
    handed_over(before, after)
        .or_else(|| retyped(before, after))
        .or_else(|| moved(before, after))
        .or_else(|| translated(before, after))
        .or_else(|| replanned(before, after, from))
}

/// The lists that records refer to, by their keys.
fn lists(agreement: &Agreement) -> Vec<(String, Vec<&str>)> {
    let fixed = [
        ("agreement.parties", agreement.agreement.parties.iter().map(|party| party.id.as_str()).collect()),
        ("forums", agreement.forums.iter().map(|forum| forum.id.as_str()).collect()),
        ("budget.rows", agreement.budget.rows.iter().map(|row| row.id.as_str()).collect()),
    ];
    let vocabularies = agreement.vocabularies.iter().map(|(name, list)| {
        (format!("vocabularies.{name}.terms"), list.terms.iter().map(|term| term.id.as_str()).collect())
    });
    let kinds = agreement.records.iter().map(|(name, kind)| {
        (format!("records.{name}.fields"), kind.fields.iter().map(|field| field.field.as_str()).collect())
    });
    let fixed = fixed.into_iter().map(|(key, ids)| (key.to_owned(), ids));
    fixed.chain(vocabularies).chain(kinds).collect()
}

/// An appendix that goes from one party to another, with its hours, its first day and what was counted by them.
fn handed_over(before: &Agreement, after: &Agreement) -> Option<Unkept> {
    let other = |appendix: &Appendix| {
        after.appendices.iter().find(|now| now.text == appendix.text && now.party != appendix.party)
    };
    let (was, now) = before.appendices.iter().find_map(|appendix| Some((appendix, other(appendix)?)))?;
    let (text, party, joined) = (quote(&was.text), quote(&was.party), quote(&now.party));
    let message = say!(
        sv "Bilagan {text} hör till {party} och kan inte gå över till {joined}: det som räknats enligt den skulle följa med.",
        en "The appendix {text} is for {party} and can't go to {joined}: what was counted by it would go along."
    );
    let help = say!(
        sv "Skriv en egen text för {joined}, och lägg till den under `agreement.texts` om den inte finns där.",
        en "Write a text of its own for {joined}, and add it below `agreement.texts` if it isn't there."
    );
    Some(Unkept { key: format!("appendices[{}].party", was.text), message, help })
}

/// An added field that holds something else than it did.
fn retyped(before: &Agreement, after: &Agreement) -> Option<Unkept> {
    let is_other = |kind: Kind, field: &RecordField| {
        let now = after.field(kind, &field.field);
        now.is_some_and(|now| (now.value, &now.vocabulary) != (field.value, &field.vocabulary))
    };
    let kind = Kind::ALL.into_iter().find(|kind| {
        let fields = before.records.get(kind.id()).map_or(&[][..], |record| &record.fields);
        fields.iter().any(|field| is_other(*kind, field))
    })?;
    let message = say!(
        sv "Ett fält kan inte få en annan `type` eller `vocabulary`: äldre poster skulle läsas som något annat.",
        en "A field can't get another `type` or `vocabulary`: older records would be read as something else."
    );
    Some(Unkept { key: format!("records.{}.fields", kind.id()), message, help: beside() })
}

/// A row of the budget that goes from one party to another.
fn moved(before: &Agreement, after: &Agreement) -> Option<Unkept> {
    let mut pairs = before.budget.rows.iter().zip(&after.budget.rows);
    let is_moved = pairs.any(|(row, now)| row.party.is_some() && row.party != now.party);
    let message = say!(
        sv "En budgetrad kan inte gå från en part till en annan: dess bokföring skulle följa med.",
        en "A row of the budget can't go from one party to another: its bookkeeping would go along."
    );
    is_moved.then(|| Unkept { key: "budget.rows".to_owned(), message, help: beside() })
}

fn translated(before: &Agreement, after: &Agreement) -> Option<Unkept> {
    let message = say!(sv "Språket kan inte ändras.", en "The language can't be changed.");
    let help = say!(
        sv "Ta bort raden; `--lang` väljer ett dokuments språk.",
        en "Take the line away; `--lang` chooses the language of a document."
    );
    let is_other = before.agreement.language != after.agreement.language;
    is_other.then(|| Unkept { key: "agreement.language".to_owned(), message, help })
}

/// Instalments of another length in the middle of a year, some of which were paid.
fn replanned(before: &Agreement, after: &Agreement, from: NaiveDate) -> Option<Unkept> {
    let is_kept = before.budget.payments.every == after.budget.payments.every || from.ordinal() == 1;
    let message = say!(
        sv "Hur ofta ersättningen betalas kan bara ändras från en 1 januari: det som är utbetalt följer årets plan.",
        en "How often the grant is paid can only change from a 1 January: what is paid follows the year's plan."
    );
    let next = from.year() + 1;
    let help = say!(
        sv "Låt det gälla från en egen ändring med `from: {next}-01-01`.",
        en "Let it apply from an amendment of its own with `from: {next}-01-01`."
    );
    (!is_kept).then(|| Unkept { key: "budget.payments".to_owned(), message, help })
}

fn beside() -> Text {
    say!(
        sv "Skriv `retired_from:` med dagen vid ett fält eller svar, ge en budgetrad beloppet 0, eller lägg till något nytt bredvid.",
        en "Write `retired_from:` with the day at a field or a term, give a row of the budget the amount 0, or add something new beside it."
    )
}

/// Rows that come to name a party were that party's all along: nobody else was there to have them.
pub fn hand_back_parties(earlier: &mut [Earlier], last: &Agreement) {
    for Earlier { terms, .. } in earlier {
        for (row, last) in terms.budget.rows.iter_mut().zip(&last.budget.rows) {
            row.party.clone_from(&last.party);
        }
    }
}
