//! The only room that changes files. What it writes appears whole or not at all.

mod atomic;
mod folder;
mod init;

pub use atomic::{Existing, write_file};
pub use folder::{FolderError, write_folder};
pub use init::{Made, init};
