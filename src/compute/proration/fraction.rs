//! Exact parts of a whole.

use crate::model::Amount;
use crate::model::amount::div_round;

/// So many of so many, in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    pub part: i128,
    pub of: i128,
}

impl Fraction {
    pub const NOTHING: Self = Self { part: 0, of: 1 };

    /// Nothing where there is nothing to be a part of.
    pub fn new(part: i128, of: i128) -> Self {
        let common = gcd(part, of);
        if of == 0 { Self::NOTHING } else { Self { part: part / common, of: of / common } }
    }

    pub fn plus(self, other: Self) -> Self {
        Self::new(self.part * other.of + other.part * self.of, self.of * other.of)
    }

    pub fn times(self, factor: i128) -> Self {
        Self::new(self.part * factor, self.of)
    }

    pub fn whole_kronor(self) -> Amount {
        Amount::kronor(div_round(self.part, self.of))
    }

    /// The smallest number that is so many of both.
    pub fn common(one: i128, other: i128) -> i128 {
        one / gcd(one, other) * other
    }
}

/// The largest number that divides both; never none.
fn gcd(one: i128, other: i128) -> i128 {
    if other == 0 { one.abs().max(1) } else { gcd(other, one % other) }
}
