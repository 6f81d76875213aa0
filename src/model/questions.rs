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

impl Labelled for Question {
    fn sv(&self) -> &str {
        self.sv
    }
    fn en(&self) -> &str {
        self.en
    }
}

/// Declares questions, and what their answers are when all are given.
macro_rules! questions {
    ($(
        $(#[doc = $doc:literal])+
        $list:ident answered by $answered:ident {$(
            $id:ident: $type:ty, $takes:expr, $example:literal $(, or $unanswered:expr)?;
            $sv:literal, $en:literal;
        )+}
    )+) => {$(
        $(#[doc = $doc])+
        pub const $list: &[Question] = &[$(Question {
            id: stringify!($id),
            sv: $sv,
            en: $en,
            takes: $takes,
            example: $example,
            unanswered: [$($unanswered,)? Unanswered::Refused][0],
        },)+];

        $(#[doc = $doc])+
        ///
        /// When all of it is answered.
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $answered {
            $(#[doc = $en] pub $id: $type,)+
        }
    )+};
}

questions! {
    /// An association.
    ASSOCIATION answered by AnsweredAssociation {
        name: String, Takes::Line, "Föreningen Linden";
        "Föreningens namn", "The association's name";
        organisation_number: String, Takes::OrganisationNumber, "802000-0001";
        "Föreningens organisationsnummer", "The association's organisation number";
        unit: Option<String>, Takes::Line, "Lindens mötesplats", or Unanswered::Silent;
        "Enheten som gör arbetet, om texten nämner någon", "The unit that does the work, where the text names one";
    }

    /// A group that meets.
    FORUM answered by AnsweredForum {
        name: String, Takes::Line, "Styrgruppen";
        "Gruppens namn", "The group's name";
        meetings_per_year: u32, Takes::Count(1, 366), "4";
        "Möten per år, minst", "Meetings a year, at least";
    }

    /// A row of the budget. Its association is known by its place among them.
    BUDGET_ROW answered by AnsweredRow {
        label: String, Takes::Line, "Personal";
        "Budgetradens namn", "The budget row's label";
        kronor: u32, Takes::Kronor, "640000";
        "Hela kronor för tolv månader", "Whole kronor for twelve months";
        association: Option<usize>, Takes::Association, "Föreningen Linden";
        "Vilken förening raden gäller, när det finns flera", "Which association the row is for, where there are several";
    }

    /// The questions, in the order in which they are asked: some answers are judged against those before them.
    QUESTIONS answered by Answered {
        language: Lang, Takes::OneOf(LANGUAGES), "sv", or Unanswered::Default("sv");
        "Dokumentens språk", "The language of documents";
        reference: String, Takes::Line, "KS 2026/123";
        "Diarienummer", "Reference number";
        title: String, Takes::Line, "Stöd till unga vuxna";
        "Överenskommelsens namn", "The agreement's title";
        public_party: String, Takes::Line, "Socialnämnden i Exempelköping";
        "Den offentliga parten: nämnd, kommun eller region", "The public party: a committee, municipality or region";
        public_party_number: String, Takes::OrganisationNumber, "212000-0001";
        "Den offentliga partens organisationsnummer", "The public party's organisation number";
        associations: Vec<AnsweredAssociation>, Takes::Several(ASSOCIATION, 1), "";
        "Föreningarna som är parter", "The associations that are parties";
        first_day: NaiveDate, Takes::Date, "2026-09-01";
        "Första dagen", "First day";
        last_day: NaiveDate, Takes::Date, "2027-12-31";
        "Sista dagen i den första perioden", "Last day of the first period";
        extended_until: Option<NaiveDate>, Takes::Date, "2029-12-31", or Unanswered::Silent;
        "Senaste dagen som automatisk förlängning kan nå, om överenskommelsen förlängs av sig själv",
        "The latest day that automatic extension can reach, where the agreement is extended by itself";
        notice_months: Option<u32>, Takes::Count(1, 60), "3", or Unanswered::Silent;
        "Uppsägningstid i månader, om texten anger någon", "Notice in months, where the text sets one";
        forums: Vec<AnsweredForum>, Takes::Several(FORUM, 0), "";
        "Styrgrupp och andra grupper som möts regelbundet",
        "The steering group and other groups that meet regularly";
        budget: Vec<AnsweredRow>, Takes::Several(BUDGET_ROW, 1), "";
        "Budgetens rader, för tolv månader", "The rows of the budget, for twelve months";
        paid: String, Takes::OneOf(PaymentInterval::CHOICES), "quarter", or Unanswered::Default("quarter");
        "Ersättningen betalas ut en gång varje", "The grant is paid once each";
        first_year_months: Option<u32>, Takes::Count(1, 12), "4", or Unanswered::Silent;
        "Om texten anger hur många månader av tolv som det första, kortare kalenderåret ersätts för: antalet",
        "Where the text says for how many months of twelve the first, shorter calendar year is paid: how many";
        first_year_kronor: Option<u32>, Takes::Kronor, "250000", or Unanswered::Silent;
        "Om texten i stället anger ett fast belopp för det första, kortare kalenderåret: hela kronor",
        "Where the text states an amount for the first, shorter calendar year instead: whole kronor";
    }
}

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

impl Answered {
    /// The part of the first calendar year that the agreement lasts, extensions included, where that isn't the whole of it.
    pub fn short_first_year(&self) -> Option<Period> {
        short_first_year(self.first_day, self.extended_until.unwrap_or(self.last_day))
    }
}
