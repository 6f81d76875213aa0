//! The only room that changes files. What it writes appears whole or not at all.

mod atomic;
pub mod hook;
mod init;

pub use atomic::{Existing, write_file};
pub use init::{Made, init};
