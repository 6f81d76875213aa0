//! Amounts as people and programs write them: with a unit, with signs between the thousands, with a minus of another
//! kind or in another place.

use crate::identifier::seen;
use crate::model::Amount;

/// What an amount means that is written in another way than ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// This, and it can be nothing else.
    Surely(Amount),
    /// This, if its one point or comma parts the thousands: it may be a decimal sign (`1,250`).
    IfThousands(Amount),
    /// This below zero, if the dash after it is a minus: it may stand for "no öre" (`125-`).
    IfMinus(Amount),
}

const UNITS: [&str; 5] = ["kronor", "krona", "kr.", "kr", "sek"];

/// Signs that part thousands.
const BETWEEN_THOUSANDS: [char; 7] = [' ', '\'', '’', '´', '`', '.', ','];

/// What is meant; none where it could be several things, or is no amount.
pub fn meaning(text: &str) -> Option<Meaning> {
    let text = seen(text).to_lowercase();
    let is_digit = |c: char| c.is_ascii_digit();
    let (start, end) = (text.find(is_digit)?, text.rfind(is_digit)? + 1);
    let number = number(text.get(start..end)?)?;
    match (&*without_unit(text.get(..start)?), &*without_unit(text.get(end..)?)) {
        ("" | "+", "" | ":-" | ",-" | ".-") => Some(number),
        ("-", "" | ":-" | ",-" | ".-") | ("(", ")") => Some(number.negative()),
        ("", "-") => number.before_dash(),
        _ => None,
    }
}

/// What stands before or after a number.
fn without_unit(text: &str) -> String {
    let signs = text.replace(char::is_whitespace, "");
    UNITS.iter().fold(signs, |signs, unit| signs.replace(unit, ""))
}

impl Meaning {
    /// The amount, if it is meant so.
    pub fn amount(self) -> Amount {
        match self {
            Self::Surely(amount) | Self::IfThousands(amount) | Self::IfMinus(amount) => amount,
        }
    }

    fn negative(self) -> Self {
        match self {
            Self::Surely(amount) => Self::Surely(-amount),
            Self::IfThousands(amount) => Self::IfThousands(-amount),
            Self::IfMinus(amount) => Self::IfMinus(-amount),
        }
    }

    /// With a dash after it, which is a minus where öre stand before.
    fn before_dash(self) -> Option<Self> {
        match self {
            Self::Surely(amount) if amount.ore() % 100 == 0 => Some(Self::IfMinus(-amount)),
            Self::Surely(amount) => Some(Self::Surely(-amount)),
            Self::IfThousands(_) | Self::IfMinus(_) => None,
        }
    }
}

fn number(text: &str) -> Option<Meaning> {
    match (with_ore(text), kronor(text).and_then(amount)) {
        (Some(amount), None) => Some(Meaning::Surely(amount)),
        (None, Some(amount)) if text.matches(['.', ',']).count() != 1 => Some(Meaning::Surely(amount)),
        (_, Some(amount)) => Some(Meaning::IfThousands(amount)),
        (None, None) => None,
    }
}

fn amount(text: String) -> Option<Amount> {
    Amount::parse(&text, '.').ok()
}

/// Whole kronor, nothing or one sort of sign between the thousands.
fn kronor(text: &str) -> Option<String> {
    let Some(mark) = text.chars().find(|c| !c.is_ascii_digit()) else { return Some(text.to_owned()) };
    let (first, rest) = text.split_once(mark)?;
    let is_whole = (1..=3).contains(&first.len()) && rest.split(mark).all(|part| part.len() == 3);
    let digits = text.replace(mark, "");
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_whole && is_number && BETWEEN_THOUSANDS.contains(&mark)).then_some(digits)
}

/// Kronor and öre, whatever sign is between; programs write zeros after the öre.
fn with_ore(text: &str) -> Option<Amount> {
    let (whole, decimals) = text.rsplit_once([',', '.', ':'])?;
    let mark = text.get(whole.len()..)?.chars().next()?;
    let zeros = decimals.len() - decimals.trim_end_matches('0').len();
    let shown = decimals.get(..2.max(decimals.len() - zeros).min(decimals.len()))?;
    let is_decimal = mark != ':' || decimals.len() == 2;
    kronor(whole).filter(|_| is_decimal && !whole.contains(mark)).and_then(|whole| amount(format!("{whole}.{shown}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ore(text: &str) -> Option<i128> {
        match meaning(text)? {
            Meaning::Surely(amount) => Some(amount.ore()),
            Meaning::IfThousands(_) | Meaning::IfMinus(_) => None,
        }
    }

    #[test]
    fn what_can_be_nothing_else_is_understood() {
        let minus =
            ["−125,50", "–125,50", "- 125,50", "125,50-", "125,50 −", "(125,50)", "( 125.50 kr )", "kr -125:50"];
        minus.iter().for_each(|text| assert_eq!(ore(text), Some(-12_550), "{text}"));
        let plus = ["1.234,50", "1,234.50", "1 234,50", "1\u{a0}234,50 kr", "1\u{202f}234.50", "1'234.50", "1234,5000"];
        plus.iter().for_each(|text| assert_eq!(ore(text), Some(123_450), "{text}"));
        let even = [
            "640 000 kr",
            "640 000:-",
            "SEK 640.000,00",
            "640,000.00",
            "640’000",
            "+640000",
            "640000,–",
            "６４００００",
        ];
        even.iter().for_each(|text| assert_eq!(ore(text), Some(64_000_000), "{text}"));
        assert_eq!((ore("1.234.567"), ore("-1 000:-"), ore("0,5")), (Some(123_456_700), Some(-100_000), Some(50)));
    }

    #[test]
    fn what_can_be_two_things_is_asked_about_and_the_rest_is_no_amount() {
        let kronor = |kronor| Amount::kronor(kronor);
        for text in ["1,234", "1.234", "1.250", "1,234 kr", "125,505"] {
            assert!(matches!(meaning(text), Some(Meaning::IfThousands(_))), "{text}");
        }
        assert_eq!(meaning("-1,234"), Some(Meaning::IfThousands(kronor(-1234))));
        assert_eq!(meaning("125-"), Some(Meaning::IfMinus(kronor(-125))));
        for text in [
            "",
            "-",
            "kr",
            "ca 125",
            "125 euro",
            "--125",
            "-125-",
            "(125",
            "(-125)",
            "1,234-",
            "12 50",
            "1 2345",
            "1.234.56",
            "1,23,456",
            "0,125",
            "010",
            "1e3",
            "1.234,567",
            "125:5",
            "12/8",
            "1;5",
        ] {
            assert_eq!(meaning(text), None, "{text}");
        }
    }
}
