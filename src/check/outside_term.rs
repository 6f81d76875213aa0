//! A visit, meeting or booking before the partnership began; anything after the last day it can last.

use chrono::NaiveDate;

use super::dates::{self, Place};
use super::{Find, Findings, Rule, rule};
use crate::load::Dataset;
use crate::model::Kind;
use crate::say;

pub(super) const RULE: Rule = rule!("outside-term", Warning, Find::Checking(find));

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
}
