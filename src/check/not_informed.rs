//! Enrolled for some time and not told of the complaints routine (ÖK §4.1).

use chrono::{Days, NaiveDate};

use super::{Find, Findings, Rule, rule};
use crate::load::Dataset;
use crate::say;

pub(super) const RULE: Rule = rule!("not-informed", Warning, Find::Checking(find));

/// The figure whose commitment says within how many days.
const FIGURE: &str = "informed_complaints";

fn find(data: &Dataset, today: NaiveDate, findings: &mut Findings) {
    let mut commitments = data.agreement.on(today).commitments.iter().enumerate();
    let due = commitments.find(|(_, commitment)| commitment.figure.as_deref() == Some(FIGURE));
    let Some((at, days, clause)) = due.and_then(|(at, due)| Some((at, due.within_days?, &due.clause))) else { return };
    for case in data.cases.iter().filter(|case| case.record.informed_complaints.is_none()) {
        let open = case.record.closed.is_none_or(|closed| closed >= today);
        let long_ago = case
            .record
            .opened
            .and_then(|opened| opened.checked_add_days(Days::new(days.into())))
            .is_some_and(|day| day <= today);
        if open && long_ago {
            let message = say!(
                sv "Inskriven sedan minst {days} dagar och inte informerad om klagomålsrutinen.",
                en "Enrolled for at least {days} days and not told of the complaints routine."
            );
            let help = if case.record.informed_return.is_some() {
                say!(
                    sv "Informera klienten och skriv `complaints: ÅÅÅÅ-MM-DD` under `informed`.",
                    en "Tell the client and write `complaints: YYYY-MM-DD` below `informed`."
                )
            } else {
                say!(
                    sv "Informera klienten och skriv `informed: {{complaints: ÅÅÅÅ-MM-DD}}`.",
                    en "Tell the client and write `informed: {{complaints: YYYY-MM-DD}}`."
                )
            };
            let commitment = say!(sv "åtagandet", en "the commitment");
            findings.key(case.file, "informed.complaints", message, help, clause).asked_by(
                data,
                format!("commitments[{at}].within_days"),
                commitment,
            );
        }
    }
}
