//! An answer to whether there was an interpreter, where the language is due: `no` is Norwegian (ISO 639).

use chrono::NaiveDate;

use super::findings::{Place, clause_of};
use super::{Check, Findings};
use crate::lang::{Labelled, Lang};
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::names::LANGUAGES;
use crate::model::records::{Interpreter, Visit};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("interpreter-answer", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for visit in data.of::<Visit>() {
        let Some(Interpreter::Language(language)) = visit.record.interpreter else { continue };
        let language = LANGUAGES.get(language);
        let code = language.code;
        if !Interpreter::ANSWERS.contains(&code) {
            continue;
        }
        let (sv, en) = (language.label(Lang::Sv), language.label(Lang::En));
        let message = say!(
            sv "`{code}` är koden för språket {sv}: besöket räknas som tolkat.",
            en "`{code}` is the code of {en}: the visit counts as one with an interpreter."
        );
        let help = say!(
            sv "Behövdes ingen tolk, ta bort raden; annars ska språket stå här, till exempel `tl`.",
            en "If none was needed, take the line away; else the language is due here, for example `tl`."
        );
        let clause = clause_of(data, Kind::Visit, "interpreter");
        findings.at(Place::value(visit.file, "interpreter"), message, help, clause);
    }
}
