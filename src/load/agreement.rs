//! `agreement.yaml`: first as a marked tree (syntax, duplicates, limits), then as typed data.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::Value as Yaml;

use super::amended::{self, Misplaced};
use super::fault::Fault;
use super::lasting::{self, Unkept};
use super::place::{Part, Places};
use super::{plain, tree};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::model::Agreement;
use crate::model::agreement::{Earlier, FORMAT, in_amendment};
use crate::model::kind::below;
use crate::rules;
use crate::say;
use crate::source::Span;

/// The built-in agreement, which `iop init` writes.
pub const BUILT_IN: &str = include_str!("../../records/agreement.yaml");

/// More faults than anyone mends before running the program again.
const MOST_FAULTS: usize = 50;

/// Reads an agreement. `None` where it can't be understood; every fault of its form is in `faults`.
pub fn read(text: &str, faults: &mut Vec<Fault>) -> Option<Agreement> {
    let root = tree::read(text, faults)?;
    if faults.iter().any(|fault| fault.rule == &rules::SYNTAX) {
        return None;
    }
    check_format(&root, faults)?;
    let (yaml, places) = (plain::values(&root), Places::of_tree(root));
    let signed = understand(&yaml, &Written::Signed, &places, faults)?;
    amended(signed, yaml, &places, faults)
}

/// The file says which format it is in; a newer one is for a newer program.
fn check_format(root: &tree::Node, faults: &mut Vec<Fault>) -> Option<()> {
    let found = match root.get("format").map(|(_, node)| &node.value) {
        Some(tree::Value::Scalar { text, .. }) => text.as_ref(),
        _ => "",
    };
    if found == FORMAT {
        return Some(());
    }
    let place = root.get("format").map_or_else(|| Span::new(root.span.start, root.span.start), |(_, node)| node.span);
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

/// The agreement as signed, with its amendments laid over it in their order.
fn amended(signed: Agreement, yaml: Yaml, places: &Places, faults: &mut Vec<Fault>) -> Option<Agreement> {
    if signed.amendments.is_empty() {
        return Some(signed);
    }
    let (mut terms, mut applies, mut earlier) = (yaml, signed, Vec::new());
    let mut amendments = std::mem::take(&mut applies.amendments);
    for at in 0..amendments.len() {
        let refused_at = |(key, fault): (String, Fault)| {
            let span = places.find(&in_amendment(at, &key), Part::Key);
            Fault { span, ..fault }
        };
        let before = terms.clone();
        let changes = before.get("amendments")?.get(at)?.get("changes")?;
        if let Some(fault) = refused(&mut terms, changes) {
            faults.push(refused_at(fault));
            return None;
        }
        let mut next = understand(&terms, &Written::Amended(at, &terms, changes), places, faults)?;
        if let Some(Unkept { key, message, help }) = lasting::unkept(&applies, &next, amendments[at].from) {
            let fault = Fault::new(&rules::AGREEMENT_INVALID, Span::default(), message).help(help);
            faults.push(refused_at((key, fault)));
            return None;
        }
        amendments[at].changed = amended::changed(&before, &terms);
        next.amendments = amendments[..=at].to_vec();
        earlier.push(Earlier { until: amendments[at].from, terms: std::mem::replace(&mut applies, next) });
    }
    lasting::hand_back_parties(&mut earlier, &applies);
    Some(Agreement { earlier, ..applies })
}

/// Lays changes over the terms; what is wrong with those that can't be, and at which key.
fn refused(terms: &mut Yaml, changes: &Yaml) -> Option<(String, Fault)> {
    let fault = |message| Fault::new(&rules::AGREEMENT_INVALID, Span::default(), message).help(compare());
    if !changes.is_mapping() {
        let message = say!(sv "Här saknas det som ändras.", en "What is changed is missing here.");
        return Some((String::new(), fault(message)));
    }
    if let Some(key) = amended::FIXED.into_iter().find(|key| changes.get(key).is_some()) {
        let message = say!(sv "En ändring kan inte ändra `{key}`.", en "An amendment can't change `{key}`.");
        return Some((key.to_owned(), fault(message)));
    }
    let Misplaced { list, name, twice } = amended::lay_over(terms, changes).err()?;
    let shown = quote(&name);
    let message = if twice {
        say!(sv "{shown} står två gånger i `{list}`.", en "{shown} stands twice in `{list}`.")
    } else {
        say!(
            sv "{shown} finns inte i `{list}` och kan inte tas bort.",
            en "{shown} isn't in `{list}` and can't be taken out."
        )
    };
    Some((list, fault(message)))
}

/// Where terms are written.
enum Written<'a> {
    /// In the agreement itself.
    Signed,
    /// Among the changes of an amendment, which makes them what they are: its place, the terms, the changes.
    Amended(usize, &'a Yaml, &'a Yaml),
}

impl Written<'_> {
    /// A path of the terms as the path at which it is written.
    fn path(&self, path: &str) -> String {
        match self {
            Self::Signed => path.to_owned(),
            Self::Amended(at, terms, changes) => in_amendment(*at, &amended::in_changes(terms, changes, path)),
        }
    }
}

/// Typed data from the file. The reader stops at its first fault, so what it stumbles on is taken out
/// and the rest read again, until all is told.
fn understand(yaml: &Yaml, written: &Written, places: &Places, faults: &mut Vec<Fault>) -> Option<Agreement> {
    let mut rest = Cow::Borrowed(yaml);
    let mut taken_out: Vec<String> = Vec::new();
    let mut items_out = ItemsOut::default();
    for _ in 0..MOST_FAULTS {
        let error = match serde_path_to_error::deserialize::<_, Agreement>(rest.as_ref()) {
            Ok(agreement) => return taken_out.is_empty().then_some(agreement),
            Err(error) => error,
        };
        let path = steps(error.path());
        let dotted = items_out.dotted(&path);
        let complaint = Complaint::of(&error.into_inner().to_string());
        if !complaint.follows(&dotted, &taken_out) {
            faults.push(misunderstood(&written.path(&dotted), &complaint, places));
        }
        if !take_out(rest.to_mut(), &path) {
            return None;
        }
        items_out.note(&path);
        taken_out.push(dotted);
    }
    None
}

/// What the reader of typed data stumbled on.
enum Complaint {
    /// A key that has no meaning here.
    Unknown(String),
    /// A key that is due here.
    Missing(String),
    /// A value that doesn't fit, in the reader's own words.
    Unfit(String),
}

impl Complaint {
    fn of(error: &str) -> Self {
        let key = || error.split('`').nth(1).unwrap_or_default().to_owned();
        if error.starts_with("unknown field") {
            Self::Unknown(key())
        } else if error.starts_with("missing field") {
            Self::Missing(key())
        } else {
            Self::Unfit(error.to_owned())
        }
    }

    /// Whether it is of something only since another fault in it was taken out.
    fn follows(&self, path: &str, taken_out: &[String]) -> bool {
        match self {
            Self::Unknown(_) => false,
            Self::Missing(key) => taken_out.contains(&below(path, key)),
            Self::Unfit(_) => taken_out.iter().any(|out| out.starts_with(&below(path, ""))),
        }
    }
}

/// A step into the file: a key or the index of an item.
enum Step {
    Key(String),
    Item(usize),
}

fn steps(path: &serde_path_to_error::Path) -> Vec<Step> {
    use serde_path_to_error::Segment;
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Map { key } => Some(Step::Key(key.clone())),
            Segment::Enum { variant } => Some(Step::Key(variant.clone())),
            Segment::Seq { index } => Some(Step::Item(*index)),
            Segment::Unknown => None,
        })
        .collect()
}

/// Items taken out of lists, so that those after them keep the numbers they have in the file.
#[derive(Default)]
struct ItemsOut(BTreeMap<String, BTreeSet<usize>>);

impl ItemsOut {
    /// The path in the file as people write it: `budget.rows[2].amount`.
    fn dotted(&self, path: &[Step]) -> String {
        path.iter().fold(String::new(), |dotted, step| match step {
            Step::Key(key) => below(&dotted, key),
            Step::Item(index) => format!("{dotted}[{}]", self.in_file(&dotted, *index)),
        })
    }

    fn in_file(&self, list: &str, index: usize) -> usize {
        let out = self.0.get(list).into_iter().flatten();
        out.fold(index, |index, out| if *out <= index { index + 1 } else { index })
    }

    fn note(&mut self, path: &[Step]) {
        if let Some((Step::Item(index), parents)) = path.split_last() {
            let list = self.dotted(parents);
            let item = self.in_file(&list, *index);
            self.0.entry(list).or_default().insert(item);
        }
    }
}

fn misunderstood(path: &str, complaint: &Complaint, places: &Places) -> Fault {
    let part = if matches!(complaint, Complaint::Unfit(_)) { Part::Value } else { Part::Key };
    let span = places.find(path, part);
    let whole = if path.is_empty() { "agreement.yaml" } else { path };
    let message = match complaint {
        Complaint::Unknown(key) => {
            let key = quote(key);
            say!(sv "Nyckeln {key} betyder inget här.", en "The key {key} has no meaning here.")
        }
        Complaint::Missing(key) => {
            let (key, whole) = (quote(key), quote(whole));
            say!(sv "Nyckeln {key} saknas i {whole}.", en "The key {key} is missing in {whole}.")
        }
        Complaint::Unfit(why) => return unfit(whole, why, span),
    };
    Fault::new(&rules::AGREEMENT_INVALID, span, message).help(compare())
}

/// A value that doesn't fit. The reader's reason is English; in Swedish the help says where to look.
fn unfit(whole: &str, why: &str, span: Span) -> Fault {
    let (whole, why) = (quote(whole), quote(why));
    let message = Text {
        sv: format!("Värdet vid {whole} passar inte där."),
        en: format!("The value at {whole} doesn't fit: {why}."),
    };
    Fault::new(&rules::AGREEMENT_INVALID, span, message).help(compare())
}

fn compare() -> Text {
    say!(
        sv "Jämför med den inbyggda överenskommelsen, som `iop init` skriver, och med docs/agreement.md.",
        en "Compare with the built-in agreement, which `iop init` writes, and with docs/agreement.md."
    )
}

/// Takes the value at a path out of the file; false where there is nothing left to take out.
fn take_out(yaml: &mut Yaml, path: &[Step]) -> bool {
    let Some((last, parents)) = path.split_last() else { return false };
    let mut node = yaml;
    for step in parents {
        let next = match step {
            Step::Key(key) => node.get_mut(key.as_str()),
            Step::Item(index) => node.get_mut(*index),
        };
        match next {
            Some(next) => node = next,
            None => return false,
        }
    }
    match (last, node) {
        (Step::Key(key), Yaml::Mapping(map)) => map.remove(key.as_str()).is_some(),
        (Step::Item(index), Yaml::Sequence(items)) if *index < items.len() => {
            items.remove(*index);
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Term;
    use crate::nearest::{Meant, nearest};

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
