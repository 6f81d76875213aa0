//! Results as tables of a document.

use chrono::NaiveDate;

use super::table::{Content, Line, RowKind, Table};
use super::{charts, grant, outcome, sums, words};
use crate::compute::cell::{Cell, Sentence, Value};
use crate::compute::{
    Breakdown, COMMITMENTS, Contents, Outcome, Outturn, OutturnRow, PeriodActivity, Rows, Tabulation, put_in_id,
};
use crate::identifier;
use crate::lang::{Labelled, Text};
use crate::model::agreement::Party;
use crate::model::records::{Feedback, Resources};
use crate::model::{Amount, Kind, TermRef};
use crate::say;

/// A table of a period as a document has it; none where nothing is there to make it of.
pub fn table(of: &Tabulation, activity: &PeriodActivity) -> Option<Table> {
    match of.contents {
        Contents::Counted(_) | Contents::OfAdded(..) => activity.breakdown(&of.id).map(|of| breakdown(of, activity)),
        Contents::Summed(..) => activity.sum(&of.id).map(|sum| sums::table(sum, activity.scope.agreement)),
        Contents::Resources => resources(of, activity),
        Contents::Outturn => activity.outturn.as_ref().map(|outturn| self::outturn(of, activity, outturn)),
        Contents::Budget => activity.budget.as_ref().map(|proration| grant::of_activity(of, activity, proration)),
        Contents::Commitments => Some(commitments(activity)),
    }
}

/// Whether there is anything for a reader in it; programs are told zeroes too.
pub fn is_worth_reading(of: &Tabulation, activity: &PeriodActivity) -> bool {
    match of.contents {
        Contents::Counted(_) | Contents::OfAdded(..) => activity.breakdown(&of.id).is_some_and(Breakdown::is_counted),
        Contents::Summed(..) => activity.sum(&of.id).is_some_and(|sum| sum.asked() > 0),
        Contents::Resources | Contents::Outturn | Contents::Budget | Contents::Commitments => true,
    }
}

/// A table of counts.
fn breakdown(breakdown: &Breakdown, activity: &PeriodActivity) -> Table {
    let of = &breakdown.table;
    let columns = std::iter::once(("label", Text::default())).chain(words::columns(of, []));
    let mut rows = Vec::new();
    let mut group = None;
    for row in &breakdown.rows {
        if row.group.as_ref() != group {
            group = row.group.as_ref();
            let other = || say!(sv "Utan grupp", en "Without a group");
            let heading = group.map_or_else(other, |heading| heading.label.clone());
            let id = group.map_or("no-group", |heading| heading.id.as_str());
            rows.push(Line::heading(id, heading));
        }
        let label = Content::Value(Value::text(&row.label));
        let counted = row.cells.iter().cloned().map(Content::Counted);
        let belongs = group.map(|group| ("group", group.id.clone()));
        rows.push(Line::body(&row.id, std::iter::once(label).chain(counted)).belonging(belongs));
    }
    if let Some(totals) = breakdown.totals() {
        let label = Value::text(say!(sv "Summa", en "Total"));
        rows.push(Line::total("total", std::iter::once(label).chain(totals.into_iter().map(Value::Count))));
    }
    let several = say!(
        sv "Flera svar är möjliga; raderna summerar inte till antalet.",
        en "Several answers are possible; the rows don't add up to the number."
    );
    let made = Table::new(&of.id, columns, rows);
    let chart = charts::breakdown(breakdown, &made);
    let note = (of.rows == Rows::SeveralAnswers).then(|| Sentence::of(several));
    Table { caption: of.title(activity.scope.agreement), note, chart, ..made }
}

/// A field of what was put in, and what is stated in it.
type Stated = (&'static str, Option<Value>);

/// Every field of a statement, in their order.
fn stated(resources: &Resources) -> Vec<Stated> {
    let funds = ("own_funds", resources.own_funds.map(Value::Kronor));
    let quantities = resources.quantities.iter().map(|(field, quantity)| (*field, quantity.map(Value::Decimal)));
    std::iter::once(funds).chain(quantities).collect()
}

/// What each party states, where there are several and the report is of all of them.
fn by_party<'a>(activity: &'a PeriodActivity) -> Vec<(&'a Party, Vec<Stated>)> {
    let all: Vec<_> = activity.put_in().filter_map(|(party, resources)| Some((party?, stated(resources)))).collect();
    if all.len() > 1 && activity.party().is_none() { all } else { Vec::new() }
}

/// What the association put in, or each of them; what is absent is not stated.
fn resources(of: &Tabulation, activity: &PeriodActivity) -> Option<Table> {
    let resources = activity.resources.as_ref()?;
    let agreement = activity.scope.agreement;
    let label = |field: &str| agreement.field(Kind::Resources, field).map_or_else(|| Text::same(field), Labelled::text);
    let each = by_party(activity);
    let told = stated(resources).into_iter().enumerate();
    let told = told.filter(|(at, (field, value))| {
        let by_somebody = each.iter().any(|(_, stated)| stated.get(*at).is_some_and(|(_, value)| value.is_some()));
        value.is_some() || by_somebody || agreement.lists(Kind::Resources, field)
    });
    let rows = told.map(|(at, (field, value))| {
        let its = |stated: &Vec<Stated>| stated.get(at).and_then(|(_, value)| value.clone());
        let values = each.iter().map(|(party, stated)| (Some(*party), its(stated))).chain([(None, value)]);
        let values = values
            .map(|(party, value)| Content::Alias(Cell::new(put_in_id(field, party), value.unwrap_or(Value::Missing))));
        Line::body(field, std::iter::once(Value::text(label(field)).into()).chain(values))
    });
    let parties = each.iter().map(|(party, _)| (party.id.to_string(), party.text()));
    let columns = std::iter::once(("label".to_owned(), Text::default())).chain(parties);
    let year = [Text::same(activity.scope.reported.year)];
    let columns = columns.chain(words::columns(of, year).map(|(id, heading)| (id.to_owned(), heading)));
    Some(Table {
        caption: match activity.party() {
            Some(_) => say!(sv "Tillförda resurser", en "Resources put in"),
            None => of.title(agreement),
        },
        note: put_in_by(activity).map(Sentence::of),
        ..Table::new(&of.id, columns, rows)
    })
}

/// Whose statements are summed, in an agreement whose parties each state their own.
fn put_in_by(activity: &PeriodActivity) -> Option<Text> {
    let stated = activity.put_in_by();
    if stated.is_empty() || activity.party().is_some() {
        return None;
    }
    let names = Text::joined(&stated.iter().map(|party| party.text()).collect::<Vec<_>>(), ", ");
    Some(say!(
        sv "Angivet av {names}. Det som inte alla av dem har angett är inte angivet.",
        en "Stated by {names}. What not all of them have stated is not stated."; names
    ))
}

/// The outturn against the year's budget.
fn outturn(of: &Tabulation, activity: &PeriodActivity, outturn: &Outturn) -> Table {
    let headings = [("label", say!(sv "Kronor", en "Kronor"))].into_iter().chain(words::columns(of, []));
    let table = Table::new(&of.id, headings, outturn_rows(activity, outturn));
    // The budget is known to everybody.
    let table = table.telling_one_another(&["used", "difference", "used_share"]);
    Table {
        caption: of.title(activity.scope.agreement),
        note: Some(Sentence::of(booked_until(activity, outturn))),
        chart: if outturn.bookings > 0 { charts::outturn(&table) } else { None },
        ..table
    }
}

/// The rows, each party's under its name and with its sum where there are several.
fn outturn_rows(activity: &PeriodActivity, outturn: &Outturn) -> Vec<Line> {
    let kronor = |amount: Option<Amount>| Value::or_missing(amount, Value::Kronor);
    let row = |row: &OutturnRow, id: &str, kind| {
        let told = [
            Value::text(&row.label),
            Value::Kronor(row.budget),
            kronor(row.used),
            kronor(row.difference()),
            Value::or_missing(row.used_share(), Value::Share),
            kronor(row.own),
        ];
        Line::new(id, kind, told).belonging(words::belonging_to(row.party.as_ref()))
    };
    let mut rows = Vec::new();
    for group in outturn.rows.chunk_by(|one, other| one.party == other.party) {
        let party = group.first().and_then(|row| row.party.as_ref()).filter(|_| !outturn.is_of_one());
        let party = party.map(|id| (id, words::party(activity.scope.data.agreement(), id)));
        rows.extend(party.iter().map(|(id, name)| Line::heading(id, name)));
        rows.extend(group.iter().map(|item| row(item, &item.id, RowKind::Body)));
        rows.extend(party.iter().map(|(id, name)| {
            let total = outturn.of_party(id, words::total_of(name));
            row(&total, &words::id_of("total", id), RowKind::Total)
        }));
    }
    rows.push(row(&outturn.total, "total", RowKind::Total));
    rows
}

fn booked_until(activity: &PeriodActivity, outturn: &Outturn) -> Text {
    let to = activity.scope.reported.period.to;
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
pub fn feedback_received(activity: &PeriodActivity) -> Option<Table> {
    let agreement = activity.scope.agreement;
    let term = |list: &str, term: Option<TermRef>| {
        let found = term.and_then(|term| agreement.vocabulary(list)?.get(term));
        Value::or_missing(found, |term| Value::text(term.text()))
    };
    let mut received: Vec<&Feedback> = activity.scope.dated::<Feedback>().map(|entry| &entry.record).collect();
    received.sort_by_key(|feedback| feedback.date);
    let row = |(at, feedback): (usize, &&Feedback)| {
        let words =
            |words: &Option<String>| words.as_ref().map_or(Value::Empty, |words| Value::text(identifier::mask(words)));
        let day = |day: Option<NaiveDate>| day.map_or(Value::Empty, Value::Date);
        let told = [
            day(feedback.date),
            term("feedback-kind", feedback.kind),
            words(&feedback.summary),
            words(&feedback.action),
            day(feedback.closed),
        ];
        Line::numbered(at, told)
    };
    let headings = [
        ("date", say!(sv "Datum", en "Date")),
        ("kind", say!(sv "Slag", en "Kind")),
        ("summary", say!(sv "Sammanfattning", en "Summary")),
        ("action", say!(sv "Åtgärd", en "Action")),
        ("closed", say!(sv "Avslutad", en "Closed")),
    ];
    let caption = say!(sv "Det som har kommit in", en "What came in");
    let table = Table::new("feedback_received", headings, received.iter().enumerate().map(row));
    (!received.is_empty()).then_some(Table { caption, ..table })
}

/// Every commitment, what answers it, how it went and why that is said.
pub fn commitments(activity: &PeriodActivity) -> Table {
    let agreement = activity.scope.agreement;
    let headings = [
        ("label", say!(sv "Åtagande", en "Commitment")),
        ("clause", say!(sv "Paragraf", en "Clause")),
        ("target", say!(sv "Mål", en "Target")),
        ("value", say!(sv "Utfall", en "Value")),
        ("status", say!(sv "Läge", en "Status")),
        ("why", say!(sv "Varför", en "Why")),
    ];
    let row = |outcome: &Outcome| {
        let target = outcome::target(outcome).map_or(Value::Empty, Value::Text);
        let value = outcome.value.clone().map_or(Content::Value(Value::Empty), Content::Alias);
        let bound = outcome.party.map(|party| agreement[party].text());
        let told = [
            Value::text(words::of_party(outcome.label.clone(), bound)).into(),
            Value::text(&outcome.clause).into(),
            target.into(),
            value,
            Value::text(outcome::status(outcome.status)).into(),
            Value::Text(outcome::why(outcome)).into(),
        ];
        Line::body(&outcome.id, told)
    };
    let table = Table::new(&COMMITMENTS.id, headings, activity.commitments.iter().map(row));
    Table { caption: COMMITMENTS.title(agreement), ..table }
}
