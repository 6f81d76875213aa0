//! A key of the agreement that names something that isn't there.

use super::catalogue::Catalogue;
use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::model::agreement::{Budget, Commitment, DutyMeasure, DutyTarget, StatedShare};
use crate::model::kind::{Field, Type};
use crate::model::vocabulary::Role;
use crate::model::{Agreement, Edition, Kind};
use crate::nearest::{Candidate, Meant, nearest};
use crate::rules;
use crate::say;

pub(super) static CHECK: Check = Check::terms(&rules::AGREEMENT_UNKNOWN_REFERENCE, find);

fn find(agreement: &Agreement, findings: &mut Findings) {
    let known = Known::of(agreement, findings.catalogue);
    for (path, id, ids) in references(agreement, &known) {
        if ids.iter().any(|known| known == id) {
            continue;
        }
        let (shown, listed) = (quote(id), ids.join(", "));
        let message = say!(sv "{shown} finns inte.", en "There is no {shown}.");
        let meant = nearest(id, ids.iter().map(|id| Candidate::bare(id)));
        let help = meant.map_or_else(|| say!(sv "Skriv något av {listed}.", en "Write one of {listed}."), Meant::help);
        findings.term(path, message, help, "");
    }
    roles(agreement, findings);
}

/// Roles that mean nothing in their lists: what they stand for would be counted nowhere.
fn roles(agreement: &Agreement, findings: &mut Findings) {
    for (name, vocabulary) in &agreement.vocabularies {
        let roles = vocabulary.terms.iter().enumerate().filter_map(|(at, term)| Some((at, term.role?)));
        for (at, role) in roles.filter(|(_, role)| role.list() != name) {
            let list = role.list();
            let message = say!(
                sv "Rollen betyder inget i `{name}`, bara i `{list}`.",
                en "The role means nothing in `{name}`, only in `{list}`."
            );
            let all = Role::ALL.iter().zip(Role::CHOICES);
            let own: Vec<&str> = all.filter(|(role, _)| role.list() == name).map(|(_, choice)| choice.id).collect();
            let help = if own.is_empty() {
                say!(sv "Ta bort `role`.", en "Take `role` away.")
            } else {
                let own = own.join(", ");
                say!(sv "Skriv något av {own}, eller ta bort `role`.", en "Write one of {own}, or take `role` away.")
            };
            findings.term(format!("vocabularies.{name}.terms[{at}].role"), message, help, &vocabulary.clause);
        }
    }
}

/// The ids that a key can name.
struct Known {
    figures: Vec<String>,
    quantities: Vec<String>,
    tables: Vec<String>,
    referrals: Vec<String>,
    parties: Vec<String>,
    texts: Vec<String>,
    editions: Vec<String>,
}

impl Known {
    fn of(agreement: &Agreement, catalogue: &Catalogue) -> Self {
        let referrals =
            agreement.vocabulary("referral").map(|list| list.terms.iter().map(|term| term.id.to_string()).collect());
        Self {
            figures: (catalogue.figures)(agreement),
            quantities: quantities("", Kind::Resources.built_in()),
            tables: (catalogue.tables)(agreement),
            // Without the vocabulary there is nothing to refer to.
            referrals: referrals.unwrap_or_default(),
            parties: agreement.agreement.parties.iter().map(|party| party.id.to_string()).collect(),
            texts: agreement.agreement.texts.iter().map(|text| text.id.clone()).collect(),
            editions: Edition::ALL.map(|edition| edition.id().to_owned()).to_vec(),
        }
    }
}

/// The paths of fields that hold a number.
fn quantities(group: &str, fields: &[Field]) -> Vec<String> {
    let paths = fields.iter().flat_map(|field| match &field.value {
        Type::Count(..) | Type::Number => vec![format!("{group}{}", field.name)],
        Type::Group(fields) => quantities(&format!("{}.", field.name), fields),
        _ => Vec::new(),
    });
    paths.collect()
}

/// A key that names something: its path, what it names, what it could name.
type Reference<'a> = (String, &'a String, Vec<String>);

/// Every key that names something.
fn references<'a>(agreement: &'a Agreement, known: &'a Known) -> Vec<Reference<'a>> {
    let mut all = Vec::new();
    for (at, goal) in agreement.goals.iter().enumerate() {
        all.extend(numbered(&format!("goals[{at}].figures"), &goal.figures, &known.figures));
    }
    for (at, commitment) in agreement.commitments.iter().enumerate() {
        all.extend(of_commitment(at, commitment, known));
    }
    for (at, section) in agreement.report.sections.iter().enumerate() {
        all.extend(numbered(&format!("report.sections[{at}].figures"), &section.figures, &known.figures));
        all.extend(numbered(&format!("report.sections[{at}].tables"), &section.tables, &known.tables));
    }
    let edition = agreement.report.default_edition.iter();
    all.extend(edition.map(|id| ("report.default_edition".to_owned(), id, known.editions.clone())));
    for (at, appendix) in agreement.appendices.iter().enumerate() {
        all.push((format!("appendices[{at}].text"), &appendix.text, known.texts.clone()));
    }
    all.extend(parties(agreement).map(|(path, id)| (path, id, known.parties.clone())));
    all.extend(of_terms(agreement, known));
    all
}

fn of_commitment<'a>(at: usize, duty: &'a Commitment, known: &'a Known) -> impl Iterator<Item = Reference<'a>> {
    let (key, measure, target, ids) = match &duty.measure {
        DutyMeasure::Figure { figure, target, .. } => ("figure", Some(figure), target.as_ref(), &known.figures),
        DutyMeasure::Stated { quantity, target } => ("stated", Some(quantity), target.as_ref(), &known.quantities),
        _ => ("", None, None, &known.figures),
    };
    let whole = match target {
        Some(DutyTarget::AllOf(whole)) => Some(whole),
        _ => None,
    };
    let named = [(key, measure, ids), ("party", duty.party.as_ref(), &known.parties), ("all_of", whole, ids)];
    let of = move |(key, id, ids): (&str, Option<&'a String>, &Vec<String>)| {
        id.map(|id| (format!("commitments[{at}].{key}"), id, ids.clone()))
    };
    named.into_iter().filter_map(of)
}

/// The groups and referrals that terms name.
fn of_terms<'a>(agreement: &'a Agreement, known: &'a Known) -> Vec<Reference<'a>> {
    let mut all = Vec::new();
    for (name, vocabulary) in &agreement.vocabularies {
        let groups: Vec<String> = vocabulary.groups.iter().map(|group| group.id.to_string()).collect();
        for (at, term) in vocabulary.terms.iter().enumerate() {
            let path = |key: &str| format!("vocabularies.{name}.terms[{at}].{key}");
            all.extend(term.group.iter().map(|id| (path("group"), id, groups.clone())));
            all.extend(term.refer_to.iter().map(|id| (path("refer_to"), id, known.referrals.clone())));
        }
    }
    all
}

/// The parties that contacts, signatures, appendices and the budget name.
fn parties(agreement: &Agreement) -> impl Iterator<Item = (String, &String)> {
    let contacts = agreement.agreement.contacts.iter().enumerate();
    let contacts = contacts.map(|(at, contact)| (format!("agreement.contacts[{at}].party"), &contact.party));
    let signed = agreement.amendments.iter().enumerate().flat_map(|(at, amendment)| {
        let path = move |number: usize| format!("amendments[{at}].signed[{number}].party");
        amendment.signed.iter().enumerate().map(move |(number, signature)| (path(number), &signature.party))
    });
    let appendices = agreement.appendices.iter().enumerate();
    let appendices = appendices.map(|(at, appendix)| (format!("appendices[{at}].party"), &appendix.party));
    contacts.chain(signed).chain(appendices).chain(budget_parties(&agreement.budget))
}

/// The parties that the budget names.
fn budget_parties(budget: &Budget) -> impl Iterator<Item = (String, &String)> {
    let rows = budget.rows.iter().map(|row| row.party.as_ref());
    let shares = budget.shares.iter().map(StatedShare::party);
    let own = budget.own_contribution.iter().map(|own| own.party.as_ref());
    let at = |list: &'static str| move |(at, party)| Some((format!("budget.{list}[{at}].party"), party?));
    let (rows, shares) = (rows.enumerate().filter_map(at("rows")), shares.enumerate().filter_map(at("shares")));
    rows.chain(shares).chain(own.enumerate().filter_map(at("own_contribution")))
}

fn numbered<'a>(path: &str, ids: &'a [String], known: &[String]) -> Vec<Reference<'a>> {
    ids.iter().enumerate().map(|(at, id)| (format!("{path}[{at}]"), id, known.to_vec())).collect()
}
