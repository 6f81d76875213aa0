//! What is typed and what is seen: the README, the documents, and every case in `tests/cmd`.
//!
//! A case is a file: `NAME.trycmd` with its records in `NAME.in/`; a case with an agreement of its own has the parts that
//! differ from the shipped one in `NAME.in/sections.yaml`. After a change on purpose,
//! `TRYCMD=overwrite cargo test --test suite cli` takes the new output in; read the difference.

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
        for case in ["budget-monthly", "budget-parties"] {
            let folder = format!("tests/cmd/{case}.in");
            let shipped = std::fs::read_to_string("records/agreement.yaml").unwrap();
            let own = std::fs::read_to_string(format!("{folder}/sections.yaml")).unwrap();
            std::fs::create_dir_all(format!("{folder}/records")).unwrap();
            std::fs::write(format!("{folder}/records/agreement.yaml"), with_sections(&shipped, &own)).unwrap();
        }
        let parties = Path::new("tests/cmd/parties.in");
        std::fs::copy(parties.join("partnership/agreement.yaml"), parties.join("faults/agreement.yaml")).unwrap();
    });
}

/// The sections of an agreement, each from its key in the first column on; what stands before the first is left out.
fn sections(agreement: &str) -> Vec<(&str, String)> {
    let mut sections: Vec<(&str, String)> = Vec::new();
    for line in agreement.split_inclusive('\n') {
        if line.starts_with(|first: char| first.is_ascii_lowercase()) {
            sections.push((line.split(':').next().unwrap(), String::new()));
        }
        if let Some((_, text)) = sections.last_mut() {
            text.push_str(line);
        }
    }
    sections
}

/// The agreement with some of its sections written anew.
fn with_sections(agreement: &str, own: &str) -> String {
    let own = sections(own);
    let written = |name: &str| own.iter().find(|(other, _)| *other == name).map(|(_, text)| text.clone());
    let all = sections(agreement);
    assert!(own.iter().all(|(name, _)| all.iter().any(|(other, _)| other == name)), "a section of another name");
    all.into_iter().map(|(name, text)| written(name).unwrap_or(text)).collect()
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
    cases.case("docs/guide.md");
}
