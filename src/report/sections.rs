//! The sections of the activity report, in the order that the agreement gives them.

use super::commentary::Comments;
use super::document::{Block, KeyFigure, KeyFigures, Section};
use super::facts::Provenance;
use super::{budget, tables, words};
use crate::compute::cell::{Cell, Sentence, Value};
use crate::compute::{Contents, Measure, Measured, PeriodActivity, Tabulation, tables as all_tables};
use crate::identifier;
use crate::lang::{Labelled, Text};
use crate::model::agreement;
use crate::{say, sentence};

/// What the sections are written from.
pub struct Sections<'a> {
    /// What happened.
    pub activity: &'a PeriodActivity<'a>,
    /// What it was made from.
    pub provenance: &'a Provenance,
    /// What people say of it.
    pub comments: &'a Comments<'a>,
}

impl Sections<'_> {
    /// Every section that the agreement asks for, and the tables of added fields that it gives no place.
    pub fn all(&self) -> Vec<Section> {
        let asked = &self.activity.scope.agreement.report.sections;
        let known = all_tables(self.activity.scope.agreement);
        let unnamed = unnamed(asked, &known);
        let of = |place: Option<usize>| unnamed.iter().filter(move |(at, _)| *at == place).map(|(_, table)| *table);
        let section = |(at, section): (usize, &agreement::Section)| {
            let named = section.tables.iter().filter_map(|id| known.iter().find(|table| table.id == *id));
            self.section(section, named.chain(of(Some(at))))
        };
        let mut sections: Vec<Section> = asked.iter().enumerate().map(section).collect();
        let blocks: Vec<Block> = of(None).flat_map(|table| self.table(table)).collect();
        if !blocks.is_empty() {
            let title = say!(sv "Tillagda uppgifter", en "Added fields");
            sections.push(Section { id: "added_fields".to_owned(), title, blocks });
        }
        sections
    }

    /// A section, with its tables after its figures and what people say of them at its end.
    fn section<'t>(&self, section: &agreement::Section, tables: impl Iterator<Item = &'t Tabulation>) -> Section {
        let mut blocks = match section.id.as_str() {
            "summary" => self.summary(section),
            "goals" => self.goals(),
            "resources" => self.own_efforts(),
            "feedback" => self.feedback(section),
            "method" => self.method(),
            _ => self.figures(&section.id, &section.figures).into_iter().collect(),
        };
        blocks.extend(tables.flat_map(|table| self.table(table)));
        if blocks.is_empty() {
            let nothing = say!(sv "Inget att redovisa för perioden.", en "Nothing to tell for the period.");
            blocks.push(Block::paragraph(nothing));
        }
        blocks.extend(self.comments.blocks(&section.id));
        Section { id: section.id.to_string(), title: section.text(), blocks }
    }

    /// A table, with what belongs under it.
    fn table(&self, of: &Tabulation) -> Vec<Block> {
        let table = tables::table(of, self.activity).filter(|_| tables::is_worth_reading(of, self.activity));
        let condition = table.as_ref().filter(|_| matches!(of.contents, Contents::Budget));
        let condition = condition.and_then(|_| budget::condition(self.activity.scope.agreement)).map(Block::paragraph);
        table.map(Block::Table).into_iter().chain(condition).collect()
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

    /// A figure, where it stands in this report.
    fn figure(&self, id: &str) -> Option<&Measured> {
        self.activity.figure(id).filter(|measured| measured.figure.conditions.is_told(&self.activity.scope))
    }

    fn key_figure(&self, figure: &Measured) -> KeyFigure {
        KeyFigure {
            id: figure.figure.id.clone().into_owned(),
            label: figure.figure.label(self.activity.scope.agreement),
            value: figure.cell(),
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
        let figures = figures
            .map(|figure| KeyFigure { meaning: figure.sentence(&self.activity.scope), ..self.key_figure(figure) });
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
        let goals = &self.activity.scope.agreement.goals;
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
        blocks.push(Block::bullets(self.definitions()));
        if !self.activity.scope.reported.is_of_year() {
            blocks.push(Block::paragraph(say!(
                sv "Åtagandena bedöms för året fram till periodens sista dag, eftersom överenskommelsen mäter dem per år.",
                en "Commitments are judged for the year up to the period's last day, since the agreement measures them by the year."
            )));
        }
        blocks.extend(self.whose());
        blocks.push(self.quality());
        blocks
    }

    /// What each figure counts, where something could be said of it.
    fn definitions(&self) -> impl Iterator<Item = Text> {
        let scope = &self.activity.scope;
        let told = self.activity.figures.iter().filter(|item| item.figure.conditions.is_told(scope));
        let counted = told.filter(|item| item.figure.is_asked(scope.agreement) || item.measure != Measure::Missing);
        counted.map(|Measured { figure, .. }| {
            let (id, label) = (&figure.id, figure.label(scope.agreement));
            let definition = figure.definition(scope.agreement);
            say!(sv "{label} ({id}): {definition}", en "{label} ({id}): {definition}"; label, definition)
        })
    }

    /// Whose records were counted, where they are one party's, and what is the partnership's.
    fn whose(&self) -> Option<Block> {
        let party = self.activity.party()?.text();
        let agreement = self.activity.scope.agreement;
        let whole = self.activity.scope.data.counted_whole();
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
        let mut lines = vec![self.left_out()];
        lines.extend(self.provenance.warnings.iter().map(|(code, count)| {
            let count = Provenance::cell_of_warnings(code, *count);
            let (sv, en) = (count.noun("varning", "varningar"), count.noun("warning", "warnings"));
            sentence!(sv [count " " sv ": " code], en [count " " en ": " code])
        }));
        if self.provenance.warnings.is_empty() {
            lines.push(Sentence::of(say!(sv "Inga varningar.", en "No warnings.")));
        }
        Block::bullets(lines)
    }

    /// How many records are left out; one is a numeral, under the name of the number.
    fn left_out(&self) -> Sentence {
        let count = self.provenance.cell_of_left_out();
        let records_sv = count.noun("post är utelämnad på grund av fel", "poster är utelämnade på grund av fel");
        let records_en = count.noun("record is left out for its errors", "records are left out for their errors");
        let shown = match self.provenance.left_out {
            0 => return Sentence::of(say!(sv "Inga poster är utelämnade.", en "No records are left out.")),
            1 => Cell { value: Value::text(say!(sv "En", en "One")), ..count },
            _ => count,
        };
        sentence!(
            sv [shown " " records_sv "."],
            en [shown " " records_en "."],
        )
    }
}

/// Tables that stand in a report though no section names them, so that what the steering group decided to count is never
/// left out in silence; each with the first section that names a table of its kind.
fn unnamed<'t>(sections: &[agreement::Section], known: &'t [Tabulation]) -> Vec<(Option<usize>, &'t Tabulation)> {
    let is_of = |id: &String, kind| known.iter().any(|table| table.id == *id && table.kind == kind);
    let is_named = |table: &Tabulation| sections.iter().any(|section| section.tables.iter().any(|id| table.id == *id));
    let place = |table: &'t Tabulation| {
        let at = sections.iter().position(|section| section.tables.iter().any(|id| is_of(id, table.kind)));
        (at, table)
    };
    known.iter().filter(|table| table.is_unasked && !is_named(table)).map(place).collect()
}

/// The id of figures that stand together.
fn figures_id(of: &str) -> String {
    format!("{of}_figures")
}
