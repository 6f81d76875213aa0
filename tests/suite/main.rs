//! What the program does, seen from outside: README.md beside this folder says where a new case goes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

// What the tests stand on.
mod agreements;
mod directory;
#[cfg(feature = "office")]
mod packages;
mod run;
mod said;

// Documents and house.
mod architecture;
mod examples;
mod pages;
mod reference;

// At the prompt.
mod cli;
mod commits;
mod init;
mod machine;
mod output;
mod tables;

// Records and agreements.
mod added;
mod amendments;
mod another;
mod budget;
mod commitments;
mod hostile;
mod identifiers;
mod laws;
mod mending;
mod misread;
mod money;
mod parties;
mod safe;
mod schema;
mod sound;
mod trees;
mod widths;

// What is written.
#[cfg(feature = "office")]
mod commentary;
mod formats;
mod hidden;
#[cfg(feature = "office")]
mod office;
