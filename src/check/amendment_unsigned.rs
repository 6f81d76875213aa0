//! An amendment of substance that some party hasn't signed (ÖK §5.4).

use chrono::NaiveDate;

use super::{Check, Findings};
use crate::lang::{Labelled, Lang, Text};
use crate::load::Dataset;
use crate::model::agreement::{Amendment, Party};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("amendment-unsigned", Warning), find);

fn find(data: &Dataset, today: NaiveDate, findings: &mut Findings) {
    let agreement = &data.agreement;
    let applies = |amendment: &Amendment| amendment.of_substance && amendment.from <= today;
    for (at, amendment) in agreement.amendments.iter().enumerate().filter(|(_, amendment)| applies(amendment)) {
        let unsigned = agreement.unsigned(at, today);
        let Some(first) = unsigned.first() else { continue };
        let (who, id, from) = (names(&unsigned), &first.id, amendment.from);
        let message = say!(
            sv "En väsentlig ändring gäller från {from} utan underskrift av {who}.",
            en "An amendment of substance applies from {from} without the signature of {who}."; who
        );
        let help = say!(
            sv "När den är undertecknad: skriv `- {{party: {id}, on: ÅÅÅÅ-MM-DD}}` under `signed:`.",
            en "Once it is signed: write `- {{party: {id}, on: YYYY-MM-DD}}` below `signed:`."
        );
        findings.term_key(format!("amendments[{at}].signed"), message, help, &amendment.clause);
    }
}

/// "Föreningen", "Socialnämnden, Föreningen".
fn names(parties: &[&Party]) -> Text {
    let listed = |name: fn(&Party) -> &str| parties.iter().map(|party| name(party)).collect::<Vec<_>>().join(", ");
    Text { sv: listed(|party| party.label(Lang::Sv)), en: listed(|party| party.label(Lang::En)) }
}
