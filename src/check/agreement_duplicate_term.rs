//! An id that stands twice in a list of the agreement.

use std::collections::BTreeSet;

use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::model::Agreement;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::terms(&rule!("agreement-duplicate-term", Error), find);

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
}
