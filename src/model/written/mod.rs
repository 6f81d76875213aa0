//! Single values as people write them: what each means, or what is wrong with it and what to write instead. Records,
//! the agreement, the bookkeeping and the answers for a new agreement have the same values, and the same help.

mod amount;
mod day;
mod money;
mod time;

use std::fmt;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use self::amount::Meaning;
use super::day::{MonthDay, is_shaped_as_day, parse_day};
use super::{Amount, TimeOfDay};
use crate::diagnostic::quote;
use crate::identifier::seen;
use crate::lang::{Labelled, Text};
use crate::nearest::{Candidate, nearest, suggestion};
use crate::rules::{self, Rule};
use crate::say;

/// The most kronor that anything costs, where there is a limit to tell: what costs more is a slip of the keyboard.
pub const MOST_KRONOR: u32 = 999_999_999;

/// What people write after a number of what they count, where nothing else is counted than that.
const UNITS: [&str; 6] = ["minuter", "minutes", "min", "år", "years", "st"];

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
    /// What stands there as it is to be written, where that is certain.
    pub meant: Option<Box<str>>,
}

/// What a value means, or why it doesn't fit.
pub type Fit<T> = Result<T, Misfit>;

/// A value that doesn't fit.
pub fn misfit<T>(rule: &'static Rule, message: Text, help: Text) -> Fit<T> {
    Err(Misfit { rule, message, help, meant: None })
}

impl Misfit {
    fn help(self, help: Text) -> Self {
        Self { help, ..self }
    }

    /// It can mean nothing else.
    fn write(self, meant: impl fmt::Display) -> Self {
        let meant = meant.to_string();
        Self { help: say!(sv "Skriv `{meant}`.", en "Write `{meant}`."), meant: Some(meant.into()), ..self }
    }

    /// The same, where something is certainly meant.
    fn write_if(self, meant: Option<impl fmt::Display>) -> Self {
        match meant {
            Some(meant) => self.write(meant),
            None => self,
        }
    }

    /// The same, with the amount that is meant.
    fn if_meant(self, meaning: Option<Meaning>, show: impl Fn(Amount) -> String) -> Self {
        match meaning {
            None => self,
            Some(Meaning::Surely(amount)) => self.write(show(amount)),
            Some(Meaning::IfThousands(amount)) => {
                let amount = show(amount);
                self.help(say!(
                    sv "Skriv `{amount}` om det är tusental, annars högst två decimaler.",
                    en "Write `{amount}` if these are thousands, else at most two decimals."
                ))
            }
            Some(Meaning::IfMinus(amount)) => {
                let (minus, plus) = (show(amount), show(-amount));
                self.help(say!(
                    sv "Skriv `{minus}` om det är en rättelse, annars `{plus}`.",
                    en "Write `{minus}` if it is a correction, else `{plus}`."
                ))
            }
        }
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
        parse_day(self.text).ok_or_else(|| self.no_day())
    }

    /// A day of a sheet.
    pub fn day_in_sheet(self) -> Fit<NaiveDate> {
        self.day().map_err(|misfit| match day::of_sheet(self.text) {
            Some(day) => misfit.help(say!(
                sv "Det är Excels tal för {day}: formatera kolumnen som datum (åååå-mm-dd), eller skriv `{day}`.",
                en "It is Excel's number for {day}; format the column as date (yyyy-mm-dd), or write `{day}`."
            )),
            None => misfit,
        })
    }

    fn no_day(self) -> Misfit {
        let misfit = self.is(&rules::INVALID_DATE, "inget datum", "no date");
        match day::meanings(self.text)[..] {
            [day] => misfit.write(day),
            [one, other, ..] => misfit.help(say!(
                sv "Det kan läsas på två sätt: skriv `{one}` eller `{other}`.",
                en "It can be read in two ways: write `{one}` or `{other}`."
            )),
            [] if is_shaped_as_day(self.text) => misfit.help(say!(
                sv "Den dagen finns inte i almanackan; skriv år-månad-dag.",
                en "There is no such day in the calendar; write year-month-day."
            )),
            [] => misfit.help(say!(
                sv "Skriv år-månad-dag, till exempel `2026-08-19`.",
                en "Write year-month-day, for example `2026-08-19`."
            )),
        }
    }

    /// A time of day.
    pub fn time(self) -> Fit<TimeOfDay> {
        let help = || {
            say!(
                sv "Skriv timme och minut med kolon, till exempel `13:30`.",
                en "Write hours and minutes with a colon, for example `13:30`."
            )
        };
        let no_time = || self.is(&rules::INVALID_TIME, "inget klockslag", "no time of day").help(help());
        self.text.parse().map_err(|()| no_time().write_if(time::meaning(self.text)))
    }

    /// A month and a day of every year.
    pub fn month_day(self) -> Fit<MonthDay> {
        let help = || {
            say!(
                sv "Dagen skrivs som månad och dag: `\"09-30\"`.",
                en "The day is written as month and day: `\"09-30\"`."
            )
        };
        let meant = || day::month_day(self.text).map(|day| format!("\"{day}\""));
        let none = |()| self.is(&rules::AGREEMENT_PERIOD, "ingen dag på året", "no day of a year").help(help());
        self.text.parse().map_err(|()| none(()).write_if(meant()))
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

    /// What stands before a unit: "45" of "45 min".
    fn without_unit(self) -> Option<String> {
        let seen = seen(self.text);
        let digits = UNITS.iter().find_map(|unit| seen.trim().strip_suffix(unit))?.trim_end();
        Written { text: digits, quoted: false }.whole()?.ok().map(|number| number.to_string())
    }

    fn not_a_count<T>(self, bounds: RangeInclusive<u32>) -> Fit<T> {
        let misfit = self.is(&rules::WRONG_TYPE, "inget heltal", "no whole number");
        let (least, most) = bounds.into_inner();
        Err(if self.quoted && self.is_whole() {
            self.bare(misfit)
        } else if let Some(digits) = self.without_unit() {
            misfit.write(digits)
        } else if most < u32::MAX {
            misfit.help(say!(
                sv "Skriv ett heltal från {least} till {most}, med bara siffror och utan inledande nollor.",
                en "Write a whole number from {least} to {most}, in digits alone, without leading zeros."
            ))
        } else {
            misfit.help(say!(
                sv "Skriv ett heltal med bara siffror och utan inledande nollor, till exempel `45`.",
                en "Write a whole number in digits alone, without leading zeros, for example `45`."
            ))
        })
    }

    /// What is wrong with it: it is no such thing.
    fn is(self, rule: &'static Rule, sv: &str, en: &str) -> Misfit {
        let shown = quote(self.text);
        let message = say!(sv "{shown} är {sv}.", en "{shown} is {en}.");
        Misfit { rule, message, help: Text::default(), meant: None }
    }

    /// Quotation marks stand around what would be right without them.
    fn bare(self, misfit: Misfit) -> Misfit {
        let text = self.text;
        let help = say!(sv "Ta bort citattecknen: `{text}`.", en "Take the quotation marks away: `{text}`.");
        Misfit { help, meant: Some(text.into()), ..misfit }
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

    /// Yes or no.
    pub fn yes_no(self) -> Fit<bool> {
        match self.text {
            "true" | "True" | "TRUE" if !self.quoted => Ok(true),
            "false" | "False" | "FALSE" if !self.quoted => Ok(false),
            text => {
                let neither = self.is(&rules::WRONG_TYPE, "varken `true` eller `false`", "neither `true` nor `false`");
                Err(match text.to_lowercase().as_str() {
                    "true" | "false" if self.quoted => self.bare(neither),
                    "ja" | "yes" => neither.write(true),
                    "nej" | "no" => neither.write(false),
                    _ => neither.help(say!(
                        sv "Skriv `true` för ja eller `false` för nej.",
                        en "Write `true` for yes or `false` for no."
                    )),
                })
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
        let no_text = self.is(&rules::WRONG_TYPE, "ingen text så som det står", "no text as it stands");
        Err(Misfit { help, meant: Some(format!("\"{text}\"").into()), ..no_text })
    }

    /// An organisation's number: ten digits, a dash after the sixth.
    pub fn organisation_number(self, example: &str) -> Fit<String> {
        let digits: String = self.text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if let Some((first, last)) = digits.split_at_checked(6).filter(|_| digits.len() == 10 && is_digits(&digits)) {
            return Ok(format!("{first}-{last}"));
        }
        let shown = quote(self.text);
        misfit(
            &rules::WRONG_TYPE,
            say!(sv "{shown} är inget organisationsnummer.", en "{shown} is no organisation number."),
            say!(sv "Skriv tio siffror, till exempel `{example}`.", en "Write ten digits, for example `{example}`."),
        )
    }
}

/// Whether a text is of digits alone.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
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
