//! A duty that the parties took on, and what answers whether it was met.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::forum::Interval;
use super::statement::Reason;
use crate::model::Id;
use crate::model::day::MonthDay;
use crate::model::declared::{choices, declared, written_as};
use crate::model::vocabulary::labelled;
use crate::model::written::{Fit, misfit};
use crate::rules;
use crate::say;

/// A duty.
#[derive(Debug, Clone)]
pub struct Commitment {
    /// Id.
    pub id: Id,
    /// In Swedish.
    pub sv: String,
    /// In English.
    pub en: String,
    /// Clause.
    pub clause: String,
    /// Who is bound; every party, if none is named.
    pub party: Option<String>,
    /// What answers whether it was met.
    pub measure: DutyMeasure,
    /// The days within which it is to be done.
    pub within_days: Option<u32>,
    /// A lower number doesn't show that the duty wasn't met.
    pub shortfall_shows_nothing: bool,
    /// A number that reaches the target doesn't show that the duty was met; a lower one shows that it wasn't.
    pub reaching_shows_nothing: bool,
    /// Why records can't tell, where they can't.
    pub reason: Option<Reason>,
}

/// What answers whether a duty was met.
#[derive(Debug, Clone)]
pub enum DutyMeasure {
    /// A figure of the report, judged in each calendar year's part of the term or in each whole part of that.
    Figure {
        /// Which.
        figure: String,
        /// What it is to be; without one, it is shown and not judged.
        target: Option<DutyTarget>,
        /// Where it is judged.
        per: Interval,
    },
    /// A quantity of the yearly resources: `supervision_sessions`.
    Stated {
        /// Its field.
        quantity: String,
        /// What it is to be; another quantity, where it is to reach one.
        target: Option<DutyTarget>,
    },
    /// It is done once after each year.
    AfterYear(AfterYear),
    /// It is done each time that something comes up.
    Occasions(Vec<Occasion>),
    /// A day of the term.
    Term(TermDate),
    /// What stands of amendments.
    Amendments(AmendmentDuty),
    /// Records can't tell.
    Nothing,
}

/// What a number is to be.
#[derive(Debug, Clone)]
pub enum DutyTarget {
    /// At least as much as this other figure or quantity.
    AllOf(String),
    /// At least so many.
    AtLeast(u32),
    /// At most so many.
    AtMost(u32),
}

impl DutyTarget {
    /// The other figure or quantity that is to be reached.
    pub fn whole(&self) -> Option<&str> {
        match self {
            Self::AllOf(whole) => Some(whole),
            Self::AtLeast(_) | Self::AtMost(_) => None,
        }
    }
}

impl DutyMeasure {
    /// The figure that answers.
    pub fn figure(&self) -> Option<&str> {
        match self {
            Self::Figure { figure, .. } => Some(figure),
            _ => None,
        }
    }
}

declared! {
    /// What is done once after each year.
    pub struct AfterYear {
        /// The last month and day for it in the year after, `02-28`, where there is one.
        pub by: Option<MonthDay> = None,
        /// The day on which it was done, by the year that it is about.
        pub done: BTreeMap<i32, NaiveDate> = BTreeMap::new(),
    }

    /// Something that came up and called for the duty.
    pub struct Occasion {
        /// The day on which it came up.
        pub arose: NaiveDate,
        /// The last day for what it calls for, where there is one.
        pub by: Option<NaiveDate> = None,
        /// The day on which that was done.
        pub done: Option<NaiveDate> = None,
    }
}

choices! {
    /// A day of the term.
    pub enum TermDate {
        /// The term is extended, unless somebody gives notice in time.
        Extension = "extension", "förlängning", "extension";
        /// Notice runs its months.
        Notice = "notice", "uppsägning", "notice";
    }

    /// What is due of every amendment.
    pub enum AmendmentDuty {
        /// Every party has signed it.
        Signed = "signed", "undertecknad", "signed";
    }
}

declared! {
    /// A duty, and at most one measure of it: `figure`, `stated`, `after_year`, `occasions`, `term` or `amendments`.
    /// Without any, records can't tell, and `reason` says why.
    #[schemars(rename = "Commitment")]
    struct WrittenCommitment {
        /// Id.
        id: Id,
        /// In Swedish.
        sv: String,
        /// In English.
        en: String = String::new(),
        /// Clause.
        clause: String,
        /// Who is bound; every party, if none is named.
        party: Option<String> = None,
        /// The figure that answers it.
        figure: Option<String> = None,
        /// The quantity of the yearly resources that answers it: `supervision_sessions`.
        stated: Option<String> = None,
        /// What answers is to be at least this, in a calendar year's part of the term or in each interval of `per`.
        at_least: Option<u32> = None,
        /// What answers is to be at most this.
        at_most: Option<u32> = None,
        /// What answers is to reach this other figure, or this other quantity of the yearly resources.
        all_of: Option<String> = None,
        /// The figure is judged in each whole month or quarter; by the year, if nothing is said.
        per: Option<Interval> = None,
        /// The days within which it is to be done.
        within_days: Option<u32> = None,
        /// A lower figure doesn't show that the duty wasn't met.
        shortfall_shows_nothing: bool = false,
        /// A figure that reaches the target doesn't show that the duty was met; a lower one shows that it wasn't.
        reaching_shows_nothing: bool = false,
        /// It is done once after each year.
        after_year: Option<AfterYear> = None,
        /// It is done each time that something comes up.
        occasions: Option<Vec<Occasion>> = None,
        /// A day of the term answers it.
        term: Option<TermDate> = None,
        /// What stands of amendments answers it.
        amendments: Option<AmendmentDuty> = None,
        /// Why records can't tell, where they can't.
        reason: Option<Reason> = None,
    }
}

/// The keys that each measure a duty, of which a commitment has one at most.
pub const MEASURES: [&str; 6] = ["figure", "stated", "after_year", "occasions", "term", "amendments"];

impl WrittenCommitment {
    fn commitment(self) -> Fit<Commitment> {
        let measure = self.measure()?;
        let Self { id, sv, en, clause, party, within_days, reason, .. } = self;
        let Self { shortfall_shows_nothing, reaching_shows_nothing, .. } = self;
        Ok(Commitment {
            id,
            sv,
            en,
            clause,
            party,
            measure,
            within_days,
            shortfall_shows_nothing,
            reaching_shows_nothing,
            reason,
        })
    }

    /// The one measure, with its target.
    fn measure(&self) -> Fit<DutyMeasure> {
        let target = self.target()?;
        let per = self.per.unwrap_or(Interval::Year);
        let (figure, stated) = (self.figure.clone(), self.stated.clone());
        let measures = [
            figure.map(|figure| DutyMeasure::Figure { figure, target: target.clone(), per }),
            stated.map(|quantity| DutyMeasure::Stated { quantity, target: target.clone() }),
            self.after_year.clone().map(DutyMeasure::AfterYear),
            self.occasions.clone().map(DutyMeasure::Occasions),
            self.term.map(DutyMeasure::Term),
            self.amendments.map(DutyMeasure::Amendments),
        ];
        let mut given = measures.into_iter().flatten();
        let measure = given.next().unwrap_or(DutyMeasure::Nothing);
        if given.next().is_some() {
            return several_measures();
        }
        let is_counted = matches!(measure, DutyMeasure::Figure { .. } | DutyMeasure::Stated { .. });
        // Days within which it is to be done are asked of each record.
        let is_asked = target.is_some() || self.within_days.is_some() || self.reason.is_some();
        match measure {
            _ if is_counted && !is_asked => number_without_target(),
            DutyMeasure::Figure { .. } => Ok(measure),
            _ if per != Interval::Year => parts_of_no_figure(),
            DutyMeasure::Stated { .. } => Ok(measure),
            _ if target.is_some() => target_of_nothing(),
            _ => Ok(measure),
        }
    }

    /// What the number is to be.
    fn target(&self) -> Fit<Option<DutyTarget>> {
        Ok(match (&self.all_of, self.at_least, self.at_most) {
            (Some(whole), None, None) => Some(DutyTarget::AllOf(whole.clone())),
            (None, Some(least), None) => Some(DutyTarget::AtLeast(least)),
            (None, None, Some(most)) => Some(DutyTarget::AtMost(most)),
            (None, None, None) => None,
            _ => return several_targets(),
        })
    }
}

fn several_measures<T>() -> Fit<T> {
    misfit(
        &rules::AGREEMENT_INVALID,
        say!(sv "Åtagandet mäts på mer än ett sätt.", en "The commitment is measured in more than one way."),
        say!(
            sv "Behåll en av `figure`, `stated`, `after_year`, `occasions`, `term` och `amendments`, eller gör två åtaganden.",
            en "Keep one of `figure`, `stated`, `after_year`, `occasions`, `term` and `amendments`, or make two commitments."
        ),
    )
}

fn several_targets<T>() -> Fit<T> {
    misfit(
        &rules::AGREEMENT_INVALID,
        say!(sv "Åtagandet har två mål.", en "The commitment has two targets."),
        say!(
            sv "Behåll ett av `at_least`, `at_most` och `all_of`, eller gör två åtaganden.",
            en "Keep one of `at_least`, `at_most` and `all_of`, or make two commitments."
        ),
    )
}

fn target_of_nothing<T>() -> Fit<T> {
    misfit(
        &rules::AGREEMENT_INVALID,
        say!(
            sv "Åtagandet har ett mål men inget tal som mäts.",
            en "The commitment has a target and no number to measure."
        ),
        say!(
            sv "Skriv vad som räknas, `figure:` eller `stated:`, eller ta bort målet.",
            en "Write what is counted, `figure:` or `stated:`, or take the target away."
        ),
    )
}

fn number_without_target<T>() -> Fit<T> {
    misfit(
        &rules::AGREEMENT_INVALID,
        say!(
            sv "Åtagandet har ett tal som mäts men inget mål.",
            en "The commitment has a number to measure and no target."
        ),
        say!(
            sv "Skriv målet, `at_least:`, `at_most:` eller `all_of:`; anger texten inget, skriv `reason:` med varför talet inte visar det.",
            en "Write the target, `at_least:`, `at_most:` or `all_of:`; where the text states none, write `reason:` with why the number doesn't show it."
        ),
    )
}

fn parts_of_no_figure<T>() -> Fit<T> {
    misfit(
        &rules::AGREEMENT_INVALID,
        say!(
            sv "Bara ett nyckeltal kan bedömas per månad eller kvartal.",
            en "Only a figure can be judged by the month or the quarter."
        ),
        say!(
            sv "Ta bort `per`, eller skriv nyckeltalet: `figure:`.",
            en "Take `per` away, or write the figure: `figure:`."
        ),
    )
}

written_as!(Commitment, WrittenCommitment, WrittenCommitment::commitment);

labelled!(Commitment);
