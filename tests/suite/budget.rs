//! Budgets of other partnerships: what `agreement.yaml` may say of them, and what it can't.

use std::fs;

use iop::compute::{Asked, prorate};
use iop::load::BUILT_IN;
use iop::model::{Agreement, Amount};

use crate::directory::{directory, judged};

/// The built-in agreement with a third party, `linden`, and another budget, its lines as they stand below `budget:`.
fn with_budget(budget: &str) -> String {
    let from = BUILT_IN.find("\nbudget:").unwrap() + 1;
    let to = from + BUILT_IN[from..].find("\ncommitments:").unwrap() + 1;
    let lines: String = budget.lines().map(|line| format!("  {line}\n")).collect();
    let linden = "  - {id: linden, sv: Linden, organisation_number: 802000-0001, clause: Bil}\n";
    let agreement = format!("{}budget:\n{lines}{}", &BUILT_IN[..from], &BUILT_IN[to..]);
    agreement.replacen("\n  contacts:", &format!("\n  {linden}  contacts:"), 1)
}

/// Two parties' rows and what more is said of them.
fn of_two(more: &str) -> String {
    format!(
        "clause: Bil\nrows:\n  - {{id: a, sv: A, party: stockholm, amount: 300}}\n  - {{id: b, sv: B, party: fralsningsarmen, amount: 100}}\npayments: {{every: year, clause: Bil}}\n{more}"
    )
}

/// One row of nobody's and what more is said of it.
fn of_one(more: &str) -> String {
    format!("clause: Bil\nrows:\n  - {{id: a, sv: A, amount: 300}}\npayments: {{every: month, clause: Bil}}\n{more}")
}

/// A share of the first period.
fn share(words: &str) -> String {
    format!("  - {{from: 2026-06-10, to: 2026-12-31, {words}, clause: Bil}}\n")
}

/// Each fault of an agreement with the budget: its code, and the text that it is told at.
fn faults(budget: &str) -> Vec<(&'static str, String)> {
    let agreement = with_budget(budget);
    judged(directory(&agreement, &[]).path(), "2026-11-22")
        .iter()
        .map(|fault| (fault.rule.code, agreement[fault.span.range()].to_owned()))
        .collect()
}

fn codes(budget: &str) -> Vec<&'static str> {
    faults(budget).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn little_is_required_of_a_budget() {
    assert_eq!(faults(&of_one("")), []);
    assert_eq!(faults(&of_two("")), []);
    for every in ["month", "quarter", "half-year", "year"] {
        assert_eq!(faults(&of_one("").replace("every: month", &format!("every: {every}"))), [], "{every}");
    }
    assert_eq!(codes(&of_one("").replace("every: month", "every: week")), ["agreement-invalid"]);
}

#[test]
fn a_share_is_either_months_or_an_amount() {
    let one = |words| faults(&of_one(&format!("shares:\n{}", share(words))));
    assert_eq!(one("months: 6"), []);
    assert_eq!(one("amount: 200"), []);
    assert_eq!(one("amount: 0"), []);
    for both_or_none in ["months: 6, amount: 200", "months: null", "amount: -1", "months: 6, party: stockholm"] {
        let found = one(both_or_none);
        assert_eq!(found.len(), 1, "{both_or_none}: {found:?}");
        assert_eq!(found[0].0, "agreement-invalid");
        assert!(found[0].1.starts_with("{from: 2026-06-10"), "told at the entry: {found:?}");
    }
    assert_eq!(one("amount: 200.5"), [("agreement-invalid", "200.5".to_owned())], "whole kronor, told at the value");
    assert_eq!(one("months: six"), [("agreement-invalid", "six".to_owned())], "and nothing that follows from it");
    assert_eq!(one("months: 8"), [("agreement-period", "8".to_owned())]);
}

#[test]
fn an_amount_needs_rows_to_be_divided_on() {
    let of_nothing = of_one(&format!("shares:\n{}", share("amount: 200"))).replace("amount: 300", "amount: 0");
    assert_eq!(faults(&of_nothing), [("agreement-budget-sum", "200".to_owned())]);
    let shares = [share("amount: 200, party: stockholm"), share("amount: 200, party: fralsningsarmen")].concat();
    let one_of_nothing = of_two(&format!("shares:\n{shares}")).replace("amount: 300", "amount: 0");
    assert_eq!(codes(&one_of_nothing), ["agreement-budget-sum"]);
}

#[test]
fn every_party_of_the_rows_has_its_amount() {
    let shares = |shares: &[&str]| {
        let shares: String = shares.iter().map(|words| share(words)).collect();
        codes(&of_two(&format!("shares:\n{shares}")))
    };
    let (one, other) = ("amount: 200, party: stockholm", "amount: 100, party: fralsningsarmen");
    assert!(shares(&[one, other]).is_empty());
    assert!(shares(&["amount: 200"]).is_empty());
    assert!(shares(&["months: 6"]).is_empty());
    assert_eq!(shares(&[one]), ["agreement-budget-party"], "the other has none");
    assert_eq!(shares(&[one, other, one]), ["agreement-budget-party"], "one has two");
    assert_eq!(shares(&[one, other, "months: 6"]), ["agreement-budget-party"], "one is for nobody");
    assert_eq!(shares(&[one, other, "amount: 1, party: xyz"]), ["agreement-unknown-reference"]);
    let nobodys_rows = of_one(&format!("shares:\n{}", share(one)));
    assert_eq!(codes(&nobodys_rows), ["agreement-budget-party"]);
}

#[test]
fn whose_it_is_stands_at_each_or_at_none() {
    let row = of_two("").replace(", party: stockholm", "");
    assert_eq!(faults(&row), [("agreement-budget-party", "{id: a, sv: A, amount: 300}".to_owned())]);
    assert_eq!(codes(&of_two("").replace("party: stockholm", "party: xyz")), ["agreement-unknown-reference"]);
    let own = |list: &str| faults(&of_two(&format!("own_contribution: {list}\n")));
    assert_eq!(own("{amount: 1, clause: Bil}"), []);
    assert_eq!(own("[]"), []);
    assert_eq!(own("[{amount: 1, clause: Bil}, {amount: 2, clause: Bil}]"), []);
    assert_eq!(
        own("[{amount: 1, party: stockholm, clause: Bil}, {amount: 2, party: fralsningsarmen, clause: Bil}]"),
        []
    );
    assert_eq!(
        own("[{amount: 1, party: stockholm, clause: Bil}, {amount: 2, clause: Bil}]"),
        [("agreement-budget-party", "{amount: 2, clause: Bil}".to_owned())]
    );
    assert_eq!(own("{amount: 1, party: xyz, clause: Bil}"), [("agreement-unknown-reference", "xyz".to_owned())]);
    assert_eq!(own("{amount: x, clause: Bil}"), [("agreement-invalid", "x".to_owned())], "told at its own place");
    assert_eq!(own("[{amount: 1, clause: Bil}, {amount: x, clause: Bil}]"), [("agreement-invalid", "x".to_owned())]);
}

#[test]
fn one_amount_is_divided_on_everyone_s_rows_and_says_nothing_of_time() {
    let agreement = |budget: &str| -> Agreement { iop::load::understood(&with_budget(budget)).unwrap() };
    let own = "own_contribution: {amount: 1000, clause: Bil}\n";
    let of_two = agreement(&of_two(&format!("shares:\n{}{own}", share("amount: 201"))));
    let whole = prorate(&of_two, Asked::year(2026)).unwrap();
    let rows: Vec<Amount> = whole.rows.iter().map(|row| row.amount).collect();
    assert_eq!(rows, [151, 50].map(Amount::kronor), "150.75 and 50.25");
    assert_eq!(whole.part_of_year(), (205, 365), "clients are by days");
    assert_eq!(whole.own_total(None), Some((Amount::kronor(1000), Amount::kronor(503))), "201 of 400");
    let alone = prorate(&of_two, Asked { party: Some("stockholm"), ..Asked::year(2026) }).unwrap();
    assert_eq!(alone.total.amount, Amount::kronor(151));
    assert_eq!(alone.own_total(None), None, "nobody says that it is the party's");
    let of_nothing = agreement(&of_one(&format!("shares:\n{}{own}", share("amount: 200"))).replace("300", "0"));
    let nothing = prorate(&of_nothing, Asked::year(2026)).unwrap();
    assert_eq!(nothing.total.amount, Amount::default(), "refused by check, and no panic here");
    assert_eq!(nothing.own_total(None), Some((Amount::kronor(1000), Amount::default())));
}

#[test]
fn what_the_page_on_agreements_shows_of_budgets_is_right() {
    let page = fs::read_to_string("docs/agreement.md").unwrap();
    let shown: Vec<&str> =
        page.split("```yaml exempel budget\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!shown.is_empty());
    for budget in shown {
        let budget: String =
            budget.lines().filter_map(|line| line.strip_prefix("  ")).map(|line| format!("{line}\n")).collect();
        assert_eq!(faults(&budget), [], "{budget}");
    }
}
