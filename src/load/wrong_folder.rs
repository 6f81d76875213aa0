//! Records that lie in another kind's folder, and folders that are a kind's by another name: none of them is counted.

use std::collections::BTreeMap;

use super::decode::{Against, Format};
use super::fault::Fault;
use super::folder::{Found, What};
use super::tree::{Node, Value};
use crate::diagnostic::{Diagnostic, quote};
use crate::lang::{Text, several};
use crate::model::kind::FileShape;
use crate::model::{Agreement, Kind};
use crate::rules;
use crate::say;
use crate::source::{FileId, Span, numbered};

/// More files than these aren't named.
const MOST_NAMED: usize = 5;

/// A file and its name within the folder.
type Named<'a> = (FileId, &'a str);

/// Tells of each folder that is a kind's by another name, once, at the first of its files.
pub fn told(found: &[Found], agreement: Option<&Agreement>) -> Vec<Diagnostic> {
    let mut folders = BTreeMap::<&str, (Kind, Vec<Named>)>::new();
    for (file, item) in numbered(found).filter(|(_, item)| matches!(item.what, What::Stray(_))) {
        if let (What::Elsewhere(kind), Some((folder, name))) = (item.under(agreement), item.path.split_once('/')) {
            folders.entry(folder).or_insert((kind, Vec::new())).1.push((file, name));
        }
    }
    folders.into_iter().filter_map(|(folder, (kind, files))| folder_by_another_name(folder, kind, &files)).collect()
}

fn folder_by_another_name(folder: &str, kind: Kind, files: &[Named]) -> Option<Diagnostic> {
    let ((first, _), others) = files.split_first()?;
    let (folder, due) = (quote(folder), kind.folder());
    let names: Vec<String> = files.iter().take(MOST_NAMED).map(|(_, name)| quote(name)).collect();
    let more = if files.len() > MOST_NAMED { ", …" } else { "" };
    let (names, count) = (names.join(", ") + more, files.len());
    let (sv, en) = (several(count, "fil", "filer"), several(count, "file isn't", "files aren't"));
    let message = say!(
        sv "Mappen {folder} ska heta `{due}`: {sv} i den räknas inte ({names}).",
        en "The folder {folder} is to be called `{due}`: {en} counted in it ({names})."
    );
    let help = say!(
        sv "Byt namn på mappen till `{due}`; finns den redan, flytta filerna dit.",
        en "Rename the folder to `{due}`; if that is there already, move the files into it."
    );
    let diagnostic = Diagnostic::new(&rules::WRONG_FOLDER, *first, Span::default(), message).help(help);
    Some(Diagnostic { also_in: others.iter().map(|(file, _)| *file).collect(), ..diagnostic })
}

/// A record whose keys are another kind's: nothing is told of its fields, which that kind takes.
pub fn of_another_kind(root: &Node, (own, stem, text): (Kind, &str, &str), format: &Format) -> Option<Fault> {
    let Value::Map(pairs) = &root.value else { return None };
    let known_to = |against: &Against| {
        pairs.iter().filter(|(key, _)| against.fields.iter().any(|field| field.name == key.name)).count()
    };
    let against = |kind| format.against(kind, root, stem, text);
    let known = known_to(&against(own));
    if known == pairs.len() || !lacks_any(root, &against(own)) {
        return None;
    }
    let others = Kind::ALL.into_iter().filter(|kind| *kind != own && kind.file().is_yaml()).map(against);
    let counted = others.filter(|other| other.agreement.has_kind(other.kind)).filter_map(|other| {
        let (count, mut essential) = (known_to(&other), other.fields.iter().filter(|field| field.essential).peekable());
        // A field more can be a slip; all of them, or several more and what the kind can't do without, are none.
        let is_sure = count == pairs.len() || (essential.peek().is_some() && count >= known + 2);
        let is_whole = essential.all(|field| root.get(&field.name).is_some());
        (count > known && is_sure && is_whole).then_some((count, other.kind))
    });
    let mut best: Vec<(usize, Kind)> = counted.collect();
    best.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let kind = match best[..] {
        [(first, _), (second, _), ..] if first == second => return None,
        [(_, kind), ..] => kind,
        [] => return None,
    };
    let agreement = against(own).agreement;
    let (of, not_of) = (agreement.kind_label(kind), agreement.kind_label(own));
    let folder = own.folder();
    let message = say!(
        sv "Filen ligger i mappen `{folder}` ({not_of}), men dess fält är de som hör till {of}.",
        en "The file lies in the folder `{folder}` ({not_of}), but its fields are those of {of}."; of, not_of
    );
    let span = pairs.first().map_or(root.span, |(key, _)| Span::new(key.span.start, key.span.start));
    Some(Fault::new(&rules::WRONG_FOLDER, span, message).help(move_to(kind)))
}

/// Whether a field is missing that a record must have.
fn lacks_any(root: &Node, against: &Against) -> bool {
    let is_required = |name: &str| {
        let told = against.due.field(against.kind, name);
        told.is_some_and(|told| told.is_required_on(against.day))
    };
    let mut fields = against.fields.iter();
    fields.any(|field| (field.essential || is_required(&field.name)) && root.get(&field.name).is_none())
}

fn move_to(kind: Kind) -> Text {
    let folder = kind.folder();
    match kind.file() {
        FileShape::Year | FileShape::YearOrQuarter => say!(
            sv "Flytta filen till `{folder}` och döp den efter året, till exempel `2026.yaml`.",
            en "Move the file to `{folder}` and name it by the year, such as `2026.yaml`."
        ),
        FileShape::Record | FileShape::Sheet => {
            say!(sv "Flytta filen till `{folder}`.", en "Move the file to `{folder}`.")
        }
    }
}
