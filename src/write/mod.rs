//! The only room that changes files. What it writes appears whole or not at all.

mod atomic;
mod editor;
mod folder;
pub mod hook;
mod init;

pub use atomic::{Existing, Unmended, mend_file, write_file};
pub use editor::editor_files;
pub use folder::{FolderError, write_folder};
pub use init::{Made, init, init_new};
