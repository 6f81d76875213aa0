//! An agreement of several parties, and agreements that lack parts: what is asked for, refused and told.

use std::fs;

use iop::check::{CheckedDataset, Selection};
use iop::compute::{CATALOGUE, Measure, Narrowing, activity, capacity, figure_by_id, reported};
use iop::exchange::template;
use iop::load::BUILT_IN;
use iop::model::records::Visit;
use iop::model::{Agreement, Kind};
use iop::report::{Provenance, activity_report, trace};
use iop::rules::Severity;
use serde_json::{Value, json};

use crate::directory::{checked, directory};

/// The built-in agreement as a value to change.
fn built_in() -> Value {
    serde_yaml::from_str(BUILT_IN).unwrap()
}

/// The agreement of the invented municipality and its two associations.
fn invented() -> Value {
    serde_yaml::from_str(&fs::read_to_string("tests/cmd/parties.in/partnership/agreement.yaml").unwrap()).unwrap()
}

fn understood(agreement: &Value) -> Agreement {
    iop::load::understood(&agreement.to_string()).unwrap()
}

fn judged(agreement: &Value, records: &[(&str, &str)], today: &str) -> CheckedDataset {
    checked(directory(&agreement.to_string(), records).path(), today)
}

/// The faults of a directory: file and code.
fn faults(agreement: &Value, records: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let data = judged(agreement, records, "2027-12-31");
    data.diagnostics().iter().map(|fault| (data.sources()[fault.file].path.clone(), fault.rule.code)).collect()
}

/// The codes of an agreement's own faults.
fn codes(agreement: &Value) -> Vec<&'static str> {
    faults(agreement, &[]).into_iter().map(|(_, code)| code).collect()
}

fn without(mut agreement: Value, pointer: &str) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    agreement.pointer_mut(parent).unwrap().as_object_mut().unwrap().shift_remove(key).unwrap();
    agreement
}

fn figure_ids(agreement: &Value) -> Vec<String> {
    (CATALOGUE.figures)(&understood(agreement))
}

fn table_ids(agreement: &Value) -> Vec<String> {
    (CATALOGUE.tables)(&understood(agreement))
}

/// The built-in agreement without the built-in fields of these paths and without these vocabularies.
fn lacking(paths: &[&str], vocabularies: &[&str]) -> Value {
    let mut agreement = built_in();
    for name in vocabularies {
        agreement = without(agreement, &format!("/vocabularies/{name}"));
    }
    for record in agreement["records"].as_object_mut().unwrap().values_mut() {
        record["fields"].as_array_mut().unwrap().retain(|field| !paths.contains(&field["field"].as_str().unwrap()));
    }
    agreement
}

#[test]
fn parts_that_an_agreement_may_lack() {
    for part in ["/capacity", "/capacity/clients_per_year", "/capacity/active_at_once", "/hours/staffed", "/retention"]
    {
        assert_eq!(codes(&without(built_in(), part)), Vec::<&str>::new(), "{part}");
    }
    // Goals name figures and nothing names goals; the figures of forums and of the open reception are named.
    assert_eq!(codes(&without(built_in(), "/goals")), Vec::<&str>::new());
    let faulty = codes(&without(built_in(), "/hours/open_reception"));
    assert!(faulty.len() > 2 && faulty.iter().all(|code| *code == "agreement-unknown-reference"), "{faulty:?}");
    assert!(codes(&without(built_in(), "/forums")).contains(&"agreement-unknown-reference"));
}

#[test]
fn without_an_open_reception_nothing_is_counted_of_it() {
    let agreement = without(built_in(), "/hours");
    assert!(!figure_ids(&agreement).iter().any(|id| id.starts_with("drop_in")));
    let visit = "case: none\ndate: 2027-05-01\nstart: 03:00\nchannel: drop-in\nservices: [linking]\n";
    let told = faults(&agreement, &[("visits/a.yaml", visit)]);
    assert!(told.iter().all(|(file, _)| file == "agreement.yaml"), "no hours, no warning: {told:?}");
    let held = faults(&built_in(), &[("visits/a.yaml", visit)]);
    assert_eq!(held, [("visits/a.yaml".to_owned(), "drop-in-hours")]);
}

#[test]
fn the_definition_of_the_open_reception_s_days_follows_the_file() {
    let mut agreement = built_in();
    let definition = |agreement: &Value| {
        let agreement = understood(agreement);
        figure_by_id(&agreement, "drop_in_days").unwrap().definition(&agreement).en
    };
    assert!(definition(&agreement).contains("public holidays excepted"));
    agreement["hours"]["open_reception"]["public_holidays"] = json!(true);
    assert!(definition(&agreement).contains("public holidays included"));
}

#[test]
fn a_field_without_its_vocabulary_is_none_where_it_is_not_listed() {
    let exploitation = ["exploitation", "exploitation.form", "exploitation.cause", "exploitation.industry"];
    let agreement = lacking(&exploitation, &["form", "cause", "industry"]);
    let names: Vec<String> =
        understood(&agreement).fields(Kind::Case).iter().map(|field| field.name.to_string()).collect();
    assert!(!names.contains(&"exploitation".to_owned()), "a group without fields is none: {names:?}");
    for id in ["form", "industry", "cause"] {
        assert!(!table_ids(&agreement).contains(&id.to_owned()), "{id}");
    }
    assert!(!figure_ids(&agreement).contains(&"referral_due".to_owned()));
    let case = "id: 2027-001\nopened: 2027-05-01\ngender: woman\nnationality: PH\nneeds: [housing]\nchildren: []\ninformed: {complaints: 2027-05-01}\n";
    let records = [("cases/2027-001.yaml", case)];
    let of_records = |records: &[(&str, &str)]| -> Vec<&'static str> {
        let found = faults(&agreement, records).into_iter();
        found.filter(|(file, _)| file != "agreement.yaml").map(|(_, code)| code).collect()
    };
    assert_eq!(of_records(&records), Vec::<&str>::new());
    let with_form = format!("{case}exploitation: {{form: labour}}\n");
    assert_eq!(of_records(&[("cases/2027-001.yaml", &with_form)]), ["unknown-field"]);
    assert!(!template(&understood(&agreement), Kind::Case).unwrap().contains("exploitation"));
}

#[test]
fn one_field_of_a_group_can_be_gone() {
    let agreement = lacking(&["exploitation.cause"], &["cause"]);
    assert_eq!(codes(&agreement), ["agreement-unknown-reference"], "the section that names the table");
    let template = template(&understood(&agreement), Kind::Case).unwrap();
    assert!(template.contains("  form:") && !template.contains("cause:"), "{template}");
}

#[test]
fn a_listed_field_and_an_essential_one_keep_their_vocabulary() {
    assert_eq!(codes(&without(built_in(), "/vocabularies/subject")), ["agreement-missing-vocabulary"]);
    let essential = lacking(&["kind"], &["feedback-kind"]);
    assert!(codes(&essential).contains(&"agreement-missing-vocabulary"));
}

#[test]
fn a_kind_that_is_not_listed_is_counted_and_asks_for_a_vocabulary_once_there_is_a_record() {
    let agreement = without(without(built_in(), "/records/feedback"), "/vocabularies/feedback-kind");
    assert_eq!(codes(&agreement), Vec::<&str>::new());
    let record = [("feedback/a.yaml", "date: 2027-05-01\nkind: praise\n")];
    assert_eq!(faults(&agreement, &record), [("agreement.yaml".to_owned(), "agreement-missing-vocabulary")]);
    let agreement = without(built_in(), "/records/monitoring");
    let data = judged(&agreement, &[("monitoring/a.yaml", "date: 2027-05-01\ntitle: Något\n")], "2027-12-31");
    assert_eq!(data.diagnostics(), []);
    assert_eq!(Selection::from(&data).counted()["monitoring"], 1);
}

#[test]
fn a_template_offers_what_the_agreement_lists() {
    let agreement = understood(&invented());
    let case = template(&agreement, Kind::Case).unwrap();
    let fields: Vec<&str> = case.lines().filter(|line| !line.starts_with("##") && line.ends_with(':')).collect();
    assert_eq!(fields, ["id:", "opened:", "# closed:", "gender:", "# children:", "# #   - age:", "party:"]);
    assert!(case.contains("alma (Stiftelsen Alma), lyktan (Föreningen Lyktan)"), "{case}");
    assert_eq!(template(&agreement, Kind::Monitoring), None);
}

#[test]
fn what_the_page_on_agreements_shows_of_appendices_is_right() {
    let page = fs::read_to_string("docs/agreement.md").unwrap();
    let shown = page.split("```yaml bilagor\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let mut agreement = built_in();
    agreement["appendices"] = serde_yaml::from_str::<Value>(shown).unwrap()["appendices"].clone();
    assert_eq!(codes(&agreement), ["agreement-unknown-reference"], "a party that the agreement doesn't have yet");
    let mut party = agreement["agreement"]["parties"][1].clone();
    party["id"] = json!("regionkoordinatorerna");
    agreement["agreement"]["parties"].as_array_mut().unwrap().push(party);
    assert_eq!(codes(&agreement), Vec::<&str>::new());
}

#[test]
fn a_field_of_one_s_own_can_be_called_party() {
    let mut agreement = built_in();
    let own = json!({"field": "party", "sv": "Parti", "type": "count", "clause": "X", "tabulate": true});
    agreement["records"]["visit"]["fields"].as_array_mut().unwrap().push(own);
    assert!(!understood(&agreement).is_of_several());
    let visit = "case: none\ndate: 2027-05-03\nchannel: phone\nservices: [linking]\nparty: 3\n";
    let data = judged(&agreement, &[("visits/a.yaml", visit)], "2027-12-31");
    assert_eq!(data.diagnostics(), []);
    let days = reported(&data.agreement().term, 2027, Narrowing::Year, data.today()).unwrap();
    let document = activity_report(&activity(&data, days), &Provenance::default());
    assert_eq!(trace(&document, "visit.party/stated").unwrap().count(), 1);
}

#[test]
fn a_party_without_an_open_reception_has_no_days_of_it() {
    let data = judged(&invented(), &[], "2027-12-31");
    let days = |party: &str| {
        let selection = Selection::from(&data).narrowed(data.agreement().party(party));
        let days = reported(&data.agreement().term, 2027, Narrowing::Year, data.today()).unwrap();
        activity(selection, days).figure("drop_in_days").unwrap().measure.clone()
    };
    assert_eq!(days("alma").count(), Some(52));
    assert_eq!(days("lyktan"), Measure::Missing, "none is not zero");
}

#[test]
fn what_the_agreement_does_not_ask_for_is_not_stated_rather_than_none() {
    let visit = "case: none\nparty: alma\ndate: 2027-05-03\nchannel: booked\n";
    let measured = |visit: &str, figure: &str| {
        let data = judged(&invented(), &[("visits/a.yaml", visit)], "2027-12-31");
        let days = reported(&data.agreement().term, 2027, Narrowing::Year, data.today()).unwrap();
        activity(&data, days).figure(figure).unwrap().measure.clone()
    };
    assert_eq!(measured(visit, "interpreted_visits"), Measure::Missing);
    assert_eq!(measured(&format!("{visit}interpreter: tl\n"), "interpreted_visits").count(), Some(1));
    assert_eq!(measured(visit, "children").count(), Some(0), "it asks for children");
}

#[test]
fn a_visit_is_its_own_party_s_else_its_case_s() {
    let case = |id: &str, party: &str| format!("id: {id}\nparty: {party}\nopened: 2027-04-01\ngender: woman\n");
    let visit = |more: &str| format!("date: 2027-05-04\nchannel: booked\n{more}\n");
    let records = [
        ("cases/2027-001.yaml", case("2027-001", "alma")),
        ("visits/own.yaml", visit("case: 2027-001\nparty: lyktan")),
        ("visits/of-case.yaml", visit("case: 2027-001")),
        ("visits/walk-in.yaml", visit("case: none")),
    ];
    let records: Vec<(&str, &str)> = records.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let data = judged(&invented(), &records, "2027-12-31");
    let visits = |party: &str| {
        let selection = Selection::from(&data).narrowed(data.agreement().party(party));
        selection.of::<Visit>().map(|entry| data.sources()[entry.file].path.clone()).collect::<Vec<_>>()
    };
    assert_eq!(visits("alma"), ["visits/of-case.yaml"]);
    assert_eq!(visits("lyktan"), ["visits/own.yaml"]);
    assert_eq!(visits("kommunen"), Vec::<String>::new());
    let warnings = |party: Option<&str>| {
        let party = party.and_then(|id| data.agreement().party(id));
        Selection::from(&data).narrowed(party).warnings()
    };
    assert_eq!(warnings(None).get("outside-hours"), Some(&1), "Lyktan has no staff on a Tuesday");
    assert_eq!(warnings(Some("lyktan")).get("outside-hours"), Some(&1));
    assert_eq!(warnings(Some("alma")).get("outside-hours"), None, "another party's");
}

#[test]
fn a_client_is_told_within_the_days_of_its_own_party() {
    let mut agreement = invented();
    let due = |party: Value, days: u32| json!({"id": format!("told-{days}"), "sv": "X", "clause": format!("§{days}"), "figure": "informed_complaints", "within_days": days, "party": party});
    agreement["commitments"] = json!([due(json!("alma"), 10), due(json!("lyktan"), 90)]);
    let case = |id: &str, party: &str| {
        (format!("cases/{id}.yaml"), format!("id: {id}\nparty: {party}\nopened: 2027-12-01\ngender: woman\n"))
    };
    let cases = [case("2027-001", "alma"), case("2027-002", "lyktan"), case("2027-003", "kommunen")];
    let cases: Vec<(&str, &str)> = cases.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(faults(&agreement, &cases), [("cases/2027-001.yaml".to_owned(), "not-informed")]);
}

#[test]
fn a_year_of_bookkeeping_is_one_file_unless_there_are_parties() {
    let header = "date,row,funding,amount,text,voucher\n";
    let sheets = [("economy/a/2027.csv", header), ("economy/b/2027.csv", header)];
    assert_eq!(faults(&built_in(), &sheets), [("economy/b/2027.csv".to_owned(), "duplicate-id")]);
    assert_eq!(faults(&invented(), &sheets), []);
}

#[test]
fn a_party_that_joins_during_the_year_answers_for_its_own_days() {
    let mut agreement = built_in();
    let reception =
        json!({"days": ["friday"], "from": "13:30", "to": "17:30", "public_holidays": false, "clause": "ÖK §6"});
    agreement["appendices"] = json!([{
        "text": "Bil", "party": "fralsningsarmen", "from": "2026-10-01", "clause": "ÖK §6",
        "hours": {"open_reception": reception},
        "capacity": {"clients_per_year": {"from": 365, "to": 730, "clause": "ÖK §6"}},
    }]);
    let party = json!({"field": "party", "sv": "Part", "clause": "ÖK §6"});
    agreement["records"]["case"]["fields"].as_array_mut().unwrap().push(party);
    let data = judged(&agreement, &[], "2027-01-15");
    assert_eq!(data.count(Severity::Error), 0);
    let joined = data.agreement().party("fralsningsarmen");
    let days = reported(&data.agreement().term, 2026, Narrowing::Year, data.today()).unwrap();
    let activity = activity(Selection::from(&data).narrowed(joined), days);
    let due = activity.figure("drop_in_days").unwrap().measure.tally().unwrap().count();
    assert_eq!(due, 12, "Fridays from October, less Christmas Day");
    let (least, most) = capacity(&activity.scope).unwrap().of_year;
    assert_eq!((least.to_string(), most.to_string()), ("92".to_owned(), "184".to_owned()), "92 days of 365");
}
