//! Results as tables of a document.

use chrono::NaiveDate;

use super::document::{Cell, Row, RowKind, Table};
use super::{charts, words};
use crate::compute::{Activity, Breakdown, Measure, Measured, Outcome, Outturn, OutturnRow, Status, Value};
use crate::identifier;
use crate::lang::{Labelled, Lang, Text};
use crate::model::agreement::Party;
use crate::model::records::{Feedback, Resources};
use crate::model::{Agreement, Amount, Kind, TermRef, catalogue};
use crate::say;

/// A table of counts; `None` where nothing was counted.
pub fn breakdown(table: &Breakdown, caption: String, lang: Lang) -> Option<Table> {
    if !table.rows.iter().any(crate::compute::Row::is_counted) {
        return None;
    }
    let mut columns = vec![String::new()];
    columns.extend(table.columns.iter().map(|column| column_heading(table, column).get(lang).to_owned()));
    let mut rows = Vec::new();
    let mut group = None;
    for row in &table.rows {
        if row.group.as_ref() != group {
            group = row.group.as_ref();
            let other = || say!(sv "Utan grupp", en "Without a group");
            let heading = group.map_or_else(other, |heading| heading.label.clone());
            rows.push(Row::heading(heading.get(lang)));
        }
        let mut cells = vec![Cell::text(row.label.get(lang))];
        cells.extend(row.cells.iter().map(|cell| Cell::Count(cell.count())));
        rows.push(Row::body(cells));
    }
    if let Some(total) = table.total {
        rows.push(Row {
            kind: RowKind::Total,
            cells: vec![Cell::Text(say!(sv "Summa", en "Total").get(lang).to_owned()), Cell::Count(total)],
        });
    }
    let several = say!(
        sv "Flera svar är möjliga; raderna summerar inte till antalet.",
        en "Several answers are possible; the rows don't add up to the number."
    );
    let chart = charts::breakdown(table, &rows, lang);
    Some(Table {
        id: table.id.clone(),
        caption,
        note: table.several_answers.then(|| several.get(lang).to_owned()),
        columns,
        rows,
        chart,
    })
}

fn column_heading(table: &Breakdown, column: &str) -> Text {
    use catalogue::Unit;
    match (column, table.unit) {
        ("new", _) => say!(sv "nya", en "new"),
        ("closed", _) => say!(sv "avslutade", en "closed"),
        ("active", _) => say!(sv "aktiva vid slutet", en "active at the end"),
        ("visits", _) => say!(sv "besök", en "visits"),
        ("clients", _) | (_, Unit::Clients) => say!(sv "klienter", en "clients"),
        (_, Unit::Children) => say!(sv "barn", en "children"),
        (_, Unit::Visits) => say!(sv "besök", en "visits"),
        _ => say!(sv "antal", en "number"),
    }
}

/// A figure's value.
pub fn measured(figure: &Measured) -> Cell {
    match &figure.measure {
        Measure::Count(tally) => Cell::Count(tally.count()),
        Measure::Rate(value, _) => Cell::Decimal(*value),
        Measure::Missing => Cell::Missing,
    }
}

/// A field of what was put in, and what is stated in it.
type Stated = (&'static str, Option<Cell>);

/// Every field of a statement, in their order.
fn stated(resources: &Resources) -> Vec<Stated> {
    let funds = ("own_funds", resources.own_funds.map(Cell::Kronor));
    let quantities = resources.quantities.iter().map(|(field, quantity)| (*field, quantity.map(Cell::Decimal)));
    std::iter::once(funds).chain(quantities).collect()
}

/// What each party states, where there are several and the report is of all of them.
fn by_party<'a>(activity: &'a Activity) -> Vec<(&'a Party, Vec<Stated>)> {
    let all: Vec<_> = activity.put_in().filter_map(|(party, resources)| Some((party?, stated(resources)))).collect();
    if all.len() > 1 && activity.party().is_none() { all } else { Vec::new() }
}

/// What the association put in, or each of them; what is absent is not stated.
pub fn resources(activity: &Activity, lang: Lang) -> Option<Table> {
    let resources = activity.resources.as_ref()?;
    let agreement = activity.agreement;
    let label = |field: &str| {
        agreement.field(Kind::Resources, field).map_or_else(|| field.to_owned(), |field| field.label(lang).to_owned())
    };
    let each = by_party(activity);
    let told = stated(resources).into_iter().enumerate();
    let told = told.filter(|(at, (field, value))| {
        let by_somebody = each.iter().any(|(_, stated)| stated.get(*at).is_some_and(|(_, value)| value.is_some()));
        value.is_some() || by_somebody || agreement.lists(Kind::Resources, field)
    });
    let rows = told.map(|(at, (field, value))| {
        let its = |stated: &Vec<Stated>| stated.get(at).and_then(|(_, value)| value.clone());
        let values = each.iter().map(|(_, stated)| its(stated)).chain([value]);
        let values = values.map(|value| value.unwrap_or(Cell::Missing));
        Row::body(std::iter::once(Cell::Text(label(field))).chain(values).collect())
    });
    let rows = rows.collect();
    let year = activity.reported.year.to_string();
    let parties = each.iter().map(|(party, _)| party.label(lang).to_owned());
    let columns = std::iter::once(String::new()).chain(parties).chain([year]).collect();
    Some(Table {
        id: "resources".to_owned(),
        caption: match activity.party() {
            Some(_) => say!(sv "Tillförda resurser", en "Resources put in").get(lang).to_owned(),
            None => title("resources", agreement, lang),
        },
        note: put_in_by(activity).map(|words| words.get(lang).to_owned()),
        columns,
        rows,
        chart: None,
    })
}

/// Whose statements are summed, in an agreement whose parties each state their own.
fn put_in_by(activity: &Activity) -> Option<Text> {
    let stated = activity.put_in_by();
    if stated.is_empty() || activity.party().is_some() {
        return None;
    }
    let names = |lang: Lang| stated.iter().map(|party| party.label(lang)).collect::<Vec<_>>().join(", ");
    let names = Text { sv: names(Lang::Sv), en: names(Lang::En) };
    Some(say!(
        sv "Angivet av {names}. Det som inte alla av dem har angett är inte angivet.",
        en "Stated by {names}. What not all of them have stated is not stated."; names
    ))
}

/// The outturn against the year's budget.
pub fn outturn(activity: &Activity, outturn: &Outturn, lang: Lang) -> Table {
    let headings = [
        say!(sv "Kronor", en "Kronor"),
        say!(sv "årets budget", en "the year's budget"),
        say!(sv "använt av bidraget", en "used of the grant"),
        say!(sv "kvar", en "left"),
        say!(sv "använt", en "used"),
        say!(sv "egna medel", en "own funds"),
    ];
    Table {
        id: "outturn".to_owned(),
        caption: title("outturn", activity.agreement, lang),
        note: Some(booked_until(activity, outturn).get(lang).to_owned()),
        columns: headings.iter().map(|heading| heading.get(lang).to_owned()).collect(),
        rows: outturn_rows(activity, outturn, lang),
        chart: charts::outturn(outturn, lang),
    }
}

/// The rows, each party's under its name and with its sum where there are several.
fn outturn_rows(activity: &Activity, outturn: &Outturn, lang: Lang) -> Vec<Row> {
    let kronor = |amount: Option<Amount>| amount.map_or(Cell::Missing, Cell::Kronor);
    let row = |row: &OutturnRow, kind| Row {
        kind,
        cells: vec![
            Cell::text(row.label.get(lang)),
            Cell::Kronor(row.budget),
            kronor(row.used),
            kronor(row.difference()),
            row.used_share().map_or(Cell::Missing, Cell::Share),
            kronor(row.own),
        ],
    };
    let mut rows = Vec::new();
    for group in outturn.rows.chunk_by(|one, other| one.party == other.party) {
        let party = group.first().and_then(|row| row.party.as_ref()).filter(|_| !outturn.is_of_one());
        let party = party.map(|id| (id, words::party(activity.data.agreement(), id, lang)));
        rows.extend(party.iter().map(|(_, name)| Row::heading(name)));
        rows.extend(group.iter().map(|item| row(item, RowKind::Body)));
        rows.extend(party.iter().map(|(id, name)| {
            let label = say!(sv "Summa, {name}", en "Total, {name}");
            row(&outturn.of_party(id, label), RowKind::Total)
        }));
    }
    rows.push(row(&outturn.total, RowKind::Total));
    rows
}

fn booked_until(activity: &Activity, outturn: &Outturn) -> Text {
    let to = activity.reported.period.to;
    if outturn.total.used.is_none() {
        say!(
            sv "Bokföringen kan inte läsas; vad som har använts är inte känt.",
            en "The bookkeeping can't be read; what was used isn't known."
        )
    } else if outturn.bookings == 0 {
        say!(sv "Ingenting är bokfört till och med {to}.", en "Nothing is booked up to and including {to}.")
    } else {
        say!(sv "Bokfört till och med {to}.", en "Booked up to and including {to}.")
    }
}

/// What came in, record by record (ÖK §4.1: en sammanställning av inkomna synpunkter och klagomål).
pub fn feedback_received(activity: &Activity, lang: Lang) -> Option<Table> {
    let agreement = activity.agreement;
    let term = |list: &str, term: Option<TermRef>| {
        let found = term.and_then(|term| agreement.vocabulary(list)?.get(term));
        found.map_or(Cell::Missing, |term| Cell::text(term.label(lang)))
    };
    let mut received: Vec<&Feedback> = activity.feedback().collect();
    received.sort_by_key(|feedback| feedback.date);
    let row = |feedback: &&Feedback| {
        let words =
            |words: &Option<String>| words.as_ref().map_or(Cell::Empty, |words| Cell::Text(identifier::mask(words)));
        let day = |day: Option<NaiveDate>| day.map_or(Cell::Empty, Cell::Date);
        Row::body(vec![
            day(feedback.date),
            term("feedback-kind", feedback.kind),
            words(&feedback.summary),
            words(&feedback.action),
            day(feedback.closed),
        ])
    };
    let headings = [
        say!(sv "Datum", en "Date"),
        say!(sv "Slag", en "Kind"),
        say!(sv "Sammanfattning", en "Summary"),
        say!(sv "Åtgärd", en "Action"),
        say!(sv "Avslutad", en "Closed"),
    ];
    let columns = headings.iter().map(|heading| heading.get(lang).to_owned()).collect();
    let caption = say!(sv "Det som har kommit in", en "What came in").get(lang).to_owned();
    let rows: Vec<Row> = received.iter().map(row).collect();
    let id = "feedback_received".to_owned();
    (!rows.is_empty()).then_some(Table { id, caption, note: None, columns, rows, chart: None })
}

/// Every commitment, what answers it, how it went and why that is said.
pub fn commitments(activity: &Activity, lang: Lang) -> Table {
    let agreement = activity.agreement;
    let headings = [
        say!(sv "Åtagande", en "Commitment"),
        say!(sv "Paragraf", en "Clause"),
        say!(sv "Mål", en "Target"),
        say!(sv "Utfall", en "Value"),
        say!(sv "Läge", en "Status"),
        say!(sv "Varför", en "Why"),
    ];
    let row = |outcome: &Outcome| {
        let target = outcome.target.as_ref().map_or(Cell::Empty, |target| Cell::text(target.get(lang)));
        let value = match outcome.value {
            Some(Value::Count(count)) => Cell::Count(count),
            Some(Value::Quantity(quantity)) => Cell::Decimal(quantity),
            None => Cell::Empty,
        };
        let bound = outcome.party.and_then(|party| agreement.agreement.parties.get(party));
        let bound = bound.map_or_else(String::new, |party| format!(" ({})", party.label(lang)));
        Row::body(vec![
            Cell::Text(format!("{}{bound}", outcome.label.get(lang))),
            Cell::text(&outcome.clause),
            target,
            value,
            Cell::text(status(outcome.status).get(lang)),
            Cell::text(outcome.why.get(lang)),
        ])
    };
    Table {
        id: "commitments".to_owned(),
        caption: title("commitments", agreement, lang),
        note: None,
        columns: headings.iter().map(|heading| heading.get(lang).to_owned()).collect(),
        rows: activity.commitments.iter().map(row).collect(),
        chart: None,
    }
}

/// A status in words.
fn status(status: Status) -> Text {
    match status {
        Status::Met => say!(sv "uppfyllt", en "met"),
        Status::NotMet => say!(sv "inte uppfyllt", en "not met"),
        Status::Pending => say!(sv "pågår", en "pending"),
        Status::NotMeasured => say!(sv "mäts inte", en "not measured"),
    }
}

/// The title of a table of the catalogue.
pub fn title(id: &str, agreement: &Agreement, lang: Lang) -> String {
    catalogue::tables(agreement)
        .into_iter()
        .find(|table| table.id == id)
        .map(|table| table.title.get(lang).to_owned())
        .unwrap_or_default()
}
