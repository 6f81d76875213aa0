//! A field or a kind of record in the agreement that the record format doesn't have, and that isn't added to it.

use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::model::agreement::RecordField;
use crate::model::{Agreement, Kind};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::terms(&rule!("agreement-unknown-field", Error), find);

fn find(agreement: &Agreement, findings: &mut Findings) {
    for (name, record) in &agreement.records {
        let Some(kind) = Kind::by_id(name) else {
            let shown = quote(name);
            let known = Kind::ALL.map(Kind::id).join(", ");
            let message = say!(sv "Det finns inget slags post {shown}.", en "There is no kind of record {shown}.");
            findings.term_key(
                format!("records.{name}"),
                message,
                say!(sv "Skriv något av {known}.", en "Write one of {known}."),
                "",
            );
            continue;
        };
        let unknown = |field: &RecordField| kind.field(&field.field).is_none() && !is_added(field);
        for (at, field) in record.fields.iter().enumerate().filter(|(_, field)| unknown(field)) {
            let shown = quote(&field.field);
            let known = kind.built_in().iter().map(|field| &*field.name).collect::<Vec<_>>().join(", ");
            let message = say!(sv "Slaget {name} har inget fält {shown}.", en "The kind {name} has no field {shown}.");
            let help = if kind.is_counted() {
                say!(
                    sv "Fälten är {known}; under dem med punkt, som `exploitation.form`. Ett eget fält får en `type:` och ett namn utan punkt.",
                    en "The fields are {known}; below them with a point, as `exploitation.form`. A field of your own has a `type:` and a name without a point."
                )
            } else {
                say!(
                    sv "Fälten är rapportens delar, utan att stå här: ta bort raden.",
                    en "The fields are the sections of the report without being listed here: take the line away."
                )
            };
            findings.term(format!("records.{name}.fields[{at}].field"), message, help, "");
        }
    }
}

/// Whether an entry adds a field, rightly described or not.
fn is_added(field: &RecordField) -> bool {
    field.value.is_some() && !field.field.contains(['.', '['])
}
