//! A file of answers → [`Answers`], or every fault of it at its place.

mod single;

use std::path::Path;

use super::fault::Fault;
use super::file::read_file;
use super::folder::{Found, Origin, What};
use super::tree::{self, Node, Value};
use crate::diagnostic::{Diagnostic, quote};
use crate::lang::Text;
use crate::model::questions::{Answer, Answered, Answers, QUESTIONS, Question, Takes, Unanswered};
use crate::model::written::Misfit;
use crate::rules;
use crate::say;
use crate::source::{Content, Source, Sources, Span, bom_len};

pub use single::{answer, together};

/// What came of reading a file of answers: the answers, or the file and every fault of it.
pub type AnswersRead = Result<Answers, (Sources, Vec<Diagnostic>)>;

/// Reads a file of answers; `shown` is its path as people see it.
pub fn read_answers(path: &Path, shown: &str) -> AnswersRead {
    let mut faults = Vec::new();
    let found =
        Found { origin: Origin::Disk(path.to_owned()), path: shown.to_owned(), linked: false, what: What::Agreement };
    let content = read_file(&found, &mut faults);
    let answers = match &content {
        Content::Text(text) => {
            tree::read(text, &mut faults).map(|root| Reader { faults: &mut faults }.all(&root, bom_len(text)))
        }
        Content::Binary(_) | Content::Unread => None,
    };
    match answers.filter(|_| faults.is_empty()) {
        Some(answers) => Ok(answers),
        None => {
            let (sources, file) = Sources::alone(Source { path: found.path, content });
            let mut diagnostics: Vec<Diagnostic> = faults.into_iter().map(|fault| fault.in_file(file)).collect();
            diagnostics.sort_by(|a, b| a.order().cmp(&b.order()));
            Err((sources, diagnostics))
        }
    }
}

/// Answers that were all judged, as the data that they are. Reading is serde's: what is wrong with an answer has been
/// told at its place before.
///
/// # Errors
/// Where an answer is missing.
pub fn answered(answers: &Answers) -> serde_yaml::Result<Answered> {
    serde_yaml::from_value(serde_yaml::to_value(answers)?)
}

struct Reader<'f> {
    faults: &'f mut Vec<Fault>,
}

impl Reader<'_> {
    fn all(&mut self, root: &Node, start: usize) -> Answers {
        let Value::Map(_) = &root.value else {
            self.wrong_type(root.span, say!(sv "`fråga: svar`, ett på varje rad", en "`question: answer`, one a line"));
            return Answers::default();
        };
        self.unknown_keys(root, QUESTIONS);
        let mut answers = Answers::default();
        for question in QUESTIONS {
            let given = match question.takes {
                Takes::Several(fields, least) => self.several(root, question, (fields, least), &answers),
                _ => self.single(root, question, &answers, Span::new(start, start)),
            };
            if let Some(given) = given {
                answers.give(question, given);
            }
        }
        answers
    }

    fn unknown_keys(&mut self, node: &Node, questions: &[Question]) {
        let Value::Map(pairs) = &node.value else { return };
        for (key, _) in pairs.iter().filter(|(key, _)| questions.iter().all(|question| question.id != key.name)) {
            let shown = quote(&key.name);
            let listed = questions.iter().map(|question| format!("`{}`", question.id)).collect::<Vec<_>>().join(", ");
            self.faults.push(
                Fault::new(
                    &rules::UNKNOWN_FIELD,
                    key.span,
                    say!(sv "Frågan {shown} finns inte.", en "There is no question {shown}."),
                )
                .help(say!(sv "De som finns är {listed}.", en "There are {listed}.")),
            );
        }
    }

    /// The answer to a question of its own; `around` are the answers before it, `parent` where a missing one is told.
    fn single(&mut self, node: &Node, question: &Question, around: &Answers, parent: Span) -> Option<Answer> {
        let given = node.get(question.id);
        let place = given.map_or(parent, |(key, _)| key.span);
        let (text, span) = match given.map(|(_, value)| (&value.value, value.span)) {
            None | Some((Value::Null, _)) => ("", place),
            Some((Value::Scalar { text, .. }, span)) => (text.trim(), span),
            Some((_, span)) => {
                let example = question.example;
                self.wrong_type(
                    span,
                    say!(sv "ett enda svar, till exempel `{example}`", en "a single answer, for example `{example}`"),
                );
                return None;
            }
        };
        if text.is_empty() {
            return self.unanswered(question, around, place);
        }
        match answer(question, text, around) {
            Ok(given) if around.call_for(question) => return Some(given),
            // One association needs no telling apart: every row is its own, whether or not the row says so.
            Ok(_) if matches!(question.takes, Takes::Association) => {}
            Ok(_) => self.uncalled_for(question, around, place),
            Err(misfit) => self.tell(misfit, span),
        }
        None
    }

    fn unanswered(&mut self, question: &Question, around: &Answers, place: Span) -> Option<Answer> {
        match question.unanswered {
            Unanswered::Default(text) => answer(question, text, around).ok(),
            Unanswered::Silent => None,
            Unanswered::Refused if !around.call_for(question) => None,
            Unanswered::Refused => {
                let (id, example) = (question.id, question.example);
                let words = question.words();
                self.faults.push(
                    Fault::new(
                        &rules::MISSING_FIELD,
                        place,
                        say!(sv "Svaret saknas: {words}.", en "The answer is missing: {words}."; words),
                    )
                    .help(say!(
                        sv "Skriv till exempel `{id}: {example}`.",
                        en "Write for example `{id}: {example}`."
                    )),
                );
                None
            }
        }
    }

    /// An answer that the answers before it leave no room for; not told where one of those is faulty.
    fn uncalled_for(&mut self, question: &Question, around: &Answers, place: Span) {
        if !self.faults.is_empty() {
            return;
        }
        let message = match around.short_first_year() {
            None => say!(
                sv "Det första kalenderåret är helt: tolv månader ersätts.",
                en "The first calendar year is a whole one: twelve months are paid."
            ),
            Some(_) => say!(
                sv "För det första kalenderåret står både månader och ett belopp.",
                en "For the first calendar year there are both months and an amount."
            ),
        };
        let id = question.id;
        let help = say!(sv "Ta bort svaret på `{id}`.", en "Take the answer to `{id}` away.");
        self.faults.push(Fault::new(&rules::OUT_OF_RANGE, place, message).help(help));
    }

    /// The answers of a list; `least` as many are needed.
    fn several(
        &mut self,
        root: &Node,
        question: &Question,
        (fields, least): (&[Question], usize),
        around: &Answers,
    ) -> Option<Answer> {
        let given = root.get(question.id);
        let nodes = match given.map(|(_, value)| (&value.value, value)) {
            None | Some((Value::Null, _)) => Vec::new(),
            Some((Value::List(items), _)) => items.iter().filter(|item| !is_blank(item)).collect(),
            Some((Value::Map(_), one)) => vec![one],
            Some((Value::Scalar { .. }, word)) => {
                self.wrong_type(word.span, list_of(fields));
                return None;
            }
        };
        let items: Vec<Answers> = nodes.into_iter().map(|node| self.item(node, fields, around)).collect();
        let place = given.map_or(Span::new(root.span.start, root.span.start), |(key, _)| key.span);
        if items.len() < least {
            let (words, lines) = (question.words(), list_of(fields));
            let message = say!(sv "Svaret saknas: {words}.", en "The answer is missing: {words}."; words);
            let help = say!(sv "Skriv minst en: {lines}.", en "Write one at least: {lines}."; lines);
            self.faults.push(Fault::new(&rules::MISSING_FIELD, place, message).help(help));
        }
        if let Err(misfit) = together(question, &items) {
            self.tell(misfit, place);
        }
        Some(Answer::Several(items))
    }

    fn item(&mut self, node: &Node, fields: &[Question], around: &Answers) -> Answers {
        let mut item = Answers::default();
        if !matches!(node.value, Value::Map(_)) {
            self.wrong_type(node.span, list_of(fields));
            return item;
        }
        self.unknown_keys(node, fields);
        let parent = Span::new(node.span.start, node.span.start);
        for field in fields {
            if let Some(given) = self.single(node, field, around, parent) {
                item.give(field, given);
            }
        }
        item
    }

    fn tell(&mut self, misfit: Misfit, place: Span) {
        let Misfit { rule, message, help } = misfit;
        self.faults.push(Fault::new(rule, place, message).help(help));
    }

    fn wrong_type(&mut self, place: Span, due: Text) {
        let message = say!(sv "Fel slags svar.", en "The wrong kind of answer.");
        let help = say!(sv "Här ska stå {due}.", en "What is due here is {due}."; due);
        self.faults.push(Fault::new(&rules::WRONG_TYPE, place, message).help(help));
    }
}

/// "`- name: Föreningen Linden`, with the others on lines below": how an item of a list is written.
fn list_of(fields: &[Question]) -> Text {
    let keys = fields.iter().map(|field| format!("{}: {}", field.id, field.example)).collect::<Vec<_>>().join(", ");
    say!(sv "en lista, till exempel `- {{{keys}}}`", en "a list, for example `- {{{keys}}}`")
}

/// Whether nobody wrote anything in an item of the file to fill in.
fn is_blank(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Scalar { text, .. } => text.trim().is_empty(),
        Value::List(items) => items.iter().all(is_blank),
        Value::Map(pairs) => pairs.iter().all(|(_, value)| is_blank(value)),
    }
}
