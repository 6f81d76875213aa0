//! Everything in a records directory, read on all cores.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::decode::{Format, decode};
use super::fault::Fault;
use super::file::{any_text, read_file, wide_text};
use super::folder::{Found, Origin, What, stem, walk};
use super::folder_names::AGREEMENT;
use super::mend::{MOST_FAULTS, Reading};
use super::misplaced;
use super::place::{Part, Places};
use super::tree::{self, Whole};
use super::{agreement, conflict, controls, economy, identified, wrong_folder};
use crate::diagnostic::{At, Diagnostic, Related};
use crate::identifier::{self, Allowed};
use crate::model::agreement::PartyId;
use crate::model::kind::year;
use crate::model::records::{AnyEntry, Booking, Case, Entry, Listed, Records, Visit, Visitor};
use crate::model::{Agreement, CaseId, Kind};
use crate::rules::{self, Severity};
use crate::say;
use crate::source::{Content, FileId, Source, Sources, bom_len, line_at, numbered};

/// What a directory holds.
#[derive(Debug)]
pub struct Dataset {
    /// The agreement that governs it.
    pub agreement: Agreement,
    /// Its file.
    pub agreement_file: FileId,
    /// Every file, sorted by path.
    pub sources: Sources,
    /// The records.
    pub records: Records,
    /// Case ids that files are named by, whatever stands in them.
    pub named_cases: BTreeSet<CaseId>,
    /// Files that are named by a case's id and aren't counted, by that id.
    pub stray_cases: BTreeMap<CaseId, FileId>,
    /// Files that a commit takes away, by path; none but where what git would commit was read.
    pub removed: BTreeSet<String>,
    /// Years whose bookkeeping lies there and couldn't be read.
    pub lost_bookkeeping: BTreeSet<i32>,
    /// Rows of bookkeeping that couldn't be read; a lost file counts as one.
    pub bad_rows: usize,
}

impl Dataset {
    /// The records of a kind.
    pub fn of<T: Listed>(&self) -> &[Entry<T>] {
        T::of(&self.records)
    }

    /// SHA-256 over every file read, in order of path: the path, a zero byte, the length in bytes, a
    /// zero byte, the bytes.
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for source in self.sources.iter() {
            digest.update(source.path.as_bytes());
            digest.update(b"\0");
            digest.update(source.bytes().len().to_string().as_bytes());
            digest.update(b"\0");
            digest.update(source.bytes());
        }
        digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// What came of reading a directory.
#[derive(Debug)]
pub struct Loaded {
    /// Every file, and the records, where the agreement could be understood.
    pub dataset: Result<Dataset, Sources>,
    /// What was wrong with single files.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a directory. `tick` is told of every file read.
pub fn load(root: &Path, tick: &(dyn Fn() + Sync)) -> Loaded {
    load_found(&walk(root), None, BTreeSet::new(), tick)
}

/// Reads a directory's agreement and nothing else.
pub fn load_agreement(root: &Path) -> Loaded {
    let (path, origin) = (AGREEMENT.to_owned(), Origin::Disk(root.join(AGREEMENT)));
    load_found(&[Found { origin, path, linked: false, what: What::Agreement }], None, BTreeSet::new(), &|| ())
}

/// An agreement's file, and what it says.
#[derive(Debug, Default)]
pub(super) struct AgreementRead {
    /// Its text, where it is one.
    text: Option<String>,
    /// What it says, where that could be understood.
    said: Option<Agreement>,
    faults: Vec<Fault>,
}

impl AgreementRead {
    /// Reads an agreement's file.
    pub(super) fn of(item: &Found) -> Self {
        let mut faults = Vec::new();
        match read_file(item, &mut faults) {
            Content::Text(text) => {
                let said = agreement::read(&text, &mut faults);
                controls::alone(&mut faults);
                Self { said, text: Some(text), faults }
            }
            Content::Binary(_) | Content::Unread => Self { faults, ..Self::default() },
        }
    }

    /// Whether these very bytes were read.
    pub(super) fn is_of(&self, bytes: &[u8]) -> bool {
        self.text.as_ref().is_some_and(|text| text.as_bytes() == bytes)
    }
}

/// Reads what was found, `removed` being what a commit takes away; its agreement may have been read already.
pub(super) fn load_found(
    found: &[Found],
    agreement: Option<AgreementRead>,
    removed: BTreeSet<String>,
    tick: &(dyn Fn() + Sync),
) -> Loaded {
    let of_agreement = numbered(found).find(|(_, item)| matches!(item.what, What::Agreement));
    // A directory without an agreement, or with one that is no text, has none to judge by: the check tells that.
    let (file, read) =
        of_agreement.map(|(file, item)| (file, agreement.unwrap_or_else(|| AgreementRead::of(item)))).unzip();
    let AgreementRead { text, said: agreement, faults } = read.unwrap_or_default();
    let format = agreement.as_ref().map(Format::of);
    let ground = file.zip(text.as_deref()).map(|(file, text)| Ground { file, text, places: OnceLock::new() });
    let mut diagnostics = faults.into_iter().filter_map(|fault| Some(fault.in_file(file?))).collect();
    shorten(&mut diagnostics);
    let allowed = allowed_contacts(agreement.as_ref(), text.as_deref());
    let read: Vec<FileRead> = numbered(found)
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(file, item)| {
            tick();
            let (agreement, format) = (agreement.as_ref(), format.as_ref());
            let (what, ground) = (item.under(agreement), ground.as_ref());
            FileReader { file, item, what, agreement, format, ground, allowed: &allowed }.read()
        })
        .collect();
    diagnostics.extend(wrong_folder::told(found, agreement.as_ref()));
    let Loaded { dataset, diagnostics } = gather(file.zip(agreement), found, read, diagnostics);
    Loaded { dataset: dataset.map(|data| Dataset { removed, ..data }), diagnostics }
}

/// Contacts that the agreement itself publishes; all that it holds, where it can't be understood.
fn allowed_contacts(agreement: Option<&Agreement>, text: Option<&str>) -> Allowed {
    let mut allowed = Allowed::default();
    match agreement {
        Some(agreement) => agreement.of_every_time().flat_map(|terms| &terms.agreement.contacts).for_each(|contact| {
            allowed.allow(&contact.email);
            allowed.allow(&contact.phone);
        }),
        None => text.into_iter().for_each(|text| {
            let found = identifier::find(text, &Allowed::default());
            found.iter().filter_map(|found| text.get(found.span.range())).for_each(|contact| allowed.allow(contact));
        }),
    }
    allowed
}

/// Where the keys of the agreement stand; looked up when the first fault leads there.
struct Ground<'a> {
    file: FileId,
    text: &'a str,
    places: OnceLock<Places<'a>>,
}

struct FileRead {
    source: Source,
    records: Option<RecordsRead>,
    diagnostics: Vec<Diagnostic>,
}

/// The records of a file.
struct RecordsRead {
    entries: Vec<AnyEntry>,
    /// Rows that couldn't be read.
    bad_rows: usize,
}

struct FileReader<'a> {
    file: FileId,
    item: &'a Found,
    /// What the file is under the agreement.
    what: What,
    agreement: Option<&'a Agreement>,
    format: Option<&'a Format<'a>>,
    ground: Option<&'a Ground<'a>>,
    allowed: &'a Allowed,
}

impl FileReader<'_> {
    fn read(&self) -> FileRead {
        let mut faults = Vec::new();
        let mut identified = Vec::new();
        let (content, records) = match &self.what {
            What::Record(kind) => {
                let content = read_file(self.item, &mut faults);
                let records = self.records(*kind, &content, &mut faults, &mut identified);
                (content, records)
            }
            What::Agreement => (read_file(self.item, &mut Vec::new()), None),
            What::Stray(_) | What::Misnamed(_) | What::Copy(_) | What::Elsewhere(_) => {
                // No record, and yet it would be committed: nobody's number leaves the house in it.
                let content = read_file(self.item, &mut Vec::new());
                let text = any_text(content.bytes());
                identified
                    .extend(text.into_iter().flat_map(|text| identified::in_stray(self.file, &text, self.allowed)));
                (Content::Unread, None)
            }
            What::Folder | What::Unreadable(_) | What::Barred(_) => (Content::Unread, None),
        };
        controls::alone(&mut faults);
        let source = Source { path: self.item.path.clone(), content };
        identified.extend(identified::in_file(self.file, &source, self.allowed));
        let clause =
            self.agreement.and_then(|agreement| agreement.retention.as_ref()).map(|retention| &retention.clause);
        let identified = identified.into_iter().map(|found| Diagnostic { clause: clause.cloned(), ..found });
        let mut diagnostics: Vec<_> = faults.into_iter().map(|fault| self.diagnostic(fault)).collect();
        diagnostics.extend(misplaced::told(&self.what, self.file).into_iter().chain(identified));
        shorten(&mut diagnostics);
        FileRead { source, records, diagnostics }
    }

    fn records(
        &self,
        kind: Kind,
        content: &Content,
        faults: &mut Vec<Fault>,
        identified: &mut Vec<Diagnostic>,
    ) -> Option<RecordsRead> {
        let Content::Text(text) = content else {
            let is_mended = kind.file().is_yaml() && wide_text(content.bytes()).is_some();
            faults.iter_mut().for_each(|fault| fault.fixable = is_mended);
            return None;
        };
        let name = stem(&self.item.path);
        if !kind.file().is_yaml() {
            faults.extend(controls::steering(text));
            let (rows, bad_rows) = economy::read(text, self.agreement?, faults)?;
            let rows = rows.into_iter();
            let entry = |(row, values)| AnyEntry::new(kind, (self.file, Some(row), name), values);
            return Some(RecordsRead { entries: rows.filter_map(entry).collect(), bad_rows });
        }
        let mut told = Vec::new();
        let entries = self.record(kind, text, &mut told, identified);
        if let Some(format) = self.format {
            told = Reading { kind, stem: name, format }.judged(text, told);
        }
        tell_lines_once(text, &mut told);
        faults.extend(told);
        Some(RecordsRead { entries: entries?, bad_rows: 0 })
    }

    /// The record of a file, where it can be read as one.
    fn record(
        &self,
        kind: Kind,
        text: &str,
        faults: &mut Vec<Fault>,
        identified: &mut Vec<Diagnostic>,
    ) -> Option<Vec<AnyEntry>> {
        let name = stem(&self.item.path);
        let root = tree::read(text, Whole::Record, faults).or_else(|| {
            let is_of_client = |fault: &&mut Fault| kind == Kind::Case && *fault.rule == rules::CONFLICT_MARKER;
            faults.iter_mut().filter(is_of_client).for_each(conflict::of_client);
            None
        })?;
        identified.extend(identified::behind_escapes(self.file, &root, text, self.allowed));
        let format = self.format?;
        if let Some(elsewhere) = wrong_folder::of_another_kind(&root, (kind, name, text), format) {
            faults.push(elsewhere);
            return None;
        }
        let (values, _) = decode(&root, bom_len(text), format.against(kind, &root, name, text), faults);
        Some(AnyEntry::new(kind, (self.file, None, name), values).into_iter().collect())
    }

    /// A fault of the file as everyone sees it.
    fn diagnostic(&self, fault: Fault) -> Diagnostic {
        let related = self.ground.zip(fault.asked_by.clone()).map(|(ground, (key, words))| {
            let span = ground.places.get_or_init(|| Places::of(ground.text)).find(&key, Part::Key);
            Related { at: At::File(ground.file, span), words, asks: true }
        });
        Diagnostic { related, ..fault.in_file(self.file) }
    }
}

/// On a line that can't be read as it stands, that alone is told; in a file with more faults than anyone reads, all.
fn tell_lines_once(text: &str, told: &mut Vec<Fault>) {
    if told.len() > MOST_FAULTS {
        return;
    }
    let line = |fault: &Fault| line_at(text, fault.span.start).start;
    let unreadable: BTreeSet<usize> =
        told.iter().filter(|fault| *fault.rule == rules::SYNTAX && !fault.fixable).map(line).collect();
    told.retain(|fault| {
        *fault.rule == rules::SYNTAX || fault.rule.severity == Severity::Warning || !unreadable.contains(&line(fault))
    });
}

/// A file with more faults than anyone reads tells the first ones, and how many there are.
fn shorten(diagnostics: &mut Vec<Diagnostic>) {
    let count = diagnostics.len();
    diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
    let Some((file, span)) = diagnostics.get(MOST_FAULTS).map(|untold| (untold.file, untold.span)) else { return };
    diagnostics.truncate(MOST_FAULTS);
    let message = say!(
        sv "Filen har {count} fel; de första {MOST_FAULTS} visas.",
        en "The file has {count} faults; the first {MOST_FAULTS} are told."
    );
    let help = say!(sv "Kontrollera att rätt fil ligger här.", en "Check that the right file lies here.");
    diagnostics.push(Diagnostic::new(&rules::TOO_LARGE, file, span, message).help(help));
}

fn gather(
    agreement: Option<(FileId, Agreement)>,
    found: &[Found],
    read: Vec<FileRead>,
    mut diagnostics: Vec<Diagnostic>,
) -> Loaded {
    let mut sources = Vec::with_capacity(read.len());
    let mut records = Vec::with_capacity(read.len());
    for file in read {
        sources.push(file.source);
        records.push(file.records);
        diagnostics.extend(file.diagnostics);
    }
    let sources = Sources::from_iter(sources);
    let Some((agreement_file, agreement)) = agreement else { return Loaded { dataset: Err(sources), diagnostics } };
    let is_case = |item: &&Found| match item.what {
        What::Record(kind) => kind == Kind::Case,
        _ => matches!(item.under(Some(&agreement)), What::Elsewhere(Kind::Case)),
    };
    let named_cases = found.iter().filter(is_case).filter_map(|item| stem(&item.path).parse().ok()).collect();
    let stray_cases = numbered(found).filter_map(|(file, item)| Some((item.stray_case()?, file))).collect();
    let mut data = Dataset {
        named_cases,
        stray_cases,
        agreement,
        agreement_file,
        sources,
        records: Records::default(),
        removed: BTreeSet::new(),
        lost_bookkeeping: BTreeSet::new(),
        bad_rows: 0,
    };
    for (item, records) in found.iter().zip(records) {
        let is_sheet = matches!(item.what, What::Record(kind) if !kind.file().is_yaml());
        match records {
            Some(RecordsRead { entries, bad_rows }) => {
                entries.into_iter().for_each(|entry| data.records.push(entry));
                data.bad_rows += bad_rows;
            }
            None if is_sheet => {
                data.lost_bookkeeping.extend(year(stem(&item.path)));
                data.bad_rows += 1;
            }
            None => {}
        }
    }
    inherit_parties(&mut data);
    Loaded { dataset: Ok(data), diagnostics }
}

/// A visit that doesn't say whose it is, is that of its case; a booking is that of its row of the budget.
fn inherit_parties(data: &mut Dataset) {
    let parties = data.of::<Case>().iter().filter_map(|case| Some((case.record.id?, case.party?)));
    let parties: BTreeMap<CaseId, PartyId> = parties.collect();
    for visit in Visit::of_mut(&mut data.records) {
        if let (None, Some(Visitor::Client(id))) = (visit.party, visit.record.visitor) {
            visit.head.party = parties.get(&id).copied();
        }
    }
    for booking in Booking::of_mut(&mut data.records) {
        let row = &data.agreement.budget[booking.record.row];
        booking.head.party = row.party.as_ref().and_then(|party| data.agreement.party(party));
    }
}
