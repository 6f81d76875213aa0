//! `iop` keeps an *idéburet offentligt partnerskap* in a folder of plain files.
//!
//! One way through:
//!
//! ```text
//! files ─load→ Dataset ─check→ CheckedDataset ─compute→ PeriodActivity, Proration, … ─report→ Document ─render→ bytes
//!                   └────────→ Diagnostics ──────────────────────────────────────────────render→ bytes
//! ```
//!
//! Modules stand in the order of the flow; each imports only from those above it.

pub mod lang;
pub mod nearest;
pub mod rules;
pub mod source;
pub mod identifier;
pub mod machine;
pub mod diagnostic;
pub mod git;
pub mod model;
pub mod load;
pub mod check;
pub mod compute;
pub mod report;
pub mod render;
pub mod exchange;
pub mod write;
pub mod cli;
