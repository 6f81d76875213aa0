//! A [`Document`](crate::report::Document) or diagnostics → bytes. No word of the domain, no arithmetic.

pub mod csv;
pub mod diagnostics;
pub mod html;
pub mod markdown;
mod number;
mod scene;
pub mod text;
