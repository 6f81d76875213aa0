//! Laws of the grant whatever is stated, changed, prolonged or ended early: what was stated stays, nobody gets more by ending
//! early, and a term's years add up to it.

use chrono::{Datelike, Days, Months, NaiveDate};
use iop::compute::{Proration, Wanted, after_notice, prorate};
use iop::load::understood;
use iop::model::{Agreement, Amount, Period};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What a random agreement says of its money.
#[derive(Debug, Clone)]
struct Terms {
    /// Kronor of each row, and whether it is the second party's.
    rows: Vec<(u32, bool)>,
    by_party: bool,
    start: NaiveDate,
    end: NaiveDate,
    months: Option<usize>,
    /// Months, or an amount, that are stated for the first year.
    stated: Option<Result<u32, u32>>,
    every: &'static str,
    /// The second party's first day.
    joins: Option<NaiveDate>,
    /// A row's amount from a day on.
    raised: Option<(NaiveDate, u32)>,
    prolonged: Option<NaiveDate>,
}

impl Terms {
    fn first_year(&self) -> Period {
        Period { from: self.start, to: self.end.min(day(&format!("{}-12-31", self.start.year()))) }
    }

    fn agreement(&self) -> Agreement {
        let party = |is_second: bool| if is_second { "b" } else { "a" };
        let whose =
            |is_second: bool| if self.by_party { format!(", party: {}", party(is_second)) } else { String::new() };
        let rows =
            self.rows.iter().enumerate().map(|(at, (amount, second))| {
                format!("    - {{id: r{at}, sv: R, amount: {amount}{}}}\n", whose(*second))
            });
        let Period { from, to } = self.first_year();
        let stated = self.stated.map_or_else(String::new, |stated| {
            let extent = stated.map_or_else(|amount| format!("amount: {amount}"), |months| format!("months: {months}"));
            format!("  shares: [{{from: {from}, to: {to}, {extent}, clause: A}}]\n")
        });
        let months = self.months.map_or_else(String::new, |months| format!("  months: {months}\n"));
        let joins = self
            .joins
            .filter(|_| self.by_party)
            .map_or_else(String::new, |from| format!("appendices: [{{text: A, party: b, from: {from}, clause: A}}]\n"));
        let change = |number: usize, from: NaiveDate, what: String| {
            format!(
                "  - {{id: c{number}, sv: C, from: {from}, clause: A, background: {{sv: B}}, decision: D, changes: {what}}}\n"
            )
        };
        let raised =
            self.raised.map(|(from, amount)| (from, format!("{{budget: {{rows: [{{id: r0, amount: {amount}}}]}}}}")));
        let prolonged = self.prolonged.map(|to| (self.end + Days::new(1), format!("{{term: {{end: {to}}}}}")));
        let mut changes: Vec<(NaiveDate, String)> = raised.into_iter().chain(prolonged).collect();
        changes.sort();
        let changes: String =
            changes.into_iter().enumerate().map(|(at, (from, what))| change(at, from, what)).collect();
        let text = format!(
            "format: iop-agreement/1\nagreement: {{reference: T, sv: T, language: sv, parties: [{{id: a, sv: A, organisation_number: 802999-1230, clause: A}}, {{id: b, sv: B, organisation_number: 802999-4560, clause: A}}], texts: [{{id: A, sv: A}}]}}\n\
             term: {{start: {}, end: {}, clause: A, notice: {{months: 2, clause: A}}}}\nrecords: {{}}\nvocabularies: {{}}\n{joins}budget:\n  clause: A\n{months}  rows:\n{}{stated}  payments: {{every: {}, clause: A}}\n\
             commitments: []\nreport: {{clause: A, sections: []}}\npublish: {{threshold: 5, least_clients: 20, clause: A}}\namendments:{}\n",
            self.start,
            self.end,
            rows.collect::<String>(),
            self.every,
            if changes.is_empty() { " []".to_owned() } else { format!("\n{changes}") },
        );
        understood(&text).unwrap_or_else(|| panic!("{text}"))
    }

    fn grant(&self, year: i32, until: Option<NaiveDate>) -> Proration {
        prorate(&self.agreement(), Wanted { until, ..Wanted::year(year) }).unwrap()
    }
}

fn terms() -> impl Strategy<Value = Terms> {
    let rows = prop::collection::vec((0u32..900_000, any::<bool>()), 1..6);
    let every = prop_oneof![Just("month"), Just("quarter"), Just("half-year"), Just("year")];
    let stated = prop::option::of(prop_oneof![(1u32..=12).prop_map(Ok), (0u32..900_000).prop_map(Err)]);
    let raised = prop::option::of((1u64..500, 0u32..900_000));
    let days = (0u64..330, 20u64..700, any::<bool>(), prop::option::of(1u64..300), prop::option::of(1u64..400));
    (rows, any::<bool>(), every, stated, raised, days).prop_map(|(rows, by_party, every, stated, raised, days)| {
        let (start, length, is_whole, joins, prolonged) = days;
        let first = day("2026-01-01") + Days::new(start);
        let start = if is_whole { first.with_day(1).unwrap() } else { first };
        let last = start + Days::new(length);
        let end = if is_whole { last.with_day(1).unwrap() + Months::new(1) - Days::new(1) } else { last };
        let mut terms = Terms {
            rows,
            by_party,
            start,
            end,
            months: None,
            stated,
            every,
            joins: joins.map(|days| start + Days::new(days)).filter(|day| *day <= end),
            raised: raised.map(|(days, amount)| (start + Days::new(days), amount)).filter(|(day, _)| *day <= end),
            prolonged: prolonged.map(|days| end + Days::new(days)),
        };
        let most = u32::try_from(terms.first_year().months().len()).unwrap();
        terms.stated = terms.stated.map(|stated| stated.map(|months| months.min(most)));
        terms
    })
}

/// Rows, payments and columns add up, and nobody gets less than nothing.
fn adds_up(grant: &Proration) {
    assert_eq!(grant.total.amount, grant.rows.iter().map(|row| row.amount).sum());
    for row in grant.rows.iter().chain([&grant.total]) {
        assert_eq!(row.amount, row.payments.iter().map(|(_, paid)| *paid).sum());
        assert!(row.payments.iter().all(|(_, paid)| *paid >= Amount::default()), "{row:?}");
    }
    for (period, paid) in &grant.total.payments {
        assert_eq!(Some(*paid), grant.rows.iter().map(|row| row.paid_in(*period)).sum::<Option<Amount>>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ending_early_never_pays_more(terms in terms(), ends in prop::collection::btree_set(0u64..366, 1..5)) {
        let year = terms.start.year();
        let whole = terms.grant(year, None);
        adds_up(&whole);
        let stated = terms.first_year();
        let mut before = Amount::default();
        for end in ends.into_iter().map(|days| terms.start + Days::new(days)).filter(|end| *end <= whole.period.to) {
            let ended = terms.grant(year, Some(end));
            adds_up(&ended);
            prop_assert!(ended.total.amount <= whole.total.amount, "{end}: {} of {}", ended.total.amount, whole.total.amount);
            if terms.stated.is_none() {
                continue;
            }
            prop_assert!(before <= ended.total.amount, "{end}: less than earlier");
            before = ended.total.amount;
            if stated.contains(end) {
                for (period, paid) in &ended.total.payments {
                    let rows = Amount::kronor(ended.rows.len().try_into().unwrap());
                    prop_assert!(*paid <= whole.total.paid_in(*period).unwrap() + rows, "as planned, or less");
                }
            }
        }
    }

    #[test]
    fn inside_a_stated_period_its_days_are_earned(terms in terms(), left in 0u64..366) {
        let terms = Terms { raised: None, joins: None, by_party: false, prolonged: None, ..terms };
        let (period, year) = (terms.first_year(), terms.start.year());
        let Some(stated) = terms.stated else { return Ok(()) };
        let end = (terms.start + Days::new(left)).min(period.to);
        let full: i128 = terms.rows.iter().map(|(amount, _)| i128::from(*amount)).sum();
        let (part, of) = stated.map_or_else(|amount| (i128::from(amount), 1), |months| (full * i128::from(months), 12));
        let days = i128::from(Period { from: period.from, to: end }.days());
        let due = Amount::kronor(part).share(days, of * i128::from(period.days()));
        let due = if full == 0 { Amount::default() } else { due };
        prop_assert_eq!(terms.grant(year, Some(end)).total.amount, due);
    }

    #[test]
    fn notice_never_earns_more_than_staying(terms in terms(), given in 0u64..700) {
        let terms = Terms { months: None, ..terms };
        let agreement = terms.agreement();
        let Ok(notice) = after_notice(&agreement, terms.start + Days::new(given)) else { return Ok(()) };
        for year in &notice.years {
            prop_assert!(year.earned <= year.unbroken, "{year:?}");
        }
    }

    #[test]
    fn what_was_stated_stays_when_the_term_is_prolonged(terms in terms()) {
        let (end, stated) = (terms.first_year().to, terms.stated.or(Some(Ok(1))));
        let prolonged = terms.prolonged.map_or(end + Days::new(100), |to| to.max(end + Days::new(1)));
        let terms = Terms { end, stated, prolonged: Some(prolonged), raised: None, joins: None, ..terms };
        let year = terms.start.year();
        let was = Terms { prolonged: None, ..terms.clone() }.grant(year, None);
        let is = terms.grant(year, None);
        adds_up(&is);
        let shared = terms.agreement().budget.payments.every.holding(iop::model::Month::of(terms.end));
        for (row, then) in is.rows.iter().zip(&was.rows) {
            prop_assert!(row.amount >= then.amount);
            for (period, paid) in then.payments.iter().filter(|(period, _)| *period != shared) {
                prop_assert_eq!(row.paid_in(*period), Some(*paid), "{}", period);
            }
        }
        prop_assert_eq!(terms.grant(year, Some(terms.end)).rows, was.rows, "until then, all is as it was");
    }

    #[test]
    fn the_years_of_a_term_add_up_to_it(terms in terms()) {
        let whole = Period { from: terms.start, to: terms.end };
        let months = Some(whole.months().len());
        let terms = Terms { months, stated: None, raised: None, joins: None, prolonged: None, ..terms };
        let years: Vec<Proration> = (terms.start.year()..=terms.end.year()).map(|year| terms.grant(year, None)).collect();
        years.iter().for_each(adds_up);
        for row in &years[0].rows {
            let of_years = years.iter().flat_map(|year| &year.rows).filter(|other| other.id == row.id);
            prop_assert_eq!(of_years.map(|row| row.amount).sum::<Amount>(), row.full, "{}", row.id);
        }
    }
}
