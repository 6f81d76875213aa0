//! A visit, meeting or booking before the partnership began; anything after the last day it can last; what a party
//! did before it joined.

use chrono::NaiveDate;

use super::dates::{self, Place};
use super::{Check, Findings};
use crate::lang::Labelled;
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::record::Entry;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("outside-term", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let term = data.agreement.term.longest();
    let clause = &data.agreement.term.clause;
    for dated in dates::all(data) {
        let day = dated.date;
        let is_the_day = matches!(&dated.place, Place::Field(path) if path != "date").then_some(());
        let begins = is_the_day.is_none() && matches!(dated.kind, Kind::Visit | Kind::Meeting | Kind::Economy);
        let message = if begins && day < term.from {
            let from = term.from;
            say!(
                sv "{day} är före partnerskapets början {from}.",
                en "{day} is before the partnership began on {from}."
            )
        } else if day > term.to {
            let to = term.to;
            say!(
                sv "{day} är efter partnerskapets sista möjliga dag {to}.",
                en "{day} is after {to}, the last day that the partnership can last."
            )
        } else {
            continue;
        };
        let help = say!(sv "Rätta datumet om det är fel.", en "Mend the date if it is wrong.");
        let finding = match dated.place {
            Place::Field(path) => findings.value(dated.file, path, message, help, clause),
            Place::Span(span) => findings.span(dated.file, span, message, help, clause),
        };
        finding.asked_by(data, "term", say!(sv "avtalstiden", en "the term"));
    }
    before_joining(data, findings);
}

/// What happened at a party that joins later than the partnership began (ÖK §6).
fn before_joining(data: &Dataset, findings: &mut Findings) {
    fn days<T>(
        records: &[Entry<T>],
        of: fn(&T) -> (Option<NaiveDate>, Option<usize>),
    ) -> Vec<(usize, NaiveDate, usize)> {
        let days = records.iter().filter_map(|entry| {
            let (day, party) = of(&entry.record);
            Some((entry.file, day?, party?))
        });
        days.collect()
    }
    // A visit before the partnership began is told already.
    let start = data.agreement.term.start;
    let visits = days(&data.visits, |visit| (visit.date, visit.party)).into_iter().filter(|(_, day, _)| start <= *day);
    let feedback = days(&data.feedback, |feedback| (feedback.date, feedback.party));
    let monitoring = days(&data.monitoring, |monitoring| (monitoring.date, monitoring.party));
    for (file, day, party) in visits.chain(feedback).chain(monitoring) {
        let Some((at, appendix)) = data.agreement.appendix_of(Some(party)) else { continue };
        let Some(from) = appendix.from.filter(|from| day < *from) else { continue };
        let name = data.agreement.agreement.parties.get(party).map(Labelled::text).unwrap_or_default();
        let message = say!(
            sv "{day} är före {from}, då {name} blev part.",
            en "{day} is before {from}, when {name} became a party."; name
        );
        let help = say!(
            sv "Rätta datumet eller `party` om något av dem är fel.",
            en "Mend the date or `party` if either is wrong."
        );
        let words = say!(sv "partens bilaga", en "the party's appendix");
        findings.value(file, "date", message, help, &appendix.clause).asked_by(
            data,
            format!("appendices[{at}].from"),
            words,
        );
    }
}
