//! `iop agreement`.

use chrono::Datelike;

use super::args::{AgreementArgs, AgreementPart, DocumentFormat};
use super::env::Env;
use super::{Outcome, Session, document, office, output, party, refuse};
use crate::check::Selection;
use crate::compute::{Narrowing, activity, after_notice, reported};
use crate::lang::Text;
use crate::model::Agreement;
use crate::model::agreement::TermOfAgreement;
use crate::report::{Document, agreement_terms, amendments_log, commitments_report, notice_report};
use crate::rules::Severity;
use crate::say;

const TERMS_FORMATS: [DocumentFormat; 2] = [DocumentFormat::Text, DocumentFormat::Md];

const PART_FORMATS: [DocumentFormat; 5] =
    [DocumentFormat::Text, DocumentFormat::Md, DocumentFormat::Html, DocumentFormat::Docx, DocumentFormat::Xlsx];

const COMMITMENTS_FORMATS: [DocumentFormat; 7] = [
    DocumentFormat::Text,
    DocumentFormat::Md,
    DocumentFormat::Html,
    DocumentFormat::Docx,
    DocumentFormat::Xlsx,
    DocumentFormat::Csv,
    DocumentFormat::Json,
];

/// The only table of the commitments.
const COMMITMENTS_TABLE: &str = "commitments";

/// Shows the terms in force, or a part by itself.
pub fn run(args: &AgreementArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let today = session.today;
    match (args.part, args.notice) {
        (None, None) => {
            let on = args.on.unwrap_or(today);
            shown(&TERMS_FORMATS, args, session, env, |agreement| Ok(agreement_terms(agreement, on, today)))
        }
        (None, Some(given)) => shown(&PART_FORMATS, args, session, env, |agreement| {
            after_notice(agreement, given).map(|effect| notice_report(agreement.on(given), &effect, today))
        }),
        (Some(AgreementPart::Log), _) if args.year.is_some() || args.party.is_some() => refuse(say!(
            sv "--year och --party hör till `iop agreement commitments`.",
            en "--year and --party belong to `iop agreement commitments`."
        )),
        (Some(AgreementPart::Log), _) => {
            shown(&PART_FORMATS, args, session, env, |agreement| Ok(amendments_log(agreement, today)))
        }
        (Some(AgreementPart::Commitments), _) => commitments(args, session, env),
    }
}

/// Shows a document that is made of the agreement alone.
fn shown(
    formats: &[DocumentFormat],
    args: &AgreementArgs,
    session: &Session,
    env: &mut Env,
    document: impl FnOnce(&Agreement) -> Result<Document, Text>,
) -> anyhow::Result<Outcome> {
    let format = output::format(&args.target, formats)?;
    office::refuse_unfit(format, &args.target, env)?;
    let records = session.records(&env.folder.clone(), env)?;
    let checked = session.check_agreement(&records);
    let Some(checked) = session.sound_agreement(checked, &records, env)? else { return Ok(Outcome::Refused) };
    let agreement = checked.agreement();
    match document(agreement) {
        Ok(made) => {
            document::answer(&made, session.document_lang(agreement.agreement.language), format, &args.target, env)
        }
        Err(words) => refuse(words),
    }
}

fn commitments(args: &AgreementArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let format = output::format(&args.target, &COMMITMENTS_FORMATS)?;
    office::refuse_unfit(format, &args.target, env)?;
    let records = session.records(&env.folder.clone(), env)?;
    let checked = session.check(&records, env);
    let Some(checked) = session.sound_agreement(checked, &records, env)? else { return Ok(Outcome::Refused) };
    let agreement = checked.agreement();
    let party = party::asked(agreement, args.party.as_deref())?;
    let year = args.year.unwrap_or_else(|| year_in_term(&agreement.term, session.today.year()));
    let days = match reported(&agreement.term, year, Narrowing::Year, session.today) {
        Ok(days) => days,
        Err(words) => return refuse(words),
    };
    if checked.count(Severity::Error) > 0 {
        return session.refuse_errors(&checked, None, &records, env);
    }
    let activity = activity(Selection::from(&checked).of(party), days);
    let lang = session.document_lang(agreement.agreement.language);
    let report = commitments_report(&activity);
    match format {
        DocumentFormat::Csv => document::tables(&report, lang, Some(COMMITMENTS_TABLE), &args.target, env),
        format => document::answer(&report, lang, format, &args.target, env),
    }
}

/// The year, or the nearest one in which the agreement is in force.
fn year_in_term(term: &TermOfAgreement, year: i32) -> i32 {
    let longest = term.longest();
    year.clamp(longest.from.year(), longest.to.year())
}
