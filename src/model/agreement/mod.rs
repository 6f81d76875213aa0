//! The agreement as data: what `agreement.yaml` holds, key by key.

mod amendment;
mod appendix;
mod budget;
mod commitment;
mod fields;
mod forum;
mod goal;
mod hours;
mod identity;
mod ids;
mod in_force;
mod open_point;
mod record_kind;
mod report;
mod share;
mod statement;
mod term;
mod whole;

pub use amendment::{Amendment, Changed, Changes, Signature, in_amendment};
pub use appendix::Appendix;
pub use budget::{Budget, BudgetRow, BudgetRowId, OwnContribution, PaymentInterval, Payments};
pub use commitment::{AfterYear, AmendmentDuty, Commitment, DutyMeasure, DutyTarget, MEASURES, Occasion, TermDate};
pub use forum::{Forum, Interval};
pub use goal::{Capacity, Goal, Range};
pub use hours::{Hours, OpeningHours};
pub use identity::{CitedText, Contact, Identity, Party};
pub use ids::{ForumId, PartyId};
pub use in_force::{HoursOf, InForce};
pub use open_point::{BudgetNote, OpenPoint};
pub use record_kind::{AddedType, RecordField, RecordKind, is_key};
pub use report::{Publish, Report, Section};
pub use share::{Extent, StatedShare};
pub use statement::{Reason, Statement};
pub use term::{Extension, Notice, TermOfAgreement, YEARS, extension_ends};
pub use whole::{Agreement, Earlier, FORMAT, FORMAT_NAME};
