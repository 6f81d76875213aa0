//! The commitments alone, as a document.

use super::activity;
use super::document::{Block, Cell, Document, Section};
use super::tables;
use crate::compute::Activity;
use crate::lang::{Labelled, Lang, Text};
use crate::say;

/// The document of `iop agreement commitments`; its counts can be small, so it is internal.
pub fn commitments_report(activity: &Activity, lang: Lang) -> Document {
    let identity = &activity.agreement.agreement;
    let year = activity.reported.year;
    let say = |text: &Text| text.get(lang).to_owned();
    let title = say!(sv "Åtaganden {year}", en "Commitments {year}");
    let heading = say!(sv "Åtaganden", en "Commitments");
    let mut head = vec![
        (say!(sv "Diarienummer", en "Reference"), Cell::text(&identity.reference)),
        (say!(sv "Överenskommelse", en "Agreement"), Cell::text(identity.label(lang))),
    ];
    head.extend(activity::about(activity, lang));
    head.push((say!(sv "Period", en "Period"), Cell::text(activity::period(activity).get(lang))));
    let mut table = tables::commitments(activity, lang);
    table.caption.clear();
    Document {
        lang,
        title: activity::titled(&title, activity, lang),
        reference: identity.reference.clone(),
        edition: Some(say(&activity::internal_edition())),
        marking: Some(say(&activity::internal_marking())),
        day: activity.data.today(),
        head: head.into_iter().map(|(label, cell)| (say(&label), cell)).collect(),
        sections: vec![Section {
            id: "commitments".to_owned(),
            title: say(&heading),
            blocks: vec![Block::Table(table)],
        }],
    }
}
