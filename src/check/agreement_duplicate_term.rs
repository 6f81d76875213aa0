//! An id or a label that stands twice in a list of the agreement.

use std::collections::{BTreeMap, BTreeSet};

use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::lang::Labelled;
use crate::model::Agreement;
use crate::model::vocabulary::Term;
use crate::rules::{Rule, rule};
use crate::say;

pub(super) static CHECK: Check = Check::terms(&rule!("agreement-duplicate-term", Error), find).or(&LABEL);

/// Two ids with one label can be right, and a reader can't tell them apart.
static LABEL: Rule = rule!("agreement-duplicate-term", Warning);

fn find(agreement: &Agreement, findings: &mut Findings) {
    let mut judge = |list: &str, key: &str, ids: Vec<&String>| {
        let mut seen = BTreeSet::new();
        for (at, id) in ids.into_iter().enumerate().filter(|(_, id)| !seen.insert(*id)) {
            let shown = quote(id);
            let message = say!(sv "{shown} står två gånger i {list}.", en "{shown} stands twice in {list}.");
            let help = say!(
                sv "Ta bort den ena, eller ge den ett eget id.",
                en "Take one of them away, or give it an id of its own."
            );
            findings.term(format!("{list}[{at}].{key}"), message, help, "");
        }
    };
    judge("agreement.parties", "id", agreement.agreement.parties.iter().map(|item| &*item.id).collect());
    judge("goals", "id", agreement.goals.iter().map(|item| &*item.id).collect());
    judge("forums", "id", agreement.forums.iter().map(|item| &*item.id).collect());
    judge("appendices", "party", agreement.appendices.iter().map(|item| &item.party).collect());
    judge("budget.rows", "id", agreement.budget.rows.iter().map(|item| &*item.id).collect());
    own_contributions(agreement, &mut judge);
    judge("commitments", "id", agreement.commitments.iter().map(|item| &*item.id).collect());
    judge("report.sections", "id", agreement.report.sections.iter().map(|item| &*item.id).collect());
    judge("amendments", "id", agreement.amendments.iter().map(|item| &*item.id).collect());
    judge("open_points", "id", agreement.open_points.iter().map(|item| &*item.id).collect());
    for (name, kind) in &agreement.records {
        judge(&format!("records.{name}.fields"), "field", kind.fields.iter().map(|item| &item.field).collect());
    }
    for (name, vocabulary) in &agreement.vocabularies {
        judge(&format!("vocabularies.{name}.terms"), "id", vocabulary.terms.iter().map(|item| &*item.id).collect());
        judge(&format!("vocabularies.{name}.groups"), "id", vocabulary.groups.iter().map(|item| &*item.id).collect());
    }
    labels(agreement, findings);
}

/// A party puts in one amount; of several that nobody is named of, another rule tells.
fn own_contributions(agreement: &Agreement, judge: &mut impl FnMut(&str, &str, Vec<&String>)) {
    let own: Option<Vec<&String>> = agreement.budget.own_contribution.iter().map(|own| own.party.as_ref()).collect();
    judge("budget.own_contribution", "party", own.unwrap_or_default());
}

/// Terms of a list that a report would show under one name. A term that has taken another's place
/// may have its label.
fn labels(agreement: &Agreement, findings: &mut Findings) {
    for (name, vocabulary) in &agreement.vocabularies {
        let shown = |term: &'_ Term| term.retired_from.is_none();
        let terms = vocabulary.terms.iter().map(|term| shown(term).then(|| (term.sv(), term.group.as_deref())));
        labels_of(&format!("vocabularies.{name}.terms"), terms, findings);
    }
}

fn labels_of<'a>(
    list: &str,
    labels: impl Iterator<Item = Option<(&'a str, Option<&'a str>)>>,
    findings: &mut Findings,
) {
    let mut seen = BTreeMap::new();
    for (at, (label, of)) in labels.enumerate().filter_map(|(at, label)| Some((at, label?))) {
        let first = *seen.entry((label.trim().to_lowercase(), of)).or_insert(at);
        if first == at || label.trim().is_empty() {
            continue;
        }
        let shown = quote(label);
        let message = say!(
            sv "{shown} heter redan ett annat i {list}: rapporten skulle visa två med samma namn.",
            en "Another in {list} is called {shown} already: the report would show two of one name."
        );
        let help = say!(
            sv "Ge den ena ett annat namn, eller ta bort den om det är samma sak.",
            en "Give one of them another name, or take it away if they are the same."
        );
        if let Some(finding) = findings.term(format!("{list}[{at}].sv"), message, help, "") {
            finding.ruled(&LABEL);
        }
    }
}
