//! The marks that a copy's name bears: OneDrive, Dropbox, Nextcloud and Syncthing where two have written, Explorer and
//! Finder where somebody copied, git's merge tools.

use crate::source::FileId;

/// A file, and what its name says of it.
#[derive(Debug, Clone, Copy)]
pub struct Copied<'a> {
    /// Its path below the records directory.
    pub path: &'a str,
    /// The file itself.
    pub file: FileId,
    folder: &'a str,
    /// Its name without the ending.
    stem: &'a str,
    /// What the name is without a copy's marks.
    base: &'a str,
}

impl<'a> Copied<'a> {
    /// What a path says.
    pub fn of(path: &'a str, file: FileId) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Self { path, file, folder, stem, base: without_marks(stem) }
    }

    /// Whether it is called a copy: by the word, or by a sign beside a file that is called the same without it.
    pub fn is_copy(&self, files: &[Self]) -> bool {
        says_copy(self.stem) || self.original(files).is_some()
    }

    /// The file that it is called a copy of, among files in order of their names.
    pub fn original<'f>(&self, files: &'f [Self]) -> Option<&'f Self> {
        if self.base == self.stem {
            return None;
        }
        let at = files.binary_search_by(|other| other.name().cmp(&(self.folder, self.base))).ok()?;
        files.get(at)
    }

    /// Its folder, and its name there without the ending.
    pub fn name(&self) -> (&'a str, &'a str) {
        (self.folder, self.stem)
    }
}

/// Words that no record is called by but by a program that copied it.
const WORDS: [&str; 5] = ["conflict", "konflikt", "motstridig", "kopia", "copy"];

fn says_copy(stem: &str) -> bool {
    let stem = stem.to_lowercase();
    WORDS.iter().any(|word| stem.contains(word)) || MERGED.iter().any(|mark| stem.contains(&mark.to_lowercase()))
}

/// What git's merge tools put behind the name, before a number.
const MERGED: [&str; 4] = ["_LOCAL_", "_REMOTE_", "_BASE_", "_BACKUP_"];

/// A name without the marks behind or before it.
fn without_marks(stem: &str) -> &str {
    let mut base = stem;
    while let Some(shorter) = without_mark(base) {
        base = shorter.trim_end();
    }
    base
}

fn without_mark(stem: &str) -> Option<&str> {
    let before = ["Kopia av ", "kopia av ", "Copy of ", "copy of "].iter().find_map(|mark| stem.strip_prefix(mark));
    before
        .or_else(|| in_brackets(stem))
        .or_else(|| merged(stem))
        .or_else(|| copied(stem))
        .or_else(|| numbered(stem))
        .or_else(|| machine(stem))
}

/// `(1)`, `(Annas conflicted copy 2026-08-20)`.
fn in_brackets(stem: &str) -> Option<&str> {
    let (before, inside) = stem.strip_suffix(')')?.rsplit_once('(')?;
    let is_number = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
    (is_number || says_copy(inside)).then_some(before)
}

/// `.sync-conflict-20260820-101010-ABCDEFG`, `_LOCAL_4711`.
fn merged(stem: &str) -> Option<&str> {
    let at = stem.find(".sync-conflict-").or_else(|| MERGED.iter().find_map(|mark| stem.find(mark)))?;
    stem.get(..at)
}

/// ` - Kopia`, ` copy`.
fn copied(stem: &str) -> Option<&str> {
    let (before, word) = stem.rsplit_once([' ', '_', '-'])?;
    matches!(word.to_lowercase().as_str(), "kopia" | "copy").then(|| before.trim_end_matches([' ', '-', '–', '_']))
}

/// ` 2`, as Finder counts.
fn numbered(stem: &str) -> Option<&str> {
    let (before, number) = stem.rsplit_once(' ')?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(before)
}

/// `-LAPTOP-ANNA`, as OneDrive marks what another machine wrote.
fn machine(stem: &str) -> Option<&str> {
    let is_of_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let before = stem.trim_end_matches(is_of_name);
    let name = stem.get(before.len()..)?;
    // A date before it is of such signs too: the machine's name begins with its first letter.
    let at = name.find(|c: char| c.is_ascii_uppercase())?;
    let (rest, machine) = name.split_at_checked(at)?;
    (machine.len() >= 4 && rest.ends_with('-')).then(|| &stem[..before.len() + at - 1])
}

#[cfg(test)]
mod tests {
    use super::without_marks;

    #[test]
    fn a_name_is_known_behind_its_marks() {
        for mark in [
            " - Kopia",
            " - kopia (2)",
            " - Copy",
            " kopia",
            " copy 2",
            " (1)",
            "(2)",
            " 2",
            "_LOCAL_4711",
            "_BASE_1",
            "-LAPTOP-ANNA",
            "-DESKTOP-8F3K2",
            ".sync-conflict-20260820-101010-ABCDEFG",
            " (Annas conflicted copy 2026-08-20)",
            " (Annas motstridiga kopia 2026-08-20)",
            " (conflicted copy 1)",
        ] {
            assert_eq!(without_marks(&format!("2026-08-19-a{mark}")), "2026-08-19-a", "{mark}");
            assert_eq!(without_marks(&format!("2026-08-19{mark}")), "2026-08-19", "{mark}");
        }
        assert_eq!(without_marks("Kopia av 2026-08-19"), "2026-08-19");
        for name in ["2026-08-19", "2026-08-19-b", "2026-08-19-AB", "besök-3", "2026-08-19_2", "kopiering"] {
            assert_eq!(without_marks(name), name);
        }
    }
}
