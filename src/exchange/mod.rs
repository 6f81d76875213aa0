//! What other programs are given.

mod schema;
mod template;

pub use schema::{all_kinds, of_kind};
pub use template::template;
