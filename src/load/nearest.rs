//! What somebody most likely meant: an id by its label, or by letters that are nearly right.

use crate::lang::{Labelled, Text};
use crate::model::names::{Name, Names};
use crate::say;

/// A word that could have been meant.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// What records hold.
    pub id: &'a str,
    /// What people read, in Swedish and English.
    pub labels: [&'a str; 2],
}

impl<'a> Candidate<'a> {
    /// Something with an id and labels.
    pub fn new(id: &'a str, labelled: &'a impl Labelled) -> Self {
        Self { id, labels: [labelled.sv(), labelled.en()] }
    }
}

/// What was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant<'a> {
    /// The word is its id or its label, letter case aside.
    Surely(&'a str),
    /// The word is nearly that.
    Perhaps(&'a str),
}

impl<'a> Meant<'a> {
    /// The id that was meant.
    pub fn id(self) -> &'a str {
        match self {
            Self::Surely(id) | Self::Perhaps(id) => id,
        }
    }

    /// What to type.
    pub fn help(self) -> Text {
        match self {
            Self::Surely(id) => say!(sv "Skriv `{id}`.", en "Write `{id}`."),
            Self::Perhaps(id) => say!(sv "Menas `{id}`?", en "Did you mean `{id}`?"),
        }
    }
}

/// How alike two words must be, from 0 to 1 (Jaro–Winkler), to be taken for a slip.
const ALIKE: f64 = 0.85;

/// The candidate that was meant: one whose id or label it is, letter case aside, else the most alike.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = Candidate<'a>> + Clone) -> Option<Meant<'a>> {
    let word: String = word.trim().chars().take(60).collect::<String>().to_lowercase();
    let names =
        |candidate: Candidate<'a>| [candidate.id, candidate.labels[0], candidate.labels[1]].map(str::to_lowercase);
    let exact = candidates.clone().filter(|candidate| names(*candidate).contains(&word));
    if let Some(shortest) = exact.min_by_key(|candidate| candidate.id.len()) {
        return Some(Meant::Surely(shortest.id));
    }
    let alike = |candidate: Candidate<'a>| {
        names(candidate).iter().map(|name| strsim::jaro_winkler(name, &word)).fold(0.0, f64::max)
    };
    candidates
        .map(|candidate| (alike(candidate), candidate.id))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, id)| Meant::Perhaps(id))
}

/// The code of a country or language that was meant; nearly right letters are looked for among the common ones only.
pub fn nearest_name(word: &str, names: &'static Names) -> Option<Meant<'static>> {
    let common = names.iter().filter(|name| name.code.len() == 2);
    names
        .by_label(word)
        .map(Meant::Surely)
        .or_else(|| nearest(word, common.map(|name: &'static Name| Candidate::new(name.code, name))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::names::{COUNTRIES, LANGUAGES};

    #[test]
    fn labels_case_and_slips_lead_to_the_id() {
        let terms =
            [("woman", ["Kvinna", "Woman"]), ("man", ["Man", "Man"]), ("unknown", ["Uppgift saknas", "Not stated"])];
        let near = |word| nearest(word, terms.iter().map(|(id, labels)| Candidate { id, labels: *labels }));
        assert_eq!(near("kvinna"), Some(Meant::Surely("woman")));
        assert_eq!(near("KVINNA"), Some(Meant::Surely("woman")));
        assert_eq!(near("womn"), Some(Meant::Perhaps("woman")));
        assert_eq!(near("quux"), None);
        assert_eq!(nearest_name("filippinerna", &COUNTRIES), Some(Meant::Surely("PH")));
        assert_eq!(nearest_name("ph", &COUNTRIES), Some(Meant::Surely("PH")));
        assert_eq!(nearest_name("Tagalog", &LANGUAGES), Some(Meant::Surely("tl")));
    }
}
