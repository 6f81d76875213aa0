//! What is typed and what is seen: the README, the guide, and every case in `tests/cmd` (tests/README.md).

use std::fs;
use std::path::Path;
use std::sync::Once;

use iop::load::BUILT_IN;

use crate::agreements::changed;
use crate::directory::{copy, put};
use crate::run::iop;

/// Lays the agreements that the cases are read against, once for both tests: every records directory of a case has
/// the shipped one, or with `NAME.changes.yaml` beside it one made of it.
fn lay_agreements() {
    static LAID: Once = Once::new();
    LAID.call_once(|| {
        let places = fs::read_dir("tests/cmd").unwrap().map(|entry| entry.unwrap().path());
        for place in places.filter(|path| path.extension().is_some_and(|ending| ending == "in")) {
            for entry in fs::read_dir(&place).unwrap().map(|entry| entry.unwrap()) {
                let name = entry.file_name().into_string().unwrap();
                match name.strip_suffix(".changes.yaml") {
                    Some(records) => lay(&place, records, &fs::read_to_string(entry.path()).unwrap()),
                    None if name == "records" && !place.join("records.changes.yaml").exists() => lay(&place, &name, ""),
                    None => {}
                }
            }
        }
    });
}

/// Lays an agreement with these changes to the shipped one, or to that of the directory beside it that `base` names.
fn lay(place: &Path, records: &str, changes: &str) {
    let base = changes.lines().find_map(|line| line.strip_prefix("base: "));
    let agreement = base.map(|base| fs::read_to_string(place.join(base).join("agreement.yaml")).unwrap());
    let rest: String = changes.split_inclusive('\n').filter(|line| !line.starts_with("base: ")).collect();
    fs::create_dir_all(place.join(records)).unwrap();
    let text = changed(agreement.as_deref().unwrap_or(BUILT_IN), &rest);
    fs::write(place.join(records).join("agreement.yaml"), text).unwrap();
}

#[test]
fn cases() {
    lay_agreements();
    let cases = trycmd::TestCases::new();
    cases.env("LANG", "en_GB.UTF-8").env("LC_ALL", "").env("LC_MESSAGES", "").env("NO_COLOR", "1").env("PATH", "");
    cases.case("tests/cmd/*.trycmd");
}

#[test]
fn documents_show_what_is_seen() {
    lay_agreements();
    let cases = trycmd::TestCases::new();
    cases.env("LANG", "sv_SE.UTF-8").env("LC_ALL", "").env("LC_MESSAGES", "").env("NO_COLOR", "1").env("PATH", "");
    cases.case("README.md");
    cases.case("docs/guide.md");
}

#[test]
fn as_many_errors_are_mended_as_are_said_to_be() {
    for case in ["fix", "faults", "helps", "messages"] {
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new(&format!("tests/cmd/{case}.in/records")), &folder.path().join("records"));
        put(folder.path(), "records/agreement.yaml", BUILT_IN);
        // What is missing is told where a mended key may stand: at the file's start, or in the place of an empty value.
        put(folder.path(), "records/visits/label-first.yaml", "Datum: 2026-08-20\nchannel: telfon\n");
        let empty = "case: none\nDatum:\nchannel: phone\nservices: [needs-mapping]\n";
        put(folder.path(), "records/visits/label-empty.yaml", empty);
        let told = || iop(folder.path(), "validate --today 2026-11-22 --format json").json();
        let errors = |told: &serde_json::Value| told["errors"].as_u64().unwrap();
        let before = told();
        let is_mended = |item: &&serde_json::Value| item["fixable"] == true && item["severity"] == "error";
        let fixable = before["diagnostics"].as_array().unwrap().iter().filter(is_mended).count();
        iop(folder.path(), "fix");
        assert_eq!(errors(&told()) + fixable as u64, errors(&before), "{case}");
    }
}
