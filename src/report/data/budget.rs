//! The year's grant as facts.

use crate::compute::cell::{Cell, CellId, Value};
use crate::compute::{BUDGET, OwnShare, ProratedRow, Proration, Share, Span};
use crate::lang::Labelled;
use crate::model::{Agreement, Amount, Period};
use crate::report::facts::{BudgetFacts, Facts, GrantFacts, ShareFacts};
use crate::report::words;

/// The facts of `iop budget`. Parties by themselves stand under the whole that they are part of.
pub fn budget(agreement: &Agreement, proration: &Proration) -> Facts {
    let total = |id: &str, row: &ProratedRow, party: Option<&str>| {
        let own = proration.own_total(party).map(|amounts| own_cells(proration, party, amounts));
        GrantFacts { id: party.unwrap_or_default().to_owned(), own, ..grant(id, row) }
    };
    let parties = proration.parties.iter().filter(|_| proration.party.is_none()).map(|party| {
        let id = format!("total-{}", party.id);
        (share(&id, &party.share()), total(&id, &party.total, Some(&party.id)))
    });
    let amendments = proration.amendments(agreement);
    let points = proration.open_points(agreement);
    Facts::Budget(Box::new(BudgetFacts {
        year: proration.year,
        period: proration.period,
        party: proration.party.clone(),
        share: share("total", &proration.share()),
        spans: spans(proration),
        rows: proration.rows.iter().map(|row| grant(&row.id, row)).collect(),
        total: total("total", &proration.total, None),
        parties: parties.collect(),
        amendments: amendments.map(|of| (of.id.to_string(), of.from, of.clause.clone())).collect(),
        open_points: points.map(|point| (point.clauses.clone(), point.text())).collect(),
    }))
}

fn share(total: &str, share: &Share) -> ShareFacts {
    ShareFacts { share: share.clone(), parts: words::parts_of(total, share) }
}

fn spans(proration: &Proration) -> Vec<(Period, ShareFacts)> {
    if let [_] = proration.spans.as_slice() {
        return Vec::new();
    }
    let numbered = proration.spans.iter().zip(1..);
    let facts = numbered.map(|(Span { period, share, .. }, number)| {
        (*period, ShareFacts { share: share.clone(), parts: words::parts_of_span(share, number) })
    });
    facts.collect()
}

fn grant(id: &str, row: &ProratedRow) -> GrantFacts {
    let payment = |(period, amount): &(_, Amount)| {
        let id = CellId::column(&BUDGET.id, id, &format!("{period}"));
        (*period, Cell::new(id, Value::Kronor(*amount)))
    };
    GrantFacts {
        id: id.to_owned(),
        label: row.label.clone(),
        party: row.party.clone(),
        amounts: amounts(&BUDGET.id, id, row),
        payments: row.payments.iter().map(payment).collect(),
        own: None,
    }
}

/// What associations put in: by the names of the document's rows, unless it is a sum that no row tells.
fn own_cells(proration: &Proration, party: Option<&str>, (full, amount): (Amount, Amount)) -> [Cell; 2] {
    let is_its = |own: &&OwnShare| party.is_none() || own.stated.party.as_deref() == party;
    let whose = match proration.own_contributions.iter().filter(is_its).collect::<Vec<_>>()[..] {
        [own] => words::whose_row(own, proration),
        _ => "total".to_owned(),
    };
    [("full", full), ("amount", amount)]
        .map(|(id, value)| Cell::new(CellId::row("own_contribution", &words::id_of(id, &whose)), Value::Kronor(value)))
}

/// A row for the budget's months, and its share.
fn amounts(table: &str, id: &str, row: &ProratedRow) -> [Cell; 2] {
    cells(table, id, [row.full, row.amount])
}

fn cells(table: &str, id: &str, [full, amount]: [Amount; 2]) -> [Cell; 2] {
    let share = CellId::column(table, id, "amount");
    [Cell::new(CellId::row(table, id), Value::Kronor(full)), Cell::new(share, Value::Kronor(amount))]
}
