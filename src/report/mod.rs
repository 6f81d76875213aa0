//! Results → a [`Document`], or public data. Words in two languages; no arithmetic, no format.

mod activity;
mod agreement;
mod amendments;
mod budget;
mod charts;
mod data;
mod described;
mod commentary;
mod commitments;
pub mod document;
mod duty;
pub mod facts;
mod grant;
mod notice;
mod outcome;
mod sections;
mod sums;
pub mod table;
mod tables;
mod trace;
mod unanswerable;
mod words;

pub use activity::activity_report;
pub use agreement::agreement_terms;
pub use amendments::amendments_log;
pub use budget::budget_report;
pub use commentary::uncommented;
pub use commitments::commitments_report;
pub use described::description;
pub use document::Document;
pub use facts::Provenance;
pub use notice::notice_report;
pub use trace::trace;
pub use unanswerable::unanswerable;
