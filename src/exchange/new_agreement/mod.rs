//! A new agreement to go through and change: made from the answers to the questions, by a template that lies beside.

mod ids;

use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;

use crate::lang::Lang;
use crate::model::questions::Answers;
use ids::Ids;

/// The agreement in both languages, comments in one behind `sv| ` and `en| `.
const TEMPLATE: &str = include_str!("template.yaml");

/// The text of `agreement.yaml`.
///
/// # Errors
/// Where the template asks for an answer that isn't there; a file of answers that was read has them all.
pub fn new_agreement(answers: &Answers) -> Result<String, Error> {
    let told = Told::by(answers).ok_or_else(|| Error::new(ErrorKind::UndefinedError, "an answer is missing"))?;
    let mut engine = Environment::empty();
    engine.set_trim_blocks(true);
    engine.set_lstrip_blocks(true);
    engine.set_keep_trailing_newline(true);
    engine.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    engine.add_filter("raw", |text: String| Value::from_safe_string(text));
    engine.set_formatter(write_scalar);
    engine.render_str(&in_language(told.lang()), &told)
}

/// The template with the comments of one language.
fn in_language(lang: Lang) -> String {
    let (own, other) = match lang {
        Lang::Sv => ("sv|", "en|"),
        Lang::En => ("en|", "sv|"),
    };
    let lines = TEMPLATE.lines().filter(|line| !line.starts_with(other));
    let lines = lines.map(|line| line.strip_prefix(own).map_or(line, |rest| rest.strip_prefix(' ').unwrap_or(rest)));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Writes a value as a YAML scalar that is read back as itself; what went through `raw` stands as it is.
fn write_scalar(out: &mut Output, _: &State, value: &Value) -> Result<(), Error> {
    let written = match value.as_str() {
        Some(text) if !value.is_safe() => out.write_str(&scalar(text)),
        Some(text) => out.write_str(text),
        None if value.kind() == ValueKind::Number => out.write_str(&value.to_string()),
        None => return Err(Error::new(ErrorKind::InvalidOperation, "no scalar")),
    };
    Ok(written?)
}

/// Words that YAML takes for something else than text.
const RESERVED: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

/// A text as YAML, also within brackets: plain where that is certain to be read as itself, else quoted.
fn scalar(text: &str) -> String {
    let harmless = |c: char| c.is_alphanumeric() || " -_/.()§".contains(c);
    let plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(harmless)
        && !text.ends_with(' ')
        && !RESERVED.contains(&text.to_lowercase().as_str());
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// What the template tells, by the names it has there.
#[derive(Serialize)]
struct Told {
    language: String,
    /// How clauses cite the agreement before somebody looks them up.
    text: &'static str,
    /// The same of an appendix.
    appendix: &'static str,
    reference: String,
    title: String,
    parties: Vec<Party>,
    /// There is more than one association.
    several: bool,
    start: String,
    end: String,
    latest: Option<String>,
    notice: Option<u32>,
    forums: Vec<Forum>,
    rows: Vec<Row>,
    total: u64,
    share: Option<Share>,
    paid: String,
}

#[derive(Serialize)]
struct Party {
    id: String,
    name: String,
    number: String,
    unit: Option<String>,
}

#[derive(Serialize)]
struct Forum {
    id: String,
    name: String,
    meetings: u32,
}

#[derive(Serialize)]
struct Row {
    id: String,
    label: String,
    party: Option<String>,
    kronor: u32,
}

#[derive(Serialize)]
struct Share {
    from: String,
    to: String,
    months: Option<u32>,
    amount: Option<u32>,
}

impl Told {
    fn by(answers: &Answers) -> Option<Self> {
        let words = |id: &str| answers.words(id).map(str::to_owned);
        let day = |id: &str| answers.day(id).map(|day| day.to_string());
        let language = words("language")?;
        let english = language == "en";
        let parties = parties(answers)?;
        let rows = rows(answers, &parties)?;
        Some(Self {
            text: if english { "Agreement" } else { "Avtalet" },
            appendix: if english { "Appendix" } else { "Bilaga" },
            reference: words("reference")?,
            title: words("title")?,
            several: parties.len() > 2,
            start: day("first_day")?,
            end: day("last_day")?,
            latest: day("extended_until"),
            notice: answers.number("notice_months"),
            forums: forums(answers)?,
            total: rows.iter().map(|row| u64::from(row.kronor)).sum(),
            share: share(answers),
            paid: words("paid")?,
            language,
            parties,
            rows,
        })
    }

    fn lang(&self) -> Lang {
        if self.language == "en" { Lang::En } else { Lang::Sv }
    }
}

/// The public party, then the associations.
fn parties(answers: &Answers) -> Option<Vec<Party>> {
    let mut ids = Ids::default();
    let mut party = |name: &str, number: &str, unit: Option<&str>| Party {
        id: ids.of(name, "party"),
        name: name.to_owned(),
        number: number.to_owned(),
        unit: unit.map(str::to_owned),
    };
    let mut parties = vec![party(answers.words("public_party")?, answers.words("public_party_number")?, None)];
    for item in answers.several("associations") {
        parties.push(party(item.words("name")?, item.words("organisation_number")?, item.words("unit")));
    }
    Some(parties)
}

fn forums(answers: &Answers) -> Option<Vec<Forum>> {
    let mut ids = Ids::default();
    let forum = |item: &Answers| {
        let name = item.words("name")?;
        Some(Forum { id: ids.of(name, "group"), name: name.to_owned(), meetings: item.number("meetings_per_year")? })
    };
    answers.several("forums").iter().map(forum).collect()
}

/// The rows of the budget. Where several associations have rows, the id says whose a row is.
fn rows(answers: &Answers, parties: &[Party]) -> Option<Vec<Row>> {
    let mut ids = Ids::default();
    let row = |item: &Answers| {
        let label = item.words("label")?;
        let at = item.number("association").and_then(|at| usize::try_from(at).ok());
        let party = at.and_then(|at| parties.get(at + 1)).map(|party| party.id.clone());
        let id = match &party {
            Some(party) => ids.below(party, label, "row"),
            None => ids.of(label, "row"),
        };
        Some(Row { id, label: label.to_owned(), party, kronor: item.number("kronor")? })
    };
    answers.several("budget").iter().map(row).collect()
}

fn share(answers: &Answers) -> Option<Share> {
    let (months, amount) = (answers.number("first_year_months"), answers.number("first_year_kronor"));
    let period = answers.short_first_year().filter(|_| months.is_some() || amount.is_some())?;
    Some(Share { from: period.from.to_string(), to: period.to.to_string(), months, amount })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_certain_stands_without_quotation_marks() {
        for plain in ["Föreningen Linden", "KS 2026/123", "a", "Ö (x)"] {
            assert_eq!(scalar(plain), plain);
        }
        for text in
            ["212000-0142", "no", "Stöd: unga", "a #b", "- a", "x, y", "[a]", "\"x\"", "Null", "#1", "{a", "å\\b"]
        {
            assert!(scalar(text).starts_with('"'), "{text}");
        }
        assert_eq!(scalar("säg \"hej\""), r#""säg \"hej\"""#);
    }
}
