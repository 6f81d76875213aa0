//! Single values: each type, and what is said of a value that isn't one.

use chrono::NaiveDate;

use super::Decoder;
use super::terms::{candidates, name_help};
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::model::amount::{AmountError, thousands};
use crate::model::day::{day_meant, is_shaped_as_day, parse_day};
use crate::model::kind::{Field, Type};
use crate::model::names::{COUNTRIES, LANGUAGES};
use crate::model::records::{Data, Interpreter, Visitor};
use crate::model::{Agreement, Amount, CaseId, Decimal, TimeOfDay};
use crate::nearest::{Candidate, Meant, nearest, suggestion};
use crate::rules;
use crate::say;
use crate::source::Span;

impl<'a> Decoder<'a, '_> {
    pub(super) fn single(
        &mut self,
        at: Span,
        text: &str,
        quoted: bool,
        field: &Field<'a>,
        path: &str,
    ) -> Option<Data<'a>> {
        match &field.value {
            Type::CaseId => self.case_id(at, text).map(Data::CaseId),
            Type::CaseRef => self.case_ref(at, text).map(Data::CaseRef),
            Type::Date => self.date(at, text, path).map(Data::Date),
            Type::Time => self.time(at, text).map(Data::Time),
            Type::Count(least, most) => self.count(at, text, quoted, path, (*least, *most)).map(Data::Count),
            Type::Age => self.age(at, text, quoted, path).map(Data::Age),
            Type::Number => self.number(at, text, quoted, path).map(Data::Number),
            Type::Amount => self.amount(at, text, quoted, path).map(Data::Amount),
            Type::YesNo => self.yes_no(at, text, quoted, path).map(Data::YesNo),
            Type::Term(vocabulary) => self.term(at, text, vocabulary, true).map(Data::Term),
            Type::Interpreter => self.interpreter(at, text).map(Data::Interpreter),
            Type::Forum => self.listed(at, text, path, |agreement| candidates(&agreement.forums, |forum| &forum.id)),
            Type::Party => {
                self.listed(at, text, path, |agreement| candidates(&agreement.agreement.parties, |party| &party.id))
            }
            Type::Text => self.text(at, text, path).map(Data::Text),
            Type::Terms(_) | Type::Countries | Type::Texts | Type::Group(_) | Type::List(_) => None,
        }
    }

    pub(super) fn text(&mut self, at: Span, text: &str, path: &str) -> Option<String> {
        if text.trim().is_empty() {
            let name = self.name(path);
            let message = say!(sv "{name}: texten är tom.", en "{name}: the text is empty."; name);
            return self.fault(
                &rules::WRONG_TYPE,
                at,
                message,
                say!(sv "Skriv en text, eller ta bort raden.", en "Write a text, or take the line away."),
            );
        }
        Some(text.to_owned())
    }

    fn case_id(&mut self, at: Span, text: &str) -> Option<CaseId> {
        let stem = self.against.stem;
        let id = text.parse::<CaseId>().ok();
        if text != stem {
            let (shown, file) = (quote(text), quote(stem));
            let help = match (stem.parse::<CaseId>(), id) {
                (Err(()), Some(id)) => say!(
                    sv "Döp om filen till `{id}.yaml`. Finns den redan, är det här en kopia: ge en ny klient ett ledigt nummer, både här och i filens namn.",
                    en "Rename the file to `{id}.yaml`. If that is there already, this is a copy: give a new client a number that is free, here and in the file's name."
                ),
                (Ok(stem), _) => {
                    say!(sv "Skriv `id: {stem}`, eller döp om filen.", en "Write `id: {stem}`, or rename the file.")
                }
                (Err(()), None) => {
                    say!(
                        sv "Ge klienten ett löpnummer som `2026-014` och filen samma namn.",
                        en "Give the client a serial number such as `2026-014`, and the file the same name."
                    )
                }
            };
            self.fault::<()>(
                &rules::ID_MISMATCH,
                at,
                say!(
                    sv "Löpnumret är {shown}, men filen heter {file}.",
                    en "The id is {shown}, but the file is called {file}."
                ),
                help,
            );
        } else if id.is_none() {
            let shown = quote(text);
            let message = say!(sv "{shown} är inget löpnummer.", en "{shown} is no serial number.");
            self.fault::<()>(
                &rules::WRONG_TYPE,
                at,
                message,
                say!(
                    sv "Skriv årtal, streck och minst tre siffror: `2026-014`.",
                    en "Write the year, a dash and at least three digits: `2026-014`."
                ),
            );
        }
        id.filter(|_| text == stem)
    }

    fn case_ref(&mut self, at: Span, text: &str) -> Option<Visitor> {
        if text == "none" {
            return Some(Visitor::WalkIn);
        }
        if let Ok(id) = text.parse() {
            return Some(Visitor::Client(id));
        }
        let shown = quote(text);
        let message = say!(sv "{shown} är inget löpnummer på en klient.", en "{shown} is no client's serial number.");
        let help = say!(
            sv "Skriv klientens löpnummer, till exempel `2026-014`, eller `none` för den som inte är inskriven.",
            en "Write the client's serial number, for example `2026-014`, or `none` for somebody who isn't enrolled."
        );
        self.fault(&rules::UNKNOWN_CASE, at, message, help)
    }

    fn date(&mut self, at: Span, text: &str, path: &str) -> Option<NaiveDate> {
        parse_day(text).or_else(|| {
            let (shown, name) = (quote(text), self.name(path));
            let message = say!(sv "{name}: {shown} är inget datum.", en "{name}: {shown} is no date."; name);
            let help = match day_meant(text) {
                Some(day) => say!(sv "Skriv `{day}`.", en "Write `{day}`."),
                None if is_shaped_as_day(text) => say!(
                    sv "Den dagen finns inte i almanackan; skriv år-månad-dag.",
                    en "There is no such day in the calendar; write year-month-day."
                ),
                None => say!(
                    sv "Skriv år-månad-dag, till exempel `2026-08-19`.",
                    en "Write year-month-day, for example `2026-08-19`."
                ),
            };
            self.fault(&rules::INVALID_DATE, at, message, help)
        })
    }

    fn time(&mut self, at: Span, text: &str) -> Option<TimeOfDay> {
        text.parse().ok().or_else(|| {
            let shown = quote(text);
            let message = say!(sv "{shown} är inget klockslag.", en "{shown} is no time of day.");
            let help = match TimeOfDay::meant(text) {
                Some(time) => say!(sv "Skriv `{time}`.", en "Write `{time}`."),
                None => say!(
                    sv "Skriv timme och minut med kolon, till exempel `13:30`.",
                    en "Write hours and minutes with a colon, for example `13:30`."
                ),
            };
            self.fault(&rules::INVALID_TIME, at, message, help)
        })
    }

    fn count(&mut self, at: Span, text: &str, quoted: bool, path: &str, (least, most): (u32, u32)) -> Option<u32> {
        let Some(number) = whole(text).filter(|_| !quoted) else {
            return self.not_a_count(at, text, quoted, path);
        };
        let count =
            number.ok().and_then(|number| u32::try_from(number).ok()).filter(|count| (least..=most).contains(count));
        count.or_else(|| self.out_of_range(at, text, path, least, most))
    }

    fn age(&mut self, at: Span, text: &str, quoted: bool, path: &str) -> Option<Option<u32>> {
        if text == "unknown" { Some(None) } else { self.count(at, text, quoted, path, (0, 17)).map(Some) }
    }

    fn not_a_count<T>(&mut self, at: Span, text: &str, quoted: bool, path: &str) -> Option<T> {
        let (shown, name) = (quote(text), self.name(path));
        let message = say!(sv "{name}: {shown} är inget heltal.", en "{name}: {shown} is no whole number."; name);
        let help = if quoted && whole(text).is_some() {
            say!(sv "Ta bort citattecknen: `{text}`.", en "Take the quotation marks away: `{text}`.")
        } else if path.ends_with(".age") {
            say!(
                sv "Skriv barnets ålder i hela år, till exempel `7`, eller `unknown`.",
                en "Write the child's age in whole years, for example `7`, or `unknown`."
            )
        } else {
            say!(
                sv "Skriv ett heltal med bara siffror och utan inledande nollor, till exempel `45`.",
                en "Write a whole number in digits alone, without leading zeros, for example `45`."
            )
        };
        self.fault(&rules::WRONG_TYPE, at, message, help)
    }

    fn out_of_range<T>(&mut self, at: Span, text: &str, path: &str, least: u32, most: u32) -> Option<T> {
        let (shown, name) = (quote(text), self.name(path));
        let message = say!(
            sv "{name}: {shown} ligger utanför det möjliga.",
            en "{name}: {shown} lies beyond what is possible."; name
        );
        let help = match most {
            u32::MAX => say!(sv "Skriv {least} eller mer.", en "Write {least} or more."),
            _ => say!(sv "Skriv ett tal från {least} till {most}.", en "Write a number from {least} to {most}."),
        };
        self.fault(&rules::OUT_OF_RANGE, at, message, help)
    }

    fn number(&mut self, at: Span, text: &str, quoted: bool, path: &str) -> Option<Decimal> {
        let number = if quoted { Err(AmountError::Malformed) } else { Amount::parse(text, '.') };
        match number {
            Ok(number) if number.ore() >= 0 => Decimal::ratio(number.ore(), 100),
            Err(AmountError::Malformed) => {
                let (shown, name) = (quote(text), self.name(path));
                let message = say!(sv "{name}: {shown} är inget tal.", en "{name}: {shown} is no number."; name);
                let help = unquote(text, quoted).or_else(|| ungroup(text)).unwrap_or_else(|| {
                    say!(
                        sv "Skriv ett tal med högst två decimaler och punkt, till exempel `2.5`.",
                        en "Write a number with at most two decimals and a point, for example `2.5`."
                    )
                });
                self.fault(&rules::WRONG_TYPE, at, message, help)
            }
            Ok(_) | Err(AmountError::TooLarge) => self.out_of_range(at, text, path, 0, 999_999_999),
        }
    }

    fn amount(&mut self, at: Span, text: &str, quoted: bool, path: &str) -> Option<Amount> {
        match Amount::parse(text, '.') {
            Ok(amount) if amount.ore() >= 0 && !quoted => Some(amount),
            Err(AmountError::TooLarge) => self.out_of_range(at, text, path, 0, 999_999_999),
            Ok(_) | Err(AmountError::Malformed) => {
                let shown = quote(text);
                let message = say!(sv "{shown} är inget belopp.", en "{shown} is no amount.");
                let help = unquote(text, quoted).or_else(|| ungroup(text)).unwrap_or_else(|| {
                    say!(
                        sv "Skriv kronor utan mellanslag eller punkt mellan tusental, med punkt före ören: `12345.50`.",
                        en "Write kronor with nothing between the thousands, and a point before the öre: `12345.50`."
                    )
                });
                self.fault(&rules::INVALID_AMOUNT, at, message, help)
            }
        }
    }

    fn yes_no(&mut self, at: Span, text: &str, quoted: bool, path: &str) -> Option<bool> {
        match text {
            "true" | "True" | "TRUE" if !quoted => Some(true),
            "false" | "False" | "FALSE" if !quoted => Some(false),
            _ => {
                let (shown, name) = (quote(text), self.name(path));
                let message = say!(
                    sv "{name}: {shown} är varken `true` eller `false`.",
                    en "{name}: {shown} is neither `true` nor `false`."; name
                );
                self.fault(
                    &rules::WRONG_TYPE,
                    at,
                    message,
                    match text {
                        "true" | "false" => say!(
                            sv "Ta bort citattecknen: `{text}`.",
                            en "Take the quotation marks away: `{text}`."
                        ),
                        _ => say!(
                            sv "Skriv `true` för ja eller `false` för nej.",
                            en "Write `true` for yes or `false` for no."
                        ),
                    },
                )
            }
        }
    }

    fn interpreter(&mut self, at: Span, text: &str) -> Option<Interpreter> {
        if text == "declined" {
            return Some(Interpreter::Declined);
        }
        if let Some(language) = LANGUAGES.find(text) {
            return Some(Interpreter::Language(language));
        }
        let meant = match self.meant_name(text, &LANGUAGES) {
            // `SE` is a country, and `se` a language that isn't spoken by most there.
            Some(Meant::Surely(code)) if COUNTRIES.find(text).is_some() => Some(Meant::Perhaps(code)),
            meant => meant,
        };
        self.mend_value(at, text, meant);
        let help = match meant {
            Some(meant) => name_help(meant, &LANGUAGES),
            None => {
                say!(
                    sv "Skriv språkets kod enligt ISO 639, till exempel `tl`, eller `declined` om klienten avböjde; utan tolk utelämnas raden.",
                    en "Write the language's ISO 639 code, for example `tl`, or `declined`; leave the line out where none was needed."
                )
            }
        };
        let shown = quote(text);
        self.fault(
            &rules::UNKNOWN_TERM,
            at,
            say!(sv "{shown} är ingen språkkod.", en "{shown} is no language code."),
            help,
        )
    }

    fn listed(&mut self, at: Span, text: &str, path: &str, list: fn(&Agreement) -> Vec<Candidate>) -> Option<Data<'a>> {
        let listed = list(self.against.agreement);
        if let Some(index) = listed.iter().position(|candidate| candidate.id == text) {
            return Some(Data::Index(index));
        }
        let (shown, name) = (quote(text), self.name(path));
        let message = say!(
            sv "{name}: {shown} finns inte i överenskommelsen.",
            en "{name}: {shown} isn't in the agreement."; name
        );
        let meant = nearest(text, listed.iter().copied());
        let help = suggestion(meant, &listed);
        self.mend_value(at, text, meant);
        self.fault(&rules::UNKNOWN_TERM, at, message, help)
    }
}

/// What to do with quotation marks around a number that would be right without them.
fn unquote(text: &str, quoted: bool) -> Option<Text> {
    let right = quoted && Amount::parse(text, '.').is_ok_and(|number| number.ore() >= 0);
    right.then(|| say!(sv "Ta bort citattecknen: `{text}`.", en "Take the quotation marks away: `{text}`."))
}

/// What to do with a sign between the thousands, which could be a decimal point too.
pub fn ungroup(text: &str) -> Option<Text> {
    let digits = thousands(text)?;
    Some(say!(
        sv "Skriv `{digits}` om det är tusental, annars högst två decimaler.",
        en "Write `{digits}` if these are thousands, else at most two decimals."
    ))
}

/// A whole number as YAML writes it, without leading zeros: `Err` where it is too long to be one of ours.
fn whole(text: &str) -> Option<Result<i64, ()>> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    plain.then(|| text.parse().map_err(|_| ()))
}
