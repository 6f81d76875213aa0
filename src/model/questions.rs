//! What differs between agreements, as questions, and the answers to them. Asking at the keyboard, the file to fill in,
//! the reading of it and its faults are all made from [`QUESTIONS`].

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Period;
use super::agreement::PaymentInterval;
use super::declared::LANGUAGES;
use super::written::Choice;
use crate::lang::{Labelled, Lang};

/// A question.
#[derive(Debug)]
pub struct Question {
    /// Its key in a file of answers.
    pub id: &'static str,
    /// In Swedish.
    pub sv: &'static str,
    /// In English.
    pub en: &'static str,
    /// What answers it.
    pub takes: Takes,
    /// An answer to learn from.
    pub example: &'static str,
    /// What happens where nobody answers.
    pub unanswered: Unanswered,
}

/// What answers a question.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// One of some words.
    OneOf(&'static [Choice]),
    /// A line of text.
    Line,
    /// `212000-0142`.
    OrganisationNumber,
    /// `2026-08-19`.
    Date,
    /// A whole number within bounds.
    Count(u32, u32),
    /// Whole kronor, not below zero.
    Kronor,
    /// One of the associations that were answered before, by its name.
    Association,
    /// Several, at least so many, each with answers of its own. The first of them is always needed.
    Several(&'static [Question], usize),
}

/// What happens where nobody answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unanswered {
    /// It must be answered.
    Refused,
    /// This is taken.
    Default(&'static str),
    /// The agreement says nothing of it.
    Silent,
}

const fn question(
    id: &'static str,
    sv: &'static str,
    en: &'static str,
    takes: Takes,
    example: &'static str,
) -> Question {
    Question { id, sv, en, takes, example, unanswered: Unanswered::Refused }
}

impl Question {
    const fn or(self, default: &'static str) -> Self {
        Self { unanswered: Unanswered::Default(default), ..self }
    }

    const fn or_nothing(self) -> Self {
        Self { unanswered: Unanswered::Silent, ..self }
    }
}

impl Labelled for Question {
    fn sv(&self) -> &str {
        self.sv
    }
    fn en(&self) -> &str {
        self.en
    }
}

const ASSOCIATION: &[Question] = &[
    question("name", "Föreningens namn", "The association's name", Takes::Line, "Föreningen Linden"),
    question(
        "organisation_number",
        "Föreningens organisationsnummer",
        "The association's organisation number",
        Takes::OrganisationNumber,
        "802000-0001",
    ),
    question(
        "unit",
        "Enheten som gör arbetet, om texten nämner någon",
        "The unit that does the work, where the text names one",
        Takes::Line,
        "Lindens mötesplats",
    )
    .or_nothing(),
];

const FORUM: &[Question] = &[
    question("name", "Gruppens namn", "The group's name", Takes::Line, "Styrgruppen"),
    question("meetings_per_year", "Möten per år, minst", "Meetings a year, at least", Takes::Count(1, 366), "4"),
];

const BUDGET_ROW: &[Question] = &[
    question("label", "Budgetradens namn", "The budget row's label", Takes::Line, "Personal"),
    question("kronor", "Hela kronor för tolv månader", "Whole kronor for twelve months", Takes::Kronor, "640000"),
    question(
        "association",
        "Vilken förening raden gäller, när det finns flera",
        "Which association the row is for, where there are several",
        Takes::Association,
        "Föreningen Linden",
    ),
];

/// The questions, in the order in which they are asked: some answers are judged against those before them.
pub static QUESTIONS: &[Question] = &[
    question("language", "Dokumentens språk", "The language of documents", Takes::OneOf(LANGUAGES), "sv").or("sv"),
    question("reference", "Diarienummer", "Reference number", Takes::Line, "KS 2026/123"),
    question("title", "Överenskommelsens namn", "The agreement's title", Takes::Line, "Stöd till unga vuxna"),
    question(
        "public_party",
        "Den offentliga parten: nämnd, kommun eller region",
        "The public party: a committee, municipality or region",
        Takes::Line,
        "Socialnämnden i Exempelköping",
    ),
    question(
        "public_party_number",
        "Den offentliga partens organisationsnummer",
        "The public party's organisation number",
        Takes::OrganisationNumber,
        "212000-0001",
    ),
    question(
        "associations",
        "Föreningarna som är parter",
        "The associations that are parties",
        Takes::Several(ASSOCIATION, 1),
        "",
    ),
    question("first_day", "Första dagen", "First day", Takes::Date, "2026-09-01"),
    question(
        "last_day",
        "Sista dagen i den första perioden",
        "Last day of the first period",
        Takes::Date,
        "2027-12-31",
    ),
    question(
        "extended_until",
        "Senaste dagen som automatisk förlängning kan nå, om överenskommelsen förlängs av sig själv",
        "The latest day that automatic extension can reach, where the agreement is extended by itself",
        Takes::Date,
        "2029-12-31",
    )
    .or_nothing(),
    question(
        "notice_months",
        "Uppsägningstid i månader, om texten anger någon",
        "Notice in months, where the text sets one",
        Takes::Count(1, 60),
        "3",
    )
    .or_nothing(),
    question(
        "forums",
        "Styrgrupp och andra grupper som möts regelbundet",
        "The steering group and other groups that meet regularly",
        Takes::Several(FORUM, 0),
        "",
    ),
    question(
        "budget",
        "Budgetens rader, för tolv månader",
        "The rows of the budget, for twelve months",
        Takes::Several(BUDGET_ROW, 1),
        "",
    ),
    question(
        "paid",
        "Ersättningen betalas ut en gång varje",
        "The grant is paid once each",
        Takes::OneOf(PaymentInterval::CHOICES),
        "quarter",
    )
    .or("quarter"),
    question(
        "first_year_months",
        "Om texten anger hur många månader av tolv som det första, kortare kalenderåret ersätts för: antalet",
        "Where the text says for how many months of twelve the first, shorter calendar year is paid: how many",
        Takes::Count(1, 12),
        "4",
    )
    .or_nothing(),
    question(
        "first_year_kronor",
        "Om texten i stället anger ett fast belopp för det första, kortare kalenderåret: hela kronor",
        "Where the text states an amount for the first, shorter calendar year instead: whole kronor",
        Takes::Kronor,
        "250000",
    )
    .or_nothing(),
];

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// A text, or one of some words.
    Words(String),
    /// A day.
    Day(NaiveDate),
    /// A number; of an association, its place among them.
    Number(u32),
    /// Several, each with answers of its own.
    Several(Vec<Answers>),
}

/// Answers by their questions, while they are given: each is judged against those before it. What nobody answered is
/// absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Answers(BTreeMap<&'static str, Answer>);

impl Answers {
    /// Adds an answer.
    pub fn give(&mut self, question: &Question, answer: Answer) {
        self.0.insert(question.id, answer);
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A text.
    pub fn words(&self, id: &str) -> Option<&str> {
        match self.0.get(id) {
            Some(Answer::Words(words)) => Some(words),
            _ => None,
        }
    }

    /// A day.
    pub fn day(&self, id: &str) -> Option<NaiveDate> {
        match self.0.get(id) {
            Some(Answer::Day(day)) => Some(*day),
            _ => None,
        }
    }

    /// A number.
    pub fn number(&self, id: &str) -> Option<u32> {
        match self.0.get(id) {
            Some(Answer::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// Several, each with answers of its own; none where there are none.
    pub fn several(&self, id: &str) -> &[Self] {
        match self.0.get(id) {
            Some(Answer::Several(items)) => items,
            _ => &[],
        }
    }

    /// The part of the first calendar year that the agreement lasts, extensions included, where that isn't the whole of it.
    pub fn short_first_year(&self) -> Option<Period> {
        short_first_year(self.day("first_day")?, self.day("extended_until").or(self.day("last_day"))?)
    }

    /// Whether the question has a meaning after these answers; one about a list's item after those around the list.
    pub fn call_for(&self, question: &Question) -> bool {
        match question.id {
            "association" => self.several("associations").len() > 1,
            "first_year_months" => self.short_first_year().is_some(),
            "first_year_kronor" => self.short_first_year().is_some() && self.number("first_year_months").is_none(),
            _ => true,
        }
    }
}

/// The part of the first calendar year from a day up to the latest, where that isn't the whole of it.
fn short_first_year(start: NaiveDate, latest: NaiveDate) -> Option<Period> {
    let year = Period::year(start.year())?;
    let part = Period::new(start, latest)?.intersect(year)?;
    (part != year).then_some(part)
}

/// The answers when all are given.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// The language of documents.
    pub language: Lang,
    /// Reference number.
    pub reference: String,
    /// The agreement's title.
    pub title: String,
    /// The public party.
    pub public_party: String,
    /// Its organisation number.
    pub public_party_number: String,
    /// The associations that are parties.
    pub associations: Vec<AnsweredAssociation>,
    /// First day.
    pub first_day: NaiveDate,
    /// Last day of the first period.
    pub last_day: NaiveDate,
    /// The latest day that extension can reach.
    pub extended_until: Option<NaiveDate>,
    /// Months that notice runs.
    pub notice_months: Option<u32>,
    /// The groups that meet.
    pub forums: Vec<AnsweredForum>,
    /// The rows of the budget, for twelve months.
    pub budget: Vec<AnsweredRow>,
    /// How often the grant is paid.
    pub paid: String,
    /// For how many months of twelve the short first year is paid.
    pub first_year_months: Option<u32>,
    /// Whole kronor for the short first year.
    pub first_year_kronor: Option<u32>,
}

/// An association.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnsweredAssociation {
    /// Its name.
    pub name: String,
    /// Its organisation number.
    pub organisation_number: String,
    /// The unit that does the work.
    pub unit: Option<String>,
}

/// A group that meets.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnsweredForum {
    /// Its name.
    pub name: String,
    /// At least so many meetings.
    pub meetings_per_year: u32,
}

/// A row of the budget.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnsweredRow {
    /// Its label.
    pub label: String,
    /// Whole kronor for twelve months.
    pub kronor: u32,
    /// Which of the associations it is for, where there are several: its place among them.
    pub association: Option<usize>,
}

impl Answered {
    /// The part of the first calendar year that the agreement lasts, extensions included, where that isn't the whole of it.
    pub fn short_first_year(&self) -> Option<Period> {
        short_first_year(self.first_day, self.extended_until.unwrap_or(self.last_day))
    }
}
