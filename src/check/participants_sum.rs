//! Women, men, others or children who can't be what the participants are: together another number, or more of them.

use chrono::NaiveDate;

use super::findings::{Place, clause_of};
use super::{Check, Findings};
use crate::lang::Text;
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::records::Activity;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("participants-sum", Error), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for entry in data.of::<Activity>() {
        let Some(all) = entry.record.participants else { continue };
        let faults = [
            of_parts(all, [entry.record.women, entry.record.men, entry.record.other]),
            of_children(all, entry.record.children),
        ];
        for (field, message, help) in faults.into_iter().flatten() {
            let clause = clause_of(data, Kind::Activity, field);
            findings.at(Place::value(entry.file, field), message, help, clause);
        }
    }
}

/// At which field what is wrong, and how to mend it.
type Wrong = (&'static str, Text, Text);

/// All three are the participants; one or two of them can be fewer.
fn of_parts(all: u32, parts: [Option<u32>; 3]) -> Option<Wrong> {
    let sum: u64 = parts.into_iter().flatten().map(u64::from).sum();
    let (message, help) = if sum != u64::from(all) && parts.iter().all(Option::is_some) {
        (
            say!(
                sv "Kvinnor, män och andra är tillsammans {sum}, men deltagarna är {all}.",
                en "Women, men and others are {sum} together, but the participants are {all}."
            ),
            say!(
                sv "Rätta det tal som är fel, eller ta bort det av de tre som ingen räknade.",
                en "Mend the number that is wrong, or take away the one of the three that nobody counted."
            ),
        )
    } else if sum > u64::from(all) {
        (
            say!(
                sv "De kvinnor, män eller andra som står här är {sum}, fler än deltagarna, som är {all}.",
                en "The women, men or others who stand here are {sum}, more than the participants, who are {all}."
            ),
            wrong_number(),
        )
    } else {
        return None;
    };
    Some(("participants", message, help))
}

fn of_children(all: u32, children: Option<u32>) -> Option<Wrong> {
    let children = children.filter(|children| *children > all)?;
    let message = say!(
        sv "Barnen är {children}, fler än deltagarna, som är {all}.",
        en "The children are {children}, more than the participants, who are {all}."
    );
    Some(("children", message, wrong_number()))
}

fn wrong_number() -> Text {
    say!(
        sv "Rätta det tal som är fel: `participants` är alla som kom, även barn.",
        en "Mend the number that is wrong: `participants` is everybody who came, children too."
    )
}
