//! Results as facts for programs: ids, and the cells that bear the same names in a document's sections.

mod budget;

use super::facts::{AboutFacts, CommitmentFacts, Facts, Provenance, ReportFacts, RowFacts, TableFacts};
use super::{sums, tables};
use crate::compute::cell::{Cell, CellId, Sentence, Value};
use crate::compute::{Activity, Breakdown, Outcome, OutturnRow, ProratedRow, Proration, Quantity, Sum};
use crate::lang::{Labelled, Text};
use crate::model::{Amount, Kind, catalogue};

pub use budget::budget;

/// The facts of the activity report.
pub fn report(activity: &Activity, provenance: &Provenance) -> Facts {
    let figures = activity.figures.iter().map(|figure| (figure.figure.id.clone(), tables::measured(figure)));
    Facts::Report(ReportFacts {
        about: about(activity),
        provenance: provenance.clone(),
        figures: figures.collect(),
        tables: table_facts(activity),
        commitments: activity.commitments.iter().map(|outcome| commitment(outcome, activity)).collect(),
    })
}

/// The facts of the commitments alone.
pub fn commitments(activity: &Activity) -> Facts {
    let commitments = activity.commitments.iter().map(|outcome| commitment(outcome, activity));
    Facts::Commitments(about(activity), commitments.collect())
}

fn about(activity: &Activity) -> AboutFacts {
    let reported = &activity.reported;
    let party = activity.party().map(|party| party.id.clone());
    AboutFacts { party, period: (reported.period, reported.label.clone()) }
}

fn commitment(outcome: &Outcome, activity: &Activity) -> CommitmentFacts {
    let parties = &activity.agreement.agreement.parties;
    CommitmentFacts {
        id: outcome.id.clone(),
        label: outcome.label.clone(),
        clause: outcome.clause.clone(),
        party: outcome.party.and_then(|party| parties.get(party)).map(|party| party.id.clone()),
        target: outcome.target.as_ref().map(Sentence::of),
        value: tables::answer(outcome).map(|value| Cell::new(tables::answer_id(outcome), value)),
        status: outcome.status.id(),
        why: Sentence::of(&outcome.why),
    }
}

/// Every table but the commitments, which have a place of their own.
fn table_facts(activity: &Activity) -> Vec<TableFacts> {
    let tables = catalogue::tables(activity.agreement).into_iter().filter_map(|table| {
        let (rows, total) = match table.id.as_str() {
            "resources" => (resources(activity), None),
            "budget" => activity.budget.as_ref().map(budget_table).unwrap_or_default(),
            "outturn" => outturn(activity),
            id => match activity.sum(id) {
                Some(sum) => (summed(sum), None),
                None => counted(activity.breakdown(id)?),
            },
        };
        let several_answers = activity.breakdown(&table.id).is_some_and(|counts| counts.several_answers);
        let unit = table.unit.id();
        Some(TableFacts { id: table.id, title: table.title, unit, several_answers, total, rows })
    });
    tables.collect()
}

/// Rows, and what they add up to.
type Rows = (Vec<RowFacts>, Option<Cell>);

fn row(id: &str, label: &Text, cells: Vec<(&'static str, Cell)>) -> RowFacts {
    RowFacts { id: id.to_owned(), label: label.clone(), belongs: None, cells }
}

/// What belongs to a party, where rows name parties.
fn of_party(id: Option<&String>) -> Option<(&'static str, String)> {
    id.map(|id| ("party", id.clone()))
}

fn counted(table: &Breakdown) -> Rows {
    let rows = table.rows.iter().map(|counted| {
        let cells = table.columns.iter().zip(&counted.cells).enumerate().map(|(at, (column, tally))| {
            let id = match at {
                0 => CellId::row(&table.id, &counted.id),
                _ => CellId::column(&table.id, &counted.id, column),
            };
            (*column, Cell::count(id, tally.clone()))
        });
        let belongs = counted.group.as_ref().map(|group| ("group", group.id.clone()));
        RowFacts { belongs, ..row(&counted.id, &counted.label, cells.collect()) }
    });
    let total = table.total.map(|total| Cell::new(CellId::row(&table.id, "total"), Value::Count(total)));
    (rows.collect(), total)
}

fn summed(sum: &Sum) -> Vec<RowFacts> {
    let line = |line: sums::Line| {
        let value = line.value.map_or(Value::Missing, |value| match value {
            Quantity::Number(value) => Value::Decimal(value),
            Quantity::Kronor(value) => Value::Kronor(value),
        });
        row(
            line.id,
            &line.label,
            vec![("value", Cell { counted: line.counted, ..Cell::new(CellId::row(&sum.id, line.id), value) })],
        )
    };
    sums::lines(sum).into_iter().map(line).collect()
}

fn resources(activity: &Activity) -> Vec<RowFacts> {
    let Some(resources) = &activity.resources else { return Vec::new() };
    let agreement = activity.agreement;
    let told = |(field, value): (&'static str, Option<Value>)| {
        let label = agreement.field(Kind::Resources, field).map_or_else(|| Text::same(field), Labelled::text);
        let cell = |value: Option<Value>| Cell::new(tables::put_in_id(field), value.unwrap_or(Value::Missing));
        let is_told = value.is_some() || agreement.lists(Kind::Resources, field);
        is_told.then(|| row(field, &label, vec![("value", cell(value))]))
    };
    tables::stated(resources).into_iter().filter_map(told).collect()
}

fn budget_table(budget: &Proration) -> Rows {
    let of = |of: &ProratedRow| {
        let [full, amount] = budget::amounts("budget", &of.id, of);
        let cells = vec![("full", full), ("amount", amount)];
        RowFacts { belongs: of_party(of.party.as_ref()), ..row(&of.id, &of.label, cells) }
    };
    let [_, total] = budget::amounts("budget", "total", &budget.total);
    (budget.rows.iter().map(of).collect(), Some(total))
}

fn outturn(activity: &Activity) -> Rows {
    let Some(outturn) = &activity.outturn else { return Rows::default() };
    let kronor = |row: &str, column: &'static str, amount: Option<Amount>| {
        let id = if column == "budget" { CellId::row("outturn", row) } else { CellId::column("outturn", row, column) };
        (column, Cell::new(id, Value::or_missing(amount, Value::Kronor)))
    };
    let of = |of: &OutturnRow| {
        let amounts =
            [("budget", Some(of.budget)), ("used", of.used), ("difference", of.difference()), ("own", of.own)];
        let cells = amounts.map(|(column, amount)| kronor(&of.id, column, amount)).to_vec();
        RowFacts { belongs: of_party(of.party.as_ref()), ..row(&of.id, &of.label, cells) }
    };
    let (_, total) = kronor("total", "used", outturn.total.used);
    (outturn.rows.iter().map(of).collect(), Some(total))
}
