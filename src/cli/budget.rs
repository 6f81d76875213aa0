//! `iop budget`.

use chrono::NaiveDate;

use super::args::{BasisArg, BudgetArgs, DocumentFormat};
use super::env::Env;
use super::{Outcome, Session, office, output, refuse};
use crate::compute::{Proration, Wish, prorate};
use crate::lang::Lang;
use crate::model::Agreement;
use crate::render::{csv, markdown, text};
use crate::report::{Document, budget_report, data};

const FORMATS: [DocumentFormat; 6] = [
    DocumentFormat::Text,
    DocumentFormat::Md,
    DocumentFormat::Csv,
    DocumentFormat::Json,
    DocumentFormat::Docx,
    DocumentFormat::Xlsx,
];

/// Prorates the year's grant.
pub fn run(args: &BudgetArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let format = output::format(&args.target, &FORMATS)?;
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
    let proration = match prorate(agreement, args.year, wish, args.until) {
        Ok(proration) => proration,
        Err(words) => return refuse(words),
    };
    let width = output::width(&args.target, env);
    let lang = session.document_lang(agreement.agreement.language);
    let bytes = rendered(agreement, &proration, format, session.today, lang, width)?;
    output::write(&bytes, &args.target, env)
}

fn rendered(
    agreement: &Agreement,
    proration: &Proration,
    format: DocumentFormat,
    day: NaiveDate,
    lang: Lang,
    width: u16,
) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let document = || budget_report(agreement, proration, day, lang);
    match format {
        DocumentFormat::Docx | DocumentFormat::Xlsx => bytes = office::render(&document(), format)?,
        DocumentFormat::Json => bytes.extend(data::to_json(&data::budget(agreement, proration, lang))?.bytes()),
        DocumentFormat::Md => markdown::render(&document(), &mut bytes)?,
        DocumentFormat::Text => text::render(&document(), width, &mut bytes)?,
        DocumentFormat::Csv => first_table(&document(), &mut bytes)?,
    }
    Ok(bytes)
}

/// The rows and payments, which come first.
fn first_table(document: &Document, bytes: &mut Vec<u8>) -> std::io::Result<()> {
    document.tables().first().map_or(Ok(()), |table| csv::render(table, bytes))
}
