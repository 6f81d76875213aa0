//! A visit, meeting or booking before the partnership began; anything after the last day it can last; a year's file of
//! another year; what a party did before it joined.

use chrono::{Datelike, NaiveDate};

use super::dates;
use super::findings::Place;
use super::{Check, Findings};
use crate::lang::Labelled;
use crate::load::Dataset;
use crate::model::kind::Days;
use crate::model::{Kind, Period};
use crate::rules::rule;
use crate::say;
use crate::source::Span;

pub(super) static CHECK: Check = Check::records(&rule!("outside-term", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let term = data.agreement.term.longest();
    let clause = &data.agreement.term.clause;
    for dated in dates::all(data) {
        let day = dated.date;
        let about = dated.kind.about();
        let message = if about.in_term && about.days.field() == Some(dated.path) && day < term.from {
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
        let term = say!(sv "avtalstiden", en "the term");
        findings.at(dated.place(), message, help, clause).asked_by(data, "term", term);
    }
    of_other_years(data, findings);
    before_joining(data, findings);
}

/// What its file's name gives a year of which no day lies in the term: no report shows it.
fn of_other_years(data: &Dataset, findings: &mut Findings) {
    let Period { from, to } = data.agreement.term.longest();
    let of_years = Kind::ALL.into_iter().filter(|kind| kind.days() == Days::OfName);
    for head in of_years.flat_map(|kind| data.records.heads(kind)) {
        let Some(year) = head.day.map(|day| day.year()) else { continue };
        if (from.year()..=to.year()).contains(&year) {
            continue;
        }
        let message = say!(
            sv "Filen gäller {year} och kommer inte med i någon rapport: partnerskapet varar från {from} till längst {to}.",
            en "The file is of {year} and comes into no report: the partnership lasts from {from} to {to} at the latest."
        );
        let help = say!(sv "Rätta årtalet i filens namn om det är fel.", en "Mend the year in the file's name if it is wrong.");
        let words = say!(sv "avtalstiden", en "the term");
        let place = Place::Read(head.file, Span::default());
        findings.at(place, message, help, &data.agreement.term.clause).asked_by(data, "term", words);
    }
}

/// What happened at a party that joins later than the partnership began (ÖK §6).
fn before_joining(data: &Dataset, findings: &mut Findings) {
    let kinds = Kind::ALL.into_iter().filter(|kind| kind.file().is_yaml());
    for (kind, head) in kinds.flat_map(|kind| data.records.heads(kind).map(move |head| (kind, head))) {
        // A client may have come to the party before; what is of a day can't have.
        let (Days::On(field) | Days::Through(field, _)) = kind.days() else { continue };
        let Some((day, party)) = head.day.zip(head.party) else { continue };
        if kind.about().in_term && day < data.agreement.term.start {
            continue; // That is told already.
        }
        let Some((at, appendix)) = data.agreement.appendix_of(Some(party)) else { continue };
        let Some(from) = appendix.from.filter(|from| day < *from) else { continue };
        let name = data.agreement[party].text();
        let message = say!(
            sv "{day} är före {from}, då {name} blev part.",
            en "{day} is before {from}, when {name} became a party."; name
        );
        let help = say!(
            sv "Rätta datumet eller `party` om något av dem är fel.",
            en "Mend the date or `party` if either is wrong."
        );
        let words = say!(sv "partens bilaga", en "the party's appendix");
        findings.at(Place::value(head.file, field), message, help, &appendix.clause).asked_by(
            data,
            format!("appendices[{at}].from"),
            words,
        );
    }
}
