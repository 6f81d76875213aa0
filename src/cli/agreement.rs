//! `iop agreement`.

use chrono::{Datelike, NaiveDate};

use super::args::{AgreementArgs, AgreementPart, DocumentFormat};
use super::env::Env;
use super::{Outcome, Session, document, office, output, party, refuse};
use crate::check::Selection;
use crate::compute::{Narrowing, activity, after_notice, reported};
use crate::diagnostic::Severity;
use crate::model::agreement::TermOfAgreement;
use crate::report::{agreement_terms, amendments_log, commitments_report, data, notice_report};

const FORMATS: [DocumentFormat; 2] = [DocumentFormat::Text, DocumentFormat::Md];

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
    match (args.part, args.notice) {
        (None, None) => terms(args, session, env),
        (None, Some(given)) => notice(given, args, session, env),
        (Some(AgreementPart::Commitments), _) => commitments(args, session, env),
        (Some(AgreementPart::Log), _) => log(args, session, env),
    }
}

fn terms(args: &AgreementArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let format = output::format(&args.target, &FORMATS)?;
    let records = session.records(&env.folder.clone(), env)?;
    let checked = session.check_agreement(&records);
    let Some(checked) = session.sound_agreement(checked, &records, env)? else { return Ok(Outcome::Refused) };
    let agreement = checked.agreement();
    let (on, lang) = (args.on.unwrap_or(session.today), session.document_lang(agreement.agreement.language));
    let terms = agreement_terms(agreement, on, session.today, lang);
    document::answer(&terms, format, &args.target, env)
}

fn notice(given: NaiveDate, args: &AgreementArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let format = output::format(&args.target, &PART_FORMATS)?;
    office::refuse_unfit(format, &args.target, env)?;
    let records = session.records(&env.folder.clone(), env)?;
    let checked = session.check_agreement(&records);
    let Some(checked) = session.sound_agreement(checked, &records, env)? else { return Ok(Outcome::Refused) };
    let agreement = checked.agreement();
    let effect = match after_notice(agreement, given) {
        Ok(effect) => effect,
        Err(words) => return refuse(words),
    };
    let report = notice_report(agreement, &effect, session.today, session.document_lang(agreement.agreement.language));
    document::answer(&report, format, &args.target, env)
}

fn log(args: &AgreementArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let format = output::format(&args.target, &PART_FORMATS)?;
    office::refuse_unfit(format, &args.target, env)?;
    let records = session.records(&env.folder.clone(), env)?;
    let checked = session.check_agreement(&records);
    let Some(checked) = session.sound_agreement(checked, &records, env)? else { return Ok(Outcome::Refused) };
    let agreement = checked.agreement();
    let log = amendments_log(agreement, session.today, session.document_lang(agreement.agreement.language));
    document::answer(&log, format, &args.target, env)
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
    if format == DocumentFormat::Json {
        let json = data::to_json(&data::commitments(&activity, lang))?;
        return output::write(json.as_bytes(), &args.target, env);
    }
    let report = commitments_report(&activity, lang);
    match format {
        DocumentFormat::Csv => document::tables(&report, Some(COMMITMENTS_TABLE), &args.target, env),
        format => document::answer(&report, format, &args.target, env),
    }
}

/// The year, or the nearest one in which the agreement is in force.
fn year_in_term(term: &TermOfAgreement, year: i32) -> i32 {
    let longest = term.longest();
    year.clamp(longest.from.year(), longest.to.year())
}
