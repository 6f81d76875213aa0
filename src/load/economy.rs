//! `economy/YYYY.csv`: bookkeeping as spreadsheets save it.

use csv::{ByteRecord, ReaderBuilder};

use super::conflict;
use super::fault::Fault;
use crate::diagnostic::quote;
use crate::lang::{Text, several};
use crate::model::agreement::BudgetRowId;
use crate::model::amount::AmountError;
use crate::model::kind::Field;
use crate::model::records::{Booking, Data, Funding, Record, Values};
use crate::model::written::{Written, ungroup};
use crate::model::{Agreement, Amount};
use crate::nearest::{Candidate, nearest, suggestion};
use crate::rules;
use crate::say;
use crate::source::{Span, bom_len};

/// The columns, in their order.
const COLUMNS: &[Field<'static>] = Booking::ABOUT.fields;

/// Where a row stands, and what it says.
type Row = (Span, Values<'static>);

/// Reads every row; a bad one is told in `faults` and left out. The second number counts those. `None`
/// where the file is no bookkeeping.
pub fn read(text: &str, agreement: &Agreement, faults: &mut Vec<Fault>) -> Option<(Vec<Row>, usize)> {
    let sheet = Sheet::open(text, faults)?;
    let mut bookings = Vec::new();
    let mut left_out = 0;
    for row in sheet.rows() {
        if row.cells.iter().all(|cell| cell.text.is_empty()) {
            continue;
        }
        match booking(&row, &sheet, agreement, faults) {
            Some(booking) => bookings.push(booking),
            None => left_out += 1,
        }
    }
    Some((bookings, left_out))
}

struct Sheet<'a> {
    body: &'a str,
    offset: usize,
    separator: u8,
}

struct Line {
    start: usize,
    cells: Vec<Cell>,
}

#[derive(Clone)]
struct Cell {
    text: String,
    span: Span,
}

impl<'a> Sheet<'a> {
    /// Finds the separator in the header.
    fn open(text: &'a str, faults: &mut Vec<Fault>) -> Option<Self> {
        if let Some(conflict) = conflict::find(text) {
            faults.push(conflict);
            return None;
        }
        let (offset, body) = (bom_len(text), text.strip_prefix('\u{feff}').unwrap_or(text));
        // An empty file has an empty header, which is told.
        let header = body.lines().next().unwrap_or("");
        let separator = if header.contains(';') { b';' } else { b',' };
        let names = header.split(char::from(separator)).map(|name| name.trim().trim_matches('"'));
        let columns = COLUMNS.iter().map(|column| &*column.name);
        if names.eq(columns.clone()) {
            return Some(Self { body, offset, separator });
        }
        let due = columns.collect::<Vec<_>>().join(&char::from(separator).to_string());
        let message = if body.trim().is_empty() {
            say!(sv "Filen är tom: rubrikraden saknas.", en "The file is empty: it lacks its header.")
        } else {
            say!(sv "Rubrikraden är en annan än den ska vara.", en "The header isn't the one that is due.")
        };
        let help = if header.trim().is_empty() {
            say!(sv "Skriv överst: {due}", en "Write at the top: {due}")
        } else {
            say!(
                sv "Finns det rubriker på första raden, ersätt dem; skriv annars överst: {due}",
                en "If the first line holds headings, replace them; else write at the top: {due}"
            )
        };
        faults.push(Fault::new(&rules::SYNTAX, Span::new(offset, offset + header.len()), message).help(help));
        None
    }

    /// A decimal comma is allowed where semicolons separate.
    fn decimal(&self, amount: &str) -> char {
        if self.separator == b';' && amount.contains(',') { ',' } else { '.' }
    }

    /// The rows below the header, each cell with its place.
    fn rows(&self) -> impl Iterator<Item = Line> {
        let mut reader =
            ReaderBuilder::new().delimiter(self.separator).flexible(true).from_reader(self.body.as_bytes());
        let mut record = ByteRecord::new();
        std::iter::from_fn(move || {
            let more = reader.read_byte_record(&mut record).unwrap_or(false);
            let start = usize::try_from(record.position()?.byte()).ok()?;
            more.then(|| self.row(start, &record))
        })
    }

    /// Walks the raw row beside the parsed one: quotes are the only thing they differ in.
    fn row(&self, start: usize, record: &ByteRecord) -> Line {
        let line_ends = self.body.bytes().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let mut at = start + line_ends.count();
        let first = at;
        let mut cells = Vec::with_capacity(record.len());
        for field in record {
            let text = String::from_utf8_lossy(field).into_owned();
            let end = at + self.raw_len(at);
            cells.push(Cell { text: text.trim().to_owned(), span: Span::new(self.offset + at, self.offset + end) });
            at = end + 1;
        }
        Line { start: self.offset + first, cells }
    }

    /// Bytes from `at` to the next separator or line end outside quotes.
    fn raw_len(&self, at: usize) -> usize {
        let mut quoted = false;
        let ends = |byte| {
            quoted ^= byte == b'"';
            !quoted && (byte == self.separator || matches!(byte, b'\n' | b'\r'))
        };
        self.body.bytes().skip(at).position(ends).unwrap_or(self.body.len().saturating_sub(at))
    }
}

/// One row; every fault of it is told.
fn booking(row: &Line, sheet: &Sheet, agreement: &Agreement, faults: &mut Vec<Fault>) -> Option<Row> {
    let span = Span::new(row.start, row.cells.last().map_or(row.start, |cell| cell.span.end));
    if let Some(fault) = no_booking(row, span) {
        faults.push(fault);
        return None;
    }
    let cell = |at: usize| row.cells.get(at).cloned().unwrap_or(Cell { text: String::new(), span: Span::default() });
    let (date, row_id, funding, amount) = (cell(0), cell(1), cell(2), cell(3));
    let written = Written { text: &date.text, quoted: false };
    let date = written.day().map_err(|misfit| faults.push(Fault::of(misfit, date.span))).ok();
    let row = budget_row(&row_id, agreement, faults);
    let funding = read_funding(funding, faults);
    let amount = Amount::parse(&amount.text, sheet.decimal(&amount.text))
        .or_else(|error| refuse_amount(error, &amount, sheet, faults))
        .ok();
    let values = [Data::Date(date?), Data::Row(row?), Data::Text(funding?), Data::Amount(amount?)];
    // Text and voucher may be empty: then the booking says nothing of them.
    let rest = [cell(4), cell(5)].map(|cell| (!cell.text.is_empty()).then_some(Data::Text(cell.text)));
    let said = values.map(Some).into_iter().chain(rest);
    Some((span, COLUMNS.iter().zip(said).filter_map(|(column, data)| Some((column, data?))).collect()))
}

/// What is wrong with a row that can't be read as a booking at all.
fn no_booking(row: &Line, span: Span) -> Option<Fault> {
    if let Some(cell) = row.cells.iter().find(|cell| cell.text.contains(['\n', '\r'])) {
        let message = say!(
            sv "Ett citattecken öppnas på raden men stängs inte där.",
            en "A quotation mark opens on the row and doesn't close there."
        );
        let help = say!(
            sv "Ta bort citattecknet; en bokföringspost är en rad.",
            en "Take the quotation mark away; a booking is one row."
        );
        return Some(Fault::new(&rules::SYNTAX, cell.span, message).help(help));
    }
    let (count, due) = (row.cells.len(), COLUMNS.len());
    if count != due {
        let (found, found_en) = (several(count, "kolumn", "kolumner"), several(count, "column", "columns"));
        let message = say!(
            sv "Raden har {found}, men ska ha {due}.",
            en "The row has {found_en}, but is to have {due}."
        );
        let help = say!(
            sv "Text och verifikation får vara tomma, men skiljetecknen ska stå kvar; text som innehåller skiljetecknet sätts inom citattecken.",
            en "Text and voucher may be empty, but their separators stay; a text that holds the separator goes in quotation marks."
        );
        return Some(Fault::new(&rules::WRONG_TYPE, span, message).help(help));
    }
    let [date, budget_row, funding, amount, ..] = &row.cells[..] else { return None };
    let is_total = [date, budget_row, funding].iter().all(|cell| cell.text.is_empty()) && !amount.text.is_empty();
    is_total.then(|| {
        let message = say!(
            sv "Raden har varken datum, budgetrad eller finansiering; den ser ut som en summa.",
            en "The row has no date, budget row or funding; it looks like a total."
        );
        let help = say!(
            sv "Är det en summa, ta bort raden: programmet räknar själv. Fyll annars i det som saknas.",
            en "If it is a total, take the row away: the program adds up by itself. Else fill in what is missing."
        );
        Fault::new(&rules::WRONG_TYPE, span, message).help(help)
    })
}

fn budget_row(cell: &Cell, agreement: &Agreement, faults: &mut Vec<Fault>) -> Option<BudgetRowId> {
    let found = agreement.budget.row(&cell.text);
    if found.is_none() {
        let shown = quote(&cell.text);
        let listed: Vec<Candidate> = agreement.budget.rows.iter().map(|row| Candidate::new(&row.id, row)).collect();
        let message = say!(sv "{shown} är ingen rad i budgeten.", en "{shown} is no row of the budget.");
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

fn refuse_amount<T>(error: AmountError, cell: &Cell, sheet: &Sheet, faults: &mut Vec<Fault>) -> Result<T, ()> {
    let shown = quote(&cell.text);
    let example = if sheet.separator == b';' { "1234,50" } else { "1234.50" };
    let (rule, message, help): (_, _, Text) = match error {
        AmountError::Malformed => (
            &rules::INVALID_AMOUNT,
            say!(sv "{shown} är inget belopp.", en "{shown} is no amount."),
            ungroup(&cell.text).unwrap_or_else(|| {
                say!(
                    sv "Skriv kronor med siffror, utan mellanslag och med högst två decimaler: `{example}`.",
                    en "Write kronor in digits, without spaces and with at most two decimals: `{example}`."
                )
            }),
        ),
        AmountError::TooLarge => (
            &rules::OUT_OF_RANGE,
            say!(
                sv "{shown} är större än något belopp här kan vara.",
                en "{shown} is larger than any amount here can be."
            ),
            say!(sv "Kontrollera siffrorna.", en "Check the digits."),
        ),
    };
    faults.push(Fault::new(rule, cell.span, message).help(help));
    Err(())
}
