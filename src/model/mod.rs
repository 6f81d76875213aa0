//! Pure data: what an agreement says and what records hold.

pub mod agreement;
pub mod amount;
pub mod calendar;
pub mod case_id;
pub mod day;
pub mod decimal;
pub(crate) mod declared;
pub mod edition;
pub mod id;
pub mod kind;
pub mod names;
pub mod period;
pub mod questions;
pub mod records;
pub(crate) mod schema;
pub mod time;
pub mod vocabulary;
pub mod written;

pub use agreement::Agreement;
pub use amount::Amount;
pub use case_id::CaseId;
pub use decimal::Decimal;
pub use edition::Edition;
pub use id::Id;
pub use period::{HalfYear, Month, PaymentPeriod, Period, Quarter, YearOrQuarter};
pub use records::{Kind, Records};
pub use time::TimeOfDay;
pub use vocabulary::{Term, TermRef, Vocabulary};
