//! Single values as people write them: what each means, or what is wrong with it and what to write instead. Records,
//! the agreement and the answers for a new one have the same values, and the same help.

use std::fmt;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::amount::{AmountError, thousands};
use super::day::{MonthDay, day_meant, is_shaped_as_day, parse_day};
use super::{Amount, Decimal, TimeOfDay};
use crate::diagnostic::quote;
use crate::lang::{Labelled, Text};
use crate::nearest::{Candidate, nearest, suggestion};
use crate::rules::{self, Rule};
use crate::say;

/// The most kronor that anything costs, where there is a limit to tell: what costs more is a slip of the keyboard.
pub const MOST_KRONOR: u32 = 999_999_999;

/// A single value as it stands in a file.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// Its text, escapes resolved.
    pub text: &'a str,
    /// Within quotation marks: a text, whatever it looks like.
    pub quoted: bool,
}

/// A word that can stand somewhere, with what it means.
#[derive(Debug)]
pub struct Choice {
    /// What stands in the file.
    pub id: &'static str,
    /// In Swedish.
    pub sv: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Labelled for Choice {
    fn sv(&self) -> &str {
        self.sv
    }
    fn en(&self) -> &str {
        self.en
    }
}

/// Why a value doesn't fit where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Which rule speaks.
    pub rule: &'static Rule,
    /// What is wrong.
    pub message: Text,
    /// What to write.
    pub help: Text,
}

/// What a value means, or why it doesn't fit.
pub type Fit<T> = Result<T, Misfit>;

/// A value that doesn't fit.
pub fn misfit<T>(rule: &'static Rule, message: Text, help: Text) -> Fit<T> {
    Err(Misfit { rule, message, help })
}

/// What was meant.
fn write(meant: impl fmt::Display) -> Text {
    say!(sv "Skriv `{meant}`.", en "Write `{meant}`.")
}

impl Misfit {
    fn help(self, help: Text) -> Self {
        Self { help, ..self }
    }

    /// The same, said of something by its name: "`minutes` (Minuter): …".
    #[must_use]
    pub fn of(self, name: &Text) -> Self {
        let message = &self.message;
        Self { message: say!(sv "{name}: {message}", en "{name}: {message}"; name, message), ..self }
    }
}

impl Written<'_> {
    /// A day.
    pub fn day(self) -> Fit<NaiveDate> {
        let help = || match is_shaped_as_day(self.text) {
            true => say!(
                sv "Den dagen finns inte i almanackan; skriv år-månad-dag.",
                en "There is no such day in the calendar; write year-month-day."
            ),
            false => say!(
                sv "Skriv år-månad-dag, till exempel `2026-08-19`.",
                en "Write year-month-day, for example `2026-08-19`."
            ),
        };
        let help = || day_meant(self.text).map_or_else(help, write);
        parse_day(self.text).ok_or_else(|| self.is(&rules::INVALID_DATE, "inget datum", "no date").help(help()))
    }

    /// A time of day.
    pub fn time(self) -> Fit<TimeOfDay> {
        let help = || {
            say!(
                sv "Skriv timme och minut med kolon, till exempel `13:30`.",
                en "Write hours and minutes with a colon, for example `13:30`."
            )
        };
        let help = || TimeOfDay::meant(self.text).map_or_else(help, write);
        let none = |()| self.is(&rules::INVALID_TIME, "inget klockslag", "no time of day").help(help());
        self.text.parse().map_err(none)
    }

    /// A month and a day of every year.
    pub fn month_day(self) -> Fit<MonthDay> {
        let help = || {
            say!(
                sv "Dagen skrivs som månad och dag: `\"09-30\"`.",
                en "The day is written as month and day: `\"09-30\"`."
            )
        };
        let help = || MonthDay::meant(self.text).map_or_else(help, |day| write(format!("\"{day}\"")));
        let none = |()| self.is(&rules::AGREEMENT_PERIOD, "ingen dag på året", "no day of a year").help(help());
        self.text.parse().map_err(none)
    }

    /// A whole number within bounds.
    pub fn count(self, bounds: RangeInclusive<u32>) -> Fit<u32> {
        let Some(number) = self.whole().filter(|_| !self.quoted) else { return self.not_a_count(bounds) };
        let count = number.ok().and_then(|number| u32::try_from(number).ok());
        match count.filter(|count| bounds.contains(count)) {
            Some(count) => Ok(count),
            None => self.out_of_range(*bounds.start(), *bounds.end()),
        }
    }

    /// Whether it is a whole number, quotation marks aside.
    pub fn is_whole(self) -> bool {
        self.whole().is_some()
    }

    /// A whole number as YAML writes it, without leading zeros: `Err` where it is too long to be one of ours.
    fn whole(self) -> Option<Result<i64, ()>> {
        let digits = self.text.strip_prefix('-').unwrap_or(self.text);
        let plain = is_digits(digits) && (digits == "0" || !digits.starts_with('0'));
        plain.then(|| self.text.parse().map_err(|_| ()))
    }

    fn not_a_count<T>(self, bounds: RangeInclusive<u32>) -> Fit<T> {
        let help = if self.quoted && self.is_whole() {
            self.bare()
        } else if *bounds.end() < u32::MAX {
            let (least, most) = bounds.into_inner();
            say!(
                sv "Skriv ett heltal från {least} till {most}, med bara siffror och utan inledande nollor.",
                en "Write a whole number from {least} to {most}, in digits alone, without leading zeros."
            )
        } else {
            say!(
                sv "Skriv ett heltal med bara siffror och utan inledande nollor, till exempel `45`.",
                en "Write a whole number in digits alone, without leading zeros, for example `45`."
            )
        };
        Err(self.is(&rules::WRONG_TYPE, "inget heltal", "no whole number").help(help))
    }

    /// What is wrong with it: it is no such thing.
    fn is(self, rule: &'static Rule, sv: &str, en: &str) -> Misfit {
        let shown = quote(self.text);
        Misfit { rule, message: say!(sv "{shown} är {sv}.", en "{shown} is {en}."), help: Text::default() }
    }

    /// What to do with quotation marks around what would be right without them.
    fn bare(self) -> Text {
        let text = self.text;
        say!(sv "Ta bort citattecknen: `{text}`.", en "Take the quotation marks away: `{text}`.")
    }

    /// A number beyond bounds.
    pub fn out_of_range<T>(self, least: u32, most: u32) -> Fit<T> {
        let shown = quote(self.text);
        misfit(
            &rules::OUT_OF_RANGE,
            say!(sv "{shown} ligger utanför det möjliga.", en "{shown} lies beyond what is possible."),
            match most {
                u32::MAX => say!(sv "Skriv {least} eller mer.", en "Write {least} or more."),
                _ => say!(sv "Skriv ett tal från {least} till {most}.", en "Write a number from {least} to {most}."),
            },
        )
    }

    /// A number of at most two decimals, not below zero.
    pub fn number(self) -> Fit<Decimal> {
        let number = if self.quoted { Err(AmountError::Malformed) } else { Amount::parse(self.text, '.') };
        match number {
            Ok(number) if number.ore() >= 0 => Ok(Decimal::hundredths_of(number.ore())),
            Err(AmountError::Malformed) => {
                let help = self.unquote().or_else(|| ungroup(self.text)).unwrap_or_else(|| {
                    say!(
                        sv "Skriv ett tal med högst två decimaler och punkt, till exempel `2.5`.",
                        en "Write a number with at most two decimals and a point, for example `2.5`."
                    )
                });
                Err(self.is(&rules::WRONG_TYPE, "inget tal", "no number").help(help))
            }
            Ok(_) | Err(AmountError::TooLarge) => self.out_of_range(0, MOST_KRONOR),
        }
    }

    /// Kronor and öre, not below zero.
    pub fn amount(self) -> Fit<Amount> {
        match Amount::parse(self.text, '.') {
            Ok(amount) if amount.ore() >= 0 && !self.quoted => Ok(amount),
            Err(AmountError::TooLarge) => self.out_of_range(0, MOST_KRONOR),
            Ok(_) | Err(AmountError::Malformed) => self.not_an_amount(ungroup(self.text).unwrap_or_else(|| {
                say!(
                    sv "Skriv kronor utan mellanslag eller punkt mellan tusental, med punkt före ören: `12345.50`.",
                    en "Write kronor with nothing between the thousands, and a point before the öre: `12345.50`."
                )
            })),
        }
    }

    /// Whole kronor, not below zero.
    pub fn kronor(self) -> Fit<Amount> {
        match Amount::parse(self.text, '.') {
            Ok(amount) if amount.ore() < 0 && !self.quoted => self.out_of_range(0, MOST_KRONOR),
            Ok(amount) if !self.quoted && !self.text.contains('.') => Ok(amount),
            Err(AmountError::TooLarge) => self.out_of_range(0, MOST_KRONOR),
            Ok(amount) if self.text.contains('.') => {
                let whole = amount.whole_kronor();
                let help = say!(
                    sv "Beloppet skrivs i hela kronor, utan ören: `{whole}`.",
                    en "The amount is written in whole kronor, without öre: `{whole}`."
                );
                let shown = quote(self.text);
                misfit(
                    &rules::INVALID_AMOUNT,
                    say!(sv "{shown} är inte hela kronor.", en "{shown} isn't whole kronor."),
                    help,
                )
            }
            Ok(_) | Err(AmountError::Malformed) => self.not_an_amount(match kronor_meant(self.text) {
                Some(digits) => write(digits),
                None => say!(
                    sv "Skriv hela kronor med bara siffror, till exempel `640000`.",
                    en "Write whole kronor in digits only, for example `640000`."
                ),
            }),
        }
    }

    fn not_an_amount<T>(self, help: Text) -> Fit<T> {
        Err(self.is(&rules::INVALID_AMOUNT, "inget belopp", "no amount").help(self.unquote().unwrap_or(help)))
    }

    /// What to do with quotation marks around a number that would be right without them.
    fn unquote(self) -> Option<Text> {
        let is_right = self.quoted && Amount::parse(self.text, '.').is_ok_and(|number| number.ore() >= 0);
        is_right.then(|| self.bare())
    }

    /// Yes or no.
    pub fn yes_no(self) -> Fit<bool> {
        match self.text {
            "true" | "True" | "TRUE" if !self.quoted => Ok(true),
            "false" | "False" | "FALSE" if !self.quoted => Ok(false),
            text => {
                let help = match text {
                    "true" | "false" => self.bare(),
                    _ => say!(
                        sv "Skriv `true` för ja eller `false` för nej.",
                        en "Write `true` for yes or `false` for no."
                    ),
                };
                let neither = ("varken `true` eller `false`", "neither `true` nor `false`");
                Err(self.is(&rules::WRONG_TYPE, neither.0, neither.1).help(help))
            }
        }
    }

    /// The place of one of some words.
    pub fn one_of(self, choices: &[Choice]) -> Fit<usize> {
        let is_number = !self.quoted && is_other_than_text(self.text);
        if let Some(at) = choices.iter().position(|choice| choice.id == self.text).filter(|_| !is_number) {
            return Ok(at);
        }
        let listed: Vec<Candidate> = choices.iter().map(|choice| Candidate::new(choice.id, choice)).collect();
        let shown = quote(self.text);
        misfit(
            &rules::UNKNOWN_TERM,
            say!(sv "{shown} kan inte stå här.", en "{shown} can't stand here."),
            suggestion(nearest(self.text, listed.iter().copied()), &listed),
        )
    }

    /// Words: what YAML takes for a number, true or false is none unless it stands in quotation marks.
    pub fn words(self) -> Fit<String> {
        let text = self.text;
        if self.quoted || !is_other_than_text(text) {
            return Ok(text.to_owned());
        }
        let help =
            say!(sv "Sätt citattecken omkring: `\"{text}\"`.", en "Put quotation marks around it: `\"{text}\"`.");
        Err(self.is(&rules::WRONG_TYPE, "ingen text så som det står", "no text as it stands").help(help))
    }
}

/// Whether a text is of digits alone.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The kronor that somebody meant who wrote something between the thousands, or what they are: `640 000 kr`.
fn kronor_meant(text: &str) -> Option<String> {
    let words = text.trim().to_lowercase();
    let units = ["kronor", "kr", "sek", ":-", ",-"];
    let number = units.iter().find_map(|unit| words.strip_suffix(unit)).unwrap_or(&words);
    let digits: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = thousands(&digits).unwrap_or(digits);
    Amount::parse(&digits, '.').is_ok_and(|_| is_digits(&digits)).then_some(digits)
}

/// What to do with a sign between the thousands, which could be a decimal point too.
pub fn ungroup(text: &str) -> Option<Text> {
    let digits = thousands(text)?;
    Some(say!(
        sv "Skriv `{digits}` om det är tusental, annars högst två decimaler.",
        en "Write `{digits}` if these are thousands, else at most two decimals."
    ))
}

/// Whether YAML takes what stands without quotation marks for a number, true or false (YAML 1.2, core schema; leading
/// zeros make a text).
fn is_other_than_text(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let of_base = |prefix, base| {
        unsigned
            .strip_prefix(prefix)
            .is_some_and(|digits: &str| !digits.is_empty() && digits.chars().all(|c| c.is_digit(base)))
    };
    let is_zero_led = unsigned.len() > 1 && unsigned.starts_with('0') && is_digits(unsigned);
    match text {
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => true,
        _ if of_base("0x", 16) || of_base("0o", 8) => true,
        _ if matches!(unsigned, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN") => true,
        _ => {
            unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
                && !is_zero_led
                && text.parse::<f64>().is_ok()
        }
    }
}
