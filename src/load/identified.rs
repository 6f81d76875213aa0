//! Identifiers in a file, as everyone is told of them: kind and place, never the identifier itself.

use super::tree::Node;
use crate::diagnostic::Diagnostic;
use crate::identifier::{self, Allowed, Found, Kind};
use crate::lang::Text;
use crate::rules;
use crate::say;
use crate::source::{Content, FileId, Lines, Source, Span, bom_len};

/// Identifiers in a file's text and in its name.
pub fn in_file(file: FileId, source: &Source, allowed: &Allowed) -> Vec<Diagnostic> {
    let text = if matches!(source.content, Content::Text(_)) { source.text() } else { "" };
    let start = bom_len(text);
    let inside = identifier::find(text, allowed).into_iter().map(|found| told(found.kind, file, found.span, &here()));
    let named = identifier::find_in_path(&source.path, allowed).into_iter();
    let told_of_name = named.map(|found| {
        let name = say!(sv "i filens namn", en "in the file's name");
        let rename = say!(sv "Döp om filen eller mappen.", en "Rename the file or the folder.");
        told(found.kind, file, Span::new(start, start), &name).help(rename)
    });
    inside.chain(told_of_name).collect()
}

/// Identifiers in a file where no record can stand: its lines aren't kept, so the words say which.
pub fn in_stray(file: FileId, text: &str, allowed: &Allowed) -> Vec<Diagnostic> {
    let lines = Lines::of(text);
    let told_of = |found: Found| {
        let line = lines.place(found.span.start).line;
        told(found.kind, file, Span::default(), &say!(sv "på rad {line}", en "on line {line}"))
    };
    identifier::find(text, allowed).into_iter().map(told_of).collect()
}

/// Identifiers that only show once escapes and folded lines are resolved.
pub fn behind_escapes(file: FileId, root: &Node, text: &str, allowed: &Allowed) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    root.each_text(&mut |words, span| {
        let Some(raw) = text.get(span.range()) else { return };
        if raw.contains(['\\', '\n', '\r']) {
            let shown = identifier::find(raw, allowed).len();
            let hidden = identifier::find(words, allowed).into_iter().skip(shown);
            all.extend(hidden.map(|Found { kind, .. }| told(kind, file, span, &here())));
        }
    });
    all
}

fn here() -> Text {
    say!(sv "här", en "here")
}

fn told(kind: Kind, file: FileId, span: Span, place: &Text) -> Diagnostic {
    let remove = say!(
        sv "Ta bort uppgiften. Nyckeln mellan löpnummer och person förvaras på annan plats.",
        en "Remove it. The key between serial number and person is kept elsewhere."
    );
    let contact = |message| Diagnostic::new(&rules::CONTACT_DETAIL, file, span, message).help(remove.clone());
    match kind {
        Kind::PersonalNumber => {
            let message = say!(
                sv "Ett personnummer eller samordningsnummer står {place}.",
                en "A personal number or coordination number stands {place}."; place
            );
            Diagnostic::new(&rules::PERSONAL_NUMBER, file, span, message).help(remove)
        }
        Kind::PossiblePersonalNumber => {
            let message = say!(
                sv "Siffrorna {place} kan vara ett personnummer.",
                en "The digits {place} could be a personal number."; place
            );
            let help = say!(
                sv "Ta bort dem om de är ett personnummer. Skriv annars ett klockslag som `13:40`, och andra siffror med ett mellanslag efter den fjärde.",
                en "Remove them if they are one. Else write a time as `13:40`, and other digits with a space after the fourth."
            );
            Diagnostic::new(&rules::POSSIBLE_PERSONAL_NUMBER, file, span, message).help(help)
        }
        Kind::Email => contact(say!(sv "En e-postadress står {place}.", en "An e-mail address stands {place}."; place)),
        Kind::Phone => contact(say!(sv "Ett telefonnummer står {place}.", en "A phone number stands {place}."; place)),
    }
}
