//! A vocabulary that a field needs and the agreement lacks.

use chrono::NaiveDate;

use super::{Check, Findings};
use crate::load::Dataset;
use crate::model::kind::{Field, Type};
use crate::model::vocabulary::Role;
use crate::model::{Agreement, Kind};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("agreement-missing-vocabulary", Error), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    data.agreement
        .of_every_time()
        .for_each(|terms| findings.of_terms(terms, |terms, findings| judge(terms, data, findings)));
}

fn judge(agreement: &Agreement, data: &Dataset, findings: &mut Findings) {
    without_channel(agreement, findings);
    let asked = |kind: &Kind| agreement.records.contains_key(kind.id()) || data.records.heads(*kind).next().is_some();
    for kind in Kind::ALL.into_iter().filter(asked) {
        for (field, vocabulary) in vocabularies(&agreement.fields(kind)) {
            if agreement.vocabulary(&vocabulary).is_none_or(|list| list.terms.is_empty()) {
                let kind = kind.id();
                let message = say!(
                    sv "Listan `{vocabulary}` saknas; fältet `{field}` ({kind}) behöver den.",
                    en "The vocabulary `{vocabulary}` is missing; the field `{field}` ({kind}) needs it."
                );
                let help = say!(
                    sv "Lägg till `{vocabulary}:` med sina termer under `vocabularies:`.",
                    en "Add `{vocabulary}:` with its terms below `vocabularies:`."
                );
                findings.term_key(format!("vocabularies.{vocabulary}"), message, help, "");
            }
        }
    }
}

/// An open reception that no channel is the one of: nobody would be counted there.
fn without_channel(agreement: &Agreement, findings: &mut Findings) {
    let Some(channels) = agreement.vocabulary("channel") else { return };
    let is_asked = agreement.records.contains_key(Kind::Visit.id()) && !channels.terms.is_empty();
    if !is_asked || channels.terms.iter().any(|term| term.role == Some(Role::OpenReception)) {
        return;
    }
    let appendices = agreement.appendices.iter().enumerate();
    let of_parties = appendices.map(|(at, appendix)| (format!("appendices[{at}]."), &appendix.hours));
    let all = std::iter::once((String::new(), &agreement.hours)).chain(of_parties);
    for (above, hours) in all.filter_map(|(above, hours)| Some((above, hours.open_reception.as_ref()?))) {
        let message = say!(
            sv "Inget kontaktsätt i `channel` är besök på den öppna mottagningen, så inga skulle räknas.",
            en "No term of `channel` is a visit to the open reception, so none would be counted."
        );
        let help = say!(
            sv "Skriv `role: open-reception` vid den term som är det, under `vocabularies.channel.terms`.",
            en "Write `role: open-reception` at the term that is, below `vocabularies.channel.terms`."
        );
        findings.term_key(format!("{above}hours.open_reception"), message, help, &hours.clause);
    }
}

/// Every vocabulary that fields take their answers from, with the field.
fn vocabularies(fields: &[Field]) -> Vec<(String, String)> {
    fields
        .iter()
        .flat_map(|field| match &field.value {
            Type::Term(vocabulary) | Type::Terms(vocabulary) => {
                vec![(field.name.to_string(), (*vocabulary).to_owned())]
            }
            Type::Group(fields) | Type::List(fields) => vocabularies(fields),
            _ => Vec::new(),
        })
        .collect()
}
