//! The year's grant as a document (budget.md).

use chrono::NaiveDate;

use super::document::{Block, Cell, Document, Row, RowKind, Section, Table};
use super::words;
use crate::compute::{OwnShare, PartyGrant, ProratedRow, Proration};
use crate::lang::{Labelled, Lang, Text};
use crate::model::{Agreement, PaymentPeriod};
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
        sections: sections(agreement, proration, lang),
    }
}

fn sections(agreement: &Agreement, proration: &Proration, lang: Lang) -> Vec<Section> {
    let table = Block::Table(budget_table(agreement, proration, lang));
    let condition = condition(agreement, lang).map(Block::Paragraph);
    let grant = Section {
        id: "grant".to_owned(),
        title: say!(sv "Ersättning och utbetalningar", en "Grant and payments").get(lang).to_owned(),
        blocks: std::iter::once(table).chain(condition).collect(),
    };
    let points = words::open_points(proration.open_points(agreement), lang);
    let open_points = (!points.is_empty()).then(|| Section {
        id: "open_points".to_owned(),
        title: say!(sv "Det som texterna lämnar öppet", en "What the texts leave open").get(lang).to_owned(),
        blocks: vec![Block::Bullets(points)],
    });
    std::iter::once(grant).chain(own_contributions(agreement, proration, lang)).chain(open_points).collect()
}

fn head(agreement: &Agreement, proration: &Proration, lang: Lang) -> Vec<(String, Cell)> {
    let line = |label: Text, words: String| (label.get(lang).to_owned(), Cell::Text(words));
    let party = proration.party.iter().map(|id| line(say!(sv "Part", en "Party"), words::party(agreement, id, lang)));
    let share = words::share_of_year(proration).get(lang).to_owned();
    let months = words::months(proration.of_months);
    let of_the_year = [
        line(say!(sv "Period", en "Period"), proration.period.to_string()),
        line(say!(sv "Andel av {months}", en "Share of {months}"; months), share),
    ];
    let amended = proration.amendments(agreement).map(|amendment| {
        line(say!(sv "Ändrad", en "Amended"), format!("{}: {}", amendment.from, amendment.label(lang)))
    });
    words::identity(agreement, lang).into_iter().chain(party).chain(of_the_year).chain(amended).collect()
}

/// Rows, twelve months, the share, and a column for each payment; each party's rows under its name.
pub(super) fn budget_table(agreement: &Agreement, proration: &Proration, lang: Lang) -> Table {
    let word = |text: Text| text.get(lang).to_owned();
    let mut columns = vec![
        word(say!(sv "Kronor", en "Kronor")),
        word(words::months(proration.of_months)),
        proration.year.to_string(),
    ];
    let periods: Vec<PaymentPeriod> = proration.total.payments.iter().map(|(period, _)| *period).collect();
    columns.extend(periods.iter().map(|period| word(words::payment_period(*period))));
    let row = |row: &ProratedRow, kind| {
        let mut cells = vec![Cell::text(row.label.get(lang)), Cell::Kronor(row.full), Cell::Kronor(row.amount)];
        cells.extend(periods.iter().map(|period| row.paid_in(*period).map_or(Cell::Empty, Cell::Kronor)));
        Row { kind, cells }
    };
    let is_of = |row: &&ProratedRow, grant: &PartyGrant| row.party.as_ref() == Some(&grant.id);
    let mut rows = Vec::new();
    if let [] | [_] = proration.parties.as_slice() {
        rows.extend(proration.rows.iter().map(|item| row(item, RowKind::Body)));
    } else {
        for grant in &proration.parties {
            let party = words::party(agreement, &grant.id, lang);
            rows.push(Row::heading(&party));
            rows.extend(proration.rows.iter().filter(|row| is_of(row, grant)).map(|item| row(item, RowKind::Body)));
            let label = say!(sv "Summa, {party}", en "Total, {party}");
            rows.push(row(&ProratedRow { label, ..grant.total.clone() }, RowKind::Total));
        }
    }
    rows.push(row(&proration.total, RowKind::Total));
    Table { id: "budget".to_owned(), caption: String::new(), note: None, columns, rows, chart: None }
}

/// On what condition the grant is paid, where the agreement sets one.
pub(super) fn condition(agreement: &Agreement, lang: Lang) -> Option<String> {
    let condition = agreement.budget.condition.as_ref()?;
    Some(format!("{} ({})", condition.label(lang), condition.clause))
}

/// What associations put in, each under its name where there are several; nothing where none is told of.
fn own_contributions(agreement: &Agreement, proration: &Proration, lang: Lang) -> Option<Section> {
    let all = &proration.own_contributions;
    let title = match all.as_slice() {
        [] => return None,
        [_] => say!(sv "Föreningens egna resurser", en "The association's own resources"),
        _ => say!(sv "Föreningarnas egna resurser", en "The associations' own resources"),
    };
    let columns = [&say!(sv "Ekonomiska resurser", en "Money"), &say!(sv "Kronor", en "Kronor")];
    let whose = |own: &OwnShare| {
        let party = own.stated.party.as_ref().filter(|_| proration.party.is_none())?;
        Some(words::party(agreement, party, lang))
    };
    let heading = |own: &OwnShare| whose(own).map(|party| Row::heading(&party));
    let rows = all.iter().flat_map(|own| heading(own).into_iter().chain(own_rows(own, proration, lang)));
    let table = Table { rows: rows.collect(), ..words::pairs("own_contribution", columns, Vec::new(), lang) };
    let besides = all.iter().flat_map(|own| {
        let whose = whose(own).map_or_else(String::new, |party| format!("{party}: "));
        own.stated.besides.iter().map(move |item| format!("{whose}{} ({})", item.label(lang), item.clause))
    });
    let besides: Vec<String> = besides.collect();
    let besides = (!besides.is_empty()).then_some(Block::Bullets(besides));
    Some(Section {
        id: "own_contribution".to_owned(),
        title: title.get(lang).to_owned(),
        blocks: std::iter::once(Block::Table(table)).chain(besides).collect(),
    })
}

fn own_rows(own: &OwnShare, proration: &Proration, lang: Lang) -> [Row; 2] {
    let (year, months) = (proration.year, words::months(proration.of_months));
    let stated = if own.stated.about { say!(sv "ca, {months}", en "about, {months}"; months) } else { months };
    let ours = say!(sv "andel {year} (vår uträkning)", en "share of {year} (our arithmetic)");
    [(stated, own.stated.amount), (ours, own.amount)]
        .map(|(label, amount)| Row::body(vec![Cell::text(label.get(lang)), Cell::Kronor(amount)]))
}
