//! The sum of an added field in words: what it comes to, and how many records it is of.

use super::table::{Content, Line, Table};
use super::words;
use crate::compute::cell::{Cell, CellId, Value};
use crate::compute::{Quantity, Sum, Unit};
use crate::lang::Text;
use crate::model::Agreement;
use crate::say;

/// The table of a sum: what it comes to, those who state it and those who don't.
pub fn table(of: &Sum, agreement: &Agreement) -> Table {
    let (label, sum) = match of.sum {
        Some(Quantity::Kronor(amount)) => (say!(sv "Summa, kronor", en "Sum, kronor"), Value::Kronor(amount)),
        Some(Quantity::Number(number)) => (say!(sv "Summa", en "Sum"), Value::Decimal(number)),
        None => (say!(sv "Summa", en "Sum"), Value::Missing),
    };
    let sum = Cell { counted: Some(of.stated.clone()), ..Cell::new(CellId::row(&of.table.id, "sum"), sum) };
    let counted = match of.of {
        Unit::Clients => say!(sv "Klienter", en "Clients"),
        Unit::Visits => say!(sv "Besök", en "Visits"),
        Unit::Children | Unit::Records | Unit::Kronor | Unit::Various => say!(sv "Poster", en "Records"),
    };
    let stated = say!(sv "{counted} med uppgift", en "{counted} that state it"; counted);
    let silent = say!(sv "{counted} utan uppgift", en "{counted} that don't"; counted);
    let line = |id: &str, label: Text, content: Content| Line::body(id, [Value::text(label).into(), content]);
    let rows = [
        line("sum", label, sum.into()),
        line("stated", stated, of.stated.clone().into()),
        line("not-stated", silent, of.not_stated.clone().into()),
    ];
    let columns = std::iter::once(("label", Text::default())).chain(words::columns(&of.table, []));
    Table { caption: of.table.title(agreement), ..Table::new(&of.table.id, columns, rows) }
}
