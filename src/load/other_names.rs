//! Which key of the agreement somebody meant.

use crate::model::declared::Key;
use crate::nearest::{Candidate, Meant, nearest};

/// Keys, each with what people write for it, wherever it may stand.
const OTHER_NAMES: &str = "
    active_at_once: samtidigt; agreement: överenskommelse; also: med; always: alltid; amendments: ändringar;
    amount: antal, belopp, kronor; appendices: bilagor; at_least: minst; at_most: högst; background: bakgrund;
    by: senast; capacity: kapacitet; clause: paragraf; codes: koder; commitments: åtaganden; condition: villkor;
    contacts: kontakter; days: dagar, veckodagar; decision: beslut; done: klar; email: e-post, epost;
    en: engelska, english; end: last_day, slut, slutar, slutdatum; every: varje; extension: förlängning;
    field: fält; figures: nyckeltal; forums: grupper; from: från; goals: mål; group: grupp; hours: öppettider;
    language: language_code, språk; meetings: möten; months: månader; notice: uppsägning; occasions: tillfällen;
    on: dag, date, datum; organisation_number: orgnr, organisationsnummer; parties: föreningar, parter;
    party: part; payments: utbetalning; per: intervall; phone: telefon; place: adress, lokal, plats;
    reason: anledning, skäl; records: poster; reference: diarienummer, dnr; report: rapport; required: krävs;
    retired_from: utgår; role: roll; rows: rader; shares: andelar; signed: underskrifter;
    start: börjar, början, first_day, startdatum; sv: namn, name, svenska, swedish, title; tables: tabeller;
    terms: termer; text: avser; texts: texter; to: till; total: sum, summa, totalt; type: slag, typ;
    unit: enhet; vocabularies: listor; vocabulary: lista";

/// The key that somebody most likely meant: of those that aren't there already, else of all.
pub fn key_meant(word: &str, keys: &'static [Key], is_there: impl Fn(&str) -> bool) -> Option<Meant<'static>> {
    let lower = word.to_lowercase();
    let entries = OTHER_NAMES.split(';').filter_map(|entry| entry.trim().split_once(": "));
    let of_word = entries.filter(|(_, names)| names.split(", ").any(|name| name == lower));
    let translated = of_word.map(|(key, _)| key).find(|other| keys.iter().any(|key| key.name == *other));
    let names = keys.iter().map(|key| Candidate::bare(key.name));
    let open = names.clone().filter(|key| !is_there(key.id));
    translated.map(Meant::Surely).or_else(|| nearest(word, open)).or_else(|| nearest(word, names))
}
