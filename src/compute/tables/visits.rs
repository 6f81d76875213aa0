//! Tables of visits and of what was done in them.

use std::collections::{BTreeMap, BTreeSet};

use super::monthly::months;
use crate::compute::definition::{ALWAYS, FieldPath};
use crate::compute::scope::Scope;
use crate::compute::tabulation::{
    BreakdownColumn, BreakdownRow, COUNT, Contents, Drawing, Rows, Tabulation, Unit, of_terms, several_in_order, single,
};
use crate::compute::tally::{Member, Tally};
use crate::model::records::Visitor;
use crate::model::{CaseId, Kind, TermRef};
use crate::say;

pub static TABLES: &[&Tabulation] = &[&VISITS_BY_MONTH, &VISITS_BY_CHANNEL, &SERVICES, &REFERRALS];

const CHANNEL_FIELD: FieldPath = (Kind::Visit, "channel");
const SERVICES_FIELD: FieldPath = (Kind::Visit, "services");
const REFERRALS_FIELD: FieldPath = (Kind::Visit, "referrals");

static VISITS_BY_MONTH: Tabulation = Tabulation::new(
    "visits_by_month",
    |_| say!(sv "Besök per månad", en "Visits by month"),
    Unit::Visits,
    Contents::Counted(|scope| months(scope, scope.visits.iter().copied())),
)
.of_kind(Kind::Visit)
.drawn(Drawing::Months);

static VISITS_BY_CHANNEL: Tabulation = Tabulation::new(
    "visits_by_channel",
    |agreement| {
        let otherwise = say!(sv "kontaktväg", en "channel");
        let channel = agreement.calls(CHANNEL_FIELD.0, CHANNEL_FIELD.1, otherwise);
        say!(sv "Besök per {channel}", en "Visits by {channel}"; channel)
    },
    Unit::Visits,
    Contents::Counted(|scope| {
        let answers = scope.visits.iter().map(|visit| (Member::File(visit.file), visit.record.channel));
        single(scope.agreement.vocabulary("channel"), answers)
    }),
)
.of_kind(Kind::Visit)
.when(ALWAYS.needing(&[CHANNEL_FIELD]));

static SERVICES: Tabulation =
    Tabulation::new("services", |_| say!(sv "Insatser", en "Services"), Unit::Visits, Contents::Counted(services))
        .of_kind(Kind::Visit)
        .when(ALWAYS.needing(&[SERVICES_FIELD]))
        .called_as(SERVICES_FIELD)
        .with_rows(Rows::SeveralAnswers)
        .with_columns(&[COUNT, BreakdownColumn::new("clients", |_| Unit::Clients.counted())]);

static REFERRALS: Tabulation = Tabulation::new(
    "referrals",
    |_| say!(sv "Hänvisningar", en "Referrals"),
    Unit::Visits,
    Contents::Counted(|scope| {
        let made = scope
            .visits
            .iter()
            .flat_map(|visit| visit.record.referrals.iter().map(|referral| (Member::File(visit.file), *referral)));
        several_in_order(scope.agreement.vocabulary("referral"), made)
    }),
)
.of_kind(Kind::Visit)
.when(ALWAYS.needing(&[REFERRALS_FIELD]))
.called_as(REFERRALS_FIELD)
.with_rows(Rows::SeveralAnswers);

/// Visits in which each service was given, and the clients who got it.
fn services(scope: &Scope) -> Vec<BreakdownRow> {
    let mut given: BTreeMap<TermRef, (Tally, BTreeSet<CaseId>)> = BTreeMap::new();
    for visit in &scope.visits {
        for service in &visit.record.services {
            let (visits, clients) = given.entry(*service).or_default();
            visits.push(Member::File(visit.file));
            if let Some(Visitor::Client(id)) = visit.record.visitor {
                clients.insert(id);
            }
        }
    }
    let tallies = given
        .into_iter()
        .map(|(term, (visits, clients))| (term, vec![visits, clients.into_iter().map(Member::Case).collect()]));
    of_terms(scope.agreement.vocabulary("service"), tallies.collect(), 2)
}
