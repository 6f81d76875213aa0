//! Countries (ISO 3166-1 and XK) and languages (ISO 639-1, 639-3) with their names in CLDR.

use std::collections::{BTreeSet, HashMap};
use std::sync::{LazyLock, OnceLock};

use crate::lang::{Labelled, Lang};
use crate::nearest::{Candidate, Meant, nearest};

/// A table of codes with Swedish and English names, sorted by code.
#[derive(Debug)]
pub struct Names {
    names: Vec<Name>,
    /// Names that people use besides, each with its code.
    also: &'static [(&'static str, &'static str)],
    by_label: OnceLock<HashMap<String, Vec<&'static str>>>,
}

/// A code and its names.
#[derive(Debug)]
pub struct Name {
    /// The code that records hold.
    pub code: &'static str,
    sv: &'static str,
    en: &'static str,
}

/// A place in a table of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameRef(u16);

impl Labelled for Name {
    fn sv(&self) -> &str {
        self.sv
    }
    fn en(&self) -> &str {
        self.en
    }
}

/// Every country, and what stands for one: `stateless`, `unknown` (records.md).
pub static COUNTRIES: LazyLock<Names> = LazyLock::new(|| {
    let special = "stateless\tStatslös\tStateless\nunknown\tUppgift saknas\tNot stated";
    Names::read(&[include_str!("../../data/countries.tsv"), special], ALSO_COUNTRIES)
});

const ALSO_COUNTRIES: &[(&str, &str)] = &[
    ("england", "GB"),
    ("holland", "NL"),
    ("makedonien", "MK"),
    ("okänd", "unknown"),
    ("okänt", "unknown"),
    ("skottland", "GB"),
    ("uk", "GB"),
    ("usa", "US"),
    ("vet ej", "unknown"),
    ("vet inte", "unknown"),
    ("vitryssland", "BY"),
];

/// Every language.
pub static LANGUAGES: LazyLock<Names> =
    LazyLock::new(|| Names::read(&[include_str!("../../data/languages.tsv")], ALSO_LANGUAGES));

const ALSO_LANGUAGES: &[(&str, &str)] = &[("farsi", "fa"), ("sorani", "ckb")];

impl Names {
    fn read(tables: &[&'static str], also: &'static [(&'static str, &'static str)]) -> Self {
        let rows = tables.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#'));
        let mut names: Vec<Name> = rows
            .filter_map(|line| {
                let mut cells = line.split('\t');
                Some(Name { code: cells.next()?, sv: cells.next()?, en: cells.next()? })
            })
            .collect();
        names.sort_by_key(|name| name.code);
        Self { names, also, by_label: OnceLock::new() }
    }

    /// The entry of a code.
    pub fn find(&self, code: &str) -> Option<NameRef> {
        let at = self.names.binary_search_by(|name| name.code.cmp(code)).ok()?;
        u16::try_from(at).ok().map(NameRef)
    }

    /// The entry itself.
    #[expect(clippy::indexing_slicing, reason = "a NameRef comes from find on the same table")]
    pub fn get(&self, at: NameRef) -> &Name {
        &self.names[usize::from(at.0)]
    }

    /// The code itself, or the code of a label.
    pub fn named(&self, text: &str) -> Option<&'static str> {
        self.find(text).map(|at| self.get(at).code).or_else(|| self.by_label(text))
    }

    /// The code of a label or a code, letter case aside; of several the shortest (`ro`, not `ron`). None where
    /// it could be one or another.
    pub fn by_label(&self, label: &str) -> Option<&'static str> {
        let by_label = self.by_label.get_or_init(|| {
            let mut by_label: HashMap<String, Vec<&'static str>> = HashMap::new();
            for name in &self.names {
                let keys = BTreeSet::from([name.sv, name.en, name.code].map(str::to_lowercase));
                keys.into_iter().for_each(|key| by_label.entry(key).or_default().push(name.code));
            }
            self.also.iter().for_each(|(label, code)| {
                by_label.insert((*label).to_owned(), vec![code]);
            });
            by_label
        });
        let codes = by_label.get(&label.trim().to_lowercase())?;
        let shortest = codes.iter().map(|code| code.len()).min()?;
        let mut meant = codes.iter().filter(|code| code.len() == shortest);
        meant.next().filter(|_| meant.next().is_none()).copied()
    }

    /// The code of what was meant; nearly right letters are looked for among the common ones only.
    pub fn nearest(&'static self, word: &str) -> Option<Meant<'static>> {
        let common = self.iter().filter(|name| name.code.len() == 2);
        let named = self.by_label(word).map(Meant::Surely);
        named.or_else(|| nearest(word, common.map(|name: &'static Name| Candidate::new(name.code, name))))
    }

    /// Every entry, by code.
    pub fn iter(&self) -> std::slice::Iter<'_, Name> {
        self.names.iter()
    }
}

/// A key that sorts labels as an alphabet does: case aside, in Swedish å ä ö last.
pub fn sort_key(label: &str, lang: Lang) -> String {
    let place = |c: char| match (lang, c) {
        (Lang::Sv, 'å') => '\u{f0001}',
        (Lang::Sv, 'ä') => '\u{f0002}',
        (Lang::Sv, 'ö') => '\u{f0003}',
        (Lang::En, 'å' | 'ä') => 'a',
        (Lang::En, 'ö') => 'o',
        (_, 'é' | 'è') => 'e',
        (_, 'ô') => 'o',
        (_, 'ç') => 'c',
        (_, 'ü') => {
            if lang == Lang::Sv {
                'y'
            } else {
                'u'
            }
        }
        (_, other) => other,
    };
    label.to_lowercase().chars().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_hold_the_standards() {
        assert_eq!(COUNTRIES.iter().count(), 249 + 1 + 2);
        for (code, name) in [("PH", "Filippinerna"), ("NO", "Norge"), ("XK", "Kosovo"), ("stateless", "Statslös")] {
            assert_eq!(COUNTRIES.get(COUNTRIES.find(code).unwrap()).sv(), name);
        }
        for (code, name) in [("tl", "tagalog"), ("ro", "rumänska"), ("prs", "dari"), ("ron", "rumänska")] {
            assert_eq!(LANGUAGES.get(LANGUAGES.find(code).unwrap()).sv(), name);
        }
        assert!(COUNTRIES.find("ph").is_none() && COUNTRIES.find("EU").is_none());
    }

    #[test]
    fn a_label_leads_to_one_code_or_to_none() {
        assert_eq!(LANGUAGES.by_label("Rumänska"), Some("ro"));
        assert_eq!(COUNTRIES.by_label("philippines"), Some("PH"));
        assert_eq!((COUNTRIES.by_label("England"), LANGUAGES.by_label("farsi")), (Some("GB"), Some("fa")));
        let known = |names: &Names| names.also.iter().all(|(_, code)| names.find(code).is_some());
        assert!(known(&COUNTRIES) && known(&LANGUAGES));
        assert_eq!(LANGUAGES.by_label("KIM"), None, "the code of Tofa, and the name of another");
        assert_eq!(LANGUAGES.by_label("kauderwelsch"), None);
        assert_eq!(COUNTRIES.nearest("filippinerna"), Some(Meant::Surely("PH")));
        assert_eq!(COUNTRIES.nearest("ph"), Some(Meant::Surely("PH")));
        assert_eq!(LANGUAGES.nearest("Tagalog"), Some(Meant::Surely("tl")));
    }

    #[test]
    fn swedish_letters_sort_last() {
        let mut names = ["Österrike", "Zambia", "Åland", "Afghanistan"];
        names.sort_by_key(|name| sort_key(name, Lang::Sv));
        assert_eq!(names, ["Afghanistan", "Zambia", "Åland", "Österrike"]);
    }
}
