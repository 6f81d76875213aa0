//! `iop agreement`.

use super::args::{AgreementArgs, DocumentFormat};
use super::env::Env;
use super::{Outcome, Session, output};
use crate::render::{markdown, text};
use crate::report::agreement_terms;

const FORMATS: [DocumentFormat; 2] = [DocumentFormat::Text, DocumentFormat::Md];

/// Shows the terms in force.
pub fn run(args: &AgreementArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let format = output::format(&args.target, &FORMATS)?;
    let records = session.records(&env.folder.clone(), env)?;
    let checked = session.check_agreement(&records);
    let Some(checked) = session.sound_agreement(checked, &records, env)? else { return Ok(Outcome::Refused) };
    let agreement = checked.agreement();
    let document = agreement_terms(agreement, session.today, session.document_lang(agreement.agreement.language));
    let mut bytes = Vec::new();
    match format {
        DocumentFormat::Md => markdown::render(&document, &mut bytes)?,
        _ => text::render(&document, output::width(&args.target, env), &mut bytes)?,
    }
    output::write(&bytes, &args.target, env)
}
