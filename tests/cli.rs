//! What is typed and what is seen: the README, the documents, and every case in `tests/cmd`.
//!
//! A case is a file: `NAME.trycmd` with its records in `NAME.in/`. After a change on purpose,
//! `TRYCMD=overwrite cargo test --test cli` takes the new output in; read the difference.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

use std::path::Path;
use std::sync::Once;

/// The records of these cases are read against the shipped agreement, those of two parties and their faults against
/// one invented; laid there once for both tests.
fn lay_agreement() {
    static LAID: Once = Once::new();
    LAID.call_once(|| {
        for case in ["faults", "fix", "messages", "commitments"] {
            let laid = format!("tests/cmd/{case}.in/records/agreement.yaml");
            std::fs::copy("records/agreement.yaml", laid).unwrap();
        }
        let parties = Path::new("tests/cmd/parties.in");
        std::fs::copy(parties.join("partnership/agreement.yaml"), parties.join("faults/agreement.yaml")).unwrap();
    });
}

#[test]
fn cases() {
    lay_agreement();
    let cases = trycmd::TestCases::new();
    cases
        .env("LANG", "en_GB.UTF-8")
        .env("LC_ALL", "")
        .env("LC_MESSAGES", "")
        .env("NO_COLOR", "1")
        .env("GIT_DIR", "/nowhere");
    cases.case("tests/cmd/*.trycmd");
}

#[test]
fn documents_show_what_is_seen() {
    lay_agreement();
    let cases = trycmd::TestCases::new();
    cases
        .env("LANG", "sv_SE.UTF-8")
        .env("LC_ALL", "")
        .env("LC_MESSAGES", "")
        .env("NO_COLOR", "1")
        .env("GIT_DIR", "/nowhere");
    cases.case("README.md");
}
