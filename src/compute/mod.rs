//! Sound records → figures, tables, shares. Every total, share and rounding ends here.
//!
//! A figure is one value (`figures`), a table is one value (`tables`); each is counted in a [`Scope`].

mod activity;
mod capacity;
pub mod cell;
mod commitments;
mod definition;
mod figure;
mod figures;
mod notice;
mod outturn;
mod proration;
mod put_in;
mod scope;
mod tabulation;
mod tables;
mod tally;
mod unanswerable;

use crate::check::Catalogue;

pub use activity::{PeriodActivity, activity};
pub use capacity::{Capacity, capacity};
pub use commitments::{Dated, Outcome, Reason, Standing, Status, Target};
pub use figure::{Figure, Measure, Measured};
pub use figures::{figure_by_id, figures};
pub use notice::{AfterNotice, NoticeYear, after_notice};
pub use outturn::{Outturn, OutturnRow};
pub use proration::{
    Basis, OwnShare, PartyGrant, ProratedRow, Proration, Share, ShareSource, Span, Wanted, Wish, prorate,
};
pub use put_in::put_in_id;
pub use scope::{Narrowing, Reported, Scope, reported};
pub use tables::{BUDGET, COMMITMENTS, Quantity, RESOURCES, Sum, tables};
pub use tabulation::{Breakdown, BreakdownColumn, BreakdownRow, Contents, Drawing, Heading, Rows, Tabulation, Unit};
pub use tally::{Member, Tally};
pub use unanswerable::Unanswerable;

/// What an agreement can name of what is counted here.
pub static CATALOGUE: Catalogue = Catalogue {
    figures: |agreement| figures(agreement).map(|figure| figure.id.into_owned()).collect(),
    tables: |agreement| tables(agreement).into_iter().map(|table| table.id.into_owned()).collect(),
};
