//! The annual activity report as a document (ÖK §4; report.md).

use std::collections::BTreeMap;

use super::document::{Cell, Document};
use super::sections::Sections;
use crate::compute::Activity;
use crate::lang::{Labelled, Lang, Text};
use crate::say;

/// For whom a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Edition {
    /// The steering group: every count.
    Internal,
    /// Anyone.
    Public,
}

impl Edition {
    /// The id used on the command line, in the agreement and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }
}

/// What a report was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Sound records by kind.
    pub records: BTreeMap<&'static str, usize>,
    /// Records left out for their errors.
    pub left_out: usize,
    /// Warnings by code.
    pub warnings: BTreeMap<&'static str, usize>,
    /// SHA-256 over everything read.
    pub digest: String,
    /// The git commit, and whether the folder had uncommitted changes.
    pub commit: Option<(String, bool)>,
    /// The program's version.
    pub program: &'static str,
}

/// The document of `iop report`.
pub fn activity_report(activity: &Activity, provenance: &Provenance, lang: Lang) -> Document {
    let label = &activity.scope.reported.label;
    let title = say!(sv "Verksamhetsrapport {label}", en "Activity report {label}");
    Document {
        lang,
        title: titled(&title, activity, lang),
        reference: activity.scope.agreement.agreement.reference.clone(),
        edition: Some(internal_edition().get(lang).to_owned()),
        marking: Some(internal_marking().get(lang).to_owned()),
        day: activity.scope.data.today(),
        head: head(activity, provenance, lang),
        sections: Sections { activity, provenance, lang }.all(),
    }
}

/// A title with the party that the document is about, where it is one's.
pub(super) fn titled(title: &Text, activity: &Activity, lang: Lang) -> String {
    let party = activity.party().map_or_else(String::new, |party| format!(", {}", party.label(lang)));
    format!("{}{party}", title.get(lang))
}

/// The line of a head that says whose records the document is about.
pub(super) fn about(activity: &Activity, lang: Lang) -> Option<(Text, Cell)> {
    let party = activity.party()?;
    Some((say!(sv "Gäller", en "About"), Cell::text(party.label(lang))))
}

/// What an internal document is called.
pub(super) fn internal_edition() -> Text {
    say!(sv "Intern utgåva", en "Internal edition")
}

/// What stands on every page of it.
pub(super) fn internal_marking() -> Text {
    say!(
        sv "Intern – kan innehålla uppgifter som omfattas av sekretess",
        en "Internal – may hold information under secrecy"
    )
}

fn head(activity: &Activity, provenance: &Provenance, lang: Lang) -> Vec<(String, Cell)> {
    let identity = &activity.scope.agreement.agreement;
    let parties = identity.parties.iter().map(|party| party.label(lang)).collect::<Vec<_>>().join(", ");
    let mut head = vec![
        (say!(sv "Överenskommelse", en "Agreement"), Cell::text(identity.label(lang))),
        (say!(sv "Diarienummer", en "Reference"), Cell::text(&identity.reference)),
        (say!(sv "Parter", en "Parties"), Cell::Text(parties)),
    ];
    head.extend(about(activity, lang));
    head.extend([
        (say!(sv "Period", en "Period"), Cell::text(period(activity).get(lang))),
        (say!(sv "Utgåva", en "Edition"), Cell::text(say!(sv "intern", en "internal").get(lang))),
        (say!(sv "Dag", en "Day"), Cell::Date(activity.scope.data.today())),
        (say!(sv "Underlag", en "Made from"), Cell::text(made_from(activity, provenance).get(lang))),
        (say!(sv "Kontrollsumma", en "Digest"), Cell::text(&provenance.digest)),
    ]);
    if let Some((commit, dirty)) = &provenance.commit {
        let words = if *dirty {
            say!(sv "{commit}, med ändringar som inte är sparade", en "{commit}, with uncommitted changes")
        } else {
            Text::same(commit)
        };
        head.push((say!(sv "Version i git", en "Git commit"), Cell::text(words.get(lang))));
    }
    head.push((say!(sv "Program", en "Program"), Cell::text(format!("iop {}", provenance.program))));
    head.into_iter().map(|(label, cell)| (label.get(lang).to_owned(), cell)).collect()
}

/// The period's days, and until when it runs.
pub(super) fn period(activity: &Activity) -> Text {
    let period = activity.scope.reported.period;
    let until = activity.scope.reported.whole.to;
    if activity.scope.reported.is_over() {
        Text::same(period)
    } else {
        say!(sv "{period} (pågår till {until})", en "{period} (runs until {until})")
    }
}

/// "24 klienter, 119 besök …": numbers of records by kind.
fn made_from(activity: &Activity, provenance: &Provenance) -> Text {
    let in_words = |lang: Lang| {
        let kinds = crate::model::Kind::ALL.into_iter().filter_map(|kind| {
            let count = provenance.records.get(kind.id()).copied().unwrap_or_default();
            let label = activity.scope.agreement.kind_label(kind);
            (count > 0).then(|| format!("{}: {count}", label.get(lang).to_lowercase()))
        });
        kinds.collect::<Vec<_>>().join(", ")
    };
    let none = provenance.records.values().all(|count| *count == 0);
    let words = if none {
        say!(sv "inga poster", en "no records")
    } else {
        Text { sv: in_words(Lang::Sv), en: in_words(Lang::En) }
    };
    match provenance.left_out {
        0 => words,
        left_out => {
            say!(
                sv "{words}; {left_out} utelämnade på grund av fel",
                en "{words}; {left_out} left out for their errors"; words
            )
        }
    }
}
