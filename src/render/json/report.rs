//! `iop-report/1` and `iop-commitments/1`.

use chrono::NaiveDate;
use serde::Serialize;

use super::value::{Exact, Field, Ordered, number, suppressed};
use crate::compute::cell::Cell;
use crate::lang::Lang;
use crate::model::Edition;
use crate::render::number::{sentence, value};
use crate::report::Document;
use crate::report::facts::{AboutFacts, CommitmentFacts, ReportFacts, TableFacts};
use crate::report::table::{Row, RowKind};

#[derive(Serialize)]
struct ReportJson<'a> {
    format: &'static str,
    program: &'static str,
    agreement: &'a str,
    edition: Option<&'static str>,
    lang: Lang,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    period: PeriodJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commentary: Option<Ordered<&'a str>>,
    source: SourceJson<'a>,
    figures: Ordered<Option<Exact>>,
    /// Figures that are `null` since they aren't shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressed: Vec<&'a str>,
    tables: Ordered<TableJson<'a>>,
    commitments: Vec<CommitmentJson<'a>>,
}

#[derive(Serialize)]
struct PeriodJson<'a> {
    from: NaiveDate,
    to: NaiveDate,
    label: &'a str,
    today: NaiveDate,
}

#[derive(Serialize)]
struct SourceJson<'a> {
    records: Ordered<Option<Exact>>,
    left_out: Option<Exact>,
    warnings: Ordered<Option<Exact>>,
    digest: &'a str,
    commit: Option<&'a str>,
    dirty: Option<bool>,
}

#[derive(Serialize)]
struct TableJson<'a> {
    title: &'a str,
    unit: &'static str,
    several_answers: bool,
    total: Option<Exact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<bool>,
    rows: Vec<Ordered<Field>>,
}

#[derive(Serialize)]
struct CommitmentJson<'a> {
    id: &'a str,
    label: &'a str,
    clause: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    target: Option<String>,
    value: Option<Exact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<bool>,
    status: &'static str,
    why: String,
}

#[derive(Serialize)]
struct CommitmentsJson<'a> {
    format: &'static str,
    agreement: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    party: Option<&'a str>,
    period: PeriodJson<'a>,
    commitments: Vec<CommitmentJson<'a>>,
}

/// The activity report.
pub fn report<'a>(document: &'a Document, facts: &'a ReportFacts, lang: Lang) -> impl Serialize + 'a {
    let source = &facts.source;
    let counts = |of: &[(&'static str, Cell)]| {
        Ordered(of.iter().map(|(name, cell)| ((*name).to_owned(), number(cell))).collect())
    };
    let hidden = facts.figures.iter().filter(|(_, cell)| suppressed([cell]).is_some());
    ReportJson {
        format: "iop-report/1",
        program: source.program,
        agreement: &document.reference,
        edition: document.edition.map(Edition::id),
        lang,
        party: facts.about.party.as_deref(),
        period: period(document, &facts.about),
        commentary: (!facts.commentary.is_empty()).then(|| {
            Ordered(facts.commentary.iter().map(|(section, words)| (section.clone(), words.as_str())).collect())
        }),
        source: SourceJson {
            records: counts(&source.records),
            left_out: number(&source.left_out),
            warnings: counts(&source.warnings),
            digest: &source.digest,
            commit: source.commit.as_ref().map(|(commit, _)| commit.as_str()),
            dirty: source.commit.as_ref().map(|(_, dirty)| *dirty),
        },
        figures: Ordered(facts.figures.iter().map(|(id, cell)| (id.clone(), number(cell))).collect()),
        suppressed: hidden.map(|(id, _)| id.as_str()).collect(),
        tables: Ordered(facts.tables.iter().map(|of| (of.id.clone(), table(document, of, lang))).collect()),
        commitments: facts.commitments.iter().map(|of| commitment(of, lang)).collect(),
    }
}

/// The commitments alone.
pub fn commitments<'a>(
    document: &'a Document,
    about: &'a AboutFacts,
    facts: &'a [CommitmentFacts],
    lang: Lang,
) -> impl Serialize + 'a {
    CommitmentsJson {
        format: "iop-commitments/1",
        agreement: &document.reference,
        party: about.party.as_deref(),
        period: period(document, about),
        commitments: facts.iter().map(|of| commitment(of, lang)).collect(),
    }
}

fn period<'a>(document: &Document, about: &'a AboutFacts) -> PeriodJson<'a> {
    let (period, label) = &about.period;
    PeriodJson { from: period.from, to: period.to, label, today: document.day }
}

fn table<'a>(document: &'a Document, of: &'a TableFacts, lang: Lang) -> TableJson<'a> {
    let shown = || document.table(&of.id);
    let table = of.beside.as_ref().or_else(shown);
    let columns: Vec<(&str, usize)> = table.map_or_else(Vec::new, |table| {
        of.columns
            .iter()
            .filter_map(|id| Some((*id, table.columns.iter().position(|column| column.id == *id)?)))
            .collect()
    });
    let rows = || table.into_iter().flat_map(|table| &table.rows);
    let total = of.total.and_then(|id| columns.iter().find(|(column, _)| *column == id)).and_then(|(_, at)| {
        // The sum of everything stands last, under those of parties.
        rows().rfind(|row| row.kind == RowKind::Total)?.cells.get(*at)
    });
    TableJson {
        title: of.title.get(lang),
        unit: of.unit,
        several_answers: of.several_answers,
        total: total.and_then(number),
        suppressed: suppressed(total),
        rows: rows().filter(|row| row.kind == RowKind::Body).map(|of| row(of, &columns, lang)).collect(),
    }
}

fn row(of: &Row, columns: &[(&str, usize)], lang: Lang) -> Ordered<Field> {
    let text = |key: &str, words: &str| (key.to_owned(), Field::Text(words.to_owned()));
    let mut fields = vec![text("id", &of.id)];
    fields.extend(of.cells.first().map(|label| text("label", &value(&label.value, lang))));
    fields.extend(of.belongs.iter().map(|(key, id)| text(key, id)));
    let cells = || columns.iter().filter_map(|(column, at)| Some((*column, of.cells.get(*at)?)));
    fields.extend(cells().map(|(column, cell)| (column.to_owned(), Field::Number(number(cell)))));
    let hidden = suppressed(cells().map(|(_, cell)| cell));
    fields.extend(hidden.map(|hidden| ("suppressed".to_owned(), Field::True(hidden))));
    Ordered(fields)
}

fn commitment(of: &CommitmentFacts, lang: Lang) -> CommitmentJson<'_> {
    CommitmentJson {
        id: &of.id,
        label: of.label.get(lang),
        clause: &of.clause,
        party: of.party.as_deref(),
        target: of.target.as_ref().map(|target| sentence(target, lang)),
        value: of.value.as_ref().and_then(number),
        suppressed: suppressed(&of.value),
        status: of.status,
        why: sentence(&of.why, lang),
    }
}
