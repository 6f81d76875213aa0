//! A concern for a child that was reported before it was noticed.

use chrono::NaiveDate;

use super::findings::clause_of;
use super::{Find, Findings, Rule, rule};
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::record::Concern;
use crate::say;

pub(super) const RULE: Rule = rule!("reported-before-noticed", Error, Find::Checking(find));

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for case in &data.cases {
        for (at, child) in case.record.children.iter().flatten().enumerate() {
            let clause = clause_of(data, Kind::Case, "children[].concern");
            judge(case.file, &format!("children[{at}].concern"), child.concern, clause, findings);
        }
    }
    for visit in &data.visits {
        let clause = clause_of(data, Kind::Visit, "child_concern");
        judge(visit.file, "child_concern", visit.record.child_concern, clause, findings);
    }
}

fn judge(file: usize, path: &str, concern: Option<Concern>, clause: &str, findings: &mut Findings) {
    let Some(Concern { noticed: Some(noticed), reported: Some(reported) }) = concern else { return };
    if reported < noticed {
        let message = say!(sv "Oron anmäldes {reported}, innan den uppmärksammades {noticed}.", en "The concern was reported on {reported}, before it was noticed on {noticed}.");
        let help = say!(sv "Rätta det datum som är fel.", en "Mend the date that is wrong.");
        findings.value(file, format!("{path}.reported"), message, help, clause);
    }
}
