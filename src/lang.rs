//! Two languages: what is said to people exists in Swedish and in English.

use std::fmt;

/// A language the program speaks.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Swedish.
    #[value(alias = "svenska", alias = "swedish")]
    Sv,
    /// English.
    #[value(alias = "engelska", alias = "english")]
    #[default]
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];
}

/// The same words in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Words that are the same in every language: an id, a date, a name.
    pub fn same(words: impl fmt::Display) -> Self {
        let words = words.to_string();
        Self { sv: words.clone(), en: words }
    }

    /// Words made in each language alike.
    pub fn by(words: impl Fn(Lang) -> String) -> Self {
        Self { sv: words(Lang::Sv), en: words(Lang::En) }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.sv.is_empty() && self.en.is_empty()
    }

    /// Texts after one another, with something between them.
    pub fn joined(texts: &[Self], between: &str) -> Self {
        Self::by(|lang| texts.iter().map(|text| text.get(lang)).collect::<Vec<_>>().join(between))
    }

    /// The words as they stand inside a sentence: without a capital first, unless more capitals follow.
    #[must_use]
    pub fn within_a_sentence(&self) -> Self {
        Self { sv: without_capital(&self.sv), en: without_capital(&self.en) }
    }

    /// The words in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

fn without_capital(words: &str) -> String {
    let mut rest = words.chars();
    match rest.next() {
        Some(first) if !rest.clone().any(char::is_uppercase) => first.to_lowercase().chain(rest).collect(),
        _ => words.to_owned(),
    }
}

/// So many of something: "1 fil", "2 filer".
pub fn several(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Something with a label in Swedish and, perhaps, in English.
pub trait Labelled {
    /// The Swedish label.
    fn sv(&self) -> &str;
    /// The English label; empty where there is none.
    fn en(&self) -> &str;

    /// The label in one language, the Swedish one where English lacks.
    fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.en().is_empty() => self.en(),
            _ => self.sv(),
        }
    }

    /// The label in both languages.
    fn text(&self) -> Text {
        Text { sv: self.label(Lang::Sv).to_owned(), en: self.label(Lang::En).to_owned() }
    }
}

/// A number as people write it: `-1234.5` → `−1 234,5`, in English `−1 234.5`, with no-break spaces.
pub fn localised(number: &str, lang: Lang) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("\u{2212}", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mark = if lang == Lang::Sv { ',' } else { '.' };
    let grouped = group(whole);
    if part.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{mark}{part}") }
}

/// Groups of three digits, a no-break space between them.
fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

/// `say!(sv "…{n}…", en "…{n}…")`: a [`Text`] from two format strings. Names after a semicolon are
/// [`Text`]s themselves, each said in its own language: `say!(sv "{name} saknas", en "{name} is missing"; name)`.
#[macro_export]
macro_rules! say {
    (sv $sv:literal $(,)? en $en:literal; $($word:ident),+ $(,)?) => {
        $crate::lang::Text {
            sv: { $(let $word = &$word.sv;)+ format!($sv) },
            en: { $(let $word = &$word.en;)+ format!($en) },
        }
    };
    (sv $sv:literal $(,)? en $en:literal $(, $($arg:tt)*)?) => {
        $crate::lang::Text { sv: format!($sv $(, $($arg)*)?), en: format!($en $(, $($arg)*)?) }
    };
}
