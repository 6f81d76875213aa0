//! Budgets of other partnerships: what `agreement.yaml` may say of them, and what it can't.

use std::fs;

use iop::compute::{Wanted, prorate};
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
    let texts = "    - {id: Bil A, sv: Bilaga A}\n    - {id: Bil B, sv: Bilaga B}\n    - id: ÖK\n";
    let agreement = agreement.replacen("    - id: ÖK\n", texts, 1);
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

#[test]
fn one_amount_is_divided_on_everyone_s_rows_and_says_nothing_of_time() {
    let agreement = |budget: &str| -> Agreement { iop::load::understood(&with_budget(budget)).unwrap() };
    let own = "own_contribution: {amount: 1000, clause: Bil}\n";
    let of_two = agreement(&of_two(&format!("shares:\n{}{own}", share("amount: 201"))));
    let whole = prorate(&of_two, Wanted::year(2026)).unwrap();
    let rows: Vec<Amount> = whole.rows.iter().map(|row| row.amount).collect();
    assert_eq!(rows, [151, 50].map(Amount::kronor), "150.75 and 50.25");
    assert_eq!(whole.part_of_year(), (41, 73), "clients are by days");
    assert_eq!(whole.own_total(None), Some((Amount::kronor(1000), Amount::kronor(503))), "201 of 400");
    let alone = prorate(&of_two, Wanted { party: Some("stockholm"), ..Wanted::year(2026) }).unwrap();
    assert_eq!(alone.total.amount, Amount::kronor(151));
    assert_eq!(alone.own_total(None), None, "nobody says that it is the party's");
    let of_nothing = agreement(&of_one(&format!("shares:\n{}{own}", share("amount: 200"))).replace("300", "0"));
    let nothing = prorate(&of_nothing, Wanted::year(2026)).unwrap();
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
