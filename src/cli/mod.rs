//! Arguments, the outside world, one command a file.

mod agreement;
mod args;
mod ask;
mod budget;
mod document;
pub mod env;
mod explain;
mod fix;
mod git;
mod hook;
mod init;
mod office;
mod output;
mod party;
mod progress;
mod report;
mod schema;
mod session;
mod staged;
mod validate;
mod words;

use std::ffi::OsString;
use std::fmt;
use std::io;

use anyhow::Context;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

pub use args::{Args, Command};
use env::Env;
use session::Session;

use crate::lang::{Lang, Text};

/// How a command ended; only `main` makes a number of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// What was asked is done.
    Done,
    /// The records have errors.
    Faulty,
    /// It couldn't be done.
    Refused,
}

/// Words for the person who asked: why it couldn't be done, and what to do.
#[derive(Debug)]
pub struct Refusal(pub Text);

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.en)
    }
}

impl std::error::Error for Refusal {}

/// A refusal as an error.
fn refuse<T>(words: Text) -> anyhow::Result<T> {
    Err(Refusal(words).into())
}

/// A path as somebody types it: in quotation marks where it holds a space.
fn as_typed(path: &str) -> String {
    if path.contains(' ') { format!("\"{path}\"") } else { path.to_owned() }
}

/// Runs the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>, env: &mut Env) -> Outcome {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let asked = asked_lang(&arguments).unwrap_or(env.lang);
    let program = words::in_language(Args::command(), asked);
    let args = match program.try_get_matches_from(arguments).and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => args,
        Err(error) => return usage(&error, asked, env),
    };
    let lang = args.globals.lang.unwrap_or(env.lang);
    let ended = command(args, lang, env).and_then(|outcome| {
        env.out.flush().context("standard output")?;
        Ok(outcome)
    });
    ended.unwrap_or_else(|error| failed(&error, lang, env))
}

/// `--lang` before the arguments are understood, for the words of their own help.
fn asked_lang(arguments: &[OsString]) -> Option<Lang> {
    let words: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    let after = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1].to_string());
    let lang = after.or_else(|| words.iter().find_map(|word| word.strip_prefix("--lang=").map(str::to_owned)))?;
    match lang.as_str() {
        "sv" => Some(Lang::Sv),
        "en" => Some(Lang::En),
        _ => None,
    }
}

fn command(args: Args, lang: Lang, env: &mut Env) -> anyhow::Result<Outcome> {
    let session = Session::new(args.globals, lang, env);
    match args.command {
        Command::Init(args) => init::run(&args, &session, env),
        Command::Validate(args) => validate::run(&args, &session, env),
        Command::Fix(args) => fix::run(&args, &session, env),
        Command::Report(args) => report::run(&args, &session, env),
        Command::Budget(args) => budget::run(&args, &session, env),
        Command::Agreement(args) => agreement::run(&args, &session, env),
        Command::Schema(args) => schema::run(&args, &session, env),
        Command::Hook(args) => hook::run(&args, &session, env),
        Command::Explain(args) => explain::run(&args, &session, env),
    }
}

/// Help and version are an answer; anything else that the arguments can be is a mistake.
fn usage(error: &clap::Error, lang: Lang, env: &mut Env) -> Outcome {
    let rendered = error.render();
    let words = if env.colour_out { rendered.ansi().to_string() } else { rendered.to_string() };
    if error.use_stderr() {
        let help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        let words = if lang == Lang::Sv && !help { words::mistake(error) } else { words };
        let _ = write!(env.err, "{words}");
        Outcome::Refused
    } else {
        let _ = write!(env.out, "{words}").and_then(|()| env.out.flush());
        Outcome::Done
    }
}

/// A closed pipe ends the program quietly; every other failure is told in one line.
fn failed(error: &anyhow::Error, lang: Lang, env: &mut Env) -> Outcome {
    let closed = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe);
    if closed {
        return Outcome::Done;
    }
    let words = match error.downcast_ref::<Refusal>() {
        Some(Refusal(words)) => words.get(lang).to_owned(),
        None => format!("{error:#}"),
    };
    let _ = writeln!(env.err, "iop: {words}");
    Outcome::Refused
}
