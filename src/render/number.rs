//! Cells as people read them: harmless words, groups of three, the language's decimal sign, a true minus.

use crate::identifier::is_harmless;
use crate::lang::Lang;
use crate::report::document::Cell;

/// The sign for what isn't known; never a zero.
const MISSING: (&str, &str) = ("uppgift saknas", "not stated");

/// A cell in words and digits.
pub fn cell(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Text(words) => harmless(words),
        Cell::Count(count) => localised(&count.to_string(), lang),
        Cell::Kronor(amount) => localised(&two_decimals(&amount.to_string()), lang),
        Cell::Decimal(number) => localised(&number.to_string(), lang),
        Cell::Date(day) => day.to_string(),
        Cell::Missing => if lang == Lang::Sv { MISSING.0 } else { MISSING.1 }.to_owned(),
        Cell::Empty => String::new(),
    }
}

/// Words on one line that a terminal shows as themselves: what could steer it becomes a space.
pub fn harmless(words: &str) -> String {
    words.chars().map(|c| if is_harmless(c) { c } else { ' ' }).collect::<String>().trim_end().to_owned()
}

/// `1234.5` öre are shown as `1234.50`.
fn two_decimals(number: &str) -> String {
    match number.split_once('.') {
        Some((whole, part)) => format!("{whole}.{part:0<2}"),
        None => number.to_owned(),
    }
}

/// `-1234.5` → `−1 234,5` with a no-break space in Swedish.
fn localised(number: &str, lang: Lang) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("\u{2212}", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mark = if lang == Lang::Sv { ',' } else { '.' };
    let grouped = group(whole);
    if part.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{mark}{part}") }
}

/// Groups of three digits, a no-break space between them.
fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_take_the_language_s_signs() {
        let shown = |number| (localised(number, Lang::Sv), localised(number, Lang::En));
        assert_eq!(shown("489000").0, "489\u{a0}000");
        assert_eq!(shown("-1234.5"), ("\u{2212}1\u{a0}234,5".to_owned(), "\u{2212}1\u{a0}234.5".to_owned()));
        assert_eq!(shown("0").0, "0");
        assert_eq!(cell(&Cell::text("a\u{1b}[31m\nb"), Lang::Sv), "a [31m b");
        assert_eq!(cell(&Cell::Missing, Lang::Sv), "uppgift saknas");
    }
}
