//! The questions at the keyboard: asked on standard error, one at a time, and again where an answer doesn't fit.

use std::io::{self, BufRead, Read};

use super::env::Env;
use super::outcome::refuse;
use crate::exchange::due;
use crate::lang::{Labelled, Lang, Text};
use crate::load::{answer, together};
use crate::machine::reason;
use crate::model::questions::{Answer, Answers, QUESTIONS, Question, Takes, Unanswered};
use crate::model::written::Misfit;
use crate::say;

/// Nobody types more lines than this, nor longer ones: a program that answers without end is told so.
const MOST_LINES: usize = 1_000;
const MOST_BYTES: u64 = 10_000;

/// Asks everything. End of input is a refusal: what isn't answered to the end makes no agreement.
pub fn ask(lang: Lang, env: &mut Env) -> anyhow::Result<Answers> {
    let mut interview = Interview { lang, env, lines: 0 };
    let mut answers = Answers::default();
    for question in QUESTIONS {
        let given = match question.takes {
            Takes::Several(fields, least) => interview.several(question, fields, least, &answers).map(Some)?,
            _ if !answers.call_for(question) => None,
            _ => interview.single(question, "", &answers)?,
        };
        if let Some(given) = given {
            answers.give(question, given);
        }
    }
    Ok(answers)
}

struct Interview<'e> {
    lang: Lang,
    env: &'e mut Env,
    lines: usize,
}

impl Interview<'_> {
    /// Asks until the answer fits; nothing where nothing need be answered.
    fn single(&mut self, question: &Question, lead: &str, around: &Answers) -> anyhow::Result<Option<Answer>> {
        loop {
            let line = self.line(lead, &prompt(question, around))?;
            let text = match (line.as_str(), question.unanswered) {
                ("", Unanswered::Silent) => return Ok(None),
                ("", Unanswered::Refused) => {
                    self.say(&say!(sv "Frågan behöver ett svar.", en "The question needs an answer."))?;
                    continue;
                }
                ("", Unanswered::Default(default)) => default,
                (text, _) => text,
            };
            match answer(question, text, around) {
                Ok(given) => return Ok(Some(given)),
                Err(misfit) => self.tell(&misfit)?,
            }
        }
    }

    /// Asks for one after another until an empty line.
    fn several(
        &mut self,
        question: &Question,
        fields: &[Question],
        least: usize,
        around: &Answers,
    ) -> anyhow::Result<Answer> {
        let words = question.text();
        self.say(&say!(
            sv "{words}, en i taget. En tom rad när det inte finns fler.",
            en "{words}, one at a time. An empty line when there are no more."; words
        ))?;
        let mut items: Vec<Answers> = Vec::new();
        loop {
            match self.item(fields, items.len() + 1, around)? {
                None if items.len() >= least => return Ok(Answer::Several(items)),
                None => self.say(&say!(sv "Minst en behövs.", en "One at least is needed."))?,
                Some(item) => items.push(item),
            }
            if let Err(misfit) = together(question, &items) {
                self.tell(&misfit)?;
                items.pop();
            }
        }
    }

    /// The answers of one of several; none where the first question has none.
    fn item(&mut self, fields: &[Question], number: usize, around: &Answers) -> anyhow::Result<Option<Answers>> {
        let mut item = Answers::default();
        for (at, field) in fields.iter().enumerate().filter(|(_, field)| around.call_for(field)) {
            let lead = if at == 0 { format!("{number}. ") } else { "   ".to_owned() };
            let first = Question { unanswered: if at == 0 { Unanswered::Silent } else { field.unanswered }, ..*field };
            match self.single(&first, &lead, around)? {
                Some(given) => item.give(field, given),
                None if at == 0 => return Ok(None),
                None => {}
            }
        }
        Ok(Some(item))
    }

    fn line(&mut self, lead: &str, prompt: &Text) -> anyhow::Result<String> {
        write!(self.env.err, "{lead}{}: ", prompt.get(self.lang))?;
        self.env.err.flush()?;
        self.lines += 1;
        let mut line = String::new();
        match self.env.input.by_ref().take(MOST_BYTES).read_line(&mut line) {
            Ok(read) if self.lines > MOST_LINES || read as u64 == MOST_BYTES => refuse(say!(
                sv "Svaren är fler eller längre än de kan vara; ingenting skrevs.",
                en "The answers are more or longer than they can be; nothing was written."
            )),
            Ok(0) => {
                writeln!(self.env.err)?;
                refuse(say!(
                    sv "Svaren tog slut före frågorna; ingenting skrevs.",
                    en "The answers ended before the questions; nothing was written."
                ))
            }
            Ok(_) => Ok(line.trim().trim_start_matches('\u{feff}').to_owned()),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                refuse(say!(sv "Svaret är inte text i UTF-8.", en "The answer is no text in UTF-8."))
            }
            Err(error) => {
                let why = reason(&error);
                refuse(say!(sv "Svaret kan inte läsas: {why}.", en "The answer can't be read: {why}."; why))
            }
        }
    }

    fn tell(&mut self, misfit: &Misfit) -> anyhow::Result<()> {
        let (message, help) = (&misfit.message, &misfit.help);
        self.say(&say!(sv "{message} {help}", en "{message} {help}"; message, help))
    }

    fn say(&mut self, words: &Text) -> anyhow::Result<()> {
        Ok(writeln!(self.env.err, "{}", words.get(self.lang))?)
    }
}

/// The question, what may be answered, and what is taken where nobody answers.
fn prompt(question: &Question, around: &Answers) -> Text {
    let (words, due) = (question.text(), choices(question, around));
    match question.unanswered {
        Unanswered::Refused => say!(sv "{words} ({due})", en "{words} ({due})"; words, due),
        Unanswered::Default(default) => {
            say!(sv "{words} ({due}) [{default}]", en "{words} ({due}) [{default}]"; words, due)
        }
        Unanswered::Silent => {
            say!(sv "{words} ({due}; tom rad: inget)", en "{words} ({due}; an empty line: none)"; words, due)
        }
    }
}

/// The associations by number, else what may be answered, as part of a sentence.
fn choices(question: &Question, around: &Answers) -> Text {
    if let Takes::Association = question.takes {
        let names = around.several("associations").iter().filter_map(|item| item.words("name"));
        return Text::same(
            names.enumerate().map(|(at, name)| format!("{} = {name}", at + 1)).collect::<Vec<_>>().join(", "),
        );
    }
    let due = due(question);
    let inside = |words: &str| {
        let words = words.trim_end_matches('.');
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    };
    Text { sv: inside(&due.sv), en: inside(&due.en) }
}
