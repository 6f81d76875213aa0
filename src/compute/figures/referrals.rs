//! Figures of the referrals that the agreement asks for (ÖK §2.3).

use std::collections::BTreeSet;

use crate::compute::definition::{ALWAYS, FieldPath};
use crate::compute::figure::Figure;
use crate::compute::scope::Scope;
use crate::compute::tally::Tally;
use crate::model::records::{Case, Visit, Visitor};
use crate::model::{Kind, TermRef};
use crate::say;

pub static FIGURES: &[&Figure] = &[&REFERRAL_DUE, &REFERRED];

const FORM: FieldPath = (Kind::Case, "exploitation.form");
const REFERRALS: FieldPath = (Kind::Visit, "referrals");

static REFERRAL_DUE: Figure = Figure::new(
    "referral_due",
    |_| say!(sv "Klienter som ska hänvisas", en "Clients to be referred"),
    |agreement| {
        let otherwise = say!(sv "exploateringsform", en "form of exploitation");
        let form = agreement.calls(FORM.0, FORM.1, otherwise);
        say!(
            sv "Periodens klienter vars {form} enligt överenskommelsen ska leda till en hänvisning.",
            en "The period's clients whose {form} calls for a referral by the agreement."; form
        )
    },
    |scope| scope.clients_that(|case| referral_due(scope, case).is_some()).into(),
)
.when(ALWAYS.needing(&[FORM, REFERRALS]))
.asked_by(&[FORM]);

static REFERRED: Figure = Figure::new(
    "referred",
    |_| say!(sv "Hänvisade", en "Referred"),
    |_| {
        say!(
            sv "Av dem: de med ett besök, senast periodens sista dag, där hänvisningen är noterad.",
            en "Of those: the ones with a visit, by the period's last day, that records the referral."
        )
    },
    |scope| referred(scope).into(),
)
.when(ALWAYS.needing(&[FORM, REFERRALS]))
.asked_by(&[REFERRALS]);

/// The referral that a case's form calls for.
fn referral_due(scope: &Scope, case: &Case) -> Option<TermRef> {
    let form = scope.agreement.vocabulary("form")?.get(case.form?)?;
    scope.agreement.vocabulary("referral")?.find(form.refer_to.as_deref()?)
}

fn referred(scope: &Scope) -> Tally {
    let mut made = BTreeSet::new();
    for visit in scope.data.of::<Visit>().map(|entry| &entry.record).filter(|visit| scope.is_by_end(visit.date)) {
        if let Some(Visitor::Client(id)) = visit.visitor {
            made.extend(visit.referrals.iter().map(|referral| (id, *referral)));
        }
    }
    scope.clients_that(|case| case.id.zip(referral_due(scope, case)).is_some_and(|due| made.contains(&due)))
}
