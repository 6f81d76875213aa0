//! What somebody most likely meant: an id by its label, or by letters that are nearly right.

use crate::lang::{Labelled, Text};
use crate::say;

/// A word that could have been meant.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// What records hold.
    pub id: &'a str,
    /// What people read, in Swedish and English.
    pub labels: [&'a str; 2],
    /// What else people type for it.
    pub also: &'a [String],
}

impl<'a> Candidate<'a> {
    /// Something with an id and labels.
    pub fn new(id: &'a str, labelled: &'a impl Labelled) -> Self {
        Self { labels: [labelled.sv(), labelled.en()], ..Self::bare(id) }
    }

    /// An id without labels.
    pub fn bare(id: &'a str) -> Self {
        Self { id, labels: [id; 2], also: &[] }
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

/// So much of a word is looked at: no label is longer that anybody types.
const MOST_LETTERS: usize = 60;

/// Shorter words say too little to be the beginning of another.
const SHORTEST_STEM: usize = 4;

/// The candidate that was meant: the one whose id or label it is, letter case aside, else the most alike. Nothing is
/// meant by nothing, and a label may be empty: an agreement need not have it in English.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = Candidate<'a>> + Clone) -> Option<Meant<'a>> {
    let word: String = word.trim().chars().take(MOST_LETTERS).collect::<String>().to_lowercase();
    if word.is_empty() {
        return None;
    }
    let named = |candidate: &Candidate<'a>| {
        [candidate.id, candidate.labels[0], candidate.labels[1]].iter().any(|name| name.to_lowercase() == word)
    };
    let exact: Vec<&str> = candidates.clone().filter(named).map(|candidate| candidate.id).collect();
    if let [only] = exact[..] {
        return Some(Meant::Surely(only));
    }
    let word = fold(&word);
    let mut best: Option<(Likeness, &'a str)> = None;
    for candidate in candidates {
        let Some(likeness) = candidate.likeness(&word) else { continue };
        if best.is_none_or(|(so_far, _)| likeness.exceeds(so_far)) {
            best = Some((likeness, candidate.id));
        }
    }
    best.map(|(_, id)| Meant::Perhaps(id))
}

/// The only candidate whose label the word is a part of, where no other's is like it: "Hotell" of "Hotell och restaurang",
/// "asyl" of "Legal status, asyl, uppehållstillstånd". Not a word in the middle: what stands before says what it isn't.
pub fn part_of_one<'a>(word: &str, candidates: impl Iterator<Item = Candidate<'a>>) -> Option<Meant<'a>> {
    if word.chars().nth(MOST_LETTERS).is_some() {
        return None;
    }
    let word = fold(word);
    let mut like = candidates.filter(|candidate| candidate.likeness(&word).is_some() || candidate.contains(&word));
    let only = like.next().filter(|_| like.next().is_none())?;
    only.has_part(&word).then_some(Meant::Surely(only.id))
}

/// How alike two words are: how they are, then how much.
#[derive(Debug, Clone, Copy)]
struct Likeness(Alike, f64);

/// In which way two words are alike, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Alike {
    /// One is a word within a label, or begins it.
    Within,
    /// Letters that are nearly right.
    Letters,
    /// One is the other's beginning: an inflected form, a compound.
    Stem,
    /// The same, but for å ä ö, accents and dashes.
    Same,
}

impl Likeness {
    fn exceeds(self, other: Self) -> bool {
        (self.0, self.1.total_cmp(&other.1)) > (other.0, std::cmp::Ordering::Equal)
    }
}

impl Candidate<'_> {
    fn contains(&self, word: &str) -> bool {
        let mut names = self.labels.into_iter().chain(self.also.iter().map(String::as_str));
        names.any(|name| fold(name).contains(word))
    }

    /// Whether a folded word is a part of a label, or begins one: with whole words, or so much of a long one that no other
    /// begins so.
    fn has_part(&self, word: &str) -> bool {
        let length = word.chars().count();
        let begins = |part: &String| {
            let rest = part.strip_prefix(word);
            let is_whole = |rest: &str| rest.is_empty() || length >= SHORTEST_PART && rest.starts_with(' ');
            length >= SHORTEST_NAME && rest.is_some_and(|rest| is_whole(rest) || length >= LONG_PART)
        };
        self.labels.iter().flat_map(|label| parts(label)).any(|part| begins(&part))
    }

    /// How alike a folded word is to the id, to a label or to a part of one ("Vård, assistans"), if it is at all.
    fn likeness(&self, word: &str) -> Option<Likeness> {
        let mut best: Option<Likeness> = None;
        for name in [self.id, self.labels[0], self.labels[1]].into_iter().chain(self.also.iter().map(String::as_str)) {
            let whole = fold(name);
            let of_parts = parts(name).chain([whole.clone()]).filter_map(|part| alike(word, &part));
            let within = whole.split(' ').any(|inner| begins(word, inner)).then_some(Likeness(Alike::Within, 1.0));
            for likeness in of_parts.chain(within) {
                if best.is_none_or(|so_far| likeness.exceeds(so_far)) {
                    best = Some(likeness);
                }
            }
        }
        best
    }
}

/// The parts of a label ("Vård, assistans"), folded.
fn parts(label: &str) -> impl Iterator<Item = String> {
    let parts = label.split([',', '(', ')']).flat_map(|part| part.split(" och ")).flat_map(|part| part.split(" and "));
    parts.map(fold).filter(|part| !part.is_empty())
}

fn alike(word: &str, name: &str) -> Option<Likeness> {
    let letters = strsim::jaro_winkler(word, name);
    if word == name {
        Some(Likeness(Alike::Same, letters))
    } else if begins(word, name) {
        Some(Likeness(Alike::Stem, letters))
    } else {
        (letters >= ALIKE).then_some(Likeness(Alike::Letters, letters))
    }
}

/// Whether one word is the other's beginning.
fn begins(word: &str, name: &str) -> bool {
    word.len().min(name.len()) >= SHORTEST_STEM && (word.starts_with(name) || name.starts_with(word))
}

/// A part of a label has so many letters,
const SHORTEST_NAME: usize = 3;

/// the words that a label begins with so many,
const SHORTEST_PART: usize = 5;

/// and what begins a longer word so many: "Tvång" is another thing than "Tvångsäktenskap".
const LONG_PART: usize = 9;

/// A word as somebody types it who has no å ä ö, no dash, or an underscore for it; some systems write the marks of letters
/// as signs of their own.
pub fn fold(word: &str) -> String {
    let letter = |c| if matches!(c, '-' | '_' | '/') { ' ' } else { plain(c) };
    let is_mark = |c: &char| matches!(c, '\u{300}'..='\u{36f}');
    word.trim().to_lowercase().chars().filter(|c| !is_mark(c)).map(letter).collect()
}

/// A small letter without its mark, as far as words and names here have them.
pub fn plain(c: char) -> char {
    match c {
        'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' | 'æ' => 'a',
        'ö' | 'ø' | 'ó' | 'ò' | 'ô' | 'õ' => 'o',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ü' | 'ú' | 'ù' | 'û' => 'u',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ç' => 'c',
        'ñ' => 'n',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

/// Every id with what it means: "`woman` (Kvinna), `man` (Man)".
pub fn list_ids(listed: &[Candidate]) -> Text {
    let list = |lang: usize| {
        let one = |candidate: &Candidate| match candidate.labels[lang] {
            label if label.is_empty() || label.to_lowercase() == candidate.id => format!("`{}`", candidate.id),
            label => format!("`{}` ({label})", candidate.id),
        };
        listed.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    Text { sv: list(0), en: list(1) }
}

/// What to write instead: what was surely meant, else the nearest and all that may stand there.
pub fn suggestion(meant: Option<Meant>, listed: &[Candidate]) -> Text {
    let all = list_ids(listed);
    match meant {
        Some(surely @ Meant::Surely(_)) => surely.help(),
        Some(Meant::Perhaps(id)) => {
            say!(
                sv "Menas `{id}`? Det som kan stå här: {all}.",
                en "Did you mean `{id}`? What may stand here: {all}."; all
            )
        }
        None => say!(sv "Skriv något av {all}.", en "Write one of {all}."; all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_case_and_slips_lead_to_the_id() {
        let terms =
            [("woman", ["Kvinna", "Woman"]), ("man", ["Man", "Man"]), ("unknown", ["Uppgift saknas", "Not stated"])];
        let near = |word| nearest(word, terms.iter().map(|(id, labels)| Candidate { id, labels: *labels, also: &[] }));
        assert_eq!(near("kvinna"), Some(Meant::Surely("woman")));
        assert_eq!(near("KVINNA"), Some(Meant::Surely("woman")));
        assert_eq!(near("womn"), Some(Meant::Perhaps("woman")));
        assert_eq!(near("quux"), None);
    }
}
