//! What can be mended with certainty: the one id that a label means, a value written in another way than ours, a term
//! that stands twice, a list for terms beside each other. Never a guess, and never where an edit would take a comment along.

use super::decoder::{Decoder, Mend};
use super::terms::Answers;
use crate::load::signs::as_seen;
use crate::load::tree::{Key, Node, Value};
use crate::model::kind::{Field, Type};
use crate::nearest::Meant;
use crate::say;
use crate::source::{Span, line_at};

impl<'a> Decoder<'a, '_> {
    /// Replaces a value that was just told of by the id that was surely meant.
    pub(super) fn mend_value(&mut self, at: Span, meant: Option<Meant>) {
        if let Some(Meant::Surely(id)) = meant {
            self.mend_as(at, scalar(id));
        }
    }

    /// Replaces a value that was just told of by what it is to be written as.
    pub(super) fn mend_as(&mut self, at: Span, text: String) {
        if self.is_plain(at) {
            self.mend(Mend { span: at, text });
        }
    }

    /// Replaces several answers that were just told to stand in one place of a list by as many.
    pub(super) fn mend_answers(&mut self, list: &Node, at: Span, answers: &Answers) {
        let ids: Vec<String> = answers.ids.iter().map(|id| scalar(id)).collect();
        let file = self.against.text;
        let before = file.get(line_at(file, at.start).start..at.start).unwrap_or("");
        let is_within_brackets = file.get(list.span.start..).is_some_and(|text| text.starts_with('['));
        let text = match &list.value {
            Value::List(_) if is_within_brackets => ids.join(", "),
            Value::List(_) if before.trim() == "-" => ids.join(&format!("\n{before}")),
            Value::List(_) => return,
            _ if ids.len() == 1 => ids.concat(),
            _ => format!("[{}]", ids.join(", ")),
        };
        if answers.is_sure {
            self.mend_as(at, text);
        }
    }

    /// Replaces a key that was told of by the field whose label it is.
    pub(super) fn mend_key(&mut self, key: &Key, name: &str) {
        if self.is_plain(key.span) {
            self.mends.push(Mend { span: key.span, text: name.to_owned() });
            let told = self.faults.iter_mut().rfind(|fault| fault.span == key.span);
            told.into_iter().for_each(|fault| fault.fixable = true);
        }
    }

    /// Mends the fault that was told last.
    fn mend(&mut self, edit: Mend) {
        self.mends.push(edit);
        self.faults.last_mut().into_iter().for_each(|fault| fault.fixable = true);
    }

    /// Takes away an item that was just told to stand a second time, with the comma or the line that it leaves.
    pub(super) fn mend_duplicate(&mut self, list: &Node, item: &Node) {
        let Value::List(items) = &list.value else { return };
        let before = items.iter().take_while(|other| other.span != item.span).last();
        let Some(before) = before else { return };
        let text = self.against.text;
        let line = line_at(text, item.span.start);
        let around = |from: usize, to: usize| text.get(from..to).unwrap_or("#");
        let alone =
            around(line.start, item.span.start).trim() == "-" && around(item.span.end, line.end).trim().is_empty();
        let beside = around(before.span.end, item.span.start);
        let span = if alone {
            Span::new(line_at(text, before.span.end).end, line.end)
        } else if beside.trim() == "," && !beside.contains(['\n', '\r']) {
            Span::new(before.span.end, item.span.end)
        } else {
            return;
        };
        if !around(span.start, item.span.start).contains('#') {
            self.mend(Mend { span, text: String::new() });
        }
    }

    /// Puts quotation marks around a text that was just told to be divided by a colon. Between brackets nobody can tell
    /// whether a comma divides it too.
    pub(super) fn mend_divided(&mut self, at: Span) {
        let file = self.against.text;
        let raw = file.get(at.range()).unwrap_or("\"");
        let before = file.get(line_at(file, at.start).start..at.start).unwrap_or("[");
        if matches!(before.trim(), "" | "-") && !raw.contains(['"', '\\']) {
            self.mend_as(at, format!("\"{raw}\""));
        }
    }

    /// Puts brackets around one bare term where a list is due, which is no fault.
    pub(super) fn mend_bare(&mut self, node: &Node) {
        let has_brackets = self.mends.last().is_some_and(|mend| mend.span == node.span && mend.text.starts_with('['));
        if matches!(node.value, Value::Scalar { .. }) && !has_brackets && self.is_plain(node.span) {
            let put = |at, text: &str| Mend { span: Span::new(at, at), text: text.to_owned() };
            self.mends.extend([put(node.span.start, "["), put(node.span.end, "]")]);
        }
    }

    /// Reads a value that was told of as it is seen, without what can't be seen and curly marks around it. Where that says
    /// something, what was told is mended so; `before` is how many faults and mends there were before the value.
    pub(super) fn mend_as_seen(&mut self, node: &Node, key: &Key, field: &'a Field<'a>, before: (usize, usize)) {
        let is_of_words = matches!(field.value, Type::Text | Type::Texts | Type::Group(_) | Type::List(_));
        let mut changed = Vec::new();
        let seen = node_as_seen(node, &mut changed);
        let is_mended = self.faults.iter().skip(before.0).all(|fault| fault.fixable);
        if is_mended || is_of_words || changed.is_empty() {
            return;
        }
        let told = self.faults.split_off(before.0);
        let mends = self.mends.split_off(before.1);
        // What is told of it is thrown away, so no path is needed.
        self.value(&seen, key, field, &field.name);
        let is_understood = self.faults.drain(before.0..).all(|fault| fault.fixable);
        let seen_mends = self.mends.split_off(before.1);
        self.faults.extend(told);
        if !is_understood || !changed.iter().all(|mend| self.is_plain(mend.span)) {
            self.mends.extend(mends);
            return;
        }
        changed.retain(|mend| seen_mends.iter().all(|other| other.span != mend.span));
        self.mends.extend(changed);
        self.mends.extend(seen_mends);
        for fault in self.faults.iter_mut().skip(before.0) {
            let meant = self.mends.iter().find(|mend| mend.span == fault.span);
            fault.help = meant.map(|Mend { text, .. }| {
                say!(
                    sv "Skriv `{text}`, med vanliga tecken: här står något som inte syns eller ser ut som ett annat.",
                    en "Write `{text}` with ordinary signs: something here can't be seen or looks like another."
                )
            });
            fault.fixable = true;
        }
    }

    /// Whether a value stands in the file as it is read, but for its quotation marks, and nothing else hangs on it:
    /// no anchor, no tag.
    fn is_plain(&self, at: Span) -> bool {
        let file = self.against.text;
        let line = line_at(file, at.start);
        let (Some(raw), Some(before)) = (file.get(at.range()), file.get(line.start..at.start)) else { return false };
        let is_escaped = raw.strip_prefix('"').is_some_and(|text| text.contains('\\'))
            || raw.strip_prefix('\'').is_some_and(|text| text.contains("''"));
        let is_marked = before.split_whitespace().last().is_some_and(|word| word.starts_with(['&', '!']));
        !is_escaped && !raw.contains(['\n', '\r']) && !is_marked
    }
}

/// A value as it is seen, and what has to be written for that.
fn node_as_seen<'n>(node: &Node<'n>, changed: &mut Vec<Mend>) -> Node<'n> {
    let value = match &node.value {
        Value::Scalar { text, quoted } => match as_seen(text) {
            Some(text) => {
                changed.push(Mend { span: node.span, text: scalar(&text) });
                Value::Scalar { text: text.into(), quoted: false }
            }
            None => Value::Scalar { text: text.clone(), quoted: *quoted },
        },
        Value::List(items) => Value::List(items.iter().map(|item| node_as_seen(item, changed)).collect()),
        other => other.clone(),
    };
    Node { span: node.span, value }
}

/// An id as other programs read it too: some take `NO` for a no.
fn scalar(id: &str) -> String {
    let misread =
        matches!(id.to_lowercase().as_str(), "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null");
    if misread { format!("\"{id}\"") } else { id.to_owned() }
}
