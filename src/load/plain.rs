//! What every label, clause and list of days of an agreement must be, wherever it stands, amendments included.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::tree::{Node, Value};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::nearest::{Candidate, Meant, nearest};
use crate::rules::{self, Rule};
use crate::say;
use crate::source::Span;

/// Tells what can't be as it stands.
pub fn judge(root: &Node, faults: &mut Vec<Fault>) {
    let texts = texts(root);
    let mut told = BTreeSet::new();
    let mut tell = |(rule, message, help): Wrong, span: Span| faults.push(Fault::new(rule, span, message).help(help));
    each(root, &mut |key, node| {
        let Value::Scalar { text, .. } = &node.value else {
            if key == "days" && matches!(&node.value, Value::List(days) if days.is_empty()) {
                tell(no_days(), node.span);
            }
            return;
        };
        let wrong = match key {
            "sv" if text.trim().is_empty() => Some(no_label()),
            "clause" | "clauses" => {
                let cited = unlisted(text, &texts).filter(|cited| told.insert((*cited).to_owned()));
                cited.map(|cited| no_text(cited, &texts))
            }
            _ => None,
        };
        if let Some(wrong) = wrong {
            tell(wrong, node.span);
        }
    });
}

/// By which rule, what is wrong, and what to write.
type Wrong = (&'static Rule, Text, Text);

/// Every value under its key, and each of a list under the list's.
fn each(node: &Node, tell: &mut dyn FnMut(&str, &Node)) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| each(item, tell)),
        Value::Map(pairs) => {
            for (key, node) in pairs {
                tell(&key.name, node);
                if let Value::List(items) = &node.value {
                    let single = items.iter().filter(|item| matches!(item.value, Value::Scalar { .. }));
                    single.for_each(|item| tell(&key.name, item));
                }
                each(node, tell);
            }
        }
        Value::Null | Value::Scalar { .. } => {}
    }
}

/// The names of the texts that clauses cite, those that come by an amendment included.
fn texts<'a>(root: &'a Node) -> Vec<&'a str> {
    let mut names = Vec::new();
    let amended = root.get("amendments").map_or(&[][..], |(_, list)| list.items());
    let changes = amended.iter().filter_map(|amendment| Some(amendment.get("changes")?.1));
    for terms in std::iter::once(root).chain(changes) {
        let texts = terms.get("agreement").and_then(|(_, identity)| identity.get("texts"));
        let texts = texts.map_or(&[][..], |(_, list)| list.items());
        names.extend(texts.iter().filter_map(|text| match &text.get("id")?.1.value {
            Value::Scalar { text, .. } => Some(text.as_ref()),
            _ => None,
        }));
    }
    names
}

/// What stands between two citations.
const JOINING: [&str; 3] = ["och ", "samt ", "and "];

/// The word before a paragraph sign that is none of the texts. A number before it is a law's ("4 § SoL"), another
/// paragraph or the day of a decision; nothing before it means the only text.
fn unlisted<'c>(clause: &'c str, texts: &[&str]) -> Option<&'c str> {
    let is_between = |c: char| !c.is_alphanumeric();
    let cited = clause.match_indices('§').find_map(|(at, _)| {
        let mut before = clause.get(..at)?.trim_end_matches(is_between);
        for word in JOINING {
            before = before.strip_suffix(word.trim_end()).map_or(before, |rest| rest.trim_end_matches(is_between));
        }
        let is_number = before.is_empty() || before.ends_with(|c: char| c.is_numeric());
        let ends_in =
            |text: &&str| before.strip_suffix(*text).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
        (!is_number && !texts.iter().any(ends_in)).then_some(before)
    })?;
    let last =
        cited.rsplit(|c: char| c.is_numeric() || [',', ';', ':'].contains(&c)).next()?.trim_start_matches(is_between);
    Some(JOINING.iter().fold(last, |name, word| name.strip_prefix(word).map_or(name, str::trim_start)))
}

fn no_text(cited: &str, texts: &[&str]) -> Wrong {
    let (shown, listed) = (quote(cited), texts.join(", "));
    let message = say!(
        sv "Texten {shown} finns inte bland `texts`.",
        en "There is no text {shown} among `texts`."
    );
    let meant = nearest(cited, texts.iter().map(|id| Candidate::bare(id)));
    let help = meant.map_or_else(
        || {
            say!(
                sv "Skriv någon av {listed}, eller lägg till texten under `texts`.",
                en "Write one of {listed}, or add the text below `texts`."
            )
        },
        Meant::help,
    );
    (&rules::AGREEMENT_UNKNOWN_TEXT, message, help)
}

fn no_label() -> Wrong {
    let message = say!(sv "Här saknas ett namn.", en "A label is missing here.");
    let help = say!(
        sv "Skriv det som ska stå i rapporten, till exempel `sv: Personal`.",
        en "Write what the report is to say, for example `sv: Personal`."
    );
    (&rules::AGREEMENT_INVALID, message, help)
}

fn no_days() -> Wrong {
    let message = say!(sv "Här står inga dagar.", en "No days stand here.");
    let help = say!(
        sv "Skriv veckodagarna, till exempel `days: [monday, wednesday]`, eller ta bort tiderna.",
        en "Write the weekdays, for example `days: [monday, wednesday]`, or take the hours away."
    );
    (&rules::AGREEMENT_INVALID, message, help)
}
