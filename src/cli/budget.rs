//! `iop budget`.

use super::args::{BasisArg, BudgetArgs, DocumentFormat};
use super::env::Env;
use super::{Outcome, Session, document, office, refuse};
use crate::compute::{Asked, Wish, prorate};
use crate::report::budget_report;

const FORMATS: [DocumentFormat; 7] = [
    DocumentFormat::Text,
    DocumentFormat::Md,
    DocumentFormat::Html,
    DocumentFormat::Docx,
    DocumentFormat::Xlsx,
    DocumentFormat::Csv,
    DocumentFormat::Json,
];

/// The rows and their payments: what a spreadsheet gets where no table is named.
const MAIN_TABLE: &str = "budget";

/// Prorates the year's grant.
pub fn run(args: &BudgetArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let format = document::format(&args.target, args.table.as_deref(), &FORMATS)?;
    office::refuse_unfit(format, &args.target, env)?;
    let records = session.records(&env.folder.clone(), env)?;
    let checked = session.check_agreement(&records);
    let Some(checked) = session.sound_agreement(checked, &records, env)? else { return Ok(Outcome::Refused) };
    let wish = match (args.months, args.basis) {
        (Some(months), _) => Wish::Months(months),
        (None, Some(BasisArg::Days)) => Wish::Days,
        (None, None) => Wish::Agreed,
    };
    let agreement = checked.agreement();
    let asked = Asked { year: args.year, wish, until: args.until, party: args.party.as_deref() };
    let proration = match prorate(agreement, asked) {
        Ok(proration) => proration,
        Err(words) => return refuse(words),
    };
    let agreement = agreement.on(proration.period.to);
    let lang = session.document_lang(agreement.agreement.language);
    let report = budget_report(agreement, &proration, session.today);
    match (&args.table, format) {
        (Some(table), _) => document::table(&report, lang, table, &args.target, env),
        (None, DocumentFormat::Csv) => document::tables(&report, lang, Some(MAIN_TABLE), &args.target, env),
        (None, format) => document::answer(&report, lang, format, &args.target, env),
    }
}
