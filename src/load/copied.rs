//! The marks that a copy's name bears: OneDrive, Dropbox, Nextcloud and Syncthing where two have written, Explorer and
//! Finder where somebody copied, git's merge tools.

use std::iter::successors;

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
}

/// How much a mark says, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// A word in capitals: a machine's name, or that of whoever was visited.
    Word,
    /// A number in brackets, or a name as only machines have: a copy's beside a file that says the same, and otherwise
    /// perhaps somebody's own way to name a second visit.
    Sign,
    /// Nothing but a copy is called so.
    Sure,
}

impl<'a> Copied<'a> {
    /// A file as it is called.
    pub fn of(path: &'a str, file: FileId) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Self { path, file, folder, stem }
    }

    /// Whether it is called a copy: by the word, or by a sign beside a file that is called the same without it, among
    /// those that say the same, in order of their names.
    pub fn is_copy(&self, alike: &[Self]) -> bool {
        unmarked(self.stem).any(|(_, mark)| mark == Mark::Sure) || self.original_by(Mark::Sign, alike).is_some()
    }

    /// The file that it is called a copy of, among files in order of their names.
    pub fn original<'f>(&self, files: &'f [Self]) -> Option<&'f Self> {
        self.original_by(Mark::Word, files)
    }

    /// The same, where each mark says so much at least.
    fn original_by<'f>(&self, least: Mark, files: &'f [Self]) -> Option<&'f Self> {
        let bases = unmarked(self.stem).take_while(|(_, mark)| *mark >= least);
        let mut at = bases.filter_map(|(base, _)| files.binary_search_by_key(&(self.folder, base), Self::name).ok());
        files.get(at.next()?)
    }

    /// Its folder, and its name there without the ending.
    pub fn name(&self) -> (&'a str, &'a str) {
        (self.folder, self.stem)
    }
}

/// The names that a file's name without its ending makes it a copy of.
pub fn originals(stem: &str) -> impl Iterator<Item = &str> {
    unmarked(stem).take_while(|(_, mark)| *mark >= Mark::Sign).map(|(base, _)| base)
}

/// A name with ever fewer marks behind or before it, each with the mark that it lacks.
fn unmarked(stem: &str) -> impl Iterator<Item = (&str, Mark)> {
    successors(without_mark(stem), |(base, _)| without_mark(base))
}

fn without_mark(stem: &str) -> Option<(&str, Mark)> {
    let (base, mark) = sure_mark(stem).map(|base| (base, Mark::Sure)).or_else(|| sign(stem))?;
    Some((base.trim_end(), mark))
}

fn sure_mark(stem: &str) -> Option<&str> {
    let before = ["Kopia av ", "kopia av ", "Copy of ", "copy of "].iter().find_map(|mark| stem.strip_prefix(mark));
    before.or_else(|| conflict(stem)).or_else(|| synced(stem)).or_else(|| copied(stem))
}

fn sign(stem: &str) -> Option<(&str, Mark)> {
    let numbered = in_brackets(stem).filter(|(_, inside)| is_number(inside));
    numbered.map(|(before, _)| (before, Mark::Sign)).or_else(|| machine(stem))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn in_brackets(stem: &str) -> Option<(&str, &str)> {
    stem.strip_suffix(')')?.rsplit_once('(')
}

/// What programs write in brackets; a sentence of somebody's own can be of a conflict too.
const IN_BRACKETS: &[&str] =
    &["conflicted copy", "conflict copy", "case conflict", "konfliktkopia", "motstridig kopia", "motstridiga kopia"];

/// `(Annas conflicted copy 2026-08-20)`, `(kopia)`.
fn conflict(stem: &str) -> Option<&str> {
    let (before, inside) = in_brackets(stem)?;
    let inside = inside.to_lowercase();
    let says_copy = matches!(&*inside, "kopia" | "copy") || IN_BRACKETS.iter().any(|words| inside.contains(words));
    says_copy.then_some(before)
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

/// `-LAPTOP-ANNA`, as OneDrive marks what another machine wrote. A machine's name has a digit or several parts; a word
/// alone may be a person's.
fn machine(stem: &str) -> Option<(&str, Mark)> {
    let is_of_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let before = stem.trim_end_matches(is_of_name);
    let name = stem.get(before.len()..)?;
    // A date before it is of such signs too: the machine's name begins with its first letter.
    let at = name.find(|c: char| c.is_ascii_uppercase())?;
    let (rest, machine) = name.split_at_checked(at)?;
    let mark = if machine.contains(|c: char| !c.is_ascii_uppercase()) { Mark::Sign } else { Mark::Word };
    (machine.len() >= 4 && rest.ends_with('-')).then(|| (&stem[..before.len() + at - 1], mark))
}

#[cfg(test)]
mod tests {
    use super::{Mark, unmarked};

    #[test]
    fn a_name_is_known_behind_its_marks() {
        for (mark, says) in [
            (" - Kopia", Mark::Sure),
            (" - Copy", Mark::Sure),
            (" kopia", Mark::Sure),
            (" copy 2", Mark::Sure),
            (" (kopia)", Mark::Sure),
            ("_LOCAL_4711", Mark::Sure),
            ("_BASE_1", Mark::Sure),
            (".sync-conflict-20260820-101010-ABCDEFG", Mark::Sure),
            (" (Annas conflicted copy 2026-08-20)", Mark::Sure),
            (" (Annas motstridiga kopia 2026-08-20)", Mark::Sure),
            (" (conflicted copy 1)", Mark::Sure),
            (" (Case Conflict)", Mark::Sure),
            (" (1)", Mark::Sign),
            ("(2)", Mark::Sign),
            ("-LAPTOP-ANNA", Mark::Sign),
            ("-DESKTOP-8F3K2", Mark::Sign),
            ("-MIKA-PC", Mark::Sign),
            ("-KONTOR7", Mark::Sign),
            ("-MIKA", Mark::Word),
        ] {
            for name in ["2026-08-19-a", "2026-08-19"] {
                assert_eq!(Vec::from_iter(unmarked(&format!("{name}{mark}"))), [(name, says)], "{mark}");
            }
        }
        assert_eq!(Vec::from_iter(unmarked("Kopia av 2026-08-19")), [("2026-08-19", Mark::Sure)]);
        let twice = [("2026-08-19 - kopia", Mark::Sign), ("2026-08-19", Mark::Sure)];
        assert_eq!(Vec::from_iter(unmarked("2026-08-19 - kopia (2)")), twice);
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
            "2026-08-19 (konflikt med arbetsgivaren)",
            "2026-08-19 (fick en kopia av avtalet)",
            "2026-08-19 (motstridiga uppgifter)",
        ] {
            assert_eq!(unmarked(name).next(), None, "{name}");
        }
    }
}
