//! A number that leaves for a reader: which it is, what it is, what was counted; and sentences that hold such numbers.

use std::fmt;

use chrono::NaiveDate;

use super::tally::Tally;
use crate::lang::{Lang, Text};
use crate::model::{Amount, Decimal};

/// The public name of a number: `TABLE/ROW`, `TABLE/ROW/COLUMN` where the column isn't the table's first, `figures/ID`.
/// What is said of a number elsewhere bears its name there too, so that what hides it hides it everywhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(String);

impl CellId {
    /// A figure of the catalogue.
    pub fn figure(id: &str) -> Self {
        Self(format!("figures/{id}"))
    }

    /// A row's number in its table's first column.
    pub fn row(table: &str, row: &str) -> Self {
        Self(format!("{table}/{row}"))
    }

    /// A row's number in another column.
    pub fn column(table: &str, row: &str, column: &str) -> Self {
        Self(format!("{table}/{row}/{column}"))
    }

    /// The name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CellId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// What is told, which keeps its meaning until a format is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(Sentence),
    /// So many.
    Count(usize),
    /// Money.
    Kronor(Amount),
    /// A mean, a rate, a quantity.
    Decimal(Decimal),
    /// A part of a whole, in per cent (47.5 is 47.5 %).
    Share(Decimal),
    /// A day.
    Date(NaiveDate),
    /// Nothing is known; never zero.
    Missing,
    /// Known and not shown: `..`
    Hidden,
    /// Nothing is due here.
    Empty,
}

impl Value {
    /// Words.
    pub fn text(words: impl Piece) -> Self {
        Self::Text(Sentence::of(words))
    }

    /// A value that can be unknown.
    pub fn or_missing<T>(value: Option<T>, of: fn(T) -> Self) -> Self {
        value.map_or(Self::Missing, of)
    }

    /// Whether it is a number, set to the right.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Kronor(_) | Self::Decimal(_) | Self::Share(_))
    }
}

/// A value by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its public name.
    pub id: CellId,
    /// Its value.
    pub value: Value,
    /// What was counted, where that is known one by one.
    pub counted: Option<Tally>,
    /// Other numbers that a reader could work out from this one and what else is told: it is hidden with each of them.
    pub gives_away: Vec<CellId>,
}

impl Cell {
    /// A value of which nothing is known one by one.
    pub fn new(id: CellId, value: Value) -> Self {
        Self { id, value, counted: None, gives_away: Vec::new() }
    }

    /// So many of what was counted.
    pub fn count(id: CellId, counted: Tally) -> Self {
        let value = Value::Count(counted.count());
        Self { counted: Some(counted), ..Self::new(id, value) }
    }

    /// Words that depend on whether it is one; those of many where that isn't shown.
    pub fn noun(&self, one: &str, many: &str) -> Noun {
        Noun { of: self.clone(), one: one.to_owned(), many: many.to_owned() }
    }

    /// Whether it is a number by its name, or gives that number away.
    pub fn tells(&self, name: &CellId) -> bool {
        self.id == *name || self.gives_away.contains(name)
    }

    /// Hides the value and what was counted.
    pub fn hide(&mut self) {
        self.value = Value::Hidden;
        self.counted = None;
    }
}

/// Words that depend on whether a number is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    of: Cell,
    one: String,
    many: String,
}

impl Noun {
    /// The words that agree with the number.
    pub fn words(&self) -> &str {
        if self.of.value == Value::Count(1) { &self.one } else { &self.many }
    }
}

/// A piece of a sentence in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words in which no number of a person stands.
    Words(String),
    /// A number.
    Number(Cell),
    /// Words that depend on a number.
    Noun(Noun),
}

/// Words in both languages, in which a number is a cell. [`sentence!`](crate::sentence) makes them; what has a number
/// in it that isn't a cell doesn't compile there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    sv: Vec<Part>,
    en: Vec<Part>,
}

impl Value {
    /// The words that it is, without numbers; empty where it is none.
    pub fn words(&self) -> Text {
        let Self::Text(sentence) = self else { return Text::default() };
        let of = |part: &Part| if let Part::Words(words) = part { words.clone() } else { String::new() };
        Text::by(|lang| sentence.parts(lang).iter().map(of).collect::<String>())
    }
}

impl Sentence {
    /// One piece, in each language as it is there.
    pub fn of(piece: impl Piece) -> Self {
        Lang::ALL.into_iter().fold(Self::default(), |whole, lang| whole.with(lang, &piece))
    }

    /// Its parts in a language.
    pub fn parts(&self, lang: Lang) -> &[Part] {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }

    /// Adds a piece to the words of a language: what [`sentence!`](crate::sentence) is made with.
    #[must_use]
    pub fn with(mut self, lang: Lang, piece: &(impl Piece + ?Sized)) -> Self {
        piece.add_to(lang, if lang == Lang::Sv { &mut self.sv } else { &mut self.en });
        self
    }

    /// Sentences after one another, with something between them.
    pub fn joined(sentences: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let with = |whole: Self, next: &Self| Lang::ALL.into_iter().fold(whole, |whole, lang| whole.with(lang, next));
        let beside = Self::of(between);
        let mut sentences = sentences.into_iter();
        let first = sentences.next().unwrap_or_default();
        sentences.fold(first, |whole, next| with(with(whole, &beside), &next))
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.sv.is_empty() && self.en.is_empty()
    }

    /// Every cell in it.
    pub fn each_cell(&mut self, change: &mut dyn FnMut(&mut Cell)) {
        for part in self.sv.iter_mut().chain(&mut self.en) {
            match part {
                Part::Words(_) => {}
                Part::Number(cell) | Part::Noun(Noun { of: cell, .. }) => cell.each(change),
            }
        }
    }
}

impl Cell {
    /// Itself, and every cell in its words.
    pub fn each(&mut self, change: &mut dyn FnMut(&mut Self)) {
        change(self);
        self.value.each_cell(change);
    }
}

impl Value {
    /// Every cell in its words.
    pub fn each_cell(&mut self, change: &mut dyn FnMut(&mut Cell)) {
        if let Self::Text(sentence) = self {
            sentence.each_cell(change);
        }
    }
}

/// What a sentence is made of. A bare number is none: it has to be a [`Cell`].
pub trait Piece {
    /// Adds itself in a language.
    fn add_to(&self, lang: Lang, parts: &mut Vec<Part>);
}

impl Piece for str {
    fn add_to(&self, _: Lang, parts: &mut Vec<Part>) {
        match parts.last_mut() {
            Some(Part::Words(words)) => words.push_str(self),
            _ if self.is_empty() => {}
            _ => parts.push(Part::Words(self.to_owned())),
        }
    }
}

impl Piece for String {
    fn add_to(&self, lang: Lang, parts: &mut Vec<Part>) {
        self.as_str().add_to(lang, parts);
    }
}

impl Piece for Text {
    fn add_to(&self, lang: Lang, parts: &mut Vec<Part>) {
        self.get(lang).add_to(lang, parts);
    }
}

impl Piece for NaiveDate {
    fn add_to(&self, lang: Lang, parts: &mut Vec<Part>) {
        self.to_string().add_to(lang, parts);
    }
}

impl Piece for Cell {
    fn add_to(&self, _: Lang, parts: &mut Vec<Part>) {
        parts.push(Part::Number(self.clone()));
    }
}

impl Piece for Noun {
    fn add_to(&self, _: Lang, parts: &mut Vec<Part>) {
        parts.push(Part::Noun(self.clone()));
    }
}

impl Piece for Sentence {
    fn add_to(&self, lang: Lang, parts: &mut Vec<Part>) {
        for part in self.parts(lang) {
            match part {
                Part::Words(words) => words.add_to(lang, parts),
                other => parts.push(other.clone()),
            }
        }
    }
}

impl<P: Piece + ?Sized> Piece for &P {
    fn add_to(&self, lang: Lang, parts: &mut Vec<Part>) {
        (**self).add_to(lang, parts);
    }
}

impl<P: Piece> Piece for Option<P> {
    fn add_to(&self, lang: Lang, parts: &mut Vec<Part>) {
        if let Some(piece) = self {
            piece.add_to(lang, parts);
        }
    }
}

/// `sentence!(sv [new " av " clients " klienter."], en [new " of " clients " clients."])`: words, texts, sentences and
/// numbers one after the other, in each language. Anything longer than a name stands within parentheses.
#[macro_export]
macro_rules! sentence {
    (sv [$($sv:tt)*], en [$($en:tt)*] $(,)?) => {
        $crate::compute::cell::Sentence::default()
            $(.with($crate::lang::Lang::Sv, &$sv))*
            $(.with($crate::lang::Lang::En, &$en))*
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_number_is_hidden_in_both_languages_and_its_noun_tells_nothing() {
        let count = Cell::new(CellId::figure("clients"), Value::Count(1));
        let (sv, en) = (count.noun("klient", "klienter"), count.noun("client", "clients"));
        let told = sentence!(sv [count " " sv], en [count " " en]);
        let mut whole = sentence!(sv [told " hittills."], en [told " so far."]);
        let words =
            |sentence: &Sentence| sentence.parts(Lang::Sv).iter().map(|part| format!("{part:?}")).collect::<String>();
        assert!(words(&whole).contains("Count(1)"));
        whole.each_cell(&mut Cell::hide);
        assert!(!words(&whole).contains("Count(1)"));
        let Some(Part::Noun(noun)) = whole.parts(Lang::Sv).get(2) else { panic!("{whole:?}") };
        assert_eq!(noun.words(), "klienter");
    }
}
