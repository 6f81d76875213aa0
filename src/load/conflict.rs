//! The marks that git leaves where two people changed the same lines: until one of the versions is chosen, the file is
//! no record, wherever in it they stand.

use super::fault::Fault;
use crate::rules;
use crate::say;
use crate::source::Span;

/// As many signs make a mark; git makes more of them where a conflict stands within another.
const MARK: usize = 7;

/// The first mark of a text; nothing else is told of the file.
pub fn find(text: &str) -> Option<Fault> {
    let lines = text.split_inclusive(['\n', '\r']).scan(0, |start, line| {
        let at = *start;
        *start += line.len();
        Some((at, line.trim_end()))
    });
    let (at, line) = lines.into_iter().find(|(_, line)| is_mark(line))?;
    let message = say!(
        sv "Git har lämnat två versioner av samma rader här, en från var och en som ändrade dem.",
        en "Git has left two versions of the same lines here, one from each who changed them."
    );
    let help = say!(
        sv "Behåll den av versionerna som är rätt, och ta bort raderna `<<<<<<<`, `=======` och `>>>>>>>`.",
        en "Keep the one of the versions that is right, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`."
    );
    Some(Fault::new(&rules::CONFLICT_MARKER, Span::new(at, at + line.len()), message).help(help))
}

/// Two people may have given the same number to a client each.
pub fn of_client(fault: &mut Fault) {
    fault.help = fault.help.take().map(|help| {
        say!(
            sv "{help} Är det två klienter som fick samma nummer, skriv den ena i en ny fil, med nästa lediga nummer.",
            en "{help} If these are two clients that got the same number, write one of them in a new file, with the next free number."; help
        )
    });
}

/// Editors indent a mark, and spreadsheets put quotation marks and separators around it. A line of `=` is that only as
/// git writes it: indented, it can be the underlining of a heading in a text.
fn is_mark(line: &str) -> bool {
    let bare = line.trim_start_matches(['\u{feff}', ' ', '\t', '"']);
    let marks = |sign: char| {
        let rest = bare.trim_start_matches(sign);
        let count = bare.len() - rest.len();
        (count >= MARK && (rest.is_empty() || rest.starts_with([' ', '\t', ';', ',', '"']))).then_some(count)
    };
    let is_divider =
        bare.len() == line.len() && marks('=') == Some(MARK) && line.trim_end_matches([';', ',']).len() == MARK;
    is_divider || ['<', '>', '|'].into_iter().any(|sign| marks(sign).is_some())
}

#[cfg(test)]
mod tests {
    use super::find;

    fn found(text: &str) -> Option<&str> {
        find(text).map(|fault| &text[fault.span.range()])
    }

    #[test]
    fn marks_are_found_wherever_they_stand() {
        assert_eq!(found("a: 1\r\n<<<<<<< HEAD\r\nb: 2\r\n"), Some("<<<<<<< HEAD"));
        assert_eq!(found("\u{feff}<<<<<<< HEAD\n"), Some("\u{feff}<<<<<<< HEAD"));
        assert_eq!(found("a: |\n  x\n  ||||||| 4b825dc\n"), Some("  ||||||| 4b825dc"));
        assert_eq!(found("a: \"x\n=======\ny\"\n"), Some("======="));
        assert_eq!(found("date;row\n\"<<<<<<< HEAD\";\n"), Some("\"<<<<<<< HEAD\";"));
        assert_eq!(found("date;row\n=======;\n"), Some("=======;"));
        assert_eq!(found("a: 1\n>>>>>>>>> anna\n"), Some(">>>>>>>>> anna"));
    }

    #[test]
    fn other_lines_of_such_signs_are_none() {
        for text in
            ["a: |\n  Rubrik\n  =======\n", "# =======\n", "a: x <<<<<<< y\n", "========\n", "<<<<<<\n", "=======x\n"]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
