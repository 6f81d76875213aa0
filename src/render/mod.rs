//! A [`Document`](crate::report::Document) or diagnostics → bytes. No word of the domain, no arithmetic.

pub mod csv;
pub mod diagnostics;
#[cfg(feature = "office")]
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
mod number;
#[cfg(feature = "office")]
mod office;
mod scene;
pub mod text;
#[cfg(feature = "office")]
pub mod xlsx;
