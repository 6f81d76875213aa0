//! `iop explain`.

use crate::check::{rules, severities};
use crate::cli::args::Words;
use crate::cli::env::Env;
use crate::cli::outcome::{Outcome, refuse};
use crate::cli::session::Session;
use crate::diagnostic::quote;
use crate::lang::Lang;
use crate::nearest::{Candidate, Meant, nearest};
use crate::render::page::{Cells, wrapped};
use crate::rules::{Example, Page, Rule};
use crate::say;

/// What a diagnostic means and how to put it right.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The code, e.g. unknown-term; all of them are listed without one.
    code: Option<String>,
}

/// The same in Swedish.
pub const SWEDISH: Words = &[
    ("", "Vad ett fel betyder och hur det rättas"),
    ("code", "Koden, till exempel unknown-term; utan kod visas alla"),
];

/// Explains one code, or lists all of them.
pub fn run(args: &Arguments, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let Some(code) = &args.code else {
        list(session.lang, env)?;
        return Ok(Outcome::Done);
    };
    let Some(rule) = rules().into_iter().find(|rule| rule.code == code) else {
        let shown = quote(code);
        let near = nearest(code, rules().into_iter().map(|rule| Candidate::bare(rule.code))).map(Meant::id);
        return refuse(match near {
            Some(near) => {
                say!(
                    sv "Det finns ingen kod {shown}. Menas {near}?",
                    en "There is no code {shown}. Did you mean {near}?"
                )
            }
            None => {
                say!(
                    sv "Det finns ingen kod {shown}; `iop explain` visar alla.",
                    en "There is no code {shown}; `iop explain` lists them all."
                )
            }
        });
    };
    explain(rule, session.lang, env)?;
    Ok(Outcome::Done)
}

/// Every code, how grave its faults are, and what it says.
fn list(lang: Lang, env: &mut Env) -> std::io::Result<()> {
    let row =
        |rule: &Rule| vec![rule.code.to_owned(), graveness(rule, lang), Page::of(rule.page).summary(lang).to_owned()];
    let width = env.page();
    Cells { rows: rules().into_iter().map(row).collect(), ..Cells::default() }.print(width, width, &mut env.out)
}

fn explain(rule: &Rule, lang: Lang, env: &mut Env) -> std::io::Result<()> {
    let page = Page::of(rule.page);
    writeln!(env.out, "{} ({})", rule.code, graveness(rule, lang))?;
    for paragraph in page.words(lang).split("\n\n") {
        let lines = wrapped("", &paragraph.replace('\n', " "), env.page());
        writeln!(env.out, "\n{}", lines.join("\n"))?;
    }
    let headings = [(say!(sv "Fel", en "Wrong"), &page.wrong), (say!(sv "Rätt", en "Right"), &page.right)];
    for (heading, examples) in headings {
        writeln!(env.out, "\n{}", heading.get(lang))?;
        examples.iter().try_for_each(|example| show(example, env))?;
    }
    Ok(())
}

fn show(example: &Example, env: &mut Env) -> std::io::Result<()> {
    let file = example.info.split_once(' ').map_or(example.info, |(_, file)| file);
    writeln!(env.out, "\n    {file}")?;
    example.text.lines().try_for_each(|line| writeln!(env.out, "    │ {line}"))
}

/// What its faults are: "fel, varning" where they can be either.
fn graveness(rule: &Rule, lang: Lang) -> String {
    severities(rule).into_iter().map(|severity| severity.word(lang)).collect::<Vec<_>>().join(", ")
}
