//! The commitments alone, as a document.

use super::activity;
use super::document::{Block, Cell, Document, Section};
use super::{tables, words};
use crate::compute::Activity;
use crate::lang::{Lang, Text};
use crate::say;

/// The document of `iop agreement commitments`; its counts can be small, so it is internal.
pub fn commitments_report(activity: &Activity, lang: Lang) -> Document {
    let identity = &activity.scope.agreement.agreement;
    let year = activity.scope.reported.year;
    let say = |text: &Text| text.get(lang).to_owned();
    let title = say!(sv "Åtaganden {year}", en "Commitments {year}");
    let heading = say!(sv "Åtaganden", en "Commitments");
    let period = (say!(sv "Period", en "Period"), Cell::text(activity::period(activity).get(lang)));
    let of_it = activity::about(activity, lang).into_iter().chain([period]);
    let of_it = of_it.map(|(label, cell)| (say(&label), cell));
    let mut table = tables::commitments(activity, lang);
    table.caption.clear();
    Document {
        lang,
        title: activity::titled(&title, activity, lang),
        reference: identity.reference.clone(),
        edition: Some(say(&activity::internal_edition())),
        marking: Some(say(&activity::internal_marking())),
        day: activity.scope.data.today(),
        head: words::identity(activity.scope.agreement, lang).into_iter().chain(of_it).collect(),
        sections: vec![Section {
            id: "commitments".to_owned(),
            title: say(&heading),
            blocks: vec![Block::Table(table)],
        }],
    }
}
