//! What can be mended with certainty: the one id that a label means, a term that stands twice, a list for a bare term.
//! Never a guess, and never where an edit would take a comment along.

use super::decoder::{Decoder, Mend};
use crate::load::tree::{Key, Node, Value};
use crate::nearest::Meant;
use crate::source::{Span, line_at};

impl Decoder<'_, '_> {
    /// Replaces a value that was just told of by the id that was surely meant.
    pub(super) fn mend_value(&mut self, at: Span, text: &str, meant: Option<Meant>) {
        let Some(Meant::Surely(id)) = meant else { return };
        if self.is_plain(at, text) {
            self.mend(Mend { span: at, text: scalar(id) });
        }
    }

    /// Replaces a key that was told of by the field whose label it is.
    pub(super) fn mend_key(&mut self, key: &Key, name: &str) {
        if self.is_plain(key.span, &key.name) {
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

    /// Puts brackets around one bare term where a list is due, which is no fault.
    pub(super) fn mend_bare(&mut self, node: &Node) {
        let Value::Scalar { text, .. } = &node.value else { return };
        if self.is_plain(node.span, text) {
            let put = |at, text: &str| Mend { span: Span::new(at, at), text: text.to_owned() };
            self.mends.extend([put(node.span.start, "["), put(node.span.end, "]")]);
        }
    }

    /// Whether a value stands in the file as it is read, but for its quotation marks, and nothing else hangs on it:
    /// no anchor, no tag.
    fn is_plain(&self, at: Span, text: &str) -> bool {
        let file = self.against.text;
        let line = line_at(file, at.start);
        let (Some(raw), Some(before)) = (file.get(at.range()), file.get(line.start..at.start)) else { return false };
        let bare = ['"', '\''].into_iter().find_map(|mark| raw.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(raw);
        let is_marked = before.split_whitespace().last().is_some_and(|word| word.starts_with(['&', '!']));
        bare == text && !raw.contains(['\n', '\r']) && !is_marked
    }
}

/// An id as other programs read it too: some take `NO` for a no.
fn scalar(id: &str) -> String {
    let misread =
        matches!(id.to_lowercase().as_str(), "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null");
    if misread { format!("\"{id}\"") } else { id.to_owned() }
}
