//! Laws that hold whatever the records and the numbers are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate};
use iop::check::{CheckedDataset, Selection};
use iop::compute::{Basis, Breakdown, Measure, Narrowing, Proration, Wanted, Wish, activity, prorate, reported};
use iop::load::{BUILT_IN, load_agreement};
use iop::model::agreement::{BudgetRow, Extent, PaymentInterval, StatedShare};
use iop::model::{Agreement, Amount, Id, Kind, Period};
use proptest::prelude::*;

use crate::agreements;
use crate::directory::{self, directory};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

static SHIPPED: LazyLock<Agreement> =
    LazyLock::new(|| load_agreement(directory(BUILT_IN, &[]).path()).dataset.unwrap().agreement);

/// The built-in agreement with the rows of the budget replaced.
fn agreement_with_rows(rows: &[i128]) -> Agreement {
    let mut agreement = SHIPPED.clone();
    agreement.budget.rows = rows
        .iter()
        .enumerate()
        .map(|(at, kronor)| BudgetRow {
            id: Id::new(&format!("row-{at}")).unwrap(),
            amount: Amount::kronor(*kronor),
            ..agreement.budget.rows[0].clone()
        })
        .collect();
    agreement
}

fn wishes() -> impl Strategy<Value = Wish> {
    prop_oneof![Just(Wish::Agreed), Just(Wish::Days), (1u32..=12).prop_map(Wish::Months)]
}

const PARTIES: [&str; 3] = ["a", "b", "c"];

fn intervals() -> impl Strategy<Value = PaymentInterval> {
    use PaymentInterval::{HalfYear, Month, Quarter, Year};
    prop_oneof![Just(Month), Just(Quarter), Just(HalfYear), Just(Year)]
}

/// The built-in agreement with rows for parties and, where they are given, amounts stated for a period.
fn agreement_of_parties(
    rows: &[(i128, usize)],
    every: PaymentInterval,
    period: Period,
    amounts: Option<&[i128]>,
    in_one_sum: bool,
) -> Agreement {
    let mut agreement = agreement_with_rows(&rows.iter().map(|(kronor, _)| *kronor).collect::<Vec<_>>());
    agreement.budget.payments.every = every;
    for (row, (_, party)) in agreement.budget.rows.iter_mut().zip(rows) {
        row.party = Some(PARTIES[*party].to_owned());
    }
    let share = |amount: i128, party: Option<&str>| StatedShare {
        from: period.from,
        to: period.to,
        extent: Extent::Amount { amount: Amount::kronor(amount), party: party.map(str::to_owned) },
        clause: "Bil".to_owned(),
    };
    agreement.budget.shares = match amounts {
        None => Vec::new(),
        Some(amounts) if in_one_sum => vec![share(amounts.iter().sum(), None)],
        Some(amounts) => PARTIES.iter().zip(amounts).map(|(party, amount)| share(*amount, Some(party))).collect(),
    };
    agreement
}

/// How many of the share's months, or days, fall in each quarter.
fn quarters_of(proration: &Proration) -> BTreeMap<String, i128> {
    let quarter = |day: NaiveDate| format!("{}-Q{}", day.year(), day.month0() / 3 + 1);
    let mut quarters = BTreeMap::new();
    let Period { from, to } = proration.period;
    match proration.share().basis {
        Basis::Months => {
            let months = u32::try_from(proration.share().numerator).unwrap();
            let first = to.month() + 1 - months;
            (first..=to.month())
                .map(|month| quarter(NaiveDate::from_ymd_opt(to.year(), month, 1).unwrap()))
                .for_each(|quarter| *quarters.entry(quarter).or_default() += 1);
        }
        Basis::Days | Basis::Amount => from
            .iter_days()
            .take_while(|day| *day <= to)
            .for_each(|day| *quarters.entry(quarter(day)).or_default() += 1),
    }
    quarters
}

fn sum(amounts: impl Iterator<Item = Amount>) -> Amount {
    amounts.sum()
}

fn adds_up(proration: &Proration) {
    assert_eq!(proration.total.amount, sum(proration.rows.iter().map(|row| row.amount)), "rows add up to the total");
    for row in proration.rows.iter().chain([&proration.total]) {
        assert_eq!(row.amount, sum(row.payments.iter().map(|(_, amount)| *amount)), "instalments add up to the row");
        assert!(row.payments.iter().all(|(_, amount)| *amount >= Amount::default()), "no instalment below zero");
        assert_eq!(row.amount.ore() % 100, 0, "whole kronor");
    }
    for (at, (quarter, paid)) in proration.total.payments.iter().enumerate() {
        let column = proration.rows.iter().map(|row| row.payments[at]);
        assert!(column.clone().all(|(other, _)| other == *quarter));
        assert_eq!(*paid, sum(column.map(|(_, amount)| amount)), "a column is the sum of its cells");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_share_adds_up_to_the_krona(
        rows in prop::collection::vec(0i128..5_000_000, 1..9),
        year in 2026i32..=2028,
        wish in wishes(),
        cut in 0u64..366,
    ) {
        let agreement = agreement_with_rows(&rows);
        let until = day(&format!("{year}-12-31")).checked_sub_days(Days::new(cut));
        let Ok(proration) = prorate(&agreement, Wanted { wish, until, ..Wanted::year(year) }) else { return Ok(()) };
        adds_up(&proration);
        let (part, of) = proration.share().parts();
        for (row, full) in proration.rows.iter().zip(&rows) {
            let exact = full * part;
            let lower = exact.div_euclid(of);
            prop_assert!((lower..=lower + 1).contains(&row.amount.whole_kronor()), "a row is its share rounded down or up");
        }
        let whole: i128 = rows.iter().sum();
        let error = proration.total.amount.whole_kronor() * of - whole * part;
        prop_assert!(2 * error.abs() <= of, "the total is the nearest krona");
    }

    #[test]
    fn every_interval_and_basis_adds_up_for_each_party(
        rows in prop::collection::vec((0i128..5_000_000, 0..PARTIES.len()), 1..9),
        amounts in prop::option::of(prop::collection::vec(0i128..5_000_000, PARTIES.len())),
        in_one_sum in any::<bool>(),
        every in intervals(),
        year in 2026i32..=2028,
        wish in wishes(),
        cut in 0u64..366,
    ) {
        let until = day(&format!("{year}-12-31")).checked_sub_days(Days::new(cut));
        let period = Period { from: day("2026-06-10").max(day(&format!("{year}-01-01"))), to: until.unwrap() };
        let agreement = agreement_of_parties(&rows, every, period, amounts.as_deref(), in_one_sum);
        let asked = Wanted { wish, until, ..Wanted::year(year) };
        let Ok(whole) = prorate(&agreement, asked) else { return Ok(()) };
        adds_up(&whole);
        let parties = agreement.budget.parties();
        prop_assert_eq!(whole.parties.len(), parties.len());
        prop_assert_eq!(whole.total.amount, sum(whole.parties.iter().map(|party| party.total.amount)));
        if wish == Wish::Agreed && let Some(amounts) = &amounts {
            let has_rows = |party: &str| sum(whole.rows.iter().filter(|row| row.party.as_deref() == Some(party)).map(|row| row.full)) > Amount::default();
            let stated = PARTIES.iter().zip(amounts).filter(|(party, _)| in_one_sum || has_rows(party)).map(|(_, amount)| *amount);
            let due: i128 = if rows.iter().all(|(amount, _)| *amount == 0) { 0 } else { stated.sum() };
            prop_assert_eq!(whole.total.amount, Amount::kronor(due), "an amount is the total as it stands");
        }
        for (party, grant) in parties.iter().zip(&whole.parties) {
            let alone = prorate(&agreement, Wanted { party: Some(party), ..asked }).unwrap();
            adds_up(&alone);
            prop_assert_eq!(&alone.total, &grant.total);
            prop_assert_eq!(&alone.spans, &grant.spans);
            let its: Vec<_> = whole.rows.iter().filter(|row| row.party.as_deref() == Some(party)).cloned().collect();
            prop_assert_eq!(&alone.rows, &its, "a party has alone what it has in the whole");
        }
    }

    #[test]
    fn amounts_that_stay_the_same_are_divided_by_the_plain_formula(
        rows in prop::collection::vec(0i128..5_000_000, 1..9),
        year in 2026i32..=2028,
        wish in wishes(),
        cut in 0u64..366,
    ) {
        let agreement = agreement_with_rows(&rows);
        let until = day(&format!("{year}-12-31")).checked_sub_days(Days::new(cut));
        let Ok(proration) = prorate(&agreement, Wanted { wish, until, ..Wanted::year(year) }) else { return Ok(()) };
        // What a stated period comes to where it ends early has its own laws.
        prop_assume!(proration.share().left.is_none());
        let quarters = quarters_of(&proration);
        let (part, of) = proration.share().parts();
        let mut kronor: Vec<i128> = rows.iter().map(|full| (full * part).div_euclid(of)).collect();
        let lacking = (2 * rows.iter().sum::<i128>() * part + of).div_euclid(2 * of) - kronor.iter().sum::<i128>();
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse((rows[*at] * part).rem_euclid(of)));
        order.iter().take(usize::try_from(lacking).unwrap()).for_each(|at| kronor[*at] += 1);
        for (row, kronor) in proration.rows.iter().zip(kronor) {
            prop_assert_eq!(row.amount, Amount::kronor(kronor));
            let all: i128 = quarters.values().sum();
            let due = |units: i128| (2 * kronor * units + all).div_euclid(2 * all);
            let mut before = 0;
            let instalments: Vec<(String, Amount)> = quarters.iter().map(|(quarter, units)| {
                before += units;
                (quarter.clone(), Amount::kronor(due(before) - due(before - units)))
            }).collect();
            let paid: Vec<(String, Amount)> = row.payments.iter().map(|(quarter, amount)| (quarter.to_string(), *amount)).collect();
            prop_assert_eq!(paid, instalments);
        }
    }

    #[test]
    fn amounts_are_shown_as_they_were_written(ore in -1_000_000_000_000i128..1_000_000_000_000) {
        let text = format!("{}{}.{:02}", if ore < 0 { "-" } else { "" }, ore.abs() / 100, ore.abs() % 100);
        let amount = Amount::parse(&text, '.').unwrap();
        prop_assert_eq!(amount.ore(), ore);
        prop_assert_eq!(Amount::parse(&amount.to_string(), '.'), Ok(amount));
    }
}

/// A client made from a few numbers; every combination is a valid record.
#[derive(Debug, Clone)]
struct Client {
    opened: u64,
    open_for: Option<u64>,
    gender: usize,
    countries: Vec<usize>,
    needs: Vec<usize>,
    children: Vec<(Option<u32>, usize)>,
    visits: Vec<(u64, usize, usize)>,
}

const GENDERS: [&str; 4] = ["woman", "man", "other", "unknown"];
const COUNTRIES: [&str; 5] = ["PH", "NO", "UA", "RO", "XK"];
const NEEDS: [&str; 4] = ["housing", "wages", "protection", "other"];
const WHEREABOUTS: [&str; 3] = ["accompanying", "home-country", "unknown"];
const CHANNELS: [&str; 3] = ["drop-in", "phone", "digital"];
const SERVICES: [&str; 3] = ["enrolment", "police-report", "follow-up"];

fn start() -> NaiveDate {
    day("2026-05-01")
}

fn after(days: u64) -> NaiveDate {
    start().checked_add_days(Days::new(days)).unwrap()
}

fn distinct(most: usize, of: usize) -> impl Strategy<Value = Vec<usize>> {
    prop::sample::subsequence((0..of).collect::<Vec<_>>(), 1..=most)
}

fn client() -> impl Strategy<Value = Client> {
    let children = prop::collection::vec((prop::option::of(0u32..=17), 0..WHEREABOUTS.len()), 0..3);
    let visits = prop::collection::vec((0u64..250, 0..CHANNELS.len(), 0..SERVICES.len()), 0..4);
    (
        0u64..250,
        prop::option::of(0u64..120),
        0..GENDERS.len(),
        distinct(2, COUNTRIES.len()),
        distinct(3, NEEDS.len()),
        children,
        visits,
    )
        .prop_map(|(opened, open_for, gender, countries, needs, children, visits)| Client {
            opened,
            open_for,
            gender,
            countries,
            needs,
            children,
            visits,
        })
}

fn files(clients: &[Client]) -> Vec<(String, String)> {
    let listed = |names: &[&str], picked: &[usize]| picked.iter().map(|at| names[*at]).collect::<Vec<_>>().join(", ");
    let mut files = Vec::new();
    for (at, client) in clients.iter().enumerate() {
        let id = format!("2026-{:03}", at + 1);
        let closed = client.open_for.map_or(String::new(), |days| format!("closed: {}\n", after(client.opened + days)));
        let child = |(age, place): &(Option<u32>, usize)| {
            format!(
                "{{age: {}, whereabouts: {}}}",
                age.map_or("unknown".to_owned(), |age| age.to_string()),
                WHEREABOUTS[*place]
            )
        };
        let children = client.children.iter().map(child).collect::<Vec<_>>().join(", ");
        let text = format!(
            "id: {id}\nopened: {}\n{closed}gender: {}\nnationality: [{}]\nexploitation: {{form: labour, cause: debt, industry: cleaning}}\nneeds: [{}]\nchildren: [{children}]\n",
            after(client.opened),
            GENDERS[client.gender],
            listed(&COUNTRIES, &client.countries),
            listed(&NEEDS, &client.needs),
        );
        files.push((format!("cases/{id}.yaml"), text));
        for (number, (on, channel, service)) in client.visits.iter().enumerate() {
            let text = format!(
                "case: {id}\ndate: {}\nchannel: {}\nservices: {}\n",
                after(*on),
                CHANNELS[*channel],
                SERVICES[*service]
            );
            files.push((format!("visits/{id}-{number}.yaml"), text));
        }
    }
    files
}

fn checked(files: &[(String, String)]) -> CheckedDataset {
    checked_against(BUILT_IN, files)
}

fn checked_against(agreement: &str, files: &[(String, String)]) -> CheckedDataset {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let checked = directory::checked(directory(agreement, &files).path(), "2026-12-31");
    assert_eq!(checked.diagnostics().iter().find(|diagnostic| diagnostic.is_error()), None);
    checked
}

fn counts<'a>(data: impl Into<Selection<'a>>) -> BTreeMap<String, usize> {
    let data = data.into();
    let days = reported(&data.agreement().term, 2026, Narrowing::Year, day("2026-12-31")).unwrap();
    let activity = activity(data, days);
    let mut counts: BTreeMap<String, usize> = activity
        .figures
        .iter()
        .filter_map(|figure| Some((figure.figure.id.to_string(), figure.measure.count()?)))
        .collect();
    for breakdown in &activity.breakdowns {
        let table = &breakdown.table;
        let rows = breakdown
            .rows
            .iter()
            .flat_map(|row| table.columns.iter().zip(&row.cells).map(move |(column, cell)| (row, column.id, cell)));
        counts.extend(rows.map(|(row, column, cell)| (format!("{}/{}/{column}", table.id, row.id), cell.count())));
    }
    let figure = |id: &str| counts[id];
    let totals = |id: &str| activity.breakdown(id).and_then(Breakdown::totals).map(|totals| totals[0]);
    for (table, whole) in [
        ("gender", "clients"),
        ("form", "clients"),
        ("industry", "clients"),
        ("children_age", "children"),
        ("children_whereabouts", "children"),
        ("visits_by_month", "visits"),
        ("visits_by_channel", "visits"),
    ] {
        assert_eq!(totals(table), Some(figure(whole)), "{table} adds up to {whole}");
    }
    for figure in &activity.figures {
        if let Measure::Count(tally) = &figure.measure {
            let mut members = tally.members().to_vec();
            members.sort();
            members.dedup();
            assert_eq!(members.len(), tally.count(), "{} counts nothing twice", figure.figure.id);
        }
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_figures_are_what_a_plain_recount_gives(clients in prop::collection::vec(client(), 0..12)) {
        let counts = counts(&checked(&files(&clients)));
        let (from, to) = (day("2026-06-10"), day("2026-12-31"));
        let closed = |client: &Client| client.open_for.map(|days| after(client.opened + days));
        let served: Vec<&Client> = clients
            .iter()
            .filter(|client| after(client.opened) <= to && closed(client).is_none_or(|closed| closed >= from))
            .collect();
        let visits = clients.iter().flat_map(|client| &client.visits).filter(|(on, ..)| (from..=to).contains(&after(*on)));
        prop_assert_eq!(counts["clients"], served.len());
        prop_assert_eq!(counts["clients_new"], clients.iter().filter(|client| (from..=to).contains(&after(client.opened))).count());
        prop_assert_eq!(counts["clients_closed"], clients.iter().filter_map(closed).filter(|closed| (from..=to).contains(closed)).count());
        prop_assert_eq!(counts["visits"], visits.count());
        prop_assert_eq!(counts["children"], served.iter().map(|client| client.children.len()).sum::<usize>());
        for (at, gender) in GENDERS.iter().enumerate() {
            let expected = served.iter().filter(|client| client.gender == at).count();
            prop_assert_eq!(counts.get(&format!("gender/{gender}/count")).copied().unwrap_or(0), expected);
        }
        for (at, country) in COUNTRIES.iter().enumerate() {
            let expected = served.iter().filter(|client| client.countries.contains(&at)).count();
            prop_assert_eq!(counts.get(&format!("nationality/{country}/count")).copied().unwrap_or(0), expected);
        }
    }

    #[test]
    fn the_order_of_files_means_nothing(clients in prop::collection::vec(client(), 1..8), seed in any::<u64>()) {
        let files = files(&clients);
        let mut shuffled = files.clone();
        let len = u64::try_from(shuffled.len()).unwrap();
        for at in 0..shuffled.len() {
            let other = usize::try_from(seed.rotate_left(u32::try_from(at).unwrap() * 7) % len).unwrap();
            shuffled.swap(at, other);
        }
        let (one, other) = (checked(&files), checked(&shuffled));
        prop_assert_eq!(one.digest(), other.digest());
        prop_assert_eq!(counts(&one), counts(&other));
    }

    #[test]
    fn one_visit_more_never_lowers_a_count(clients in prop::collection::vec(client(), 1..8), on in 40u64..240, channel in 0..CHANNELS.len()) {
        let before = files(&clients);
        let mut after_one_more = before.clone();
        let text = format!("case: none\ndate: {}\nchannel: {}\nservices: linking\n", after(on), CHANNELS[channel]);
        after_one_more.push(("visits/extra.yaml".to_owned(), text));
        let (before, after_one_more) = (counts(&checked(&before)), counts(&checked(&after_one_more)));
        for (id, count) in &before {
            prop_assert!(after_one_more.get(id).copied().unwrap_or(0) >= *count, "{}", id);
        }
        prop_assert_eq!(after_one_more["visits"], before["visits"] + 1);
    }
}

/// What counts days or months, or the most on one day, and so doesn't add up over parties.
const OF_DAYS: [&str; 4] = ["clients_active_max", "drop_in_days", "drop_in_days_used", "coordination_months_missed"];

/// The built-in agreement with records that say whose they are.
fn of_parties() -> String {
    let party = ["{field: party, sv: Part, clause: \"ÖK §6\"}".to_owned()];
    let agreement = agreements::with_fields(BUILT_IN, Kind::Case, &party);
    agreements::with_fields(&agreement, Kind::Visit, &party)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parties_add_up_to_those_that_name_one(
        clients in prop::collection::vec((client(), prop::option::of(0usize..2)), 1..10),
    ) {
        let agreement = of_parties();
        let ids = ["stockholm", "fralsningsarmen"];
        let all = files(&clients.iter().map(|(client, _)| client.clone()).collect::<Vec<_>>());
        let party = |path: &str| {
            let number: usize = path.split_once("/2026-").unwrap().1[..3].parse().unwrap();
            clients[number - 1].1
        };
        let all: Vec<_> = all
            .into_iter()
            .map(|(path, text)| match party(&path).filter(|_| path.starts_with("cases/")) {
                Some(party) => (path, format!("{text}party: {}\n", ids[party])),
                None => (path, text),
            })
            .collect();
        let named: Vec<_> = all.iter().filter(|(path, _)| party(path).is_some()).cloned().collect();
        let (all, named) = (checked_against(&agreement, &all), checked_against(&agreement, &named));
        let each = ids.map(|id| counts(Selection::from(&all).narrowed(all.agreement().party(id))));
        let of_named = counts(&named);
        for (id, count) in of_named.iter().filter(|(id, _)| !OF_DAYS.contains(&id.as_str()) && !id.starts_with("by_party/")) {
            let sum: usize = each.iter().map(|counts| counts.get(id).copied().unwrap_or(0)).sum();
            prop_assert_eq!(sum, *count, "{}", id);
        }
        let whole = counts(&all);
        for (party, counts) in ids.iter().zip(&each) {
            let row = |column: &str| whole.get(&format!("by_party/{party}/{column}")).copied().unwrap_or(0);
            prop_assert_eq!((row("count"), row("visits")), (counts["clients"], counts["visits"]));
        }
    }
}

#[test]
fn the_months_and_the_days_of_2026_are_what_the_agreement_says() {
    let agreement = &*SHIPPED;
    let amounts = |wish| prorate(agreement, Wanted { wish, ..Wanted::year(2026) }).unwrap();
    let six = amounts(Wish::Agreed);
    assert_eq!(six.total.amount, Amount::kronor(489_000));
    assert_eq!(
        six.total.payments.iter().map(|(quarter, amount)| (quarter.to_string(), *amount)).collect::<Vec<_>>(),
        [("2026-Q3".to_owned(), Amount::kronor(244_500)), ("2026-Q4".to_owned(), Amount::kronor(244_500)),]
    );
    let days = amounts(Wish::Days);
    assert_eq!(days.total.amount, Amount::kronor(549_288));
    let rows: Vec<Amount> = days.rows.iter().map(|row| row.amount).collect();
    assert_eq!(rows, [359_452, 67_398, 67_397, 43_808, 11_233].map(Amount::kronor));
    assert!(
        agreement.open_points.iter().any(|point| point.sv.contains("549 288 kr, 60 288 kr mer")),
        "the note says the same"
    );
}
