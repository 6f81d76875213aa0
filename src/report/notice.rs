//! What notice on a day leads to, as a document.

use chrono::NaiveDate;

use super::document::{Block, Document, Section};
use super::table::{Line, Table};
use super::words;
use crate::compute::cell::{Cell, CellId, Sentence, Value};
use crate::compute::{AfterNotice, NoticeYear};
use crate::lang::Labelled;
use crate::model::{Agreement, Amount};
use crate::{say, sentence};

/// The document of `iop agreement --notice`.
pub fn notice_report(agreement: &Agreement, notice: &AfterNotice, day: NaiveDate) -> Document {
    let given = notice.given;
    let last_day = (say!(sv "Sista dag", en "Last day"), Value::Date(notice.end));
    Document {
        title: say!(sv "Uppsägning {given}", en "Notice on {given}"),
        reference: agreement.agreement.reference.clone(),
        edition: None,
        day,
        head: words::identity(agreement).into_iter().chain([last_day]).collect(),
        sections: vec![Section {
            id: "grant".to_owned(),
            title: say!(sv "Ersättningen", en "The grant"),
            blocks: std::iter::once(Block::Table(table(notice))).chain(notes(agreement, notice)).collect(),
        }],
        facts: None,
    }
}

fn table(notice: &AfterNotice) -> Table {
    let end = notice.end;
    let columns = [
        ("year", say!(sv "År", en "Year")),
        ("unbroken", say!(sv "Utan uppsägning", en "Without notice")),
        ("earned", say!(sv "Andel till {end}", en "Share until {end}")),
        ("paid_when_given", say!(sv "Utbetalt enligt plan {}", en "Paid by plan on {}", notice.given)),
        ("paid_at_end", say!(sv "Utbetalt enligt plan {end}", en "Paid by plan on {end}")),
    ];
    let amounts: [fn(&NoticeYear) -> Amount; 4] =
        [|year| year.unbroken, |year| year.earned, |year| year.paid_when_given, |year| year.paid_at_end];
    let with = |label: Value, amount: &dyn Fn(fn(&NoticeYear) -> Amount) -> Amount| {
        std::iter::once(label).chain(amounts.map(|of| Value::Kronor(amount(of)))).collect::<Vec<_>>()
    };
    let of_year = |year: &NoticeYear| {
        let label = year.year.to_string();
        Line::body(&label, with(Value::text(&label), &|of| of(year)))
    };
    let total = with(Value::text(say!(sv "Summa", en "Total")), &|of| notice.sum(of));
    let rows = notice.years.iter().map(of_year).chain([Line::total("total", total)]);
    Table::new("notice", columns, rows)
}

fn notes(agreement: &Agreement, notice: &AfterNotice) -> Vec<Block> {
    let Some(rule) = &agreement.term.notice else { return Vec::new() };
    let (months, clause) = (words::months(rule.months.get()), &rule.clause);
    let mut notes = vec![Sentence::of(say!(
        sv "Uppsägningstiden är {months} ({clause}).",
        en "Notice runs {months} ({clause})."; months
    ))];
    if let Some(repayment) = &rule.repayment {
        let paid = Value::Kronor(notice.sum(|year| year.paid_at_end));
        let paid = Cell::new(CellId::column("notice", "total", "paid_at_end"), paid);
        let (words, clause) = (repayment.text(), &repayment.clause);
        notes.push(sentence!(
            sv [words " Högst " paid " kr kan alltså krävas tillbaka den sista dagen (" clause ")."],
            en [words " So " paid " kr at most could be reclaimed on the last day (" clause ")."],
        ));
    }
    notes.push(Sentence::of(say!(
        sv "En utbetalning räknas från den första dagen i sin period, eftersom texterna inte säger någon dag.",
        en "An instalment counts from the first day of its period, since the texts name no day."
    )));
    vec![Block::bullets(notes)]
}
