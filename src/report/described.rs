//! What a picture shows in words: made of the cells that are shown, when it is shown.

use super::table::{Categories, Description, Highest, Row, RowKind, Table};
use crate::compute::cell::{Cell, Sentence, Value};
use crate::lang::Text;
use crate::{say, sentence};

/// More rows than these sharing the highest number are counted, not named.
const MOST_NAMED: usize = 3;

/// The words of a table's chart; none where it has none, or none of its numbers is shown.
pub fn description(table: &Table) -> Option<Sentence> {
    match &table.chart.as_ref()?.description {
        Description::Sentence(sentence) => Some(sentence.clone()),
        Description::Highest(columns) => {
            let told = columns.iter().enumerate().filter_map(|(at, of)| told(of, table, at == 0));
            let told: Vec<Sentence> = told.collect();
            (!told.is_empty()).then(|| Sentence::joined(told, " "))
        }
    }
}

/// "Flest nya: 5, i augusti 2026 och september 2026."; a zero is told where nothing else is.
fn told(of: &Highest, table: &Table, first: bool) -> Option<Sentence> {
    let is_answer = |row: &&Row| match &of.rows {
        Categories::Months => true,
        Categories::Answers { but } => !but.contains(&row.id),
    };
    let body = table.rows.iter().filter(|row| row.kind == RowKind::Body).filter(is_answer);
    let counted = body.filter_map(|row| match row.cells.as_slice() {
        [label, ..] => row.cells.get(of.column).map(|cell| (label, cell)),
        [] => None,
    });
    // What is hidden may be the highest.
    if counted.clone().any(|(_, cell)| cell.value == Value::Hidden) {
        return None;
    }
    let count = |cell: &Cell| if let Value::Count(count) = cell.value { Some(count) } else { None };
    let most = counted.clone().filter_map(|(_, cell)| count(cell)).max().filter(|most| first || *most > 0)?;
    let highest: Vec<(&Cell, &Cell)> = counted.filter(|(_, cell)| count(cell) == Some(most)).collect();
    let (_, number) = highest.first()?;
    let (lead, named) = (&of.lead, named(of, &highest));
    Some(match (&of.rows, highest.len()) {
        (Categories::Months, _) => {
            sentence!(sv [lead ": " number ", i " named "."], en [lead ": " number ", in " named "."])
        }
        (Categories::Answers { .. }, 1) => {
            sentence!(sv [lead ": " named ", " number "."], en [lead ": " named ", " number "."])
        }
        (Categories::Answers { .. }, _) => {
            sentence!(sv [lead ": " named ", " number " var."], en [lead ": " named ", " number " each."])
        }
    })
}

/// "september 2026 och oktober 2026", or how many they are.
fn named(of: &Highest, rows: &[(&Cell, &Cell)]) -> Sentence {
    let many = rows.len();
    if many > MOST_NAMED {
        return Sentence::of(match of.rows {
            Categories::Months => say!(sv "{many} månader", en "{many} months"),
            Categories::Answers { .. } => say!(sv "{many} rader", en "{many} rows"),
        });
    }
    let label = |(label, _): &(&Cell, &Cell)| match &label.value {
        Value::Text(words) => words.clone(),
        _ => Sentence::of(Text::default()),
    };
    let mut labels: Vec<Sentence> = rows.iter().map(label).collect();
    let Some(last) = labels.pop() else { return Sentence::default() };
    if labels.is_empty() {
        return last;
    }
    let first = Sentence::joined(labels, ", ");
    sentence!(sv [first " och " last], en [first " and " last])
}
