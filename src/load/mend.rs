//! Records as they would be with all that is certain mended; comments and layout stay.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::decode::{Format, Mend, decode};
use super::fault::Fault;
use super::file::{read_file, wide_text};
use super::folder::{Found, Origin, What, stem, walk};
use super::signs;
use super::tree::{self, Whole};
use super::wrong_folder;
use crate::model::{Agreement, Kind};
use crate::rules;
use crate::source::{Content, Span, bom_len, line_at};

/// A record that can be mended.
#[derive(Debug)]
pub struct Mended {
    /// Its path below the records directory.
    pub path: String,
    /// Where it lies.
    pub file: PathBuf,
    /// The bytes that lie there.
    pub bytes: Vec<u8>,
    /// The text that they are.
    pub before: String,
    /// As it would be.
    pub after: String,
}

impl Mended {
    /// Whether it is written in UTF-16, and would be in UTF-8.
    pub fn is_wide(&self) -> bool {
        self.bytes != self.before.as_bytes()
    }
}

/// The records that can be mended, of those asked about. Bookkeeping is never rewritten.
pub fn mended(root: &Path, agreement: &Agreement, asked: &(dyn Fn(&str) -> bool + Sync)) -> Vec<Mended> {
    let found = walk(root);
    let format = Format::of(agreement);
    found.into_par_iter().filter(|item| asked(&item.path)).filter_map(|item| record(item, agreement, &format)).collect()
}

fn record(item: Found, agreement: &Agreement, format: &Format) -> Option<Mended> {
    let kind = match item.under(Some(agreement)) {
        What::Record(kind) if kind.file().is_yaml() => kind,
        _ => return None,
    };
    let content = read_file(&item, &mut Vec::new());
    let Origin::Disk(file) = item.origin else { return None };
    let reading = Reading { kind, stem: stem(&item.path), format };
    let bytes = content.bytes().to_owned();
    let (after, before) = match content {
        Content::Text(text) => (reading.mended(&text)?, text),
        Content::Binary(bytes) => {
            let text = wide_text(&bytes)?;
            (reading.mended(&text).unwrap_or_else(|| with_even_lines(&text)), text)
        }
        Content::Unread => return None,
    };
    Some(Mended { path: item.path, file, bytes, before, after })
}

/// A round for keys and their values, one for what then stands twice, and one for each text with a colon that keeps the rest
/// from being read.
const MOST_ROUNDS: usize = 24;

/// A file with more faults is another than was meant: nothing in it is mended, nor is looked for what could be.
pub(super) const MOST_FAULTS: usize = 1_000;

/// How a text is read: as a record of a kind, in a file of a name.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub kind: Kind,
    pub stem: &'a str,
    pub format: &'a Format<'a>,
}

/// What is told of a text.
#[derive(Default)]
struct Told {
    /// Whether it can be read as one record.
    is_record: bool,
    /// How many of the faults are of its form.
    of_form: usize,
    faults: Vec<Fault>,
    mends: Vec<Mend>,
}

impl Told {
    /// Whether a text with these faults says no less than that with the others.
    fn is_no_worse(&self, before: &Self) -> bool {
        self.is_record && self.of_form <= before.of_form && self.faults.len() <= before.faults.len()
    }

    fn is_better(&self, before: &Self) -> bool {
        let is_more_legible = !before.is_record || self.of_form < before.of_form;
        self.is_record && (is_more_legible || self.faults.len() < before.faults.len())
    }
}

impl Reading<'_> {
    /// What is to be told of a text instead of the faults that were, with what mending takes away marked.
    pub fn judged(self, text: &str, told: Vec<Fault>) -> Vec<Fault> {
        let mut told = if told.is_empty() { told } else { self.as_seen(text).unwrap_or(told) };
        if told.len() > MOST_FAULTS {
            told.iter_mut().for_each(|fault| fault.fixable = false);
        } else {
            self.mark(text, &mut told);
        }
        told
    }

    /// The text with all mended that is certain; none where nothing is.
    fn mended(self, text: &str) -> Option<String> {
        if self.told(text).faults.len() > MOST_FAULTS {
            return None;
        }
        let mended = self.legible(text).map_or_else(|| self.rounds(text), |seen| self.rounds(&seen));
        (mended != text && self.told(&mended).is_record).then_some(mended)
    }

    fn rounds(self, text: &str) -> String {
        let rounds = std::iter::successors(self.once(text), |text| self.once(text));
        rounds.take(MOST_ROUNDS).last().unwrap_or_else(|| text.to_owned())
    }

    /// What is told of a text instead, where signs or colons keep it from being read as it is seen: of them, and of what it
    /// says then, where that stands.
    fn as_seen(self, text: &str) -> Option<Vec<Fault>> {
        let legible = self.legible(text);
        let mut faults = legible.as_ref().map_or_else(Vec::new, |_| signs::told(&signs::misleading(text)));
        let mut seen = legible.unwrap_or_else(|| text.to_owned());
        for _ in 0..MOST_ROUNDS {
            let told = Some(self.told(&seen)).filter(|told| told.faults.len() <= MOST_FAULTS)?;
            let place = |fault: &Fault| Fault { span: before_mends(text, &seen, fault.span), ..fault.clone() };
            faults.extend(told.faults.iter().map(place));
            if told.is_record {
                return (seen != text).then_some(faults);
            }
            seen = self.with_whole_text(&seen, &told)?;
        }
        None
    }

    /// The text with our signs for those that mislead, where fewer faults are left for it once all else is mended.
    fn legible(self, text: &str) -> Option<String> {
        let lines = signs::misleading(text);
        let is_told = |told: &Told| !lines.is_empty() && (1..=MOST_FAULTS).contains(&told.faults.len());
        let told = Some(self.told(text)).filter(is_told)?;
        let seen = edited(text, lines.into_iter().map(|line| line.mend).collect())?;
        let left = self.told(&self.rounds(&seen));
        let is_better = left.is_better(&told) && left.is_better(&self.told(&self.rounds(text)));
        is_better.then_some(seen)
    }

    /// Says of each fault that was told of a text whether mending takes it away.
    fn mark(self, text: &str, faults: &mut [Fault]) {
        let can_be = faults.iter().any(|fault| fault.fixable || *fault.rule == rules::SYNTAX);
        let mended = can_be.then(|| self.mended(text)).flatten();
        let mut left = mended.map_or_else(|| faults.to_vec(), |mended| self.told(&mended).faults);
        for fault in faults {
            let same = left.iter().position(|other| other.rule == fault.rule && other.message == fault.message);
            fault.fixable = same.is_none();
            same.into_iter().for_each(|at| drop(left.swap_remove(at)));
        }
    }

    /// One round: a colon that keeps the record from being read, else what it says.
    fn once(self, text: &str) -> Option<String> {
        let told = Some(self.told(text)).filter(|told| told.faults.len() <= MOST_FAULTS)?;
        if !told.is_record {
            return self.with_whole_text(text, &told);
        }
        let after = with_even_lines(&edited(text, told.mends.clone())?);
        (after != text && self.told(&after).is_no_worse(&told)).then_some(after)
    }

    /// The text with quotation marks around a value that a colon divides, where reading gets further, and finds no fault
    /// in the value.
    fn with_whole_text(self, text: &str, told: &Told) -> Option<String> {
        let at = told.faults.first()?.span.start;
        let line = line_at(text, at);
        let whole = signs::with_whole_value(text.get(line.range())?)?;
        let end = line.start + whole.len();
        let after = edited(text, vec![Mend { span: line, text: whole }])?;
        let left = self.told(&after);
        let is_further = left.is_record || left.faults.iter().all(|fault| fault.span.start > end);
        let is_sound = |fault: &Fault| fault.fixable || !(line.start + 1..end).contains(&fault.span.start);
        (is_further && left.faults.iter().all(is_sound)).then_some(after)
    }

    fn told(self, text: &str) -> Told {
        let Self { kind, stem, format } = self;
        let mut faults = Vec::new();
        let Some(root) = tree::read(text, Whole::Record, &mut faults) else {
            return Told { faults, ..Told::default() };
        };
        let of_form = faults.len();
        if let Some(elsewhere) = wrong_folder::of_another_kind(&root, (kind, stem, text), format) {
            faults.push(elsewhere);
            return Told { is_record: true, of_form, faults, ..Told::default() };
        }
        let (_, mends) = decode(&root, bom_len(text), format.against(kind, &root, stem, text), &mut faults);
        Told { is_record: true, of_form, faults, mends }
    }
}

/// Where a place of a text stands in the one that it was mended from, line by line.
fn before_mends(before: &str, after: &str, span: Span) -> Span {
    let line = after.get(..span.start).unwrap_or("").matches('\n').count();
    let start = |text: &str| text.match_indices('\n').nth(line.wrapping_sub(1)).map_or(0, |(at, _)| at + 1);
    let (from, of) = (start(before), start(after));
    let place = |at: usize| {
        let column = after.get(of..at).unwrap_or("").chars().count();
        let line = before.get(from..line_at(before, from).end).unwrap_or("");
        from + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
    };
    Span::new(place(span.start), place(span.end))
}

/// The text with its edits; none where one is of another text.
fn edited(text: &str, mut edits: Vec<Mend>) -> Option<String> {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for Mend { span: Span { start, end }, text: new } in edits {
        if start < at {
            continue;
        }
        edited.push_str(text.get(at..start)?);
        edited.push_str(&new);
        at = end;
    }
    edited.push_str(text.get(at..)?);
    Some(edited)
}

/// Lines that end alike: as most of them do, the last one too.
fn with_even_lines(text: &str) -> String {
    let windows = text.matches("\r\n").count();
    let plain = text.matches('\n').count() - windows;
    let end = if windows > plain { "\r\n" } else { "\n" };
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = if lines.ends_with('\n') { lines } else { lines + "\n" };
    lines.replace('\n', end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "id: 2026-001\nopened: 2026-08-19\ngender: woman\nnationality: PH\nexploitation: {form: labour, cause: [debt], industry: cleaning}\nneeds: [housing]\nchildren: []\n";

    fn case(text: &str) -> Option<String> {
        let agreement = crate::load::understood(crate::load::BUILT_IN).unwrap();
        Reading { kind: Kind::Case, stem: "2026-001", format: &Format::of(&agreement) }.mended(text)
    }

    fn mends(from: &str, to: &str) {
        assert_eq!(case(&CASE.replacen("gender: woman\n", from, 1)), Some(CASE.replacen("gender: woman\n", to, 1)));
    }

    #[test]
    fn labels_become_ids_and_comments_stay() {
        mends("gender: Kvinna # enligt henne\n", "gender: woman # enligt henne\n");
        mends("gender: \"Uppgift saknas\"\n", "gender: unknown\n");
        mends("kön:   kvinna\n", "gender:   woman\n");
        assert_eq!(case(&CASE.replace("PH", "[Filippinerna, Norge]")), Some(CASE.replace("PH", "[PH, \"NO\"]")));
    }

    #[test]
    fn a_term_that_stands_twice_stands_once_and_a_bare_one_in_a_list() {
        assert_eq!(
            case(&CASE.replace("[housing]", "[housing, return, housing]")),
            Some(CASE.replace("[housing]", "[housing, return]"))
        );
        assert_eq!(
            case(&CASE.replace("[housing]", "housing # akut")),
            Some(CASE.replace("[housing]", "[housing] # akut"))
        );
        assert_eq!(case(&CASE.replace("[housing]", "Boende")), Some(CASE.to_owned()));
        let block = CASE.replace("needs: [housing]", "needs:\n  - housing\n  # och\n  - housing\n  - return");
        assert_eq!(case(&block), None, "a comment would go along");
        let block = CASE.replace("needs: [housing]", "needs:\n  - housing\n  - housing\n  - return # hem");
        assert_eq!(case(&block), Some(CASE.replace("needs: [housing]", "needs:\n  - housing\n  - return # hem")));
    }

    #[test]
    fn what_is_written_in_another_way_and_can_be_nothing_else_is_written_as_here() {
        for day in
            ["2026/08/19", "20260819", "19 augusti 2026", "2026-8-19", "2026–08–19", "19/8 2026", "\"2026.08.19\""]
        {
            let opened = |day| CASE.replace("opened: 2026-08-19", &format!("opened: {day}"));
            assert_eq!(case(&opened(day)).as_deref(), Some(CASE), "{day}");
        }
        for needs in
            ["housing, return", "Boende och återvändande", "Boende; return", "[housing / return]", "return housing"]
        {
            let ids = if needs.starts_with("return") { "[return, housing]" } else { "[housing, return]" };
            let of = |needs: &str| CASE.replace("[housing]", needs);
            assert_eq!(case(&of(needs)), Some(of(ids)), "{needs}");
        }
        let block = CASE.replace("needs: [housing]", "needs:\n  - Boende, skydd # nu\n  - return");
        let mended = CASE.replace("needs: [housing]", "needs:\n  - housing\n  - protection # nu\n  - return");
        assert_eq!(case(&block), Some(mended));
        assert_eq!(case(&CASE.replace("PH", "Filippinerna, Norge")), Some(CASE.replace("PH", "[PH, \"NO\"]")));
        for (part, id) in [
            ("Hotell", "hospitality"),
            ("restaurang", "hospitality"),
            ("bärplockning", "forestry"),
            ("taxi", "transport"),
        ] {
            assert_eq!(case(&CASE.replace("cleaning", part)), Some(CASE.replace("cleaning", id)), "{part}");
        }
    }

    #[test]
    fn lines_end_alike() {
        assert_eq!(case(&CASE.replacen('\n', "\r\n", 1)), Some(CASE.to_owned()));
        assert_eq!(case(&CASE.replace('\n', "\r\n")), None, "Windows' line ends are right");
        assert_eq!(case(CASE.trim_end()), Some(CASE.to_owned()));
    }

    #[test]
    fn nothing_is_guessed() {
        for unsure in [
            "gender: kvina\n",
            "gender: women\n",
            "gender: k\n",
            "gender: woman\nkön: man\n",
            "gendr: woman\n",
            "gender: |\n  kvinna\n",
        ] {
            assert_eq!(case(&CASE.replacen("gender: woman\n", unsure, 1)), None, "{unsure}");
        }
        for unsure in [
            "05/08/2026",
            "5.8.2026",
            "260819",
            "19 augusti",
            "2026-08-19T22:00:00Z",
            "onsdag 25 augusti 2026",
            "\"2026\\u002F08\\u002F19\"",
        ] {
            assert_eq!(case(&CASE.replace("opened: 2026-08-19", &format!("opened: {unsure}"))), None, "{unsure}");
        }
        for unsure in ["form: Tvång", "form: sexuell", "form: labour, begging", "form: exploatering"] {
            assert_eq!(case(&CASE.replace("form: labour", unsure)), None, "{unsure}");
        }
        for unsure in ["kön: kvinna\nGender: man\n", "gender: &g Kvinna\n", "gender: !!str Kvinna\n"] {
            assert_eq!(case(&CASE.replacen("gender: woman\n", unsure, 1)), None, "{unsure}");
        }
        assert_eq!(case(CASE), None);
        assert_eq!(case("a: [\n"), None);
    }
}
