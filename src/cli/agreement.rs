//! `iop agreement`.

use super::args::{AgreementArgs, TermsFormat};
use super::env::Env;
use super::output::{self, PLAIN_WIDTH};
use super::{Outcome, Session};
use crate::render::{markdown, text};
use crate::report::agreement_terms;

/// Shows the terms in force.
pub fn run(args: &AgreementArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let records = session.records(&env.folder.clone(), env)?;
    let checked = session.check_agreement(&records);
    let Some(checked) = session.sound_agreement(checked, &records, env)? else { return Ok(Outcome::Refused) };
    let agreement = checked.agreement();
    let document = agreement_terms(agreement, session.document_lang(agreement.agreement.language));
    let mut bytes = Vec::new();
    match args.format {
        TermsFormat::Text => text::render(&document, env.width.unwrap_or(PLAIN_WIDTH), &mut bytes)?,
        TermsFormat::Md => markdown::render(&document, &mut bytes)?,
    }
    output::write(&bytes, None, false, env)
}
