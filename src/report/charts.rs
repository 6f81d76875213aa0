//! Which figures are drawn, and how.

use super::table::{Categories, Chart, Description, Form, Highest, Row, RowKind, Table};
use crate::compute::cell::{Cell, Value};
use crate::compute::{Breakdown, Drawing};
use crate::lang::Text;
use crate::{say, sentence};

/// The picture of a table of counts; none where there is nothing to compare.
pub fn breakdown(of: &Breakdown, table: &Table) -> Option<Chart> {
    let body = || table.rows.iter().filter(|row| row.kind == RowKind::Body);
    if body().count() < 2 {
        return None;
    }
    let months = |lead, column| Highest { lead, column, rows: Categories::Months };
    let (form, columns, highest) = match of.table.drawing {
        Drawing::FlowAndStock => {
            let active =
                say!(sv "Flest aktiva klienter vid månadens slut", en "Most clients active at the month's end");
            let new = say!(sv "Flest nya", en "Most new");
            (Form::ColumnsAndLine, vec![1, 2, 3], vec![months(active, 3), months(new, 1)])
        }
        Drawing::Months => (Form::Columns, vec![1], vec![months(most(), 1)]),
        Drawing::Bars => {
            let silent = of.rows.iter().filter(|row| !row.is_answer());
            let but: Vec<String> = silent.map(|row| row.id.clone()).collect();
            let is_given = |row: &Row| !but.contains(&row.id) && row.cells.get(1).is_some_and(is_counted);
            if !body().any(is_given) {
                return None;
            }
            (Form::Bars, vec![1], vec![Highest { lead: most(), column: 1, rows: Categories::Answers { but } }])
        }
    };
    Some(Chart { form, columns, description: Description::Highest(highest) })
}

fn is_counted(cell: &Cell) -> bool {
    matches!(cell.value, Value::Count(count) if count > 0)
}

fn most() -> Text {
    say!(sv "Flest", en "Most")
}

/// The year's budget beside what was used of the grant; none where nothing is known to be used.
pub fn outturn(table: &Table) -> Option<Chart> {
    let total = table.rows.iter().rfind(|row| row.kind == RowKind::Total)?;
    let [_, budget, used, ..] = total.cells.as_slice() else { return None };
    let sentence = sentence!(
        sv ["Av årets budget på " budget "\u{a0}kronor är " used "\u{a0}kronor av bidraget använda."],
        en ["Of the year's budget of " budget " kronor, " used " kronor of the grant are used."]
    );
    let chart = Chart { form: Form::Bars, columns: vec![1, 2], description: Description::Sentence(sentence) };
    used.value.is_number().then_some(chart)
}
