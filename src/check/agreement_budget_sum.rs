//! A budget whose rows don't add up to the sum that it states.

use super::{Find, Findings, Rule, rule};
use crate::model::Agreement;
use crate::say;

pub(super) const RULE: Rule = rule!("agreement-budget-sum", Error, Find::Terms(find));

fn find(agreement: &Agreement, findings: &mut Findings) {
    let budget = &agreement.budget;
    let sum = budget.sum();
    if let Some(total) = budget.total.filter(|total| *total != sum) {
        let message = say!(
            sv "Budgetens rader blir {sum} kr, men summan sägs vara {total} kr.",
            en "The rows of the budget come to {sum} kr, but the sum is said to be {total} kr."
        );
        let help = say!(
            sv "Rätta den rad som är fel, eller skriv `total: {sum}`.",
            en "Mend the row that is wrong, or write `total: {sum}`."
        );
        findings.term("budget.total", message, help, &budget.clause);
    }
}
