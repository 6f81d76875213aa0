//! What is said of fields that are missing, unknown, gone, empty or of the wrong kind.

use super::against::Against;
use super::decoder::Decoder;
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::load::fault::Fault;
use crate::load::tree::{Key, Node};
use crate::model::kind::Field;
use crate::nearest::list_ids;
use crate::rules::{self, Rule};
use crate::say;
use crate::source::Span;

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

    pub(super) fn unknown_field(&mut self, key: &Key, fields: &[Field], path: &str) {
        let shown = quote(&key.name);
        let message = say!(sv "Fältet {shown} finns inte.", en "There is no field {shown}.");
        let help = self.field_meant(key, fields, path).unwrap_or_else(|| {
            let known = list_ids(&self.candidates(fields, path));
            let clause = self.against.agreement.retention.as_ref().map(|retention| &retention.clause);
            let clause = clause.map_or_else(String::new, |clause| format!(" ({clause})"));
            say!(
                sv "Här kan stå {known}. Annat hör inte hemma i en post{clause}.",
                en "Here may stand {known}. Nothing else belongs in a record{clause}."; known
            )
        });
        self.fault::<()>(&rules::UNKNOWN_FIELD, key.span, message, help);
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

    pub(super) fn empty<T>(&mut self, node: &Node, path: &str, field: &Field) -> Option<T> {
        let name = self.name(path);
        let message = say!(sv "Värdet saknas efter {name}.", en "The value is missing after {name}."; name);
        let example = self.instance(field);
        let help = if self.is_required(field, path) {
            say!(sv "Skriv värdet efter kolon{example}.", en "Write the value after the colon{example}."; example)
        } else {
            say!(
                sv "Skriv värdet efter kolon{example}, eller ta bort raden.",
                en "Write the value after the colon{example}, or take the line away."; example
            )
        };
        self.fault(&rules::WRONG_TYPE, node.span, message, help)
    }

    pub(super) fn wrong_kind<T>(&mut self, node: &Node, path: &str, due: &Text) -> Option<T> {
        let name = if path.is_empty() { say!(sv "posten", en "the record") } else { self.name(path) };
        let message = say!(sv "Fel slags värde för {name}.", en "The wrong kind of value for {name}."; name);
        self.fault(
            &rules::WRONG_TYPE,
            node.span,
            message,
            say!(sv "Här ska stå {due}.", en "What is due here is {due}."; due),
        )
    }

    pub(super) fn fault<T>(&mut self, rule: &'static Rule, at: Span, message: Text, help: Text) -> Option<T> {
        self.faults.push(Fault::new(rule, at, message).help(help));
        None
    }
}

/// What to do with a key that surely means a field.
pub(super) fn rename(key: &Key, field: &Field) -> Text {
    let (key, name) = (quote(&key.name), &field.name);
    say!(sv "Byt {key} mot `{name}`.", en "Change {key} to `{name}`.")
}
