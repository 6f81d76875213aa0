//! The command line in Swedish: help, headings and what is said of a mistake.

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::args::{SWEDISH, Words};
use crate::identifier::harmless;
use crate::lang::Lang;
use crate::nearest::{Candidate, nearest};

/// The help page's parts in Swedish.
const TEMPLATE: &str = "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}";

/// What stands for the options of a command in its usage, in clap's words and in Swedish.
const OPTIONS: (&str, &str) = ("[OPTIONS]", "[VAL]");

/// What stands for a value, in the arguments' declaration and in Swedish.
const VALUES: [(&str, &str); 18] = [
    ("ACTION", "ÅTGÄRD"),
    ("BASIS", "GRUND"),
    ("CODE", "KOD"),
    ("DATE", "DATUM"),
    ("DIR", "MAPP"),
    ("EDITION", "UTGÅVA"),
    ("FIGURE", "TAL"),
    ("FILE", "FIL"),
    ("FORMAT", "FORMAT"),
    ("ID", "ID"),
    ("KIND", "SLAG"),
    ("LANG", "SPRÅK"),
    ("N", "N"),
    ("PART", "DEL"),
    ("PATHS", "SÖKVÄG"),
    ("TABLE", "TABELL"),
    ("WHEN", "NÄR"),
    ("YEAR", "ÅR"),
];

/// What a command may be called by somebody who looks for its Swedish name.
const COMMANDS: [(&str, &[&str]); 9] = [
    ("init", &["starta", "skapa", "börja", "ny"]),
    ("validate", &["validera", "kontrollera", "granska", "kolla"]),
    ("fix", &["rätta", "laga", "fixa"]),
    ("report", &["rapport", "rapportera", "redovisa"]),
    ("budget", &["ersättning", "utbetalningar"]),
    ("agreement", &["överenskommelse", "avtal", "villkor"]),
    ("hook", &["krok", "kontroll"]),
    ("schema", &["mall", "mallar"]),
    ("explain", &["förklara", "förklaring", "kod"]),
];

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
    let mut program = program
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading("Kommandon")
        .subcommand_value_name("KOMMANDO")
        .arg(standing("help", 'h', ArgAction::Help).global(true))
        .arg(standing("version", 'V', ArgAction::Version));
    program.build();
    let program = commands.iter().fold(program, |program, name| program.mut_subcommand(name, with_usage));
    with_usage(program)
}

/// How a command is used, of which clap has words of its own.
fn with_usage(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    command.override_usage(usage.trim_start_matches("Usage: ").replace(OPTIONS.0, OPTIONS.1))
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
        if !takes_values {
            return argument;
        }
        let name = value_name(&argument).unwrap_or_default();
        argument.value_name(name).hide_possible_values(true).hide_default_value(true)
    })
}

/// What stands for an option's value, in Swedish.
fn value_name(argument: &Arg) -> Option<&'static str> {
    let own = argument.get_id().as_str().to_uppercase();
    let declared = argument.get_value_names().and_then(<[_]>::first).map_or(own.as_str(), |name| name.as_str());
    VALUES.iter().find(|(name, _)| *name == declared).map(|(_, swedish)| *swedish)
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

/// What was wrong with the arguments of a command, in Swedish; of the program's own, where none was named.
pub fn mistake(error: &clap::Error, program: &Command, command: Option<&Command>) -> String {
    let words = what_is_wrong(error, command.unwrap_or(program));
    let near = near(error).map(|near| format!(" Menas `{near}`?")).unwrap_or_default();
    let command = command.map(|command| format!(" {}", command.get_name())).unwrap_or_default();
    format!("iop: {words}{near} `iop{command} --help` visar hjälp.\n")
}

/// What clap tells of a mistake, piece by piece.
fn told(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![harmless(text.trim_end_matches("..."))],
        Some(ContextValue::Strings(texts)) => texts.iter().map(|text| harmless(text)).collect(),
        _ => Vec::new(),
    }
}

fn what_is_wrong(error: &clap::Error, command: &Command) -> String {
    let told = |kind| told(error, kind).join(", ");
    let (argument, value) = (told(ContextKind::InvalidArg), told(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("`{argument}` finns inte."),
        ErrorKind::UnknownArgument => format!("`{argument}` är ett ord för mycket."),
        ErrorKind::InvalidSubcommand => format!("Kommandot `{}` finns inte.", told(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("Det här saknas: {}.", explained(&argument, command)),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} behöver ett värde."),
        ErrorKind::InvalidValue => {
            format!("`{value}` går inte för {argument}; det som går är {}.", told(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation if argument.contains("<DATUM>") => {
            format!("`{value}` är inget datum; skriv år-månad-dag, till exempel 2026-08-19.")
        }
        ErrorKind::ValueValidation if argument.contains("<ÅR>") => {
            format!("`{value}` är inget årtal; skriv fyra siffror, till exempel 2026.")
        }
        ErrorKind::ValueValidation => format!("`{value}` går inte för {}.", explained(&argument, command)),
        ErrorKind::ArgumentConflict if told(ContextKind::PriorArg) == argument => {
            format!("{argument} kan bara anges en gång.")
        }
        ErrorKind::ArgumentConflict => format!("{argument} går inte ihop med {}.", told(ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => "Det som skrevs är inte text i UTF-8.".to_owned(),
        _ => "Kommandot går inte att förstå.".to_owned(),
    }
}

/// An argument with what it is: "<ÅR> (Kalenderåret)".
fn explained(argument: &str, command: &Command) -> String {
    let bare = |argument: &str| argument.trim_matches(['<', '>', '[', ']']).to_owned();
    let is_meant = |it: &&Arg| bare(&it.to_string()) == bare(argument);
    let help = command.get_arguments().find(is_meant).and_then(Arg::get_help);
    help.map_or_else(|| argument.to_owned(), |help| format!("{argument} ({help})"))
}

/// What was meant instead.
fn near(error: &clap::Error) -> Option<String> {
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = told(error, ContextKind::InvalidSubcommand).concat();
            let named = |(id, names): &(&'static str, &[&'static str])| {
                let id = *id;
                names
                    .iter()
                    .chain([&id])
                    .map(|name| Candidate { labels: [name; 2], ..Candidate::bare(id) })
                    .collect::<Vec<_>>()
            };
            nearest(&typed, COMMANDS.iter().flat_map(named)).map(|meant| meant.id().to_owned())
        }
        ErrorKind::InvalidValue => {
            let (typed, valid) =
                (told(error, ContextKind::InvalidValue).concat(), told(error, ContextKind::ValidValue));
            nearest(&typed, valid.iter().map(|id| Candidate::bare(id))).map(|meant| meant.id().to_owned())
        }
        _ => told(error, ContextKind::SuggestedArg).into_iter().next(),
    }
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
    fn every_value_and_command_has_a_swedish_name() {
        for (command, _) in all() {
            for argument in command.get_arguments().filter(|argument| argument.get_action().takes_values()) {
                assert!(value_name(argument).is_some(), "{} {}", command.get_name(), argument.get_id());
            }
        }
        let commands: Vec<String> = Args::command().get_subcommands().map(|it| it.get_name().to_owned()).collect();
        assert_eq!(commands, COMMANDS.map(|(id, _)| id));
    }

    #[test]
    fn the_swedish_command_line_holds_together() {
        in_language(Args::command(), Lang::Sv, commands::swedish).debug_assert();
    }
}
