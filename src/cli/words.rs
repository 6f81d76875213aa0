//! The command line in Swedish: help, headings and what is said of a mistake.

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::args::{SWEDISH, Words};
use crate::identifier::harmless;
use crate::lang::Lang;

/// The help page's parts in Swedish.
const TEMPLATE: &str = "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}";

/// The heading of options that every command takes.
const EVERYWHERE: &str = "För alla kommandon";

/// The program's arguments in a language; `own` are the Swedish words of each command.
pub fn in_language(program: Command, lang: Lang, own: fn(&str) -> Words) -> Command {
    if lang == Lang::En {
        return program;
    }
    let commands: Vec<String> = program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let program = commands.iter().fold(swedish(program, &[]), |program, name| {
        program.mut_subcommand(name, |command| swedish(command, own(name)))
    });
    let standing = |id: &'static str, short: char, action: ArgAction| {
        Arg::new(id).short(short).long(id).action(action).help(find(&[], id)).help_heading(EVERYWHERE)
    };
    program
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading("Kommandon")
        .subcommand_value_name("KOMMANDO")
        .arg(standing("help", 'h', ArgAction::Help).global(true))
        .arg(standing("version", 'V', ArgAction::Version))
}

fn swedish(command: Command, own: Words) -> Command {
    let about = find(own, "");
    command.about(about).long_about(about).help_template(TEMPLATE).mut_args(|argument| {
        let heading = match argument.get_help_heading() {
            Some(_) => EVERYWHERE,
            None if argument.is_positional() => "Argument",
            None => "Val",
        };
        let help = find(own, argument.get_id().as_str()).replace("{values}", &values(&argument));
        let takes_values = argument.get_action().takes_values();
        let argument = argument.help(help.clone()).long_help(help).help_heading(heading);
        argument.hide_possible_values(takes_values).hide_default_value(takes_values)
    })
}

/// What an option can be: "text, md eller html".
fn values(argument: &Arg) -> String {
    let values = argument.get_possible_values();
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} eller {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// The Swedish words of an option, or of the command itself: the command's own, else those that all commands share. None
/// lacks them, which a test says.
fn find(own: Words, option: &str) -> &'static str {
    own.iter().chain(SWEDISH).find(|(id, _)| *id == option).map_or("", |(_, words)| words)
}

/// What was wrong with the arguments, in Swedish.
pub fn mistake(error: &clap::Error) -> String {
    let told = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => harmless(text.trim_end_matches("...")),
        Some(ContextValue::Strings(texts)) => harmless(&texts.join(", ")),
        _ => String::new(),
    };
    let (argument, value) = (told(ContextKind::InvalidArg), told(ContextKind::InvalidValue));
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = near.into_iter().map(told).find(|near| !near.is_empty());
    let near = near.map(|near| format!(" Menas `{}`?", near.split(", ").next().unwrap_or(&near))).unwrap_or_default();
    let words = match error.kind() {
        ErrorKind::UnknownArgument => format!("`{argument}` finns inte."),
        ErrorKind::InvalidSubcommand => format!("Kommandot `{}` finns inte.", told(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("Det här saknas: {argument}."),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} behöver ett värde."),
        ErrorKind::InvalidValue => {
            format!("`{value}` går inte för {argument}; det som går är {}.", told(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation if argument.contains("<DATE>") => {
            format!("`{value}` är inget datum; skriv år-månad-dag, till exempel 2026-08-19.")
        }
        ErrorKind::ValueValidation if argument.contains("<YEAR>") => {
            format!("`{value}` är inget årtal; skriv fyra siffror, till exempel 2026.")
        }
        ErrorKind::ValueValidation => format!("`{value}` går inte för {argument}."),
        ErrorKind::ArgumentConflict => format!("{argument} går inte ihop med {}.", told(ContextKind::PriorArg)),
        _ => "Kommandot går inte att förstå.".to_owned(),
    };
    format!("iop: {words}{near} `iop --help` visar hjälp.\n")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::{Args, commands};

    fn all() -> Vec<(Command, Words)> {
        let program = Args::command();
        let own = program.get_subcommands().map(|command| (command.clone(), commands::swedish(command.get_name())));
        own.chain([(program.clone(), SWEDISH)]).collect()
    }

    #[test]
    fn every_command_and_option_has_swedish_words() {
        for (command, own) in all() {
            assert!(own.iter().any(|(id, words)| id.is_empty() && !words.is_empty()), "{}", command.get_name());
            for argument in command.get_arguments() {
                assert_ne!(find(own, argument.get_id().as_str()), "", "{} {}", command.get_name(), argument.get_id());
            }
        }
    }

    #[test]
    fn every_swedish_word_is_of_something() {
        for (command, own) in all() {
            let is_own = |id: &str| command.get_arguments().any(|argument| argument.get_id() == id);
            let is_shared = |id: &str| all().iter().any(|(other, _)| other.get_arguments().any(|it| it.get_id() == id));
            for (id, _) in own.iter().filter(|(id, _)| !matches!(*id, "help" | "version" | "")) {
                assert!(is_own(id) || (own == SWEDISH && is_shared(id)), "{} {id}", command.get_name());
            }
        }
    }

    #[test]
    fn the_swedish_command_line_holds_together() {
        in_language(Args::command(), Lang::Sv, commands::swedish).debug_assert();
    }
}
