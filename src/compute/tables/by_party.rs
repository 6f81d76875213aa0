//! The table of clients and visits by party.

use crate::compute::definition::ALWAYS;
use crate::compute::scope::Scope;
use crate::compute::tabulation::{BreakdownColumn, BreakdownRow, COUNT, Contents, Rows, Tabulation, Unit};
use crate::compute::tally::Member;
use crate::lang::Labelled;
use crate::model::Kind;
use crate::model::agreement::PartyId;
use crate::say;

pub static TABLES: &[&Tabulation] = &[&BY_PARTY];

static BY_PARTY: Tabulation = Tabulation::new(
    "by_party",
    |_| say!(sv "Klienter och besök per part", en "Clients and visits by party"),
    Unit::Clients,
    Contents::Counted(parties),
)
.of_kind(Kind::Case)
.when(ALWAYS.only_of(|agreement| agreement.is_by_party(Kind::Visit)).told_where(|scope| scope.data.party().is_none()))
.with_rows(Rows::Apart)
.with_columns(&[COUNT, BreakdownColumn::new("visits", |_| Unit::Visits.counted())])
.unasked();

/// The row of those whose record names no party.
const NO_PARTY: &str = "no-party";

/// Clients and visits of each party that has an appendix or any of them, and of nobody in particular.
fn parties(scope: &Scope) -> Vec<BreakdownRow> {
    let of = |party: Option<PartyId>| {
        let clients = scope.clients.iter().filter(|(_, case)| case.party == party);
        let visits = scope.visits.iter().filter(|visit| visit.party == party);
        vec![clients.map(|(id, _)| Member::Case(*id)).collect(), visits.map(|visit| Member::File(visit.file)).collect()]
    };
    let parties = scope.agreement.parties();
    let each = parties.map(|(id, party)| (Some(id), BreakdownRow::new(&party.id, party.text(), of(Some(id)))));
    let each = each.filter(|(id, row)| row.is_counted() || scope.agreement.appendix_of(*id).is_some());
    let nobody = BreakdownRow::new(NO_PARTY, say!(sv "Ingen part angiven", en "No party stated"), of(None));
    each.map(|(_, row)| row).chain([nobody].into_iter().filter(BreakdownRow::is_counted)).collect()
}
