//! `agreement.yaml`: a marked tree, its amendments laid over it one after the other, and each read as what it is.

use std::borrow::Cow;

use super::amended::{Amending, changed};
use super::fault::Fault;
use super::lasting::{self, Unkept};
use super::place::{self, Part};
use super::plain;
use super::reader;
use super::tree::{self, Key, Node, Value, Whole};
use crate::diagnostic::quote;
use crate::identifier::{escaped, is_harmless};
use crate::model::Agreement;
use crate::model::agreement::{Amendment, Earlier, FORMAT, in_amendment};
use crate::nearest::{Candidate, nearest};
use crate::rules;
use crate::say;
use crate::source::Span;

/// The built-in agreement, which `iop init` writes.
pub const BUILT_IN: &str = include_str!("../../records/agreement.yaml");

/// The agreement that a text holds; none where it has faults.
pub fn understood(text: &str) -> Option<Agreement> {
    read(text, &mut Vec::new())
}

/// Reads an agreement. `None` where it can't be understood; every fault of its form is in `faults`.
pub fn read(text: &str, faults: &mut Vec<Fault>) -> Option<Agreement> {
    let mut root = tree::read(text, Whole::Other, faults)?;
    make_harmless(&mut root);
    check_format(&mut root, faults)?;
    let signed = reader::read(&root, text, top(&root), faults);
    let read = amended(signed, &root, text, faults);
    plain::judge(&root, faults);
    // What lost a word, or may be in another format, says something else than it seems to.
    let is_unsure = |fault: &Fault| [&rules::SYNTAX, &rules::AGREEMENT_FORMAT].contains(&fault.rule);
    read.filter(|_| !faults.iter().any(is_unsure))
}

/// Whatever the agreement says can come to stand on a terminal, in a document or in a log: lines go on, and a sign that
/// would steer is shown as what it is.
fn make_harmless(node: &mut Node) {
    let words = |text: &mut Cow<str>| {
        if !text.chars().all(is_harmless) {
            *text = Cow::Owned(escaped(text.replace(['\n', '\t', '\r'], " ").trim_end()));
        }
    };
    match &mut node.value {
        Value::Null => {}
        Value::Scalar { text, .. } => words(text),
        Value::List(items) => items.iter_mut().for_each(make_harmless),
        Value::Map(pairs) => pairs.iter_mut().for_each(|(key, node)| {
            words(&mut key.name);
            make_harmless(node);
        }),
    }
}

/// Where what is missing at the top of a file is told.
fn top(root: &Node) -> Span {
    Span::new(root.span.start, root.span.start)
}

/// The file says which format it is in. A newer one is for a newer program, and nothing more is told of it; where none is
/// said, it is read as this one.
fn check_format(root: &mut Node, faults: &mut Vec<Fault>) -> Option<()> {
    let found = match root.get("format").map(|(_, node)| &node.value) {
        Some(Value::Scalar { text, .. }) => text.as_ref(),
        _ => "",
    };
    if found == FORMAT {
        return Some(());
    }
    let place = root.get("format").map(|(_, node)| node.span).or_else(|| misspelt_format(root)).unwrap_or(top(root));
    let number = |format: &str| {
        let digits = format
            .strip_prefix("iop-agreement/")
            .filter(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        Some(digits.parse().unwrap_or(u32::MAX))
    };
    let newer = number(found) > number(FORMAT);
    let shown = quote(found);
    let fault = if newer {
        Fault::new(
            &rules::AGREEMENT_FORMAT,
            place,
            say!(sv "Filen är gjord för ett nyare iop: {shown}.", en "The file is made for a newer iop: {shown}."),
        )
        .help(say!(sv "Uppdatera programmet.", en "Update the program."))
    } else {
        Fault::new(
            &rules::AGREEMENT_FORMAT,
            place,
            say!(sv "Filen säger inte vilket format den har.", en "The file doesn't say which format it has."),
        )
        .help(say!(sv "Skriv överst: `format: {FORMAT}`", en "Write at the top: `format: {FORMAT}`"))
    };
    faults.push(fault);
    (!newer).then(|| put_format(root, place))
}

/// Where a key stands that was to be `format`.
fn misspelt_format(root: &Node) -> Option<Span> {
    let Value::Map(pairs) = &root.value else { return None };
    let is_near = |key: &Key| nearest(&key.name, std::iter::once(Candidate::bare("format"))).is_some();
    pairs.iter().find(|(key, _)| is_near(key)).map(|(key, _)| key.span)
}

/// Lays the format in where its lack was told, so that it isn't told again with what else is wrong.
fn put_format(root: &mut Node, place: Span) {
    let Value::Map(pairs) = &mut root.value else { return };
    pairs.retain(|(key, _)| key.name != "format" && key.span != place);
    let key = Key { span: place, name: "format".into(), quoted: false };
    pairs.push((key, Node { span: place, value: Value::Scalar { text: FORMAT.into(), quoted: false } }));
}

/// The agreement as signed, with its amendments laid over it in their order. The faults of all of them are told, those
/// that were there before once.
fn amended(signed: Option<Agreement>, root: &Node, text: &str, faults: &mut Vec<Fault>) -> Option<Agreement> {
    let items = root.get("amendments").map_or(&[][..], |(_, list)| list.items());
    if items.is_empty() {
        return signed;
    }
    let (mut terms, mut applies, mut earlier) = (root.clone(), signed, Vec::new());
    // Where the agreement as signed has faults there are none to read terms into, and those are told all the same.
    let mut amendments: Vec<Amendment> =
        applies.as_mut().map(|applies| std::mem::take(&mut applies.amendments)).unwrap_or_default();
    let mut amending = Amending::new(faults);
    for (at, item) in items.iter().enumerate() {
        let Some((key, changes)) = item.get("changes") else { continue };
        let before = terms.clone();
        amending.lay_over(&mut terms, changes);
        let next: Option<Agreement> = reader::read(&terms, text, key.span, &mut amending.found);
        let is_sound = amending.tell_new();
        let pair = applies.take().zip(next).zip(amendments.get_mut(at)).filter(|_| is_sound);
        let Some(((was, mut next), amendment)) = pair else { continue };
        if let Some(Unkept { key, message, help }) = lasting::unkept(&was, &next, amendment.from) {
            let span = place::find(root, top(root), &in_amendment(at, &key), Part::Key);
            amending.tell(Fault::new(&rules::AGREEMENT_INVALID, span, message).help(help));
            continue;
        }
        amendment.changed = changed(&before, &terms);
        let from = amendment.from;
        next.amendments = amendments.get(..=at)?.to_vec();
        earlier.push(Earlier { until: from, terms: was });
        applies = Some(next);
    }
    let applies = applies?;
    lasting::hand_back_parties(&mut earlier, &applies);
    Some(Agreement { earlier, ..applies })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Term;
    use crate::nearest::Meant;

    /// What people type for terms of the built-in agreement, and what they mean by it.
    #[test]
    fn what_people_type_leads_to_the_term() {
        let typed = include_str!("../../tests/typed.tsv");
        let mut faults = Vec::new();
        let agreement = read(BUILT_IN, &mut faults).unwrap();
        assert!(faults.is_empty(), "{faults:?}");
        let mut wrong = Vec::new();
        for line in typed.lines().filter(|line| !line.starts_with('#')) {
            let [vocabulary, word, due] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let terms = &agreement.vocabularies[vocabulary].terms;
            let found = nearest(word, terms.iter().map(Term::candidate)).map(Meant::id);
            if found != Some(due) {
                wrong.push(format!("{vocabulary}: {word} → {found:?}, not {due}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
