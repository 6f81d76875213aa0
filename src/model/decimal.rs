//! Means and rates: hundredths, rounded half away from zero.

use std::fmt;
use std::ops::Sub;

use super::amount::div_round;
use crate::lang::{Lang, Text, localised};

/// A number with two decimals, held in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Decimal(i128);

impl Decimal {
    /// `numerator ÷ denominator`; `None` where there is nothing to divide by.
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Self> {
        (denominator != 0).then(|| Self(div_round(100 * numerator, denominator)))
    }

    /// So many hundredths.
    pub fn hundredths_of(number: i128) -> Self {
        Self(number)
    }

    /// A whole number.
    pub fn whole(number: usize) -> Self {
        Self(i128::try_from(number).map_or(i128::MAX, |number| number.saturating_mul(100)))
    }

    /// The number as people write it.
    pub fn words(self) -> Text {
        let written = self.to_string();
        Text { sv: localised(&written, Lang::Sv), en: localised(&written, Lang::En) }
    }

    /// The number in hundredths.
    pub fn hundredths(self) -> i128 {
        self.0
    }
}

impl Sub for Decimal {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// As data: `9.41`, `9.4`, `9`.
impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) = if self.0 < 0 { ("-", -self.0) } else { ("", self.0) };
        let digits = format!("{sign}{}.{:02}", size / 100, size % 100);
        out.write_str(digits.trim_end_matches('0').trim_end_matches('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn shows_as_many_decimals_as_it_has() {
        let shown = |n, d| Decimal::ratio(n, d).map(|value| value.to_string());
        assert_eq!(shown(1545, 164).as_deref(), Some("9.42"));
        assert_eq!(shown(10, 1).as_deref(), Some("10"));
        assert_eq!(shown(-5, 2).as_deref(), Some("-2.5"));
        assert_eq!(shown(1, 0), None);
    }
}
