//! A corpus of records of any size: invented, sound, the same for the same number.

use std::fs;
use std::path::Path;

use chrono::{Days, NaiveDate};
use iop::load::BUILT_IN;

const NATIONALITIES: [&str; 6] = ["PH", "UA", "UZ", "RO", "[MD, RO]", "stateless"];
const INDUSTRIES: [&str; 4] = ["cleaning", "construction", "hospitality", "forestry"];
const CHANNELS: [&str; 4] = ["phone", "digital", "on-site", "authority"];
const SERVICES: [&str; 4] =
    ["follow-up", "[legal-rights, police-report]", "[supportive-talk, linking]", "return-information"];

/// Writes a records directory with so many visits, and a client for each five.
pub fn write(root: &Path, visits: usize) {
    fs::create_dir_all(root.join("cases")).unwrap();
    fs::write(root.join("agreement.yaml"), BUILT_IN).unwrap();
    let clients = visits.div_ceil(5);
    for client in 0..clients {
        let id = id(client);
        let (nationality, industry) = (NATIONALITIES[client % 6], INDUSTRIES[client % 4]);
        let text = format!(
            "id: {id}\nopened: 2026-06-10\ngender: woman\nnationality: {nationality}\nexploitation:\n  form: labour\n  cause: [debt, deception]\n  industry: {industry}\nneeds: [wages, housing]\nchildren:\n  - age: 7\n    whereabouts: home-country\ninformed: {{complaints: 2026-06-10}}\n"
        );
        fs::write(root.join(format!("cases/{id}.yaml")), text).unwrap();
    }
    for visit in 0..visits {
        let folder = root.join(format!("visits/{:03}", visit % 200));
        fs::create_dir_all(&folder).unwrap();
        let (id, date) = (id(visit % clients), weekday(visit));
        let (channel, services) = (CHANNELS[visit % 4], SERVICES[visit % 4]);
        let text = format!(
            "case: {id}\ndate: {date}\nstart: 09:30\nminutes: 45\nchannel: {channel}\nservices: {services}\ninterpreter: tl\n"
        );
        fs::write(folder.join(format!("{visit}.yaml")), text).unwrap();
    }
}

fn id(client: usize) -> String {
    format!("2026-{:03}", client + 1)
}

/// A Monday to Friday from 15 June 2026 on.
fn weekday(visit: usize) -> NaiveDate {
    let day = u64::try_from(visit % 100).unwrap();
    NaiveDate::from_ymd_opt(2026, 6, 15).unwrap().checked_add_days(Days::new(day / 5 * 7 + day % 5)).unwrap()
}
