//! The commitments alone, as a document.

use super::activity;
use super::data;
use super::document::{Block, Document, Section};
use super::{tables, words};
use crate::compute::PeriodActivity;
use crate::compute::cell::Value;
use crate::model::Edition;
use crate::say;

/// The document of `iop agreement commitments`; its counts can be small, so it is internal.
pub fn commitments_report(activity: &PeriodActivity) -> Document {
    let year = activity.scope.reported.year;
    let title = say!(sv "Åtaganden {year}", en "Commitments {year}");
    let period = (say!(sv "Period", en "Period"), Value::text(activity::period(activity)));
    let of_it = activity::about(activity).into_iter().chain([period]);
    Document {
        title: activity::titled(&title, activity),
        reference: activity.scope.agreement.agreement.reference.clone(),
        edition: Some(Edition::Internal),
        day: activity.scope.data.today(),
        head: words::identity(activity.scope.agreement).into_iter().chain(of_it).collect(),
        sections: vec![Section {
            id: "commitments".to_owned(),
            title: say!(sv "Åtaganden", en "Commitments"),
            blocks: vec![Block::Table(tables::commitments(activity))],
        }],
        facts: Some(data::commitments(activity)),
    }
}
