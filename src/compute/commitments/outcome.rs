//! How it went with a commitment, and what was found out: values, which `report` puts into words.

use chrono::NaiveDate;

use crate::compute::cell::{Cell, Value};
use crate::compute::tally::Member;
use crate::lang::Text;
use crate::model::agreement::{Interval, PartyId};
use crate::model::{Decimal, Period};

/// How it went with a commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Id.
    pub id: String,
    /// What was promised.
    pub label: Text,
    /// The clause.
    pub clause: String,
    /// Who is bound, where it isn't everybody.
    pub party: Option<PartyId>,
    /// What answers it is to be.
    pub target: Option<Target>,
    /// What it is: the figure itself, where that is of the report's own days and records.
    pub value: Option<Cell>,
    /// How it went.
    pub status: Status,
    /// Why that is said.
    pub why: Reason,
    /// The last day on which it applied, where an amendment ended it.
    pub ended: Option<NaiveDate>,
}

/// Whether a commitment was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It was, as far as it is due.
    Met,
    /// It wasn't.
    NotMet,
    /// It isn't due yet, or the days that have come can't show it.
    Pending,
    /// Records can't tell.
    NotMeasured,
}

/// What answers a commitment is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// So much, or more.
    AtLeast(Decimal),
    /// So much, or less.
    AtMost(Decimal),
    /// As much as another number, which can be zero.
    All(Cell),
    /// Something in each of so many months or quarters.
    Each(Interval, usize),
    /// A last day.
    By(NaiveDate),
}

/// How a number stands to its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Over the limit by so much; which days or months, where those were counted.
    Over(Decimal, Vec<Member>),
    /// Within the limit, as far as the days have come.
    Within,
    /// The whole that is to be reached is nothing.
    NothingDue,
    /// The target is reached.
    Reached,
    /// So much lacks.
    Short(Decimal),
}

/// Why it is said that a commitment went as it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Records can't show it.
    NotShown,
    /// The agreement says why records can't.
    Agreed(Text),
    /// Records could, and say nothing.
    NotRecorded {
        /// The days are over.
        over: bool,
    },
    /// Nobody stated the quantity of the year.
    NotStated {
        /// Which year.
        year: i32,
        /// The days are over.
        over: bool,
    },
    /// A quantity is stated for the year, and part of that was asked for.
    StatedForTheYear,
    /// How a number stands, in a year that can run until a day.
    Counted(Standing, Option<NaiveDate>),
    /// In which months or quarters the target wasn't reached.
    Missed(Interval, Vec<Period>),
    /// In none.
    ReachedInEach,
    /// Done each time.
    DoneEachTime,
    /// Not done so many times yet, and the first last day of them.
    Left(usize, Option<NaiveDate>),
    /// So many times not done in time.
    Late(usize),
    /// Nothing was amended.
    NoAmendment,
    /// Every amendment is signed.
    AllSigned,
    /// So many amendments lack signatures.
    Unsigned(usize),
    /// What days say.
    Dated(Dated),
}

/// What days say of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// The year runs until a day.
    YearRuns(NaiveDate),
    /// Done on a day.
    Done(NaiveDate),
    /// Done on a day, after the last one.
    DoneLate(NaiveDate, NaiveDate),
    /// Not done by the last day.
    NotDone(NaiveDate),
    /// To be done by a day.
    Due(NaiveDate),
    /// Not done, and without a last day.
    DueSomeDay,
    /// Nobody gave notice.
    NoNotice,
    /// Notice was given on a day and ends the agreement on another.
    NoticeGiven(NaiveDate, NaiveDate),
    /// The period runs until a day of a later year, and nothing is decided before.
    PeriodRuns(NaiveDate),
    /// No extension follows a day.
    NotExtended(NaiveDate),
    /// Notice by the first day stops the extension to the second.
    CanBeStopped(NaiveDate, NaiveDate),
    /// Nobody stopped the extension to a day.
    Extended(NaiveDate),
}

/// What was found out about a commitment.
pub struct Finding {
    /// What answers it is to be.
    pub target: Option<Target>,
    /// What it is.
    pub value: Option<Cell>,
    /// How it went.
    pub status: Status,
    /// Why; the agreement's own reason, where nothing is said.
    pub why: Option<Reason>,
}

impl Status {
    /// The id used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Pending => "pending",
            Self::NotMeasured => "not-measured",
        }
    }
}

impl Target {
    /// How a number stands to it; none where it isn't a number's.
    pub fn standing(&self, value: &Cell) -> Option<Standing> {
        let number = decimal(value)?;
        let least = match self {
            Self::AtMost(most) if number > *most => {
                let counted = value.counted.iter().flat_map(|counted| counted.members());
                let times = counted.filter(|member| matches!(member, Member::Day(_) | Member::Month(_)));
                return Some(Standing::Over(number - *most, times.copied().collect()));
            }
            Self::AtMost(_) => return Some(Standing::Within),
            Self::AtLeast(least) => *least,
            Self::All(whole) => decimal(whole)?,
            Self::Each(..) | Self::By(_) => return None,
        };
        Some(match least {
            _ if least == Decimal::default() => Standing::NothingDue,
            _ if number >= least => Standing::Reached,
            _ => Standing::Short(least - number),
        })
    }
}

/// A number that can be compared.
fn decimal(of: &Cell) -> Option<Decimal> {
    match of.value {
        Value::Count(count) => Some(Decimal::whole(count)),
        Value::Decimal(number) => Some(number),
        _ => None,
    }
}

impl Finding {
    /// A status alone.
    pub fn bare(status: Status, why: impl Into<Option<Reason>>) -> Self {
        Self { target: None, value: None, status, why: why.into() }
    }
}

impl From<Dated> for Reason {
    fn from(dated: Dated) -> Self {
        Self::Dated(dated)
    }
}
