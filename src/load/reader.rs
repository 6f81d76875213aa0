//! What is declared, read from a marked tree: every fault of it at its place, with the reason and what may stand there.

use std::cell::RefCell;

use super::due::{Due, instead, wrong_kind};
use super::fault::Fault;
use super::keys::{Opened, Standing, is_within_braces};
use super::other_names::key_meant;
use super::tree::{self, Node, Value};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::model::declared::{Declared, Key, Reader, Shape};
use crate::model::kind::below;
use crate::model::written::{Fit, Misfit, Written};
use crate::rules;
use crate::say;
use crate::source::Span;

/// Reads what is declared. `text` is the file's, `head` where a key is told that is missing at the top; none where
/// anything is wrong, which is in `faults`.
pub fn read<T: Declared>(root: &Node, text: &str, head: Span, faults: &mut Vec<Fault>) -> Option<T> {
    let file = File { root, text, faults: RefCell::new(Vec::new()) };
    let read = T::read(At { node: root, head, is_optional: false, clause: None, file: &file });
    let found = file.faults.into_inner();
    let read = read.filter(|_| found.is_empty());
    faults.extend(found);
    read
}

/// What is being read.
struct File<'r, 'a> {
    root: &'r Node<'a>,
    text: &'r str,
    faults: RefCell<Vec<Fault>>,
}

/// A value at its place.
#[derive(Clone, Copy)]
struct At<'r, 'a> {
    node: &'r Node<'a>,
    /// Where a key is told that is missing below.
    head: Span,
    /// It may be left out.
    is_optional: bool,
    /// The clause that stands beside it or above.
    clause: Option<&'r str>,
    file: &'r File<'r, 'a>,
}

impl<'r, 'a> Reader for At<'r, 'a> {
    fn is_list(self) -> bool {
        matches!(self.node.value, Value::List(_))
    }

    fn single<T>(self, shape: Shape, fit: impl FnOnce(Written) -> Fit<T>) -> Option<T> {
        match &self.node.value {
            Value::Scalar { text, quoted } => self.fitted(self.node.span, fit(Written { text, quoted: *quoted })),
            _ => self.wrong_kind(shape),
        }
    }

    fn items(self, shape: Shape) -> Option<Vec<Self>> {
        let Value::List(items) = &self.node.value else { return self.wrong_kind(shape) };
        let item = |node: &'r Node<'a>| self.below(node, Span::new(node.span.start, node.span.start), false);
        Some(items.iter().map(item).collect())
    }

    fn entries<K>(self, shape: Shape, fit: impl Fn(Written) -> Fit<K>) -> Option<Vec<(Option<K>, Self)>> {
        let Value::Map(pairs) = &self.node.value else { return self.wrong_kind(shape) };
        let name = |key: &tree::Key| self.fitted(key.span, fit(Written { text: &key.name, quoted: key.quoted }));
        Some(pairs.iter().map(|(key, node)| (name(key), self.below(node, key.span, false))).collect())
    }

    fn open(self, keys: &'static [Key]) -> Option<impl Fn(&'static Key) -> Option<Self>> {
        let meant = |key: &tree::Key| key_meant(&key.name, keys, |name| self.node.get(name).is_some());
        let Some(opened) = Opened::of(self.node, keys, meant) else {
            self.wrong_kind::<()>(Shape::Keys(keys));
            return None;
        };
        let at = Self { clause: self.words_at("clause").or(self.clause), ..self };
        for unknown in &opened.unknown {
            let shown = quote(&unknown.key.name);
            let message = say!(sv "Nyckeln {shown} betyder inget här.", en "The key {shown} has no meaning here.");
            let help = instead(unknown, keys.iter().map(|key| key.name));
            at.tell(Fault::new(&rules::AGREEMENT_INVALID, unknown.key.span, message).help(help));
        }
        Some(move |key: &'static Key| match opened.find(key.name) {
            Standing::There(found, node) => Some(at.below(node, found.span, key.is_optional)),
            Standing::Missing if !key.is_optional => at.missing(key),
            Standing::Missing | Standing::Perhaps => None,
        })
    }

    fn refuse(self, misfit: Misfit) {
        self.tell_misfit(self.node.span, misfit);
    }
}

impl<'r, 'a> At<'r, 'a> {
    fn below(self, node: &'r Node<'a>, head: Span, is_optional: bool) -> Self {
        Self { node, head, is_optional, ..self }
    }

    fn missing<T>(self, key: &Key) -> Option<T> {
        let path = self.path();
        let whole = quote(if path.is_empty() { "agreement.yaml" } else { &path });
        let name = key.name;
        let message = say!(sv "Nyckeln `{name}` saknas i {whole}.", en "The key `{name}` is missing in {whole}.");
        let help = Due::at(key).add(name, is_within_braces(self.node, self.file.text));
        self.tell(Fault::new(&rules::AGREEMENT_INVALID, self.head, message).help(help));
        None
    }

    /// Tells a fault, with the clause that the text to look it up in has.
    fn tell(self, fault: Fault) {
        self.file.faults.borrow_mut().push(Fault { clause: self.clause.map(str::to_owned), ..fault });
    }

    fn fitted<T>(self, place: Span, fit: Fit<T>) -> Option<T> {
        fit.map_err(|misfit| self.tell_misfit(place, misfit.of(&self.name()))).ok()
    }

    /// Whatever a value of the agreement lacks has the one code, but for days that are none.
    fn tell_misfit(self, place: Span, misfit: Misfit) {
        let is_of_agreement = *misfit.rule == rules::AGREEMENT_PERIOD;
        let rule = if is_of_agreement { misfit.rule } else { &rules::AGREEMENT_INVALID };
        self.tell(Fault::of(Misfit { rule, ..misfit }, place));
    }

    fn wrong_kind<T>(self, shape: Shape) -> Option<T> {
        let path = self.path();
        let message = wrong_kind(self.node, &self.name());
        let due = Due::of(shape).after(path.rsplit('.').next().unwrap_or(&path));
        let help = match (&self.node.value, shape) {
            (Value::Scalar { text, .. }, Shape::List(Shape::Words | Shape::OneOf(_))) => {
                say!(sv "Skriv det inom hakparenteser: `[{text}]`.", en "Write it in brackets: `[{text}]`.")
            }
            (Value::Null, _) if self.stands_before_a_comment() => say!(
                sv "{due} Det som står efter `#` läses inte: ta bort `#` om det är värdet.",
                en "{due} What stands after `#` isn't read: take the `#` away if that is the value."; due
            ),
            (Value::Null, _) if self.is_optional => {
                let key = self.file.text.get(self.head.range()).unwrap_or_default();
                say!(
                    sv "{due} Säger texten inget om det, ta bort `{key}:`.",
                    en "{due} Where the text says nothing of it, take `{key}:` away."; due
                )
            }
            _ => due,
        };
        self.tell(Fault::new(&rules::AGREEMENT_INVALID, self.node.span, message).help(help));
        None
    }

    /// Whether a comment begins where the value is due.
    fn stands_before_a_comment(self) -> bool {
        let rest = self.file.text.get(self.head.end..).and_then(|rest| rest.strip_prefix(':'));
        rest.is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with('#'))
    }

    /// The text of a key, where it is one.
    fn words_at(self, name: &str) -> Option<&'r str> {
        match &self.node.get(name)?.1.value {
            Value::Scalar { text, .. } if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// What is told of, by its path: "`budget.rows[0].amount`".
    fn name(self) -> Text {
        let path = self.path();
        Text::same(format!("`{}`", if path.is_empty() { "agreement.yaml" } else { &path }))
    }

    /// Looked for only where something is told; a file's own is empty, and whatever is read stands in it.
    fn path(self) -> String {
        path_to(self.file.root, self.node).unwrap_or_default()
    }
}

/// The path of a node below another, as people write it.
fn path_to(from: &Node, node: &Node) -> Option<String> {
    if std::ptr::eq(from, node) {
        return Some(String::new());
    }
    match &from.value {
        Value::Map(pairs) => pairs.iter().find_map(|(key, inner)| Some(joined(&key.name, &path_to(inner, node)?))),
        Value::List(items) => {
            let mut numbered = items.iter().enumerate();
            numbered.find_map(|(at, inner)| Some(joined(&format!("[{at}]"), &path_to(inner, node)?)))
        }
        Value::Null | Value::Scalar { .. } => None,
    }
}

fn joined(step: &str, rest: &str) -> String {
    if rest.is_empty() || rest.starts_with('[') { format!("{step}{rest}") } else { below(step, rest) }
}
