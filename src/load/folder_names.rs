//! What people call the folders and the agreement's file otherwise than they are called.

use crate::model::agreement::FORMAT_NAME;
use crate::model::{Agreement, Kind};
use crate::nearest::{Candidate, fold, nearest};

/// The agreement's file name.
pub const AGREEMENT: &str = "agreement.yaml";

/// Another spelling of the agreement's name: `agreement.yml`, `Agreement.yaml`, `agreement.yaml.txt`.
pub fn is_spelling_of_agreement(name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    let mut parts = lower.split('.');
    name != AGREEMENT && parts.next() == Some("agreement") && parts.all(|end| ["yaml", "yml", "txt"].contains(&end))
}

/// A name that may be meant for the agreement's: a copy's (`agreement (1).yaml`), one with a sign that looks like a letter.
/// The content says whether it is.
pub fn may_be_agreement(name: &str) -> bool {
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let is_near = || nearest(stem, std::iter::once(Candidate::bare("agreement"))).is_some();
    let has_ending = ["yaml", "yml", "txt"].iter().any(|end| ending.to_lowercase().ends_with(end));
    is_spelling_of_agreement(name) || (has_ending && is_near())
}

/// Whether a file's content is an agreement of ours: other programs have files of such names.
pub fn is_agreement(content: &[u8]) -> bool {
    String::from_utf8_lossy(content).contains(FORMAT_NAME)
}

/// A path as its folder, with the slash after it, and the name there.
pub fn split_name(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |at| at + 1))
}

/// The kind that a folder of another name is surely meant for: `Visits`, `visit`, `Besök`.
pub fn kind_meant(folder: &str, agreement: Option<&Agreement>) -> Option<Kind> {
    let word = fold(folder);
    let is_meant = |kind: &Kind| {
        let label = agreement.map(|agreement| agreement.kind_label(*kind)).unwrap_or_default();
        let names = [kind.folder(), kind.id(), &label.sv, &label.en];
        names.iter().chain(kind.about().also_called).any(|name| fold(name) == word)
    };
    Kind::ALL.into_iter().find(is_meant)
}
