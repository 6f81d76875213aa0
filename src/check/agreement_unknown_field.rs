//! A field or a kind of record in the agreement that the record format doesn't have.

use chrono::NaiveDate;

use super::findings::agreement_file;
use super::{Find, Findings, Rule, rule};
use crate::diagnostic::quote;
use crate::load::Dataset;
use crate::model::Kind;
use crate::say;

pub(super) const RULE: Rule = rule!("agreement-unknown-field", Error, Find::Checking(find));

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let file = agreement_file(data);
    for (name, record) in &data.agreement.records {
        let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.id() == name) else {
            let shown = quote(name);
            let known = Kind::ALL.map(Kind::id).join(", ");
            let message = say!(sv "Det finns inget slags post {shown}.", en "There is no kind of record {shown}.");
            findings.key(
                file,
                format!("records.{name}"),
                message,
                say!(sv "Skriv något av {known}.", en "Write one of {known}."),
                "",
            );
            continue;
        };
        for (at, field) in record.fields.iter().enumerate().filter(|(_, field)| kind.field(&field.field).is_none()) {
            let shown = quote(&field.field);
            let known = kind.fields().iter().map(|field| field.name).collect::<Vec<_>>().join(", ");
            let message = say!(sv "Slaget {name} har inget fält {shown}.", en "The kind {name} has no field {shown}.");
            let help = say!(
                sv "Fälten är {known}; under dem med punkt, som `exploitation.form`.",
                en "The fields are {known}; below them with a point, as `exploitation.form`."
            );
            findings.value(file, format!("records.{name}.fields[{at}].field"), message, help, "");
        }
    }
}
