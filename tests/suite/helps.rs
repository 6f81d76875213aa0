//! What somebody who has never seen YAML is told to do, mistake by mistake: the help says what was meant, and never
//! leads to a record that says something else.

use serde_json::Value;

use iop::load::BUILT_IN;

use crate::directory::directory;
use crate::run::iop;

const CASE: &str = "id: 2026-001\nopened: 2026-08-19\ngender: woman\nnationality: PH\nexploitation: {form: labour, cause: [debt], industry: cleaning}\nneeds: [housing]\nchildren: []\ninformed: {complaints: 2026-08-19}\n";
const VISIT: &str = "case: 2026-001\ndate: 2026-08-20\nchannel: phone\nservices: [needs-mapping]\n";
const ECONOMY: &str = "date;row;funding;amount;text;voucher\n";

/// The first help about a file, in a directory that is right but for it.
fn help(file: &str, text: &str) -> String {
    let folder = directory(BUILT_IN, &[("cases/2026-001.yaml", CASE), (file, text)]);
    let told = iop(folder.path(), "validate --format json --today 2026-11-22 --lang sv").json();
    let of_file = |fault: &&Value| fault["path"].as_str().unwrap().ends_with(file) && fault["severity"] == "error";
    let first = told["diagnostics"].as_array().unwrap().iter().find(of_file);
    first.map_or("", |fault| fault["help"].as_str().unwrap()).to_owned()
}

#[track_caller]
fn case(was: &str, is: &str, due: &str) {
    assert!(CASE.contains(was));
    let help = help("cases/2026-001.yaml", &CASE.replace(was, is));
    assert!(help.contains(due), "{is}: {help}");
}

#[track_caller]
fn visit(line: &str, due: &str) {
    let help = help("visits/2026-08-20.yaml", &format!("{VISIT}{line}\n"));
    assert!(help.contains(due), "{line}: {help}");
}

#[track_caller]
fn booking(row: &str, due: &str) {
    let help = help("economy/2026.csv", &format!("{ECONOMY}{row}\n"));
    assert!(help.contains(due), "{row}: {help}");
}

#[test]
fn a_no_is_no_invitation_to_invent_something() {
    case("needs:", "closed: nej\nneeds:", "ta bort `closed` helt");
    visit("child_concern: nej", "ta bort `child_concern` helt");
    visit("referrals: inga", "ta bort `referrals` helt");
    visit("interpreter: inga", "ta bort `interpreter` helt");
    visit("start: okänt", "ta bort `start` helt");
    case("children: []", "children: ja", "på raderna under, med två mellanslag först");
    case("children: []", "children: okänt", "vet ni inte, fråga först");
}

#[test]
fn several_answers_are_all_kept() {
    case("[housing]", "[housing legal-advice]", "`[housing, legal-advice]`");
    case("[housing]", "Boende, polisanmälan", "`[housing, police-report]`");
    case("nationality: PH", "nationality: Norge, Sverige", "`[NO, SE]`");
    case("nationality: PH", "nationality: PH/NO", "`[PH, NO]`");
    case("form: labour", "form: labour och sexual", "välj ett av `labour`, `sexual`");
    case("needs: [housing]", "needs: [housing]\nneeds: [work]", "inom samma hakparenteser");
    case("children: []", "children: []\nid: 2026-002", "flytta den andra till en egen fil");
    let two = "children:\n  - age: 7\n    whereabouts: home-country\n    age: 9";
    case("children: []", two, "börja den andra med `- `");
}

#[test]
fn names_of_countries_and_languages_as_people_say_them() {
    case("nationality: PH", "nationality: England", "Skriv `GB`");
    case("nationality: PH", "nationality: okänt", "Skriv `unknown`");
    case("nationality: PH", "nationality: Vitryssland", "Skriv `BY`");
    visit("interpreter: farsi", "Skriv `fa`");
    visit("interpreter: SE", "Menas `se`");
}

#[test]
fn what_was_nearly_right_is_shown_as_it_should_be() {
    case("opened: 2026-08-19", "opened: 2026–08–19", "Skriv `2026-08-19`");
    case("opened: 2026-08-19", "opened: 2026-8-9", "Skriv `2026-08-09`");
    visit("start: 9:30", "Skriv `09:30`");
    visit("start: kl 9.30", "Skriv `09:30`");
    visit("start: '24:00'", "till exempel `13:30`");
    case("opened: 2026-08-19", "opened: 2026-31-12", "skriv år-månad-dag");
}

#[test]
fn signs_that_mean_something_to_yaml_are_named() {
    case("id: 2026-001", "id:2026-001", "mellanslag efter kolon");
    case("needs: [housing]", "needs: - housing", "inom hakparenteser");
    case("needs: [housing]", "needs: [housing]]", "Ta bort den");
    case("needs: [housing]", "needs: [housing}", "`[` stängs med `]`");
    case("needs: [housing]", "needs:\n-housing", "Skriv `- ` före varje svar");
    case("needs: [housing]", "needs:\n  * housing", "skriv `- ` i stället för `*`");
    case("gender: woman", "gender: ?", "Skriv `unknown`");
    case("children: []", "children:\n  - age: 7\n    whereabouts: home-country\n  age: 9", "Jämför med en post");
    case("needs: [housing]", "needs: [housing,\nwork]\nclosed: x: y", "inom citattecken");
    case("needs: [housing]", &format!("needs: \"{}\"", "housing, ".repeat(30)), "Det som kan stå här");
    case(", industry: cleaning}", "}", "efter ett komma inom klamrarna `industry: …`");
}

#[test]
fn one_thing_is_not_made_two() {
    let dashes = "children:\n  - age: 7\n  - whereabouts: home-country";
    case("children: []", dashes, "ta bort strecket framför `whereabouts`");
    case("gender: woman", "Kön: Kvinna", "Byt `Kön` mot `gender`");
}

#[test]
fn money_is_not_divided_by_a_thousand() {
    booking("2026-09-01;staff;grant;1.250;Lön;", "Skriv `1250` om det är tusental");
    booking("2026-09-01;staff;grant;12 kr;Lön;", "`1234,50`");
    booking(";;;1250,50;Summa;", "ta bort raden");
}

#[test]
fn a_client_is_neither_overwritten_nor_mistaken_for_another() {
    let copy = help("cases/2026-001 - kopia.yaml", CASE);
    assert!(copy.contains("ge en ny klient ett ledigt nummer"), "{copy}");
    let visit = help("visits/2026-08-20.yaml", &VISIT.replace("2026-001", "2026-010"));
    assert!(visit.contains("till klienten i cases/2026-010.yaml"), "{visit}");
}
