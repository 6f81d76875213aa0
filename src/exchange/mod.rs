//! What other programs are given.

mod agreement_schema;
mod schema;
mod template;

pub use agreement_schema::of_agreement;
pub use schema::{all_kinds, of_kind};
pub use template::template;
