//! A visit that names no case.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::findings::{Place, clause_of};
use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::load::Dataset;
use crate::model::CaseId;
use crate::model::Kind;
use crate::model::records::{Case, Visit, Visitor};
use crate::rules;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rules::UNKNOWN_CASE, find);

/// A case counts as known by its id or by its file's name, so that one bad case isn't told again at each visit.
fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let mut known: BTreeSet<CaseId> = data.named_cases.clone();
    known.extend(data.of::<Case>().iter().filter_map(|case| case.record.id));
    for visit in data.of::<Visit>() {
        let Some(Visitor::Client(id)) = visit.record.visitor else { continue };
        if known.contains(&id) {
            continue;
        }
        let removed = data.removed.iter().find(|path| is_of(path, id));
        if let Some(path) = removed {
            let message = say!(sv "Klienten {id} tas bort, men besöket är kvar.", en "The client {id} is removed, but the visit stays.");
            let help = say!(
                sv "Ta bort besöket också, eller behåll klientens fil.",
                en "Remove the visit too, or keep the client's file."
            );
            findings
                .at(Place::value(visit.file, "case"), message, help, clause_of(data, Kind::Visit, "case"))
                .removed(path);
            continue;
        }
        if let Some(file) = data.stray_cases.get(&id) {
            let path = quote(&data.sources[*file].path);
            let message = say!(
                sv "Filen för klienten {id}, {path}, räknas inte.",
                en "The file of the client {id}, {path}, isn't counted."
            );
            let help = say!(
                sv "Ge filen namnet `{id}.yaml`, i mappen `cases`; besöket kan stå som det är.",
                en "Give the file the name `{id}.yaml`, in the folder `cases`; the visit can stay as it is."
            );
            findings.at(Place::value(visit.file, "case"), message, help, clause_of(data, Kind::Visit, "case")).beside(
                *file,
                "",
                say!(sv "filen", en "the file"),
            );
            continue;
        }
        // No number is offered: a visit that is counted on another client would be worse than no help.
        let help = say!(
            sv "Rätta numret efter journalen. Är klienten ny, lägg till cases/{id}.yaml; skriv `none` för den som inte är inskriven.",
            en "Mend the number as your files have it. If the client is new, add cases/{id}.yaml; write `none` for somebody who isn't enrolled."
        );
        let message = say!(sv "Det finns ingen klient {id}.", en "There is no client {id}.");
        findings.at(Place::value(visit.file, "case"), message, help, clause_of(data, Kind::Visit, "case"));
    }
}

/// Whether a path is a client's file.
fn is_of(path: &str, id: CaseId) -> bool {
    let name = path.strip_prefix(Kind::Case.folder()).and_then(|rest| rest.rsplit('/').next());
    let stem = name.and_then(|name| name.rsplit_once('.')).map(|(stem, _)| stem);
    stem.is_some_and(|stem| stem.parse() == Ok(id))
}
