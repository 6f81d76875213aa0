//! `agreement.yaml`: a marked tree, its amendments laid over it one after the other, and each read as what it is.

use super::amended::{Amending, changed};
use super::fault::Fault;
use super::lasting::{self, Unkept};
use super::place::{self, Part};
use super::tree::{Key, Node, Value};
use super::{reader, tree};
use crate::diagnostic::quote;
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
    let root = tree::read(text, faults)?;
    if faults.iter().any(|fault| *fault.rule == rules::SYNTAX) {
        return None;
    }
    check_format(&root, faults)?;
    let signed = reader::read(&root, text, top(&root), faults);
    amended(signed, &root, text, faults)
}

/// Where what is missing at the top of a file is told.
fn top(root: &Node) -> Span {
    Span::new(root.span.start, root.span.start)
}

/// The file says which format it is in; a newer one is for a newer program.
fn check_format(root: &Node, faults: &mut Vec<Fault>) -> Option<()> {
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
    None
}

/// Where a key stands that was to be `format`.
fn misspelt_format(root: &Node) -> Option<Span> {
    let Value::Map(pairs) = &root.value else { return None };
    let is_near = |key: &Key| nearest(&key.name, std::iter::once(Candidate::bare("format"))).is_some();
    pairs.iter().find(|(key, _)| is_near(key)).map(|(key, _)| key.span)
}

/// The agreement as signed, with its amendments laid over it in their order. The faults of all of them are told, those
/// that were there before once.
fn amended(signed: Option<Agreement>, root: &Node, text: &str, faults: &mut Vec<Fault>) -> Option<Agreement> {
    let items = root.get("amendments").map_or(&[][..], |(_, list)| list.items());
    if items.is_empty() {
        return signed;
    }
    let (mut terms, mut applies, mut earlier) = (root.clone(), signed, Vec::new());
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

    fn faults(text: &str) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        read(text, &mut faults);
        faults.iter().map(|fault| (fault.rule.code, text[fault.span.range()].to_owned())).collect()
    }

    #[test]
    fn the_built_in_agreement_is_understood() {
        assert_eq!(faults(BUILT_IN), []);
    }

    #[test]
    fn every_fault_of_form_is_told_at_its_place() {
        let text =
            BUILT_IN.replace("threshold: 5 ", "threshold: five ").replace("least_clients: 20", "leest_clients: 20");
        let found = faults(&text);
        assert!(found.contains(&("agreement-invalid", "five".to_owned())), "{found:?}");
        assert!(found.contains(&("agreement-invalid", "leest_clients".to_owned())), "{found:?}");
        assert_eq!(found.len(), 2, "what follows from a fault is not told: {found:?}");
    }

    #[test]
    fn two_faults_in_one_list_keep_their_places() {
        let text = BUILT_IN
            .replace("months: 6, clause", "months: six, clause")
            .replace("amount: 640000", "amount: a")
            .replace("amount: 20000", "amount: b");
        let found: Vec<String> = faults(&text).into_iter().map(|(_, place)| place).collect();
        assert_eq!(found, ["a", "b", "six"]);
    }

    #[test]
    fn a_newer_format_is_named() {
        assert_eq!(faults("format: iop-agreement/2\n"), [("agreement-format", "iop-agreement/2".to_owned())]);
        assert_eq!(faults("a: 1\n")[0].0, "agreement-format");
    }

    /// What people type for terms of the built-in agreement, and what they mean by it.
    #[test]
    fn what_people_type_leads_to_the_term() {
        let typed = include_str!("../../tests/typed.tsv");
        let agreement = read(BUILT_IN, &mut Vec::new()).unwrap();
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
