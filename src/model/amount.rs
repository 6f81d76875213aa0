//! Money: whole öre, never binary floating point.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use super::schema::schema;

/// An amount in Swedish kronor, held in öre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Amount(i128);

/// The most digits that a sum of kronor may have: a billion billion is a slip of the keyboard.
const MOST_DIGITS: usize = 12;

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountError {
    /// Not digits with at most two decimals.
    Malformed,
    /// More kronor than anything here can cost.
    TooLarge,
}

impl Amount {
    /// Whole kronor.
    pub fn kronor(kronor: i128) -> Self {
        Self(kronor * 100)
    }

    /// The amount in öre.
    pub fn ore(self) -> i128 {
        self.0
    }

    /// The whole kronor, half a krona rounded away from zero.
    pub fn whole_kronor(self) -> i128 {
        div_round(self.0, 100)
    }

    /// Reads `1234`, `-1234.5`, `1234.50`; `mark` is the decimal sign.
    ///
    /// # Errors
    /// [`AmountError`] where the text isn't digits with at most two decimals, or too long.
    pub fn parse(text: &str, mark: char) -> Result<Self, AmountError> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (kronor, decimals) = digits.split_once(mark).unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let leading_zero = kronor.len() > 1 && kronor.starts_with('0');
        if !all_digits(kronor) || !all_digits(decimals) || decimals.len() > 2 || leading_zero {
            return Err(AmountError::Malformed);
        }
        if kronor.len() > MOST_DIGITS {
            return Err(AmountError::TooLarge);
        }
        let number = format!("{kronor}{decimals:0<2}").parse::<i128>().map_err(|_| AmountError::Malformed)?;
        Ok(Self(sign * number))
    }

    /// As it is written in a file: in whole kronor, or with both decimals after `mark`.
    pub fn written(self, mark: char) -> String {
        let (sign, ore) = if self.0 < 0 { ("-", -self.0) } else { ("", self.0) };
        match ore % 100 {
            0 => format!("{sign}{}", ore / 100),
            part => format!("{sign}{}{mark}{part:02}", ore / 100),
        }
    }

    /// `numerator ÷ denominator` of the amount, in whole kronor, half rounded away from zero.
    pub fn share(self, numerator: i128, denominator: i128) -> Self {
        Self::kronor(div_round(self.0 * numerator, 100 * denominator))
    }
}

/// `numerator ÷ denominator`, half rounded away from zero.
pub fn div_round(numerator: i128, denominator: i128) -> i128 {
    let (numerator, denominator) = if denominator < 0 { (-numerator, -denominator) } else { (numerator, denominator) };
    let half = (2 * numerator.abs() + denominator) / (2 * denominator);
    if numerator < 0 { -half } else { half }
}

/// As data: `1234`, `1234.5`, `-0.05`.
impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, ore) = if self.0 < 0 { ("-", -self.0) } else { ("", self.0) };
        match (ore / 100, ore % 100) {
            (kronor, 0) => write!(out, "{sign}{kronor}"),
            (kronor, part) if part % 10 == 0 => write!(out, "{sign}{kronor}.{}", part / 10),
            (kronor, part) => write!(out, "{sign}{kronor}.{part:02}"),
        }
    }
}

impl Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Amount {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

schema!(Amount, "Amount", false, {"type": "integer", "minimum": 0, "description": "Whole kronor, such as 640000."});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_öre_exactly() {
        for (text, shown) in [("0.10", "0.1"), ("1234", "1234"), ("-1234.5", "-1234.5"), ("0.05", "0.05")] {
            assert_eq!(Amount::parse(text, '.').unwrap().to_string(), shown);
        }
        for text in ["", "-", "1.", ".5", "1.234", "1 234", "1,5", "010", "1e3", "+5"] {
            assert_eq!(Amount::parse(text, '.'), Err(AmountError::Malformed), "{text}");
        }
        assert_eq!(Amount::parse("1234567890123", '.'), Err(AmountError::TooLarge));
    }

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!([5, -5, 4, -4, 15].map(|n| div_round(n, 10)), [1, -1, 0, 0, 2]);
    }
}
