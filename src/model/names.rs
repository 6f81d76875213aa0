//! Countries (ISO 3166-1 and XK) and languages (ISO 639-1, 639-3) with their names in CLDR.

use std::collections::{BTreeSet, HashMap};
use std::sync::{LazyLock, OnceLock};

use crate::lang::{Labelled, Lang};
use crate::nearest::Meant;

/// A table of codes with Swedish and English names, sorted by code.
#[derive(Debug)]
pub struct Names {
    names: Vec<Name>,
    /// Names that people use besides, a code and its names a line.
    also: &'static str,
    by_label: OnceLock<HashMap<String, Vec<Meant<'static>>>>,
    /// Whether a word may well mean something else than what it leads to.
    is_doubtful: fn(&str) -> bool,
}

/// A code and its names.
#[derive(Debug)]
pub struct Name {
    /// The code that records hold.
    pub code: &'static str,
    sv: &'static str,
    en: &'static str,
    /// Its codes in other standards and its other names, with `|` between; most have none.
    others: &'static str,
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

/// What stands for a country, and beside none (records.md).
pub const NO_COUNTRY: [&str; 2] = ["stateless", "unknown"];

/// Every country, and what stands for one: `stateless`, `unknown` (records.md).
pub static COUNTRIES: LazyLock<Names> = LazyLock::new(|| {
    let special = "stateless\tStatslös\tStateless\nunknown\tUppgift saknas\tNot stated";
    let also = include_str!("../../data/also-countries.tsv");
    Names::read(&[include_str!("../../data/countries.tsv"), special], also, is_language)
});

/// Every language.
pub static LANGUAGES: LazyLock<Names> = LazyLock::new(|| {
    let also = include_str!("../../data/also-languages.tsv");
    Names::read(&[include_str!("../../data/languages.tsv")], also, |_| false)
});

/// Whether two letters are the code of a language as it is written, where that of a country was asked for.
fn is_language(word: &str) -> bool {
    word.len() == 2 && word != word.to_uppercase() && LANGUAGES.find(&word.to_lowercase()).is_some()
}

/// The rows of a table, each with its cells.
fn rows(table: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'))
}

impl Names {
    fn read(tables: &[&'static str], also: &'static str, is_doubtful: fn(&str) -> bool) -> Self {
        let row = |mut cells: std::str::Split<'static, char>| {
            let [code, sv, en] = [cells.next()?, cells.next()?, cells.next()?];
            Some(Name { code, sv, en, others: cells.next().unwrap_or("") })
        };
        let mut names: Vec<Name> = tables.iter().flat_map(|table| rows(table)).filter_map(row).collect();
        names.sort_by_key(|name| name.code);
        Self { names, also, by_label: OnceLock::new(), is_doubtful }
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
    pub fn named(&self, text: &str) -> Option<Meant<'static>> {
        self.find(text).map(|at| Meant::Surely(self.get(at).code)).or_else(|| self.by_label(text))
    }

    /// The code of a name or of a code of this or another standard, letter case aside; of several the shortest (`ro`,
    /// not `ron`). None where it could be one or another.
    pub fn by_label(&self, label: &str) -> Option<Meant<'static>> {
        let by_label = self.by_label.get_or_init(|| self.labels());
        let word = plain(label);
        let all = by_label.get(&word).or_else(|| by_label.get(&without_form(&word)))?;
        let shortest = all.iter().map(|meant| meant.id().len()).min()?;
        let mut shortest = all.iter().filter(|meant| meant.id().len() == shortest);
        let meant = shortest.next().filter(|_| shortest.next().is_none())?;
        Some(if (self.is_doubtful)(label) { Meant::Perhaps(meant.id()) } else { *meant })
    }

    fn labels(&self) -> HashMap<String, Vec<Meant<'static>>> {
        let mut by_label: HashMap<String, Vec<Meant<'static>>> = HashMap::new();
        for name in &self.names {
            let names = BTreeSet::from_iter([name.sv, name.en, name.code].into_iter().chain(name.others()).map(plain));
            names.into_iter().for_each(|key| by_label.entry(key).or_default().push(name.meant()));
        }
        for mut cells in rows(self.also) {
            let (Some(code), Some(names)) = (cells.next(), cells.next()) else { continue };
            names.split('|').for_each(|name| drop(by_label.insert(plain(name), vec![Meant::Surely(code)])));
        }
        by_label
    }

    /// The code of what was meant: of its name, an older or official one or a code of another standard; or perhaps of a
    /// name with a slip of the keyboard. Words that share some letters with a name are none: a wrong country would be
    /// worse than no help.
    pub fn nearest(&'static self, word: &str) -> Option<Meant<'static>> {
        self.by_label(word).or_else(|| self.slip(word).map(Meant::Perhaps))
    }

    /// The only common one whose name is a slip away, or two where the word is long.
    fn slip(&self, word: &str) -> Option<&'static str> {
        let word = plain(word);
        let length = word.chars().count();
        let slips = match length {
            ..SHORTEST_NAME => return None,
            SHORTEST_NAME..LONG_NAME => 1,
            _ => 2,
        };
        let common = self.names.iter().filter(|name| name.code.len() == 2);
        let names =
            common.flat_map(|name| [name.sv, name.en].into_iter().chain(name.others()).map(|label| (label, name.code)));
        let also = rows(self.also).filter_map(|mut cells| Some((cells.next()?, cells.next()?)));
        let also = also.flat_map(|(code, names)| names.split('|').map(move |name| (name, code)));
        // A name that is longer or shorter by more is farther away.
        let as_long = names.chain(also).map(|(name, code)| (plain(name), code));
        let as_long = as_long.filter(|(name, _)| name.chars().count().abs_diff(length) <= slips);
        let away = as_long.map(|(name, code)| (strsim::osa_distance(&name, &word), code));
        let near = BTreeSet::from_iter(away.filter(|(away, _)| *away <= slips));
        let codes = near.iter().filter(|(away, _)| near.first().is_some_and(|(least, _)| away == least));
        let mut codes = codes.map(|(_, code)| *code);
        codes.next().filter(|_| codes.next().is_none())
    }

    /// Every entry, by code.
    pub fn iter(&self) -> std::slice::Iter<'_, Name> {
        self.names.iter()
    }
}

impl Name {
    fn others(&self) -> impl Iterator<Item = &'static str> {
        self.others.split('|').filter(|name| !name.is_empty())
    }

    /// Itself, perhaps where it is a language of three letters without a name in Swedish: somebody who types its name
    /// or code may well have meant a larger one, as `Mongol` for Mongolian.
    fn meant(&self) -> Meant<'static> {
        if self.code.len() == 3 && self.sv == self.en { Meant::Perhaps(self.code) } else { Meant::Surely(self.code) }
    }
}

/// Shorter words are a slip away from too many names.
const SHORTEST_NAME: usize = 6;

/// Words from this length on may have two slips.
const LONG_NAME: usize = 10;

/// A name as it is looked up: case, marks between words and the kind of apostrophe aside.
fn plain(name: &str) -> String {
    let letters: String = name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words of a state's official name that say its form of government: "Moldova, Republic of".
const FORMS: &[&str] = &[
    "arabiska",
    "arab",
    "bolivarian",
    "commonwealth",
    "cooperative",
    "democratic",
    "demokratiska",
    "duchy",
    "federal",
    "federala",
    "federated",
    "federation",
    "federationen",
    "folkrepubliken",
    "furstendömet",
    "förbundsrepubliken",
    "grand",
    "hashemite",
    "hashimitiska",
    "independent",
    "islamic",
    "islamiska",
    "kingdom",
    "kungadömet",
    "kungariket",
    "konungariket",
    "of",
    "oriental",
    "people",
    "peoples",
    "plurinational",
    "principality",
    "republic",
    "republik",
    "republiken",
    "s",
    "samväldet",
    "socialist",
    "socialistiska",
    "staten",
    "state",
    "states",
    "storhertigdömet",
    "sultanate",
    "sultanatet",
    "the",
    "union",
    "unionen",
];

/// What is left of an official name; the names that more than one state shares have lines of their own in the tables.
fn without_form(name: &str) -> String {
    name.split(' ').filter(|word| !FORMS.contains(word)).collect::<Vec<_>>().join(" ")
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
        assert_eq!(LANGUAGES.by_label("Rumänska"), Some(Meant::Surely("ro")));
        assert_eq!(COUNTRIES.by_label("philippines"), Some(Meant::Surely("PH")));
        assert_eq!(COUNTRIES.by_label("England"), Some(Meant::Surely("GB")));
        assert_eq!(LANGUAGES.by_label("farsi"), Some(Meant::Surely("fa")));
        let known = |names: &Names| rows(names.also).all(|mut cells| names.find(cells.next().unwrap()).is_some());
        assert!(known(&COUNTRIES) && known(&LANGUAGES));
        assert_eq!(LANGUAGES.by_label("KIM"), None, "the code of Tofa, and the name of another");
        assert_eq!(LANGUAGES.by_label("kauderwelsch"), None);
        assert_eq!(COUNTRIES.nearest("filippinerna"), Some(Meant::Surely("PH")));
        assert_eq!(COUNTRIES.nearest("ph"), Some(Meant::Surely("PH")));
        assert_eq!(LANGUAGES.nearest("Tagalog"), Some(Meant::Surely("tl")));
    }

    #[test]
    fn other_codes_and_names_lead_to_theirs_and_letters_in_common_nowhere() {
        for (word, code) in [
            ("CHN", "CN"),
            ("tur", "TR"),
            ("SRB", "RS"),
            ("BGD", "BD"),
            ("UAE", "AE"),
            ("Swaziland", "SZ"),
            ("Republic of Moldova", "MD"),
            ("Korea, Republic of", "KR"),
            ("Kungariket Norge", "NO"),
            ("Wales", "GB"),
            ("Burma", "MM"),
            ("Tjeckiska republiken", "CZ"),
            ("Federal Republic of Nigeria", "NG"),
            ("Zaire", "CD"),
            ("Republic of China", "TW"),
            ("Bosnien-Hercegovina", "BA"),
            ("XKX", "XK"),
            ("Islamic Republic of Iran", "IR"),
        ] {
            assert_eq!(COUNTRIES.nearest(word), Some(Meant::Surely(code)), "{word}");
        }
        for word in ["Filipinerna", "Phillipines", "Fillipinerna"] {
            assert_eq!(COUNTRIES.nearest(word), Some(Meant::Perhaps("PH")), "{word}: a slip, or two of a long word");
        }
        assert_eq!(COUNTRIES.nearest("Vitrysland"), Some(Meant::Perhaps("BY")), "a slip of what people say");
        assert_eq!(COUNTRIES.nearest("Vitrislan"), None, "two slips of a shorter word");
        for word in ["America", "Congo", "Korea", "Republic", "Jugoslavien", "kurdisk", "MEXI", "EU", "China town"] {
            assert_eq!(COUNTRIES.nearest(word), None, "{word}");
        }
        for (word, code) in [("ger", "de"), ("PER", "fa"), ("alb", "sq"), ("Moldaviska", "ro"), ("Castilian", "es")] {
            assert_eq!(LANGUAGES.nearest(word), Some(Meant::Surely(code)), "{word}");
        }
    }

    #[test]
    fn what_may_well_mean_another_is_only_asked_about() {
        for (word, code) in [("Serili", "sve"), ("MGT", "mgt"), ("Hazaragi", "haz"), ("Mandarin Chinese", "cmn")] {
            assert_eq!(LANGUAGES.nearest(word), Some(Meant::Perhaps(code)), "{word}: a language of few");
        }
        for (word, code) in [("SVE", "sv"), ("Mongol", "mn"), ("Mandarin", "cmn"), ("TGL", "tgl"), ("Dari", "prs")] {
            assert_eq!(LANGUAGES.nearest(word), Some(Meant::Surely(code)), "{word}");
        }
        for (word, code) in [("tl", "TL"), ("sv", "SV"), ("et", "ET"), ("Am", "AM")] {
            assert_eq!(COUNTRIES.nearest(word), Some(Meant::Perhaps(code)), "{word}: a language's code too");
        }
        for (word, code) in [("TL", "TL"), ("ph", "PH")] {
            assert_eq!(COUNTRIES.nearest(word), Some(Meant::Surely(code)), "{word}");
        }
    }

    #[test]
    fn swedish_letters_sort_last() {
        let mut names = ["Österrike", "Zambia", "Åland", "Afghanistan"];
        names.sort_by_key(|name| sort_key(name, Lang::Sv));
        assert_eq!(names, ["Afghanistan", "Zambia", "Åland", "Österrike"]);
    }
}
