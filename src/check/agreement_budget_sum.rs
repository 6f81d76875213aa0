//! A budget whose rows don't add up to the sum that it states, or to nothing that an amount can be divided on.

use super::{Check, Findings};
use crate::model::agreement::{Budget, Extent, StatedShare};
use crate::model::{Agreement, Amount};
use crate::rules::rule;
use crate::say;

pub(super) static CHECK: Check = Check::terms(&rule!("agreement-budget-sum", Error), find);

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
    // Rows that end within a period came to something in its first days, on which an amount is divided all the same.
    let since = agreement.amendments.last().map(|amendment| amendment.from);
    let begins = |share: &StatedShare| since.is_none_or(|since| since <= share.from);
    let shares = agreement.budget.shares.iter().enumerate().filter(|(_, share)| begins(share));
    for (at, share) in shares.filter(|(_, share)| is_of_nothing(budget, share)) {
        let message = say!(
            sv "Beloppet går inte att fördela, för raderna som det gäller blir inte mer än 0 kr.",
            en "The amount can't be divided, since the rows that it is for come to no more than 0 kr."
        );
        let help = say!(
            sv "Skriv raderna med sina belopp för tolv månader.",
            en "Write the rows with their amounts for twelve months."
        );
        findings.term(format!("budget.shares[{at}].amount"), message, help, &share.clause);
    }
}

/// Whether a share is an amount for rows that come to nothing. An unknown party is told elsewhere.
fn is_of_nothing(budget: &Budget, share: &StatedShare) -> bool {
    let Extent::Amount { party, .. } = &share.extent else { return false };
    let mut rows = budget.rows.iter().filter(|row| party.is_none() || row.party == *party).peekable();
    let has_rows = party.is_none() || rows.peek().is_some();
    has_rows && rows.map(|row| row.amount).sum::<Amount>() <= Amount::default()
}
