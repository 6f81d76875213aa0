//! `iop budget --format json`: `iop-budget/1`.

use chrono::NaiveDate;
use serde::Serialize;

use super::{DataRow, Exact, Field, Ordered, exact, number};
use crate::compute::{Basis, PartyGrant, ProratedRow, Proration, Share, ShareSource};
use crate::lang::{Labelled, Lang};
use crate::model::agreement::Amendment;
use crate::model::{Agreement, Amount, PaymentPeriod};

#[derive(Serialize)]
struct BudgetData<'a> {
    format: &'static str,
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    period: Days,
    share: ShareData<'a>,
    rows: Vec<RowData<'a>>,
    total: TotalData,
    own_contribution: Option<OwnData>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parties: Vec<PartyData<'a>>,
    /// Amounts changed within the period, so that no share of twelve months gives them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amendments: Vec<AmendmentData<'a>>,
    open_points: Vec<OpenPointData<'a>>,
}

#[derive(Serialize)]
struct AmendmentData<'a> {
    id: &'a str,
    from: NaiveDate,
    clause: &'a str,
}

#[derive(Serialize)]
struct Days {
    from: NaiveDate,
    to: NaiveDate,
}

#[derive(Serialize)]
struct ShareData<'a> {
    basis: &'static str,
    numerator: Exact,
    denominator: Exact,
    source: &'static str,
    clause: Option<&'a str>,
}

#[derive(Serialize)]
struct RowData<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    full: Exact,
    amount: Exact,
    payments: Vec<DataRow>,
}

#[derive(Serialize)]
struct TotalData {
    full: Exact,
    amount: Exact,
    payments: Vec<DataRow>,
}

#[derive(Serialize)]
struct OwnData {
    full: Exact,
    amount: Exact,
}

#[derive(Serialize)]
struct PartyData<'a> {
    id: &'a str,
    share: ShareData<'a>,
    total: TotalData,
    own_contribution: Option<OwnData>,
}

#[derive(Serialize)]
struct OpenPointData<'a> {
    clauses: &'a [String],
    text: &'a str,
}

/// `iop budget --format json`: `iop-budget/1`. Parties by themselves stand under the whole that they are part of.
pub fn budget<'a>(agreement: &'a Agreement, proration: &'a Proration, lang: Lang) -> impl Serialize + 'a {
    let row = |row: &'a ProratedRow| RowData {
        id: &row.id,
        label: row.label.get(lang),
        party: row.party.as_deref(),
        full: exact(row.full),
        amount: exact(row.amount),
        payments: payments(row),
    };
    let parties = proration.parties.iter().filter(|_| proration.party.is_none());
    let points = proration.open_points(agreement);
    BudgetData {
        format: "iop-budget/1",
        year: proration.year,
        party: proration.party.as_deref(),
        period: Days { from: proration.period.from, to: proration.period.to },
        share: share(&proration.share),
        rows: proration.rows.iter().map(row).collect(),
        total: total(&proration.total),
        own_contribution: proration.own_total(None).map(own),
        parties: parties.map(|grant| party(proration, grant)).collect(),
        amendments: proration.amendments(agreement).map(amendment).collect(),
        open_points: points.map(|point| OpenPointData { clauses: &point.clauses, text: point.label(lang) }).collect(),
    }
}

fn amendment(amendment: &Amendment) -> AmendmentData<'_> {
    AmendmentData { id: &amendment.id, from: amendment.from, clause: &amendment.clause }
}

fn party<'a>(proration: &Proration, grant: &'a PartyGrant) -> PartyData<'a> {
    PartyData {
        id: &grant.id,
        share: share(&grant.share),
        total: total(&grant.total),
        own_contribution: proration.own_total(Some(&grant.id)).map(own),
    }
}

fn share(share: &Share) -> ShareData<'_> {
    ShareData {
        basis: match share.basis {
            Basis::Months => "months",
            Basis::Days => "days",
            Basis::Amount => "amount",
        },
        numerator: exact(share.numerator),
        denominator: exact(share.denominator),
        source: match share.source {
            ShareSource::Agreement => "agreement",
            ShareSource::Option => "option",
            ShareSource::Rule => "rule",
        },
        clause: share.clause.as_deref(),
    }
}

fn total(row: &ProratedRow) -> TotalData {
    TotalData { full: exact(row.full), amount: exact(row.amount), payments: payments(row) }
}

fn own((full, amount): (Amount, Amount)) -> OwnData {
    OwnData { full: exact(full), amount: exact(amount) }
}

/// Each instalment, its period under the name of the interval.
fn payments(row: &ProratedRow) -> Vec<DataRow> {
    let payment = |(period, amount): &(PaymentPeriod, Amount)| {
        let key = match period {
            PaymentPeriod::Month(_) => "month",
            PaymentPeriod::Quarter(_) => "quarter",
            PaymentPeriod::HalfYear(_) => "half_year",
            PaymentPeriod::Year(_) => "year",
        };
        Ordered(vec![(key.to_owned(), Field::Text(period.to_string())), ("amount".to_owned(), number(amount))])
    };
    row.payments.iter().map(payment).collect()
}
