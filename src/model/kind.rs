//! The kinds of records and the fields that are built in: the record format, which only grows.
//!
//! Which fields are *required*, what they are called and which ones are added to those here stands in the agreement.
//! It also decides which of them its records can have at all (`Agreement::fields`).

use std::ops::Deref;

/// A kind of record, and the folder that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A client.
    Case,
    /// A visit.
    Visit,
    /// A meeting of a forum.
    Meeting,
    /// A viewpoint or complaint.
    Feedback,
    /// Something seen of the surrounding world.
    Monitoring,
    /// What the association put in during a year.
    Resources,
    /// What the money was used for during a year.
    Economy,
}

impl Kind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 7] =
        [Self::Case, Self::Visit, Self::Meeting, Self::Feedback, Self::Monitoring, Self::Resources, Self::Economy];

    /// The id used in the agreement and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Visit => "visit",
            Self::Meeting => "meeting",
            Self::Feedback => "feedback",
            Self::Monitoring => "monitoring",
            Self::Resources => "resources",
            Self::Economy => "economy",
        }
    }

    /// The folder below the records directory.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Case => "cases",
            Self::Visit => "visits",
            Self::Meeting => "meetings",
            Self::Feedback | Self::Monitoring | Self::Resources | Self::Economy => self.id(),
        }
    }

    /// Whether a file with this ending can be a record of the kind.
    pub fn takes_ending(self, ending: &str) -> bool {
        match self {
            Self::Economy => ending == "csv",
            _ => matches!(ending, "yaml" | "yml"),
        }
    }

    /// Whether a file holds a whole year and is named by it.
    pub fn is_yearly(self) -> bool {
        matches!(self, Self::Resources | Self::Economy)
    }

    /// The fields that every record of the kind can have, whatever an agreement adds to them.
    pub fn built_in(self) -> &'static [Field<'static>] {
        match self {
            Self::Case => CASE,
            Self::Visit => VISIT,
            Self::Meeting => MEETING,
            Self::Feedback => FEEDBACK,
            Self::Monitoring => MONITORING,
            Self::Resources => RESOURCES,
            Self::Economy => ECONOMY,
        }
    }

    /// The field whose date is the record's own day; none of yearly records, which have their year.
    pub fn day(self) -> Option<&'static str> {
        match self {
            Self::Case => Some("opened"),
            Self::Visit | Self::Meeting | Self::Feedback | Self::Monitoring => Some("date"),
            Self::Resources | Self::Economy => None,
        }
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

/// The path of a field below another: `exploitation.form`.
pub fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// A field of a kind.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// Its key.
    pub name: &'a str,
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

const fn field(name: &'static str, value: Type<'static>) -> Field<'static> {
    Field { name, value, essential: false, on_request: false, added: None }
}

const fn essential(name: &'static str, value: Type<'static>) -> Field<'static> {
    Field { name, value, essential: true, on_request: false, added: None }
}

const fn group(fields: &'static [Field<'static>]) -> Type<'static> {
    Type::Group(Fields::BuiltIn(fields))
}

/// The name of the field that says whose record it is.
pub const PARTY: &str = "party";

/// Whose record it is, in an agreement of several associations that lists it (ÖK §2.1, §6).
const OF_PARTY: Field<'static> =
    Field { name: PARTY, value: Type::Party, essential: false, on_request: true, added: None };

/// Any whole number that isn't below zero.
pub const ANY: Type<'static> = Type::Count(0, u32::MAX);

static CONCERN: &[Field<'static>] = &[essential("noticed", Type::Date), field("reported", Type::Date)];

static EXPLOITATION: &[Field<'static>] = &[
    field("form", Type::Term("form")),
    field("cause", Type::Terms("cause")),
    field("industry", Type::Term("industry")),
];

static CHILD: &[Field<'static>] =
    &[field("age", Type::Age), field("whereabouts", Type::Term("whereabouts")), field("concern", group(CONCERN))];

static INFORMED: &[Field<'static>] = &[field("complaints", Type::Date), field("return-programme", Type::Date)];

static CASE: &[Field<'static>] = &[
    essential("id", Type::CaseId),
    essential("opened", Type::Date),
    field("closed", Type::Date),
    field("gender", Type::Term("gender")),
    field("nationality", Type::Countries),
    field("exploitation", group(EXPLOITATION)),
    field("needs", Type::Terms("need")),
    field("children", Type::List(Fields::BuiltIn(CHILD))),
    field("informed", group(INFORMED)),
    OF_PARTY,
];

static VISIT: &[Field<'static>] = &[
    essential("case", Type::CaseRef),
    essential("date", Type::Date),
    field("start", Type::Time),
    field("minutes", Type::Count(1, 600)),
    field("channel", Type::Term("channel")),
    field("services", Type::Terms("service")),
    field("interpreter", Type::Interpreter),
    field("referrals", Type::Terms("referral")),
    field("child_concern", group(CONCERN)),
    OF_PARTY,
];

static MEETING: &[Field<'static>] = &[
    essential("date", Type::Date),
    essential("body", Type::Forum),
    field("minutes_ref", Type::Text),
    field("chair", Type::Party),
    field("extra", Type::YesNo),
    field("decisions", Type::Texts),
    field("elected_chair", Type::Party),
];

static FEEDBACK: &[Field<'static>] = &[
    essential("date", Type::Date),
    essential("kind", Type::Term("feedback-kind")),
    field("from", Type::Term("feedback-from")),
    field("subject", Type::Term("subject")),
    field("summary", Type::Text),
    field("action", Type::Text),
    field("closed", Type::Date),
    OF_PARTY,
];

static MONITORING: &[Field<'static>] = &[
    essential("date", Type::Date),
    field("kind", Type::Term("monitoring")),
    field("title", Type::Text),
    field("shared_with", Type::Terms("audience")),
    field("summary", Type::Text),
    OF_PARTY,
];

static PLEDGES: &[Field<'static>] = &[field("staff", ANY), field("volunteers", ANY)];

static RESOURCES: &[Field<'static>] = &[
    field("own_funds", Type::Amount),
    field("volunteers", ANY),
    field("volunteer_hours", Type::Number),
    field("staff", Type::Number),
    field("management_hours", Type::Number),
    field("supervision_sessions", ANY),
    field("training_days", Type::Number),
    field("feedback_rounds", ANY),
    field("secrecy_pledges", group(PLEDGES)),
    field("own_efforts", Type::Texts),
    OF_PARTY,
];

/// The columns of `economy/YYYY.csv`; read by `load::economy`, told here for the agreement and its labels.
static ECONOMY: &[Field<'static>] = &[
    essential("date", Type::Date),
    essential("row", Type::Text),
    essential("funding", Type::Text),
    essential("amount", Type::Amount),
    field("text", Type::Text),
    field("voucher", Type::Text),
];

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
