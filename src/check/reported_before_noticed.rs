//! A concern for a child that was reported before it was noticed.

use chrono::NaiveDate;

use super::{Find, Findings, Rule, rule};
use crate::load::Dataset;
use crate::model::record::Concern;
use crate::say;

pub(super) const RULE: Rule = rule!("reported-before-noticed", Error, Find::Checking(find));

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for case in &data.cases {
        for (at, child) in case.record.children.iter().flatten().enumerate() {
            judge(case.file, &format!("children[{at}].concern"), child.concern, findings);
        }
    }
    for visit in &data.visits {
        judge(visit.file, "child_concern", visit.record.child_concern, findings);
    }
}

fn judge(file: usize, path: &str, concern: Option<Concern>, findings: &mut Findings) {
    let Some(Concern { noticed: Some(noticed), reported: Some(reported) }) = concern else { return };
    if reported < noticed {
        let message = say!(sv "Oron anmäldes {reported}, innan den uppmärksammades {noticed}.", en "The concern was reported on {reported}, before it was noticed on {noticed}.");
        let help = say!(sv "Rätta det datum som är fel.", en "Mend the date that is wrong.");
        findings.value(file, format!("{path}.reported"), message, help, "Bil §3: anmälan enligt 19 kap. 4 § SoL");
    }
}
