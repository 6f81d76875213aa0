//! The year's grant as a document (budget.md).

use chrono::NaiveDate;

use super::document::{Block, Document, Section};
use super::table::{Line, Table};
use super::{data, grant, words};
use crate::compute::cell::{Sentence, Value};
use crate::compute::{OwnShare, Proration};
use crate::lang::{Labelled, Text};
use crate::model::Agreement;
use crate::say;

/// The document of `iop budget`.
pub fn budget_report(agreement: &Agreement, proration: &Proration, day: NaiveDate) -> Document {
    let year = proration.year;
    Document {
        title: say!(sv "Budget {year}", en "Budget {year}"),
        reference: agreement.agreement.reference.clone(),
        edition: None,
        day,
        head: head(agreement, proration),
        sections: sections(agreement, proration, day),
        facts: Some(data::budget(agreement, proration)),
    }
}

fn sections(agreement: &Agreement, proration: &Proration, day: NaiveDate) -> Vec<Section> {
    let table = Block::Table(grant::table(agreement, proration));
    let conditions = if_extended(agreement, proration, day).into_iter().chain(condition(agreement));
    let grant = Section {
        id: "grant".to_owned(),
        title: say!(sv "Ersättning och utbetalningar", en "Grant and payments"),
        blocks: std::iter::once(table).chain(conditions.map(Block::paragraph)).collect(),
    };
    let points = words::open_points(proration.open_points(agreement));
    let open_points = (!points.is_empty()).then(|| Section {
        id: "open_points".to_owned(),
        title: say!(sv "Det som texterna lämnar öppet", en "What the texts leave open"),
        blocks: vec![Block::Bullets(points)],
    });
    std::iter::once(grant).chain(own_contributions(agreement, proration)).chain(open_points).collect()
}

fn head(agreement: &Agreement, proration: &Proration) -> Vec<(Text, Value)> {
    let line = |label: Text, words: Text| (label, Value::text(words));
    let party = proration.party.iter().map(|id| line(say!(sv "Part", en "Party"), words::party(agreement, id)));
    let months = words::months(proration.of_months);
    let of_the_year = [
        line(say!(sv "Period", en "Period"), Text::same(proration.period)),
        (say!(sv "Andel av {months}", en "Share of {months}"; months), Value::Text(words::share_of_year(proration))),
    ];
    let amended = proration.amendments(agreement).map(|amendment| {
        let (from, label) = (amendment.from, amendment.text());
        line(say!(sv "Ändrad", en "Amended"), say!(sv "{from}: {label}", en "{from}: {label}"; label))
    });
    words::identity(agreement).into_iter().chain(party).chain(of_the_year).chain(amended).collect()
}

/// That days are only reached, if the agreement is extended first and nobody stops that.
fn if_extended(agreement: &Agreement, proration: &Proration, day: NaiveDate) -> Option<Text> {
    let (until, rule) = (agreement.term.certain_until(day), agreement.term.extension.as_ref()?);
    let clause = &rule.clause;
    let said = say!(
        sv "Gäller på villkor att överenskommelsen förlängs efter {until} ({clause}).",
        en "Holds on condition that the agreement is extended after {until} ({clause})."
    );
    (until < proration.period.to).then_some(said)
}

/// On what condition the grant is paid, where the agreement sets one.
pub(super) fn condition(agreement: &Agreement) -> Option<Text> {
    let condition = agreement.budget.condition.as_ref()?;
    Some(words::cited(condition, &condition.clause))
}

/// What associations put in, each under its name where there are several; nothing where none is told of.
fn own_contributions(agreement: &Agreement, proration: &Proration) -> Option<Section> {
    let all = &proration.own_contributions;
    let title = match all.as_slice() {
        [] => return None,
        [_] => say!(sv "Föreningens egna resurser", en "The association's own resources"),
        _ => say!(sv "Föreningarnas egna resurser", en "The associations' own resources"),
    };
    let columns = [("label", say!(sv "Ekonomiska resurser", en "Money")), ("amount", say!(sv "Kronor", en "Kronor"))];
    let whose = |own: &OwnShare| Some(words::whose_row(own, proration)).filter(|id| !id.is_empty());
    let heading = |own: &OwnShare| whose(own).map(|id| Line::heading(&id, words::party(agreement, &id)));
    let rows = all.iter().flat_map(|own| heading(own).into_iter().chain(own_rows(own, proration)));
    let besides = all.iter().flat_map(|own| {
        let whose = words::whose(whose(own).map(|id| words::party(agreement, &id)));
        own.stated.besides.iter().map(move |item| {
            let item = words::cited(item, &item.clause);
            Sentence::of(say!(sv "{whose}{item}", en "{whose}{item}"; whose, item))
        })
    });
    let besides: Vec<Sentence> = besides.collect();
    let besides = (!besides.is_empty()).then_some(Block::Bullets(besides));
    let table = Block::Table(Table::new("own_contribution", columns, rows));
    Some(Section { id: "own_contribution".to_owned(), title, blocks: std::iter::once(table).chain(besides).collect() })
}

fn own_rows(own: &OwnShare, proration: &Proration) -> [Line; 2] {
    let party = words::whose_row(own, proration);
    let (year, months) = (proration.year, words::months(proration.of_months));
    let stated = if own.stated.about { say!(sv "ca, {months}", en "about, {months}"; months) } else { months };
    let ours = say!(sv "andel {year} (vår uträkning)", en "share of {year} (our arithmetic)");
    [("full", stated, own.stated.amount), ("amount", ours, own.amount)]
        .map(|(id, label, amount)| Line::body(&words::id_of(id, &party), [Value::text(label), Value::Kronor(amount)]))
}
