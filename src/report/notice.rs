//! What notice on a day leads to, as a document.

use chrono::NaiveDate;

use super::document::{Block, Cell, Document, Row, RowKind, Section, Table};
use super::words;
use crate::compute::{AfterNotice, NoticeYear};
use crate::lang::{Labelled, Lang, Text};
use crate::model::{Agreement, Amount};
use crate::say;

/// The document of `iop agreement --notice`.
pub fn notice_report(agreement: &Agreement, notice: &AfterNotice, day: NaiveDate, lang: Lang) -> Document {
    let identity = &agreement.agreement;
    let say = |text: &Text| text.get(lang).to_owned();
    let given = notice.given;
    let last_day = (say(&say!(sv "Sista dag", en "Last day")), Cell::Date(notice.end));
    Document {
        lang,
        title: say(&say!(sv "Uppsägning {given}", en "Notice on {given}")),
        reference: identity.reference.clone(),
        edition: None,
        marking: None,
        day,
        head: words::identity(agreement, lang).into_iter().chain([last_day]).collect(),
        sections: vec![Section {
            id: "grant".to_owned(),
            title: say(&say!(sv "Ersättningen", en "The grant")),
            blocks: std::iter::once(Block::Table(table(notice, lang))).chain(notes(agreement, notice, lang)).collect(),
        }],
    }
}

fn table(notice: &AfterNotice, lang: Lang) -> Table {
    let end = notice.end;
    let columns = [
        say!(sv "År", en "Year"),
        say!(sv "Utan uppsägning", en "Without notice"),
        say!(sv "Andel till {end}", en "Share until {end}"),
        say!(sv "Utbetalt enligt plan {}", en "Paid by plan on {}", notice.given),
        say!(sv "Utbetalt enligt plan {end}", en "Paid by plan on {end}"),
    ];
    let amounts: [fn(&NoticeYear) -> Amount; 4] =
        [|year| year.unbroken, |year| year.earned, |year| year.paid_when_given, |year| year.paid_at_end];
    let row = |kind, label: String, amount: &dyn Fn(fn(&NoticeYear) -> Amount) -> Amount| {
        let cells = std::iter::once(Cell::Text(label)).chain(amounts.map(|of| Cell::Kronor(amount(of)))).collect();
        Row { kind, cells }
    };
    let of_year = |year: &NoticeYear| row(RowKind::Body, year.year.to_string(), &|of| of(year));
    let mut rows: Vec<Row> = notice.years.iter().map(of_year).collect();
    let total = say!(sv "Summa", en "Total").get(lang).to_owned();
    rows.push(row(RowKind::Total, total, &|of| notice.sum(of)));
    let columns = columns.iter().map(|column| column.get(lang).to_owned()).collect();
    Table { id: "notice".to_owned(), caption: String::new(), note: None, columns, rows, chart: None }
}

fn notes(agreement: &Agreement, notice: &AfterNotice, lang: Lang) -> Vec<Block> {
    let Some(rule) = &agreement.term.notice else { return Vec::new() };
    let (months, clause) = (words::months(rule.months), &rule.clause);
    let mut notes = vec![say!(
        sv "Uppsägningstiden är {months} ({clause}).",
        en "Notice runs {months} ({clause})."; months
    )];
    if let Some(repayment) = &rule.repayment {
        let (paid, clause) = (words::kronor(notice.sum(|year| year.paid_at_end)), &repayment.clause);
        let words = repayment.text();
        notes.push(say!(
            sv "{words} Högst {paid} kr kan alltså krävas tillbaka den sista dagen ({clause}).",
            en "{words} So {paid} kr at most could be reclaimed on the last day ({clause})."; words, paid
        ));
    }
    notes.push(say!(
        sv "En utbetalning räknas från den första dagen i sin period, eftersom texterna inte säger någon dag.",
        en "An instalment counts from the first day of its period, since the texts name no day."
    ));
    if notice.years.iter().any(|year| year.earned > year.unbroken) {
        notes.push(say!(
            sv "Andelen räknas i dagar och blir här större än hela periodens, som överenskommelsen anger.",
            en "The share is by days, and here comes to more than that of the whole period, which the agreement states."
        ));
    }
    vec![Block::Bullets(notes.iter().map(|note| note.get(lang).to_owned()).collect())]
}
