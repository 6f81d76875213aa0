//! Sound records → figures, breakdowns, shares. Every total, share and rounding ends here.

mod activity;
mod added;
mod breakdowns;
pub mod cell;
mod commitments;
mod figures;
mod notice;
mod outturn;
mod proration;
mod put_in;
mod scope;
mod tally;

pub use activity::{Activity, Capacity, activity};
pub use added::{Quantity, Sum};
pub use breakdowns::{Breakdown, Heading, Row, month_label, month_name};
pub use commitments::{Outcome, Status, Value};
pub use figures::{Measure, Measured};
pub use notice::{AfterNotice, NoticeYear, after_notice};
pub use outturn::{Outturn, OutturnRow};
pub use proration::{Asked, Basis, OwnShare, PartyGrant, ProratedRow, Proration, Share, ShareSource, Wish, prorate};
pub use scope::{Narrowing, Reported, reported};
pub use tally::{Member, Tally};
