//! The one style element: the sheet, and what every printed page says at its edges.

use sha2::{Digest, Sha256};

use crate::lang::Lang;
use crate::render::number;
use crate::report::document::Document;
use crate::say;

const SHEET: &str = include_str!("style.css");

/// The style of a document.
pub fn of(document: &Document, lang: Lang) -> String {
    let (edition, marking) = (document.edition_name(), document.marking());
    let belongs = [Some(document.reference.as_str()), edition.as_ref().map(|words| words.get(lang))];
    let belongs: Vec<&str> = belongs.into_iter().flatten().collect();
    let (page, of) = (say!(sv "Sida", en "Page"), say!(sv "av", en "of"));
    format!(
        "{SHEET}@page{{@top-left{{content:{}}}@top-right{{content:{}}}@bottom-left{{content:{}}}\
         @bottom-right{{content:{} \" \" counter(page) \" \" {} \" \" counter(pages)}}}}",
        quoted(&belongs.join(" · ")),
        quoted(marking.as_ref().map(|words| words.get(lang)).unwrap_or_default()),
        quoted(document.title.get(lang)),
        quoted(page.get(lang)),
        quoted(of.get(lang)),
    )
}

/// A style's digest, as a content security policy names it.
pub fn digest(style: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(style.as_bytes())))
}

/// A string of a style sheet: whatever could end it, or the style element, is written as its number.
fn quoted(words: &str) -> String {
    let mut quoted = String::from("\"");
    for c in number::harmless(words).chars() {
        match c {
            '"' | '\\' | '<' | '>' | '&' => quoted.push_str(&format!("\\{:x} ", u32::from(c))),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let triple =
            (0..3).fold(0_u32, |triple, at| triple << 8 | u32::from(chunk.get(at).copied().unwrap_or_default()));
        for at in 0..4 {
            let digit = usize::try_from(triple >> (18 - 6 * at) & 63).unwrap_or_default();
            text.push(if at > chunk.len() { '=' } else { DIGITS.get(digit).map_or('=', |digit| char::from(*digit)) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        let samples =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (bytes, text) in samples {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn nothing_ends_a_string_of_the_style() {
        assert_eq!(quoted("a\"}</style>\\\n"), "\"a\\22 }\\3c /style\\3e \\5c \"");
    }
}
