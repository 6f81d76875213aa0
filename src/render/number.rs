//! Cells as people read them: harmless words, groups of three, the language's decimal sign, a true minus.

use crate::compute::cell::{Part, Sentence, Value};
use crate::identifier::is_harmless;
use crate::lang::{Lang, localised};
use crate::report::description as description_of;
use crate::report::table::Table;

/// The sign for what isn't known; never a zero.
const MISSING: (&str, &str) = ("uppgift saknas", "not stated");

/// The sign for what is known and not shown.
pub const HIDDEN: &str = "..";

/// A value in words and digits.
pub fn value(value: &Value, lang: Lang) -> String {
    match value {
        Value::Text(words) => sentence(words, lang),
        Value::Count(count) => localised(&count.to_string(), lang),
        Value::Kronor(amount) => localised(&amount.written('.'), lang),
        Value::Decimal(number) => localised(&number.to_string(), lang),
        Value::Share(share) => per_cent(&localised(&share.to_string(), lang), lang),
        Value::Date(day) => day.to_string(),
        Value::Missing => if lang == Lang::Sv { MISSING.0 } else { MISSING.1 }.to_owned(),
        Value::Hidden => HIDDEN.to_owned(),
        Value::Empty => String::new(),
    }
}

/// What a table's chart shows, in words.
pub fn description(table: &Table, lang: Lang) -> String {
    description_of(table).map(|words| sentence(&words, lang)).unwrap_or_default()
}

/// A sentence with its numbers in digits.
pub fn sentence(sentence: &Sentence, lang: Lang) -> String {
    let part = |part: &Part| match part {
        Part::Words(words) => words.clone(),
        Part::Number(cell) => value(&cell.value, lang),
        Part::Noun(noun) => noun.words().to_owned(),
    };
    harmless(&sentence.parts(lang).iter().map(part).collect::<String>())
}

fn per_cent(number: &str, lang: Lang) -> String {
    if lang == Lang::Sv { format!("{number}\u{a0}%") } else { format!("{number}%") }
}

/// Words on one line that a terminal shows as themselves: what could steer it becomes a space.
pub fn harmless(words: &str) -> String {
    words.chars().map(|c| if is_harmless(c) { c } else { ' ' }).collect::<String>().trim_end().to_owned()
}

/// Whether a spreadsheet could take words for a formula: by their first sign, also behind blanks or in full width.
pub fn is_formula(words: &str) -> bool {
    words.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '−'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Amount, Decimal};

    #[test]
    fn numbers_are_grouped_and_take_the_language_s_signs() {
        let shown = |shown: Value| (value(&shown, Lang::Sv), value(&shown, Lang::En));
        let kronor = |text| Value::Kronor(Amount::parse(text, '.').unwrap());
        assert_eq!(shown(kronor("489000")).0, "489\u{a0}000");
        assert_eq!(shown(kronor("-1234.5")), ("\u{2212}1\u{a0}234,50".to_owned(), "\u{2212}1\u{a0}234.50".to_owned()));
        assert_eq!(shown(Value::Count(0)).0, "0");
        let half = Value::Share(Decimal::ratio(4750, 100).unwrap());
        assert_eq!(shown(half), ("47,5\u{a0}%".to_owned(), "47.5%".to_owned()));
        assert_eq!(shown(Value::Hidden).0, "..");
        assert_eq!(value(&Value::text("a\u{1b}[31m\nb"), Lang::Sv), "a [31m b");
        assert_eq!(value(&Value::Missing, Lang::Sv), "uppgift saknas");
    }
}
