//! A file of answers → [`Answers`], or every fault of it at its place.

mod single;

use std::path::Path;

use super::due::{Due, instead, wrong_kind};
use super::fault::Fault;
use super::file::read_file;
use super::folder::{Found, Origin, What};
use super::keys::{Opened, Standing, is_within_braces};
use super::tree::{self, Node, Value, Whole};
use crate::diagnostic::{Diagnostic, quote};
use crate::lang::{Labelled, Text};
use crate::model::questions::{Answer, Answered, Answers, QUESTIONS, Question, Takes, Unanswered};
use crate::nearest::{Candidate, nearest};
use crate::rules::{self, Rule};
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
            tree::read(text, Whole::Other, &mut faults).map(|root| Reader { text, faults: &mut faults }.file(&root))
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

struct Reader<'r> {
    text: &'r str,
    faults: &'r mut Vec<Fault>,
}

impl Reader<'_> {
    fn file(&mut self, root: &Node) -> Answers {
        let start = bom_len(self.text);
        self.all(root, Span::new(start, start), QUESTIONS, None).unwrap_or_else(|| {
            let message = wrong_kind(root, &say!(sv "svaren", en "the answers"));
            let help = say!(
                sv "Här ska stå `fråga: svar`, ett på varje rad.",
                en "What is due here is `question: answer`, one a line."
            );
            self.tell(&rules::WRONG_TYPE, root.span, message, help);
            Answers::default()
        })
    }

    /// The answers to questions, where a map stands; one that is missing is told at its `head`. Those of a list's item
    /// are judged against the answers `around` the list.
    fn all(&mut self, node: &Node, head: Span, questions: &[Question], around: Option<&Answers>) -> Option<Answers> {
        let candidates = questions.iter().map(|question| Candidate::new(question.id, question));
        let opened = Opened::of(node, questions, |key| nearest(&key.name, candidates.clone()))?;
        for unknown in &opened.unknown {
            let shown = quote(&unknown.key.name);
            let message = say!(sv "Frågan {shown} finns inte.", en "There is no question {shown}.");
            let help = instead(unknown, questions.iter().map(|question| question.id));
            self.tell(&rules::UNKNOWN_FIELD, unknown.key.span, message, help);
        }
        let mut answers = Answers::default();
        for question in questions {
            let around = around.unwrap_or(&answers);
            let given = match opened.find(question.id) {
                Standing::Perhaps => None,
                Standing::There(key, value) if !is_blank(value) => self.given((key.span, value), question, around),
                Standing::There(key, _) => self.unanswered(question, around, key.span, fill(question)),
                Standing::Missing => {
                    let help = Due::answer_to(question).add(question.id, is_within_braces(node, self.text));
                    self.unanswered(question, around, head, help)
                }
            };
            if let Some(given) = given {
                answers.give(question, given);
            }
        }
        Some(answers)
    }

    fn unanswered(&mut self, question: &Question, around: &Answers, place: Span, help: Text) -> Option<Answer> {
        match (question.takes, question.unanswered) {
            (Takes::Several(_, 0), _) => return Some(Answer::Several(Vec::new())),
            (_, Unanswered::Default(text)) => return answer(question, text, around).ok(),
            (_, Unanswered::Refused) if around.call_for(question) => {
                let words = question.text();
                let message = say!(sv "Svaret saknas: {words}.", en "The answer is missing: {words}."; words);
                self.tell(&rules::MISSING_FIELD, place, message, help);
            }
            (_, Unanswered::Refused | Unanswered::Silent) => {}
        }
        None
    }

    /// What was answered, after the key at a place.
    fn given(&mut self, (place, node): (Span, &Node), question: &Question, around: &Answers) -> Option<Answer> {
        let text = match (question.takes, &node.value) {
            (Takes::Several(fields, _), Value::List(items)) => {
                return Some(self.several(place, items, (question, fields), around));
            }
            (Takes::Several(fields, _), Value::Map(_)) => {
                return Some(self.several(place, std::slice::from_ref(node), (question, fields), around));
            }
            (Takes::Several(..), _) | (_, Value::Null | Value::List(_) | Value::Map(_)) => {
                self.wrong_kind(node, question);
                return None;
            }
            (_, Value::Scalar { text, .. }) => text,
        };
        match answer(question, text, around) {
            Ok(given) if around.call_for(question) => return Some(given),
            // One association needs no telling apart: every row is its own, whether or not the row says so.
            Ok(_) if matches!(question.takes, Takes::Association) => {}
            Ok(_) => self.uncalled_for(question, around, place),
            Err(misfit) => self.faults.push(Fault::of(misfit, node.span)),
        }
        None
    }

    /// The answers of a list.
    fn several(
        &mut self,
        place: Span,
        items: &[Node],
        (question, fields): (&Question, &[Question]),
        around: &Answers,
    ) -> Answer {
        let mut all = Vec::new();
        for item in items.iter().filter(|item| !is_blank(item)) {
            let head = Span::new(item.span.start, item.span.start);
            all.push(self.all(item, head, fields, Some(around)).unwrap_or_else(|| {
                self.wrong_kind(item, question);
                Answers::default()
            }));
        }
        if let Err(misfit) = together(question, &all) {
            self.faults.push(Fault::of(misfit, place));
        }
        Answer::Several(all)
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
        self.tell(&rules::OUT_OF_RANGE, place, message, help);
    }

    fn wrong_kind(&mut self, node: &Node, question: &Question) {
        let name = Text::same(format!("`{}`", question.id));
        let help = Due::answer_to(question).after(question.id);
        self.tell(&rules::WRONG_TYPE, node.span, wrong_kind(node, &name), help);
    }

    fn tell(&mut self, rule: &'static Rule, place: Span, message: Text, help: Text) {
        self.faults.push(Fault::new(rule, place, message).help(help));
    }
}

/// What to do where nothing stands after a question.
fn fill(question: &Question) -> Text {
    let due = Due::answer_to(question);
    if matches!(question.takes, Takes::Several(..)) { due.after(question.id) } else { due.fill(false) }
}

/// Whether nobody wrote anything in a place of the file to fill in.
fn is_blank(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Scalar { text, .. } => text.trim().is_empty(),
        Value::List(items) => items.iter().all(is_blank),
        Value::Map(pairs) => pairs.iter().all(|(_, value)| is_blank(value)),
    }
}
