//! Arguments, the outside world, one command a file.

mod answer;
mod args;
mod ask;
mod commands;
pub mod env;
mod faults;
mod folding;
mod git;
mod outcome;
mod party;
mod paths;
mod progress;
mod session;
mod staged;
mod words;

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, ValueEnum};

use args::Globals;
use commands::Command;
use env::Env;
pub use outcome::Outcome;
use outcome::Refusal;
use session::Session;

use crate::lang::Lang;
use crate::machine::reason;
use crate::say;

/// Keeps an idéburet offentligt partnerskap (IOP) in plain YAML files: validates the records, reports
/// the year, prorates the budget.
#[derive(Debug, Parser)]
#[command(name = "iop", version, about, disable_help_subcommand = true)]
pub struct Args {
    /// What holds for every command.
    #[command(flatten)]
    globals: Globals,
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

/// Runs the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>, env: &mut Env) -> Outcome {
    let arguments = asked_for_help(arguments.into_iter().collect());
    let asked = asked_lang(&arguments).unwrap_or(env.lang);
    let mut program = words::in_language(Args::command(), asked, commands::swedish).term_width(env.page());
    let matches = program.try_get_matches_from_mut(&arguments);
    let args = match matches.and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => args,
        Err(error) if asked == Lang::Sv && is_mistake(&error) => {
            let command = arguments.iter().find_map(|word| program.find_subcommand(word));
            let _ = write!(env.err, "{}", words::mistake(&error, &program, command));
            return Outcome::Refused;
        }
        Err(error) => return usage(&error, asked, env),
    };
    let lang = args.globals.lang.unwrap_or(env.lang);
    let session = Session::new(args.globals, lang, env);
    let ended = args.command.run(&session, env).and_then(|outcome| {
        env.out.flush()?;
        Ok(outcome)
    });
    ended.unwrap_or_else(|error| failed(&error, lang, env))
}

/// `iop help report` as `iop report --help`: one help page, whichever way it is asked for.
fn asked_for_help(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let program = Args::command();
    let is_help = |word: &OsString| word == "help" || word == "hjälp";
    let is_command = |word: &OsString| program.get_subcommands().any(|command| word == command.get_name());
    let takes_value = |word: &OsString| {
        let long = word.to_str().and_then(|word| word.strip_prefix("--"));
        program.get_arguments().any(|of| of.get_long() == long && long.is_some() && of.get_action().takes_values())
    };
    let is_word = |at: &usize| !arguments.get(at.wrapping_sub(1)).is_some_and(takes_value);
    let mut words = (1..arguments.len()).filter(is_word);
    let first = words.find(|at| arguments.get(*at).is_some_and(|word| is_help(word) || is_command(word)));
    if let Some(at) = first.filter(|at| arguments.get(*at).is_some_and(is_help)) {
        arguments.remove(at);
        arguments.push("--help".into());
    }
    arguments
}

/// `--lang` before the arguments are understood, for the words of their own help.
fn asked_lang(arguments: &[OsString]) -> Option<Lang> {
    let words: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let after = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1].to_string());
    let lang = after.or_else(|| words.iter().find_map(|word| word.strip_prefix("--lang=").map(str::to_owned)))?;
    Lang::from_str(&lang, false).ok()
}

/// Whether something was asked that can't be; help and version are an answer, and nothing at all is answered with help.
fn is_mistake(error: &clap::Error) -> bool {
    error.use_stderr() && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
}

/// What clap says.
fn usage(error: &clap::Error, lang: Lang, env: &mut Env) -> Outcome {
    let rendered = error.render();
    let words = if env.colour_out { rendered.ansi().to_string() } else { rendered.to_string() };
    if error.use_stderr() {
        let _ = write!(env.err, "{words}");
        Outcome::Refused
    } else {
        let written = write!(env.out, "{words}").and_then(|()| env.out.flush());
        written.map_or_else(|error| failed(&error.into(), lang, env), |()| Outcome::Done)
    }
}

/// Every failure is told in one line.
fn failed(error: &anyhow::Error, lang: Lang, env: &mut Env) -> Outcome {
    let machine = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>());
    let words = match (error.downcast_ref::<Refusal>(), machine) {
        (Some(Refusal::Said(outcome)), _) => return *outcome,
        (Some(Refusal::Words(words)), _) => words.clone(),
        (None, Some(cause)) => {
            let why = reason(cause);
            say!(sv "Svaret kan inte skrivas: {why}.", en "The answer can't be written: {why}."; why)
        }
        (None, None) => say!(sv "Fel i programmet: \"{error:#}\"", en "A fault of the program: \"{error:#}\""),
    };
    let _ = writeln!(env.err, "iop: {}", words.get(lang));
    Outcome::Refused
}
