//! Tables of the fields that the agreement adds: counted as those of every agreement, numbers and amounts summed.
//!
//! A table counts the period's clients, or the records dated within it. Whoever doesn't state the field is not
//! documented; a record of a day on which the field wasn't there yet, or had been retired, wasn't asked and isn't
//! counted.

use chrono::{Datelike, NaiveDate};

use crate::compute::scope::Scope;
use crate::compute::tabulation::{
    BreakdownColumn, BreakdownRow, Contents, Rows, Tabulation, Unit, VALUE, several, single,
};
use crate::compute::tally::{Member, Tally};
use crate::lang::Labelled;
use crate::model::agreement::{AddedType, RecordField};
use crate::model::kind::Days;
use crate::model::records::{Added, AddedValues};
use crate::model::{Agreement, Amount, Decimal, Kind, TermRef};
use crate::say;

/// The sum of a field over the records of a period.
#[derive(Debug, Clone)]
pub struct Sum {
    /// What it is.
    pub table: Tabulation,
    /// What has the field.
    pub of: Unit,
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

/// The column of a sum.
const SUM: BreakdownColumn = BreakdownColumn::new(VALUE.id, |_| say!(sv "värde", en "value"));

/// The tables of the fields that the agreement adds and wants tabulated: `case.referred_by`.
pub fn tables(agreement: &Agreement) -> impl Iterator<Item = Tabulation> {
    let fields = |kind: Kind| agreement.added_fields(kind).map(move |(at, field)| (kind, at, field));
    let tabulated = Kind::ALL.into_iter().flat_map(fields).filter(|(_, _, field)| field.tabulate);
    tabulated.filter_map(|(kind, at, field)| {
        let (unit, how, contents) = match field.value? {
            AddedType::Count | AddedType::Amount => (Unit::Various, Rows::Apart, Contents::Summed(kind, at)),
            AddedType::Terms => (Unit::of(kind), Rows::SeveralAnswers, Contents::OfAdded(kind, at, rows)),
            AddedType::Term | AddedType::Date | AddedType::YesNo => {
                (Unit::of(kind), Rows::AddUp, Contents::OfAdded(kind, at, rows))
            }
        };
        let id = format!("{}.{}", kind.id(), field.field);
        let table = Tabulation::brought(id, field.text(), unit, contents).of_kind(kind).with_rows(how);
        Some(if matches!(contents, Contents::Summed(..)) { table.with_columns(&[SUM]) } else { table })
    })
}

fn rows(scope: &Scope, kind: Kind, at: usize) -> Vec<BreakdownRow> {
    Answers::of(scope, kind, at).map_or_else(Vec::new, |answers| answers.rows(scope))
}

impl Sum {
    /// How many were asked.
    pub fn asked(&self) -> usize {
        self.stated.count() + self.not_stated.count()
    }

    /// The sum of a table that is one.
    pub fn of(table: Tabulation, scope: &Scope) -> Option<Self> {
        let Contents::Summed(kind, at) = table.contents else { return None };
        let answers = Answers::of(scope, kind, at)?;
        let stated = answers.those(|answer| answer.is_some());
        let not_stated = answers.those(|answer| answer.is_none());
        let sum = answers.sum().filter(|_| stated.count() > 0);
        Some(Self { of: Unit::of(kind), table, sum, stated, not_stated })
    }
}

/// A field, and the records that it is asked of, each with its answer where it has one.
struct Answers<'a> {
    field: &'a RecordField,
    given: Vec<(Member, Option<&'a Added>)>,
}

impl<'a> Answers<'a> {
    /// The answers of the period's records. Those from before the field was there, or after it was retired, weren't asked.
    fn of(scope: &Scope<'a>, kind: Kind, at: usize) -> Option<Self> {
        let (_, field) = scope.agreement.added_fields(kind).find(|(place, _)| *place == at)?;
        let was_there = |day: Option<NaiveDate>| {
            day.is_none_or(|day| scope.data.agreement().on(day).field(kind, &field.field).is_some())
        };
        let is_asked = |day: Option<NaiveDate>| was_there(day) && !field.is_retired_on(day);
        let answers = records(scope, kind).into_iter().map(|(member, day, added)| (member, day, added.get(at)));
        let asked = answers.filter(|(_, day, answer)| answer.is_some() || is_asked(*day));
        Some(Self { field, given: asked.map(|(member, _, answer)| (member, answer)).collect() })
    }

    fn rows(&self, scope: &Scope) -> Vec<BreakdownRow> {
        let vocabulary = self.field.vocabulary.as_deref().and_then(|name| scope.agreement.vocabulary(name));
        match self.field.value {
            Some(AddedType::Term) => {
                single(vocabulary, self.given.iter().map(|(member, answer)| (*member, term(*answer))))
            }
            Some(AddedType::Terms) => {
                let each = |(member, answer): &(Member, Option<&'a Added>)| {
                    let member = *member;
                    terms(*answer).unwrap_or_default().iter().map(move |term| (member, *term))
                };
                let none = self.those(|answer| terms(answer).is_some_and(<[_]>::is_empty));
                let none = BreakdownRow::new("none-of-them", say!(sv "Inget av dem", en "None of them"), vec![none]);
                let answered = several(vocabulary, self.given.iter().flat_map(each)).into_iter();
                answered.chain([none].into_iter().filter(BreakdownRow::is_counted)).chain(self.unanswered()).collect()
            }
            Some(AddedType::YesNo) => {
                let answered = |due| vec![self.those(move |answer| answer == Some(&Added::YesNo(due)))];
                let yes = BreakdownRow::new("yes", say!(sv "Ja", en "Yes"), answered(true));
                let no = BreakdownRow::new("no", say!(sv "Nej", en "No"), answered(false));
                [yes, no].into_iter().chain(self.unanswered()).collect()
            }
            Some(AddedType::Date) => self.by_month(scope),
            Some(AddedType::Count | AddedType::Amount) | None => Vec::new(),
        }
    }

    /// The months of the period, and the days before and after it where there are any, so that the rows add up. Since
    /// not every row is a month, it is drawn as bars.
    fn by_month(&self, scope: &Scope) -> Vec<BreakdownRow> {
        let period = scope.reported.period;
        let those = |due: &dyn Fn(NaiveDate) -> bool| {
            vec![self.those(|answer| matches!(answer, Some(Added::Date(day)) if due(*day)))]
        };
        let earlier = say!(sv "Före perioden", en "Before the period");
        let earlier = BreakdownRow::new("earlier", earlier, those(&|day| day < period.from));
        let later =
            BreakdownRow::new("later", say!(sv "Efter perioden", en "After the period"), those(&|day| day > period.to));
        let month = |(month, days): (crate::model::Month, crate::model::Period)| {
            BreakdownRow::new(month.to_string(), month.label(), those(&|day| days.contains(day)))
        };
        let before = [earlier].into_iter().filter(BreakdownRow::is_counted);
        let after = [later].into_iter().filter(BreakdownRow::is_counted).chain(self.unanswered());
        before.chain(scope.months().into_iter().map(month)).chain(after).collect()
    }

    fn sum(&self) -> Option<Quantity> {
        let given = self.given.iter().filter_map(|(_, answer)| *answer);
        match self.field.value? {
            AddedType::Count => {
                let numbers = given.map(|answer| if let Added::Count(count) = answer { i128::from(*count) } else { 0 });
                Decimal::ratio(numbers.sum(), 1).map(Quantity::Number)
            }
            AddedType::Amount => {
                let amounts =
                    given.map(|answer| if let Added::Amount(amount) = answer { *amount } else { Amount::default() });
                Some(Quantity::Kronor(amounts.sum()))
            }
            AddedType::Term | AddedType::Terms | AddedType::Date | AddedType::YesNo => None,
        }
    }

    fn those(&self, due: impl Fn(Option<&Added>) -> bool) -> Tally {
        self.given.iter().filter(|(_, answer)| due(*answer)).map(|(member, _)| *member).collect()
    }

    /// The row of those whose record doesn't say, where there are any.
    fn unanswered(&self) -> Option<BreakdownRow> {
        Some(BreakdownRow::not_documented(self.those(|answer| answer.is_none()))).filter(BreakdownRow::is_counted)
    }
}

fn term(answer: Option<&Added>) -> Option<TermRef> {
    match answer {
        Some(Added::Term(term)) => Some(*term),
        _ => None,
    }
}

/// Terms that were stated; an empty list is an answer.
fn terms(answer: Option<&Added>) -> Option<&[TermRef]> {
    match answer {
        Some(Added::Terms(terms)) => Some(terms),
        _ => None,
    }
}

/// A record: what it is counted as, its own day, what it says in added fields.
type Record<'a> = (Member, Option<NaiveDate>, &'a AddedValues);

/// The records of the period.
fn records<'a>(scope: &Scope<'a>, kind: Kind) -> Vec<Record<'a>> {
    let is_in = |day: NaiveDate| match kind.days() {
        Days::OfName => day.year() == scope.reported.year,
        Days::On(_) | Days::Through(..) | Days::Until(..) => scope.reported.period.contains(day),
    };
    if kind == Kind::Case {
        return scope.clients.iter().map(|(id, case)| (Member::Case(*id), case.day, &case.head.added)).collect();
    }
    let heads = scope.data.heads(kind).filter(|head| head.day.is_some_and(is_in));
    heads.map(|head| (Member::File(head.file), head.day, &head.added)).collect()
}
