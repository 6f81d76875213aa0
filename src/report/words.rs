//! Words that several documents share.

use super::table::Belongs;
use crate::compute::cell::{Cell, CellId, Sentence, Value};
use crate::compute::{BUDGET, Basis, OwnShare, Proration, Share, ShareSource, Span, Tabulation};
use crate::lang::{Labelled, Text, localised};
use crate::model::agreement::OpenPoint;
use crate::model::day::MonthDay;
use crate::model::period::month_name;
use crate::model::{Agreement, Amount, HalfYear, PaymentPeriod, Period};
use crate::{say, sentence};

/// What is said, and the clause that says it.
pub fn cited(said: &impl Labelled, clause: &str) -> Text {
    let said = said.text();
    say!(sv "{said} ({clause})", en "{said} ({clause})"; said)
}

/// A row's id, told from those of other parties where it is a party's.
pub fn id_of(row: &str, party: &str) -> String {
    if party.is_empty() { row.to_owned() } else { format!("{row}-{party}") }
}

/// Whose row an own contribution has, where several parties' stand in one table; nobody's else.
pub fn whose_row(own: &OwnShare, proration: &Proration) -> String {
    own.stated.party.clone().filter(|_| proration.party.is_none()).unwrap_or_default()
}

/// The columns of a table after its label's, those of days with what the days are called.
pub fn columns(of: &Tabulation, days: impl IntoIterator<Item = Text>) -> impl Iterator<Item = (&'static str, Text)> {
    let days = days.into_iter().chain(std::iter::repeat(Text::default()));
    of.columns.iter().zip(days).map(|(column, days)| (column.id, column.heading(of.unit, days)))
}

/// That a row is a party's, where rows name parties.
pub fn belonging_to(party: Option<&String>) -> Option<Belongs> {
    party.map(|id| ("party", id.clone()))
}

/// "Summa, Föreningen".
pub fn total_of(party: &Text) -> Text {
    say!(sv "Summa, {party}", en "Total, {party}"; party)
}

/// What is said, and in brackets the party that it is said of.
pub fn of_party(said: Text, party: Option<Text>) -> Text {
    match party {
        Some(party) => say!(sv "{said} ({party})", en "{said} ({party})"; said, party),
        None => said,
    }
}

/// What stands before something that is a party's, where a document tells of several.
pub fn whose(party: Option<Text>) -> Text {
    party.map_or_else(Text::default, |party| say!(sv "{party}: ", en "{party}: "; party))
}

/// "juli 2026", "kvartal 3 2026", "första halvåret 2026", "2026".
pub fn payment_period(period: PaymentPeriod) -> Text {
    match period {
        PaymentPeriod::Month(month) => month.label(),
        PaymentPeriod::Quarter(quarter) => quarter.label(),
        PaymentPeriod::HalfYear(HalfYear { year, number: 1 }) => {
            say!(sv "första halvåret {year}", en "first half of {year}")
        }
        PaymentPeriod::HalfYear(HalfYear { year, .. }) => say!(sv "andra halvåret {year}", en "second half of {year}"),
        PaymentPeriod::Year(year) => Text::same(year),
    }
}

/// A party's name; its id where the agreement doesn't tell of it.
pub fn party(agreement: &Agreement, id: &str) -> Text {
    let found = agreement.agreement.parties.iter().find(|party| party.id == id);
    found.map_or_else(|| Text::same(id), Labelled::text)
}

/// "12 månader": what a budget is for.
pub fn months(months: u32) -> Text {
    if months == 1 { say!(sv "1 månad", en "1 month") } else { say!(sv "{months} månader", en "{months} months") }
}

/// "28 februari" of `02-28`.
pub fn day_of_year(written: MonthDay) -> Text {
    let (month, day) = (month_name(written.month()), written.day());
    say!(sv "{day} {month}", en "{day} {month}"; month)
}

/// "450 000".
pub fn kronor(amount: Amount) -> Text {
    let amount = amount.written('.');
    Text::by(|lang| localised(&amount, lang))
}

/// What a share is made of. An amount that the agreement states for all of the year bears the names of what rows come to in
/// the row of their sum.
pub fn parts_of(total: &str, share: &Share) -> [Cell; 2] {
    let column = |column: &str| CellId::column(&BUDGET.id, total, column);
    let ids = match share.basis {
        Basis::Amount => [column(BUDGET.sum), CellId::row(&BUDGET.id, total)],
        Basis::Months | Basis::Days => [column("share"), column("share_of")],
    };
    let (part, of) = share.parts();
    parts(ids, share.basis, part, of)
}

/// The same of one of several spans, by its number.
pub fn parts_of_span(share: &Share, number: usize) -> [Cell; 2] {
    let id = |name: &str| CellId::column(&BUDGET.id, "total", &format!("{name}_{number}"));
    let (part, of) = share.parts();
    parts([id("share"), id("share_of")], share.basis, part, of)
}

fn parts([part_id, of_id]: [CellId; 2], basis: Basis, part: i128, of: i128) -> [Cell; 2] {
    let value = |number: i128| match basis {
        Basis::Amount => Value::Kronor(Amount::kronor(number)),
        Basis::Months | Basis::Days => Value::or_missing(usize::try_from(number).ok(), Value::Count),
    };
    [Cell::new(part_id, value(part)), Cell::new(of_id, value(of))]
}

/// Which rule gave the share, with its clause; of each span, where there are several.
pub fn share_of_year(proration: &Proration) -> Sentence {
    let spans: Vec<Sentence> = match proration.spans.as_slice() {
        [] => vec![Sentence::of(say!(
            sv "ingen, eftersom parten kommer till senare",
            en "none, since the party joins later"
        ))],
        [span] => vec![share_of_span(proration, span, 1)],
        spans => {
            let with_days = spans.iter().zip(1..).map(|(span, number)| {
                let (period, share) = (Text::same(span.period), share_of_span(proration, span, number));
                sentence!(sv [period ": " share], en [period ": " share])
            });
            with_days.collect()
        }
    };
    Sentence::joined(spans, "; ")
}

/// A span's share: its numbers bear the names of what they are in the table of the grant, where it is the only one.
fn share_of_span(proration: &Proration, span: &Span, number: usize) -> Sentence {
    let Span { share, .. } = span;
    let [part, of] = match share.left {
        None if proration.spans.len() == 1 => parts_of("total", share),
        _ => parts_of_span(&Share { left: None, ..share.clone() }, number),
    };
    let counted = match share.basis {
        Basis::Months => sentence!(sv [part " av " of " månader"], en [part " of " of " months"]),
        Basis::Days => sentence!(sv [part " av " of " dagar"], en [part " of " of " days"]),
        Basis::Amount => sentence!(sv [part " av " of " kr"], en [part " of " of " kr"]),
    };
    let left = share.left.map_or_else(Text::default, |(left, of)| {
        say!(
            sv ", räknat på {left} av periodens {of} dagar",
            en ", for {left} of the period's {of} days"
        )
    });
    let why = why(proration, span);
    sentence!(sv [counted left ", " why], en [counted left ", " why])
}

fn why(proration: &Proration, span: &Span) -> Text {
    let Share { basis, source, clause, .. } = &span.share;
    match (source, clause) {
        (ShareSource::Agreement, Some(clause)) => {
            say!(sv "så som överenskommelsen anger ({clause})", en "as the agreement states ({clause})")
        }
        (ShareSource::Agreement, None) => say!(sv "så som överenskommelsen anger", en "as the agreement states"),
        (ShareSource::Option, _) => {
            say!(sv "på begäran, inte överenskommelsens egen andel", en "as asked for, not the agreement's own share")
        }
        (ShareSource::Rule, _) if proration.is_for_the_term => {
            say!(sv "så mycket av avtalstiden som ligger i året", en "as much of the term as lies within the year")
        }
        (ShareSource::Rule, _) if Period::year(proration.year) == Some(span.period) => {
            say!(sv "eftersom perioden är hela året", en "since the period is the whole year")
        }
        (ShareSource::Rule, _) if *basis == Basis::Months => {
            say!(sv "eftersom perioden är hela månader", en "since the period is whole months")
        }
        (ShareSource::Rule, _) => {
            say!(
                sv "eftersom överenskommelsen inte anger någon andel för perioden",
                en "since the agreement states no share for the period"
            )
        }
    }
}

/// What the texts leave open, each with its clauses.
pub fn open_points<'a>(points: impl Iterator<Item = &'a OpenPoint>) -> Vec<Sentence> {
    points.map(|point| Sentence::of(cited(point, &point.clauses.join(", ")))).collect()
}

/// The first lines of a document's head: what agreement it is about.
pub fn identity(agreement: &Agreement) -> Vec<(Text, Value)> {
    let identity = &agreement.agreement;
    vec![
        (say!(sv "Diarienummer", en "Reference"), Value::text(&identity.reference)),
        (say!(sv "Överenskommelse", en "Agreement"), Value::text(identity.text())),
    ]
}
