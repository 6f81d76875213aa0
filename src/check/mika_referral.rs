//! A form of exploitation that calls for a referral, and none recorded (ÖK §2.3).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::findings::Place;
use super::{Check, Findings};
use crate::lang::Labelled;
use crate::load::Dataset;
use crate::model::records::{Case, Visit, Visitor};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("mika-referral", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let referred: BTreeSet<_> = data
        .of::<Visit>()
        .iter()
        .flat_map(|visit| {
            let client = visit.record.visitor;
            visit.record.referrals.iter().filter_map(move |referral| match client {
                Some(Visitor::Client(id)) => Some((id, *referral)),
                _ => None,
            })
        })
        .collect();
    for case in data.of::<Case>() {
        let terms = case.record.opened.map_or(&data.agreement, |day| data.agreement.on(day));
        let Some(referrals) = terms.vocabulary("referral") else { continue };
        let Some(forms) = terms.vocabulary("form") else { continue };
        let Some(term) = case.record.form else { continue };
        let Some(form) = forms.get(term) else { continue };
        let Some(id) = form.refer_to.as_deref() else { continue };
        let Some(due) = referrals.find(id) else { continue };
        let Some(place) = referrals.get(due).map(Labelled::text) else { continue };
        if case.record.id.is_some_and(|id| referred.contains(&(id, due))) {
            continue;
        }
        let message =
            say!(sv "Ingen hänvisning till {place} är noterad.", en "No referral to {place} is recorded."; place);
        let help = say!(
            sv "Skriv `referrals: [{id}]` i det besök där klienten hänvisades.",
            en "Write `referrals: [{id}]` in the visit at which the client was referred."
        );
        findings.at(Place::value(case.file, "exploitation.form"), message, help, &referrals.clause).asked_by(
            data,
            terms.place(&format!("vocabularies.form.terms[{}].refer_to", form.id)),
            say!(sv "formen som hänvisas", en "the form that is referred"),
        );
    }
}
