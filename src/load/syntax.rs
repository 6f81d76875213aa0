//! What the parser stumbled on: where people would look for it, and in words for somebody who doesn't know YAML.

use granit_parser::ErrorKind;

use super::fault::Fault;
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::rules;
use crate::say;
use crate::source::{Span, line_at};

/// A record is this deep at most, with room to spare.
pub const MOST_LEVELS: usize = 32;

/// A text that the parser refused at `marked`; `bom` bytes stand before its body.
pub fn refused(kind: &ErrorKind, body: &str, marked: usize, bom: usize) -> Fault {
    let open = match kind {
        ErrorKind::UnclosedFlowCollection { .. } => Some(marked),
        _ => open_bracket(body, marked).filter(|_| is_about_colons_or_commas(kind)),
    };
    if let Some(open) = open {
        if let Some(comment) = comment_that_closes(body, open) {
            let place = Span::new(bom + comment.start, bom + comment.end);
            return fault(&ErrorKind::CommentInterceptedScalar, place);
        }
        let bracket = body.get(open..).and_then(|rest| rest.chars().next()).unwrap_or('[');
        return fault(&ErrorKind::UnclosedFlowCollection { open: bracket }, Span::new(bom + open, bom + open + 1));
    }
    if let Some(line) = line_before(body, marked).filter(|_| matches!(kind, ErrorKind::MappingValueNotAllowed)) {
        return fault(&ErrorKind::SimpleKeyExpected, Span::new(bom + line.start, bom + line.end));
    }
    if is_dash_out_of_line(body, marked) {
        return dash_out_of_line(bom + marked);
    }
    if let Some(colon) = colon_of_item_above(body, marked).filter(|_| is_about_keys(kind)) {
        return stray_colon(Span::new(bom + colon, bom + colon + 1));
    }
    if matches!(kind, ErrorKind::SimpleKeyExpected) && body.get(marked..).is_some_and(|rest| rest.starts_with('-')) {
        let message = say!(sv "Efter strecket saknas ett mellanslag.", en "A space is missing after the dash.");
        let help = say!(sv "Skriv `- ` före varje svar i en lista.", en "Write `- ` before each answer of a list.");
        return Fault::new(&rules::SYNTAX, Span::new(bom + marked, bom + marked + 1), message).help(help);
    }
    let at = if is_about_tabs(kind) { indenting_tab(body, marked) } else { marked };
    let width = body.get(at..).and_then(|rest| rest.chars().next()).filter(|c| !matches!(c, '\n' | '\r'));
    fault(kind, Span::new(bom + at, bom + at + width.map_or(0, char::len_utf8)))
}

/// A text that is no record from a place on.
pub fn unreadable(place: Span) -> Fault {
    fault(&ErrorKind::UnexpectedEof, place)
}

/// A text that a comment follows on its line.
pub fn comment_in_text(comment: &str, place: Span) -> Fault {
    let shown = quote(comment);
    let message = say!(
        sv "{shown} hör inte till texten: det som står efter ` #` är en kommentar.",
        en "{shown} is no part of the text: what stands after ` #` is a comment."
    );
    Fault::new(&rules::COMMENT_IN_TEXT, place, message).help(whole_text())
}

/// What to do where a text was cut.
pub fn whole_text() -> Text {
    say!(
        sv "Hör det till texten, sätt hela texten inom citattecken; annars flytta kommentaren till en egen rad.",
        en "If it belongs to the text, put the whole text in quotation marks; else move the comment to a line of its own."
    )
}

/// A quotation mark that closes on a later line, past fields.
pub fn open_quote(place: Span) -> Fault {
    fault(&ErrorKind::UnclosedQuotedScalar, place)
}

/// A dash that doesn't stand under the one above it.
fn dash_out_of_line(at: usize) -> Fault {
    stray_dash(
        at,
        say!(
            sv "Strecket står inte rakt under strecket ovanför.",
            en "The dash doesn't stand straight under the dash above."
        ),
    )
}

/// A dash that begins a line of a text.
pub fn dash_within_text(at: usize) -> Fault {
    stray_dash(
        at,
        say!(
            sv "Raden börjar med ett streck, men läses som en del av texten ovanför.",
            en "The line begins with a dash, but is read as a part of the text above."
        ),
    )
}

fn stray_dash(at: usize, message: Text) -> Fault {
    let help = say!(
        sv "Dra in alla streck i listan lika mycket. Är det en enda text på flera rader, skriv `|` före den, på raden ovanför.",
        en "Indent all dashes of the list as much. If it is one text on several lines, write `|` before it, on the line above."
    );
    Fault::new(&rules::SYNTAX, Span::new(at, at + 1), message).help(help)
}

/// A colon that made a field of a text.
pub fn stray_colon(place: Span) -> Fault {
    fault(&ErrorKind::MappingValueNotAllowed, place)
}

fn fault(kind: &ErrorKind, place: Span) -> Fault {
    let (message, help) = explain(kind);
    let rule = if matches!(kind, ErrorKind::RecursionLimitExceeded) { &rules::TOO_LARGE } else { &rules::SYNTAX };
    Fault::new(rule, place, message).help(help)
}

/// Whether the parser stumbled where a bracket before the place may have stayed open.
fn is_about_colons_or_commas(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::MappingValueNotAllowed
            | K::ExpectedFlowMappingSeparator
            | K::ExpectedFlowSequenceSeparator
            | K::UnexpectedEofFlowSequence
            | K::UnexpectedEofFlowMapping
            | K::UnexpectedEofImplicitFlowMapping
            | K::UnexpectedEof
            | K::InvalidFlowScalarIndent
            | K::InvalidColonPlacement
    )
}

/// The last bracket before `end` that opens on an earlier line and isn't closed, quotes and comments aside.
fn open_bracket(body: &str, end: usize) -> Option<usize> {
    let mut open = Vec::new();
    let (mut quote, mut comment, mut before) = (None, false, ' ');
    for (at, c) in body.get(..end)?.char_indices() {
        match (c, quote) {
            ('\n' | '\r', _) => comment = false,
            _ if comment => {}
            (c, Some(mark)) if c == mark => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) if !before.is_alphanumeric() => quote = Some(c),
            ('#', None) if before.is_whitespace() => comment = true,
            ('[' | '{', None) => open.push(at),
            (']' | '}', None) => drop(open.pop()),
            _ => {}
        }
        before = c;
    }
    open.pop().filter(|at| body.get(*at..end).is_some_and(|between| between.contains(['\n', '\r'])))
}

/// The line before the one marked, where that is a field and the one before is none: it is what the colon doesn't fit.
fn line_before(body: &str, marked: usize) -> Option<Span> {
    let line_start = body.get(..marked)?.rfind('\n')?;
    let above = body.get(..line_start)?.trim_end();
    let start = above.rfind('\n').map_or(0, |end| end + 1);
    let line = above.get(start..)?;
    let is_field = line.contains(": ") || line.ends_with(':');
    let is_other = line.is_empty() || line.starts_with([' ', '#', '-', '\t']) || line.ends_with([']', '}', '"', '\'']);
    let is_first_colon = !body.get(line_start..marked)?.contains(": ");
    (!is_field && !is_other && is_first_colon).then(|| Span::new(start, above.len()))
}

/// Whether a dash begins the line marked, below another that does.
fn is_dash_out_of_line(body: &str, marked: usize) -> bool {
    let start = line_at(body, marked).start;
    let is_first = body.get(start..marked).is_some_and(|before| before.trim().is_empty());
    let begins_with_dash = |line: Span| body.get(line.range()).is_some_and(|line| line.trim_start().starts_with("- "));
    let is_dash = body.get(marked..).is_some_and(|rest| rest.starts_with("- "));
    is_first && is_dash && line_above(body, marked).is_some_and(begins_with_dash)
}

/// The colon of the item above the line marked, which goes on with its text.
fn colon_of_item_above(body: &str, marked: usize) -> Option<usize> {
    let above = line_above(body, marked)?;
    let item = body.get(above.range()).filter(|line| line.trim_start().starts_with("- "))?;
    let is_text = !body.get(line_at(body, marked).range())?.contains(':');
    item.find(": ").filter(|_| is_text).map(|at| above.start + at)
}

/// The nearest line above the one marked that isn't empty.
fn line_above(body: &str, marked: usize) -> Option<Span> {
    let above = body.get(..line_at(body, marked).start)?.trim_end();
    (!above.is_empty()).then(|| line_at(body, above.len()))
}

/// The comment after a bracket that holds what closes it.
fn comment_that_closes(body: &str, open: usize) -> Option<Span> {
    let line = line_at(body, open);
    let at = open + body.get(open..line.end)?.find(" #")? + 1;
    body.get(at..line.end)?.contains([']', '}']).then_some(Span::new(at, line.end))
}

fn is_about_keys(kind: &ErrorKind) -> bool {
    matches!(kind, ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey | ErrorKind::ExpectedBlockMappingKey)
}

fn is_about_tabs(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    let tabs = [
        K::TabNotAllowed,
        K::TabInBlockIndentation,
        K::TabInIndentation,
        K::TabAtBlockScalarStart,
        K::TabInPlainScalar,
    ];
    tabs.contains(kind)
}

/// The parser marks the value before an indenting tab; people look for the tab itself.
fn indenting_tab(body: &str, marked: usize) -> usize {
    let Some(rest) = body.get(marked..) else { return marked };
    let begins_line = |(at, _): &(usize, &str)| {
        body.get(..marked + at).is_some_and(|before| before.is_empty() || before.ends_with(['\n', '\r']))
    };
    rest.match_indices('\t').find(begins_line).map_or(marked, |(at, _)| marked + at)
}

/// What it is called, and what to type.
fn explain(kind: &ErrorKind) -> (Text, Text) {
    of_brackets(kind).or_else(|| of_lines(kind)).or_else(|| of_quotes(kind)).or_else(|| of_values(kind)).unwrap_or_else(
        || {
            (
                say!(sv "Filen kan inte läsas från och med här.", en "The file can't be read from here on."),
                say!(
                    sv "Jämför med en post som fungerar: `fält: värde`, ett på varje rad, lika indragna.",
                    en "Compare with a record that works: `field: value`, one a line, equally indented."
                ),
            )
        },
    )
}

/// Brackets, and what stands between them.
fn of_brackets(kind: &ErrorKind) -> Option<(Text, Text)> {
    use ErrorKind as K;
    match kind {
        K::RecursionLimitExceeded => Some((
            say!(
                sv "Fler än {MOST_LEVELS} nivåer i varandra; ingen post är så djup.",
                en "More than {MOST_LEVELS} levels within each other; no record is that deep."
            ),
            say!(sv "Ta bort överflödiga parenteser.", en "Remove superfluous brackets."),
        )),
        K::MismatchedFlowCollectionEnd { open, .. } => Some((
            say!(
                sv "Parentesen `{open}` stängs med fel tecken.",
                en "The bracket `{open}` is closed by the wrong sign."
            ),
            say!(sv "`[` stängs med `]`, och `{{` med `}}`.", en "`[` is closed by `]`, and `{{` by `}}`."),
        )),
        K::MisplacedFlowCollectionEnd => Some((
            say!(sv "En parentes stängs som ingen öppnat.", en "A bracket closes that none has opened."),
            say!(sv "Ta bort den, eller sätt dit den som saknas.", en "Remove it, or put the missing one in."),
        )),
        K::UnclosedFlowCollection { open } => Some((
            say!(sv "Parentesen `{open}` stängs inte.", en "The bracket `{open}` isn't closed."),
            say!(sv "Varje [ behöver ett ] och varje {{ ett }}.", en "Every [ needs a ] and every {{ a }}."),
        )),
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => Some((
            say!(sv "Ett kommatecken eller en parentes saknas.", en "A comma or a bracket is missing."),
            say!(
                sv "Skriv värdena med komma emellan: [debt, threats].",
                en "Write the values with commas between: [debt, threats]."
            ),
        )),
        _ => None,
    }
}

/// How a line begins, and where it is divided.
fn of_lines(kind: &ErrorKind) -> Option<(Text, Text)> {
    use ErrorKind as K;
    match kind {
        _ if is_about_tabs(kind) => Some((
            say!(sv "Raden är indragen med tabb.", en "The line is indented with a tab."),
            say!(sv "Dra in med mellanslag, två för varje nivå.", en "Indent with spaces, two for each level."),
        )),
        K::BlockSequenceEntryNotAllowed => Some((
            say!(
                sv "Ett streck börjar en lista, och den kan inte börja på samma rad som fältet.",
                en "A dash begins a list, which can't begin on the same line as the field."
            ),
            say!(
                sv "Skriv svaren inom hakparenteser, `[debt, threats]`; finns inget att skriva, ta bort raden.",
                en "Write the answers in brackets, `[debt, threats]`; if there is nothing to write, remove the line."
            ),
        )),
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => Some((
            say!(sv "Ett kolon står där det inte kan stå.", en "A colon stands where none can."),
            say!(
                sv "Sätt text som innehåller kolon inom citattecken, \"…: …\", eller dra in raden lika mycket som dess grannar.",
                en "Put a text that holds a colon in quotation marks, \"…: …\", or indent the line as much as its neighbours."
            ),
        )),
        K::CommentInterceptedScalar => Some((
            say!(
                sv "` #` börjar en kommentar mitt i en text, och det som följer kommer inte med.",
                en "` #` begins a comment within a text, and what follows is left out."
            ),
            say!(
                sv "Sätt hela texten inom citattecken, \"…\"; är det en kommentar, flytta den till en egen rad.",
                en "Put the whole text in quotation marks, \"…\"; if it is a comment, move it to a line of its own."
            ),
        )),
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::ExpectedBlockMappingKey => Some((
            say!(
                sv "Raden är inget fält: kolon saknas, eller så är den felaktigt indragen.",
                en "The line is no field: it lacks a colon, or it is wrongly indented."
            ),
            say!(
                sv "Skriv `fält: värde`, med ett vanligt mellanslag efter kolon, och dra in raden lika mycket som dess grannar.",
                en "Write `field: value`, with an ordinary space after the colon, and indent the line as much as its neighbours."
            ),
        )),
        _ => None,
    }
}

/// Quotation marks.
fn of_quotes(kind: &ErrorKind) -> Option<(Text, Text)> {
    use ErrorKind as K;
    match kind {
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => Some((
            say!(sv "Ett citattecken öppnas men stängs inte.", en "A quotation mark opens and never closes."),
            say!(
                sv "Sätt samma tecken, \" eller ', även efter texten.",
                en "Put the same mark, \" or ', after the text too."
            ),
        )),
        K::InvalidTrailingDoubleQuotedScalar | K::InvalidTrailingSingleQuotedScalar => Some((
            say!(
                sv "Citattecknen hör inte ihop två och två: ett saknas, eller så står ett för mycket.",
                en "The quotation marks don't go together in pairs: one is missing, or there is one too many."
            ),
            say!(
                sv "Sätt samma tecken, \" eller ', först och sist i texten, på samma rad. Ska texten själv ha \" i sig, sätt ' runt hela.",
                en "Put the same mark, \" or ', first and last in the text, on one line. If the text is to have \" in it, put ' around it all."
            ),
        )),
        _ => None,
    }
}

/// Signs that a value begins with or holds.
fn of_values(kind: &ErrorKind) -> Option<(Text, Text)> {
    use ErrorKind as K;
    match kind {
        K::PlainScalarStartsWithDashFlowIndicator => Some((
            say!(sv "Ett ensamt streck är inget värde.", en "A lone dash is no value."),
            say!(sv "Skriv ett värde, eller ta bort strecket.", en "Write a value, or remove the dash."),
        )),
        K::MappingKeyNotAllowed => Some((
            say!(sv "Ett frågetecken är inget värde.", en "A question mark is no value."),
            say!(
                sv "Skriv `unknown` där det går, annars ta bort raden.",
                en "Write `unknown` where that can stand; else remove the line."
            ),
        )),
        K::InvalidBlockScalarHeader => Some((
            say!(
                sv "Texten börjar med ett tecken som har en särskild betydelse.",
                en "The text begins with a sign that has a meaning of its own."
            ),
            say!(
                sv "Skriv `>-` efter kolon, och texten på nästa rad efter två mellanslag.",
                en "Write `>-` after the colon, and the text on the next line after two spaces."
            ),
        )),
        K::UnknownAnchor | K::MissingAnchorOrAliasName => Some((
            say!(
                sv "`*` och `&` i början av ett värde har en särskild betydelse.",
                en "`*` and `&` at the start of a value have a meaning of their own."
            ),
            say!(
                sv "Är det ett svar i en lista, skriv `- ` i stället för `*`; sätt annars värdet inom citattecken.",
                en "If it is an answer of a list, write `- ` instead of `*`; else put the value in quotation marks."
            ),
        )),
        K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape | K::InvalidUnicodeEscape => Some((
            say!(sv "`\\` inom \"…\" har en särskild betydelse.", en "`\\` within \"…\" has a meaning of its own."),
            say!(sv "Använd enkla citattecken: '…'.", en "Use single quotation marks: '…'."),
        )),
        K::UnexpectedCharacter { .. } | K::BomInsideDocument => Some((
            say!(sv "Ett tecken står där det inte kan stå.", en "A character stands where it can't."),
            say!(
                sv "Ta bort tecknet, eller sätt värdet inom citattecken.",
                en "Remove the character, or put the value in quotation marks."
            ),
        )),
        _ => None,
    }
}
