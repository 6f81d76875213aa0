//! Results as facts for programs: ids, and the cells that bear the same names in a document's sections.

mod budget;

use super::commentary::Comments;
use super::facts::{AboutFacts, CommitmentFacts, Facts, Provenance, ReportFacts, RowFacts, TableFacts};
use super::{sums, tables};
use crate::compute::cell::{Cell, CellId, Sentence, Value};
use crate::compute::{
    self, Activity, BUDGET, Breakdown, Contents, Outcome, OutturnRow, ProratedRow, Proration, Quantity, Rows, Sum,
    Tabulation,
};
use crate::lang::{Labelled, Text};
use crate::model::{Amount, Kind};

pub use budget::budget;

/// The facts of the activity report.
pub fn report(activity: &Activity, provenance: &Provenance, comments: &Comments) -> Facts {
    let sections = activity.scope.agreement.report.sections.iter();
    let commentary = sections.map(|section| (section.id.clone(), comments.paragraphs(&section.id).join("\n\n")));
    let figures = activity.figures.iter().map(|figure| (figure.figure.id.clone().into_owned(), figure.cell()));
    Facts::Report(Box::new(ReportFacts {
        about: about(activity),
        commentary: commentary.filter(|(_, words)| !words.is_empty()).collect(),
        source: provenance.facts(),
        figures: figures.collect(),
        tables: table_facts(activity),
        commitments: activity.commitments.iter().map(|outcome| commitment(outcome, activity)).collect(),
    }))
}

/// The facts of the commitments alone.
pub fn commitments(activity: &Activity) -> Facts {
    let commitments = activity.commitments.iter().map(|outcome| commitment(outcome, activity));
    Facts::Commitments(about(activity), commitments.collect())
}

fn about(activity: &Activity) -> AboutFacts {
    let reported = &activity.scope.reported;
    let party = activity.party().map(|party| party.id.clone());
    AboutFacts { party, period: (reported.period, reported.label.clone()) }
}

fn commitment(outcome: &Outcome, activity: &Activity) -> CommitmentFacts {
    CommitmentFacts {
        id: outcome.id.clone(),
        label: outcome.label.clone(),
        clause: outcome.clause.clone(),
        party: outcome.party.map(|party| activity.scope.agreement[party].id.clone()),
        target: outcome.target.as_ref().map(Sentence::of),
        value: tables::answer(outcome).map(|value| Cell::new(tables::answer_id(outcome), value)),
        status: outcome.status.id(),
        why: Sentence::of(&outcome.why),
    }
}

/// Every table but the commitments, which have a place of their own.
fn table_facts(activity: &Activity) -> Vec<TableFacts> {
    let tables = compute::tables(activity.scope.agreement).into_iter().filter_map(|table| {
        let (rows, total) = contents(&table, activity)?;
        let (title, unit) = (table.title(activity.scope.agreement), table.unit.id());
        let several_answers = table.rows == Rows::SeveralAnswers;
        Some(TableFacts { id: table.id.into_owned(), title, unit, several_answers, total, rows })
    });
    tables.collect()
}

/// Rows, and what they add up to.
type Told = (Vec<RowFacts>, Option<Cell>);

/// What stands in a table; none of one that has nothing to tell.
fn contents(table: &Tabulation, activity: &Activity) -> Option<Told> {
    Some(match table.contents {
        Contents::Counted(_) | Contents::OfAdded(..) => counted(activity.breakdown(&table.id)?),
        Contents::Summed(..) => (summed(activity.sum(&table.id)?), None),
        Contents::Resources => (resources(activity), None),
        Contents::Budget => activity.budget.as_ref().map(budget_table).unwrap_or_default(),
        Contents::Outturn => outturn(&table.id, activity),
        Contents::Commitments => return None,
    })
}

fn row(id: &str, label: &Text, cells: Vec<(&'static str, Cell)>) -> RowFacts {
    RowFacts { id: id.to_owned(), label: label.clone(), belongs: None, cells }
}

/// What belongs to a party, where rows name parties.
fn of_party(id: Option<&String>) -> Option<(&'static str, String)> {
    id.map(|id| ("party", id.clone()))
}

fn counted(breakdown: &Breakdown) -> Told {
    let rows = breakdown.rows.iter().map(|counted| {
        let belongs = counted.group.as_ref().map(|group| ("group", group.id.clone()));
        RowFacts { belongs, ..row(&counted.id, &counted.label, breakdown.cells(counted)) }
    });
    let total = |total| Cell::new(CellId::row(&breakdown.table.id, "total"), Value::Count(total));
    (rows.collect(), breakdown.total().map(total))
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
            vec![("value", Cell { counted: line.counted, ..Cell::new(CellId::row(&sum.table.id, line.id), value) })],
        )
    };
    sums::lines(sum).into_iter().map(line).collect()
}

fn resources(activity: &Activity) -> Vec<RowFacts> {
    let Some(resources) = &activity.resources else { return Vec::new() };
    let agreement = activity.scope.agreement;
    let told = |(field, value): (&'static str, Option<Value>)| {
        let label = agreement.field(Kind::Resources, field).map_or_else(|| Text::same(field), Labelled::text);
        let cell = |value: Option<Value>| Cell::new(tables::put_in_id(field), value.unwrap_or(Value::Missing));
        let is_told = value.is_some() || agreement.lists(Kind::Resources, field);
        is_told.then(|| row(field, &label, vec![("value", cell(value))]))
    };
    tables::stated(resources).into_iter().filter_map(told).collect()
}

fn budget_table(budget: &Proration) -> Told {
    let of = |of: &ProratedRow| {
        let [full, amount] = budget::amounts(&BUDGET.id, &of.id, of);
        let cells = vec![("full", full), ("amount", amount)];
        RowFacts { belongs: of_party(of.party.as_ref()), ..row(&of.id, &of.label, cells) }
    };
    let [_, total] = budget::amounts(&BUDGET.id, "total", &budget.total);
    (budget.rows.iter().map(of).collect(), Some(total))
}

fn outturn(table: &str, activity: &Activity) -> Told {
    let Some(outturn) = &activity.outturn else { return Told::default() };
    let kronor = |row: &str, column: &'static str, amount: Option<Amount>| {
        let id = if column == "budget" { CellId::row(table, row) } else { CellId::column(table, row, column) };
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
