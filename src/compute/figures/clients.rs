//! Figures of clients, and what the agreement has in mind beside them.

use chrono::NaiveDate;

use crate::compute::capacity::{Capacity, capacity};
use crate::compute::cell::{Cell, Noun, Sentence};
use crate::compute::figure::{Figure, Measure, Measured};
use crate::compute::scope::{Reported, Scope};
use crate::compute::tally::{Member, Tally};
use crate::lang::Text;
use crate::model::agreement::{Capacity as Capacities, Range};
use crate::model::records::Case;
use crate::model::{Decimal, Period};
use crate::{say, sentence};

pub static FIGURES: &[&Figure] = &[
    &CLIENTS,
    &CLIENTS_NEW,
    &CLIENTS_CLOSED,
    &CLIENTS_ACTIVE_END,
    &CLIENTS_ACTIVE_MAX,
    &CLIENTS_ACTIVE_MEAN,
    &NEW_PER_WEEK,
    &DAYS_ENROLLED_MEAN,
];

pub static CLIENTS: Figure = Figure::new(
    "clients",
    |_| say!(sv "Klienter", en "Clients"),
    |_| {
        say!(
            sv "Ärenden som är öppna minst en dag i perioden: inskrivna senast periodens sista dag och inte avslutade före dess första.",
            en "Cases open on at least one day of the period: opened no later than its last day and not closed before its first."
        )
    },
    |scope| scope.clients_that(|_| true).into(),
)
.beside(beside_clients);

pub static CLIENTS_NEW: Figure = Figure::new(
    "clients_new",
    |_| say!(sv "Nya klienter", en "New clients"),
    |_| say!(sv "Ärenden inskrivna i perioden.", en "Cases opened within the period."),
    |scope| opened(scope).into(),
)
.beside(|scope, own| {
    let (new, clients) = own.part_of(&CLIENTS, scope)?;
    let (sv, en, were) = nouns(&clients, &new);
    Some(sentence!(
        sv [new " av periodens " clients " " sv " skrevs in under perioden."],
        en [new " of the period's " clients " " en " " were " enrolled during the period."],
    ))
});

pub static CLIENTS_CLOSED: Figure = Figure::new(
    "clients_closed",
    |_| say!(sv "Avslutade klienter", en "Closed clients"),
    |_| say!(sv "Ärenden avslutade i perioden.", en "Cases closed within the period."),
    |scope| scope.clients_that(|case| scope.is_within(case.closed)).into(),
)
.beside(|scope, own| {
    let (closed, clients) = own.part_of(&CLIENTS, scope)?;
    let (sv, en, were) = nouns(&clients, &closed);
    Some(sentence!(
        sv [closed " av periodens " clients " " sv " avslutades under perioden."],
        en [closed " of the period's " clients " " en " " were " closed during the period."],
    ))
});

pub static CLIENTS_ACTIVE_END: Figure = Figure::new(
    "clients_active_end",
    |_| say!(sv "Aktiva vid periodens slut", en "Active at the end"),
    |_| {
        say!(
            sv "Ärenden öppna på periodens sista dag. Ett ärende är öppet även den dag det avslutas.",
            en "Cases open on the period's last day. A case is open on its closing day."
        )
    },
    |scope| open_on(scope, scope.reported.period.to).into(),
)
.beside(|scope, own| {
    let active = own.stated()?;
    let words = sentence!(sv [active " aktiva på periodens sista dag"], en [active " active on the period's last day"]);
    Some(with_active_at_once(scope, words))
});

pub static CLIENTS_ACTIVE_MAX: Figure = Figure::new(
    "clients_active_max",
    |_| say!(sv "Aktiva samtidigt, som mest", en "Active at once, at most"),
    |_| {
        say!(
            sv "Det högsta antalet öppna ärenden någon dag i perioden.",
            en "The highest number of open cases on any day of the period."
        )
    },
    |scope| busiest_day(scope).into(),
)
.beside(|scope, own| {
    let active = own.stated()?;
    let words = sentence!(sv ["Som mest " active " aktiva samma dag"], en ["At most " active " active on one day"]);
    Some(with_active_at_once(scope, words))
});

pub static CLIENTS_ACTIVE_MEAN: Figure = Figure::new(
    "clients_active_mean",
    |_| say!(sv "Aktiva samtidigt, i medeltal", en "Active at once, on average"),
    |_| {
        say!(
            sv "Medeltalet av antalet öppna ärenden över periodens dagar.",
            en "The mean number of open cases over the days of the period."
        )
    },
    |scope| {
        let open: i64 = open_by_day(scope).into_iter().sum();
        let mean = Decimal::ratio(open.into(), scope.reported.period.days().into());
        Measure::rate(mean, scope.clients_that(|_| true))
    },
)
.beside(|scope, own| {
    let active = own.stated()?;
    let words = sentence!(sv ["I medeltal " active " aktiva per dag"], en ["On average " active " active a day"]);
    Some(with_active_at_once(scope, words))
});

pub static NEW_PER_WEEK: Figure = Figure::new(
    "new_per_week",
    |_| say!(sv "Nya klienter per vecka", en "New clients a week"),
    |_| {
        say!(
            sv "Nya klienter delat med periodens veckor (dagar delat med 7).",
            en "New clients divided by the weeks of the period (days divided by 7)."
        )
    },
    |scope| {
        let new = opened(scope);
        let days_per_week = 7;
        Measure::rate(Decimal::ratio(days_per_week * new.number(), scope.reported.period.days().into()), new)
    },
)
.giving_away(&CLIENTS_NEW)
.beside(beside_new_per_week);

/// How long support lasts. A case that is still open has no length yet, so that none of them counts.
static DAYS_ENROLLED_MEAN: Figure = Figure::new(
    "days_enrolled_mean",
    |_| say!(sv "Inskrivna dagar, i medeltal", en "Days enrolled, on average"),
    |_| {
        say!(
            sv "Medeltalet av dagarna från inskrivning till avslut, båda inräknade, för de klienter som avslutats i perioden. Inte angivet när ingen har avslutats.",
            en "The mean number of days from enrolment to closing, both included, of the clients closed within the period. Not stated where none was closed."
        )
    },
    |scope| {
        let closed = || scope.clients.iter().filter(|(_, case)| scope.is_within(case.record.closed));
        let enrolled = |case: &Case| Some(Period::new(case.opened?, case.closed?)?.days());
        let days: i64 = closed().filter_map(|(_, case)| enrolled(&case.record)).sum();
        let closed: Tally = closed().map(|(id, _)| Member::Case(*id)).collect();
        Measure::rate(Decimal::ratio(days.into(), closed.number()), closed)
    },
)
.beside(|_, own| {
    let days = own.stated()?;
    Some(sentence!(
        sv ["De som avslutades var inskrivna i medeltal " days " dagar."],
        en ["Those who were closed had been enrolled for " days " days on average."],
    ))
});

fn opened(scope: &Scope) -> Tally {
    scope.clients_that(|case| scope.is_within(case.opened))
}

fn open_on(scope: &Scope, day: NaiveDate) -> Tally {
    scope.clients_that(|case| case.is_open_in(Period { from: day, to: day }))
}

/// Changes in the number of open cases, by day from the period's first.
fn changes(scope: &Scope) -> Vec<i64> {
    let period = scope.reported.period;
    let days = usize::try_from(period.days()).unwrap_or_default();
    let mut changes = vec![0; days + 1];
    // No day that is asked for comes before the period.
    let index = |day: NaiveDate| usize::try_from((day - period.from).num_days()).unwrap_or(0);
    for (_, case) in &scope.clients {
        let case = &case.record;
        let from = case.opened.map_or(0, |opened| index(opened.max(period.from)));
        let after = case.closed.filter(|closed| *closed < period.to).map_or(days, |closed| index(closed) + 1);
        if let Some(change) = changes.get_mut(from) {
            *change += 1;
        }
        if let Some(change) = changes.get_mut(after) {
            *change -= 1;
        }
    }
    changes.truncate(days);
    changes
}

/// The number of open cases, day by day.
fn open_by_day(scope: &Scope) -> Vec<i64> {
    let open = changes(scope).into_iter().scan(0, |open, change| {
        *open += change;
        Some(*open)
    });
    open.collect()
}

/// The cases open on the first of the days that have the most.
fn busiest_day(scope: &Scope) -> Tally {
    let open = open_by_day(scope);
    let most = open.iter().max().copied().unwrap_or(0);
    let busiest = scope.reported.period.each_day().zip(&open).find(|(_, count)| **count == most);
    busiest.map(|(day, _)| open_on(scope, day)).unwrap_or_default()
}

/// What the agreement has in mind of one kind.
fn agreed<'a>(scope: &Scope<'a>, of: fn(&Capacities) -> &Option<Range>) -> Option<&'a Range> {
    scope.agreement.capacity_of(scope.data.party()).and_then(|capacity| of(capacity).as_ref())
}

/// "10–15", or "1" where both ends are the same.
fn between(from: &Text, to: &Text) -> Text {
    if from == to { from.clone() } else { say!(sv "{from}–{to}", en "{from}–{to}"; from, to) }
}

fn range(range: &Range) -> Text {
    between(&Text::same(range.from), &Text::same(range.to))
}

/// A word that belongs to a number which the text doesn't state exactly.
fn unless_exact(range: &Range, word: Text) -> Text {
    if range.exact { Text::default() } else { word }
}

fn beside_clients(scope: &Scope, own: &Measured) -> Option<Sentence> {
    let served = clients_served(&scope.reported, &own.stated()?);
    let a_year = agreed(scope, |capacity| &capacity.clients_per_year).zip(capacity(scope));
    let Some((a_year, capacity)) = a_year else {
        return Some(sentence!(sv [served "."], en [served "."]));
    };
    let share = share_of_capacity(scope, capacity);
    let about = unless_exact(a_year, say!(sv "cirka ", en "about "));
    let (clause, clients) = (&a_year.clause, range(a_year));
    let a_year = say!(
        sv "överenskommelsen räknar med {about}{clients} per år ({clause})",
        en "the agreement expects {about}{clients} a year ({clause})"; about, clients
    );
    Some(sentence!(sv [served "; " a_year ". " share "."], en [served "; " a_year ". " share "."]))
}

/// "klient", "client" of so many, and "were" of so many of them.
fn nouns(clients: &Cell, some: &Cell) -> (Noun, Noun, Noun) {
    (clients.noun("klient", "klienter"), clients.noun("client", "clients"), some.noun("was", "were"))
}

/// "24 klienter hittills", "1 klient i perioden".
fn clients_served(reported: &Reported, clients: &Cell) -> Sentence {
    let (sv, en) = (clients.noun("klient", "klienter"), clients.noun("client", "clients"));
    if reported.is_of_year() && !reported.is_over() {
        sentence!(sv [clients " " sv " hittills"], en [clients " " en " so far"])
    } else {
        sentence!(sv [clients " " sv " i perioden"], en [clients " " en " in the period"])
    }
}

/// The year's share of the clients a year; while the year runs, that of its days so far beside it.
fn share_of_capacity(scope: &Scope, Capacity { of_year, so_far }: Capacity) -> Text {
    let year = scope.reported.year;
    let clients = |(from, to): (Decimal, Decimal)| between(&from.words(), &to.words());
    let (of_year, so_far) = (clients(of_year), clients(so_far));
    let days = match scope.reported.is_of_year() {
        true => say!(sv "för dagarna hittills", en "for the days so far"),
        false => {
            let to = scope.reported.period.to;
            say!(sv "för dagarna till och med {to}", en "for the days to {to}")
        }
    };
    if scope.reported.year_to_date().is_over() {
        say!(sv "Andelen för {year} är {of_year}", en "The share of {year} is {of_year}"; of_year)
    } else {
        say!(
            sv "Andelen för {year} är {of_year}, varav {so_far} {days}",
            en "The share of {year} is {of_year}, of which {so_far} {days}"; of_year, so_far, days
        )
    }
}

/// Words on how many were active, beside how many the agreement has in mind.
fn with_active_at_once(scope: &Scope, active: Sentence) -> Sentence {
    let Some(at_once) = agreed(scope, |capacity| &capacity.active_at_once) else {
        return sentence!(sv [active "."], en [active "."]);
    };
    let about = unless_exact(at_once, say!(sv "omkring ", en "about "));
    let (clause, at_once) = (&at_once.clause, range(at_once));
    let agreed = say!(
        sv "överenskommelsen räknar med {about}{at_once} samtidigt ({clause})",
        en "the agreement expects {about}{at_once} at once ({clause})"; about, at_once
    );
    sentence!(sv [active "; " agreed "."], en [active "; " agreed "."])
}

fn beside_new_per_week(scope: &Scope, own: &Measured) -> Option<Sentence> {
    let rate = own.stated()?;
    let enrolled = sentence!(sv [rate " nya klienter per vecka"], en [rate " new clients a week"]);
    let Some(a_week) = agreed(scope, |capacity| &capacity.new_per_week) else {
        return Some(sentence!(sv [enrolled "."], en [enrolled "."]));
    };
    let before = unless_exact(a_week, say!(sv "i genomsnitt ", en ""));
    let after = unless_exact(a_week, say!(sv "", en " on average"));
    let (clause, a_week) = (&a_week.clause, range(a_week));
    let agreed = say!(
        sv "överenskommelsen räknar med {before}{a_week}{after} ({clause})",
        en "the agreement expects {before}{a_week}{after} ({clause})"; before, a_week, after
    );
    Some(sentence!(sv [enrolled "; " agreed "."], en [enrolled "; " agreed "."]))
}
