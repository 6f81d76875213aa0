//! What a key figure means: the count beside the whole it is part of, or beside what the agreement has in mind.
//! The figures stand as they are; whether they are good is for the reader to say.

use crate::compute::{Activity, Capacity, Measure};
use crate::lang::{Lang, Text, localised};
use crate::model::Decimal;
use crate::model::agreement::{Capacity as Capacities, Range};
use crate::say;

/// The sentence that belongs to a figure; none for a figure that nothing stands beside.
pub fn meaning(activity: &Activity, figure: &str) -> Option<Text> {
    let capacity = activity.agreement.capacity_of(activity.data.party());
    let agreed = |of: fn(&Capacities) -> &Option<Range>| capacity.and_then(|capacity| of(capacity).as_ref());
    match figure {
        "clients" => clients(activity, agreed(|capacity| &capacity.clients_per_year)),
        "clients_new" => part(activity, "clients_new", "clients").map(|(new, clients)| {
            say!(
                sv "{new} av periodens {clients} klienter skrevs in under perioden.",
                en "{new} of the period's {clients} clients were enrolled during the period."
            )
        }),
        "clients_closed" => part(activity, "clients_closed", "clients").map(|(closed, clients)| {
            say!(
                sv "{closed} av periodens {clients} klienter avslutades under perioden.",
                en "{closed} of the period's {clients} clients were closed during the period."
            )
        }),
        "clients_active_end" | "clients_active_max" | "clients_active_mean" => {
            active(activity, figure, agreed(|capacity| &capacity.active_at_once))
        }
        "new_per_week" => new_per_week(activity, agreed(|capacity| &capacity.new_per_week)),
        "visits" => part(activity, "interpreted_visits", "visits").map(|(interpreted, visits)| {
            say!(
                sv "{interpreted} av {visits} besök genomfördes med tolk.",
                en "{interpreted} of {visits} visits had an interpreter."
            )
        }),
        "visits_walk_in" => part(activity, "visits_walk_in", "visits").map(|(walk_in, visits)| {
            say!(
                sv "{walk_in} av {visits} besök gjordes av personer som inte är inskrivna.",
                en "{walk_in} of {visits} visits were by people who aren't enrolled."
            )
        }),
        _ => None,
    }
}

fn count(activity: &Activity, figure: &str) -> Option<usize> {
    activity.figure(figure)?.measure.count()
}

/// A count and the whole that it is part of; none of an empty whole.
fn part(activity: &Activity, part: &str, whole: &str) -> Option<(usize, usize)> {
    let whole = count(activity, whole).filter(|whole| *whole > 0)?;
    Some((count(activity, part)?, whole))
}

/// A figure in the words of each language: a count or a rate.
fn value(activity: &Activity, figure: &str) -> Option<Text> {
    match &activity.figure(figure)?.measure {
        Measure::Count(tally) => Some(Text::same(tally.count())),
        Measure::Rate(rate, _) => Some(decimal(*rate)),
        Measure::Missing => None,
    }
}

fn decimal(number: Decimal) -> Text {
    let said = |lang| localised(&number.to_string(), lang);
    Text { sv: said(Lang::Sv), en: said(Lang::En) }
}

/// "10–15", or "1" where both ends are the same.
fn between(from: &Text, to: &Text) -> Text {
    if from == to { from.clone() } else { say!(sv "{from}–{to}", en "{from}–{to}"; from, to) }
}

fn range(range: &Range) -> Text {
    between(&Text::same(range.from), &Text::same(range.to))
}

/// A word that belongs to a number which the text doesn't state exactly.
fn unless_exact(exact: bool, word: &Text) -> Text {
    if exact { Text::default() } else { word.clone() }
}

fn clients(activity: &Activity, a_year: Option<&Range>) -> Option<Text> {
    let count = count(activity, "clients")?;
    let reported = &activity.reported;
    let told = match (reported.is_of_year(), reported.is_over(), count) {
        (true, false, 1) => say!(sv "1 klient hittills", en "1 client so far"),
        (true, false, _) => say!(sv "{count} klienter hittills", en "{count} clients so far"),
        (_, _, 1) => say!(sv "1 klient i perioden", en "1 client in the period"),
        _ => say!(sv "{count} klienter i perioden", en "{count} clients in the period"),
    };
    let Some(a_year) = a_year else { return Some(say!(sv "{told}.", en "{told}."; told)) };
    let Capacity { of_year, so_far } = activity.capacity?;
    let (clause, exact, year) = (&a_year.clause, a_year.exact, reported.year);
    let (a_year, of_year) = (range(a_year), between(&decimal(of_year.0), &decimal(of_year.1)));
    let running = reported.year_to_date().period != reported.of_year;
    let share = if running {
        let so_far = between(&decimal(so_far.0), &decimal(so_far.1));
        say!(
            sv "Andelen för {year} är {of_year}, varav {so_far} för dagarna hittills",
            en "The share of {year} is {of_year}, of which {so_far} for the days so far"; of_year, so_far
        )
    } else {
        say!(sv "Andelen för {year} är {of_year}", en "The share of {year} is {of_year}"; of_year)
    };
    let about = unless_exact(exact, &say!(sv "cirka ", en "about "));
    let a_year = say!(
        sv "överenskommelsen räknar med {about}{a_year} per år ({clause})",
        en "the agreement expects {about}{a_year} a year ({clause})"; about, a_year
    );
    Some(say!(sv "{told}; {a_year}. {share}.", en "{told}; {a_year}. {share}."; told, a_year, share))
}

fn active(activity: &Activity, figure: &str, at_once: Option<&Range>) -> Option<Text> {
    let value = value(activity, figure)?;
    let told = match figure {
        "clients_active_end" => {
            say!(sv "{value} aktiva på periodens sista dag", en "{value} active on the period's last day"; value)
        }
        "clients_active_max" => {
            say!(sv "Som mest {value} aktiva samma dag", en "At most {value} active on one day"; value)
        }
        _ => say!(sv "I medeltal {value} aktiva per dag", en "On average {value} active a day"; value),
    };
    let Some(at_once) = at_once else { return Some(say!(sv "{told}.", en "{told}."; told)) };
    let about = unless_exact(at_once.exact, &say!(sv "omkring ", en "about "));
    let (clause, at_once) = (&at_once.clause, range(at_once));
    let agreed = say!(
        sv "överenskommelsen räknar med {about}{at_once} samtidigt ({clause})",
        en "the agreement expects {about}{at_once} at once ({clause})"; about, at_once
    );
    Some(say!(sv "{told}; {agreed}.", en "{told}; {agreed}."; told, agreed))
}

fn new_per_week(activity: &Activity, a_week: Option<&Range>) -> Option<Text> {
    let value = value(activity, "new_per_week")?;
    let told = say!(sv "{value} nya klienter per vecka", en "{value} new clients a week"; value);
    let Some(a_week) = a_week else { return Some(say!(sv "{told}.", en "{told}."; told)) };
    let before = unless_exact(a_week.exact, &say!(sv "i genomsnitt ", en ""));
    let after = unless_exact(a_week.exact, &say!(sv "", en " on average"));
    let (clause, a_week) = (&a_week.clause, range(a_week));
    let agreed = say!(
        sv "överenskommelsen räknar med {before}{a_week}{after} ({clause})",
        en "the agreement expects {before}{a_week}{after} ({clause})"; before, a_week, after
    );
    Some(say!(sv "{told}; {agreed}.", en "{told}; {agreed}."; told, agreed))
}
