//! `iop-budget/1`.

use chrono::NaiveDate;
use serde::Serialize;

use super::value::{Exact, Field, Ordered, number};
use crate::compute::cell::Cell;
use crate::compute::{Basis, ShareSource};
use crate::lang::Lang;
use crate::model::{PaymentPeriod, Period};
use crate::report::facts::{BudgetFacts, GrantFacts, ShareFacts};

#[derive(Serialize)]
struct BudgetJson<'a> {
    format: &'static str,
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    period: DaysJson,
    share: ShareJson<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    spans: Vec<SpanJson<'a>>,
    rows: Vec<RowJson<'a>>,
    total: TotalJson,
    own_contribution: Option<OwnJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parties: Vec<PartyJson<'a>>,
    /// Amounts changed within the period, so that no share of twelve months gives them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amendments: Vec<AmendmentJson<'a>>,
    open_points: Vec<OpenPointJson<'a>>,
}

#[derive(Serialize)]
struct AmendmentJson<'a> {
    id: &'a str,
    from: NaiveDate,
    clause: &'a str,
}

#[derive(Serialize)]
struct DaysJson {
    from: NaiveDate,
    to: NaiveDate,
}

/// Days that have a share of their own.
#[derive(Serialize)]
struct SpanJson<'a> {
    #[serde(flatten)]
    days: DaysJson,
    share: ShareJson<'a>,
}

#[derive(Serialize)]
struct ShareJson<'a> {
    basis: &'static str,
    numerator: Option<Exact>,
    denominator: Option<Exact>,
    source: &'static str,
    clause: Option<&'a str>,
}

#[derive(Serialize)]
struct RowJson<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    #[serde(flatten)]
    amounts: TotalJson,
}

#[derive(Serialize)]
struct TotalJson {
    full: Option<Exact>,
    amount: Option<Exact>,
    payments: Vec<Ordered<Field>>,
}

#[derive(Serialize)]
struct OwnJson {
    full: Option<Exact>,
    amount: Option<Exact>,
}

#[derive(Serialize)]
struct PartyJson<'a> {
    id: &'a str,
    share: ShareJson<'a>,
    total: TotalJson,
    own_contribution: Option<OwnJson>,
}

#[derive(Serialize)]
struct OpenPointJson<'a> {
    clauses: &'a [String],
    text: &'a str,
}

/// The year's grant.
pub fn budget(facts: &BudgetFacts, lang: Lang) -> impl Serialize {
    BudgetJson {
        format: "iop-budget/1",
        year: facts.year,
        party: facts.party.as_deref(),
        period: days(facts.period),
        share: share(&facts.share),
        spans: facts.spans.iter().map(|(of, its)| SpanJson { days: days(*of), share: share(its) }).collect(),
        rows: facts.rows.iter().map(|row| self::row(row, lang)).collect(),
        total: total(&facts.total),
        own_contribution: facts.total.own.as_ref().map(own),
        parties: facts.parties.iter().map(party).collect(),
        amendments: facts
            .amendments
            .iter()
            .map(|(id, from, clause)| AmendmentJson { id, from: *from, clause })
            .collect(),
        open_points: facts
            .open_points
            .iter()
            .map(|(clauses, text)| OpenPointJson { clauses, text: text.get(lang) })
            .collect(),
    }
}

fn days(of: Period) -> DaysJson {
    DaysJson { from: of.from, to: of.to }
}

fn row(row: &GrantFacts, lang: Lang) -> RowJson<'_> {
    RowJson { id: &row.id, label: row.label.get(lang), party: row.party.as_deref(), amounts: total(row) }
}

fn party((of, grant): &(ShareFacts, GrantFacts)) -> PartyJson<'_> {
    let own_contribution = grant.own.as_ref().map(own);
    PartyJson { id: &grant.id, share: share(of), total: total(grant), own_contribution }
}

fn share(of: &ShareFacts) -> ShareJson<'_> {
    let ShareFacts { share, parts: [part, whole] } = of;
    ShareJson {
        basis: match share.basis {
            Basis::Months => "months",
            Basis::Days => "days",
            Basis::Amount => "amount",
        },
        numerator: number(part),
        denominator: number(whole),
        source: match share.source {
            ShareSource::Agreement => "agreement",
            ShareSource::Option => "option",
            ShareSource::Rule => "rule",
        },
        clause: share.clause.as_deref(),
    }
}

fn total(row: &GrantFacts) -> TotalJson {
    let [full, amount] = &row.amounts;
    TotalJson { full: number(full), amount: number(amount), payments: row.payments.iter().map(payment).collect() }
}

fn own([full, amount]: &[Cell; 2]) -> OwnJson {
    OwnJson { full: number(full), amount: number(amount) }
}

/// An instalment, its period under the name of the interval.
fn payment((period, cell): &(PaymentPeriod, Cell)) -> Ordered<Field> {
    let key = match period {
        PaymentPeriod::Month(_) => "month",
        PaymentPeriod::Quarter(_) => "quarter",
        PaymentPeriod::HalfYear(_) => "half_year",
        PaymentPeriod::Year(_) => "year",
    };
    let amount = ("amount".to_owned(), Field::Number(number(cell)));
    Ordered(vec![(key.to_owned(), Field::Text(period.to_string())), amount])
}
