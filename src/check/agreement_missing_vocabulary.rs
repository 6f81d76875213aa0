//! A vocabulary that a field needs and the agreement lacks.

use super::{Find, Findings, Rule, rule};
use crate::model::kind::{Field, Type};
use crate::model::{Agreement, Kind};
use crate::say;

pub(super) const RULE: Rule = rule!("agreement-missing-vocabulary", Error, Find::Terms(find));

fn find(agreement: &Agreement, findings: &mut Findings) {
    for kind in Kind::ALL {
        for (field, vocabulary) in vocabularies(&agreement.fields(kind)) {
            if agreement.vocabulary(vocabulary).is_none_or(|list| list.terms.is_empty()) {
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

fn vocabularies<'a>(fields: &[Field<'a>]) -> Vec<(&'a str, &'a str)> {
    fields
        .iter()
        .flat_map(|field| match field.value {
            Type::Term(vocabulary) | Type::Terms(vocabulary) => vec![(field.name, vocabulary)],
            Type::Group(fields) | Type::List(fields) => vocabularies(fields),
            _ => Vec::new(),
        })
        .collect()
}
