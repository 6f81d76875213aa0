//! The annual activity report as a document (ÖK §4; report.md).

use super::commentary::Comments;
use super::data;
use super::document::Document;
use super::facts::Provenance;
use super::sections::Sections;
use crate::compute::PeriodActivity;
use crate::compute::cell::{Sentence, Value};
use crate::lang::{Labelled, Text};
use crate::model::Edition;
use crate::{say, sentence};

/// The document of `iop report`.
pub fn activity_report(activity: &PeriodActivity, provenance: &Provenance) -> Document {
    let label = &activity.scope.reported.label;
    let edition = Edition::Internal;
    let comments = Comments::on(activity, edition);
    let sections = Sections { activity, provenance, comments: &comments }.all();
    let title = say!(sv "Verksamhetsrapport {label}", en "Activity report {label}");
    Document {
        title: titled(&title, activity),
        reference: activity.scope.agreement.agreement.reference.clone(),
        edition: Some(edition),
        day: activity.scope.data.today(),
        head: head(activity, provenance),
        facts: Some(data::report(activity, provenance, (&sections, &comments))),
        sections,
    }
}

/// A title with the party that the document is about, where it is one's.
pub(super) fn titled(title: &Text, activity: &PeriodActivity) -> Text {
    match activity.party().map(Labelled::text) {
        Some(party) => say!(sv "{title}, {party}", en "{title}, {party}"; title, party),
        None => title.clone(),
    }
}

/// The line of a head that says whose records the document is about.
pub(super) fn about(activity: &PeriodActivity) -> Option<(Text, Value)> {
    let party = activity.party()?;
    Some((say!(sv "Gäller", en "About"), Value::text(party.text())))
}

fn head(activity: &PeriodActivity, provenance: &Provenance) -> Vec<(Text, Value)> {
    let identity = &activity.scope.agreement.agreement;
    let parties: Vec<Text> = identity.parties.iter().map(Labelled::text).collect();
    let mut head = vec![
        (say!(sv "Överenskommelse", en "Agreement"), Value::text(identity.text())),
        (say!(sv "Diarienummer", en "Reference"), Value::text(&identity.reference)),
        (say!(sv "Parter", en "Parties"), Value::text(Text::joined(&parties, ", "))),
    ];
    head.extend(about(activity));
    head.extend([
        (say!(sv "Period", en "Period"), Value::text(period(activity))),
        (say!(sv "Utgåva", en "Edition"), Value::text(say!(sv "intern", en "internal"))),
        (say!(sv "Dag", en "Day"), Value::Date(activity.scope.data.today())),
        (say!(sv "Underlag", en "Made from"), Value::Text(made_from(activity, provenance))),
        (say!(sv "Kontrollsumma", en "Digest"), Value::text(&provenance.digest)),
    ]);
    if let Some((commit, dirty)) = &provenance.commit {
        let words = if *dirty {
            say!(sv "{commit}, med ändringar som inte är sparade", en "{commit}, with uncommitted changes")
        } else {
            Text::same(commit)
        };
        head.push((say!(sv "Version i git", en "Git commit"), Value::text(words)));
    }
    head.push((say!(sv "Program", en "Program"), Value::text(format!("iop {}", provenance.program))));
    head
}

/// The period's days, and until when it runs.
pub(super) fn period(activity: &PeriodActivity) -> Text {
    let period = activity.scope.reported.period;
    let until = activity.scope.reported.whole.to;
    if activity.scope.reported.is_over() {
        Text::same(period)
    } else {
        say!(sv "{period} (pågår till {until})", en "{period} (runs until {until})")
    }
}

/// "24 klienter, 119 besök …": numbers of records by kind.
fn made_from(activity: &PeriodActivity, provenance: &Provenance) -> Sentence {
    let kinds = activity.scope.data.agreement().kinds().filter_map(|kind| {
        let count = provenance.records.get(kind.id()).copied().filter(|count| *count > 0)?;
        let label = activity.scope.agreement.kind_label(kind);
        let (label, count) =
            (Text::by(|lang| label.get(lang).to_lowercase()), Provenance::cell_of_kind(kind.id(), count));
        Some(sentence!(sv [label ": " count], en [label ": " count]))
    });
    let none = provenance.records.values().all(|count| *count == 0);
    let words =
        if none { Sentence::of(say!(sv "inga poster", en "no records")) } else { Sentence::joined(kinds, ", ") };
    match provenance.left_out {
        0 => words,
        _ => {
            let left_out = provenance.cell_of_left_out();
            sentence!(
                sv [words "; " left_out " utelämnade på grund av fel"],
                en [words "; " left_out " left out for their errors"]
            )
        }
    }
}
