//! What a kind of record is: its folder and files, the days it is about, whose it is, and the fields that are built in.
//! Each kind says so in its own file (`model::records`); the record format only grows.
//!
//! Which fields are *required*, what they are called and which ones are added to those here stands in the agreement.
//! It also decides which of them its records can have at all (`Agreement::fields`).

use std::borrow::Cow;
use std::ops::Deref;

use chrono::NaiveDate;

use super::period::YearOrQuarter;

/// A kind of record.
#[derive(Debug)]
pub struct About {
    /// The id used in the agreement and in JSON.
    pub id: &'static str,
    /// The folder below the records directory.
    pub folder: &'static str,
    /// What else people call the folder.
    pub also_called: &'static [&'static str],
    /// What one is, in English, for the help page.
    pub one: &'static str,
    /// What a file of it is.
    pub file: FileShape,
    /// Which days a record is about.
    pub days: Days,
    /// What says whose a record is.
    pub owner: Owner,
    /// Whether it can't have happened before the partnership began.
    pub in_term: bool,
    /// It is there only where an agreement lists it.
    pub on_request: bool,
    /// Its words in Swedish and English, where its fields are the sections of the agreement's report: it is words on what
    /// is counted, and counted nowhere.
    pub on_sections: Option<[&'static str; 2]>,
    /// The fields that every record of the kind can have, whatever an agreement adds to them.
    pub fields: &'static [Field<'static>],
}

impl About {
    /// A kind whose files are records in YAML, each of the day in its field `date` and saying itself whose it is.
    pub const fn new(
        id: &'static str,
        folder: &'static str,
        one: &'static str,
        fields: &'static [Field<'static>],
    ) -> Self {
        let (file, days, owner) = (FileShape::Record, Days::On("date"), Owner::Itself);
        let also_called = &[];
        let (in_term, on_request, on_sections) = (false, false, None);
        Self { id, folder, also_called, one, file, days, owner, in_term, on_request, on_sections, fields }
    }

    /// What else people call the folder.
    #[must_use]
    pub const fn also_called(mut self, names: &'static [&'static str]) -> Self {
        self.also_called = names;
        self
    }

    /// Its files are such.
    #[must_use]
    pub const fn in_files(mut self, file: FileShape) -> Self {
        self.file = file;
        self
    }

    /// Its records are about such days.
    #[must_use]
    pub const fn on(mut self, days: Days) -> Self {
        self.days = days;
        self
    }

    /// Whose a record is, this says.
    #[must_use]
    pub const fn owned_by(mut self, owner: Owner) -> Self {
        self.owner = owner;
        self
    }

    /// It can't have happened before the partnership began.
    #[must_use]
    pub const fn in_term(mut self) -> Self {
        self.in_term = true;
        self
    }

    /// Its fields are the sections of the agreement's report, whether or not that lists the kind, which is called so.
    #[must_use]
    pub const fn on_sections(mut self, sv: &'static str, en: &'static str) -> Self {
        self.on_sections = Some([sv, en]);
        self
    }

    /// It is there only where an agreement lists it.
    #[must_use]
    pub const fn on_request(mut self) -> Self {
        self.on_request = true;
        self
    }
}

/// What a file of a kind is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileShape {
    /// A record in YAML, under any name.
    Record,
    /// A year's record in YAML, named by its year.
    Year,
    /// A year's or a quarter's record in YAML, named by it: `2026`, `2026-q3`.
    YearOrQuarter,
    /// A year's rows in CSV, each a record, named by its year.
    Sheet,
}

impl FileShape {
    /// The ending of its name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Record | Self::Year | Self::YearOrQuarter => "yaml",
            Self::Sheet => "csv",
        }
    }

    /// Whether a file with this ending can be one.
    pub fn takes_ending(self, ending: &str) -> bool {
        ending == self.ending() || (self.is_yaml() && ending == "yml")
    }

    /// Whether it is YAML.
    pub fn is_yaml(self) -> bool {
        self != Self::Sheet
    }

    /// Whether a file of this name, without its ending, can be one.
    pub fn takes_name(self, name: &str) -> bool {
        match self {
            Self::Record => true,
            Self::Year | Self::Sheet => year(name).is_some(),
            Self::YearOrQuarter => YearOrQuarter::of_name(name).is_some(),
        }
    }
}

/// Which days a record is about; fields by their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// One day.
    On(&'static str),
    /// From a day to another; one day where the other isn't told.
    Through(&'static str, &'static str),
    /// From a day until it is closed; until then without a last one.
    Until(&'static str, &'static str),
    /// Those that its file is named by.
    OfName,
}

impl Days {
    /// The field that holds a record's own day; none where its file's name does.
    pub fn field(self) -> Option<&'static str> {
        match self {
            Self::On(field) | Self::Through(field, _) | Self::Until(field, _) => Some(field),
            Self::OfName => None,
        }
    }

    /// A record's own day, which decides what is asked of it, where `date` tells that of a field and `name` is its
    /// file's.
    pub fn own(self, name: &str, date: impl Fn(&str) -> Option<NaiveDate>) -> Option<NaiveDate> {
        match self.field() {
            Some(field) => date(field),
            None => Some(YearOrQuarter::of_name(name)?.period()?.from),
        }
    }

    /// The last day that it is about.
    pub fn last(self, name: &str, date: impl Fn(&str) -> Option<NaiveDate>) -> Option<NaiveDate> {
        match self {
            Self::On(field) => date(field),
            Self::Through(from, to) => date(to).or_else(|| date(from)),
            Self::Until(_, closed) => date(closed),
            Self::OfName => Some(YearOrQuarter::of_name(name)?.period()?.to),
        }
    }
}

/// The year that a file is named by.
pub fn year(name: &str) -> Option<i32> {
    match YearOrQuarter::of_name(name)? {
        YearOrQuarter::Year(year) => Some(year),
        YearOrQuarter::Quarter(_) => None,
    }
}

/// What says whose a record is, in an agreement of several associations (ÖK §2.1, §6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Its own field, where the agreement has it; the partnership's otherwise.
    Itself,
    /// Its own field, else its client's record.
    Client,
    /// Its row of the budget.
    BudgetRow,
}

/// The path of a field below another: `exploitation.form`.
pub fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// A field of a kind.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// Its key.
    pub name: Cow<'a, str>,
    /// What it holds.
    pub value: Type<'a>,
    /// The record means nothing without it, whatever an agreement says.
    pub essential: bool,
    /// It is there only where an agreement lists it.
    pub on_request: bool,
    /// Which of the agreement's fields of the kind it is, where the agreement added it.
    pub added: Option<usize>,
}

/// Fields below a key: as they are built in, or those of them that an agreement has.
#[derive(Debug, Clone)]
pub enum Fields<'a> {
    /// All of them.
    BuiltIn(&'static [Field<'static>]),
    /// Some of them.
    Chosen(Vec<Field<'a>>),
}

impl<'a> Deref for Fields<'a> {
    type Target = [Field<'a>];

    fn deref(&self) -> &[Field<'a>] {
        match self {
            Self::BuiltIn(fields) => fields,
            Self::Chosen(fields) => fields,
        }
    }
}

/// What a field holds (records.md: common types).
#[derive(Debug, Clone)]
pub enum Type<'a> {
    /// `YYYY-NNN`.
    CaseId,
    /// The id of a case, or `none`.
    CaseRef,
    /// `2026-08-19`.
    Date,
    /// `13:30`.
    Time,
    /// A whole number within bounds.
    Count(u32, u32),
    /// A number of at most two decimals, not below zero: hours, full-time equivalents.
    Number,
    /// Whole years 0–17, or `unknown`.
    Age,
    /// Kronor, not below zero.
    Amount,
    /// `true` or `false`.
    YesNo,
    /// A term of the vocabulary.
    Term(&'a str),
    /// Terms of the vocabulary, none twice.
    Terms(&'a str),
    /// One country or several.
    Countries,
    /// A language, or `declined`.
    Interpreter,
    /// The id of a forum.
    Forum,
    /// The id of a party.
    Party,
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// Fields below a key.
    Group(Fields<'a>),
    /// A list of such.
    List(Fields<'a>),
}

/// A field that a record can do without.
pub const fn field<'a>(name: &'a str, value: Type<'a>) -> Field<'a> {
    Field { name: Cow::Borrowed(name), value, essential: false, on_request: false, added: None }
}

/// A field that a record means nothing without.
pub const fn essential(name: &'static str, value: Type<'static>) -> Field<'static> {
    Field { name: Cow::Borrowed(name), value, essential: true, on_request: false, added: None }
}

/// Fields below a key.
pub const fn group(fields: &'static [Field<'static>]) -> Type<'static> {
    Type::Group(Fields::BuiltIn(fields))
}

/// A list of such.
pub const fn list(fields: &'static [Field<'static>]) -> Type<'static> {
    Type::List(Fields::BuiltIn(fields))
}

/// The name of the field that says whose record it is.
pub const PARTY: &str = "party";

/// Whose record it is, in an agreement of several associations that lists it (ÖK §2.1, §6).
pub const OF_PARTY: Field<'static> =
    Field { name: Cow::Borrowed(PARTY), value: Type::Party, essential: false, on_request: true, added: None };

/// Any whole number that isn't below zero.
pub const ANY: Type<'static> = Type::Count(0, u32::MAX);
