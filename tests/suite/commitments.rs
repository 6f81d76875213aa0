//! Every kind of measure that a commitment can have, and how it is judged: the year that runs, the year that is over,
//! a part of it, and what nobody stated.

use iop::check::CheckedDataset;
use iop::compute::{Narrowing, activity, reported};
use iop::lang::Lang;
use iop::load::{BUILT_IN, load};
use iop::model::agreement::DutyMeasure;
use iop::render::json;
use iop::report::commitments_report;
use serde_json::Value;

use crate::directory::{checked, directory};

const RUNNING: &str = "2026-11-22";
const OVER: &str = "2027-03-01";

/// The built-in agreement with one commitment, `keys` of it, and a few records.
struct Story<'a> {
    keys: &'a str,
    term: &'a str,
    files: &'a [(&'a str, &'a str)],
}

impl Story<'_> {
    fn checked(&self, today: &str) -> CheckedDataset {
        let checked = checked(directory(&self.agreement(), self.files).path(), today);
        assert_eq!(checked.diagnostics().iter().find(|diagnostic| diagnostic.is_error()), None);
        checked
    }

    fn agreement(&self) -> String {
        let (before, rest) = BUILT_IN.split_once("\ncommitments:\n").unwrap();
        let (_, after) = rest.split_once("\nreport:\n").unwrap();
        let one = format!("  - {{id: duty, sv: Plikt, en: Duty, clause: \"§1\", {}}}", self.keys);
        let whole = format!("{before}\ncommitments:\n{one}\nreport:\n{after}");
        whole.replace("\ngoals:", &format!("\n{}\ngoals:", self.term))
    }

    fn outcome(&self, year: i32, narrowing: Narrowing, today: &str) -> Value {
        let checked = self.checked(today);
        let days = reported(&checked.agreement().term, year, narrowing, today.parse().unwrap()).unwrap();
        let mut told = Vec::new();
        json::render(&commitments_report(&activity(&checked, days)), Lang::En, &mut told).unwrap();
        serde_json::from_slice::<Value>(&told).unwrap()["commitments"][0].take()
    }
}

/// The year 2026 on a day, in short: status, target, value and why, in English.
fn judged_in(keys: &str, files: &[(&str, &str)], narrowing: Narrowing, today: &str) -> String {
    short(&Story { keys, term: "", files }.outcome(2026, narrowing, today))
}

fn judged(keys: &str, files: &[(&str, &str)], today: &str) -> String {
    judged_in(keys, files, Narrowing::Year, today)
}

fn short(outcome: &Value) -> String {
    let told = |key: &str| match &outcome[key] {
        Value::Null => "-".to_owned(),
        Value::String(words) => words.clone(),
        number => number.to_string(),
    };
    format!("{} {} {}: {}", told("status"), told("target"), told("value"), told("why"))
}

const SUPERVISION: &str = "stated: supervision_sessions, at_least: 2";
const PLEDGES: &str = "stated: secrecy_pledges.volunteers, all_of: volunteers";

#[test]
fn what_is_stated_for_the_year_is_judged_by_its_target() {
    let stated = |sessions: &'static str| [("resources/2026.yaml", sessions)];
    let of_year = |sessions, today| judged(SUPERVISION, &stated(sessions), today);
    assert_eq!(of_year("supervision_sessions: 2\n", RUNNING), "met 2 2: The target is reached.");
    assert_eq!(of_year("supervision_sessions: 1\n", RUNNING), "pending 2 1: 1 short; the year runs until 2026-12-31.");
    assert_eq!(of_year("supervision_sessions: 1\n", OVER), "not-met 2 1: 1 short at the year's end.");
    assert_eq!(of_year("supervision_sessions: 0\n", OVER), "not-met 2 0: 2 short at the year's end.");
}

#[test]
fn what_nobody_stated_is_never_not_met() {
    let other_year: &[(&str, &str)] = &[("resources/2027.yaml", "supervision_sessions: 1\n")];
    let other_field: &[(&str, &str)] = &[("resources/2026.yaml", "volunteers: 3\n")];
    for files in [&[][..], other_year, other_field] {
        assert_eq!(judged(SUPERVISION, files, RUNNING), "pending 2 -: Not stated yet in the resources of 2026.");
        assert_eq!(judged(SUPERVISION, files, OVER), "not-measured 2 -: Not stated in the resources of 2026.");
    }
    assert_eq!(judged(PLEDGES, other_field, OVER), "not-measured all 3 -: Not stated in the resources of 2026.");
    let whole_unknown = [("resources/2026.yaml", "secrecy_pledges: {volunteers: 3}\n")];
    assert_eq!(judged(PLEDGES, &whole_unknown, OVER), "not-measured - 3: Not stated in the resources of 2026.");
}

#[test]
fn a_quantity_can_be_the_whole_of_another() {
    let pledges = |text: &'static str, today| judged(PLEDGES, &[("resources/2026.yaml", text)], today);
    assert_eq!(
        pledges("volunteers: 3\nsecrecy_pledges: {volunteers: 3}\n", RUNNING),
        "met all 3 3: The target is reached."
    );
    let lacks = "volunteers: 3\nsecrecy_pledges: {volunteers: 2}\n";
    assert_eq!(pledges(lacks, RUNNING), "pending all 3 2: 1 short; the year runs until 2026-12-31.");
    assert_eq!(pledges(lacks, OVER), "not-met all 3 2: 1 short at the year's end.");
    let nobody = "volunteers: 0\nsecrecy_pledges: {volunteers: 0}\n";
    assert_eq!(pledges(nobody, OVER), "met all 0 0: Nothing was called for during the year.");
}

#[test]
fn full_time_equivalents_show_a_shortfall_and_never_that_all_are_there() {
    let keys =
        "stated: secrecy_pledges.staff, all_of: staff, reaching_shows_nothing: true, reason: {sv: Skäl, en: Reason}";
    let staff = |text: &'static str| judged(keys, &[("resources/2026.yaml", text)], OVER);
    assert_eq!(staff("staff: 2.25\nsecrecy_pledges: {staff: 4}\n"), "not-measured all 2.25 4: Reason");
    assert_eq!(
        staff("staff: 2.25\nsecrecy_pledges: {staff: 2}\n"),
        "not-met all 2.25 2: 0.25 short at the year's end."
    );
}

#[test]
fn a_quarter_that_is_gone_is_not_shown_by_what_is_stated_for_the_year() {
    let files = [("resources/2026.yaml", "supervision_sessions: 2\n")];
    let third = |today| judged_in(SUPERVISION, &files, Narrowing::Quarter(3), today);
    let whole_year = "pending - -: What is stated is for the whole year and doesn't show a part of it.";
    assert_eq!(third(RUNNING), whole_year);
    assert_eq!(third(OVER), whole_year);
    assert_eq!(third("2026-09-15"), "met 2 2: The target is reached.", "stated so far, on that very day");
    let last = judged_in(SUPERVISION, &files, Narrowing::Quarter(4), OVER);
    assert_eq!(last, "met 2 2: The target is reached.", "the year's last day");
}

const AT_ONCE: &str = "after_year: {}";
const BY: &str = "after_year: {by: \"02-15\"}";

#[test]
fn what_is_done_after_the_year_is_due_after_the_year() {
    assert_eq!(judged(BY, &[], RUNNING), "pending 2027-02-15 -: The year runs until 2026-12-31.");
    assert_eq!(judged(BY, &[], "2026-12-31"), "pending 2027-02-15 -: The year runs until 2026-12-31.");
    assert_eq!(judged(BY, &[], "2027-02-15"), "pending 2027-02-15 -: Due by 2027-02-15.");
    assert_eq!(judged(BY, &[], "2027-02-16"), "not-met 2027-02-15 -: Not noted as done by 2027-02-15.");
    assert_eq!(judged(AT_ONCE, &[], "2028-02-16"), "pending - -: Not noted as done; no last day is set.");
}

#[test]
fn what_was_done_after_the_year_is_met_in_time_and_not_met_late() {
    let done = |day: &str| format!("after_year: {{by: \"02-15\", done: {{2026: {day}}}}}");
    assert_eq!(judged(&done("2027-02-15"), &[], OVER), "met 2027-02-15 -: Done on 2027-02-15.");
    assert_eq!(judged(&done("2027-02-16"), &[], OVER), "not-met 2027-02-15 -: Done on 2027-02-16, after 2027-02-15.");
    assert_eq!(judged(&done("2027-02-10"), &[], "2027-02-01"), "pending 2027-02-15 -: Due by 2027-02-15.");
    let of_quarter = judged_in(&done("2027-02-10"), &[], Narrowing::Quarter(3), OVER);
    assert_eq!(of_quarter, "pending 2027-02-15 -: The year runs until 2026-12-31.");
}

#[test]
fn nothing_noted_does_not_show_that_nothing_came_up() {
    let keys = "occasions: [], reason: {sv: Inget är noterat., en: Nothing is noted.}";
    for today in [RUNNING, OVER] {
        assert_eq!(judged(keys, &[], today), "not-measured - -: Nothing is noted.");
    }
    let of_other_year =
        "occasions: [{arose: 2027-01-15, done: 2027-01-16}], reason: {sv: Inget är noterat., en: Nothing is noted.}";
    assert_eq!(judged(of_other_year, &[], OVER), "not-measured - -: Nothing is noted.");
}

#[test]
fn what_came_up_is_judged_by_what_was_done() {
    let judged = |occasions: &str| judged(&format!("occasions: [{occasions}]"), &[], RUNNING);
    assert_eq!(judged("{arose: 2026-09-01, done: 2026-09-02}"), "met all 1 1: Done each time.");
    let two = "{arose: 2026-09-01, done: 2026-09-02}, {arose: 2026-10-01}";
    assert_eq!(judged(two), "pending all 2 1: 1 left to do.");
    assert_eq!(judged("{arose: 2026-09-01, by: 2026-11-22}"), "pending all 1 0: 1 left to do, by 2026-11-22.");
    assert_eq!(judged("{arose: 2026-09-01, by: 2026-11-21}"), "not-met all 1 0: 1 not done in time.");
    assert_eq!(judged("{arose: 2026-09-01, by: 2026-10-01, done: 2026-10-02}"), "not-met all 1 1: 1 not done in time.");
    assert_eq!(judged("{arose: 2026-11-23}"), "not-measured - -: Records can't show it.", "not yet");
}

#[test]
fn what_the_year_called_for_can_be_done_after_it() {
    let keys = "occasions: [{arose: 2026-09-20, done: 2027-01-10}]";
    assert_eq!(judged(keys, &[], "2027-01-09"), "pending all 1 0: 1 left to do.");
    assert_eq!(judged(keys, &[], OVER), "met all 1 1: Done each time.");
    let of_quarter = judged_in(keys, &[], Narrowing::Quarter(3), OVER);
    assert_eq!(of_quarter, "pending all 1 0: 1 left to do.", "as things stood on its last day");
}

#[test]
fn the_extension_is_pending_until_its_last_day_of_notice() {
    let extension = |today| judged("term: extension", &[], today);
    let pending = "pending 2026-09-30 -: Notice by 2026-09-30 stops the extension to 2027-12-31.";
    assert_eq!(extension("2026-09-30"), pending);
    assert_eq!(extension("2026-10-01"), "met 2026-09-30 -: No notice is noted; extended to 2027-12-31.");
    let last = Story { keys: "term: extension", term: "", files: &[] }.outcome(2028, Narrowing::Year, "2028-11-01");
    assert_eq!(short(&last), "not-measured - -: Not extended after 2028-12-31.");
}

#[test]
fn notice_runs_its_months() {
    let at = |keys, today| {
        let story = Story { keys, term: "  notice_given: 2026-10-15\n", files: &[] };
        short(&story.outcome(if today < "2027" { 2026 } else { 2027 }, Narrowing::Year, today))
    };
    assert_eq!(at("term: notice", "2026-10-14"), "not-measured - -: No notice is noted.");
    let given = "2027-02-15 -: Notice given on 2026-10-15; ends on 2027-02-15.";
    assert_eq!(at("term: notice", "2026-10-15"), format!("pending {given}"));
    assert_eq!(at("term: notice", "2027-02-15"), format!("met {given}"));
    assert_eq!(at("term: extension", "2026-11-22"), format!("not-measured {given}"));
    let story = Story { keys: "term: notice", term: "  notice_given: 2026-10-15\n", files: &[] };
    assert_eq!(
        short(&story.outcome(2026, Narrowing::Year, "2027-02-15")),
        format!("met {given}"),
        "the year before it"
    );
}

/// A note on the surrounding world on each day.
fn notes(days: &[&str]) -> Vec<(String, String)> {
    days.iter()
        .map(|day| (format!("monitoring/{day}.yaml"), format!("date: {day}\nkind: trends\ntitle: Läget\n")))
        .collect()
}

fn with_notes(keys: &str, days: &[&str], today: &str) -> String {
    let notes = notes(days);
    let files: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    judged(keys, &files, today)
}

#[test]
fn a_figure_can_be_judged_by_the_quarter_or_the_month() {
    let quarterly = "figure: monitoring, at_least: 1, per: quarter";
    let both = ["2026-07-01", "2026-12-31"];
    assert_eq!(with_notes(quarterly, &both, RUNNING), "pending all 2 quarters 1: The year runs until 2026-12-31.");
    assert_eq!(with_notes(quarterly, &both, OVER), "met all 2 quarters 2: The target is reached in each part.");
    let missed = "not-met all 2 quarters 0: The target wasn't reached in quarter 3 2026.";
    assert_eq!(with_notes(quarterly, &["2026-10-01"], RUNNING), missed);
    let first = "pending all 2 quarters 0: The year runs until 2026-12-31.";
    assert_eq!(with_notes(quarterly, &[], "2026-09-29"), first, "no quarter is over");
    let two = with_notes("figure: monitoring, at_least: 1, per: month", &["2026-08-01"], "2026-10-01");
    assert_eq!(two, "not-met all 6 months 1: The target wasn't reached in 2026-07, 2026-09.");
    let monthly = with_notes("figure: monitoring, at_least: 1, per: month", &both, "2026-08-15");
    assert_eq!(monthly, "pending all 6 months 1: The year runs until 2026-12-31.");
    let softly = with_notes("figure: monitoring, at_least: 1, per: quarter, shortfall_shows_nothing: true", &[], OVER);
    assert_eq!(softly, "not-measured all 2 quarters 0: Records can't show it.");
}

#[test]
fn no_clients_is_nothing_to_do_and_not_a_shortfall() {
    let keys = "figure: informed_return, all_of: clients";
    assert_eq!(
        judged(keys, &[], RUNNING),
        "pending all 0 0: Nothing is called for so far; the year runs until 2026-12-31."
    );
    assert_eq!(judged(keys, &[], OVER), "met all 0 0: Nothing was called for during the year.");
}

#[test]
fn a_limit_names_the_months_that_pass_it() {
    let keys = "figure: coordination_months_missed, at_most: 0";
    assert_eq!(judged(keys, &[], "2026-07-31"), "not-met at most 0 1: 1 too many: 2026-07.");
    assert_eq!(
        judged(keys, &[], "2026-07-30"),
        "pending at most 0 0: The limit isn't passed; the year runs until 2026-12-31."
    );
    assert_eq!(judged(keys, &[], OVER), "not-met at most 0 6: 6 too many: 2026-07, 2026-08, 2026-09 ….");
}

const CHAIR: &str = "figure: meetings_chaired, all_of: meetings_held";

#[test]
fn a_chair_serves_the_months_of_its_forum() {
    let elected = "date: 2026-06-24\nbody: steering\nminutes_ref: SG 1\nelected_chair: stockholm\n";
    let anniversary = "date: 2027-06-24\nbody: steering\nminutes_ref: SG 5\nchair: stockholm\n";
    let after = "date: 2027-06-25\nbody: steering\nminutes_ref: SG 6\nchair: stockholm\n";
    let again = "date: 2027-06-25\nbody: steering\nminutes_ref: SG 6\nelected_chair: stockholm\n";
    let of_2027 = |sixth| {
        let files = [("meetings/1.yaml", elected), ("meetings/5.yaml", anniversary), ("meetings/6.yaml", sixth)];
        short(&Story { keys: CHAIR, term: "", files: &files }.outcome(2027, Narrowing::Year, "2028-01-01"))
    };
    assert_eq!(of_2027(after), "not-met all 2 1: 1 short at the year's end.");
    assert_eq!(of_2027(again), "met all 2 2: The target is reached.");
}

#[test]
fn no_election_recorded_is_not_stated() {
    let silent = [("meetings/1.yaml", "date: 2026-06-24\nbody: steering\nminutes_ref: SG 1\nchair: stockholm\n")];
    for files in [&silent[..], &[]] {
        let held = files.len();
        assert_eq!(judged(CHAIR, files, RUNNING), format!("pending all {held} -: The records say nothing of it yet."));
        assert_eq!(judged(CHAIR, files, OVER), format!("not-measured all {held} -: The records say nothing of it."));
    }
    let late = [
        silent[0],
        ("meetings/2.yaml", "date: 2026-09-03\nbody: steering\nminutes_ref: SG 2\nelected_chair: stockholm\n"),
    ];
    assert_eq!(judged(CHAIR, &late, OVER), "not-met all 2 1: 1 short at the year's end.", "the first meeting elects");
}

#[test]
fn a_duty_without_a_measure_says_why() {
    assert_eq!(judged("reason: {sv: Skäl, en: Reason}", &[], OVER), "not-measured - -: Reason");
    assert_eq!(judged("reason: {sv: Skäl}", &[], OVER), "not-measured - -: Skäl");
    assert_eq!(judged("within_days: 3", &[], OVER), "not-measured - -: Records can't show it.");
    let shown = judged("figure: visits, reason: {sv: Skäl, en: Reason}", &[], OVER);
    assert_eq!(shown, "not-measured - 0: Reason", "a figure without a target is shown, not judged");
    let rate = judged("figure: new_per_week, at_least: 1", &[], OVER);
    assert_eq!(rate, "not-measured - -: Records can't show it.", "a rate isn't judged");
}

#[test]
fn every_duty_of_the_built_in_agreement_is_measured_or_says_why() {
    let agreement = load(directory(BUILT_IN, &[]).path(), &|| ()).dataset.unwrap().agreement;
    for duty in &agreement.commitments {
        let judged = match &duty.measure {
            DutyMeasure::Figure { target, .. } | DutyMeasure::Stated { target, .. } => target.is_some(),
            DutyMeasure::Occasions(_) | DutyMeasure::Nothing => false,
            DutyMeasure::AfterYear(_) | DutyMeasure::Term(_) | DutyMeasure::Amendments(_) => true,
        };
        assert!(judged || duty.reason.is_some(), "{}: nothing is judged, and no reason is given", duty.id);
        let silent = duty.shortfall_shows_nothing || duty.reaching_shows_nothing;
        assert!(!silent || duty.reason.is_some(), "{}: what shows nothing has a reason", duty.id);
        let english = duty.reason.as_ref().is_none_or(|reason| !reason.en.is_empty());
        assert!(english && !duty.en.is_empty(), "{}: in both languages", duty.id);
    }
}
