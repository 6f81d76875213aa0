//! `economy/YYYY.csv`: bookkeeping as spreadsheets save it.

mod header;
mod sheet;

use super::fault::{Fault, Read};
use crate::diagnostic::quote;
use crate::identifier::seen;
use crate::lang::{Text, several};
use crate::model::Agreement;
use crate::model::agreement::BudgetRowId;
use crate::model::records::{Data, Funding, Values};
use crate::model::written::{Fit, Written};
use crate::nearest::{Candidate, nearest, suggestion};
use crate::rules;
use crate::say;
use crate::source::Span;
use header::COLUMNS;
use sheet::{Cell, Sheet};

/// Where a row stands, and what it says.
type Row = (Span, Values<'static>);

/// Reads every row; a bad one is told in `faults` and left out. The second number counts those. `None`
/// where the file is no bookkeeping.
pub fn read(text: &str, agreement: &Agreement, faults: &mut Vec<Fault>) -> Option<(Vec<Row>, usize)> {
    let sheet = header::open(text, agreement).map_err(|fault| faults.push(*fault)).ok()?;
    let mut bookings = Vec::new();
    let mut left_out = 0;
    for row in sheet.rows() {
        let cells = row.and_then(|cells| sheet.six(cells)).map_err(|fault| faults.push(*fault));
        match cells.ok().and_then(|cells| booking(cells, sheet, agreement, faults)) {
            Some(booking) => bookings.push(booking),
            None => left_out += 1,
        }
    }
    Some((bookings, left_out))
}

/// The cells of a row that can be a booking.
type Cells = [Cell; COLUMNS.len()];

/// One row; every fault of it is told.
fn booking(cells: Cells, sheet: Sheet, agreement: &Agreement, faults: &mut Vec<Fault>) -> Option<Row> {
    let [date, row, funding, amount, text, voucher] = cells;
    let span = Span::new(date.span.start, voucher.span.end);
    let mut fitted =
        |cell: &Cell, fit: Fit<Data<'static>>| fit.map_err(|misfit| faults.push(Fault::of(misfit, cell.span))).ok();
    let day = fitted(&date, date.written().day_in_sheet().map(Data::Date));
    let kronor = fitted(&amount, amount.written().booked(sheet.decimal_mark()).map(Data::Amount));
    let row = budget_row(&row, agreement, faults);
    let funding = read_funding(funding, faults);
    let values = [day?, Data::Row(row?), Data::Text(funding?), kronor?];
    // Text and voucher may be empty: then the booking says nothing of them.
    let rest = [text, voucher].map(|cell| (!cell.text.is_empty()).then_some(Data::Text(cell.text)));
    let said = values.map(Some).into_iter().chain(rest);
    Some((span, COLUMNS.iter().zip(said).filter_map(|(column, data)| Some((column, data?))).collect()))
}

impl Cell {
    fn written(&self) -> Written<'_> {
        Written { text: &self.text, quoted: false }
    }
}

impl Sheet<'_> {
    /// Spreadsheets part cells by semicolons where the decimal sign is a comma.
    fn decimal_mark(self) -> char {
        if self.separator == ';' { ',' } else { '.' }
    }

    /// The cells of a row, or why it can be no booking.
    fn six(self, cells: Vec<Cell>) -> Read<Cells> {
        let (start, end) =
            (cells.first().map_or(0, |cell| cell.span.start), cells.last().map_or(0, |cell| cell.span.end));
        if is_total(&cells) {
            return Err(Box::new(total(Span::new(start, end))));
        }
        Cells::try_from(cells).map_err(|cells| Box::new(self.ragged(&cells, Span::new(start, end))))
    }

    fn ragged(self, cells: &[Cell], place: Span) -> Fault {
        let (count, due) = (cells.len(), self.columns);
        let (found, found_en) = (several(count, "kolumn", "kolumner"), several(count, "column", "columns"));
        let message = say!(
            sv "Raden har {found}, men ska ha {due}.",
            en "The row has {found_en}, but is to have {due}."
        );
        let help = self.divided_amount(cells).or_else(|| self.otherwise_parted(cells)).unwrap_or_else(|| {
            match cells.iter().skip(due).all(|cell| cell.text.is_empty()) && count > due {
                true => say!(
                    sv "Ta bort de tomma kolumnerna sist på raden.",
                    en "Take the empty columns away at the end of the row."
                ),
                false => say!(
                    sv "Text och verifikation får vara tomma, men skiljetecknen ska stå kvar; text som innehåller skiljetecknet sätts inom citattecken.",
                    en "Text and voucher may be empty, but their separators stay; a text that holds the separator goes in quotation marks."
                ),
            }
        });
        Fault::new(&rules::WRONG_TYPE, place, message).help(help)
    }

    /// A decimal comma, where commas part the cells.
    fn divided_amount(self, cells: &[Cell]) -> Option<Text> {
        let [_, _, _, kronor, ore, ..] = cells else { return None };
        let is_divided = self.separator == ',' && cells.len() == self.columns + 1 && (1..=2).contains(&ore.text.len());
        let amount = format!("{}.{}", kronor.text, ore.text);
        Written { text: &amount, quoted: false }.booked('.').ok().filter(|_| is_divided).map(|amount| {
            let amount = amount.written('.');
            say!(
                sv "Kommatecken skiljer kolumnerna åt här: skriv beloppet `{amount}`.",
                en "Commas part the columns here: write the amount as `{amount}`."
            )
        })
    }

    /// Another separator than the header's.
    fn otherwise_parted(self, cells: &[Cell]) -> Option<Text> {
        let [cell] = cells else { return None };
        let is_parted = |other: &&char| cell.text.matches(**other).count() + 1 >= self.columns;
        let separator = self.separator;
        [';', ',', '\t'].iter().find(is_parted).map(|_| {
            say!(
                sv "Skriv `{separator}` mellan kolumnerna, som på översta raden.",
                en "Write `{separator}` between the columns, as on the first line."
            )
        })
    }
}

/// What people call a row that adds up others.
const TOTALS: [&str; 8] = ["summa", "totalt", "total", "delsumma", "sum", "saldo", "tot", "subtotal"];

/// Whether a row without a day adds up others: it says so, or says nothing but an amount.
fn is_total(cells: &[Cell]) -> bool {
    let is_named = |cell: &Cell| {
        let text = seen(&cell.text).to_lowercase();
        text.split(|c: char| !c.is_alphanumeric()).any(|word| TOTALS.contains(&word))
    };
    let is_bare = matches!(cells, [date, row, funding, amount, ..]
        if [date, row, funding].iter().all(|cell| cell.text.is_empty()) && !amount.text.is_empty());
    let has_day = cells.first().is_some_and(|cell| cell.text.chars().any(|c| c.is_ascii_digit()));
    !has_day && (is_bare || cells.iter().any(is_named))
}

fn total(place: Span) -> Fault {
    let message = say!(
        sv "Raden har inget datum; den ser ut som en summa.",
        en "The row has no date; it looks like a total."
    );
    let help = say!(
        sv "Är det en summa, ta bort raden: programmet räknar själv. Fyll annars i det som saknas.",
        en "If it is a total, take the row away: the program adds up by itself. Else fill in what is missing."
    );
    Fault::new(&rules::WRONG_TYPE, place, message).help(help)
}

fn budget_row(cell: &Cell, agreement: &Agreement, faults: &mut Vec<Fault>) -> Option<BudgetRowId> {
    let found = agreement.budget.row(&cell.text);
    if found.is_none() {
        let shown = quote(&cell.text);
        let listed: Vec<Candidate> = agreement.budget.rows.iter().map(|row| Candidate::new(&row.id, row)).collect();
        let message = match &*cell.text {
            "" => say!(sv "Budgetraden saknas.", en "The row of the budget is missing."),
            _ => say!(sv "{shown} är ingen rad i budgeten.", en "{shown} is no row of the budget."),
        };
        let fault = Fault::new(&rules::UNKNOWN_TERM, cell.span, message)
            .help(suggestion(nearest(&cell.text, listed.iter().copied()), &listed));
        faults.push(Fault { clause: Some(agreement.budget.clause.clone()), ..fault });
    }
    found
}

fn read_funding(cell: Cell, faults: &mut Vec<Fault>) -> Option<String> {
    if Funding::of(&cell.text).is_some() {
        return Some(cell.text);
    }
    let shown = quote(&cell.text);
    let message = say!(sv "{shown} säger inte vems pengarna är.", en "{shown} doesn't say whose money it is.");
    let help = say!(
        sv "Skriv `grant` för bidraget eller `own` för egna medel.",
        en "Write `grant` for the grant or `own` for own funds."
    );
    faults.push(Fault::new(&rules::UNKNOWN_TERM, cell.span, message).help(help));
    None
}
