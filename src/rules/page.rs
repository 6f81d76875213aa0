//! A rule's page: what it says in two languages, and records that must fail and must pass.

use crate::lang::Lang;

/// The parts of a page.
#[derive(Debug)]
pub struct Page {
    /// The page in Swedish.
    sv: &'static str,
    /// The page in English.
    en: &'static str,
    /// Records that must fail.
    pub wrong: Vec<Example>,
    /// Records that must pass.
    pub right: Vec<Example>,
}

/// A file of an example.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// What stands after the fence: `yaml cases/2026-014.yaml`.
    pub info: &'static str,
    /// The file's text.
    pub text: &'static str,
}

impl Page {
    /// Takes a page apart, as Markdown.
    pub fn of(markdown: &'static str) -> Self {
        // No page lacks a part, which a test says.
        let part = |heading: &str| {
            let from = markdown.split_once(heading).map_or("", |(_, rest)| rest);
            from.split("\n## ").next().unwrap_or(from).trim()
        };
        Self {
            sv: part("\n## På svenska\n"),
            en: part("\n## In English\n"),
            wrong: examples(part("\n## Fel / Wrong\n")),
            right: examples(part("\n## Rätt / Right\n")),
        }
    }

    /// What it says, in one language.
    pub fn words(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }

    /// Its first sentence.
    pub fn summary(&self, lang: Lang) -> &'static str {
        self.words(lang).lines().next().unwrap_or("")
    }
}

fn examples(part: &'static str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut rest = part;
    while let Some((_, fenced)) = rest.split_once("```") {
        let Some((info, body)) = fenced.split_once('\n') else { break };
        let (text, after) = match body.strip_prefix("```") {
            Some(after) => ("", after),
            None => match body.find("\n```") {
                Some(end) => body.split_at(end + 1),
                None => break,
            },
        };
        examples.push(Example { info: info.trim(), text });
        rest = after.trim_start_matches("```");
    }
    examples
}
