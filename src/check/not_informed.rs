//! Enrolled for some time and not told of the complaints routine (ÖK §4.1).

use chrono::{Days, NaiveDate};

use super::findings::Place;
use super::{Check, Findings};
use crate::lang::Text;
use crate::load::Dataset;
use crate::model::agreement::PartyId;
use crate::model::records::Case;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("not-informed", Warning), find);

/// The figure whose commitment says within how many days.
const FIGURE: &str = "informed_complaints";

fn find(data: &Dataset, today: NaiveDate, findings: &mut Findings) {
    let agreement = data.agreement.on(today);
    let commitments = agreement.commitments.iter();
    let dues: Vec<_> = commitments.filter(|commitment| commitment.measure.figure() == Some(FIGURE)).collect();
    let due_of = |party: Option<PartyId>| {
        let binds = |id: &String| party.is_some() && agreement.party(id) == party;
        let due = dues.iter().find(|due| due.party.as_ref().is_none_or(binds))?;
        Some((&due.id, due.within_days?, &due.clause))
    };
    for case in data.of::<Case>().iter().filter(|case| case.record.informed_complaints.is_none()) {
        let Some((id, days, clause)) = due_of(case.party) else { continue };
        let open = case.record.closed.is_none_or(|closed| closed >= today);
        let long_ago = case
            .record
            .opened
            .and_then(|opened| opened.checked_add_days(Days::new(days.into())))
            .is_some_and(|day| day <= today);
        if open && long_ago {
            let routine = agreement.complaints_routine();
            let message = say!(
                sv "Inskriven sedan minst {days} dagar och inte informerad om {routine}.",
                en "Enrolled for at least {days} days and not told of {routine}."; routine
            );
            let help = what_to_write(&case.record);
            let commitment = say!(sv "åtagandet", en "the commitment");
            let place = agreement.place(&format!("commitments[{id}].within_days"));
            findings
                .at(Place::key(case.file, "informed.complaints"), message, help, clause)
                .asked_by(data, place, commitment);
        }
    }
}

fn what_to_write(case: &Case) -> Text {
    if case.informed_return.is_some() {
        say!(
            sv "Informera klienten och skriv `complaints: ÅÅÅÅ-MM-DD` under `informed`.",
            en "Tell the client and write `complaints: YYYY-MM-DD` below `informed`."
        )
    } else {
        say!(
            sv "Informera klienten och skriv `informed: {{complaints: ÅÅÅÅ-MM-DD}}`.",
            en "Tell the client and write `informed: {{complaints: YYYY-MM-DD}}`."
        )
    }
}
