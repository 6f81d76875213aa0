//! Figures of the meetings of all forums taken together.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::compute::definition::ALWAYS;
use crate::compute::figure::Figure;
use crate::compute::scope::Scope;
use crate::compute::tally::Tally;
use crate::model::agreement::ForumId;
use crate::model::period::add_months;
use crate::model::records::Meeting;
use crate::model::{Agreement, Kind};
use crate::say;

pub static FIGURES: &[&Figure] = &[&MEETINGS_HELD, &MEETINGS_DOCUMENTED, &MEETINGS_CHAIRED];

static MEETINGS_HELD: Figure = Figure::new(
    "meetings_held",
    |_| say!(sv "Möten, alla grupper", en "Meetings, every group"),
    |_| say!(sv "Möten i perioden, alla grupper.", en "Meetings within the period, every group."),
    |scope| scope.those::<Meeting>(|_| true).into(),
);

static MEETINGS_DOCUMENTED: Figure = Figure::new(
    "meetings_documented",
    |_| say!(sv "Med protokoll", en "With minutes"),
    |_| say!(sv "Av dem: möten som säger var protokollet finns.", en "Of those: meetings that say where their minutes are."),
    |scope| scope.those(|meeting: &Meeting| meeting.documented).into(),
)
.asked_by(&[(Kind::Meeting, "minutes_ref")]);

/// A chair serves `chair_months` from a recorded election, whoever is elected. A meeting later than that, or before the
/// first election, had none; one on the anniversary is within the time. A forum whose text doesn't say how long a chair
/// serves has none at any meeting, and the figure isn't there when no forum's text does.
static MEETINGS_CHAIRED: Figure = Figure::new(
    "meetings_chaired",
    |_| say!(sv "Med utsedd ordförande", en "With an elected chair"),
    |_| {
        say!(
            sv "Av dem: möten inom den tid som gruppens ordförande utsågs för, räknad från det senaste val som är noterat. Inte angivet när inget möte har hållits, eller när en grupp som har mötts inte har noterat något val.",
            en "Of those: meetings within the time for which the group's chair was elected, from the latest election that is recorded. Not stated where no meeting was held, or where a group that met has recorded no election."
        )
    },
    |scope| chaired(scope).into(),
)
.when(ALWAYS.only_of(Agreement::has_chairs));

/// Meetings with a chair in office; none where a forum that met has recorded no election.
fn chaired(scope: &Scope) -> Option<Tally> {
    let elections = elections(scope);
    let tells = |meeting: &Meeting| meeting.forum.is_some_and(|forum| elections.contains_key(&forum));
    let silent =
        scope.dated::<Meeting>().next().is_none() || scope.dated::<Meeting>().any(|entry| !tells(&entry.record));
    let in_office = |forum: ForumId, day: NaiveDate| {
        let months = scope.agreement.forum_by_now(forum)?.chair_months?;
        let elected = elections.get(&forum)?.range(..=day).next_back()?;
        Some(day <= add_months(*elected, months.get()))
    };
    let is_chaired = |meeting: &Meeting| {
        meeting.forum.zip(meeting.date).and_then(|(forum, day)| in_office(forum, day)).unwrap_or(false)
    };
    (!silent).then(|| scope.those::<Meeting>(is_chaired))
}

/// The days on which each forum elected a chair, up to the period's last.
fn elections(scope: &Scope) -> BTreeMap<ForumId, BTreeSet<NaiveDate>> {
    let mut elections: BTreeMap<ForumId, BTreeSet<NaiveDate>> = BTreeMap::new();
    let elected = scope.data.of::<Meeting>().map(|entry| &entry.record).filter(|meeting| meeting.elected);
    for (forum, day) in elected.filter_map(|meeting| meeting.forum.zip(meeting.date)) {
        if scope.is_by_end(Some(day)) {
            elections.entry(forum).or_default().insert(day);
        }
    }
    elections
}
