//! Why a question can't be answered by an agreement, in words.

use crate::compute::Unanswerable;
use crate::diagnostic::quote;
use crate::lang::Text;
use crate::model::Period;
use crate::say;

/// Words for the person who asked.
pub fn unanswerable(why: &Unanswerable) -> Text {
    match why {
        Unanswerable::YearOutsideTerm(year, Period { from, to }) => say!(
            sv "År {year} ligger utanför överenskommelsens tid, {from} till längst {to}.",
            en "The year {year} lies outside the term of the agreement, {from} to {to} at the latest."
        ),
        Unanswerable::DaysOutsideYear(year, Period { from, to }) => say!(
            sv "Perioden ligger utanför den del av {year} som överenskommelsen gäller, {from} till {to}.",
            en "The period lies outside the part of {year} that the agreement covers, {from} to {to}."
        ),
        Unanswerable::NotBegun(from, today) => say!(
            sv "Perioden börjar {from} och har inte inletts än ({today}).",
            en "The period starts on {from} and has not begun yet ({today})."
        ),
        Unanswerable::EndsBeforeStart(from, to) => say!(
            sv "Perioden slutar {to}, innan den börjar {from}.",
            en "The period ends on {to}, before it starts on {from}."
        ),
        Unanswerable::NoRuleForNotice => say!(
            sv "Överenskommelsen säger inget om uppsägning (`notice` under `term`).",
            en "The agreement says nothing of notice (`notice` below `term`)."
        ),
        Unanswerable::NoticeOutsideTerm(given, term) => say!(
            sv "{given} ligger utanför överenskommelsens tid, {term}.",
            en "{given} lies outside the term of the agreement, {term}."
        ),
        Unanswerable::EndOutsidePeriod(until, Period { from, to }) => say!(
            sv "{until} ligger utanför perioden {from} till {to}.",
            en "{until} lies outside the period {from} to {to}."
        ),
        Unanswerable::MonthsOutsidePeriod(period, most) => say!(
            sv "Perioden {period} berör {most} månader; ange 1 till {most}.",
            en "The period {period} touches {most} months; say 1 to {most}."
        ),
        Unanswerable::RowsOfNobody => say!(
            sv "Budgetens rader säger inte vilken part de hör till: utelämna --party, eller skriv `party` vid varje rad i agreement.yaml.",
            en "The rows of the budget don't say whose they are: leave out --party, or write `party` at every row in agreement.yaml."
        ),
        Unanswerable::NoRowOf { party, known } => {
            let (shown, listed) = (quote(party), known.join(", "));
            say!(
                sv "Ingen rad i budgeten hör till {shown}; skriv något av {listed}.",
                en "No row of the budget is for {shown}; write one of {listed}."
            )
        }
    }
}
