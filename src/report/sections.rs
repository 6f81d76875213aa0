//! The sections of the activity report, in the order that the agreement gives them.

use super::document::{Block, KeyFigure, KeyFigures, Section, Table};
use super::facts::Provenance;
use super::meaning::meaning;
use super::{budget, sums, tables, words};
use crate::compute::cell::{Sentence, Value};
use crate::compute::{Activity, Measure, Measured};
use crate::identifier;
use crate::lang::{Labelled, Text};
use crate::model::agreement;
use crate::model::answers;
use crate::model::catalogue;
use crate::say;

/// What the sections are written from.
pub struct Sections<'a> {
    /// What happened.
    pub activity: &'a Activity<'a>,
    /// What it was made from.
    pub provenance: &'a Provenance,
}

impl Sections<'_> {
    /// Every section that the agreement asks for, and the tables of added fields that it gives no place.
    pub fn all(&self) -> Vec<Section> {
        let asked = &self.activity.agreement.report.sections;
        let unplaced = self.unplaced();
        let of = |place: Option<usize>| unplaced.iter().filter(move |(at, _)| *at == place).map(|(_, id)| id.as_str());
        let mut sections: Vec<Section> =
            asked.iter().enumerate().map(|(at, section)| self.section(section, of(Some(at)))).collect();
        let blocks: Vec<Block> = of(None).flat_map(|id| self.table(id)).collect();
        if !blocks.is_empty() {
            let title = say!(sv "Tillagda uppgifter", en "Added fields");
            sections.push(Section { id: "added_fields".to_owned(), title, blocks });
        }
        sections
    }

    /// Tables that the agreement's own fields bring and no section names, each with the first section that names a
    /// table of its kind.
    fn unplaced(&self) -> Vec<(Option<usize>, String)> {
        let agreement = self.activity.agreement;
        let sections = &agreement.report.sections;
        let known = catalogue::built_in_tables();
        let is_of = |id: &String, kind| known.iter().any(|table| table.id == *id && table.kind == kind);
        let by_party = catalogue::tables(agreement).into_iter().filter(|table| table.id == catalogue::BY_PARTY);
        by_party
            .chain(catalogue::added_tables(agreement))
            .filter(|table| sections.iter().all(|section| !section.tables.contains(&table.id)))
            .map(|table| {
                let place = sections.iter().position(|section| section.tables.iter().any(|id| is_of(id, table.kind)));
                (place, table.id)
            })
            .collect()
    }

    /// A section, `more` being tables that stand at its end.
    fn section<'t>(&self, section: &'t agreement::Section, more: impl Iterator<Item = &'t str>) -> Section {
        let mut blocks = match section.id.as_str() {
            "summary" => self.summary(section),
            "goals" => self.goals(),
            "resources" => self.own_efforts(),
            "feedback" => self.feedback(section),
            "method" => self.method(),
            _ => self.figures(&section.id, &section.figures).into_iter().collect(),
        };
        blocks.extend(section.tables.iter().map(String::as_str).chain(more).flat_map(|table| self.table(table)));
        if blocks.is_empty() {
            let nothing = say!(sv "Inget att redovisa för perioden.", en "Nothing to tell for the period.");
            blocks.push(Block::paragraph(nothing));
        }
        Section { id: section.id.clone(), title: section.text(), blocks }
    }

    /// A table of the catalogue, with what belongs under it.
    fn table(&self, id: &str) -> Vec<Block> {
        let activity = self.activity;
        let table = match id {
            "resources" => tables::resources(activity),
            "outturn" => activity.outturn.as_ref().map(|outturn| tables::outturn(activity, outturn)),
            "commitments" => Some(tables::commitments(activity)),
            "budget" => return self.budget(),
            _ => self.counted(id),
        };
        table.map(Block::Table).into_iter().collect()
    }

    /// A table of counts or of a sum.
    fn counted(&self, id: &str) -> Option<Table> {
        let activity = self.activity;
        let known = catalogue::tables(activity.agreement);
        let caption = known.into_iter().find(|table| table.id == id).map(|table| table.title)?;
        match activity.breakdown(id) {
            Some(table) => tables::breakdown(table, caption),
            None => sums::table(activity.sum(id)?, caption),
        }
    }

    fn budget(&self) -> Vec<Block> {
        let Some(proration) = &self.activity.budget else { return Vec::new() };
        let agreement = self.activity.agreement;
        let share = words::share_of_year(proration);
        let note = say!(sv "Andel: {share}.", en "Share: {share}."; share);
        let table = Table {
            caption: tables::title("budget", self.activity.agreement),
            note: Some(Sentence::of(note)),
            ..budget::budget_table(self.activity.data.agreement(), proration)
        };
        let condition = budget::condition(agreement).map(Block::paragraph);
        std::iter::once(Block::Table(table)).chain(condition).collect()
    }

    fn own_efforts(&self) -> Vec<Block> {
        let efforts: Vec<Sentence> = self
            .activity
            .put_in()
            .flat_map(|(party, resources)| {
                let whose = party.filter(|_| self.activity.party().is_none());
                let whose = words::whose(whose.map(Labelled::text));
                resources.own_efforts.iter().map(move |effort| {
                    let effort = identifier::mask(effort);
                    Sentence::of(say!(sv "{whose}{effort}", en "{whose}{effort}"; whose))
                })
            })
            .collect();
        if efforts.is_empty() { Vec::new() } else { vec![Block::Bullets(efforts)] }
    }

    /// Figures of a section or a goal; none where there is nothing but zeroes.
    fn figures(&self, of: &str, ids: &[String]) -> Option<Block> {
        let figures = ids.iter().filter_map(|id| self.figure(id)).map(|figure| self.key_figure(figure));
        let figures: Vec<_> = figures.collect();
        let nothing = figures.iter().all(|figure| matches!(figure.value.value, Value::Count(0) | Value::Missing));
        let figures = KeyFigures { id: figures_id(of), figures };
        (!nothing).then_some(Block::KeyFigures(figures))
    }

    /// A figure, unless it is of an open reception that the party doesn't have.
    fn figure(&self, id: &str) -> Option<&Measured> {
        let party = self.activity.data.party();
        let closed = party.is_some() && self.activity.agreement.hours_of(party).open_reception.is_none();
        let is_there = !(closed && catalogue::is_of_open_reception(id));
        self.activity.figure(id).filter(|_| is_there)
    }

    fn key_figure(&self, figure: &Measured) -> KeyFigure {
        KeyFigure {
            id: figure.figure.id.clone(),
            label: figure.figure.label.clone(),
            value: tables::measured(figure),
            meaning: None,
        }
    }

    /// Figures, and what came in, record by record.
    fn feedback(&self, section: &agreement::Section) -> Vec<Block> {
        let received = tables::feedback_received(self.activity).map(Block::Table);
        self.figures(&section.id, &section.figures).into_iter().chain(received).collect()
    }

    /// The key figures, each with what it means.
    fn summary(&self, section: &agreement::Section) -> Vec<Block> {
        let figures = section.figures.iter().filter_map(|id| self.figure(id));
        let figures = figures.map(|figure| KeyFigure {
            meaning: meaning(self.activity, &figure.figure.id).map(Sentence::of),
            ..self.key_figure(figure)
        });
        let figures = KeyFigures { id: figures_id(&section.id), figures: figures.collect() };
        let empty = self.provenance.records.values().all(|count| *count == 0);
        let nothing = empty.then(|| {
            Block::paragraph(say!(
                sv "Det finns inga poster: alla tal är noll.",
                en "There are no records: every number is zero."
            ))
        });
        nothing.into_iter().chain([Block::KeyFigures(figures)]).collect()
    }

    fn goals(&self) -> Vec<Block> {
        let goals = &self.activity.agreement.goals;
        goals
            .iter()
            .flat_map(|goal| {
                let words = Block::paragraph(words::cited(goal, &goal.clause));
                [Some(words), self.figures(&format!("goal_{}", goal.id), &goal.figures)].into_iter().flatten()
            })
            .collect()
    }

    /// How it was counted, and the quality of the data.
    fn method(&self) -> Vec<Block> {
        let mut blocks = vec![Block::paragraph(say!(
            sv "Varje tal har en definition. Perioden räknas med båda dagarna, till och med i dag.",
            en "Every figure has one definition. The period counts with both its days, up to today."
        ))];
        let agreement = self.activity.agreement;
        let is_counted = |id: &str| self.activity.figure(id).is_some_and(|figure| figure.measure != Measure::Missing);
        let definitions = catalogue::figures(agreement).into_iter();
        blocks.push(Block::bullets(
            definitions
                .filter(|figure| self.figure(&figure.id).is_some())
                .filter(|figure| answers::is_asked(agreement, &figure.id) || is_counted(&figure.id))
                .map(|figure| {
                    let catalogue::Figure { id, label, definition } = figure;
                    say!(sv "{label} ({id}): {definition}", en "{label} ({id}): {definition}"; label, definition)
                }),
        ));
        if !self.activity.reported.is_of_year() {
            blocks.push(Block::paragraph(say!(
                sv "Åtagandena bedöms för året fram till periodens sista dag, eftersom överenskommelsen mäter dem per år.",
                en "Commitments are judged for the year up to the period's last day, since the agreement measures them by the year."
            )));
        }
        blocks.extend(self.whose());
        blocks.push(self.quality());
        blocks
    }

    /// Whose records were counted, where they are one party's, and what is the partnership's.
    fn whose(&self) -> Option<Block> {
        let party = self.activity.party()?.text();
        let agreement = self.activity.agreement;
        let whole = self.activity.data.counted_whole();
        let names = Text::by(|lang| {
            let names = whole.iter().map(|kind| agreement.kind_label(*kind).get(lang).to_lowercase());
            names.collect::<Vec<_>>().join(", ")
        });
        let counted = say!(
            sv "Här räknas poster för {party}; de som inte säger vems de är räknas inte",
            en "Counted here are the records of {party}; those that don't say whose they are aren't"; party
        );
        if whole.is_empty() {
            return Some(Block::paragraph(say!(sv "{counted}.", en "{counted}."; counted)));
        }
        Some(Block::paragraph(say!(
            sv "{counted}. Partnerskapets gemensamma poster räknas i sin helhet: {names}.",
            en "{counted}. Records that are the partnership's are counted as a whole: {names}."; counted, names
        )))
    }

    fn quality(&self) -> Block {
        let left_out = self.provenance.left_out;
        let mut lines = vec![match left_out {
            0 => say!(sv "Inga poster är utelämnade.", en "No records are left out."),
            1 => say!(sv "En post är utelämnad på grund av fel.", en "One record is left out for its errors."),
            _ => {
                say!(
                    sv "{left_out} poster är utelämnade på grund av fel.",
                    en "{left_out} records are left out for their errors."
                )
            }
        }];
        lines.extend(self.provenance.warnings.iter().map(|(code, count)| match count {
            1 => say!(sv "1 varning: {code}", en "1 warning: {code}"),
            _ => say!(sv "{count} varningar: {code}", en "{count} warnings: {code}"),
        }));
        if self.provenance.warnings.is_empty() {
            lines.push(say!(sv "Inga varningar.", en "No warnings."));
        }
        Block::bullets(lines)
    }
}

/// The id of figures that stand together.
fn figures_id(of: &str) -> String {
    format!("{of}_figures")
}
