//! Commitments that a number answers: a figure, or a quantity of the yearly resources.

use super::duty::Duty;
use super::outcome::{Finding, Reason, Standing, Status, Target};
use crate::compute::cell::{Cell, Value};
use crate::compute::put_in::{put_in, put_in_id};
use crate::model::Decimal;
use crate::model::agreement::DutyTarget;

/// A figure of the year.
pub fn by_figure(duty: &Duty, id: &str, due: Option<&DutyTarget>) -> Finding {
    let value = duty.figure(id, duty.name());
    let whole = due.and_then(DutyTarget::whole).map(|id| duty.figure(id, duty.part("all")));
    let whole_is = whole.as_ref().map(|whole| &whole.value);
    match (&value.value, whole_is) {
        (Value::Missing, _) | (_, Some(Value::Missing)) => {
            let over = duty.scope.reported.is_over();
            Finding { target: target(due, whole), ..unknown(over, Reason::NotRecorded { over }) }
        }
        (Value::Count(_), None | Some(Value::Count(_))) => judged(duty, target(due, whole), value),
        _ => Finding::bare(Status::NotMeasured, None),
    }
}

/// A quantity of the yearly resources, which stand for the whole year: an earlier day can't be judged by them.
pub fn by_statement(duty: &Duty, quantity: &str, due: Option<&DutyTarget>) -> Finding {
    let (data, reported) = (duty.scope.data, &duty.scope.reported);
    if reported.period.to < reported.of_year.to.min(data.today()) {
        return Finding::bare(Status::Pending, Reason::StatedForTheYear);
    }
    let resources = put_in(data, reported.year);
    let stated = |name: &str| {
        let quantities = resources.as_ref().map(|resources| resources.quantities.as_slice()).unwrap_or_default();
        let stated = quantities.iter().find(|(field, _)| *field == name).and_then(|(_, value)| *value);
        stated.map(|stated| Cell::new(put_in_id(name, duty.narrowed_to()), Value::Decimal(stated)))
    };
    let whole = due.and_then(DutyTarget::whole).map(stated);
    let is_known = whole.as_ref().is_none_or(Option::is_some);
    let target = target(due, whole.flatten());
    match stated(quantity) {
        Some(value) if is_known => judged(duty, target, value),
        value => {
            let (year, over) = (reported.year, reported.is_over());
            Finding { target, value, ..unknown(over, Reason::NotStated { year, over }) }
        }
    }
}

/// What a number is to be, `whole` being the number that it is to reach, where that is known.
fn target(due: Option<&DutyTarget>, whole: Option<Cell>) -> Option<Target> {
    let number = |limit: &u32| Decimal::hundredths_of(100 * i128::from(*limit));
    Some(match due? {
        DutyTarget::AllOf(_) => Target::All(whole.filter(|whole| whole.value.is_number())?),
        DutyTarget::AtLeast(least) => Target::AtLeast(number(least)),
        DutyTarget::AtMost(most) => Target::AtMost(number(most)),
    })
}

/// Nothing was noted that could answer: never a zero.
fn unknown(over: bool, why: Reason) -> Finding {
    Finding::bare(if over { Status::NotMeasured } else { Status::Pending }, why)
}

fn judged(duty: &Duty, target: Option<Target>, value: Cell) -> Finding {
    let over = duty.scope.reported.is_over();
    let standing = target.as_ref().and_then(|target| target.standing(&value));
    let status = match &standing {
        None => Status::NotMeasured,
        Some(Standing::Reached) if duty.commitment.reaching_shows_nothing => Status::NotMeasured,
        Some(Standing::Short(_)) if duty.commitment.shortfall_shows_nothing => Status::NotMeasured,
        Some(Standing::Over(..)) => Status::NotMet,
        Some(Standing::Reached) => Status::Met,
        Some(Standing::Short(_)) if over => Status::NotMet,
        Some(Standing::Within | Standing::NothingDue) if over => Status::Met,
        Some(Standing::Within | Standing::NothingDue | Standing::Short(_)) => Status::Pending,
    };
    let runs_until = (status == Status::Pending).then_some(duty.scope.reported.of_year.to);
    let standing = standing.filter(|_| status != Status::NotMeasured);
    Finding { target, value: Some(value), status, why: standing.map(|standing| Reason::Counted(standing, runs_until)) }
}
