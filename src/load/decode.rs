//! A marked tree against the fields of its kind: values, and every fault of them at its place.

use chrono::NaiveDate;

use super::fault::Fault;
use super::nearest::{Candidate, nearest, nearest_name};
use super::tree::{Key, Node, Value};
use crate::diagnostic::quote;
use crate::lang::{Labelled, Lang, Text};
use crate::model::amount::AmountError;
use crate::model::kind::{Field, Type};
use crate::model::names::{COUNTRIES, LANGUAGES, NameRef};
use crate::model::record::{Interpreter, Visitor};
use crate::model::{Agreement, Amount, CaseId, Decimal, Kind, TermRef, TimeOfDay, Vocabulary};
use crate::say;
use crate::source::Span;

/// A value that was understood.
#[derive(Debug, Clone)]
pub enum Data {
    CaseId(CaseId),
    CaseRef(Visitor),
    Date(NaiveDate),
    Time(TimeOfDay),
    Count(u32),
    Number(Decimal),
    Age(Option<u32>),
    Amount(Amount),
    YesNo(bool),
    Term(TermRef),
    Terms(Vec<TermRef>),
    Countries(Vec<NameRef>),
    Interpreter(Interpreter),
    Index(usize),
    Text(String),
    Texts(Vec<String>),
    Group(Values),
    List(Vec<Values>),
}

/// The values of a record or of a group in it, by field.
#[derive(Debug, Clone, Default)]
pub struct Values(Vec<(&'static str, Data)>);

impl Values {
    /// Takes out a field's value, where it was understood.
    pub fn take<T: TryFrom<Data>>(&mut self, name: &str) -> Option<T> {
        let at = self.0.iter().position(|(field, _)| *field == name)?;
        T::try_from(self.0.swap_remove(at).1).ok()
    }
}

macro_rules! from_data {
    ($($variant:ident => $type:ty),+ $(,)?) => {$(
        impl TryFrom<Data> for $type {
            type Error = ();
            fn try_from(data: Data) -> Result<Self, ()> {
                match data {
                    Data::$variant(value) => Ok(value),
                    _ => Err(()),
                }
            }
        }
    )+};
}
from_data! {
    CaseId => CaseId, CaseRef => Visitor, Date => NaiveDate, Time => TimeOfDay, Count => u32, Number => Decimal,
    Age => Option<u32>, Amount => Amount, YesNo => bool, Term => TermRef, Terms => Vec<TermRef>,
    Countries => Vec<NameRef>, Interpreter => Interpreter, Index => usize, Text => String, Texts => Vec<String>,
    Group => Values, List => Vec<Values>,
}

/// What a record is read against.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    /// The agreement that governs it.
    pub agreement: &'a Agreement,
    /// Its kind.
    pub kind: Kind,
    /// Its file's name without the ending.
    pub stem: &'a str,
}

/// Reads a record's values; what can't be understood is left out and told in `faults`.
pub fn decode(root: &Node, against: Against, faults: &mut Vec<Fault>) -> Values {
    let start = Span::new(root.span.start, root.span.start);
    Decoder { against, faults }.fields(root, against.kind.fields(), "", start)
}

struct Decoder<'a, 'f> {
    against: Against<'a>,
    faults: &'f mut Vec<Fault>,
}

impl Decoder<'_, '_> {
    /// The fields of a map. `parent` is where a missing field is told: the map's key, or the file's start.
    fn fields(&mut self, node: &Node, fields: &'static [Field], path: &str, parent: Span) -> Values {
        let Value::Map(pairs) = &node.value else {
            self.wrong_kind::<()>(
                node,
                path,
                &say!(sv "fält på egna rader: `fält: värde`", en "fields on lines of their own: `field: value`"),
            );
            return Values::default();
        };
        for (key, _) in pairs.iter().filter(|(key, _)| fields.iter().all(|field| field.name != key.name)) {
            self.unknown_field(key, fields, path);
        }
        let mut values = Values::default();
        for field in fields {
            let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
            match node.get(field.name) {
                Some((key, value)) => {
                    values.0.extend(self.value(value, key, field, &path).map(|data| (field.name, data)))
                }
                None if self.is_required(field, &path) => self.missing(field, &path, parent),
                None => {}
            }
        }
        values
    }

    fn value(&mut self, node: &Node, key: &Key, field: &'static Field, path: &str) -> Option<Data> {
        match field.value {
            Type::Group(fields) => match &node.value {
                Value::Map(_) => Some(Data::Group(self.fields(node, fields, path, key.span))),
                _ => self.wrong_kind(
                    node,
                    path,
                    &say!(sv "fält på egna rader under `{}`", en "fields on lines of their own below `{}`", field.name),
                ),
            },
            Type::List(fields) => self.list(node, fields, path),
            Type::Texts => self.texts(node, path).map(Data::Texts),
            Type::Terms(vocabulary) => self.terms(node, field, path, vocabulary).map(Data::Terms),
            Type::Countries => self.countries(node, field, path).map(Data::Countries),
            _ => {
                let (text, quoted) = self.scalar(node, field, path)?;
                self.single(node.span, text, quoted, field, path)
            }
        }
    }

    fn single(&mut self, at: Span, text: &str, quoted: bool, field: &'static Field, path: &str) -> Option<Data> {
        match field.value {
            Type::CaseId => self.case_id(at, text).map(Data::CaseId),
            Type::CaseRef => self.case_ref(at, text).map(Data::CaseRef),
            Type::Date => self.date(at, text, path).map(Data::Date),
            Type::Time => self.time(at, text).map(Data::Time),
            Type::Count(least, most) => self.count(at, text, quoted, path, (least, most)).map(Data::Count),
            Type::Age => self.age(at, text, quoted, path).map(Data::Age),
            Type::Number => self.number(at, text, quoted, path).map(Data::Number),
            Type::Amount => self.amount(at, text, quoted).map(Data::Amount),
            Type::YesNo => self.yes_no(at, text, quoted, path).map(Data::YesNo),
            Type::Term(vocabulary) => self.term(at, text, vocabulary).map(Data::Term),
            Type::Interpreter => self.interpreter(at, text).map(Data::Interpreter),
            Type::Forum => self.listed(at, text, path, |agreement| candidates(&agreement.forums, |forum| &forum.id)),
            Type::Party => {
                self.listed(at, text, path, |agreement| candidates(&agreement.agreement.parties, |party| &party.id))
            }
            Type::Text => self.text(at, text, path).map(Data::Text),
            Type::Terms(_) | Type::Countries | Type::Texts | Type::Group(_) | Type::List(_) => None,
        }
    }

    /// The text of a single value; a list, a map or nothing is `wrong-type`.
    fn scalar<'n>(&mut self, node: &'n Node, field: &'static Field, path: &str) -> Option<(&'n str, bool)> {
        match &node.value {
            Value::Scalar { text, quoted } => Some((text, *quoted)),
            Value::Null => self.empty(node, path, field),
            Value::List(_) | Value::Map(_) => {
                let example = self.example(field);
                self.wrong_kind(
                    node,
                    path,
                    &say!(sv "ett enda värde, till exempel `{example}`", en "a single value, for example `{example}`"),
                )
            }
        }
    }

    fn case_id(&mut self, at: Span, text: &str) -> Option<CaseId> {
        let stem = self.against.stem;
        let id = text.parse::<CaseId>().ok();
        if text != stem {
            let (shown, file) = (quote(text), quote(stem));
            let help = match (stem.parse::<CaseId>(), id) {
                (Err(()), Some(id)) => say!(sv "Döp om filen till `{id}.yaml`.", en "Rename the file to `{id}.yaml`."),
                (Ok(stem), _) => {
                    say!(sv "Skriv `id: {stem}`, eller döp om filen.", en "Write `id: {stem}`, or rename the file.")
                }
                (Err(()), None) => {
                    say!(sv "Ge klienten ett löpnummer som `2026-014` och filen samma namn.", en "Give the client a serial number such as `2026-014`, and the file the same name.")
                }
            };
            self.fault::<()>("id-mismatch", at, say!(sv "Löpnumret är {shown}, men filen heter {file}.", en "The id is {shown}, but the file is called {file}."), help);
        } else if id.is_none() {
            let shown = quote(text);
            let message = say!(sv "{shown} är inget löpnummer.", en "{shown} is no serial number.");
            self.fault::<()>("wrong-type", at, message, say!(sv "Skriv årtal, streck och minst tre siffror: `2026-014`.", en "Write the year, a dash and at least three digits: `2026-014`."));
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
        self.fault("unknown-case", at, message, help)
    }

    fn date(&mut self, at: Span, text: &str, path: &str) -> Option<NaiveDate> {
        parse_date(text).or_else(|| {
            let (shown, name) = (quote(text), self.name(path));
            let message = say!(sv "{shown} är inget datum, {name}.", en "{shown} is no date, {name}."; name);
            self.fault("invalid-date", at, message, say!(sv "Skriv år-månad-dag, till exempel `2026-08-19`.", en "Write year-month-day, for example `2026-08-19`."))
        })
    }

    fn time(&mut self, at: Span, text: &str) -> Option<TimeOfDay> {
        text.parse().ok().or_else(|| {
            let shown = quote(text);
            let message = say!(sv "{shown} är inget klockslag.", en "{shown} is no time of day.");
            self.fault("invalid-time", at, message, say!(sv "Skriv timme och minut med kolon, till exempel `13:30`.", en "Write hours and minutes with a colon, for example `13:30`."))
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
        let message = say!(sv "{shown} är inget heltal, {name}.", en "{shown} is no whole number, {name}."; name);
        let help = if quoted && whole(text).is_some() {
            say!(sv "Ta bort citattecknen: `{text}`.", en "Take the quotation marks away: `{text}`.")
        } else if path.ends_with(".age") {
            say!(sv "Skriv barnets ålder i hela år, till exempel `7`, eller `unknown`.", en "Write the child's age in whole years, for example `7`, or `unknown`.")
        } else {
            say!(sv "Skriv ett heltal utan inledande nollor, till exempel `45`.", en "Write a whole number without leading zeros, for example `45`.")
        };
        self.fault("wrong-type", at, message, help)
    }

    fn out_of_range<T>(&mut self, at: Span, text: &str, path: &str, least: u32, most: u32) -> Option<T> {
        let (shown, name) = (quote(text), self.name(path));
        let message = say!(sv "{shown} ligger utanför det möjliga, {name}.", en "{shown} lies beyond what is possible, {name}."; name);
        self.fault(
            "out-of-range",
            at,
            message,
            say!(sv "Skriv ett tal från {least} till {most}.", en "Write a number from {least} to {most}."),
        )
    }

    fn number(&mut self, at: Span, text: &str, quoted: bool, path: &str) -> Option<Decimal> {
        let number = if quoted { Err(AmountError::Malformed) } else { Amount::parse(text, '.') };
        match number {
            Ok(number) if number.ore() >= 0 => Decimal::ratio(number.ore(), 100),
            Err(AmountError::Malformed) => {
                let (shown, name) = (quote(text), self.name(path));
                let message = say!(sv "{shown} är inget tal, {name}.", en "{shown} is no number, {name}."; name);
                self.fault("wrong-type", at, message, say!(sv "Skriv ett tal med högst två decimaler och punkt, till exempel `2.5`.", en "Write a number with at most two decimals and a point, for example `2.5`."))
            }
            Ok(_) | Err(AmountError::TooLarge) => self.out_of_range(at, text, path, 0, 999_999_999),
        }
    }

    fn amount(&mut self, at: Span, text: &str, quoted: bool) -> Option<Amount> {
        match Amount::parse(text, '.') {
            Ok(amount) if amount.ore() >= 0 && !quoted => Some(amount),
            Err(AmountError::TooLarge) => self.out_of_range(at, text, "own_funds", 0, 999_999_999),
            Ok(_) | Err(AmountError::Malformed) => {
                let shown = quote(text);
                let message = say!(sv "{shown} är inget belopp.", en "{shown} is no amount.");
                self.fault("invalid-amount", at, message, say!(sv "Skriv kronor utan mellanslag, med punkt före ören: `12345.50`.", en "Write kronor without spaces, with a point before the öre: `12345.50`."))
            }
        }
    }

    fn yes_no(&mut self, at: Span, text: &str, quoted: bool, path: &str) -> Option<bool> {
        match text {
            "true" if !quoted => Some(true),
            "false" if !quoted => Some(false),
            _ => {
                let (shown, name) = (quote(text), self.name(path));
                let message = say!(sv "{shown} är varken ja eller nej, {name}.", en "{shown} is neither yes nor no, {name}."; name);
                self.fault(
                    "wrong-type",
                    at,
                    message,
                    say!(sv "Skriv `true` för ja eller `false` för nej.", en "Write `true` for yes or `false` for no."),
                )
            }
        }
    }

    fn text(&mut self, at: Span, text: &str, path: &str) -> Option<String> {
        if text.trim().is_empty() {
            let name = self.name(path);
            let message = say!(sv "Texten är tom, {name}.", en "The text is empty, {name}."; name);
            return self.fault(
                "wrong-type",
                at,
                message,
                say!(sv "Skriv en text, eller ta bort raden.", en "Write a text, or take the line away."),
            );
        }
        Some(text.to_owned())
    }

    fn texts(&mut self, node: &Node, path: &str) -> Option<Vec<String>> {
        let Value::List(items) = &node.value else {
            return self.wrong_kind(
                node,
                path,
                &say!(sv "en lista, en text på varje rad efter `- `", en "a list, one text a line after `- `"),
            );
        };
        Some(
            items
                .iter()
                .filter_map(|item| match &item.value {
                    Value::Scalar { text, .. } => self.text(item.span, text, path),
                    _ => self.wrong_kind(item, path, &say!(sv "en text", en "a text")),
                })
                .collect(),
        )
    }

    fn list(&mut self, node: &Node, fields: &'static [Field], path: &str) -> Option<Data> {
        let Value::List(items) = &node.value else {
            return self.wrong_kind(
                node,
                path,
                &say!(
                    sv "en lista: en rad `- …` för varje, eller `[]` om man frågat och det inte finns några",
                    en "a list: a line `- …` for each, or `[]` where one asked and there are none"
                ),
            );
        };
        let path = format!("{path}[]");
        Some(Data::List(
            items
                .iter()
                .map(|item| self.fields(item, fields, &path, Span::new(item.span.start, item.span.start)))
                .collect(),
        ))
    }

    fn term(&mut self, at: Span, text: &str, vocabulary: &'static str) -> Option<TermRef> {
        let vocabulary = self.against.agreement.vocabulary(vocabulary)?;
        vocabulary.find(text).or_else(|| self.unknown_term(at, text, vocabulary))
    }

    fn terms(
        &mut self,
        node: &Node,
        field: &'static Field,
        path: &str,
        vocabulary: &'static str,
    ) -> Option<Vec<TermRef>> {
        self.several(node, field, path, |decoder, at, text| decoder.term(at, text, vocabulary))
    }

    fn countries(&mut self, node: &Node, field: &'static Field, path: &str) -> Option<Vec<NameRef>> {
        self.several(node, field, path, |decoder, at, text| {
            COUNTRIES.find(text).or_else(|| {
                let help = match nearest_name(text, &COUNTRIES) {
                    Some(code) => say!(sv "Skriv landets kod med stora bokstäver: `{code}`?", en "Write the country's code in capitals: `{code}`?"),
                    None => say!(sv "Skriv landets kod enligt ISO 3166-1, till exempel `PH`, eller `stateless` eller `unknown`.", en "Write the country's ISO 3166-1 code, for example `PH`, or `stateless` or `unknown`."),
                };
                let shown = quote(text);
                decoder.fault("unknown-term", at, say!(sv "{shown} är ingen landskod.", en "{shown} is no country code."), help)
            })
        })
    }

    /// A list of values, none twice; one bare value is a list of one.
    fn several<T: PartialEq>(
        &mut self,
        node: &Node,
        field: &'static Field,
        path: &str,
        mut one: impl FnMut(&mut Self, Span, &str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        if items.is_empty() && self.is_required(field, path) {
            let name = self.name(path);
            let message = say!(sv "Listan är tom: minst ett värde behövs, {name}.", en "The list is empty: at least one value is needed, {name}."; name);
            let help = self.add_line(field, path);
            self.required_fault("missing-field", node.span, path, message, help);
        }
        let mut values = Vec::with_capacity(items.len());
        for item in items {
            let Some((text, _)) = self.scalar(item, field, path) else { continue };
            match one(self, item.span, text) {
                Some(value) if values.contains(&value) => self.duplicate_term(item.span, text),
                Some(value) => values.push(value),
                None => {}
            }
        }
        Some(values)
    }

    fn interpreter(&mut self, at: Span, text: &str) -> Option<Interpreter> {
        if text == "declined" {
            return Some(Interpreter::Declined);
        }
        if let Some(language) = LANGUAGES.find(text) {
            return Some(Interpreter::Language(language));
        }
        let help = match nearest_name(text, &LANGUAGES) {
            Some(code) => say!(sv "Skriv språkets kod: `{code}`?", en "Write the language's code: `{code}`?"),
            None => {
                say!(sv "Skriv språkets kod enligt ISO 639, till exempel `tl`, eller `declined` om klienten avböjde; utan tolk utelämnas raden.", en "Write the language's ISO 639 code, for example `tl`, or `declined`; leave the line out where none was needed.")
            }
        };
        let shown = quote(text);
        self.fault("unknown-term", at, say!(sv "{shown} är ingen språkkod.", en "{shown} is no language code."), help)
    }

    fn listed(&mut self, at: Span, text: &str, path: &str, list: fn(&Agreement) -> Vec<Candidate>) -> Option<Data> {
        let listed = list(self.against.agreement);
        if let Some(index) = listed.iter().position(|candidate| candidate.id == text) {
            return Some(Data::Index(index));
        }
        let (shown, name) = (quote(text), self.name(path));
        let message = say!(sv "{shown} finns inte i överenskommelsen, {name}.", en "{shown} isn't in the agreement, {name}."; name);
        let help = suggestion(text, &listed);
        self.fault("unknown-term", at, message, help)
    }

    fn unknown_term<T>(&mut self, at: Span, text: &str, vocabulary: &Vocabulary) -> Option<T> {
        let shown = quote(text);
        let (sv, en) = (vocabulary.label(Lang::Sv), vocabulary.label(Lang::En));
        let message = say!(sv "{shown} finns inte i listan {sv}.", en "{shown} isn't in the list {en}.");
        let help = suggestion(text, &candidates(&vocabulary.terms, |term| &term.id));
        self.faults.push(Fault {
            clause: Some(vocabulary.clause.clone()),
            ..Fault::new("unknown-term", at, message).help(help)
        });
        None
    }

    fn duplicate_term(&mut self, at: Span, text: &str) {
        let shown = quote(text);
        let message = say!(sv "{shown} står två gånger.", en "{shown} stands twice.");
        self.fault::<()>("duplicate-term", at, message, say!(sv "Ta bort det ena.", en "Take one of them away."));
    }

    fn unknown_field(&mut self, key: &Key, fields: &'static [Field], path: &str) {
        let shown = quote(&key.name);
        let message = say!(sv "Fältet {shown} finns inte.", en "There is no field {shown}.");
        let help = self.field_meant(key, fields, path).unwrap_or_else(|| {
            let known = fields.iter().map(|field| format!("`{}`", field.name)).collect::<Vec<_>>().join(", ");
            say!(sv "Här kan stå {known}. Annat hör inte hemma i en post (ÖK §5.3).", en "Here may stand {known}. Nothing else belongs in a record (ÖK §5.3).")
        });
        self.fault::<()>("unknown-field", key.span, message, help);
    }

    /// The field that a key most likely means: by label or nearly right letters here, else elsewhere in the kind.
    fn field_meant(&self, key: &Key, fields: &'static [Field], path: &str) -> Option<Text> {
        let Against { agreement, kind, .. } = self.against;
        let known = agreement.records.get(kind.id()).map_or(&[][..], |record| &record.fields);
        let last = |field: &str| field.rsplit('.').next().map(str::to_owned);
        let word = key.name.to_lowercase();
        let named = |field: &&crate::model::agreement::RecordField| {
            [last(&field.field).as_deref(), Some(field.sv.as_str()), Some(field.en.as_str())]
                .into_iter()
                .flatten()
                .any(|name| name.to_lowercase() == word)
        };
        let (here, elsewhere): (Vec<_>, Vec<_>) = known.iter().filter(named).partition(|field| {
            let parent = field.field.rsplit_once('.').map_or("", |(parent, _)| parent);
            parent == path && fields.iter().any(|own| last(&field.field).as_deref() == Some(own.name))
        });
        if let Some(name) = here.first().and_then(|field| last(&field.field)) {
            return Some(say!(sv "Skriv `{name}`.", en "Write `{name}`."));
        }
        if let Some((parent, name)) = elsewhere.first().and_then(|field| field.field.rsplit_once('.')) {
            let parent = parent.trim_end_matches("[]");
            return Some(say!(sv "`{name}` hör hemma under `{parent}`.", en "`{name}` belongs under `{parent}`."));
        }
        let own = fields.iter().map(|field| Candidate { id: field.name, labels: [field.name; 2] });
        nearest(&key.name, own).map(|name| say!(sv "Menas `{name}`?", en "Did you mean `{name}`?"))
    }

    fn is_required(&self, field: &Field, path: &str) -> bool {
        field.essential || self.against.agreement.field(self.against.kind, path).is_some_and(|field| field.required)
    }

    fn missing(&mut self, field: &'static Field, path: &str, parent: Span) {
        let name = self.name(path);
        let message = say!(sv "Fältet {name} saknas.", en "The field {name} is missing."; name);
        let help = self.add_line(field, path);
        self.required_fault("missing-field", parent, path, message, help);
    }

    fn required_fault(&mut self, code: &'static str, at: Span, path: &str, message: Text, help: Text) {
        let clause = self.against.agreement.field(self.against.kind, path).map(|field| field.clause.clone());
        self.faults.push(Fault {
            clause: clause.filter(|clause| !clause.is_empty()),
            ..Fault::new(code, at, message).help(help)
        });
    }

    fn add_line(&self, field: &Field, path: &str) -> Text {
        let (name, example) = (field.name, self.example(field));
        match field.value {
            Type::Term(vocabulary) | Type::Terms(vocabulary) => {
                let terms = self
                    .against
                    .agreement
                    .vocabulary(vocabulary)
                    .map(|list| list_ids(&candidates(&list.terms, |term| &term.id)))
                    .unwrap_or_default();
                say!(sv "Lägg till en rad `{name}: {example}` med något av {terms}.", en "Add a line `{name}: {example}` with one of {terms}.")
            }
            Type::List(_) => say!(
                sv "Lägg till en rad `{name}: []` om man har frågat och det inte finns några, annars ett `- ` för varje.",
                en "Add a line `{name}: []` where one asked and there are none, else a `- ` for each."
            ),
            Type::Group(fields) => {
                let lines = fields
                    .iter()
                    .filter(|inner| self.is_required(inner, &format!("{path}.{}", inner.name)))
                    .map(|inner| format!("`{}: {}`", inner.name, self.example(inner)))
                    .collect::<Vec<_>>()
                    .join(", ");
                say!(sv "Lägg till `{name}:` och därunder, indraget, {lines}.", en "Add `{name}:` and below it, indented, {lines}.")
            }
            _ => {
                say!(sv "Lägg till en rad, till exempel `{name}: {example}`.", en "Add a line, for example `{name}: {example}`.")
            }
        }
    }

    /// A value that the field takes.
    fn example(&self, field: &Field) -> String {
        let Agreement { vocabularies, forums, agreement, .. } = self.against.agreement;
        let first = |name| {
            vocabularies
                .get(name)
                .and_then(|list: &Vocabulary| list.terms.first())
                .map_or("…", |term| &term.id)
                .to_owned()
        };
        match field.value {
            Type::CaseId => {
                if self.against.stem.parse::<CaseId>().is_ok() {
                    self.against.stem.to_owned()
                } else {
                    "2026-014".to_owned()
                }
            }
            Type::CaseRef => "2026-014".to_owned(),
            Type::Date => "2026-08-19".to_owned(),
            Type::Time => "13:30".to_owned(),
            Type::Count(..) => "45".to_owned(),
            Type::Age => "7".to_owned(),
            Type::Number => "2.5".to_owned(),
            Type::Amount => "12345.50".to_owned(),
            Type::YesNo => "true".to_owned(),
            Type::Term(vocabulary) => first(vocabulary),
            Type::Terms(vocabulary) => format!("[{}]", first(vocabulary)),
            Type::Countries => "PH".to_owned(),
            Type::Interpreter => "tl".to_owned(),
            Type::Forum => forums.first().map_or("…", |forum| &forum.id).to_owned(),
            Type::Party => agreement.parties.first().map_or("…", |party| &party.id).to_owned(),
            Type::Text | Type::Texts | Type::Group(_) | Type::List(_) => "…".to_owned(),
        }
    }

    fn empty<T>(&mut self, node: &Node, path: &str, field: &'static Field) -> Option<T> {
        let (name, example) = (self.name(path), self.example(field));
        let message = say!(sv "Värdet saknas efter {name}.", en "The value is missing after {name}."; name);
        let help = say!(sv "Skriv värdet, till exempel `{example}`, eller ta bort raden.", en "Write the value, for example `{example}`, or take the line away.");
        self.fault("wrong-type", node.span, message, help)
    }

    fn wrong_kind<T>(&mut self, node: &Node, path: &str, due: &Text) -> Option<T> {
        let name = if path.is_empty() { say!(sv "posten", en "the record") } else { self.name(path) };
        let message = say!(sv "Fel slags värde för {name}.", en "The wrong kind of value for {name}."; name);
        self.fault(
            "wrong-type",
            node.span,
            message,
            say!(sv "Här ska stå {due}.", en "What is due here is {due}."; due),
        )
    }

    fn fault<T>(&mut self, code: &'static str, at: Span, message: Text, help: Text) -> Option<T> {
        self.faults.push(Fault::new(code, at, message).help(help));
        None
    }

    /// A field as it is told of: its path and its label.
    fn name(&self, path: &str) -> Text {
        let shown = path.replace("[]", "");
        match self.against.agreement.field(self.against.kind, path).map(Labelled::text) {
            Some(label) => Text { sv: format!("`{shown}` ({})", label.sv), en: format!("`{shown}` ({})", label.en) },
            None => Text::same(format!("`{shown}`")),
        }
    }
}

/// A date written `2026-08-19` and in no other way.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    if shape { text.parse().ok() } else { None }
}

/// A whole number as YAML writes it, without leading zeros: `Err` where it is too long to be one of ours.
fn whole(text: &str) -> Option<Result<i64, ()>> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    plain.then(|| text.parse().map_err(|_| ()))
}

fn candidates<'a, T: Labelled>(items: &'a [T], id: fn(&T) -> &String) -> Vec<Candidate<'a>> {
    items.iter().map(|item| Candidate::new(id(item), item)).collect()
}

fn list_ids(listed: &[Candidate]) -> String {
    listed.iter().map(|candidate| format!("`{}`", candidate.id)).collect::<Vec<_>>().join(", ")
}

/// What to write instead: the nearest, and all that may stand there.
pub fn suggestion(text: &str, listed: &[Candidate]) -> Text {
    let all = list_ids(listed);
    match nearest(text, listed.iter().copied()) {
        Some(id) => {
            say!(sv "Skriv `{id}`. Det som kan stå här: {all}.", en "Write `{id}`. What may stand here: {all}.")
        }
        None => say!(sv "Skriv något av {all}.", en "Write one of {all}."),
    }
}
