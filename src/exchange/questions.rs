//! The questions as a file to fill in.

use crate::lang::{Labelled, Lang, Text};
use crate::model::questions::{QUESTIONS, Question, Takes, Unanswered};
use crate::model::written::Choice;
use crate::say;

/// How wide the lines of explanation are.
const WIDTH: usize = 100;

/// The questions, each with what may be answered, an example, and an empty place.
pub fn questions_to_fill_in(lang: Lang) -> String {
    let mut file = File { lang, lines: Vec::new() };
    file.explain("# ", &head());
    for question in QUESTIONS {
        file.lines.push(String::new());
        match question.takes {
            Takes::Several(fields, least) => file.several(question, fields, least),
            _ => file.single(question),
        }
    }
    file.lines.join("\n") + "\n"
}

fn head() -> Text {
    say!(
        sv "Svaren som `iop init --from` gör en överenskommelse av. Fyll i efter kolonen, med texten bredvid dig, spara och kör samma kommando igen. Det som får utelämnas lämnas tomt. En text med kolon, # eller citattecken i skrivs inom raka citattecken: \"Stöd: unga\".",
        en "The answers that `iop init --from` makes an agreement of. Fill in after the colons, with the text beside you, save, and run the same command again. What needn't be answered is left empty. A text that holds a colon, # or quotation marks is written in straight quotation marks: \"Support: the young\"."
    )
}

struct File {
    lang: Lang,
    lines: Vec<String>,
}

impl File {
    fn single(&mut self, question: &Question) {
        let (words, takes) = (question.text(), due(question));
        self.explain("# ", &say!(sv "{words}. {takes}", en "{words}. {takes}"; words, takes));
        let default = match question.unanswered {
            Unanswered::Default(answer) => format!(" {answer}"),
            _ => String::new(),
        };
        self.lines.push(format!("{}:{default}", question.id));
    }

    fn several(&mut self, question: &Question, fields: &[Question], least: usize) {
        let words = question.text();
        let how = match least {
            0 => say!(
                sv "Finns det flera, kopiera raderna från strecket och nedåt; finns ingen, lämna dem tomma.",
                en "Where there are several, copy the lines from the dash on; where there are none, leave them empty."
            ),
            _ => say!(
                sv "Finns det flera, kopiera raderna från strecket och nedåt.",
                en "Where there are several, copy the lines from the dash on."
            ),
        };
        self.explain("# ", &say!(sv "{words}. {how}", en "{words}. {how}"; words, how));
        self.explain("#   ", &keys(fields));
        self.lines.push(format!("{}:", question.id));
        for (at, field) in fields.iter().enumerate() {
            self.lines.push(format!("{}{}:", if at == 0 { "  - " } else { "    " }, field.id));
        }
    }

    fn explain(&mut self, indent: &str, words: &Text) {
        for paragraph in words.get(self.lang).lines() {
            let options = textwrap::Options::new(WIDTH).initial_indent(indent).subsequent_indent(indent);
            let options = options.word_splitter(textwrap::WordSplitter::NoHyphenation);
            self.lines.extend(textwrap::wrap(paragraph, options).into_iter().map(|line| line.into_owned()));
        }
    }
}

/// A line for each key of a list's item.
fn keys(fields: &[Question]) -> Text {
    let lines: Vec<Text> = fields
        .iter()
        .map(|field| {
            let (id, words, takes) = (field.id, field.text(), due(field));
            say!(sv "{id}: {words}. {takes}", en "{id}: {words}. {takes}"; words, takes)
        })
        .collect();
    let join = |lang: Lang| lines.iter().map(|line| line.get(lang)).collect::<Vec<_>>().join("\n");
    Text { sv: join(Lang::Sv), en: join(Lang::En) }
}

/// What may be answered: the words there are, or an example.
pub fn due(question: &Question) -> Text {
    let example = question.example;
    match question.takes {
        Takes::OneOf(choices) => {
            let one = |choice: &Choice, lang| match choice.label(lang) {
                label if label == choice.id => label.to_owned(),
                label => format!("{} = {label}", choice.id),
            };
            let list = |lang: Lang| choices.iter().map(|choice| one(choice, lang)).collect::<Vec<_>>().join(", ");
            Text { sv: format!("{}.", list(Lang::Sv)), en: format!("{}.", list(Lang::En)) }
        }
        Takes::Several(..) => Text::default(),
        _ => say!(sv "Till exempel: {example}", en "For example: {example}"),
    }
}
