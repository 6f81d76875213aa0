//! Cells as people read them: harmless words, groups of three, the language's decimal sign, a true minus.

use crate::identifier::is_harmless;
use crate::lang::{Lang, localised};
use crate::report::document::Cell;

/// The sign for what isn't known; never a zero.
const MISSING: (&str, &str) = ("uppgift saknas", "not stated");

/// The sign for what is known and not shown.
pub const HIDDEN: &str = "..";

/// A cell in words and digits.
pub fn cell(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Text(words) => harmless(words),
        Cell::Count(count) => localised(&count.to_string(), lang),
        Cell::Kronor(amount) => localised(&two_decimals(&amount.to_string()), lang),
        Cell::Decimal(number) => localised(&number.to_string(), lang),
        Cell::Share(share) => per_cent(&localised(&share.to_string(), lang), lang),
        Cell::Date(day) => day.to_string(),
        Cell::Missing => if lang == Lang::Sv { MISSING.0 } else { MISSING.1 }.to_owned(),
        Cell::Hidden => HIDDEN.to_owned(),
        Cell::Empty => String::new(),
    }
}

fn per_cent(number: &str, lang: Lang) -> String {
    if lang == Lang::Sv { format!("{number}\u{a0}%") } else { format!("{number}%") }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Amount, Decimal};

    #[test]
    fn numbers_are_grouped_and_take_the_language_s_signs() {
        let shown = |shown: Cell| (cell(&shown, Lang::Sv), cell(&shown, Lang::En));
        let kronor = |text| Cell::Kronor(Amount::parse(text, '.').unwrap());
        assert_eq!(shown(kronor("489000")).0, "489\u{a0}000");
        assert_eq!(shown(kronor("-1234.5")), ("\u{2212}1\u{a0}234,50".to_owned(), "\u{2212}1\u{a0}234.50".to_owned()));
        assert_eq!(shown(Cell::Count(0)).0, "0");
        let half = Cell::Share(Decimal::ratio(4750, 100).unwrap());
        assert_eq!(shown(half), ("47,5\u{a0}%".to_owned(), "47.5%".to_owned()));
        assert_eq!(shown(Cell::Hidden).0, "..");
        assert_eq!(cell(&Cell::text("a\u{1b}[31m\nb"), Lang::Sv), "a [31m b");
        assert_eq!(cell(&Cell::Missing, Lang::Sv), "uppgift saknas");
    }
}
