//! Tables of the fields that the agreement adds: counted as those built in, numbers and amounts summed.

use chrono::{Datelike, NaiveDate};

use super::activity::Scope;
use super::breakdowns::{Breakdown, Row, adding_up, month_label, months, not_documented, row, several, single};
use super::scope::Reported;
use super::tally::{Member, Tally};
use crate::model::agreement::{AddedType, RecordField};
use crate::model::catalogue::{Unit, added_id};
use crate::model::kind::Days;
use crate::model::records::{Added, AddedValues, Case};
use crate::model::{Amount, Decimal, Kind, TermRef};
use crate::say;

/// The sum of a field over the records of a period.
#[derive(Debug, Clone)]
pub struct Sum {
    /// Public id.
    pub id: String,
    /// What has the field.
    pub unit: Unit,
    /// What it comes to; none where no record states it, which isn't zero.
    pub sum: Option<Quantity>,
    /// Those whose record states it.
    pub stated: Tally,
    /// Those whose record doesn't.
    pub not_stated: Tally,
}

/// What numbers of a field come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// So many.
    Number(Decimal),
    /// Money.
    Kronor(Amount),
}

/// The records that a tabulated field is asked of, each with its answer where it has one.
struct Asked<'a> {
    id: String,
    unit: Unit,
    field: &'a RecordField,
    answers: Vec<(Member, Option<&'a Added>)>,
}

/// Every table of counts of an added field.
pub(super) fn breakdowns(scope: &Scope) -> Vec<Breakdown> {
    asked(scope).iter().filter_map(|asked| asked.breakdown(scope)).collect()
}

/// Every sum of an added field.
pub(super) fn sums(scope: &Scope) -> Vec<Sum> {
    asked(scope).iter().filter_map(Asked::sum).collect()
}

fn asked<'a>(scope: &Scope<'a>) -> Vec<Asked<'a>> {
    let of_kind = |kind: Kind| {
        let fields = scope.agreement.added_fields(kind).filter(|(_, field)| field.tabulate);
        fields.map(move |(at, field)| Asked {
            id: added_id(kind, field),
            unit: Unit::of(kind),
            field,
            answers: answers(scope, kind, at, field),
        })
    };
    Kind::ALL.into_iter().flat_map(of_kind).collect()
}

/// The answers of the period's records. Those from before the field was there, or after it was retired, weren't asked.
fn answers<'a>(scope: &Scope<'a>, kind: Kind, at: usize, field: &RecordField) -> Vec<(Member, Option<&'a Added>)> {
    let answers = records(scope, kind).into_iter().map(|(member, day, added)| (member, day, added.get(at)));
    let was_there = |day: Option<NaiveDate>| {
        day.is_none_or(|day| scope.data.agreement().on(day).field(kind, &field.field).is_some())
    };
    let is_asked = |day: Option<NaiveDate>| was_there(day) && !field.is_retired_on(day);
    let asked = answers.filter(|(_, day, answer)| answer.is_some() || is_asked(*day));
    asked.map(|(member, _, answer)| (member, answer)).collect()
}

/// A record: what it is counted as, its own day, what it says in added fields.
type Record<'a> = (Member, Option<NaiveDate>, &'a AddedValues);

/// The records of the period.
fn records<'a>(scope: &Scope<'a>, kind: Kind) -> Vec<Record<'a>> {
    let Reported { period, year, .. } = *scope.reported;
    let is_in = |day: NaiveDate| match kind.days() {
        Days::OfYear => day.year() == year,
        Days::On(_) | Days::Until(..) => period.contains(day),
    };
    if kind == Kind::Case {
        let clients = scope.data.of::<Case>().filter(|case| case.record.is_open_in(period));
        return clients.filter_map(|case| Some((Member::Case(case.record.id?), case.day, &case.head.added))).collect();
    }
    let heads = scope.data.heads(kind).filter(|head| head.day.is_some_and(is_in));
    heads.map(|head| (Member::File(head.file), head.day, &head.added)).collect()
}

impl Asked<'_> {
    fn breakdown(&self, scope: &Scope) -> Option<Breakdown> {
        let vocabulary = self.field.vocabulary.as_deref().and_then(|name| scope.agreement.vocabulary(name));
        match self.field.value? {
            AddedType::Term => {
                let term = |answer: &Option<&Added>| match answer {
                    Some(Added::Term(term)) => Some(*term),
                    _ => None,
                };
                let answers = self.answers.iter().map(|(member, answer)| (*member, term(answer)));
                Some(single(&self.id, self.unit, vocabulary, answers))
            }
            AddedType::Terms => {
                let given = self.answers.iter().flat_map(|(member, answer)| {
                    terms(*answer).unwrap_or_default().iter().map(|term| (*member, *term))
                });
                let mut table = several(&self.id, self.unit, vocabulary, given);
                let none = self.those(|answer| terms(answer).is_some_and(<[_]>::is_empty));
                let none = row("none-of-them", say!(sv "Inget av dem", en "None of them"), vec![none]);
                table.rows.extend([none].into_iter().filter(Row::is_counted).chain(self.unanswered()));
                Some(table)
            }
            AddedType::YesNo => {
                let answered = |due| self.those(move |answer| answer == Some(&Added::YesNo(due)));
                let rows = [
                    row("yes", say!(sv "Ja", en "Yes"), vec![answered(true)]),
                    row("no", say!(sv "Nej", en "No"), vec![answered(false)]),
                ];
                Some(adding_up(&self.id, self.unit, rows.into_iter().chain(self.unanswered()).collect()))
            }
            AddedType::Date => Some(self.by_month(scope)),
            AddedType::Count | AddedType::Amount => None,
        }
    }

    /// The months of the period, and the days before and after it where there are any.
    fn by_month(&self, scope: &Scope) -> Breakdown {
        let period = scope.reported.period;
        let those = |due: &dyn Fn(NaiveDate) -> bool| {
            vec![self.those(|answer| matches!(answer, Some(Added::Date(day)) if due(*day)))]
        };
        let earlier = row("earlier", say!(sv "Före perioden", en "Before the period"), those(&|day| day < period.from));
        let later = row("later", say!(sv "Efter perioden", en "After the period"), those(&|day| day > period.to));
        let within = months(scope)
            .into_iter()
            .map(|(month, days)| row(month.to_string(), month_label(month), those(&|day| days.contains(day))));
        let mut rows: Vec<Row> = [earlier].into_iter().filter(Row::is_counted).chain(within).collect();
        rows.extend([later].into_iter().filter(Row::is_counted).chain(self.unanswered()));
        adding_up(&self.id, self.unit, rows)
    }

    fn sum(&self) -> Option<Sum> {
        let given = self.answers.iter().filter_map(|(_, answer)| *answer);
        let sum = match self.field.value? {
            AddedType::Count => {
                let numbers = given.map(|answer| if let Added::Count(count) = answer { i128::from(*count) } else { 0 });
                Decimal::ratio(numbers.sum(), 1).map(Quantity::Number)
            }
            AddedType::Amount => {
                let amounts =
                    given.map(|answer| if let Added::Amount(amount) = answer { *amount } else { Amount::default() });
                Some(Quantity::Kronor(amounts.sum()))
            }
            _ => return None,
        };
        let (stated, not_stated) = (self.those(|answer| answer.is_some()), self.those(|answer| answer.is_none()));
        let sum = sum.filter(|_| stated.count() > 0);
        Some(Sum { id: self.id.clone(), unit: self.unit, sum, stated, not_stated })
    }

    fn those(&self, due: impl Fn(Option<&Added>) -> bool) -> Tally {
        self.answers.iter().filter(|(_, answer)| due(*answer)).map(|(member, _)| *member).collect()
    }

    /// The row of those whose record doesn't say, where there are any.
    fn unanswered(&self) -> Option<Row> {
        Some(not_documented(self.those(|answer| answer.is_none()))).filter(Row::is_counted)
    }
}

fn terms(answer: Option<&Added>) -> Option<&[TermRef]> {
    match answer {
        Some(Added::Terms(terms)) => Some(terms),
        _ => None,
    }
}
