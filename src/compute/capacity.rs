//! The clients that the agreement has in mind.

use super::proration::{Proration, grant_of};
use super::scope::Scope;
use crate::model::agreement::Range;
use crate::model::{Decimal, Period};

/// Clients a year, from so many to so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// The year's share of it, by the budget's share.
    pub of_year: (Decimal, Decimal),
    /// The same by the days that have come: the year's share times them, over the days of the year's part.
    pub so_far: (Decimal, Decimal),
}

/// The year's share of the clients a year, and the same by the days that have come (report.md, section 2).
pub fn capacity(scope: &Scope) -> Option<Capacity> {
    let (party, reported) = (scope.data.party(), &scope.reported);
    let Range { from, to, .. } = *scope.agreement.capacity_of(party)?.clients_per_year.as_ref()?;
    let grant = grant_of(scope.data, reported.year);
    let ((part, of), of_year) = part_of_year(scope, grant.as_ref())?;
    let come = reported.year_to_date().period.intersect(of_year).map_or(0, Period::days);
    let (come, days) = (i128::from(come), i128::from(of_year.days()));
    let share = |clients: u32| Decimal::ratio(i128::from(clients) * part, of);
    let so_far = |clients: u32| Decimal::ratio(i128::from(clients) * part * come, of * days);
    Some(Capacity { of_year: (share(from)?, share(to)?), so_far: (so_far(from)?, so_far(to)?) })
}

/// The part of a year that clients are prorated by, and its days: the grant's; or of a party that joins during the
/// year the days from then on, and of one without rows the days of all. None of a party that joins after it.
fn part_of_year(scope: &Scope, grant: Option<&Proration>) -> Option<((i128, i128), Period)> {
    let of_year = scope.reported.of_year;
    let joined = scope.agreement.first_day_of(scope.data.party()).filter(|day| *day > of_year.from);
    let days = match joined {
        Some(day) => Some(Period::new(day, of_year.to)?),
        None => None,
    };
    let year = Period::year(scope.reported.year)?;
    let by_days = |days: Period| ((days.days().into(), year.days().into()), days);
    Some(match (days, grant) {
        (Some(days), _) => by_days(days),
        (None, Some(grant)) => (grant.part_of_year(), of_year),
        (None, None) => by_days(of_year),
    })
}
