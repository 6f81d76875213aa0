//! Two files that say the same, as programs that keep folders alike make them, or somebody who copies a record; and a
//! copy that says something else than what it was made of.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::findings::Place;
use super::{Check, Findings};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::load::{Copied, Dataset};
use crate::model::Kind;
use crate::model::kind::FileShape;
use crate::rules::{Rule, rule};
use crate::say;
use crate::source::Span;

pub(super) static CHECK: Check = Check::records(&rule!("duplicate-record", Warning), find).or(&COPY);

/// The same rule where the file's name shows it: two visits can be alike, a file called a copy is none.
static COPY: Rule = rule!("duplicate-record", Error);

fn find(data: &Dataset, _today: NaiveDate, findings: &mut Findings) {
    // Clients are told apart by their numbers, which is another rule's.
    let kinds = Kind::ALL.into_iter().filter(|kind| kind.file() == FileShape::Record && *kind != Kind::Case);
    for kind in kinds {
        let mut alike: BTreeMap<u64, Vec<Copied>> = BTreeMap::new();
        for head in data.records.heads(kind) {
            let Some(content) = head.content else { continue };
            alike.entry(content).or_default().push(Copied::of(&data.sources[head.file].path, head.file));
        }
        let mut files: Vec<Copied> = alike.values().flatten().copied().collect();
        files.sort_by_key(Copied::name);
        for same in alike.into_values() {
            repeated(same, &files, findings);
        }
    }
}

/// Tells all but one of those that say the same: the one that isn't called a copy, else the first.
fn repeated(mut same: Vec<Copied>, files: &[Copied], findings: &mut Findings) {
    same.sort_by_key(Copied::name);
    let (copies, sound): (Vec<Copied>, Vec<Copied>) = same.iter().partition(|file| file.is_copy(&same));
    let Some(kept) = sound.first().or(copies.first()) else { return };
    differing(kept, files, findings);
    for (file, is_copy) in sound.iter().map(|file| (file, false)).chain(copies.iter().map(|file| (file, true))) {
        if file.file == kept.file {
            continue;
        }
        let other = quote(kept.path);
        if is_copy {
            let message = say!(
                sv "Filen är en kopia av {other} och räknas inte.",
                en "The file is a copy of {other} and isn't counted."
            );
            let help = say!(
                sv "Ta bort kopian. Är det en post för sig, ge filen ett eget namn och rätta det som skiljer dem åt.",
                en "Remove the copy. If it is a record of its own, give the file a name of its own and mend what tells them apart."
            );
            tell(file, kept, (message, help), findings).ruled(&COPY);
        } else {
            let message = say!(
                sv "Posten säger detsamma som {other}; båda räknas.",
                en "The record says the same as {other}; both are counted."
            );
            let help = say!(
                sv "Är det samma händelse, ta bort den ena filen. Var det två, låt båda stå, eller skriv det som skiljer dem åt.",
                en "If it is one event, remove one of the files. If they were two, let both stand, or write what tells them apart."
            );
            tell(file, kept, (message, help), findings);
        }
    }
}

/// A file that is called a copy of another and says something else: a conflict of two versions, or a new record that
/// was begun as a copy.
fn differing(file: &Copied, files: &[Copied], findings: &mut Findings) {
    let Some(original) = file.original(files) else { return };
    let other = quote(original.path);
    let message = say!(
        sv "Filen heter som en kopia av {other} men säger något annat; båda räknas.",
        en "The file is called a copy of {other} but says something else; both are counted."
    );
    let help = say!(
        sv "Är det två versioner av samma post, för ihop dem i en fil. Är det en post för sig, ge den ett eget namn.",
        en "If they are two versions of one record, bring them together in one file. If it is a record of its own, give it a name of its own."
    );
    tell(file, original, (message, help), findings);
}

fn tell<'f>(
    file: &Copied,
    other: &Copied,
    (message, help): (Text, Text),
    findings: &'f mut Findings,
) -> &'f mut super::findings::Finding {
    let found = findings.at(Place::Read(file.file, Span::default()), message, help, "");
    found.beside(other.file, "", say!(sv "den andra", en "the other"));
    found
}
