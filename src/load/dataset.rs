//! Everything in a records directory, read on all cores.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::decode::{Against, decode};
use super::fault::Fault;
use super::folder::{AGREEMENT, Found, What, walk};
use super::{agreement, economy, tree};
use crate::diagnostic::{Diagnostic, quote};
use crate::identifier::{self, Allowed};
use crate::lang::Text;
use crate::model::record::{Booking, Case, Entry, Feedback, Meeting, Monitoring, Resources, Visit};
use crate::model::{Agreement, CaseId, Kind};
use crate::say;
use crate::source::{Content, Source, Span, bom_len};

/// A file larger than this is no record.
const MOST_BYTES: u64 = 1 << 20;

/// A file tells this many faults.
const MOST_FAULTS: usize = 1_000;

/// What a directory holds.
#[derive(Debug)]
pub struct Dataset {
    /// The agreement that governs it.
    pub agreement: Agreement,
    /// Every file, sorted by path.
    pub sources: Vec<Source>,
    /// Clients.
    pub cases: Vec<Entry<Case>>,
    /// Visits.
    pub visits: Vec<Entry<Visit>>,
    /// Meetings.
    pub meetings: Vec<Entry<Meeting>>,
    /// Viewpoints and complaints.
    pub feedback: Vec<Entry<Feedback>>,
    /// The surrounding world.
    pub monitoring: Vec<Entry<Monitoring>>,
    /// Resources put in.
    pub resources: Vec<Entry<Resources>>,
    /// Bookkeeping.
    pub bookings: Vec<Entry<Booking>>,
    /// Case ids that files are named by, whatever stands in them.
    pub named_cases: BTreeSet<CaseId>,
    /// Years whose bookkeeping lies there and couldn't be read.
    pub lost_bookkeeping: BTreeSet<i32>,
    /// Rows of bookkeeping that couldn't be read; a lost file counts as one.
    pub bad_rows: usize,
}

impl Dataset {
    /// SHA-256 over every file read, in order of path: the path, a zero byte, the length in bytes, a
    /// zero byte, the bytes.
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for source in &self.sources {
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
    pub dataset: Result<Dataset, Vec<Source>>,
    /// What was wrong with single files.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a directory. `tick` is told of every file read.
pub fn load(root: &Path, tick: &(dyn Fn() + Sync)) -> Loaded {
    load_found(&walk(root), tick)
}

/// Reads a directory's agreement and nothing else.
pub fn load_agreement(root: &Path) -> Loaded {
    let file = root.join(AGREEMENT);
    load_found(&[Found { file, path: AGREEMENT.to_owned(), linked: false, what: What::Agreement }], &|| ())
}

fn load_found(found: &[Found], tick: &(dyn Fn() + Sync)) -> Loaded {
    let mut diagnostics = Vec::new();
    let at = found.iter().position(|item| matches!(item.what, What::Agreement));
    let mut faults = Vec::new();
    let text = at.and_then(|at| found.get(at)).and_then(|item| match read_file(item, &mut faults) {
        Content::Text(text) => Some(text),
        Content::Binary(_) | Content::Unread => None,
    });
    let agreement = text.as_deref().and_then(|text| agreement::read(text, &mut faults));
    diagnostics.extend(faults.into_iter().map(|fault| diagnostic(fault, at.unwrap_or_default())));
    let allowed = allowed_contacts(agreement.as_ref(), text.as_deref().unwrap_or(""));
    let read: Vec<FileRead> = found
        .par_iter()
        .enumerate()
        .map(|(at, item)| {
            tick();
            FileReader { at, item, agreement: agreement.as_ref(), allowed: &allowed }.read()
        })
        .collect();
    gather(agreement, found, read, diagnostics)
}

/// Contacts that the agreement itself publishes; all that it holds, where it can't be understood.
fn allowed_contacts(agreement: Option<&Agreement>, text: &str) -> Allowed {
    let mut allowed = Allowed::default();
    match agreement {
        Some(agreement) => agreement.agreement.contacts.iter().for_each(|contact| {
            allowed.allow(&contact.email);
            allowed.allow(&contact.phone);
        }),
        None => identifier::find(text, &Allowed::default())
            .iter()
            .for_each(|found| allowed.allow(text.get(found.span.range()).unwrap_or(""))),
    }
    allowed
}

struct FileRead {
    source: Source,
    record: Option<Record>,
    diagnostics: Vec<Diagnostic>,
}

enum Record {
    Case(Case),
    Visit(Visit),
    Meeting(Meeting),
    Feedback(Feedback),
    Monitoring(Monitoring),
    Resources(Resources),
    Economy(Vec<Booking>, usize),
}

struct FileReader<'a> {
    at: usize,
    item: &'a Found,
    agreement: Option<&'a Agreement>,
    allowed: &'a Allowed,
}

impl FileReader<'_> {
    fn read(&self) -> FileRead {
        let mut faults = Vec::new();
        let (content, record) = match &self.item.what {
            What::Record(kind) => {
                let content = read_file(self.item, &mut faults);
                let record = self.record(*kind, &content, &mut faults);
                (content, record)
            }
            What::Agreement => (read_file(self.item, &mut Vec::new()), None),
            What::Stray(_) | What::Unreadable(_) => (Content::Unread, None),
        };
        let mut diagnostics: Vec<_> = faults.into_iter().map(|fault| diagnostic(fault, self.at)).collect();
        diagnostics.extend(self.misplaced());
        let source = Source { path: self.item.path.clone(), content };
        diagnostics.extend(self.identifiers(&source));
        shorten(&mut diagnostics);
        FileRead { source, record, diagnostics }
    }

    fn record(&self, kind: Kind, content: &Content, faults: &mut Vec<Fault>) -> Option<Record> {
        let Content::Text(text) = content else { return None };
        let Some(agreement) = self.agreement else {
            if kind != Kind::Economy {
                tree::read(text, faults);
            }
            return None;
        };
        if kind == Kind::Economy {
            let (bookings, left_out) = economy::read(text, agreement, faults)?;
            return Some(Record::Economy(bookings, left_out));
        }
        let root = tree::read(text, faults)?;
        faults.extend(self.escaped_identifiers(&root, text));
        let values = decode(&root, bom_len(text), Against { agreement, kind, stem: stem(&self.item.path) }, faults);
        Some(match kind {
            Kind::Case => Record::Case(values.into()),
            Kind::Visit => Record::Visit(values.into()),
            Kind::Meeting => Record::Meeting(values.into()),
            Kind::Feedback => Record::Feedback(values.into()),
            Kind::Monitoring => Record::Monitoring(values.into()),
            Kind::Resources | Kind::Economy => {
                Record::Resources(Resources { year: stem(&self.item.path).parse().ok(), ..values.into() })
            }
        })
    }

    fn misplaced(&self) -> Option<Diagnostic> {
        match &self.item.what {
            What::Stray(why) => {
                let help = say!(sv "Flytta filen dit den hör, eller ut ur mappen med poster.", en "Move the file where it belongs, or out of the records directory.");
                Some(Diagnostic::warning("stray-file", self.at, Span::default(), why.clone()).help(help))
            }
            What::Unreadable(why) => Some(unreadable(self.at, why.clone())),
            What::Agreement | What::Record(_) => None,
        }
    }

    /// Identifiers that only show once escapes and folded lines are resolved.
    fn escaped_identifiers(&self, root: &tree::Node, text: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        root.each_text(&mut |words, span| {
            let raw = text.get(span.range()).unwrap_or("");
            if !raw.contains(['\\', '\n', '\r']) {
                return;
            }
            let shown = identifier::find(raw, self.allowed).len();
            for found in identifier::find(words, self.allowed).into_iter().skip(shown) {
                let Diagnostic { code, message, help, .. } = identified(found.kind, self.at, span, false);
                faults.push(Fault { help, ..Fault::new(code, span, message) });
            }
        });
        faults
    }

    /// Identifiers in the text and in the file's name; they are never shown.
    fn identifiers(&self, source: &Source) -> Vec<Diagnostic> {
        let text = if matches!(source.content, Content::Text(_)) { source.text() } else { "" };
        let inside = identifier::find(text, self.allowed).into_iter().map(|found| (found.kind, found.span, false));
        let name = identifier::find_in_path(&source.path, self.allowed).into_iter();
        let start = bom_len(text);
        let named = name.map(|found| (found.kind, Span::new(start, start), true));
        let clause = self.agreement.map(|agreement| agreement.retention.clause.clone());
        let told =
            |(kind, span, in_name)| Diagnostic { clause: clause.clone(), ..identified(kind, self.at, span, in_name) };
        inside.chain(named).map(told).collect()
    }
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
    diagnostics.push(Diagnostic::error("too-large", file, span, message).help(help));
}

/// A fault of a file as everyone sees it.
fn diagnostic(fault: Fault, file: usize) -> Diagnostic {
    let Fault { code, span, message, help, clause } = fault;
    Diagnostic { help, clause, ..Diagnostic::error(code, file, span, message) }
}

fn unreadable(file: usize, message: Text) -> Diagnostic {
    let help = say!(sv "Lägg en vanlig fil här, eller ta bort det som ligger här.", en "Put an ordinary file here, or remove what lies here.");
    Diagnostic::error("unreadable", file, Span::default(), message).help(help)
}

fn identified(kind: identifier::Kind, file: usize, span: Span, in_name: bool) -> Diagnostic {
    use identifier::Kind as K;
    let place = if in_name { say!(sv "i filens namn", en "in the file's name") } else { say!(sv "här", en "here") };
    let help = say!(
        sv "Ta bort uppgiften. Nyckeln mellan löpnummer och person förvaras på annan plats.",
        en "Remove it. The key between serial number and person is kept elsewhere."
    );
    let found = match kind {
        K::PersonalNumber => Diagnostic::error(
            "personal-number",
            file,
            span,
            say!(sv "Ett personnummer eller samordningsnummer står {place}.", en "A personal number or coordination number stands {place}."; place),
        ),
        K::PossiblePersonalNumber => {
            let message = say!(sv "Tio siffror {place} kan vara ett personnummer.", en "Ten digits {place} could be a personal number."; place);
            let help = say!(sv "Ta bort det om det är ett personnummer; skriv annars siffrorna i grupper.", en "Remove it if it is one; else write the digits in groups.");
            return Diagnostic::warning("possible-personal-number", file, span, message).help(help);
        }
        K::Email => Diagnostic::error(
            "contact-detail",
            file,
            span,
            say!(sv "En e-postadress står {place}.", en "An e-mail address stands {place}."; place),
        ),
        K::Phone => Diagnostic::error(
            "contact-detail",
            file,
            span,
            say!(sv "Ett telefonnummer står {place}.", en "A phone number stands {place}."; place),
        ),
    };
    found.help(help)
}

/// Reads a file whole, unless it is too large or can't be read.
fn read_file(item: &Found, faults: &mut Vec<Fault>) -> Content {
    match read_bytes(item) {
        Ok(bytes) if bytes.len() as u64 > MOST_BYTES => {
            let message = say!(sv "Filen är större än 1 MiB; ingen post är så stor.", en "The file is larger than 1 MiB; no record is that large.");
            faults.push(
                Fault::new("too-large", Span::default(), message)
                    .help(say!(sv "Kontrollera att rätt fil ligger här.", en "Check that the right file lies here.")),
            );
            Content::Unread
        }
        Ok(bytes) => decode_text(bytes, faults),
        Err(error) => {
            let reason = quote(&error.to_string());
            let message = say!(sv "Filen kan inte läsas: {reason}.", en "The file can't be read: {reason}.");
            faults.push(
                Fault::new("unreadable", Span::default(), message)
                    .help(say!(sv "Kontrollera filens rättigheter.", en "Check the file's permissions.")),
            );
            Content::Unread
        }
    }
}

/// At most one byte more than is allowed, so that no file fills the memory.
fn read_bytes(item: &Found) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(&item.file)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn decode_text(bytes: Vec<u8>, faults: &mut Vec<Fault>) -> Content {
    let valid = match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err((text.find('\0').unwrap_or(0), text.into_bytes())),
        Ok(text) => Ok(text),
        Err(error) => Err((error.utf8_error().valid_up_to(), error.into_bytes())),
    };
    match valid {
        Ok(text) => Content::Text(text),
        Err((at, bytes)) => {
            let message = say!(sv "Filen är inte text i UTF-8.", en "The file is no text in UTF-8.");
            let help = say!(sv "Öppna filen i en textredigerare och spara den som UTF-8.", en "Open the file in a text editor and save it as UTF-8.");
            faults.push(Fault::new("encoding", Span::new(at, at), message).help(help));
            Content::Binary(bytes)
        }
    }
}

fn gather(
    agreement: Option<Agreement>,
    found: &[Found],
    read: Vec<FileRead>,
    mut diagnostics: Vec<Diagnostic>,
) -> Loaded {
    let mut sources = Vec::with_capacity(read.len());
    let mut records = Vec::with_capacity(read.len());
    for file in read {
        sources.push(file.source);
        records.push(file.record);
        diagnostics.extend(file.diagnostics);
    }
    let Some(agreement) = agreement else { return Loaded { dataset: Err(sources), diagnostics } };
    let cases = found.iter().filter(|item| matches!(item.what, What::Record(Kind::Case)));
    let mut data = Dataset {
        named_cases: cases.filter_map(|item| stem(&item.path).parse().ok()).collect(),
        agreement,
        sources,
        cases: Vec::new(),
        visits: Vec::new(),
        meetings: Vec::new(),
        feedback: Vec::new(),
        monitoring: Vec::new(),
        resources: Vec::new(),
        bookings: Vec::new(),
        lost_bookkeeping: BTreeSet::new(),
        bad_rows: 0,
    };
    for (file, record) in records.into_iter().enumerate() {
        let sheet = found.get(file).filter(|item| matches!(item.what, What::Record(Kind::Economy)));
        if let (Some(year), None) = (sheet.and_then(|item| stem(&item.path).parse().ok()), &record) {
            data.lost_bookkeeping.insert(year);
            data.bad_rows += 1;
        }
        match record {
            Some(Record::Case(record)) => data.cases.push(Entry { file, record }),
            Some(Record::Visit(record)) => data.visits.push(Entry { file, record }),
            Some(Record::Meeting(record)) => data.meetings.push(Entry { file, record }),
            Some(Record::Feedback(record)) => data.feedback.push(Entry { file, record }),
            Some(Record::Monitoring(record)) => data.monitoring.push(Entry { file, record }),
            Some(Record::Resources(record)) => data.resources.push(Entry { file, record }),
            Some(Record::Economy(rows, bad)) => {
                data.bookings.extend(rows.into_iter().map(|record| Entry { file, record }));
                data.bad_rows += bad;
            }
            None => {}
        }
    }
    Loaded { dataset: Ok(data), diagnostics }
}

/// A file's name without folder and ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
