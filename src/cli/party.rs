//! `--party`: whose records are asked for.

use super::outcome::refuse;
use crate::diagnostic::quote;
use crate::model::Agreement;
use crate::model::agreement::PartyId;
use crate::nearest::{Candidate, Meant, nearest};
use crate::say;

/// The party that was named; none where nobody was.
pub fn asked(agreement: &Agreement, id: Option<&str>) -> anyhow::Result<Option<PartyId>> {
    let Some(id) = id else { return Ok(None) };
    if !agreement.is_of_several() {
        return refuse(say!(
            sv "Posterna säger inte vilken part de gäller: inget slags post har fältet `party` under `records` i agreement.yaml. Lägg till det där för de slag som ska delas upp, eller utelämna `--party`.",
            en "Records don't say which party they are of: no kind has the field `party` below `records` in agreement.yaml. Add it there for the kinds that are to be told apart, or leave `--party` out."
        ));
    }
    if let Some(party) = agreement.party(id_of(agreement, id)) {
        return Ok(Some(party));
    }
    let parties = &agreement.agreement.parties;
    let (shown, ids) = (quote(id), parties.iter().map(|party| party.id.as_str()).collect::<Vec<_>>().join(", "));
    refuse(match meant(agreement, id).map(Meant::id) {
        Some(near) => say!(
            sv "Överenskommelsen har ingen part {shown}. Menas {near}? De som finns är {ids}.",
            en "The agreement has no party {shown}. Did you mean {near}? There are {ids}."
        ),
        None => say!(
            sv "Överenskommelsen har ingen part {shown}. De som finns är {ids}.",
            en "The agreement has no party {shown}. There are {ids}."
        ),
    })
}

/// The id of a party that was named by it or by what it is called; else what was named.
pub fn id_of<'a>(agreement: &'a Agreement, name: &'a str) -> &'a str {
    match meant(agreement, name) {
        Some(Meant::Surely(id)) => id,
        _ => name,
    }
}

fn meant<'a>(agreement: &'a Agreement, name: &str) -> Option<Meant<'a>> {
    nearest(name, agreement.agreement.parties.iter().map(|party| Candidate::new(&party.id, party)))
}
