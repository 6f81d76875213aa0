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
    if let Some(party) = agreement.party(id) {
        return Ok(Some(party));
    }
    let parties = &agreement.agreement.parties;
    let (shown, ids) = (quote(id), parties.iter().map(|party| party.id.as_str()).collect::<Vec<_>>().join(", "));
    let candidates = parties.iter().map(|party| Candidate::new(&party.id, party));
    refuse(match nearest(id, candidates).map(Meant::id) {
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
