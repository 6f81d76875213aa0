//! What other programs are given.

mod agreement_schema;
mod new_agreement;
mod questions;
mod schema;
mod template;

pub use agreement_schema::of_agreement;
pub use new_agreement::new_agreement;
pub use questions::{due, questions_to_fill_in};
pub use schema::{all_kinds, of_kind};
pub use template::template;
