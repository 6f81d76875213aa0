//! `iop budget`.

use chrono::NaiveDate;
use clap::ValueEnum;

use crate::cli::answer::Asked;
use crate::cli::args::{Target, Words, day, year};
use crate::cli::env::Env;
use crate::cli::outcome::{Outcome, Refusal};
use crate::cli::party::id_of;
use crate::cli::session::Session;
use crate::compute::{self, Wish, prorate};
use crate::report::budget_report;

/// The year's grant, prorated, with its payments.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The calendar year.
    #[arg(value_parser = year)]
    year: i32,
    /// The share of twelve months, counted back from the period's end.
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    months: Option<u32>,
    /// What the share is counted in, whatever the agreement says.
    #[arg(long, conflicts_with = "months")]
    basis: Option<Basis>,
    /// The period ends early, on this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<NaiveDate>,
    /// One party's rows, share and own contribution alone, by the party's id.
    #[arg(long, value_name = "ID")]
    party: Option<String>,
    /// Where it goes.
    #[command(flatten)]
    target: Target,
    /// One table, as CSV; the grant and its payments, if none is named.
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,
}

/// The same in Swedish.
pub const SWEDISH: Words = &[
    ("", "Årets ersättning, omräknad, med utbetalningar"),
    ("year", "Kalenderåret"),
    ("months", "Andelen av tolv månader, räknad bakåt från periodens slut"),
    ("basis", "Vad andelen räknas i, vad överenskommelsen än säger: days (dagar)"),
    ("until", "Perioden slutar tidigare, den här dagen"),
    ("party", "Bara en parts rader, andel och egna medel, genom partens id"),
    ("table", "En tabell, som CSV; ersättningen och utbetalningarna, om ingen nämns"),
];

/// What a share can be counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Basis {
    /// Days of the calendar year.
    #[value(alias = "dagar")]
    Days,
}

/// The rows and their payments: what a spreadsheet gets where no table is named.
const MAIN_TABLE: &str = "budget";

/// Prorates the year's grant.
pub fn run(args: &Arguments, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let asked = Asked { target: &args.target, table: args.table.as_deref(), takes: |_| true, alone: Some(MAIN_TABLE) };
    let opened = asked.open(Session::check_agreement, session, env)?;
    let wish = match (args.months, args.basis) {
        (Some(months), _) => Wish::Months(months),
        (None, Some(Basis::Days)) => Wish::Days,
        (None, None) => Wish::Agreed,
    };
    let party = args.party.as_deref().map(|name| id_of(opened.data.agreement(), name));
    let asked = compute::Wanted { year: args.year, wish, until: args.until, party };
    let proration = prorate(opened.data.agreement(), asked).map_err(Refusal::from)?;
    let agreement = opened.data.agreement().on(proration.period.to);
    opened.answer(agreement.agreement.language, || budget_report(agreement, &proration, session.today), env)
}
