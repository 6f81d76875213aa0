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
    /// Whether a mark says so by itself.
    says_copy: bool,
}

impl<'a> Copied<'a> {
    /// What a path says.
    pub fn of(path: &'a str, file: FileId) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let (base, says_copy) = without_marks(stem);
        Self { path, file, folder, stem, base, says_copy }
    }

    /// Whether it is called a copy: by the word, or by a sign beside a file that is called the same without it.
    pub fn is_copy(&self, files: &[Self]) -> bool {
        self.says_copy || self.original(files).is_some()
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

/// A name without the marks behind or before it, and whether one of them can be nothing but a copy's: a number in
/// brackets or a word in capitals may be somebody's own way to name a second visit.
fn without_marks(stem: &str) -> (&str, bool) {
    let (mut base, mut says_copy) = (stem, false);
    while let Some((shorter, says)) =
        sure_mark(base).map(|shorter| (shorter, true)).or_else(|| Some((sign(base)?, false)))
    {
        base = shorter.trim_end();
        says_copy |= says;
    }
    (base, says_copy)
}

fn sure_mark(stem: &str) -> Option<&str> {
    let before = ["Kopia av ", "kopia av ", "Copy of ", "copy of "].iter().find_map(|mark| stem.strip_prefix(mark));
    before.or_else(|| conflict(stem)).or_else(|| synced(stem)).or_else(|| copied(stem))
}

fn sign(stem: &str) -> Option<&str> {
    in_brackets(stem).filter(|(_, inside)| is_number(inside)).map(|(before, _)| before).or_else(|| machine(stem))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn in_brackets(stem: &str) -> Option<(&str, &str)> {
    stem.strip_suffix(')')?.rsplit_once('(')
}

/// `(Annas conflicted copy 2026-08-20)`.
fn conflict(stem: &str) -> Option<&str> {
    let (before, inside) = in_brackets(stem)?;
    let inside = inside.to_lowercase();
    ["conflict", "konflikt", "motstridig", "kopia", "copy"].iter().any(|word| inside.contains(word)).then_some(before)
}

/// `.sync-conflict-20260820-101010-ABCDEFG`, and `_LOCAL_4711` of git's merge tools.
fn synced(stem: &str) -> Option<&str> {
    let marks = [".sync-conflict-", "_LOCAL_", "_REMOTE_", "_BASE_", "_BACKUP_"];
    stem.get(..marks.iter().find_map(|mark| stem.find(mark))?)
}

/// ` - Kopia`, ` copy 2`.
fn copied(stem: &str) -> Option<&str> {
    let unnumbered = stem.rsplit_once(' ').filter(|(_, number)| is_number(number)).map_or(stem, |(before, _)| before);
    let (before, word) = unnumbered.rsplit_once([' ', '_', '-'])?;
    matches!(word.to_lowercase().as_str(), "kopia" | "copy").then(|| before.trim_end_matches([' ', '-', '–', '_']))
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
            "_LOCAL_4711",
            "_BASE_1",
            ".sync-conflict-20260820-101010-ABCDEFG",
            " (Annas conflicted copy 2026-08-20)",
            " (Annas motstridiga kopia 2026-08-20)",
            " (conflicted copy 1)",
        ] {
            assert_eq!(without_marks(&format!("2026-08-19-a{mark}")), ("2026-08-19-a", true), "{mark}");
            assert_eq!(without_marks(&format!("2026-08-19{mark}")), ("2026-08-19", true), "{mark}");
        }
        assert_eq!(without_marks("Kopia av 2026-08-19"), ("2026-08-19", true));
        for sign in [" (1)", "(2)", "-LAPTOP-ANNA", "-DESKTOP-8F3K2"] {
            assert_eq!(without_marks(&format!("2026-08-19{sign}")), ("2026-08-19", false), "{sign}");
        }
        for name in [
            "2026-08-19",
            "2026-08-19-b",
            "2026-08-19-AB",
            "besök-3",
            "2026-08-19_2",
            "2026-08-19 2",
            "kopiering",
            "konflikt om hyran",
            "besök (andra)",
        ] {
            assert_eq!(without_marks(name), (name, false));
        }
    }
}
