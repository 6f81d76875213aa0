//! `iop agreement`.

use chrono::{Datelike, NaiveDate};
use clap::ValueEnum;

use crate::check::Selection;
use crate::cli::answer::{Asked, is_of_whole};
use crate::cli::args::{Target, Words, day, year};
use crate::cli::env::Env;
use crate::cli::outcome::{Outcome, Refusal, refuse};
use crate::cli::party;
use crate::cli::session::Session;
use crate::compute::{Narrowing, Unanswerable, activity, after_notice, reported};
use crate::model::Agreement;
use crate::model::agreement::TermOfAgreement;
use crate::render::Format;
use crate::report::{Document, agreement_terms, amendments_log, commitments_report, notice_report};
use crate::say;

/// The terms, fields and vocabularies in force, with their clauses, and what the texts leave open.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A part of it; the terms, if none is named.
    part: Option<Part>,
    /// The calendar year of the commitments, if not this year.
    #[arg(long, value_name = "YEAR", value_parser = year, requires = "part")]
    year: Option<i32>,
    /// The terms that apply on a day, if not today.
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "part")]
    on: Option<NaiveDate>,
    /// The commitments of one party, by its id.
    #[arg(long, value_name = "ID", requires = "part")]
    party: Option<String>,
    /// What notice on a day leads to: the last day, the share until then, what is paid by then.
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with_all = ["part", "on"])]
    notice: Option<NaiveDate>,
    /// Where it goes.
    #[command(flatten)]
    target: Target,
}

/// The same in Swedish.
pub const SWEDISH: Words = &[
    ("", "Villkor, fält och listor som gäller, med paragrafer, och det som texterna lämnar öppet"),
    (
        "part",
        "En del av den: commitments (åtagandena, om de är uppfyllda, och varför) eller log (ändringarna: från när, varför, vem som undertecknat); villkoren, om ingen nämns",
    ),
    ("on", "Villkoren som gäller den dagen, om inte i dag"),
    ("notice", "Vad en uppsägning den dagen leder till: sista dag, andel dit, utbetalt dit"),
    ("year", "Kalenderåret för åtagandena, om inte i år"),
    ("party", "En parts åtaganden, efter dess id"),
    (
        "format",
        "Format, om inte efter filens ändelse: {values}; villkoren bara som text eller md, json och csv bara för commitments",
    ),
    ("output", "Skriv en fil"),
    ("force", "Skriv över filen om den finns"),
];

/// A part of the agreement that is asked for by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Every duty, whether it is met, and why.
    #[value(alias = "åtaganden")]
    Commitments,
    /// What was changed after it was signed, from when, why, and who signed.
    #[value(alias = "ändringar")]
    Log,
}

/// The formats of the terms, which are one long list.
const TERMS_FORMATS: [&str; 2] = ["text", "md"];

/// The only table of the commitments.
const COMMITMENTS_TABLE: &str = "commitments";

/// Shows the terms in force, or a part by itself.
pub fn run(args: &Arguments, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let today = session.today;
    match (args.part, args.notice) {
        (None, None) => {
            let on = args.on.unwrap_or(today);
            let takes = |format: &Format| TERMS_FORMATS.contains(&format.id);
            shown(takes, args, session, env, |agreement| Ok(agreement_terms(agreement, on, today)))
        }
        (None, Some(given)) => shown(is_of_whole, args, session, env, |agreement| {
            after_notice(agreement, given).map(|effect| notice_report(agreement.on(given), &effect, today))
        }),
        (Some(Part::Log), _) if args.year.is_some() || args.party.is_some() => refuse(say!(
            sv "--year och --party hör till `iop agreement commitments`.",
            en "--year and --party belong to `iop agreement commitments`."
        )),
        (Some(Part::Log), _) => {
            shown(is_of_whole, args, session, env, |agreement| Ok(amendments_log(agreement, today)))
        }
        (Some(Part::Commitments), _) => commitments(args, session, env),
    }
}

/// Shows a document that is made of the agreement alone, and has no data of its own.
fn shown(
    takes: fn(&Format) -> bool,
    args: &Arguments,
    session: &Session,
    env: &mut Env,
    document: impl FnOnce(&Agreement) -> Result<Document, Unanswerable>,
) -> anyhow::Result<Outcome> {
    let asked = Asked { target: &args.target, table: None, takes, alone: None };
    let opened = asked.open(Session::check_agreement, session, env)?;
    let agreement = opened.data.agreement();
    let made = document(agreement).map_err(Refusal::from)?;
    if let Some(on) = args.on.filter(|on| !agreement.term.longest().contains(*on)) {
        let term = agreement.term.longest();
        let words = say!(
            sv "{on} ligger utanför överenskommelsens tid, {term}.",
            en "{on} lies outside the term of the agreement, {term}."
        );
        session.note(&words, env)?;
    }
    opened.answer(agreement.agreement.language, || made, env)
}

fn commitments(args: &Arguments, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let asked = Asked { target: &args.target, table: None, takes: |_| true, alone: Some(COMMITMENTS_TABLE) };
    let opened = asked.open(Session::check, session, env)?;
    let agreement = opened.data.agreement();
    let party = party::asked(agreement, args.party.as_deref())?;
    let year = args.year.unwrap_or_else(|| year_in_term(&agreement.term, session.today.year()));
    let days = reported(&agreement.term, year, Narrowing::Year, session.today).map_err(Refusal::from)?;
    opened.refuse_errors(None, env)?;
    let activity = activity(Selection::from(&opened.data).narrowed(party), days);
    opened.answer(agreement.agreement.language, || commitments_report(&activity), env)
}

/// The year, or the nearest one in which the agreement is in force.
fn year_in_term(term: &TermOfAgreement, year: i32) -> i32 {
    let longest = term.longest();
    year.clamp(longest.from.year(), longest.to.year())
}
