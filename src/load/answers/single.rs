//! A single answer, and several taken together: what was meant, or why it doesn't fit. The keyboard and the file have
//! the same rules.

use std::num::NonZeroU32;

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::quote;
use crate::identifier::{self, Allowed, is_harmless};
use crate::model::agreement::{YEARS, extension_ends};
use crate::model::questions::{Answer, Answers, Question, Takes};
use crate::model::written::{Choice, Fit, MOST_KRONOR, Written, misfit};
use crate::nearest::{Candidate, Meant, nearest};
use crate::rules;
use crate::say;

/// A line of text has no more characters.
const LONGEST_LINE: usize = 200;

/// A list of answers has no more items.
const MOST_ITEMS: usize = 100;

/// What was answered, judged against the answers `before` it.
pub fn answer(question: &Question, text: &str, before: &Answers) -> Fit<Answer> {
    let text = text.trim();
    match question.takes {
        Takes::OneOf(words) => one_of(words, text),
        Takes::Line => line(text).map(Answer::Words),
        Takes::OrganisationNumber => organisation_number(question, text),
        Takes::Date => day(question, text, before),
        Takes::Count(least, most) => count(question, text, (least, most), before),
        Takes::Kronor => kronor(text),
        Takes::Association => association(text, before),
        Takes::Several(..) => misfit(
            &rules::WRONG_TYPE,
            say!(sv "Här ska stå en lista.", en "What is due here is a list."),
            say!(sv "Skriv en i taget.", en "Write one at a time."),
        ),
    }
}

/// What is wrong with the answers of a list taken together.
pub fn together(question: &Question, items: &[Answers]) -> Fit<()> {
    if items.len() > MOST_ITEMS {
        return misfit(
            &rules::OUT_OF_RANGE,
            say!(sv "Listan har fler än {MOST_ITEMS} delar.", en "The list has more than {MOST_ITEMS} parts."),
            say!(sv "Slå ihop några av dem.", en "Put some of them together."),
        );
    }
    match question.id {
        "associations" => no_name_twice(items),
        "budget" => sum_of(items),
        _ => Ok(()),
    }
}

fn no_name_twice(items: &[Answers]) -> Fit<()> {
    let names: Vec<String> = items.iter().filter_map(|item| item.words("name")).map(str::to_lowercase).collect();
    let twice = names.iter().enumerate().find(|(at, name)| names.iter().take(*at).any(|other| other == *name));
    let Some((_, name)) = twice else { return Ok(()) };
    let name = quote(name);
    misfit(
        &rules::DUPLICATE_TERM,
        say!(sv "Föreningen {name} står två gånger.", en "The association {name} stands twice."),
        say!(sv "Ta bort den ena.", en "Take one of them away."),
    )
}

fn sum_of(rows: &[Answers]) -> Fit<()> {
    let kronor: Vec<u64> = rows.iter().filter_map(|row| row.number("kronor")).map(u64::from).collect();
    let sum: u64 = kronor.iter().sum();
    if kronor.len() == rows.len() && !rows.is_empty() && sum == 0 {
        return misfit(
            &rules::OUT_OF_RANGE,
            say!(sv "Raderna blir noll kronor.", en "The rows add up to nothing."),
            say!(sv "Skriv minst ett belopp.", en "Write one amount at least."),
        );
    }
    if sum > u64::from(MOST_KRONOR) { written(&sum.to_string()).out_of_range(0, MOST_KRONOR) } else { Ok(()) }
}

fn one_of(choices: &[Choice], text: &str) -> Fit<Answer> {
    let id = match nearest(text, choices.iter().map(|choice| Candidate::new(choice.id, choice))) {
        Some(Meant::Surely(id)) => id,
        _ => text,
    };
    written(id).one_of(choices)?;
    Ok(Answer::Words(id.to_owned()))
}

/// Quotation marks mean nothing among answers: whoever types them means what is within.
fn written(text: &str) -> Written<'_> {
    Written { text, quoted: false }
}

fn line(text: &str) -> Fit<String> {
    let shown = quote(text);
    if text.is_empty() || text.chars().count() > LONGEST_LINE || !text.chars().all(is_harmless) {
        return misfit(
            &rules::WRONG_TYPE,
            say!(sv "{shown} är ingen rad text.", en "{shown} is no line of text."),
            say!(sv "Skriv högst {LONGEST_LINE} tecken på en rad.", en "Write at most {LONGEST_LINE} characters on a line."),
        );
    }
    no_identifier(text)?;
    Ok(text.to_owned())
}

/// Nothing that could be a person's number or address goes into an agreement.
fn no_identifier(text: &str) -> Fit<()> {
    use identifier::Kind;
    let Some(found) = identifier::find(text, &Allowed::default()).into_iter().next() else { return Ok(()) };
    let (rule, message) = match found.kind {
        Kind::PersonalNumber | Kind::PossiblePersonalNumber => (
            &rules::PERSONAL_NUMBER,
            say!(sv "Svaret kan vara ett personnummer.", en "The answer may be a personal number."),
        ),
        Kind::Email | Kind::Phone => (
            &rules::CONTACT_DETAIL,
            say!(sv "Svaret innehåller en kontaktuppgift.", en "The answer holds a contact detail."),
        ),
    };
    let help = say!(sv "Skriv det utan numret eller adressen.", en "Write it without the number or address.");
    misfit(rule, message, help)
}

fn organisation_number(question: &Question, text: &str) -> Fit<Answer> {
    let number = written(text).organisation_number(question.example)?;
    no_identifier(&number)?;
    Ok(Answer::Words(number))
}

fn day(question: &Question, text: &str, before: &Answers) -> Fit<Answer> {
    let day = written(text).day()?;
    let (first, last) = YEARS.into_inner();
    if !YEARS.contains(&day.year()) {
        return misfit(
            &rules::OUT_OF_RANGE,
            say!(sv "{day} är före eller efter det möjliga.", en "{day} is before or after what is possible."),
            say!(sv "Skriv ett år från {first} till {last}.", en "Write a year from {first} to {last}."),
        );
    }
    let earliest = match question.id {
        "last_day" => before.day("first_day"),
        "extended_until" => before.day("last_day"),
        _ => None,
    };
    match earliest.filter(|earliest| day < *earliest) {
        Some(earliest) => too_early(day, earliest),
        None if question.id == "extended_until" => reached(day, earliest),
        None => Ok(Answer::Day(day)),
    }
}

/// The last day that extensions of a year at a time can reach: one of them ends on it.
fn reached(day: NaiveDate, last_day: Option<NaiveDate>) -> Fit<Answer> {
    let (Some(last_day), Some(year)) = (last_day, NonZeroU32::new(12)) else { return Ok(Answer::Day(day)) };
    let before = extension_ends(last_day, year).take_while(|end| *end <= day).last().unwrap_or(last_day);
    let after = extension_ends(last_day, year).find(|end| day < *end);
    let Some(after) = after.filter(|_| before != day) else { return Ok(Answer::Day(day)) };
    misfit(
        &rules::OUT_OF_RANGE,
        say!(sv "Förlängning med ett år i taget slutar aldrig {day}.", en "Extension by a year at a time never ends on {day}."),
        say!(sv "Skriv {before} eller {after}.", en "Write {before} or {after}."),
    )
}

fn too_early<T>(day: NaiveDate, earliest: NaiveDate) -> Fit<T> {
    misfit(
        &rules::OUT_OF_RANGE,
        say!(sv "{day} kommer före {earliest}.", en "{day} comes before {earliest}."),
        say!(sv "Skriv {earliest} eller en senare dag.", en "Write {earliest} or a later day."),
    )
}

fn count(question: &Question, text: &str, (least, most): (u32, u32), before: &Answers) -> Fit<Answer> {
    let touched = before.short_first_year().map(|part| part.months().len());
    let touched = touched.and_then(|months| u32::try_from(months).ok()).filter(|_| question.id == "first_year_months");
    let most = touched.unwrap_or(most).min(most);
    written(text).count(least..=most).map(Answer::Number)
}

fn kronor(text: &str) -> Fit<Answer> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let kronor = written(&digits).kronor().or_else(|_| written(text).kronor())?.whole_kronor();
    match u32::try_from(kronor).ok().filter(|kronor| *kronor <= MOST_KRONOR) {
        Some(kronor) => Ok(Answer::Number(kronor)),
        None => written(&digits).out_of_range(0, MOST_KRONOR),
    }
}

/// The place of an association by its name, or by its number from 1.
fn association(text: &str, before: &Answers) -> Fit<Answer> {
    let names: Vec<Option<&str>> = before.several("associations").iter().map(|item| item.words("name")).collect();
    let named = names.iter().position(|name| name.is_some_and(|name| name.to_lowercase() == text.to_lowercase()));
    let numbered = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|at| *at < names.len());
    let unsure = names.contains(&None).then_some(0);
    if let Some(at) = named.or(numbered).or(unsure).and_then(|at| u32::try_from(at).ok()) {
        return Ok(Answer::Number(at));
    }
    let (shown, names) = (quote(text), names.into_iter().flatten().collect::<Vec<_>>());
    let listed = names.iter().enumerate().map(|(at, name)| format!("{} ({})", at + 1, quote(name))).collect::<Vec<_>>();
    let listed = listed.join(", ");
    misfit(
        &rules::UNKNOWN_TERM,
        say!(sv "{shown} är ingen av föreningarna.", en "{shown} is none of the associations."),
        say!(sv "Skriv föreningens namn eller nummer: {listed}.", en "Write the association's name or number: {listed}."),
    )
}
