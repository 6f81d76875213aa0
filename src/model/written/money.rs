//! Amounts where they stand: which are taken, and what is said of the others.

use super::amount::{Meaning, meaning};
use super::{Fit, MOST_KRONOR, Misfit, Written};
use crate::diagnostic::quote;
use crate::model::amount::AmountError;
use crate::model::{Amount, Decimal};
use crate::rules;
use crate::say;

impl Written<'_> {
    /// A number of at most two decimals, not below zero.
    pub fn number(self) -> Fit<Decimal> {
        let help = || {
            say!(
                sv "Skriv ett tal med högst två decimaler och punkt, till exempel `2.5`.",
                en "Write a number with at most two decimals and a point, for example `2.5`."
            )
        };
        match self.in_hundredths() {
            Ok(number) if number.ore() >= 0 => Ok(Decimal::hundredths_of(number.ore())),
            Err(AmountError::Malformed) => {
                let no_number = self.is(&rules::WRONG_TYPE, "inget tal", "no number").help(help());
                Err(self.or_meant(no_number, |number| number.to_string()))
            }
            Ok(_) | Err(AmountError::TooLarge) => self.out_of_range(0, MOST_KRONOR),
        }
    }

    /// Kronor and öre, not below zero.
    pub fn amount(self) -> Fit<Amount> {
        match self.in_hundredths() {
            Ok(amount) if amount.ore() >= 0 => Ok(amount),
            Err(AmountError::TooLarge) => self.out_of_range(0, MOST_KRONOR),
            Ok(_) | Err(AmountError::Malformed) => {
                let no_amount = self.no_amount().help(say!(
                    sv "Skriv kronor utan mellanslag eller punkt mellan tusental, med punkt före ören: `12345.50`.",
                    en "Write kronor with nothing between the thousands, and a point before the öre: `12345.50`."
                ));
                Err(self.or_meant(no_amount, |amount| amount.written('.')))
            }
        }
    }

    /// Whole kronor, not below zero.
    pub fn kronor(self) -> Fit<Amount> {
        match self.in_hundredths() {
            Ok(amount) if amount.ore() < 0 => self.out_of_range(0, MOST_KRONOR),
            Ok(amount) if self.text.contains('.') => Err(self.not_whole(amount)),
            Ok(amount) => Ok(amount),
            Err(AmountError::TooLarge) => self.out_of_range(0, MOST_KRONOR),
            Err(AmountError::Malformed) => {
                let no_amount = self.no_amount().help(say!(
                    sv "Skriv hela kronor med bara siffror, till exempel `640000`.",
                    en "Write whole kronor in digits only, for example `640000`."
                ));
                Err(match meaning(self.text) {
                    // Three decimals are none of whole kronor.
                    Some(Meaning::IfThousands(amount)) if amount.ore() >= 0 => no_amount.write(amount),
                    Some(Meaning::Surely(amount)) if amount.ore() % 100 != 0 => self.not_whole(amount),
                    _ => self.or_meant(no_amount, |amount| amount.to_string()),
                })
            }
        }
    }

    /// Kronor and öre of a sheet with a decimal sign of its own; below zero for a correction.
    pub fn booked(self, mark: char) -> Fit<Amount> {
        let used = if self.text.contains(mark) { mark } else { '.' };
        Amount::parse(self.text, used).map_err(|error| match error {
            AmountError::TooLarge => {
                let (sv, en) = ("större än något belopp här kan vara", "larger than any amount here can be");
                let check = say!(sv "Kontrollera siffrorna.", en "Check the digits.");
                self.is(&rules::OUT_OF_RANGE, sv, en).help(check)
            }
            AmountError::Malformed => {
                let no_amount = self.no_amount().help(say!(
                    sv "Skriv kronor med siffror, utan mellanslag och med högst två decimaler: `1234{mark}50`.",
                    en "Write kronor in digits, without spaces and with at most two decimals: `1234{mark}50`."
                ));
                no_amount.if_meant(meaning(self.text), |amount| amount.written(mark))
            }
        })
    }

    /// What stands in quotation marks is a text, whatever it looks like.
    fn in_hundredths(self) -> Result<Amount, AmountError> {
        if self.quoted { Err(AmountError::Malformed) } else { Amount::parse(self.text, '.') }
    }

    fn no_amount(self) -> Misfit {
        self.is(&rules::INVALID_AMOUNT, "inget belopp", "no amount")
    }

    fn not_whole(self, amount: Amount) -> Misfit {
        let (shown, whole) = (quote(self.text), amount.whole_kronor());
        let message = say!(sv "{shown} är inte hela kronor.", en "{shown} isn't whole kronor.");
        let help = say!(
            sv "Beloppet skrivs i hela kronor, utan ören: `{whole}`.",
            en "The amount is written in whole kronor, without öre: `{whole}`."
        );
        Misfit { rule: &rules::INVALID_AMOUNT, message, help, meant: None }
    }

    /// The same, with what is meant where a number not below zero is: in quotation marks, or written in another way.
    fn or_meant(self, misfit: Misfit, show: impl Fn(Amount) -> String) -> Misfit {
        let is_number = Amount::parse(self.text, '.').is_ok_and(|number| number.ore() >= 0);
        if is_number && self.quoted {
            return self.bare(misfit);
        }
        misfit.if_meant(meaning(self.text).filter(|meaning| meaning.amount().ore() >= 0), show)
    }
}
