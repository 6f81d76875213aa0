//! A concern for a child with no report recorded (Bil §3; 19 kap. 4 § SoL).

use chrono::NaiveDate;

use super::findings::clause_of;
use super::{Find, Findings, Rule, rule};
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::record::Concern;
use crate::say;

pub(super) const RULE: Rule = rule!("concern-unreported", Warning, Find::Checking(find));

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
    if concern.is_some_and(|concern| concern.reported.is_none()) {
        let message = say!(sv "Oro för ett barn, men ingen anmälan är noterad.", en "A concern for a child, but no report is recorded.");
        let help = say!(sv "Skriv `reported:` med dagen för anmälan till socialnämnden, när den är gjord.", en "Write `reported:` with the day of the report to the social services, once it is made.");
        findings.key(file, path, message, help, clause);
    }
}
