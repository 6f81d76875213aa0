//! The year's grant as a document (budget.md).

use chrono::NaiveDate;

use super::document::{Block, Cell, Document, Row, RowKind, Section, Table};
use super::words;
use crate::compute::{ProratedRow, Proration};
use crate::lang::{Labelled, Lang};
use crate::model::Agreement;
use crate::say;

/// The document of `iop budget`.
pub fn budget_report(agreement: &Agreement, proration: &Proration, day: NaiveDate, lang: Lang) -> Document {
    let year = proration.year;
    let identity = &agreement.agreement;
    Document {
        lang,
        title: say!(sv "Budget {year}", en "Budget {year}").get(lang).to_owned(),
        reference: identity.reference.clone(),
        edition: None,
        marking: None,
        day,
        head: head(agreement, proration, lang),
        sections: vec![
            Section {
                id: "grant".to_owned(),
                title: say!(sv "Ersättning och utbetalningar", en "Grant and payments").get(lang).to_owned(),
                blocks: vec![Block::Table(budget_table(proration, lang)), Block::Paragraph(condition(agreement, lang))],
            },
            own_contribution(agreement, proration, lang),
            Section {
                id: "open_points".to_owned(),
                title: say!(sv "Det som texterna lämnar öppet", en "What the texts leave open").get(lang).to_owned(),
                blocks: vec![Block::Bullets(words::open_points(proration.open_points(agreement), lang))],
            },
        ],
    }
    .with_reference(&identity.reference, lang)
}

impl Document {
    /// The agreement's reference, first in the head.
    fn with_reference(mut self, reference: &str, lang: Lang) -> Self {
        let label = say!(sv "Diarienummer", en "Reference").get(lang).to_owned();
        self.head.insert(0, (label, Cell::text(reference)));
        self
    }
}

fn head(agreement: &Agreement, proration: &Proration, lang: Lang) -> Vec<(String, Cell)> {
    let word = |text: crate::lang::Text| text.get(lang).to_owned();
    vec![
        (word(say!(sv "Överenskommelse", en "Agreement")), Cell::text(agreement.agreement.label(lang))),
        (word(say!(sv "Period", en "Period")), Cell::text(proration.period.to_string())),
        (
            word(say!(sv "Andel av 12 månader", en "Share of 12 months")),
            Cell::text(words::share_of_year(proration).get(lang)),
        ),
    ]
}

/// Rows, twelve months, the share, and a column for each payment.
pub(super) fn budget_table(proration: &Proration, lang: Lang) -> Table {
    let word = |text: crate::lang::Text| text.get(lang).to_owned();
    let mut columns = vec![
        word(say!(sv "Kronor", en "Kronor")),
        word(say!(sv "12 månader", en "12 months")),
        proration.year.to_string(),
    ];
    columns.extend(proration.total.payments.iter().map(|(quarter, _)| words::quarter(*quarter).get(lang).to_owned()));
    let row = |row: &ProratedRow, kind| {
        let mut cells = vec![Cell::text(row.label.get(lang)), Cell::Kronor(row.full), Cell::Kronor(row.amount)];
        cells.extend(row.payments.iter().map(|(_, amount)| Cell::Kronor(*amount)));
        Row { kind, cells }
    };
    let mut rows: Vec<Row> = proration.rows.iter().map(|item| row(item, RowKind::Body)).collect();
    rows.push(row(&proration.total, RowKind::Total));
    Table { id: "budget".to_owned(), caption: String::new(), note: None, columns, rows, chart: None }
}

/// On what condition the grant is paid.
pub(super) fn condition(agreement: &Agreement, lang: Lang) -> String {
    let condition = &agreement.budget.condition;
    format!("{} ({})", condition.label(lang), condition.clause)
}

fn own_contribution(agreement: &Agreement, proration: &Proration, lang: Lang) -> Section {
    let own = &agreement.budget.own_contribution;
    let (full, amount) = proration.own_contribution;
    let year = proration.year;
    let about = if own.about {
        say!(sv "ca, 12 månader", en "about, 12 months")
    } else {
        say!(sv "12 månader", en "12 months")
    };
    let ours = say!(sv "andel {year} (vår uträkning)", en "share of {year} (our arithmetic)");
    let rows =
        vec![(about.get(lang).to_owned(), Cell::Kronor(full)), (ours.get(lang).to_owned(), Cell::Kronor(amount))];
    let columns = [&say!(sv "Ekonomiska resurser", en "Money"), &say!(sv "Kronor", en "Kronor")];
    let besides = own.besides.iter().map(|item| format!("{} ({})", item.label(lang), item.clause)).collect();
    Section {
        id: "own_contribution".to_owned(),
        title: say!(sv "Föreningens egna resurser", en "The association's own resources").get(lang).to_owned(),
        blocks: vec![Block::Table(words::pairs("own_contribution", columns, rows, lang)), Block::Bullets(besides)],
    }
}
