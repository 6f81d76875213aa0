//! The same voucher booked twice.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::findings::Place;
use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::load::Dataset;
use crate::model::records::Booking;
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::records(&rule!("duplicate-booking", Warning), find);

/// Rows alike in every cell; without a voucher, two alike may well be two purchases.
fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    let mut first = BTreeMap::new();
    for booking in data.of::<Booking>() {
        let (Some(voucher), Some(row)) = (&booking.record.voucher, booking.row) else { continue };
        let (file, earlier) = *first.entry(booking.content).or_insert((booking.file, row));
        if (file, earlier) == (booking.file, row) {
            continue;
        }
        let voucher = quote(voucher);
        let message = say!(
            sv "Verifikation {voucher} är redan bokförd med samma datum, rad, belopp och text; båda räknas.",
            en "The voucher {voucher} is booked already with the same date, row, amount and text; both are counted."
        );
        let help = say!(
            sv "Är det samma köp, ta bort den ena raden. Var det två, låt båda stå, eller skriv det som skiljer dem åt i texten.",
            en "If it is one purchase, remove one of the rows. If they were two, let both stand, or write in the text what tells them apart."
        );
        let words = say!(sv "den första", en "the first");
        findings.at(Place::Read(booking.file, row), message, help, "").beside_row((file, earlier), words);
    }
}
