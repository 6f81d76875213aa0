//! What a file of the program's own has, declared once: the type, its keys, what reads them, and its JSON Schema.
//!
//! `declared!` takes a struct in which a field that may be left out has the value that it then has. Whatever holds keys
//! and values is a [`Reader`]: it gathers every fault at its place, and a type only says what it is made of. That is
//! serde's way but for the first fault, which ends serde's reading. `deserr` gathers faults too; but it knows no places,
//! and its derive would stand beside the schema's, with every key that may be left out marked twice. The schema is of
//! the same declaration, so that it can't lag behind: a test changes the built-in agreement in a thousand ways and finds
//! schema and reader of one mind.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU32;
use std::ops::Deref;

use chrono::{NaiveDate, Weekday};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::day::MonthDay;
use super::schema::schema;
use super::written::{Choice, Fit, Misfit, Written};
use super::{Amount, TimeOfDay};
use crate::lang::{Lang, Text};

/// Something that can be read from a file.
pub trait Declared: Sized {
    /// What may stand there.
    const SHAPE: Shape;

    /// Reads it; none where that can't be done, which the reader has told of.
    fn read(at: impl Reader) -> Option<Self>;
}

/// What may stand at a place.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Words.
    Words,
    /// A whole number.
    Count,
    /// Whole kronor.
    Kronor,
    /// `true` or `false`.
    YesNo,
    /// `2026-08-19`.
    Day,
    /// `09-30`.
    MonthDay,
    /// `13:30`.
    Time,
    /// One of some words.
    OneOf(&'static [Choice]),
    /// Several.
    List(&'static Shape),
    /// Keys that the file itself names, each with such a value.
    Named(&'static Shape),
    /// These keys.
    Keys(&'static [Key]),
}

/// A key.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// It may be left out.
    pub is_optional: bool,
    /// What stands after it.
    pub shape: Shape,
}

/// A place in a file with a value, or with none after its key; hears what is wrong.
pub trait Reader: Copy {
    /// The single value there, as `fit` takes it.
    fn single<T>(self, shape: Shape, fit: impl FnOnce(Written) -> Fit<T>) -> Option<T>;

    /// The items of the list there.
    fn items(self, shape: Shape) -> Option<Vec<Self>>;

    /// The keys there, whatever they are called, each as `fit` takes it.
    fn entries<K>(self, shape: Shape, fit: impl Fn(Written) -> Fit<K>) -> Option<Vec<(Option<K>, Self)>>;

    /// Looks at the keys there, and tells of those that aren't among these; then gives the value of one of these, of a
    /// misspelt one too, and tells where one lacks that must be there.
    fn open(self, keys: &'static [Key]) -> Option<impl Fn(&'static Key) -> Option<Self>>;

    /// Tells that what stands there doesn't go together.
    fn refuse(self, misfit: Misfit);

    /// Whether a list stands there.
    fn is_list(self) -> bool;
}

/// Declares structs that are read from a file; see the head of this file.
macro_rules! declared {
    ($(
        $(#[doc $($doc:tt)*])*
        $(#[derive($($derive:path),+)])?
        $(#[schemars($($of_struct:tt)*)])?
        $vis:vis struct $name:ident $(made {
            $($(#[doc $($of_made:tt)*])* pub $made:ident: $made_type:ty),+ $(,)?
        })? {
            $(
                $(#[doc $($about:tt)*])*
                $(#[schemars($($of_field:tt)*)])?
                $sight:vis $field:ident $(as $key:literal)?: $type:ty $(= $otherwise:expr)?
            ),+ $(,)?
        }
    )+) => {$(
        $(#[doc $($doc)*])*
        #[derive(Debug, Clone, schemars::JsonSchema)]
        $(#[derive($($derive),+)])?
        #[serde(deny_unknown_fields)]
        $(#[schemars($($of_struct)*)])?
        $vis struct $name {
            $(
                $(#[doc $($about)*])*
                $(#[schemars($($of_field)*)])?
                $(#[serde(rename = $key)])?
                $(#[serde(default)] #[cfg_attr(any(), doc = stringify!($otherwise))])?
                $sight $field: $type,
            )+
            $($(
                $(#[doc $($of_made)*])*
                #[serde(skip)]
                pub $made: $made_type,
            )+)?
        }

        impl $name {
            const KEYS: &'static [$crate::model::declared::Key] = &[$(
                $crate::model::declared::Key {
                    name: $crate::model::declared::key_name!($field $(as $key)?),
                    is_optional: $crate::model::declared::is_given!($($otherwise)?),
                    shape: <$type as $crate::model::declared::Declared>::SHAPE,
                },
            )+];
        }

        impl $crate::model::declared::Declared for $name {
            const SHAPE: $crate::model::declared::Shape = $crate::model::declared::Shape::Keys(Self::KEYS);

            fn read(at: impl $crate::model::declared::Reader) -> Option<Self> {
                let value = at.open(Self::KEYS)?;
                let mut keys = Self::KEYS.iter();
                $(let $field: Option<$type> = $crate::model::declared::read_key!(value(keys.next()?), $($otherwise)?);)+
                Some(Self { $($field: $field?,)+ $($($made: Default::default(),)+)? })
            }
        }
    )+};
}
pub(crate) use declared;

macro_rules! key_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident as $key:literal) => {
        $key
    };
}
pub(crate) use key_name;

macro_rules! is_given {
    () => {
        false
    };
    ($otherwise:expr) => {
        true
    };
}
pub(crate) use is_given;

macro_rules! read_key {
    ($value:expr,) => {
        $value.and_then($crate::model::declared::Declared::read)
    };
    ($value:expr, $otherwise:expr) => {
        $value.map_or(Some($otherwise), $crate::model::declared::Declared::read)
    };
}
pub(crate) use read_key;

/// Declares words that can stand somewhere, with what they are called in Swedish and English.
macro_rules! choices {
    ($(
        $(#[doc $($doc:tt)*])*
        pub enum $name:ident {
            $($(#[doc $($about:tt)*])* $word:ident = $id:literal, $sv:literal, $en:literal;)+
        }
    )+) => {$(
        $(#[doc $($doc)*])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, schemars::JsonSchema)]
        pub enum $name {
            $($(#[doc $($about)*])* #[serde(rename = $id)] $word,)+
        }

        impl $name {
            /// Each of them as it is written.
            pub const CHOICES: &'static [$crate::model::written::Choice] =
                &[$($crate::model::written::Choice { id: $id, sv: $sv, en: $en },)+];

            /// Each of them, in the same order.
            pub const ALL: &'static [Self] = &[$(Self::$word,)+];
        }

        impl $crate::model::declared::Declared for $name {
            const SHAPE: $crate::model::declared::Shape = $crate::model::declared::Shape::OneOf(Self::CHOICES);

            fn read(at: impl $crate::model::declared::Reader) -> Option<Self> {
                let place = at.single(Self::SHAPE, |written| written.one_of(Self::CHOICES))?;
                Self::ALL.get(place).copied()
            }
        }
    )+};
}
pub(crate) use choices;

/// `Declared` for single values.
macro_rules! single {
    ($($type:ty: $shape:expr, $fit:expr;)+) => {$(
        impl Declared for $type {
            const SHAPE: Shape = $shape;

            fn read(at: impl Reader) -> Option<Self> {
                at.single(Self::SHAPE, $fit)
            }
        }
    )+};
}

single! {
    String: Shape::Words, |written| written.words();
    u32: Shape::Count, |written| written.count(0..=u32::MAX);
    NonZeroU32: Shape::Count, |written| written.count(1..=u32::MAX).map(|number| NonZeroU32::new(number).unwrap_or(Self::MIN));
    bool: Shape::YesNo, |written| written.yes_no();
    NaiveDate: Shape::Day, |written| written.day();
    MonthDay: Shape::MonthDay, |written| written.month_day();
    TimeOfDay: Shape::Time, |written| written.time();
    Amount: Shape::Kronor, |written| written.kronor();
    Lang: Shape::OneOf(LANGUAGES), |written| written.one_of(LANGUAGES).map(|at| if at == 0 { Self::Sv } else { Self::En });
}

/// The languages of documents.
pub const LANGUAGES: &[Choice] =
    &[Choice { id: "sv", sv: "svenska", en: "Swedish" }, Choice { id: "en", sv: "engelska", en: "English" }];

const WEEKDAYS: &[Choice] = &[
    Choice { id: "monday", sv: "måndag", en: "Monday" },
    Choice { id: "tuesday", sv: "tisdag", en: "Tuesday" },
    Choice { id: "wednesday", sv: "onsdag", en: "Wednesday" },
    Choice { id: "thursday", sv: "torsdag", en: "Thursday" },
    Choice { id: "friday", sv: "fredag", en: "Friday" },
    Choice { id: "saturday", sv: "lördag", en: "Saturday" },
    Choice { id: "sunday", sv: "söndag", en: "Sunday" },
];

/// "onsdag".
pub fn weekday(day: Weekday) -> Text {
    let named = WEEKDAYS.get(day.days_since(Weekday::Mon) as usize);
    named.map_or_else(Text::default, |day| Text { sv: day.sv.to_owned(), en: day.en.to_owned() })
}

impl Declared for Weekday {
    const SHAPE: Shape = Shape::OneOf(WEEKDAYS);

    fn read(at: impl Reader) -> Option<Self> {
        let place = at.single(Self::SHAPE, |written| written.one_of(WEEKDAYS))?;
        u8::try_from(place).ok().and_then(|place| Self::try_from(place).ok())
    }
}

/// Nothing after the key isn't as good as no key: a value was to stand there.
impl<T: Declared> Declared for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(at: impl Reader) -> Option<Self> {
        T::read(at).map(Some)
    }
}

impl<T: Declared> Declared for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn read(at: impl Reader) -> Option<Self> {
        all(at.items(Self::SHAPE)?.into_iter().map(T::read))
    }
}

/// Every one; none where one lacks, and only after the others were read too.
fn all<T, C: FromIterator<T>>(read: impl Iterator<Item = Option<T>>) -> Option<C> {
    read.collect::<Vec<_>>().into_iter().collect()
}

impl<T: Declared> Declared for BTreeMap<String, T> {
    const SHAPE: Shape = Shape::Named(&T::SHAPE);

    fn read(at: impl Reader) -> Option<Self> {
        let entries = at.entries(Self::SHAPE, |key| Ok(key.text.to_owned()))?;
        all(entries.into_iter().map(|(name, value)| name.zip(T::read(value))))
    }
}

impl<T: Declared> Declared for BTreeMap<i32, T> {
    const SHAPE: Shape = Shape::Named(&T::SHAPE);

    fn read(at: impl Reader) -> Option<Self> {
        let year = |key: Written| Written { quoted: false, ..key }.count(1..=9999);
        let entries = at.entries(Self::SHAPE, year)?;
        let numbered = |(year, value): (Option<u32>, _)| {
            let (year, value) = (year.and_then(|year| i32::try_from(year).ok()), T::read(value));
            year.zip(value)
        };
        all(entries.into_iter().map(numbered))
    }
}

/// One, or a list of them.
#[derive(Debug, Clone)]
pub struct OneOrSeveral<T>(Vec<T>);

impl<T> Default for OneOrSeveral<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for OneOrSeveral<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Declared> Declared for OneOrSeveral<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(at: impl Reader) -> Option<Self> {
        if at.is_list() { Vec::read(at).map(Self) } else { T::read(at).map(|one| Self(vec![one])) }
    }
}

impl<T: JsonSchema> JsonSchema for OneOrSeveral<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}s", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({"anyOf": [one, {"type": "array", "items": one}]})
    }
}

/// Something that stands in a file as one type, whose keys then have to go together as another.
macro_rules! written_as {
    ($type:ty, $written:ty, $made:expr) => {
        impl $crate::model::declared::Declared for $type {
            const SHAPE: $crate::model::declared::Shape = <$written>::SHAPE;

            fn read(at: impl $crate::model::declared::Reader) -> Option<Self> {
                $made(<$written>::read(at)?).map_err(|misfit| at.refuse(misfit)).ok()
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$written>::schema_name()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <$written>::json_schema(generator)
            }
        }
    };
}
pub(crate) use written_as;

/// A whole number that is at least so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtLeast<const LEAST: u32>(u32);

impl<const LEAST: u32> fmt::Display for AtLeast<LEAST> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl<const LEAST: u32> AtLeast<LEAST> {
    /// The number.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl<const LEAST: u32> Declared for AtLeast<LEAST> {
    const SHAPE: Shape = Shape::Count;

    fn read(at: impl Reader) -> Option<Self> {
        at.single(Self::SHAPE, |written| written.count(LEAST..=u32::MAX)).map(Self)
    }
}

schema!(AtLeast<const LEAST: u32>, format!("AtLeast{LEAST}"), true, {"type": "integer", "format": "uint32", "minimum": LEAST});
