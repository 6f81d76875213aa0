//! The public JSON: structs of its own, so that an inner rename can't change it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::activity::Provenance;
use super::sums;
use crate::compute::{Activity, Breakdown, Measure, Outcome, ProratedRow, Proration, Quantity, Sum, Value};
use crate::lang::{Labelled, Lang};
use crate::model::{Edition, Kind, catalogue};

mod budget;

pub use budget::budget;

/// A map that keeps its order.
struct Ordered<T>(Vec<(String, T)>);

impl<T: Serialize> Serialize for Ordered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// A number whose digits are written as they are.
struct Exact(String);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.clone()).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

fn exact(number: impl std::fmt::Display) -> Exact {
    Exact(number.to_string())
}

/// A value of a row.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Field {
    Text(String),
    Number(Exact),
    Missing(Option<()>),
}

type DataRow = Ordered<Field>;

fn number(number: impl std::fmt::Display) -> Field {
    Field::Number(exact(number))
}

/// JSON, two spaces for each level, with a line break at its end.
///
/// # Errors
/// Where a value can't be written as JSON, which none of ours is.
pub fn to_json(value: &impl Serialize) -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

#[derive(serde::Serialize)]
struct ActivityData<'a> {
    format: &'static str,
    program: &'static str,
    agreement: &'a str,
    edition: &'static str,
    lang: Lang,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    period: PeriodData<'a>,
    source: SourceData<'a>,
    figures: Ordered<Option<Exact>>,
    tables: Ordered<TableData>,
    commitments: Vec<CommitmentData<'a>>,
}

#[derive(serde::Serialize)]
struct PeriodData<'a> {
    from: NaiveDate,
    to: NaiveDate,
    label: &'a str,
    today: NaiveDate,
}

#[derive(serde::Serialize)]
struct SourceData<'a> {
    records: &'a BTreeMap<&'static str, usize>,
    left_out: usize,
    warnings: &'a BTreeMap<&'static str, usize>,
    digest: &'a str,
    commit: Option<&'a str>,
    dirty: Option<bool>,
}

#[derive(serde::Serialize)]
struct TableData {
    title: String,
    unit: &'static str,
    several_answers: bool,
    total: Option<Field>,
    rows: Vec<DataRow>,
}

#[derive(serde::Serialize)]
struct CommitmentData<'a> {
    id: &'a str,
    label: &'a str,
    clause: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    target: Option<&'a str>,
    value: Option<Exact>,
    status: &'static str,
    why: &'a str,
}

#[derive(serde::Serialize)]
struct CommitmentsData<'a> {
    format: &'static str,
    agreement: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    period: PeriodData<'a>,
    commitments: Vec<CommitmentData<'a>>,
}

/// `iop report --format json`: `iop-report/1`.
pub fn activity<'a>(activity: &'a Activity<'a>, provenance: &'a Provenance, lang: Lang) -> impl Serialize + 'a {
    let figures = activity.figures.iter().map(|figure| {
        let value = match &figure.measure {
            Measure::Count(tally) => Some(exact(tally.count())),
            Measure::Rate(value, _) => Some(exact(value)),
            Measure::Missing => None,
        };
        (figure.figure.id.clone(), value)
    });
    ActivityData {
        format: "iop-report/1",
        program: provenance.program,
        agreement: &activity.agreement.agreement.reference,
        edition: Edition::Internal.id(),
        lang,
        party: activity.party().map(|party| party.id.as_str()),
        period: period(activity),
        source: SourceData {
            records: &provenance.records,
            left_out: provenance.left_out,
            warnings: &provenance.warnings,
            digest: &provenance.digest,
            commit: provenance.commit.as_ref().map(|(commit, _)| commit.as_str()),
            dirty: provenance.commit.as_ref().map(|(_, dirty)| *dirty),
        },
        figures: Ordered(figures.collect()),
        tables: Ordered(tables(activity, lang)),
        commitments: commitment_rows(activity, lang),
    }
}

fn commitment_rows<'a>(activity: &'a Activity, lang: Lang) -> Vec<CommitmentData<'a>> {
    let parties = &activity.agreement.agreement.parties;
    let bound = |outcome: &Outcome| parties.get(outcome.party?).map(|party| party.id.as_str());
    activity.commitments.iter().map(|outcome| commitment(outcome, bound(outcome), lang)).collect()
}

fn commitment<'a>(outcome: &'a Outcome, party: Option<&'a str>, lang: Lang) -> CommitmentData<'a> {
    CommitmentData {
        id: &outcome.id,
        label: outcome.label.get(lang),
        clause: &outcome.clause,
        party,
        target: outcome.target.as_ref().map(|target| target.get(lang)),
        value: outcome.value.map(|value| match value {
            Value::Count(count) => exact(count),
            Value::Quantity(quantity) => exact(quantity),
        }),
        status: outcome.status.id(),
        why: outcome.why.get(lang),
    }
}

/// `iop agreement commitments --format json`: `iop-commitments/1`.
pub fn commitments<'a>(activity: &'a Activity<'a>, lang: Lang) -> impl Serialize + 'a {
    CommitmentsData {
        format: "iop-commitments/1",
        agreement: &activity.agreement.agreement.reference,
        party: activity.party().map(|party| party.id.as_str()),
        period: period(activity),
        commitments: commitment_rows(activity, lang),
    }
}

fn period<'a>(activity: &'a Activity) -> PeriodData<'a> {
    let reported = &activity.reported;
    let (from, to) = (reported.period.from, reported.period.to);
    PeriodData { from, to, label: &reported.label, today: activity.data.today() }
}

/// Every table but the commitments, which have a place of their own.
fn tables(activity: &Activity, lang: Lang) -> Vec<(String, TableData)> {
    let tables = catalogue::tables(activity.agreement).into_iter().filter_map(|table| {
        let (rows, several_answers, total) = match table.id.as_str() {
            "resources" => (resources(activity, lang), false, None),
            "budget" => (
                activity.budget.as_ref().map(|budget| budget_rows(budget, lang)).unwrap_or_default(),
                false,
                activity.budget.as_ref().map(|budget| number(budget.total.amount)),
            ),
            "outturn" => (
                outturn(activity, lang),
                false,
                activity.outturn.as_ref().and_then(|outturn| outturn.total.used).map(number),
            ),
            id if activity.sum(id).is_some() => (summed(activity.sum(id)?, lang), false, None),
            id => {
                let counts = activity.breakdown(id)?;
                (counted(counts, lang), counts.several_answers, counts.total.map(number))
            }
        };
        Some((
            table.id,
            TableData { title: table.title.get(lang).to_owned(), unit: table.unit.id(), several_answers, total, rows },
        ))
    });
    tables.collect()
}

fn labelled(id: &str, label: &str) -> Vec<(String, Field)> {
    vec![("id".to_owned(), Field::Text(id.to_owned())), ("label".to_owned(), Field::Text(label.to_owned()))]
}

/// Whose a row is, where rows name parties.
fn party(id: Option<&String>) -> Option<(String, Field)> {
    id.map(|id| ("party".to_owned(), Field::Text(id.clone())))
}

fn counted(table: &Breakdown, lang: Lang) -> Vec<DataRow> {
    let row = |row: &crate::compute::Row| {
        let mut fields = labelled(&row.id, row.label.get(lang));
        fields.extend(row.group.iter().map(|group| ("group".to_owned(), Field::Text(group.id.clone()))));
        fields.extend(table.columns.iter().zip(&row.cells).map(|(column, cell)| ((*column).to_owned(), number(cell))));
        Ordered(fields)
    };
    table.rows.iter().map(row).collect()
}

fn summed(sum: &Sum, lang: Lang) -> Vec<DataRow> {
    let row = |line: sums::Line| {
        let mut fields = labelled(line.id, line.label.get(lang));
        let value = line.value.map_or(Field::Missing(None), |value| match value {
            Quantity::Number(value) => number(value),
            Quantity::Kronor(value) => number(value),
        });
        fields.push(("value".to_owned(), value));
        Ordered(fields)
    };
    sums::lines(sum).into_iter().map(row).collect()
}

fn resources(activity: &Activity, lang: Lang) -> Vec<DataRow> {
    let Some(resources) = &activity.resources else { return Vec::new() };
    let agreement = activity.agreement;
    let row = |field: &str, value: Option<Field>| {
        let label = agreement.field(Kind::Resources, field).map_or(field, |field| field.label(lang));
        let mut fields = labelled(field, label);
        fields.push(("value".to_owned(), value.unwrap_or(Field::Missing(None))));
        Ordered(fields)
    };
    let told = |field: &str, value: Option<Field>| {
        (value.is_some() || agreement.lists(Kind::Resources, field)).then(|| row(field, value))
    };
    std::iter::once(told("own_funds", resources.own_funds.map(number)))
        .chain(resources.quantities.iter().map(|(field, value)| told(field, value.map(number))))
        .flatten()
        .collect()
}

fn budget_rows(budget: &Proration, lang: Lang) -> Vec<DataRow> {
    let row = |row: &ProratedRow| {
        let mut fields = labelled(&row.id, row.label.get(lang));
        fields.extend(party(row.party.as_ref()));
        fields.extend([("full".to_owned(), number(row.full)), ("amount".to_owned(), number(row.amount))]);
        Ordered(fields)
    };
    budget.rows.iter().map(row).collect()
}

fn outturn(activity: &Activity, lang: Lang) -> Vec<DataRow> {
    let Some(outturn) = &activity.outturn else { return Vec::new() };
    let row = |row: &crate::compute::OutturnRow| {
        let mut fields = labelled(&row.id, row.label.get(lang));
        fields.extend(party(row.party.as_ref()));
        let amounts =
            [("budget", Some(row.budget)), ("used", row.used), ("difference", row.difference()), ("own", row.own)];
        fields.extend(amounts.map(|(name, amount)| (name.to_owned(), amount.map_or(Field::Missing(None), number))));
        Ordered(fields)
    };
    outturn.rows.iter().map(row).collect()
}
