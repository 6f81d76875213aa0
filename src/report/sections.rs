//! The sections of the activity report, in the order that the agreement gives them.

use super::activity::Provenance;
use super::document::{Block, Cell, KeyFigure, KeyFigures, Section, Table};
use super::{budget, sums, tables, words};
use crate::compute::{Activity, Contents, Measure, Measured, Tabulation, tables as all_tables};
use crate::identifier;
use crate::lang::{Labelled, Lang, Text};
use crate::model::agreement;
use crate::say;

/// What the sections are written from.
pub struct Sections<'a> {
    /// What happened.
    pub activity: &'a Activity<'a>,
    /// What it was made from.
    pub provenance: &'a Provenance,
    /// In which language.
    pub lang: Lang,
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
            let title = self.say(&say!(sv "Tillagda uppgifter", en "Added fields"));
            sections.push(Section { id: "added_fields".to_owned(), title, blocks });
        }
        sections
    }

    /// A section, with its tables at its end.
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
        blocks.iter_mut().for_each(|block| unless_repeated(block, section.label(self.lang)));
        if blocks.is_empty() {
            blocks.push(
                self.paragraph(&say!(sv "Inget att redovisa för perioden.", en "Nothing to tell for the period.")),
            );
        }
        Section { id: section.id.clone(), title: section.label(self.lang).to_owned(), blocks }
    }

    fn say(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    fn paragraph(&self, text: &Text) -> Block {
        Block::Paragraph(self.say(text))
    }

    /// A table, with what belongs under it.
    fn table(&self, of: &Tabulation) -> Vec<Block> {
        let (activity, lang) = (self.activity, self.lang);
        let caption = || self.say(&of.title(activity.scope.agreement));
        let table = match of.contents {
            Contents::Counted(_) | Contents::OfAdded(..) => {
                activity.breakdown(&of.id).and_then(|breakdown| tables::breakdown(breakdown, caption(), lang))
            }
            Contents::Summed(..) => activity.sum(&of.id).and_then(|sum| sums::table(sum, caption(), lang)),
            Contents::Resources => tables::resources(of, activity, lang),
            Contents::Outturn => activity.outturn.as_ref().map(|outturn| tables::outturn(of, activity, outturn, lang)),
            Contents::Commitments => Some(tables::commitments(activity, lang)),
            Contents::Budget => return self.budget(caption()),
        };
        table.map(Block::Table).into_iter().collect()
    }

    fn budget(&self, caption: String) -> Vec<Block> {
        let Some(proration) = &self.activity.budget else { return Vec::new() };
        let agreement = self.activity.scope.agreement;
        let share = words::share_of_year(proration);
        let note = say!(sv "Andel: {share}.", en "Share: {share}."; share);
        let table = Table {
            caption,
            note: Some(self.say(&note)),
            ..budget::budget_table(self.activity.scope.data.agreement(), proration, self.lang)
        };
        let condition = budget::condition(agreement, self.lang).map(Block::Paragraph);
        std::iter::once(Block::Table(table)).chain(condition).collect()
    }

    fn own_efforts(&self) -> Vec<Block> {
        let efforts: Vec<String> = self
            .activity
            .put_in()
            .flat_map(|(party, resources)| {
                let whose = party.filter(|_| self.activity.party().is_none());
                let whose = whose.map_or_else(String::new, |party| format!("{}: ", party.label(self.lang)));
                resources.own_efforts.iter().map(move |effort| format!("{whose}{}", identifier::mask(effort)))
            })
            .collect();
        if efforts.is_empty() { Vec::new() } else { vec![Block::Bullets(efforts)] }
    }

    /// Figures of a section or a goal; none where there is nothing but zeroes.
    fn figures(&self, of: &str, ids: &[String]) -> Option<Block> {
        let figures = ids.iter().filter_map(|id| self.figure(id)).map(|figure| self.key_figure(figure));
        let figures: Vec<_> = figures.collect();
        let nothing = figures.iter().all(|figure| matches!(figure.value, Cell::Count(0) | Cell::Missing));
        let figures = KeyFigures { id: figures_id(of), caption: String::new(), figures };
        (!nothing).then_some(Block::KeyFigures(figures))
    }

    /// A figure, where it stands in this report.
    fn figure(&self, id: &str) -> Option<&Measured> {
        self.activity.figure(id).filter(|measured| measured.figure.is_told(&self.activity.scope))
    }

    fn key_figure(&self, figure: &Measured) -> KeyFigure {
        KeyFigure {
            id: figure.figure.id.clone().into_owned(),
            label: self.say(&figure.figure.label(self.activity.scope.agreement)),
            value: tables::measured(figure),
            meaning: None,
        }
    }

    /// Figures, and what came in, record by record.
    fn feedback(&self, section: &agreement::Section) -> Vec<Block> {
        let received = tables::feedback_received(self.activity, self.lang).map(Block::Table);
        self.figures(&section.id, &section.figures).into_iter().chain(received).collect()
    }

    /// The key figures, each with what it means.
    fn summary(&self, section: &agreement::Section) -> Vec<Block> {
        let figures = section.figures.iter().filter_map(|id| self.figure(id));
        let figures = figures.map(|figure| KeyFigure {
            meaning: figure.sentence(&self.activity.scope).map(|text| self.say(&text)),
            ..self.key_figure(figure)
        });
        let figures = KeyFigures { id: figures_id(&section.id), caption: String::new(), figures: figures.collect() };
        let empty = self.provenance.records.values().all(|count| *count == 0);
        let nothing = empty.then(|| {
            self.paragraph(
                &say!(sv "Det finns inga poster: alla tal är noll.", en "There are no records: every number is zero."),
            )
        });
        nothing.into_iter().chain([Block::KeyFigures(figures)]).collect()
    }

    fn goals(&self) -> Vec<Block> {
        let goals = &self.activity.scope.agreement.goals;
        goals
            .iter()
            .flat_map(|goal| {
                let words = Block::Paragraph(format!("{} ({})", goal.label(self.lang), goal.clause));
                [Some(words), self.figures(&format!("goal_{}", goal.id), &goal.figures)].into_iter().flatten()
            })
            .collect()
    }

    /// How it was counted, and the quality of the data.
    fn method(&self) -> Vec<Block> {
        let mut blocks = vec![self.paragraph(&say!(
            sv "Varje tal har en definition. Perioden räknas med båda dagarna, till och med i dag.",
            en "Every figure has one definition. The period counts with both its days, up to today."
        ))];
        blocks.push(Block::Bullets(self.definitions()));
        if !self.activity.scope.reported.is_of_year() {
            blocks.push(self.paragraph(&say!(
                sv "Åtagandena bedöms för året fram till periodens sista dag, eftersom överenskommelsen mäter dem per år.",
                en "Commitments are judged for the year up to the period's last day, since the agreement measures them by the year."
            )));
        }
        blocks.extend(self.whose());
        blocks.push(self.quality());
        blocks
    }

    /// What each figure counts, where something could be said of it.
    fn definitions(&self) -> Vec<String> {
        let agreement = self.activity.scope.agreement;
        let is_counted = |item: &&Measured| item.figure.is_asked(agreement) || item.measure != Measure::Missing;
        let told = self.activity.figures.iter().filter(|item| item.figure.is_told(&self.activity.scope));
        let definition = |Measured { figure, .. }: &Measured| {
            let (label, definition) = (figure.label(agreement), figure.definition(agreement));
            format!("{} ({}): {}", label.get(self.lang), figure.id, definition.get(self.lang))
        };
        told.filter(is_counted).map(definition).collect()
    }

    /// Whose records were counted, where they are one party's, and what is the partnership's.
    fn whose(&self) -> Option<Block> {
        let party = self.activity.party()?.text();
        let agreement = self.activity.scope.agreement;
        let whole = self.activity.scope.data.counted_whole();
        let names = |lang: Lang| {
            let names = whole.iter().map(|kind| agreement.kind_label(*kind).get(lang).to_lowercase());
            names.collect::<Vec<_>>().join(", ")
        };
        let counted = say!(
            sv "Här räknas poster för {party}; de som inte säger vems de är räknas inte",
            en "Counted here are the records of {party}; those that don't say whose they are aren't"; party
        );
        if whole.is_empty() {
            return Some(self.paragraph(&say!(sv "{counted}.", en "{counted}."; counted)));
        }
        let names = Text { sv: names(Lang::Sv), en: names(Lang::En) };
        Some(self.paragraph(&say!(
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
        Block::Bullets(lines.iter().map(|line| self.say(line)).collect())
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

/// A caption that only says the heading again says nothing.
fn unless_repeated(block: &mut Block, heading: &str) {
    if let Block::Table(table) = block
        && table.caption == heading
    {
        table.caption.clear();
    }
}

/// The id of figures that stand together.
fn figures_id(of: &str) -> String {
    format!("{of}_figures")
}
