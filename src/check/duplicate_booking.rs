//! The same voucher booked twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::duplicate_id::second_sheets;
use super::findings::Place;
use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::load::Dataset;
use crate::model::records::Booking;
use crate::rules::rule;
use crate::say;
use crate::source::{FileId, Span};

pub(super) static CHECK: Check = Check::records(&rule!("duplicate-booking", Warning), find);

/// A row that says the same as an earlier one.
pub(super) struct Repeated<'a> {
    /// Empty where there is none.
    voucher: &'a str,
    /// Where it stands.
    pub at: (FileId, Span),
    /// Where the earlier one does.
    first: (FileId, Span),
}

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    // A sheet that isn't counted, since its year has another, has nothing twice.
    let uncounted: BTreeSet<FileId> = second_sheets(data).into_iter().map(|(_, file, _)| file).collect();
    for rows in repeated(data) {
        match rows.first() {
            Some(first) if uncounted.contains(&first.at.0) => {}
            Some(first) if is_of_a_copy(&rows) => sheet_twice(data, first, rows.len(), findings),
            _ => rows.iter().for_each(|row| row_twice(row, findings)),
        }
    }
}

/// Rows alike in every cell, by their two files. Without a voucher, two alike may well be two purchases, unless others are
/// told of between the same files. Whoever types a voucher again may write it with another letter case or point.
pub(super) fn repeated(data: &Dataset) -> Vec<Vec<Repeated<'_>>> {
    let mut first = BTreeMap::new();
    let mut by_files = BTreeMap::new();
    for booking in data.of::<Booking>() {
        let Booking { date, row, funding, amount, text, voucher } = &booking.record;
        let (voucher, Some(place)) = (voucher.as_deref().unwrap_or(""), booking.row) else { continue };
        let at = (booking.file, place);
        let first = *first.entry((date, row, funding, amount, text, plain(voucher))).or_insert(at);
        if first != at {
            let same = by_files.entry((at.0, first.0)).or_insert_with(Vec::new);
            same.push(Repeated { voucher, at, first });
        }
    }
    let mut repeated: Vec<Vec<Repeated>> = by_files.into_values().collect();
    let of_single = repeated.iter_mut().filter(|rows| !is_of_a_copy(rows));
    of_single.for_each(|rows| rows.retain(|row| !row.voucher.is_empty()));
    repeated
}

/// Whether a file, or several rows of one, was laid a second time.
fn is_of_a_copy(rows: &[Repeated]) -> bool {
    rows.iter().filter(|row| row.at.0 != row.first.0 && !row.voucher.is_empty()).count() > 1
}

/// A voucher without what makes no difference; a point between digits does.
fn plain(voucher: &str) -> String {
    let mut plain = String::new();
    for part in voucher.to_lowercase().split(|c: char| c == '.' || c.is_whitespace()) {
        if plain.ends_with(|c: char| c.is_ascii_digit()) && part.starts_with(|c: char| c.is_ascii_digit()) {
            plain.push('.');
        }
        plain.push_str(part);
    }
    plain
}

fn row_twice(row: &Repeated, findings: &mut Findings) {
    let voucher = quote(row.voucher);
    let message = say!(
        sv "Verifikation {voucher} är redan bokförd med samma datum, rad, belopp och text; båda räknas.",
        en "The voucher {voucher} is booked already with the same date, row, amount and text; both are counted."
    );
    let help = say!(
        sv "Är det samma köp, ta bort den ena raden. Var det två, låt båda stå, eller skriv det som skiljer dem åt i texten.",
        en "If it is one purchase, remove one of the rows. If they were two, let both stand, or write in the text what tells them apart."
    );
    tell(row, findings, (message, help));
}

fn sheet_twice(data: &Dataset, first: &Repeated, count: usize, findings: &mut Findings) {
    let other = quote(&data.sources[first.first.0].path);
    let message = say!(
        sv "{count} av filens rader, från och med den här, står redan i {other} med samma verifikationer, och räknas två gånger.",
        en "{count} of the file's rows, from this one on, stand in {other} already with the same vouchers, and are counted twice."
    );
    let help = say!(
        sv "Är filen en kopia av {other}, ta bort den, eller ta bort de rader som står där.",
        en "If the file is a copy of {other}, remove it, or remove the rows that stand there."
    );
    tell(first, findings, (message, help));
}

fn tell(row: &Repeated, findings: &mut Findings, (message, help): (Text, Text)) {
    let words = say!(sv "den första", en "the first");
    let (file, place) = row.at;
    findings.at(Place::Read(file, place), message, help, "").beside_row(row.first, words);
}
