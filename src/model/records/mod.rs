//! The kinds of records, one file each: what one is (`About`), what it holds, and how it is made of a file's values.
//!
//! A kind is a file here, its `mod`, and its line in the list below.

mod activity;
mod case;
mod commentary;
mod concern;
mod economy;
mod feedback;
mod meeting;
mod monitoring;
mod record;
mod resources;
mod values;
mod visit;

pub use case::Child;
pub use commentary::{PUBLIC, key};
pub use concern::Concern;
pub use economy::Funding;
pub use record::{Entry, Head, Record};
pub use values::{Added, AddedValues, Data, Dated, Interpreter, Values, Visitor};

use super::kind::{About, Days, Field, FileShape, Owner, Type};
use crate::source::{FileId, Span};

/// Makes of the list of kinds all that must know every one of them.
macro_rules! kinds {
    ($($kind:ident = $file:ident::$record:ident),+ $(,)?) => {
        $(pub use $file::$record;)+

        /// A kind of record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = concat!("[`", stringify!($record), "`].")] $kind),+
        }

        impl Kind {
            /// Every kind, in the order in which they are told.
            pub const ALL: [Self; [$(Self::$kind),+].len()] = [$(Self::$kind),+];

            /// What the kind is.
            pub fn about(self) -> &'static About {
                match self {
                    $(Self::$kind => &<$record as Record>::ABOUT),+
                }
            }
        }

        /// Records of every kind, each in the order of the files.
        #[derive(Debug, Default)]
        #[expect(non_snake_case, reason = "a list is named by its kind, which is all that the list of kinds says")]
        pub struct Records {
            $($kind: Vec<Entry<$record>>),+
        }

        impl Records {
            /// What every record of a kind has.
            pub fn heads(&self, kind: Kind) -> Box<dyn Iterator<Item = &Head> + '_> {
                match kind {
                    $(Kind::$kind => Box::new(self.$kind.iter().map(|entry| &entry.head))),+
                }
            }

            /// Puts in one more.
            pub fn push(&mut self, entry: AnyEntry) {
                match entry {
                    $(AnyEntry::$kind(entry) => self.$kind.push(entry)),+
                }
            }
        }

        /// A record of whichever kind.
        #[derive(Debug)]
        pub enum AnyEntry {
            $(#[doc = concat!("[`", stringify!($record), "`].")] $kind(Entry<$record>)),+
        }

        impl AnyEntry {
            /// The record that values make; none where they lack what it can't do without. `file`, `row` and `name` are
            /// the file that they stand in, where in it if it holds several, and what it is called without its ending.
            pub fn new(kind: Kind, (file, row, name): (FileId, Option<Span>, &str), values: Values) -> Option<Self> {
                match kind {
                    $(Kind::$kind => Entry::new((file, row, name), values).map(Self::$kind)),+
                }
            }
        }

        $(impl Listed for $record {
            const KIND: Kind = Kind::$kind;

            fn of(records: &Records) -> &[Entry<Self>] {
                &records.$kind
            }

            fn of_mut(records: &mut Records) -> &mut [Entry<Self>] {
                &mut records.$kind
            }
        })+
    };
}

kinds! {
    Case = case::Case,
    Visit = visit::Visit,
    Meeting = meeting::Meeting,
    Feedback = feedback::Feedback,
    Monitoring = monitoring::Monitoring,
    Activity = activity::Activity,
    Resources = resources::Resources,
    Economy = economy::Booking,
    Commentary = commentary::Commentary,
}

/// A record whose kind stands in the list.
pub trait Listed: Record {
    /// Its kind.
    const KIND: Kind;

    /// The records of its kind.
    fn of(records: &Records) -> &[Entry<Self>];

    /// The same, to be changed.
    fn of_mut(records: &mut Records) -> &mut [Entry<Self>];
}

impl Kind {
    /// The id used in the agreement and in JSON.
    pub fn id(self) -> &'static str {
        self.about().id
    }

    /// The folder below the records directory.
    pub fn folder(self) -> &'static str {
        self.about().folder
    }

    /// What a file of it is.
    pub fn file(self) -> FileShape {
        self.about().file
    }

    /// Which days a record of it is about.
    pub fn days(self) -> Days {
        self.about().days
    }

    /// What says whose a record of it is.
    pub fn owner(self) -> Owner {
        self.about().owner
    }

    /// The fields that every record of the kind can have, whatever an agreement adds to them.
    pub fn built_in(self) -> &'static [Field<'static>] {
        self.about().fields
    }

    /// Whether an agreement can add fields to it: not to a sheet, nor to words on its report.
    pub fn takes_added(self) -> bool {
        self.file().is_yaml() && self.is_counted()
    }

    /// Whether reports count its records.
    pub fn is_counted(self) -> bool {
        self.about().on_sections.is_none()
    }

    /// The kind of an id.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The built-in field at a path such as `exploitation.form` or `children[].age`.
    pub fn field(self, path: &str) -> Option<&'static Field<'static>> {
        let mut fields = self.built_in();
        let mut found = None;
        for name in path.split('.') {
            let field = fields.iter().find(|field| field.name == name.trim_end_matches("[]"))?;
            fields = match &field.value {
                Type::Group(fields) | Type::List(fields) => fields,
                _ => &[],
            };
            found = Some(field);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn fields_are_found_by_path() {
        for path in ["id", "exploitation.form", "children[].concern.noticed", "children", "informed.return-programme"] {
            assert!(Kind::Case.field(path).is_some(), "{path}");
        }
        assert!(Kind::Case.field("exploitation.gender").is_none());
    }
}
