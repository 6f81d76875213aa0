//! The table of the year's grant (Bil §4).

use super::table::{Line, RowKind, Table};
use super::words;
use crate::compute::cell::Value;
use crate::compute::{BUDGET, PartyGrant, PeriodActivity, ProratedRow, Proration, Tabulation};
use crate::lang::Text;
use crate::model::{Agreement, PaymentPeriod};
use crate::{say, sentence};

/// The table of the year's grant in the activity report.
pub fn of_activity(of: &Tabulation, activity: &PeriodActivity, proration: &Proration) -> Table {
    let share = words::share_of_year(proration);
    Table {
        caption: of.title(activity.scope.agreement),
        note: Some(sentence!(sv ["Andel: " share "."], en ["Share: " share "."])),
        ..table(activity.scope.data.agreement(), proration)
    }
}

/// Rows, twelve months, the share, and a column for each payment; each party's rows under its name.
pub fn table(agreement: &Agreement, proration: &Proration) -> Table {
    let days = [words::months(proration.of_months), Text::same(proration.year)];
    let amounts = words::columns(&BUDGET, days).map(|(id, heading)| (id.to_owned(), heading));
    let mut columns = vec![("label".to_owned(), say!(sv "Kronor", en "Kronor"))];
    columns.extend(amounts);
    let periods: Vec<PaymentPeriod> = proration.total.payments.iter().map(|(period, _)| *period).collect();
    columns.extend(periods.iter().map(|period| (period.to_string(), words::payment_period(*period))));
    let row = |row: &ProratedRow, id: &str, kind| {
        let paid = periods.iter().map(|period| row.paid_in(*period).map_or(Value::Empty, Value::Kronor));
        let told = [Value::text(&row.label), Value::Kronor(row.full), Value::Kronor(row.amount)];
        Line::new(id, kind, told.into_iter().chain(paid)).belonging(words::belonging_to(row.party.as_ref()))
    };
    let is_of = |row: &&ProratedRow, grant: &PartyGrant| row.party.as_ref() == Some(&grant.id);
    let body = |item: &ProratedRow| row(item, &item.id, RowKind::Body);
    let mut rows = Vec::new();
    if let [] | [_] = proration.parties.as_slice() {
        rows.extend(proration.rows.iter().map(body));
    } else {
        for grant in &proration.parties {
            let party = words::party(agreement, &grant.id);
            rows.push(Line::heading(&grant.id, &party));
            rows.extend(proration.rows.iter().filter(|row| is_of(row, grant)).map(body));
            let label = words::total_of(&party);
            rows.push(row(
                &ProratedRow { label, ..grant.total.clone() },
                &words::id_of("total", &grant.id),
                RowKind::Total,
            ));
        }
    }
    rows.push(row(&proration.total, "total", RowKind::Total));
    Table::new(&BUDGET.id, columns, rows)
}
