//! Single values: each type, and what is said of a value that isn't one.

use super::decoder::Decoder;
use super::terms::{candidates, name_help};
use crate::diagnostic::quote;
use crate::lang::{Labelled, Lang, Text};
use crate::load::copied::originals;
use crate::load::fault::Fault;
use crate::load::syntax;
use crate::model::kind::{Field, Type};
use crate::model::names::{COUNTRIES, LANGUAGES};
use crate::model::records::{Data, Interpreter, Visitor};
use crate::model::written::{Fit, Misfit, Written};
use crate::model::{Amount, CaseId};
use crate::nearest::{Candidate, nearest, suggestion};
use crate::rules;
use crate::say;
use crate::source::{Span, line_at};

impl<'a> Decoder<'a, '_> {
    pub(super) fn single(&mut self, at: Span, written: Written, field: &Field<'a>, path: &str) -> Option<Data<'a>> {
        let (text, agreement) = (written.text, self.against.agreement);
        match &field.value {
            Type::CaseId => self.case_id(at, text).map(Data::CaseId),
            Type::CaseRef => self.case_ref(at, text).map(Data::CaseRef),
            Type::Date => self.named(at, path, written.day()).map(Data::Date),
            Type::Time => self.fitted(at, written.time()).map(Data::Time),
            Type::Count(least, most) => self.named(at, path, written.count(*least..=*most)).map(Data::Count),
            Type::Age => self.age(at, written, path).map(Data::Age),
            Type::Number => self.named(at, path, written.number()).map(Data::Number),
            Type::Amount => self.amount(at, written, path).map(Data::Amount),
            Type::YesNo => self.named(at, path, written.yes_no()).map(Data::YesNo),
            Type::Term(vocabulary) => self.term(at, text, vocabulary, None).map(Data::Term),
            Type::Interpreter => self.interpreter(at, text).map(Data::Interpreter),
            Type::Forum => agreement.forum(text).map(Data::Forum).or_else(|| {
                let forums = candidates(&agreement.forums, |forum| &forum.id);
                self.unlisted(at, text, path, &forums)
            }),
            Type::Party => agreement.party(text).map(Data::Party).or_else(|| {
                let parties = candidates(&agreement.agreement.parties, |party| &party.id);
                self.unlisted(at, text, path, &parties)
            }),
            Type::Text => self.text(at, written, path).map(Data::Text),
            Type::Terms(_) | Type::Countries | Type::Texts | Type::Group(_) | Type::List(_) => None,
        }
    }

    pub(super) fn text(&mut self, at: Span, Written { text, quoted }: Written, path: &str) -> Option<String> {
        if let Some(comment) = self.comment_after(at).filter(|_| !quoted) {
            let shown = self.against.text.get(comment.range()).unwrap_or("#");
            self.faults.push(syntax::comment_in_text(shown, comment));
        }
        self.tell_swallowed(at);
        if text.trim().is_empty() {
            let name = self.name(path);
            let message = say!(sv "{name}: texten är tom.", en "{name}: the text is empty."; name);
            return self.fault(&rules::WRONG_TYPE, at, message, write_text());
        }
        Some(text.to_owned())
    }

    /// The comment that follows a value on its line.
    fn comment_after(&self, at: Span) -> Option<Span> {
        let line = line_at(self.against.text, at.end);
        let rest = self.against.text.get(at.end..line.end)?;
        rest.trim_start().starts_with('#').then(|| Span::new(line.end - rest.trim_start().len(), line.end))
    }

    fn case_id(&mut self, at: Span, text: &str) -> Option<CaseId> {
        let stem = self.against.stem;
        let id = text.parse::<CaseId>().ok();
        if text != stem {
            let (shown, file) = (quote(text), quote(stem));
            self.fault::<()>(
                &rules::ID_MISMATCH,
                at,
                say!(
                    sv "Löpnumret är {shown}, men filen heter {file}.",
                    en "The id is {shown}, but the file is called {file}."
                ),
                one_id(stem, text),
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

    /// A value that fits, or what is told of it.
    fn fitted<T>(&mut self, at: Span, fit: Fit<T>) -> Option<T> {
        fit.map_err(|misfit| {
            let meant = misfit.meant.clone();
            self.faults.push(Fault::of(misfit, at));
            meant.into_iter().for_each(|meant| self.mend_as(at, meant.into()));
        })
        .ok()
    }

    /// The same, by the field's name.
    fn named<T>(&mut self, at: Span, path: &str, fit: Fit<T>) -> Option<T> {
        let fit = fit.map_err(|misfit| misfit.of(&self.name(path)));
        self.fitted(at, fit)
    }

    fn amount(&mut self, at: Span, written: Written, path: &str) -> Option<Amount> {
        match written.amount() {
            Err(misfit) if *misfit.rule == rules::OUT_OF_RANGE => self.named(at, path, Err(misfit)),
            fit => self.fitted(at, fit),
        }
    }

    fn age(&mut self, at: Span, written: Written, path: &str) -> Option<Option<u32>> {
        if written.text == "unknown" {
            return Some(None);
        }
        let age = written.count(0..=17).map_err(|misfit| match misfit.rule {
            rule if *rule == rules::WRONG_TYPE && !written.is_whole() && misfit.meant.is_none() => {
                Misfit { help: how_old(), ..misfit }
            }
            _ => misfit,
        });
        self.named(at, path, age.map(Some))
    }

    fn interpreter(&mut self, at: Span, text: &str) -> Option<Interpreter> {
        if text == "declined" {
            return Some(Interpreter::Declined);
        }
        if let Some(language) = LANGUAGES.find(text) {
            return Some(Interpreter::Language(language));
        }
        // `IR`, `Mali`, `Bra` (as `BRA`) and `Ja` are other words than the languages of those letters.
        let country =
            COUNTRIES.named(text).and_then(|meant| COUNTRIES.find(meant.id())).map(|found| COUNTRIES.get(found));
        let is_other = country.is_some() || Interpreter::ANSWERS.contains(&text.to_lowercase().as_str());
        let meant = self.meant_name(text, &LANGUAGES).filter(|_| !is_other);
        let help = match (meant, country) {
            (Some(meant), _) => name_help(meant, &LANGUAGES),
            (None, Some(country)) => {
                let (sv, en) = (country.label(Lang::Sv), country.label(Lang::En));
                say!(
                    sv "Det är ett land ({sv}). Skriv språket, till exempel `tl`; av dess namn på svenska visar programmet koden.",
                    en "That is a country ({en}). Write the language, for example `tl`; of its name the program tells the code."
                )
            }
            (None, None) => {
                say!(
                    sv "Skriv språkets kod enligt ISO 639, till exempel `tl`, eller `declined` om klienten avböjde; utan tolk utelämnas raden.",
                    en "Write the language's ISO 639 code, for example `tl`, or `declined`; leave the line out where none was needed."
                )
            }
        };
        let shown = quote(text);
        let message = say!(sv "{shown} är ingen språkkod.", en "{shown} is no language code.");
        self.fault::<()>(&rules::UNKNOWN_TERM, at, message, help);
        self.mend_value(at, meant);
        None
    }

    /// An id that the agreement doesn't list.
    fn unlisted<T>(&mut self, at: Span, text: &str, path: &str, listed: &[Candidate]) -> Option<T> {
        let (shown, name) = (quote(text), self.name(path));
        let message = say!(
            sv "{name}: {shown} finns inte i överenskommelsen.",
            en "{name}: {shown} isn't in the agreement."; name
        );
        let meant = nearest(text, listed.iter().copied());
        let help = suggestion(meant, listed);
        self.fault::<()>(&rules::UNKNOWN_TERM, at, message, help);
        self.mend_value(at, meant);
        None
    }
}

/// How a client's file and its record come to have one id.
fn one_id(stem: &str, text: &str) -> Text {
    match (stem.parse::<CaseId>(), text.parse::<CaseId>()) {
        (Err(()), Ok(id)) if originals(stem).any(|name| name == text) => say!(
            sv "Filen heter som en kopia av `{id}.yaml`. Är det samma klient, för in där det som bara står här, och ta bort filen. Är det en ny, ge den ett ledigt nummer, både här och i filens namn. Finns `{id}.yaml` inte, ge filen det namnet.",
            en "The file is called a copy of `{id}.yaml`. If it is the same client, bring what stands only here into that, and remove the file. If it is a new one, give it a number that is free, here and in the file's name. If `{id}.yaml` isn't there, give the file that name."
        ),
        (Err(()), Ok(id)) => say!(
            sv "Döp om filen till `{id}.yaml`. Finns den redan, är det här en kopia: ge en ny klient ett ledigt nummer, både här och i filens namn.",
            en "Rename the file to `{id}.yaml`. If that is there already, this is a copy: give a new client a number that is free, here and in the file's name."
        ),
        (Ok(stem), _) => {
            say!(sv "Skriv `id: {stem}`, eller döp om filen.", en "Write `id: {stem}`, or rename the file.")
        }
        (Err(()), Err(())) => {
            say!(
                sv "Ge klienten ett löpnummer som `2026-014` och filen samma namn.",
                en "Give the client a serial number such as `2026-014`, and the file the same name."
            )
        }
    }
}

/// What to do where a text is empty.
pub(super) fn write_text() -> Text {
    say!(sv "Skriv en text, eller ta bort raden.", en "Write a text, or take the line away.")
}

fn how_old() -> Text {
    say!(
        sv "Skriv barnets ålder i hela år, till exempel `7`, eller `unknown`.",
        en "Write the child's age in whole years, for example `7`, or `unknown`."
    )
}
