//! What people say of a report stands in every format that shows it, and what is meant for everybody in none yet.

use std::fs;

use iop::load::BUILT_IN;

use crate::directory::directory;
use crate::packages::Package;
use crate::run::iop;

const TEXTS: &str =
    "clients: |\n  Alla *tre* kom\n  <b>tillbaka</b>.\n\n  Sedan kom hösten.\nclients-public: För alla.\n";

#[test]
fn every_format_shows_the_paragraphs_as_they_are_written() {
    let records = directory(BUILT_IN, &[("commentary/2026.yaml", TEXTS)]);
    for ending in ["txt", "md", "html", "docx", "xlsx", "json"] {
        let file = records.path().join(format!("rapport.{ending}"));
        let done =
            iop(records.path(), &format!("report 2026 --edition internal --today 2026-12-01 -o rapport.{ending}"));
        assert_eq!(done.code, 0, "{ending}: {}", done.err);
        let bytes = fs::read(file).unwrap();
        let text = match ending {
            "docx" | "xlsx" => Package::open(&bytes).texts().map(|(_, text)| text.to_owned()).collect(),
            _ => String::from_utf8(bytes).unwrap(),
        };
        let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace('\\', "");
        for paragraph in ["Alla *tre* kom <b>tillbaka</b>.", "Sedan kom hösten."] {
            assert_eq!(plain.matches(paragraph).count(), 1, "{ending}: {paragraph}");
        }
        assert!(!plain.contains("För alla."), "{ending}");
    }
}
