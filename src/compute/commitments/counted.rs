//! Commitments that a number answers: a figure, or a quantity of the yearly resources.

use super::outcome::{Finding, Status, Value};
use crate::compute::figure::Measure;
use crate::compute::figures::figure_by_id;
use crate::compute::put_in::put_in;
use crate::compute::scope::{Reported, Scope};
use crate::compute::tally::{Member, Tally};
use crate::lang::Text;
use crate::model::Decimal;
use crate::model::agreement::{Commitment, DutyTarget};
use crate::say;

/// So many days or months are named where there are too many.
const MOST_TIMES: usize = 3;

/// What a number is to be.
#[derive(Clone, Copy)]
struct Target {
    least: Option<Decimal>,
    most: Option<Decimal>,
    /// The least is another number, which can be zero.
    is_whole: bool,
}

/// How a number stands to its target.
#[derive(Clone, Copy)]
enum Standing {
    /// Nothing was asked of the number.
    Untold,
    /// Over the limit, by so much.
    Over(Decimal),
    /// Within the limit, as far as the days have come.
    Within,
    /// The whole that is to be reached is nothing.
    NothingDue,
    /// The target is reached.
    Reached,
    /// So much lacks.
    Short(Decimal),
}

impl Target {
    /// The target, `whole` being what another number is that it is to reach.
    fn of(due: Option<&DutyTarget>, whole: Option<Decimal>) -> Self {
        let number = |limit: &u32| Some(decimal(i128::from(*limit)));
        let (least, most) = match due {
            None => (None, None),
            Some(DutyTarget::AllOf(_)) => (whole, None),
            Some(DutyTarget::AtLeast(least)) => (number(least), None),
            Some(DutyTarget::AtMost(most)) => (None, number(most)),
            Some(DutyTarget::Between(least, most)) => (number(least), number(most)),
        };
        Self { least, most, is_whole: least.is_some() && matches!(due, Some(DutyTarget::AllOf(_))) }
    }

    fn words(self) -> Option<Text> {
        let shown = self.least.or(self.most).map(Decimal::words)?;
        Some(match (self.least, self.is_whole) {
            (Some(_), false) => shown,
            (Some(_), true) => say!(sv "alla {shown}", en "all {shown}"; shown),
            (None, _) => say!(sv "högst {shown}", en "at most {shown}"; shown),
        })
    }

    fn standing(self, value: Decimal) -> Standing {
        let nothing = Decimal::default();
        match (self.least, self.most) {
            (None, None) => Standing::Untold,
            (_, Some(most)) if value > most => Standing::Over(difference(value, most)),
            (None, Some(_)) => Standing::Within,
            (Some(least), _) if least == nothing => Standing::NothingDue,
            (Some(least), _) if value >= least => Standing::Reached,
            (Some(least), _) => Standing::Short(difference(least, value)),
        }
    }
}

fn decimal(number: i128) -> Decimal {
    Decimal::ratio(number, 1).unwrap_or_default()
}

fn of_count(count: usize) -> Decimal {
    decimal(i128::try_from(count).unwrap_or(i128::MAX / 100))
}

fn difference(more: Decimal, less: Decimal) -> Decimal {
    Decimal::ratio(more.hundredths() - less.hundredths(), 100).unwrap_or_default()
}

/// A figure of the year.
pub fn by_figure(commitment: &Commitment, id: &str, due: Option<&DutyTarget>, scope: &Scope) -> Finding {
    let over = scope.reported.is_over();
    let of_year = |id: &str| figure_by_id(scope.agreement, id).map_or(Measure::Missing, |figure| figure.measure(scope));
    let whole = due.and_then(DutyTarget::whole).map(of_year);
    let measured = of_year(id);
    let target = Target::of(due, whole.as_ref().and_then(Measure::count).map(of_count));
    match (&measured, &whole) {
        (Measure::Missing, _) | (_, Some(Measure::Missing)) => Finding { target: target.words(), ..not_stated(over) },
        (Measure::Rate(..), _) | (_, Some(Measure::Rate(..))) => Finding::bare(Status::NotMeasured, None),
        (Measure::Count(tally), None | Some(Measure::Count(_))) => {
            let judged = judge(commitment, target, of_count(tally.count()), scope, Some(tally));
            Finding { value: Some(Value::Count(tally.count())), ..judged }
        }
    }
}

/// Nothing was noted that could answer: never a zero.
fn not_stated(over: bool) -> Finding {
    if over {
        let why = say!(sv "Posterna säger inget om det.", en "The records say nothing of it.");
        Finding::bare(Status::NotMeasured, Some(why))
    } else {
        let why = say!(sv "Posterna säger inget om det än.", en "The records say nothing of it yet.");
        Finding::bare(Status::Pending, Some(why))
    }
}

/// A quantity of the yearly resources, which stand for the whole year: an earlier day can't be judged by them.
pub fn by_statement(commitment: &Commitment, quantity: &str, due: Option<&DutyTarget>, scope: &Scope) -> Finding {
    let reported = &scope.reported;
    if reported.period.to < reported.of_year.to.min(scope.data.today()) {
        let why = say!(
            sv "Uppgiften gäller hela året och visar inte en del av det.",
            en "What is stated is for the whole year and doesn't show a part of it."
        );
        return Finding::bare(Status::Pending, Some(why));
    }
    let resources = put_in(scope.data, reported.year);
    let stated = |name: &str| {
        let quantities = resources.as_ref().map(|resources| resources.quantities.as_slice()).unwrap_or_default();
        quantities.iter().find(|(field, _)| *field == name).and_then(|(_, value)| *value)
    };
    let whole = due.and_then(DutyTarget::whole).map(stated);
    let target = Target::of(due, whole.flatten());
    let value = stated(quantity);
    let finding = match (value, whole) {
        (Some(value), None | Some(Some(_))) => judge(commitment, target, value, scope, None),
        _ => unstated(reported),
    };
    Finding { value: value.map(Value::Quantity), target: target.words(), ..finding }
}

fn unstated(reported: &Reported) -> Finding {
    let year = reported.year;
    if reported.is_over() {
        let why = say!(
            sv "Inte angivet i de tillförda resurserna för {year}.",
            en "Not stated in the resources of {year}."
        );
        Finding::bare(Status::NotMeasured, Some(why))
    } else {
        let why = say!(
            sv "Inte angivet än i de tillförda resurserna för {year}.",
            en "Not stated yet in the resources of {year}."
        );
        Finding::bare(Status::Pending, Some(why))
    }
}

fn judge(commitment: &Commitment, target: Target, value: Decimal, scope: &Scope, counted: Option<&Tally>) -> Finding {
    let (standing, over) = (target.standing(value), scope.reported.is_over());
    let status = match standing {
        Standing::Untold => Status::NotMeasured,
        Standing::Reached if commitment.reaching_shows_nothing => Status::NotMeasured,
        Standing::Short(_) if commitment.shortfall_shows_nothing => Status::NotMeasured,
        Standing::Over(_) => Status::NotMet,
        Standing::Reached => Status::Met,
        Standing::Short(_) if over => Status::NotMet,
        Standing::Within | Standing::NothingDue if over => Status::Met,
        Standing::Within | Standing::NothingDue | Standing::Short(_) => Status::Pending,
    };
    let why = match (status, standing) {
        (Status::NotMeasured, _) => None,
        (_, Standing::Over(by)) => Some(too_many(by, counted)),
        (Status::Pending, _) => so_far(standing, &scope.reported),
        _ => in_the_end(standing),
    };
    Finding { target: target.words(), value: None, status, why }
}

/// How the number stands while the year runs.
fn so_far(standing: Standing, reported: &Reported) -> Option<Text> {
    let until = reported.of_year.to;
    let stands = match standing {
        Standing::Within => say!(sv "Gränsen är inte passerad", en "The limit isn't passed"),
        Standing::NothingDue => say!(sv "Inget krävs hittills", en "Nothing is called for so far"),
        Standing::Short(lacks) => {
            let lacks = lacks.words();
            say!(sv "{lacks} fattas", en "{lacks} short"; lacks)
        }
        Standing::Untold | Standing::Over(_) | Standing::Reached => return None,
    };
    let until = Text::same(until);
    Some(say!(sv "{stands}; året pågår till {until}.", en "{stands}; the year runs until {until}."; stands, until))
}

/// How the number stands when that is settled.
fn in_the_end(standing: Standing) -> Option<Text> {
    Some(match standing {
        Standing::Within => {
            say!(sv "Året är slut och gränsen är inte passerad.", en "The year is over and the limit wasn't passed.")
        }
        Standing::NothingDue => say!(sv "Inget krävdes under året.", en "Nothing was called for during the year."),
        Standing::Reached => say!(sv "Målet är nått.", en "The target is reached."),
        Standing::Short(lacks) => {
            let lacks = lacks.words();
            say!(sv "{lacks} fattas när året är slut.", en "{lacks} short at the year's end."; lacks)
        }
        Standing::Untold | Standing::Over(_) => return None,
    })
}

/// How much is too much; which days or months, where those were counted.
fn too_many(by: Decimal, counted: Option<&Tally>) -> Text {
    let by = by.words();
    let times: Vec<String> = counted.map(Tally::members).unwrap_or_default().iter().filter_map(Member::time).collect();
    if times.is_empty() {
        return say!(sv "{by} för mycket.", en "{by} too many."; by);
    }
    let more = if times.len() > MOST_TIMES { " …" } else { "" };
    let times = Text::same(times.into_iter().take(MOST_TIMES).collect::<Vec<_>>().join(", ") + more);
    say!(sv "{by} för mycket: {times}.", en "{by} too many: {times}."; by, times)
}
