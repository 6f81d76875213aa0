//! A concern for a child with no report recorded (Bil §3; 19 kap. 4 § SoL).

use chrono::NaiveDate;

use super::concerns::concerns;
use super::findings::Place;
use super::{Check, Findings};
use crate::load::Dataset;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("concern-unreported", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for placed in concerns(data).into_iter().filter(|placed| placed.concern.reported.is_none()) {
        let message = say!(
            sv "Oro för ett barn, men ingen anmälan är noterad.",
            en "A concern for a child, but no report is recorded."
        );
        let help = say!(
            sv "Skriv `reported:` med dagen för anmälan till socialnämnden, när den är gjord.",
            en "Write `reported:` with the day of the report to the social services, once it is made."
        );
        findings.at(Place::key(placed.file, placed.path), message, help, placed.clause);
    }
}
