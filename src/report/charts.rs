//! Which figures are drawn, and what the picture shows in words.

use super::document::{Chart, Form, Row, RowKind};
use super::words;
use crate::compute::cell::{Cell, Part, Value};
use crate::compute::{Breakdown, Outturn};
use crate::lang::Text;
use crate::say;

/// More rows than these sharing the highest number are counted, not named.
const MOST_NAMED: usize = 3;

/// The picture of a table of counts; none where there is nothing to compare.
pub fn breakdown(table: &Breakdown, rows: &[Row]) -> Option<Chart> {
    let body: Vec<&Row> = rows.iter().filter(|row| row.kind == RowKind::Body).collect();
    if body.len() < 2 {
        return None;
    }
    let (form, columns, description) = match table.id.as_str() {
        "clients_by_month" => (Form::ColumnsAndLine, vec![1, 2, 3], clients_by_month(&body)?),
        "visits_by_month" => (Form::Columns, vec![1], most_in(&highest(&body, 1)?)),
        _ => (Form::Bars, vec![1], most_of(&highest(&answers(table, &body), 1).filter(|most| most.count > 0)?)),
    };
    Some(Chart { form, columns, description })
}

/// The rows that are answers: what isn't documented is drawn, and isn't the most frequent answer.
fn answers<'a>(table: &Breakdown, body: &[&'a Row]) -> Vec<&'a Row> {
    let is_silent = |row: &Row| table.rows.iter().any(|counted| counted.id == row.id && !counted.is_answer());
    body.iter().copied().filter(|row| !is_silent(row)).collect()
}

/// The year's budget beside what was used of the grant; none where nothing is known to be used.
pub fn outturn(outturn: &Outturn) -> Option<Chart> {
    let used = outturn.total.used.filter(|_| outturn.bookings > 0)?;
    let (used, budget) = (words::kronor(used), words::kronor(outturn.total.budget));
    let description = say!(
        sv "Av årets budget på {budget}\u{a0}kronor är {used}\u{a0}kronor av bidraget använda.",
        en "Of the year's budget of {budget} kronor, {used} kronor of the grant are used."; used, budget
    );
    Some(Chart { form: Form::Bars, columns: vec![1, 2], description })
}

/// The highest count of a column, and the rows that have it.
struct Highest {
    count: usize,
    rows: Vec<Text>,
}

fn highest(body: &[&Row], column: usize) -> Option<Highest> {
    let counts = body.iter().filter_map(|row| match (row.cells.first(), row.cells.get(column)) {
        (Some(label), Some(Cell { value: Value::Count(count), .. })) => Some((words_of(label), *count)),
        _ => None,
    });
    let counts: Vec<_> = counts.collect();
    let count = counts.iter().map(|(_, count)| *count).max()?;
    let rows = counts.into_iter().filter(|(_, other)| *other == count).map(|(label, _)| label).collect();
    Some(Highest { count, rows })
}

/// The words of a label, in which no number stands.
fn words_of(label: &Cell) -> Text {
    let Value::Text(words) = &label.value else { return Text::default() };
    let said = |part: &Part| if let Part::Words(words) = part { words.clone() } else { String::new() };
    Text::by(|lang| words.parts(lang).iter().map(said).collect())
}

impl Highest {
    /// "september 2026 och oktober 2026", or how many they are.
    fn named(&self, many: Text) -> Text {
        let [first @ .., last] = self.rows.as_slice() else { return Text::default() };
        if self.rows.len() > MOST_NAMED {
            return many;
        }
        if first.is_empty() {
            return last.clone();
        }
        let first = Text::joined(first, ", ");
        say!(sv "{first} och {last}", en "{first} and {last}"; first, last)
    }
}

fn clients_by_month(body: &[&Row]) -> Option<Text> {
    let (new, active) = (highest(body, 1)?, highest(body, 3)?);
    let (count, months_active) = (active.count, active.named(months(&active)));
    let told = say!(
        sv "Flest aktiva klienter vid månadens slut: {count}, i {months_active}.",
        en "Most clients active at the month's end: {count}, in {months_active}."; months_active
    );
    if new.count == 0 {
        return Some(told);
    }
    let (count, months_new) = (new.count, new.named(months(&new)));
    Some(say!(
        sv "{told} Flest nya: {count}, i {months_new}.",
        en "{told} Most new: {count}, in {months_new}."; told, months_new
    ))
}

fn months(highest: &Highest) -> Text {
    let rows = highest.rows.len();
    say!(sv "{rows} månader", en "{rows} months")
}

fn most_in(highest: &Highest) -> Text {
    let (count, months) = (highest.count, highest.named(months(highest)));
    say!(sv "Flest: {count}, i {months}.", en "Most: {count}, in {months}."; months)
}

fn most_of(highest: &Highest) -> Text {
    let (count, rows) = (highest.count, highest.rows.len());
    let named = highest.named(say!(sv "{rows} rader", en "{rows} rows"));
    if rows == 1 {
        say!(sv "Flest: {named}, {count}.", en "Most: {named}, {count}."; named)
    } else {
        say!(sv "Flest: {named}, {count} var.", en "Most: {named}, {count} each."; named)
    }
}
