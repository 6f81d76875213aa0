//! The command line in Swedish: help, headings and what is said of a mistake.

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::identifier::harmless;
use crate::lang::Lang;

/// Commands and their options in Swedish: command (empty for the program), option (empty for the command itself), words.
const SWEDISH: &[(&str, &str, &str)] = &[
    (
        "",
        "",
        "Håller ett idéburet offentligt partnerskap (IOP) i vanliga textfiler: kontrollerar posterna, redovisar året, räknar ut ersättningen",
    ),
    ("", "records", "Mappen med poster, om inte IOP_RECORDS eller den närmaste härifrån och uppåt"),
    ("", "today", "Vilken dag det är, om inte den i SOURCE_DATE_EPOCH eller i dag"),
    ("", "lang", "Språk för dokument och program: sv eller en"),
    ("", "color", "Färger: auto, always (alltid) eller never (aldrig)"),
    ("", "quiet", "Säg bara svaret"),
    ("", "verbose", "Säg mer"),
    ("", "help", "Visa hjälp"),
    ("", "version", "Visa programmets version"),
    ("init", "", "Gör en mapp för poster, med den inbyggda överenskommelsen"),
    ("init", "dir", "Mappen att göra; records om inget sägs"),
    (
        "init",
        "from",
        "Gör ett annat partnerskaps överenskommelse av svaren i en fil; - ställer frågorna vid tangentbordet, och en fil som inte finns skrivs, med frågorna att fylla i",
    ),
    ("validate", "", "Kontrollera poster; alla fel på en gång"),
    ("validate", "paths", "Filer eller mappar att berätta om; alla, om ingen nämns"),
    ("validate", "staged", "Kontrollera det som git skulle spara, inte det som ligger i mappen"),
    (
        "validate",
        "format",
        "Hur de visas: text, short (en rad var), json (för program) eller github (för GitHub Actions)",
    ),
    ("validate", "deny_warnings", "Svara 1 även för varningar"),
    ("validate", "snippets", "Visa posternas rader: på en terminal (auto), always (alltid) eller never (aldrig)"),
    ("fix", "", "Rätta det som är säkert, till exempel en etikett i stället för ett id"),
    ("fix", "paths", "Filer eller mappar att rätta; alla, om ingen nämns"),
    ("fix", "diff", "Visa vad som skulle ändras, och ändra ingenting"),
    ("report", "", "Verksamhetsrapporten"),
    ("report", "year", "Kalenderåret"),
    ("report", "quarter", "Ett kvartal av det, 1–4"),
    ("report", "from", "Från och med den här dagen"),
    ("report", "to", "Till och med den här dagen"),
    ("report", "party", "En parts poster, efter dess id"),
    ("report", "edition", "Vem den är till: internal (partnerskapet) eller public (alla)"),
    ("report", "format", "Format, om inte efter filens ändelse: text, md, html, docx, xlsx, csv eller json"),
    ("report", "output", "Skriv en fil; en mapp, för alla tabeller som CSV"),
    ("report", "force", "Skriv över filen om den finns, eller en mapp med bara dessa tabeller"),
    ("report", "table", "En tabell, som CSV"),
    ("report", "allow_errors", "Redovisa de riktiga posterna, fast andra har fel"),
    ("report", "trace", "Visa vad som räknades för TAL, TABELL/RAD eller TABELL/RAD/KOLUMN"),
    ("budget", "", "Årets ersättning, omräknad, med utbetalningar"),
    ("budget", "year", "Kalenderåret"),
    ("budget", "months", "Andelen av tolv månader, räknad bakåt från periodens slut"),
    ("budget", "basis", "Vad andelen räknas i, vad överenskommelsen än säger: days (dagar)"),
    ("budget", "until", "Perioden slutar tidigare, den här dagen"),
    ("budget", "party", "Bara en parts rader, andel och egna medel, genom partens id"),
    ("budget", "format", "Format, om inte efter filens ändelse: text, md, html, docx, xlsx, csv eller json"),
    ("budget", "output", "Skriv en fil; en mapp, för alla tabeller som CSV"),
    ("budget", "force", "Skriv över filen om den finns, eller en mapp med bara dessa tabeller"),
    ("budget", "table", "En tabell, som CSV; ersättningen och utbetalningarna, om ingen nämns"),
    ("agreement", "", "Villkor, fält och listor som gäller, med paragrafer, och det som texterna lämnar öppet"),
    (
        "agreement",
        "part",
        "En del av den: commitments (åtagandena, om de är uppfyllda, och varför) eller log (ändringarna: från när, varför, vem som undertecknat); villkoren, om ingen nämns",
    ),
    ("agreement", "on", "Villkoren som gäller den dagen, om inte i dag"),
    ("agreement", "notice", "Vad en uppsägning den dagen leder till: sista dag, andel dit, utbetalt dit"),
    ("agreement", "year", "Kalenderåret för åtagandena, om inte i år"),
    ("agreement", "party", "En parts åtaganden, efter dess id"),
    (
        "agreement",
        "format",
        "Format, om inte efter filens ändelse: text eller md; för log även html, docx eller xlsx, för commitments dessutom csv eller json",
    ),
    ("agreement", "output", "Skriv en fil"),
    ("agreement", "force", "Skriv över filen om den finns"),
    ("hook", "", "Kontrollen som git kör innan poster sparas"),
    ("hook", "action", "install (sätt den på plats) eller uninstall (ta bort den); andras krokar rörs inte"),
    ("schema", "", "JSON Schema för posterna, till redigerare och andra program"),
    ("schema", "kind", "Slaget av fil: {values}; alla slags poster, om inget nämns"),
    ("schema", "update", "Skriv om scheman och mallar i mappen med poster, för redigerare"),
    ("explain", "", "Vad ett fel betyder och hur det rättas"),
    ("explain", "code", "Koden, till exempel unknown-term; utan kod visas alla"),
];

/// The help page's parts in Swedish.
const TEMPLATE: &str = "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}";

/// The heading of options that every command takes.
const EVERYWHERE: &str = "För alla kommandon";

/// The program's arguments in a language.
pub fn in_language(program: Command, lang: Lang) -> Command {
    if lang == Lang::En {
        return program;
    }
    let commands: Vec<String> = program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let program = commands
        .into_iter()
        .fold(swedish(program, ""), |program, name| program.mut_subcommand(&name, |command| swedish(command, &name)));
    let standing = |id: &'static str, short: char, action: ArgAction| {
        Arg::new(id).short(short).long(id).action(action).help(words("", id)).help_heading(EVERYWHERE)
    };
    program
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading("Kommandon")
        .subcommand_value_name("KOMMANDO")
        .arg(standing("help", 'h', ArgAction::Help).global(true))
        .arg(standing("version", 'V', ArgAction::Version))
}

fn swedish(command: Command, name: &str) -> Command {
    let about = words(name, "");
    command.about(about).long_about(about).help_template(TEMPLATE).mut_args(|argument| {
        let id = argument.get_id().to_string();
        let heading = match argument.get_help_heading() {
            Some(_) => EVERYWHERE,
            None if argument.is_positional() => "Argument",
            None => "Val",
        };
        let help = with_values(words(name, &id), &argument);
        let takes_values = argument.get_action().takes_values();
        let argument = argument.help(help.clone()).long_help(help).help_heading(heading);
        argument.hide_possible_values(takes_values).hide_default_value(takes_values)
    })
}

/// Words in which `{values}` stands for what an option can be: "case, visit eller agreement".
fn with_values(words: &str, argument: &Arg) -> String {
    let values = argument.get_possible_values();
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let listed =
        names.split_last().map_or_else(String::new, |(last, rest)| format!("{} eller {last}", rest.join(", ")));
    words.replace("{values}", &listed)
}

/// The Swedish words of a command or of its option.
fn words(command: &str, option: &str) -> &'static str {
    SWEDISH.iter().find(|(of, id, _)| *of == command && *id == option).map_or("", |(_, _, words)| words)
}

/// What was wrong with the arguments, in Swedish.
pub fn mistake(error: &clap::Error) -> String {
    let told = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => harmless(text.trim_end_matches("...")),
        Some(ContextValue::Strings(texts)) => harmless(&texts.join(", ")),
        _ => String::new(),
    };
    let (argument, value) = (told(ContextKind::InvalidArg), told(ContextKind::InvalidValue));
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
    format!("iop: {words} `iop --help` visar hjälp.\n")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Args;

    #[test]
    fn every_command_and_option_has_swedish_words() {
        let program = Args::command();
        let of_program = [(String::new(), program.clone())];
        let commands = program.get_subcommands().map(|command| (command.get_name().to_owned(), command.clone()));
        for (name, command) in of_program.into_iter().chain(commands) {
            assert_ne!(words(&name, ""), "", "{name}");
            for argument in command.get_arguments() {
                assert_ne!(words(&name, argument.get_id().as_str()), "", "{name} {}", argument.get_id());
            }
        }
    }

    #[test]
    fn every_swedish_word_is_of_something() {
        let program = Args::command();
        for (name, option, _) in SWEDISH.iter().filter(|(_, option, _)| !matches!(*option, "help" | "version" | "")) {
            let command = program.find_subcommand(name).unwrap_or(&program);
            assert!(command.get_arguments().any(|argument| argument.get_id() == option), "{name} {option}");
        }
    }

    #[test]
    fn the_swedish_command_line_holds_together() {
        in_language(Args::command(), Lang::Sv).debug_assert();
    }
}
