//! Tables of who the clients are: what their records answer to one field each (Bil §3 Dokumentation).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::compute::definition::{ALWAYS, FieldPath};
use crate::compute::scope::Scope;
use crate::compute::tabulation::{BreakdownRow, Contents, Rows, Tabulation, Unit, several, single};
use crate::compute::tally::{Member, Tally};
use crate::lang::Labelled;
use crate::model::names::{COUNTRIES, NameRef, sort_key};
use crate::model::records::Case;
use crate::model::{Kind, TermRef};
use crate::say;

pub static TABLES: &[&Tabulation] = &[&GENDER, &FORM, &INDUSTRY, &NATIONALITY, &CAUSE, &NEEDS];

const GENDER_FIELD: FieldPath = (Kind::Case, "gender");
const FORM_FIELD: FieldPath = (Kind::Case, "exploitation.form");
const INDUSTRY_FIELD: FieldPath = (Kind::Case, "exploitation.industry");
const CAUSE_FIELD: FieldPath = (Kind::Case, "exploitation.cause");
const NEEDS_FIELD: FieldPath = (Kind::Case, "needs");

static GENDER: Tabulation = Tabulation::new(
    "gender",
    |_| say!(sv "Kön", en "Gender"),
    Unit::Clients,
    Contents::Counted(|scope| single(scope.agreement.vocabulary("gender"), answer(scope, |case| case.gender))),
)
.of_kind(Kind::Case)
.when(ALWAYS.needing(&[GENDER_FIELD]))
.called_as(GENDER_FIELD);

static FORM: Tabulation = Tabulation::new(
    "form",
    |_| say!(sv "Exploateringsform", en "Form of exploitation"),
    Unit::Clients,
    Contents::Counted(|scope| single(scope.agreement.vocabulary("form"), answer(scope, |case| case.form))),
)
.of_kind(Kind::Case)
.when(ALWAYS.needing(&[FORM_FIELD]))
.called_as(FORM_FIELD);

static INDUSTRY: Tabulation = Tabulation::new(
    "industry",
    |_| say!(sv "Bransch", en "Industry"),
    Unit::Clients,
    Contents::Counted(|scope| single(scope.agreement.vocabulary("industry"), answer(scope, |case| case.industry))),
)
.of_kind(Kind::Case)
.when(ALWAYS.needing(&[INDUSTRY_FIELD]))
.called_as(INDUSTRY_FIELD);

static NATIONALITY: Tabulation = Tabulation::new(
    "nationality",
    |_| say!(sv "Nationalitet", en "Nationality"),
    Unit::Clients,
    Contents::Counted(countries),
)
.of_kind(Kind::Case)
.called_as((Kind::Case, "nationality"))
.with_rows(Rows::SeveralAnswers);

static CAUSE: Tabulation = Tabulation::new(
    "cause",
    |_| say!(sv "Orsak", en "Cause"),
    Unit::Clients,
    Contents::Counted(|scope| several(scope.agreement.vocabulary("cause"), answers(scope, |case| &case.causes))),
)
.of_kind(Kind::Case)
.when(ALWAYS.needing(&[CAUSE_FIELD]))
.called_as(CAUSE_FIELD)
.with_rows(Rows::SeveralAnswers);

static NEEDS: Tabulation = Tabulation::new(
    "needs",
    |_| say!(sv "Behov", en "Needs"),
    Unit::Clients,
    Contents::Counted(|scope| several(scope.agreement.vocabulary("need"), answers(scope, |case| &case.needs))),
)
.of_kind(Kind::Case)
.when(ALWAYS.needing(&[NEEDS_FIELD]))
.called_as(NEEDS_FIELD)
.with_rows(Rows::SeveralAnswers);

fn answer(scope: &Scope, of: fn(&Case) -> Option<TermRef>) -> impl Iterator<Item = (Member, Option<TermRef>)> {
    scope.clients.iter().map(move |(id, case)| (Member::Case(*id), of(&case.record)))
}

fn answers<'a>(scope: &Scope<'a>, of: fn(&Case) -> &[TermRef]) -> impl Iterator<Item = (Member, TermRef)> {
    scope.clients.iter().flat_map(move |(id, case)| of(&case.record).iter().map(|term| (Member::Case(*id), *term)))
}

/// Countries by count, then by name; a client with two is counted under each.
fn countries(scope: &Scope) -> Vec<BreakdownRow> {
    let mut tallies: BTreeMap<NameRef, Tally> = BTreeMap::new();
    for (id, case) in &scope.clients {
        case.record.nationality.iter().for_each(|country| tallies.entry(*country).or_default().push(Member::Case(*id)));
    }
    let lang = scope.agreement.agreement.language;
    let row = |(country, tally)| {
        let name = COUNTRIES.get(country);
        BreakdownRow::new(name.code, name.text(), vec![tally])
    };
    let mut rows: Vec<BreakdownRow> = tallies.into_iter().map(row).collect();
    rows.sort_by_cached_key(|row| (Reverse(row.count()), sort_key(row.label.get(lang), lang), row.id.clone()));
    rows
}
