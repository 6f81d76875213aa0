//! `iop report`.

use std::io;

use chrono::NaiveDate;

use crate::check::{CheckedDataset, Selection};
use crate::cli::answer::Asked;
use crate::cli::args::{Target, Words, day, year};
use crate::cli::env::Env;
use crate::cli::git::words;
use crate::cli::outcome::{Outcome, Refusal, refuse};
use crate::cli::party;
use crate::cli::session::{Records, Session};
use crate::compute::{Narrowing, PeriodActivity, Reported, Tally, activity, reported};
use crate::git;
use crate::model::{Edition, Period};
use crate::nearest::{Candidate, list_ids};
use crate::report::{Provenance, activity_report, trace, uncommented};
use crate::say;

/// The annual activity report.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The calendar year.
    #[arg(value_parser = year)]
    year: i32,
    /// A quarter of it, 1–4.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=4), conflicts_with_all = ["from", "to"])]
    quarter: Option<u32>,
    /// From this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Option<NaiveDate>,
    /// To this day, included.
    #[arg(long, value_name = "DATE", value_parser = day)]
    to: Option<NaiveDate>,
    /// The records of one party, by its id.
    #[arg(long, value_name = "ID")]
    party: Option<String>,
    /// For whom it is.
    #[arg(long)]
    edition: Option<Edition>,
    /// Where it goes.
    #[command(flatten)]
    target: Target,
    /// One table, as CSV.
    #[arg(long, value_name = "TABLE", conflicts_with = "trace")]
    table: Option<String>,
    /// Report on the sound records, though others have errors.
    #[arg(long)]
    allow_errors: bool,
    /// List what was counted for FIGURE, TABLE/ROW or TABLE/ROW/COLUMN.
    #[arg(long, value_name = "FIGURE", conflicts_with_all = ["format", "output"])]
    trace: Option<String>,
}

/// The same in Swedish.
pub const SWEDISH: Words = &[
    ("", "Verksamhetsrapporten"),
    ("year", "Kalenderåret"),
    ("quarter", "Ett kvartal av det, 1–4"),
    ("from", "Från och med den här dagen"),
    ("to", "Till och med den här dagen"),
    ("party", "En parts poster, efter dess id"),
    ("edition", "Vem den är till: internal (partnerskapet) eller public (alla)"),
    ("table", "En tabell, som CSV"),
    ("allow_errors", "Redovisa de riktiga posterna, fast andra har fel"),
    ("trace", "Visa vad som räknades för TAL, TABELL/RAD eller TABELL/RAD/KOLUMN"),
];

/// Reports on a year or a part of it.
pub fn run(args: &Arguments, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let asked = Asked { target: &args.target, table: args.table.as_deref(), takes: |_| true, alone: None };
    let opened = asked.open(Session::check, session, env)?;
    let agreement = opened.data.agreement();
    edition(args, &opened.data)?;
    let party = party::asked(agreement, args.party.as_deref())?;
    let days = reported(&agreement.term, args.year, narrowing(args), session.today).map_err(Refusal::from)?;
    tell_cut(args, &days, session, env)?;
    if !args.allow_errors {
        let way_out = say!(
            sv "`--allow-errors` rapporterar på de poster som är riktiga.",
            en "`--allow-errors` reports on those that are sound."
        );
        opened.refuse_errors(Some(&way_out), env)?;
    }
    let activity = activity(Selection::from(&opened.data).narrowed(party), days);
    let data = activity.scope.data;
    if let Some(name) = &args.trace {
        let document = activity_report(&activity, &provenance(data, None));
        return list(trace(&document, name).map_err(Refusal::Words)?, data, env);
    }
    let provenance = provenance(data, commit(&opened.records, session, env)?);
    if session.globals.verbose {
        name_uncommented(&activity, session, env)?;
    }
    let language = activity.scope.data.agreement().agreement.language;
    opened.answer(language, || activity_report(&activity, &provenance), env)
}

fn narrowing(args: &Arguments) -> Narrowing {
    match (args.quarter, args.from, args.to) {
        (Some(quarter), ..) => Narrowing::Quarter(quarter),
        (None, None, None) => Narrowing::Year,
        (None, from, to) => Narrowing::Days(from, to),
    }
}

/// Says which days are reported, where some that were asked for don't lie in the year and the term.
fn tell_cut(args: &Arguments, days: &Reported, session: &Session, env: &mut Env) -> io::Result<()> {
    let (Period { from, to }, year) = (days.whole, args.year);
    if args.from.is_none_or(|asked| asked >= from) && args.to.is_none_or(|asked| asked <= to) {
        return Ok(());
    }
    let words = say!(
        sv "Rapporten gäller {from} till {to}: den del av dagarna som ligger i {year} och i överenskommelsens tid.",
        en "The report is of {from} to {to}: those of the days that lie in {year} and in the term of the agreement."
    );
    session.note(&words, env)
}

/// A written report goes to somebody, so its edition is said, unless the agreement names one.
fn edition(args: &Arguments, data: &CheckedDataset) -> anyhow::Result<()> {
    let by_agreement = data.agreement().report.default_edition.as_deref().and_then(Edition::of_id);
    let edition = args.edition.or(by_agreement);
    let readers = data.agreement().internal_readers();
    match edition {
        Some(Edition::Internal) => Ok(()),
        Some(Edition::Public) => refuse(say!(
            sv "Den offentliga utgåvan finns inte än; `--edition internal` är för {readers}.",
            en "The public edition isn't there yet; `--edition internal` is for {readers}."; readers
        )),
        None if args.target.output.is_none() => Ok(()),
        None => refuse(say!(
            sv "Säg vem filen är till: `--edition internal` för {readers}.",
            en "Say for whom the file is: `--edition internal` for {readers}."; readers
        )),
    }
}

/// Says on which sections nobody has written anything.
fn name_uncommented(activity: &PeriodActivity, session: &Session, env: &mut Env) -> anyhow::Result<()> {
    let sections: Vec<_> =
        uncommented(activity).into_iter().map(|section| Candidate::new(&section.id, section)).collect();
    if sections.is_empty() {
        return Ok(());
    }
    let sections = list_ids(&sections);
    Ok(session.warn(&say!(sv "utan kommentar: {sections}", en "without commentary: {sections}"; sections), env)?)
}

/// The commit that the records stand at. Where git won't say, that is told: a report that names none can't be made again.
fn commit(records: &Records, session: &Session, env: &mut Env) -> io::Result<Option<(String, bool)>> {
    let error = match git::commit(&records.real_root) {
        Ok(commit) => return Ok(commit),
        Err(error) => error,
    };
    let why = words(error);
    let told = say!(
        sv "Rapporten säger inte vilken version i git den är gjord av. {why}",
        en "The report doesn't say of which commit it was made. {why}"; why
    );
    session.warn(&told, env)?;
    Ok(None)
}

fn provenance(data: Selection, commit: Option<(String, bool)>) -> Provenance {
    Provenance {
        records: data.counted(),
        left_out: data.left_out(),
        warnings: data.warnings(),
        digest: data.digest(),
        commit,
        program: env!("CARGO_PKG_VERSION"),
    }
}

/// Lists what was counted, one id a line, sorted.
fn list(counted: &Tally, data: Selection, env: &mut Env) -> anyhow::Result<Outcome> {
    let mut ids: Vec<String> = counted.members().iter().map(|member| member.id(data.sources())).collect();
    ids.sort();
    ids.iter().try_for_each(|id| writeln!(env.out, "{id}"))?;
    Ok(Outcome::Done)
}
