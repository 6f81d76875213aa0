//! Figures that each forum brings: `steering_meetings`, `coordination_months_missed`.

use chrono::NaiveDate;

use crate::compute::figure::{Count, Figure, Measure};
use crate::compute::scope::Scope;
use crate::compute::tally::Member;
use crate::lang::Labelled;
use crate::model::agreement::{Forum, ForumId, Interval};
use crate::model::records::Meeting;
use crate::say;

/// The figures of a forum.
pub fn figures(id: ForumId, forum: &Forum) -> impl Iterator<Item = Figure> {
    let months = (forum.per == Interval::Month).then(|| months_missed(id, forum));
    std::iter::once(meetings(id, forum)).chain(months)
}

fn meetings(id: ForumId, forum: &Forum) -> Figure {
    let name = forum.text();
    Figure::brought(
        format!("{}_meetings", forum.id),
        say!(sv "Möten, {name}", en "Meetings, {name}"; name),
        say!(sv "Möten i perioden: {name}.", en "Meetings within the period: {name}."; name),
        Count::OfForum(id, |scope, id| {
            let held = scope.dated::<Meeting>().filter(|entry| entry.record.forum == Some(id));
            Measure::Count(held.map(|entry| Member::File(entry.file)).collect())
        }),
    )
}

fn months_missed(id: ForumId, forum: &Forum) -> Figure {
    let name = forum.text();
    Figure::brought(
        format!("{}_months_missed", forum.id),
        say!(sv "Månader utan möte, {name}", en "Months without a meeting, {name}"; name),
        say!(
            sv "Hela månader av perioden utan möte: {name}.",
            en "Whole months of the period with no meeting: {name}."; name
        ),
        Count::OfForum(id, count_months_missed),
    )
}

/// Whole months without a meeting, from when the forum was there.
fn count_months_missed(scope: &Scope, id: ForumId) -> Measure {
    let held = scope.dated::<Meeting>().filter(|entry| entry.record.forum == Some(id));
    let days: Vec<NaiveDate> = held.filter_map(|entry| entry.record.date).collect();
    let whole = scope.months().into_iter().filter(|(month, days)| month.period() == *days);
    let was_there = |day: NaiveDate| scope.data.agreement().on(day).forum_by_now(id).is_some();
    let missed = whole.filter(|(_, month)| was_there(month.from) && !days.iter().any(|day| month.contains(*day)));
    Measure::Count(missed.map(|(month, _)| Member::Month(month)).collect())
}
