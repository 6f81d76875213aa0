//! `iop report`.

use super::args::{DocumentFormat, ReportArgs};
use super::env::Env;
use super::session::Records;
use super::{Outcome, Session, document, office, party, refuse};
use crate::check::{CheckedDataset, Selection};
use crate::compute::{Activity, Narrowing, Reported, activity, reported};
use crate::diagnostic::quote;
use crate::git;
use crate::model::Edition;
use crate::nearest::{Candidate, Meant, nearest};
use crate::report::{Provenance, activity_report};
use crate::rules::Severity;
use crate::say;

const FORMATS: [DocumentFormat; 7] = [
    DocumentFormat::Text,
    DocumentFormat::Md,
    DocumentFormat::Html,
    DocumentFormat::Docx,
    DocumentFormat::Xlsx,
    DocumentFormat::Csv,
    DocumentFormat::Json,
];

/// Reports on a year or a part of it.
pub fn run(args: &ReportArgs, session: &Session, env: &mut Env) -> anyhow::Result<Outcome> {
    let format = document::format(&args.target, args.table.as_deref(), &FORMATS)?;
    office::refuse_unfit(format, &args.target, env)?;
    let records = session.records(&env.folder.clone(), env)?;
    let checked = session.check(&records, env);
    let Some(data) = session.sound_agreement(checked, &records, env)? else { return Ok(Outcome::Refused) };
    edition(args, &data)?;
    let party = party::asked(data.agreement(), args.party.as_deref())?;
    let days = match reported(&data.agreement().term, args.year, narrowing(args), session.today) {
        Ok(days) => days,
        Err(words) => return refuse(words),
    };
    if data.count(Severity::Error) > 0 && !args.allow_errors {
        let way_out = say!(
            sv "`--allow-errors` rapporterar på de poster som är riktiga.",
            en "`--allow-errors` reports on those that are sound."
        );
        return session.refuse_errors(&data, Some(&way_out), &records, env);
    }
    answer(args, format, Selection::from(&data).of(party), days, &records, session, env)
}

fn answer(
    args: &ReportArgs,
    format: DocumentFormat,
    data: Selection,
    days: Reported,
    records: &Records,
    session: &Session,
    env: &mut Env,
) -> anyhow::Result<Outcome> {
    let activity = activity(data, days);
    if let Some(of) = &args.trace {
        return trace(&activity, of, env);
    }
    let lang = session.document_lang(data.agreement().agreement.language);
    let provenance = provenance(data, records);
    let report = activity_report(&activity, &provenance);
    match (&args.table, format) {
        (Some(table), _) => document::table(&report, lang, table, &args.target, env),
        (None, DocumentFormat::Csv) => document::tables(&report, lang, None, &args.target, env),
        (None, format) => document::answer(&report, lang, format, &args.target, env),
    }
}

fn narrowing(args: &ReportArgs) -> Narrowing {
    match (args.quarter, args.from, args.to) {
        (Some(quarter), ..) => Narrowing::Quarter(quarter),
        (None, None, None) => Narrowing::Year,
        (None, from, to) => Narrowing::Days(from, to),
    }
}

/// A written report goes to somebody, so its edition is said, unless the agreement names one.
fn edition(args: &ReportArgs, data: &CheckedDataset) -> anyhow::Result<()> {
    let by_agreement = data.agreement().report.default_edition.as_deref();
    let edition = args.edition.or(match by_agreement {
        Some("public") => Some(Edition::Public),
        Some(_) => Some(Edition::Internal),
        None => None,
    });
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

fn provenance(data: Selection, records: &Records) -> Provenance {
    Provenance {
        records: data.counted(),
        left_out: data.left_out(),
        warnings: data.warnings(),
        digest: data.digest(),
        commit: git::commit(&records.root),
        program: env!("CARGO_PKG_VERSION"),
    }
}

/// Lists what was counted, one id a line, sorted.
fn trace(activity: &Activity, of: &str, env: &mut Env) -> anyhow::Result<Outcome> {
    let Some(tally) = activity.trace(of) else {
        let shown = quote(of);
        if activity.figure(of.strip_prefix("figures/").unwrap_or(of)).is_some() {
            return refuse(say!(
                sv "{shown} är inte angivet: posterna säger inget om det.",
                en "{shown} isn't stated: the records say nothing of it."
            ));
        }
        let ids = traceable(activity);
        return refuse(match nearest(of, ids.iter().map(|id| Candidate::bare(id))).map(Meant::id) {
            Some(near) => {
                say!(
                    sv "{shown} räknas inte av poster. Menas {near}?",
                    en "{shown} isn't counted from records. Did you mean {near}?"
                )
            }
            None => say!(sv "{shown} räknas inte av poster.", en "{shown} isn't counted from records."),
        });
    };
    let mut ids: Vec<String> = tally.members().iter().map(|member| member.id(activity.data.sources())).collect();
    ids.sort();
    ids.iter().try_for_each(|id| writeln!(env.out, "{id}"))?;
    Ok(Outcome::Done)
}

/// Everything that can be traced.
fn traceable(activity: &Activity) -> Vec<String> {
    let figures = activity.figures.iter().map(|figure| figure.figure.id.clone());
    let rows =
        activity.breakdowns.iter().flat_map(|table| table.rows.iter().map(|row| format!("{}/{}", table.id, row.id)));
    let sums = activity.sums.iter().flat_map(|sum| ["stated", "not-stated"].map(|row| format!("{}/{row}", sum.id)));
    figures.chain(rows).chain(sums).collect()
}
