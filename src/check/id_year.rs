//! A client's number of another year than that of the enrolment.

use chrono::{Datelike, NaiveDate};

use super::findings::{Place, clause_of};
use super::{Check, Findings};
use crate::load::Dataset;
use crate::model::Kind;
use crate::model::records::Case;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("id-year", Warning), find);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    for case in data.of::<Case>() {
        let (Some(id), Some(opened)) = (case.record.id, case.record.opened) else { continue };
        if id.year() == opened.year() {
            continue;
        }
        let year = opened.year();
        let message = say!(
            sv "Löpnumret {id} är från ett annat år än inskrivningen {opened}.",
            en "The number {id} is of another year than the enrolment on {opened}."
        );
        let help = say!(
            sv "Rätta `opened` om året är fel; annars ska klienten ha ett ledigt nummer från {year}, i `id`, i filens namn och i sina besök.",
            en "Mend `opened` if its year is wrong; else the client is to have a free number of {year}, in `id`, in the file's name and in the visits."
        );
        let words = say!(sv "löpnumret", en "the number");
        let clause = clause_of(data, Kind::Case, "opened");
        findings.at(Place::value(case.file, "opened"), message, help, clause).beside(case.file, "id", words);
    }
}
