//! Results as facts for programs: ids, and the cells that bear the same names in a document's sections.

mod budget;

use super::commentary::Comments;
use super::document::{Block, Section};
use super::facts::{AboutFacts, CommitmentFacts, Facts, Provenance, ReportFacts, TableFacts};
use super::{outcome, tables};
use crate::compute::{self, COMMITMENTS, Outcome, PeriodActivity, Rows, Tabulation};

pub use budget::budget;

/// The facts of the activity report.
pub fn report(activity: &PeriodActivity, provenance: &Provenance, (shown, comments): (&[Section], &Comments)) -> Facts {
    let sections = activity.scope.agreement.report.sections.iter();
    let commentary = sections.map(|section| (section.id.to_string(), comments.paragraphs(&section.id).join("\n\n")));
    let figures = activity.figures.iter().map(|figure| (figure.figure.id.clone().into_owned(), figure.cell()));
    Facts::Report(Box::new(ReportFacts {
        about: about(activity),
        commentary: commentary.filter(|(_, words)| !words.is_empty()).collect(),
        source: provenance.facts(),
        figures: figures.collect(),
        tables: table_facts(activity, shown),
        commitments: activity.commitments.iter().map(|outcome| commitment(outcome, activity)).collect(),
    }))
}

/// The facts of the commitments alone.
pub fn commitments(activity: &PeriodActivity) -> Facts {
    let commitments = activity.commitments.iter().map(|outcome| commitment(outcome, activity));
    Facts::Commitments(about(activity), commitments.collect())
}

fn about(activity: &PeriodActivity) -> AboutFacts {
    let reported = &activity.scope.reported;
    let party = activity.party().map(|party| party.id.to_string());
    AboutFacts { party, period: (reported.period, reported.label.clone()) }
}

fn commitment(outcome: &Outcome, activity: &PeriodActivity) -> CommitmentFacts {
    CommitmentFacts {
        id: outcome.id.clone(),
        label: outcome.label.clone(),
        clause: outcome.clause.clone(),
        party: outcome.party.map(|party| activity.scope.agreement[party].id.to_string()),
        target: outcome::target(outcome),
        value: outcome.value.clone(),
        status: outcome.status.id(),
        why: outcome::why(outcome),
    }
}

/// Every table but the commitments, which have a place of their own. What a section shows isn't held again.
fn table_facts(activity: &PeriodActivity, sections: &[Section]) -> Vec<TableFacts> {
    let blocks = || sections.iter().flat_map(|section| &section.blocks);
    let is_shown = |id: &str| blocks().any(|block| matches!(block, Block::Table(table) if table.id == id));
    let facts = |of: Tabulation| {
        let beside = if is_shown(&of.id) { None } else { tables::table(&of, activity) };
        TableFacts {
            title: of.title(activity.scope.agreement),
            unit: of.unit.id(),
            several_answers: of.rows == Rows::SeveralAnswers,
            columns: of.columns.iter().filter(|column| column.is_data).map(|column| column.id).collect(),
            total: (of.rows == Rows::AddUp).then_some(of.sum),
            id: of.id.into_owned(),
            beside,
        }
    };
    let all = compute::tables(activity.scope.agreement).into_iter();
    let told = all.filter(|of| of.conditions.is_told(&activity.scope) && of.id != COMMITMENTS.id);
    told.map(facts).collect()
}
