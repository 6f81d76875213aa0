//! How it went with a commitment, in words. A number in them gives away what answers the commitment, by one subtraction
//! from the target: it is a cell that is hidden with it.

use chrono::NaiveDate;

use crate::compute::cell::{Cell, CellId, Sentence, Value};
use crate::compute::{COMMITMENTS, Dated, Member, Outcome, Reason, Standing, Status, Target};
use crate::lang::Text;
use crate::model::agreement::Interval;
use crate::model::{Decimal, Month, Period};
use crate::{say, sentence};

/// So many days or months are named where there are too many.
const MOST_TIMES: usize = 3;

/// What answers it is to be.
pub fn target(outcome: &Outcome) -> Option<Sentence> {
    Some(match outcome.target.as_ref()? {
        Target::AtLeast(least) => Sentence::of(least.words()),
        Target::AtMost(most) => {
            let most = most.words();
            Sentence::of(say!(sv "högst {most}", en "at most {most}"; most))
        }
        Target::All(whole) => {
            let gives_away = outcome.value.iter().map(|value| value.id.clone()).collect();
            let whole = Cell { gives_away, ..whole.clone() };
            sentence!(sv ["alla " whole], en ["all " whole])
        }
        Target::Each(Interval::Quarter, 1) => Sentence::of(say!(sv "kvartalet", en "the quarter")),
        Target::Each(_, 1) => Sentence::of(say!(sv "månaden", en "the month")),
        Target::Each(Interval::Quarter, parts) => {
            Sentence::of(say!(sv "alla {parts} kvartal", en "all {parts} quarters"))
        }
        Target::Each(Interval::Month | Interval::Year, parts) => {
            Sentence::of(say!(sv "alla {parts} månader", en "all {parts} months"))
        }
        Target::By(day) => Sentence::of(day),
    })
}

/// A status in words.
pub fn status(status: Status) -> Text {
    match status {
        Status::Met => say!(sv "uppfyllt", en "met"),
        Status::NotMet => say!(sv "inte uppfyllt", en "not met"),
        Status::Pending => say!(sv "pågår", en "pending"),
        Status::NotMeasured => say!(sv "mäts inte", en "not measured"),
    }
}

/// Why that is said.
pub fn why(outcome: &Outcome) -> Sentence {
    let why = reason(outcome);
    match outcome.ended {
        Some(last) => sentence!(sv [why " Gällde till " last "."], en [why " It applied until " last "."]),
        None => why,
    }
}

/// A number beside what answers the commitment.
fn beside(outcome: &Outcome, name: &str, value: Value) -> Cell {
    let whole = if let Some(Target::All(whole)) = &outcome.target { Some(whole) } else { None };
    let gives_away = outcome.value.iter().chain(whole).map(|cell| cell.id.clone()).collect();
    Cell { gives_away, ..Cell::new(CellId::column(&COMMITMENTS.id, &outcome.id, name), value) }
}

fn reason(outcome: &Outcome) -> Sentence {
    let count = |name, count: &usize| beside(outcome, name, Value::Count(*count));
    Sentence::of(match &outcome.why {
        Reason::NotShown => say!(sv "Posterna kan inte visa det.", en "Records can't show it."),
        Reason::Agreed(words) => words.clone(),
        Reason::NotRecorded { over: true } => {
            say!(sv "Posterna säger inget om det.", en "The records say nothing of it.")
        }
        Reason::NotRecorded { over: false } => {
            say!(sv "Posterna säger inget om det än.", en "The records say nothing of it yet.")
        }
        Reason::NotStated { year, over } => not_stated(*year, *over),
        Reason::StatedForTheYear => say!(
            sv "Uppgiften gäller hela året och visar inte en del av det.",
            en "What is stated is for the whole year and doesn't show a part of it."
        ),
        Reason::ReachedInEach => say!(sv "Målet är nått i varje del.", en "The target is reached in each part."),
        Reason::DoneEachTime => say!(sv "Gjort varje gång.", en "Done each time."),
        Reason::NoAmendment => say!(sv "Ingen ändring är noterad.", en "No amendment is noted."),
        Reason::AllSigned => say!(sv "Alla är undertecknade.", en "All are signed."),
        Reason::Dated(dated) => words_of(*dated),
        Reason::Counted(standing, until) => return counted(outcome, standing, *until),
        Reason::Missed(per, parts) => return missed(outcome, *per, parts),
        Reason::Late(late) => {
            let late = count("late", late);
            return sentence!(sv [late " inte gjort i tid."], en [late " not done in time."]);
        }
        Reason::Left(open, by) => {
            let open = count("left", open);
            let by = by.map(|by| say!(sv ", senast {by}", en ", by {by}"));
            return sentence!(sv [open " återstår" by "."], en [open " left to do" by "."]);
        }
        Reason::Unsigned(unsigned) => return unsigned_of_all(outcome, count("unsigned", unsigned)),
    })
}

fn not_stated(year: i32, over: bool) -> Text {
    if over {
        say!(sv "Inte angivet i de tillförda resurserna för {year}.", en "Not stated in the resources of {year}.")
    } else {
        say!(
            sv "Inte angivet än i de tillförda resurserna för {year}.",
            en "Not stated yet in the resources of {year}."
        )
    }
}

fn unsigned_of_all(outcome: &Outcome, unsigned: Cell) -> Sentence {
    let Some(Target::All(all)) = &outcome.target else { return Sentence::of(unsigned) };
    sentence!(
        sv ["Någon parts underskrift saknas på " unsigned " av " all "."],
        en ["Of " all ", " unsigned " without the signature of some party."]
    )
}

fn missed(outcome: &Outcome, per: Interval, parts: &[Period]) -> Sentence {
    let name = |part: &Period| match (per, Month::of(part.from)) {
        (Interval::Quarter, month) => month.quarter().label(),
        (Interval::Month | Interval::Year, month) => Text::same(month),
    };
    let names = Text::joined(&parts.iter().map(name).collect::<Vec<_>>(), ", ");
    let names = beside(outcome, "missed", Value::text(names));
    sentence!(sv ["Målet nåddes inte " names "."], en ["The target wasn't reached in " names "."])
}

/// How a number stands, while the year runs or when that is settled.
fn counted(outcome: &Outcome, standing: &Standing, runs_until: Option<NaiveDate>) -> Sentence {
    let over = runs_until.is_none();
    let stands = match standing {
        Standing::Within if over => Sentence::of(
            say!(sv "Året är slut och gränsen är inte passerad", en "The year is over and the limit wasn't passed"),
        ),
        Standing::Within => Sentence::of(say!(sv "Gränsen är inte passerad", en "The limit isn't passed")),
        Standing::NothingDue if over => {
            Sentence::of(say!(sv "Inget krävdes under året", en "Nothing was called for during the year"))
        }
        Standing::NothingDue => Sentence::of(say!(sv "Inget krävs hittills", en "Nothing is called for so far")),
        Standing::Reached => Sentence::of(say!(sv "Målet är nått", en "The target is reached")),
        Standing::Over(by, times) => too_many(outcome, *by, times),
        Standing::Short(lacks) => {
            let lacks = beside(outcome, "short", Value::Decimal(*lacks));
            let when = over.then(|| say!(sv " när året är slut", en " at the year's end"));
            sentence!(sv [lacks " fattas" when], en [lacks " short" when])
        }
    };
    let until = runs_until.map(|until| say!(sv "; året pågår till {until}", en "; the year runs until {until}"));
    sentence!(sv [stands until "."], en [stands until "."])
}

/// How much is too much; which days or months, where those were counted.
fn too_many(outcome: &Outcome, by: Decimal, times: &[Member]) -> Sentence {
    let by = beside(outcome, "over", Value::Decimal(by));
    let times = times.split_first().map(|_| {
        let more = if times.len() > MOST_TIMES { " …" } else { "" };
        let named = times.iter().filter_map(Member::time).take(MOST_TIMES).collect::<Vec<_>>().join(", ");
        let times = beside(outcome, "times", Value::text(named + more));
        sentence!(sv [": " times], en [": " times])
    });
    sentence!(sv [by " för mycket" times], en [by " too many" times])
}

fn words_of(dated: Dated) -> Text {
    match dated {
        Dated::YearRuns(until) => say!(sv "Året pågår till {until}.", en "The year runs until {until}."),
        Dated::Done(done) => say!(sv "Gjort {done}.", en "Done on {done}."),
        Dated::DoneLate(done, by) => say!(sv "Gjort {done}, efter {by}.", en "Done on {done}, after {by}."),
        Dated::NotDone(by) => say!(sv "Inte noterat som gjort senast {by}.", en "Not noted as done by {by}."),
        Dated::Due(by) => say!(sv "Ska göras senast {by}.", en "Due by {by}."),
        Dated::DueSomeDay => {
            say!(sv "Inte noterat som gjort; ingen sista dag är satt.", en "Not noted as done; no last day is set.")
        }
        Dated::NoNotice => say!(sv "Ingen uppsägning är noterad.", en "No notice is noted."),
        Dated::NoticeGiven(given, end) => {
            say!(sv "Uppsagt {given}; slutar {end}.", en "Notice given on {given}; ends on {end}.")
        }
        Dated::PeriodRuns(end) => say!(
            sv "Perioden pågår till {end}; ingen förlängning avgörs i år.",
            en "The period runs until {end}; no extension is decided this year."
        ),
        Dated::NotExtended(until) => say!(sv "Förlängs inte efter {until}.", en "Not extended after {until}."),
        Dated::CanBeStopped(by, to) => say!(
            sv "Uppsägning senast {by} hindrar förlängning till {to}.",
            en "Notice by {by} stops the extension to {to}."
        ),
        Dated::Extended(to) => say!(
            sv "Ingen uppsägning är noterad; förlängs till {to}.",
            en "No notice is noted; extended to {to}."
        ),
    }
}
