//! A new agreement to go through and change: made from the answers to the questions, by a template that lies beside.

mod ids;

use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;

use crate::lang::Lang;
use crate::model::questions::{Answered, AnsweredForum, AnsweredRow};
use ids::Ids;

/// The agreement in both languages, comments in one behind `sv| ` and `en| `.
const TEMPLATE: &str = include_str!("template.yaml");

/// The text of `agreement.yaml`.
///
/// # Errors
/// Where the template asks for what isn't there.
pub fn new_agreement(answers: &Answered) -> Result<String, Error> {
    let told = Told::by(answers);
    let mut engine = Environment::empty();
    engine.set_trim_blocks(true);
    engine.set_lstrip_blocks(true);
    engine.set_keep_trailing_newline(true);
    engine.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    engine.add_filter("raw", |text: String| Value::from_safe_string(text));
    engine.set_formatter(write_scalar);
    engine.render_str(&in_language(told.language), &told)
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
    language: Lang,
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
    fn by(answers: &Answered) -> Self {
        let is_english = answers.language == Lang::En;
        let parties = parties(answers);
        let rows = rows(answers, &parties);
        Self {
            text: if is_english { "Agreement" } else { "Avtalet" },
            appendix: if is_english { "Appendix" } else { "Bilaga" },
            reference: answers.reference.clone(),
            title: answers.title.clone(),
            several: parties.len() > 2,
            start: answers.first_day.to_string(),
            end: answers.last_day.to_string(),
            latest: answers.extended_until.map(|day| day.to_string()),
            notice: answers.notice_months,
            forums: forums(&answers.forums),
            total: rows.iter().map(|row| u64::from(row.kronor)).sum(),
            share: share(answers),
            paid: answers.paid.clone(),
            language: answers.language,
            parties,
            rows,
        }
    }
}

/// The public party, then the associations.
fn parties(answers: &Answered) -> Vec<Party> {
    let mut ids = Ids::default();
    let mut party = |name: &str, number: &str, unit: Option<&str>| Party {
        id: ids.of(name, "party"),
        name: name.to_owned(),
        number: number.to_owned(),
        unit: unit.map(str::to_owned),
    };
    let mut parties = vec![party(&answers.public_party, &answers.public_party_number, None)];
    for item in &answers.associations {
        parties.push(party(&item.name, &item.organisation_number, item.unit.as_deref()));
    }
    parties
}

fn forums(answered: &[AnsweredForum]) -> Vec<Forum> {
    let mut ids = Ids::default();
    let forum = |AnsweredForum { name, meetings_per_year }: &AnsweredForum| Forum {
        id: ids.of(name, "group"),
        name: name.clone(),
        meetings: *meetings_per_year,
    };
    answered.iter().map(forum).collect()
}

/// The rows of the budget. Where several associations have rows, the id says whose a row is.
fn rows(answers: &Answered, parties: &[Party]) -> Vec<Row> {
    let mut ids = Ids::default();
    let row = |AnsweredRow { label, kronor, association }: &AnsweredRow| {
        let party = association.and_then(|at| parties.get(at + 1)).map(|party| party.id.clone());
        let id = match &party {
            Some(party) => ids.below(party, label, "row"),
            None => ids.of(label, "row"),
        };
        Row { id, label: label.clone(), party, kronor: *kronor }
    };
    answers.budget.iter().map(row).collect()
}

fn share(answers: &Answered) -> Option<Share> {
    let (months, amount) = (answers.first_year_months, answers.first_year_kronor);
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
