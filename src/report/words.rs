//! Words that several documents share.

use super::document::{Cell, Row, Table};
use crate::compute::{Basis, Proration, ShareSource};
use crate::lang::Labelled;
use crate::lang::{Lang, Text};
use crate::model::Quarter;
use crate::model::agreement::OpenPoint;
use crate::say;

/// A table of two columns.
pub fn pairs(id: &str, columns: [&Text; 2], rows: Vec<(String, Cell)>, lang: Lang) -> Table {
    let rows = rows.into_iter().map(|(label, cell)| Row::body(vec![Cell::Text(label), cell])).collect();
    Table {
        id: id.to_owned(),
        caption: String::new(),
        note: None,
        columns: columns.iter().map(|text| text.get(lang).to_owned()).collect(),
        rows,
        chart: None,
    }
}

/// "kvartal 3 2026".
pub fn quarter(quarter: Quarter) -> Text {
    let Quarter { year, number } = quarter;
    say!(sv "kvartal {number} {year}", en "quarter {number} {year}")
}

/// Which rule gave the share, with its clause.
pub fn share_of_year(proration: &Proration) -> Text {
    let share = &proration.share;
    let (part, of) = (share.numerator, share.denominator);
    let share_words = match share.basis {
        Basis::Months => say!(sv "{part} av {of} månader", en "{part} of {of} months"),
        Basis::Days => say!(sv "{part} av {of} dagar", en "{part} of {of} days"),
    };
    let why = match (share.source, &share.clause) {
        (ShareSource::Agreement, Some(clause)) => {
            say!(sv "så som överenskommelsen anger ({clause})", en "as the agreement states ({clause})")
        }
        (ShareSource::Agreement, None) => say!(sv "så som överenskommelsen anger", en "as the agreement states"),
        (ShareSource::Option, _) => {
            say!(sv "på begäran, inte överenskommelsens egen andel", en "as asked for, not the agreement's own share")
        }
        (ShareSource::Rule, _) if part == of => {
            say!(sv "eftersom perioden är hela året", en "since the period is the whole year")
        }
        (ShareSource::Rule, _) => {
            say!(
                sv "eftersom överenskommelsen inte anger någon andel för perioden",
                en "since the agreement states no share for the period"
            )
        }
    };
    say!(sv "{share_words}, {why}", en "{share_words}, {why}"; share_words, why)
}

/// What the texts leave open, each with its clauses.
pub fn open_points<'a>(points: impl Iterator<Item = &'a OpenPoint>, lang: Lang) -> Vec<String> {
    points.map(|point| format!("{} ({})", point.label(lang), point.clauses.join(", "))).collect()
}
