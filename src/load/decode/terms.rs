//! Values against their vocabularies.

use super::decoder::Decoder;
use crate::diagnostic::quote;
use crate::lang::{Labelled, Lang, Text};
use crate::load::fault::Fault;
use crate::load::tree::{Node, Value};
use crate::model::kind::{Field, Type};
use crate::model::names::{COUNTRIES, NO_COUNTRY, NameRef, Names};
use crate::model::vocabulary::Term;
use crate::model::written::Written;
use crate::model::{TermRef, Vocabulary};
use crate::nearest::{Candidate, Meant, nearest, part_of_one, suggestion};
use crate::rules;
use crate::say;
use crate::source::Span;

/// Nobody mends more faults of one file by their suggestions.
const MANY_FAULTS: usize = 100;

/// Whoever types more in one value has typed a text.
const MOST_ANSWERS: usize = 20;

impl<'a> Decoder<'a, '_> {
    /// A term, of a list where others can stand beside it.
    pub(super) fn term(&mut self, at: Span, text: &str, name: &str, list: Option<&Node>) -> Option<TermRef> {
        let vocabulary = self.against.agreement.vocabulary(name)?;
        let Some(found) = vocabulary.find(text) else { return self.unknown_term(at, text, name, list) };
        match vocabulary.get(found).filter(|term| term.is_retired_on(self.against.day)) {
            Some(term) => self.retired_term(at, term, vocabulary),
            None => Some(found),
        }
    }

    pub(super) fn terms(&mut self, node: &Node, field: &Field, path: &str, vocabulary: &str) -> Option<Vec<TermRef>> {
        let found =
            self.several(node, field, path, |decoder, at, text| decoder.term(at, text, vocabulary, Some(node)))?;
        let list = self.against.agreement.vocabulary(vocabulary)?;
        let alone = |at: &TermRef| list.get(*at).filter(|term| term.stands_alone()).map(|term| term.id.as_str());
        Some(self.beside_none(found, alone))
    }

    pub(super) fn countries(&mut self, node: &Node, field: &Field, path: &str) -> Option<Vec<NameRef>> {
        let found = self.several(node, field, path, |decoder, at, text| {
            COUNTRIES.find(text).or_else(|| {
                let meant = decoder.meant_name(text, &COUNTRIES);
                let several = split_answers(text, |part| COUNTRIES.named(part));
                let help = match (&several, meant) {
                    (Some(answers), _) => answers.help(true),
                    (None, Some(meant)) => name_help(meant, &COUNTRIES),
                    (None, None) => say!(
                        sv "Skriv landets kod enligt ISO 3166-1, till exempel `PH`, eller `stateless` eller `unknown`.",
                        en "Write the country's ISO 3166-1 code, for example `PH`, or `stateless` or `unknown`."
                    ),
                };
                let shown = quote(text);
                let message = say!(sv "{shown} är ingen landskod.", en "{shown} is no country code.");
                decoder.fault::<()>(&rules::UNKNOWN_TERM, at, message, help);
                match &several {
                    Some(answers) => decoder.mend_answers(node, at, answers),
                    None => decoder.mend_value(at, meant),
                }
                None
            })
        })?;
        let alone = |at: &NameRef| Some(COUNTRIES.get(*at).code).filter(|code| NO_COUNTRY.contains(code));
        Some(self.beside_none(found, alone))
    }

    /// Answers of a list, where `alone` tells the id of one that no other can stand beside.
    fn beside_none<'i, T>(&mut self, found: Vec<(Span, T)>, alone: impl Fn(&T) -> Option<&'i str>) -> Vec<T> {
        let excluding = found.iter().find_map(|(at, value)| Some((*at, quote(alone(value)?))));
        if let Some((at, id)) = excluding.filter(|_| found.len() > 1) {
            let message = say!(sv "{id} står bredvid ett annat svar.", en "{id} stands beside another answer.");
            let help = say!(
                sv "{id} gäller bara ensamt: ta bort det, eller ta bort de andra.",
                en "{id} holds only alone: take it away, or take the others away."
            );
            self.fault::<()>(&rules::EXCLUSIVE_TERM, at, message, help);
        }
        found.into_iter().map(|(_, value)| value).collect()
    }

    /// The country or language that was meant. In a file with many faults only labels are looked up: there
    /// is no slip of the keyboard to find.
    pub(super) fn meant_name(&self, text: &str, names: &'static Names) -> Option<Meant<'static>> {
        if self.faults.len() < MANY_FAULTS { names.nearest(text) } else { names.by_label(text) }
    }

    /// A list of values with their places, none twice; one bare value is a list of one.
    fn several<T: PartialEq>(
        &mut self,
        node: &Node,
        field: &Field,
        path: &str,
        mut one: impl FnMut(&mut Self, Span, &str) -> Option<T>,
    ) -> Option<Vec<(Span, T)>> {
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        if items.is_empty() && self.is_required(field, path) {
            let name = self.name(path);
            let message = say!(
                sv "{name}: listan är tom, minst ett värde behövs.",
                en "{name}: the list is empty, at least one value is needed."; name
            );
            let help = self.due(field, path).fill_brackets();
            self.required(path, Fault::new(&rules::MISSING_FIELD, node.span, message).help(help));
        }
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let faults = self.faults.len();
            let Some(Written { text, .. }) = self.scalar(item, field, path) else { continue };
            let mends = self.mends.len();
            match one(self, item.span, text) {
                Some(value) if values.iter().any(|(_, other)| *other == value) => {
                    self.duplicate_term(item.span, text);
                    self.mend_duplicate(node, item);
                }
                Some(value) => values.push((item.span, value)),
                None => {}
            }
            let understood = faults == self.faults.len() || self.mends.len() > mends;
            if understood && matches!(field.value, Type::Terms(_)) && !matches!(node.value, Value::List(_)) {
                self.mend_bare(node);
            }
        }
        Some(values)
    }

    fn unknown_term<T>(&mut self, at: Span, text: &str, name: &str, list: Option<&Node>) -> Option<T> {
        let vocabulary = self.against.agreement.vocabulary(name)?;
        let shown = quote(text);
        let (sv, en) = (vocabulary.label(Lang::Sv), vocabulary.label(Lang::En));
        let message = say!(sv "{shown} finns inte i listan {sv}.", en "{shown} isn't in the list {en}.");
        let listed = self.answers(vocabulary);
        let asked_by = || (format!("vocabularies.{name}"), say!(sv "listan", en "the list"));
        let of =
            |word: &str| part_of_one(word, listed.iter().copied()).or_else(|| nearest(word, listed.iter().copied()));
        let meant = of(text);
        let surely = matches!(meant, Some(Meant::Surely(_)));
        let is_few = self.faults.len() < MANY_FAULTS && !surely;
        let several = is_few.then(|| split_answers(text, of)).flatten();
        let help = several.as_ref().map_or_else(|| suggestion(meant, &listed), |answers| answers.help(list.is_some()));
        self.faults.push(Fault {
            clause: Some(vocabulary.clause.clone()),
            asked_by: (!surely).then(asked_by),
            ..Fault::new(&rules::UNKNOWN_TERM, at, message).help(help)
        });
        match (several, list) {
            (Some(answers), Some(list)) => self.mend_answers(list, at, &answers),
            (Some(_), None) => {}
            (None, _) => self.mend_value(at, meant),
        }
        None
    }

    /// A term that the record's day comes too late for.
    fn retired_term<T>(&mut self, at: Span, term: &Term, vocabulary: &Vocabulary) -> Option<T> {
        let (shown, from, list) = (quote(&term.id), term.retired_from?, vocabulary.text());
        let message = say!(
            sv "{shown} finns inte längre i listan {list}.",
            en "{shown} isn't in the list {list} any longer."; list
        );
        let help = suggestion(None, &self.answers(vocabulary));
        let help = say!(sv "Det utgick {from}. {help}", en "It was retired on {from}. {help}"; help);
        let clause = Some(vocabulary.clause.clone());
        self.faults.push(Fault { clause, ..Fault::new(&rules::UNKNOWN_TERM, at, message).help(help) });
        None
    }

    /// The terms that the record can hold.
    fn answers<'v>(&self, vocabulary: &'v Vocabulary) -> Vec<Candidate<'v>> {
        let is_there = |term: &&Term| !term.is_retired_on(self.against.day);
        vocabulary.terms.iter().filter(is_there).map(Term::candidate).collect()
    }

    fn duplicate_term(&mut self, at: Span, text: &str) {
        let shown = quote(text);
        let message = say!(sv "{shown} står två gånger.", en "{shown} stands twice.");
        self.fault::<()>(
            &rules::DUPLICATE_TERM,
            at,
            message,
            say!(sv "Ta bort det ena av de två.", en "Take one of the two away."),
        );
    }
}

pub(super) fn candidates<'a, T: Labelled>(items: &'a [T], id: fn(&T) -> &String) -> Vec<Candidate<'a>> {
    items.iter().map(|item| Candidate::new(id(item), item)).collect()
}

/// What to type for a country or a language, with its name.
pub(super) fn name_help(meant: Meant, names: &'static Names) -> Text {
    let name = names.find(meant.id()).map(|at| names.get(at).text());
    match (meant, name) {
        (Meant::Perhaps(id), Some(name)) => {
            say!(
                sv "Menas `{id}` ({name})? Skriv annars namnet på svenska, så visar programmet koden.",
                en "Did you mean `{id}` ({name})? Else write the name, and the program tells its code."; name
            )
        }
        _ => meant.help(),
    }
}

/// Several answers in one.
pub(super) struct Answers<'a> {
    /// What each means, or most likely does; each once.
    pub ids: Vec<&'a str>,
    /// Whether all of them surely mean that.
    pub is_sure: bool,
}

/// Several answers in one: what each most likely means, one of them surely. Words with a space between count only where
/// all are sure.
fn split_answers<'a>(text: &str, meant: impl Fn(&str) -> Option<Meant<'a>>) -> Option<Answers<'a>> {
    let parts = text.split([',', ';', '/']).flat_map(|part| part.split(" och ")).map(str::trim);
    let parts: Vec<&str> = parts.take(MOST_ANSWERS + 1).collect();
    let words: Vec<&str> = text.split_whitespace().take(MOST_ANSWERS + 1).collect();
    if parts.len().max(words.len()) > MOST_ANSWERS {
        return None;
    }
    let is_sure = |part: &&str| matches!(meant(part), Some(Meant::Surely(_)));
    let parts = match parts.len() {
        1 if words.iter().all(is_sure) => words,
        _ if parts.iter().any(is_sure) => parts,
        _ => return None,
    };
    let ids: Option<Vec<&str>> = parts.iter().map(|part| meant(part).map(Meant::id)).collect();
    let ids = ids.filter(|ids| ids.len() > 1)?;
    let is_first = |(at, id): &(usize, &&str)| ids.iter().position(|other| other == *id) == Some(*at);
    let once = ids.iter().enumerate().filter(is_first).map(|(_, id)| *id).collect();
    Some(Answers { ids: once, is_sure: parts.iter().all(is_sure) })
}

impl Answers<'_> {
    /// How to write them: "`[debt, threats]`", where there can be a list; or the one, where all mean the same.
    fn help(&self, can_be_list: bool) -> Text {
        if let [only] = self.ids[..] {
            return Meant::Surely(only).help();
        }
        if !can_be_list {
            let ids = self.ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            return say!(
                sv "Här kan bara ett svar stå: välj ett av {ids}.",
                en "Only one answer can stand here: choose one of {ids}."
            );
        }
        let ids = self.ids.join(", ");
        say!(
            sv "Flera svar skrivs inom hakparenteser med komma emellan: `[{ids}]`.",
            en "Several answers are written in brackets with commas between: `[{ids}]`."
        )
    }
}
