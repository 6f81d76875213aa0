//! What is said of fields that are missing, unknown, gone, empty or of the wrong kind.

use super::against::Against;
use super::decoder::Decoder;
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::load::due::wrong_kind;
use crate::load::fault::Fault;
use crate::load::keys::{Unknown, is_within_braces};
use crate::load::syntax;
use crate::load::tree::{Key, Node, Value};
use crate::model::kind::Field;
use crate::nearest::list_ids;
use crate::rules::{self, Rule};
use crate::say;
use crate::source::{Span, line_at};

impl<'a> Decoder<'a, '_> {
    pub(super) fn missing(&mut self, path: &str, parent: Span, help: Text) {
        let name = self.name(path);
        let message = say!(sv "Fältet {name} saknas.", en "The field {name} is missing."; name);
        self.required(path, Fault::new(&rules::MISSING_FIELD, parent, message).help(help));
    }

    /// Tells a fault of what is due at a path, with what asks for it.
    pub(super) fn required(&mut self, path: &str, fault: Fault) {
        let Against { due: agreement, kind, .. } = self.against;
        let clause = agreement.field(kind, path).map(|field| field.source().to_owned());
        let required = say!(sv "krävs här", en "required here");
        self.faults.push(Fault {
            clause: clause.filter(|clause| !clause.is_empty()),
            asked_by: agreement.field_key(kind, path).map(|key| (key, required)),
            ..fault
        });
    }

    pub(super) fn unknown_field(&mut self, unknown: &Unknown, fields: &[Field], path: &str) {
        let shown = quote(&unknown.key.name);
        let message = say!(sv "Fältet {shown} finns inte.", en "There is no field {shown}.");
        let help = unknown.meant.map(|meant| unknown.help(meant)).or_else(|| self.field_elsewhere(unknown.key, path));
        let help = help.unwrap_or_else(|| {
            let known = list_ids(&self.candidates(fields, path));
            let clause = self.against.agreement.retention.as_ref().map(|retention| &retention.clause);
            let clause = clause.map_or_else(String::new, |clause| format!(" ({clause})"));
            say!(
                sv "Här kan stå {known}. Annat hör inte hemma i en post{clause}.",
                en "Here may stand {known}. Nothing else belongs in a record{clause}."; known
            )
        });
        self.fault::<()>(&rules::UNKNOWN_FIELD, unknown.key.span, message, help);
    }

    /// A field that the record's day comes too late for.
    pub(super) fn retired_field(&mut self, key: &Key, path: &str) {
        let Against { agreement, kind, .. } = self.against;
        let told = agreement.field(kind, path);
        let Some((told, from)) = told.and_then(|told| Some((told, told.retired_from?))) else { return };
        let name = self.name(path);
        let message = say!(sv "Fältet {name} finns inte längre.", en "The field {name} isn't there any longer."; name);
        let decision = if told.decision.is_empty() { &told.clause } else { &told.decision };
        let by = if decision.is_empty() { String::new() } else { format!(" ({decision})") };
        let help = say!(
            sv "Det utgick {from}{by}: ta bort raden. Äldre poster får ha kvar den.",
            en "It was retired on {from}{by}: take the line away. Older records may keep it."
        );
        let retired = say!(sv "utgick {from}", en "retired on {from}");
        self.faults.push(Fault {
            clause: Some(told.source().to_owned()).filter(|source| !source.is_empty()),
            asked_by: agreement.field_key(kind, path).map(|key| (key, retired)),
            ..Fault::new(&rules::UNKNOWN_FIELD, key.span, message).help(help)
        });
    }

    /// What to do where nothing stands.
    pub(super) fn filling(&self, field: &Field, path: &str) -> Text {
        self.due(field, path).fill(!self.is_required(field, path))
    }

    /// Something of another kind than the field takes.
    pub(super) fn wrong_kind<T>(&mut self, node: &Node, field: &Field, path: &str) -> Option<T> {
        let help = self.due(field, path).after(&field.name);
        self.other_kind(node, path, help)
    }

    /// Tells of a text that a sign in it made another thing: a colon fields, ` #` a comment, beside which a value is due.
    pub(super) fn is_text_divided(&mut self, node: &Node, path: &str, due: impl FnOnce(&Self) -> Text) -> bool {
        let text = self.against.text;
        let line = text.get(line_at(text, node.span.start).range()).unwrap_or("");
        match &node.value {
            Value::Null if line.contains(" #") => {
                let (whole, due) = (syntax::whole_text(), due(self));
                self.other_kind::<()>(node, path, say!(sv "{whole} {due}", en "{whole} {due}"; whole, due));
            }
            Value::Map(pairs) if !is_within_braces(node, text) => {
                let colon = pairs.first().map_or(node.span.start, |(key, _)| key.span.end);
                self.faults.push(syntax::stray_colon(Span::new(colon, colon + 1)));
                if matches!(&pairs[..], [(_, value)] if !matches!(value.value, Value::Null)) {
                    self.mend_divided(node.span);
                }
            }
            _ => return false,
        }
        true
    }

    pub(super) fn other_kind<T>(&mut self, node: &Node, path: &str, help: Text) -> Option<T> {
        let name = if path.is_empty() { say!(sv "posten", en "the record") } else { self.name(path) };
        self.fault(&rules::WRONG_TYPE, node.span, wrong_kind(node, &name), help)
    }

    pub(super) fn fault<T>(&mut self, rule: &'static Rule, at: Span, message: Text, help: Text) -> Option<T> {
        self.faults.push(Fault::new(rule, at, message).help(help));
        None
    }
}
