//! The table of clients who come, go and are there, month by month.

use crate::compute::scope::Scope;
use crate::compute::tabulation::{BreakdownColumn, BreakdownRow, Contents, Drawing, Rows, Tabulation, Unit};
use crate::model::{Kind, Period};
use crate::say;

pub static TABLES: &[&Tabulation] = &[&CLIENTS_BY_MONTH];

static CLIENTS_BY_MONTH: Tabulation = Tabulation::new(
    "clients_by_month",
    |_| say!(sv "Klienter per månad", en "Clients by month"),
    Unit::Clients,
    Contents::Counted(months),
)
.of_kind(Kind::Case)
.with_rows(Rows::Apart)
.with_columns(&[
    BreakdownColumn::new("new", |_| say!(sv "nya", en "new")),
    BreakdownColumn::new("closed", |_| say!(sv "avslutade", en "closed")),
    BreakdownColumn::new("active", |_| say!(sv "aktiva vid slutet", en "active at the end")),
])
.drawn(Drawing::FlowAndStock);

fn months(scope: &Scope) -> Vec<BreakdownRow> {
    let row = |(month, days): (crate::model::Month, Period)| {
        let end = Period { from: days.to, to: days.to };
        let opened = scope.clients_that(|case| case.opened.is_some_and(|day| days.contains(day)));
        let closed = scope.clients_that(|case| case.closed.is_some_and(|day| days.contains(day)));
        let active = scope.clients_that(|case| case.is_open_in(end));
        BreakdownRow::new(month.to_string(), month.label(), vec![opened, closed, active])
    };
    scope.months().into_iter().map(row).collect()
}
