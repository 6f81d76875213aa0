//! Faults as workflow commands: GitHub shows them beside the lines they are about.

use std::io::{self, Write};

use super::shown::{Other, Placed, Shown};
use crate::lang::Lang;

/// A workflow command each, no line of a record, and a last line that counts.
///
/// # Errors
/// Where `out` can't be written to.
pub fn github(shown: &Shown, out: &mut dyn Write) -> io::Result<()> {
    for placed in shown.placed() {
        let (severity, code, path) = (placed.diagnostic.rule.severity.id(), placed.diagnostic.rule.code, &placed.path);
        let (start, end) = placed.at;
        writeln!(
            out,
            "::{severity} file={},line={},endLine={},col={},endColumn={},title={}::{}",
            property(path),
            start.line,
            end.line,
            start.column,
            end.column,
            property(code),
            data(&message(&placed, shown.lang)),
        )?;
    }
    writeln!(out, "{}", shown.summary().get(shown.lang))
}

/// The message, the clause and what to type, a line each.
fn message(placed: &Placed, lang: Lang) -> String {
    let diagnostic = placed.diagnostic;
    let clause = diagnostic.clause.as_deref().map(|clause| format!("({clause})"));
    let help = diagnostic.help.as_ref().map(|help| help.get(lang).to_owned());
    let other = placed.other.as_ref().map(Other::line);
    [Some(diagnostic.message.get(lang).to_owned()), clause, other, help]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\n")
}

/// The text of a command: what would end it is written as a percentage.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_path_or_a_message_ends_the_command() {
        assert_eq!(property("a,b:c%d\n"), "a%2Cb%3Ac%25d%0A");
        assert_eq!(data("a::b\r\n"), "a::b%0D%0A");
    }
}
