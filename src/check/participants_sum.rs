//! Women, men and others who aren't as many together as the participants.

use chrono::NaiveDate;

use super::findings::{Place, clause_of};
use super::{Check, Findings};
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::records::Activity;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("participants-sum", Error), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for entry in data.of::<Activity>() {
        let Activity { participants: Some(all), women: Some(women), men: Some(men), other: Some(other), .. } =
            entry.record
        else {
            continue;
        };
        let sum: u64 = [women, men, other].into_iter().map(u64::from).sum();
        if sum != u64::from(all) {
            let message = say!(
                sv "Kvinnor, män och andra är tillsammans {sum}, men deltagarna är {all}.",
                en "Women, men and others are {sum} together, but the participants are {all}."
            );
            let help = say!(
                sv "Rätta det tal som är fel, eller ta bort det av de tre som ingen räknade.",
                en "Mend the number that is wrong, or take away the one of the three that nobody counted."
            );
            let clause = clause_of(data, Kind::Activity, "participants");
            findings.at(Place::value(entry.file, "participants"), message, help, clause);
        }
    }
}
