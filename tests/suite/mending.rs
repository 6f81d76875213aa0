//! What `iop fix` mends, whatever else is wrong: as many faults as it said, nothing twice, and nothing that is right.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use iop::load::{BUILT_IN, load, mended, understood};

use crate::directory::{directory, judged};

const VISIT: &str = "# besöket\ncase: none  # inte inskriven\ndate: 2026-08-20\nstart: 13:40\nminutes: 45\nchannel: phone\nservices:\n  - needs-mapping\n  - rights-information   # båda\ninterpreter: tl\nreferrals: [mika, iom]\nchild_concern:\n  noticed: 2026-08-20\n  reported: 2026-08-21\n";

/// What people write, and whether that is mended.
const SLIPS: &[(&str, &str, bool)] = &[
    ("date: 2026-08-20", "date: 20/8 2026", true),
    ("date: 2026-08-20", "date: 20260820", true),
    ("date: 2026-08-20", "date: “2026-08-20”", true),
    ("date: 2026-08-20", "date: torsdag 20 augusti 2026", true),
    ("date: 2026-08-20", "datum: 2026.08.20 # då", true),
    ("date: 2026-08-20", "date: 08/05/2026", false),
    ("date: 2026-08-20", "date:\u{a0}2026–08–20", true),
    ("start: 13:40", "start: 13.40", true),
    ("start: 13:40", "start: kl 1340", true),
    ("start: 13:40", "start: 13.40-14.15", false),
    ("minutes: 45", "minutes: 45 min", true),
    ("minutes: 45", "minutes: \"45\"", true),
    ("minutes: 45", "minutes: en timme", false),
    ("minutes: 45", "minutes:45", true),
    ("channel: phone", "channel: Telefon", true),
    ("channel: phone", "channel: phone\u{200b}", true),
    ("channel: phone", "channel: “Telefon”", true),
    ("channel: phone", "channel: Bokat besök", true),
    ("channel: phone", "channel: telefn", false),
    ("channel: phone", "Kontaktväg: Telefon", true),
    ("channel: phone", "channel: phone, digital", false),
    ("  - needs-mapping\n", "  - Kartläggning, polisanmälan\n", false),
    ("  - needs-mapping\n", "  - Kartläggning av behov; Inskrivning\n", true),
    ("  - needs-mapping\n", "  - needs-mapping\n  - needs-mapping\n", true),
    ("  - needs-mapping\n", "  –\u{a0}needs-mapping\n", true),
    ("  - needs-mapping\n", "\t- needs-mapping\n", true),
    ("interpreter: tl", "interpreter: Tagalog", true),
    ("interpreter: tl", "interpreter: Mali", false),
    ("interpreter: tl", "Tolk: ”Tagalog”", true),
    ("referrals: [mika, iom]", "referrals: Mikamottagningen, IOM", true),
    ("referrals: [mika, iom]", "referrals: mika och iom  # i dag", true),
    ("referrals: [mika, iom]", "referrals: [”mika”, Polis]", true),
    ("  noticed: 2026-08-20", "\u{a0}\u{a0}noticed: 2026/8/20", true),
    ("  noticed: 2026-08-20", "\tnoticed: 2026-08-20", true),
    ("  noticed: 2026-08-20", "  noticed: i går", false),
    ("  reported: 2026-08-21", "  reported：2026-08-21", true),
];

fn with(text: &str, (from, to, _): (&str, &str, bool)) -> Option<String> {
    text.contains(from).then(|| text.replacen(from, to, 1))
}

/// How many errors every file has, and how many of them are said to be mended.
fn told(folder: &Path) -> BTreeMap<String, (usize, usize)> {
    let loaded = load(folder, &|| ());
    let sources = &loaded.dataset.unwrap().sources;
    let mut told: BTreeMap<_, _> = sources.iter().map(|source| (source.path.clone(), (0, 0))).collect();
    for fault in judged(folder, "2026-11-22").iter().filter(|fault| fault.is_error()) {
        let of_file = told.get_mut(&sources[fault.file].path).unwrap();
        *of_file = (of_file.0 + 1, of_file.1 + usize::from(fault.fixable));
    }
    told
}

fn mend(folder: &Path) -> usize {
    let mended = mended(folder, &understood(BUILT_IN).unwrap(), &|_| true);
    mended.iter().for_each(|mended| fs::write(&mended.file, &mended.after).unwrap());
    mended.len()
}

#[test]
fn as_many_faults_are_mended_as_are_said_to_be() {
    let alone = SLIPS.iter().map(|slip| with(VISIT, *slip).unwrap());
    let pairs =
        SLIPS.iter().enumerate().flat_map(|(at, one)| SLIPS.iter().skip(at + 1).map(move |other| (*one, *other)));
    let pairs = pairs.filter_map(|(one, other)| with(&with(VISIT, one)?, other));
    let all = SLIPS.iter().fold(VISIT.to_owned(), |text, slip| with(&text, *slip).unwrap_or(text));
    let on_windows = all.replace('\n', "\r\n");
    let texts = alone.chain(pairs).chain([all, on_windows]).enumerate();
    let files: Vec<(String, String)> = texts.map(|(at, text)| (format!("visits/{at:04}.yaml"), text)).collect();
    let laid: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let folder = directory(BUILT_IN, &laid);
    let before = told(folder.path());
    assert!(mend(folder.path()) > SLIPS.len());
    let after = told(folder.path());
    for (path, text) in &files {
        let ((errors, fixable), (left, again)) = (before[path], after[path]);
        assert_eq!((left, again), (errors - fixable, 0), "{path}: {errors}, {fixable}\n{text}");
        let mended = fs::read_to_string(folder.path().join(path)).unwrap();
        let comments = |text: &str| text.matches('#').count();
        assert_eq!(comments(&mended), comments(text), "{text}\n{mended}");
    }
    assert_eq!(mend(folder.path()), 0, "nothing is mended twice");
}

#[test]
fn what_is_certain_is_mended_alone_and_the_rest_is_left() {
    for slip in SLIPS {
        let text = with(VISIT, *slip).unwrap();
        let folder = directory(BUILT_IN, &[("visits/a.yaml", &text)]);
        let (errors, fixable) = told(folder.path())["visits/a.yaml"];
        assert_eq!((errors > 0, errors == fixable), (true, slip.2), "{text}");
        assert_eq!(mend(folder.path()) == 1, slip.2, "{text}");
        let mended = fs::read_to_string(folder.path().join("visits/a.yaml")).unwrap();
        let changed = text.lines().zip(VISIT.lines()).filter(|(line, right)| line == right);
        changed.for_each(|(line, _)| assert!(mended.contains(line), "{line}\n{mended}"));
    }
}

#[test]
fn what_is_right_stays_byte_by_byte() {
    let odd = [
        "\u{feff}date: 2026-08-20\nkind: situation\ntitle: “Tolk\u{a0}saknas” – igen\nsummary: |\n  \u{a0}–\u{a0}ett:två\n\n  * ”tre”\n",
        "date:   \"2026-08-20\"\t# då\nkind: 'situation'\ntitle: \"a\n  \u{a0}b\n  – c\"\n#\u{a0}kommentar\n",
        "# –\u{a0}kommentar\ndate: 2026-08-20\nkind: situation\ntitle: >-\n  Rubrik:\u{a0}en\n  - två\n",
    ];
    for text in odd {
        let folder = directory(BUILT_IN, &[("monitoring/a.yaml", text)]);
        let told = judged(folder.path(), "2026-11-22");
        let errors: Vec<_> = told.iter().filter(|fault| fault.is_error()).map(|fault| &fault.message.en).collect();
        assert_eq!(errors, [""; 0], "{text}");
        assert_eq!(mend(folder.path()), 0, "{text}");
    }
}

#[test]
fn a_record_in_utf_16_becomes_one_in_utf_8() {
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        let folder = directory(BUILT_IN, &[]);
        let text = format!("\u{feff}{}", VISIT.replace("channel: phone", "channel: Telefon"));
        let bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
        let put = |path: &str, bytes: &[u8]| crate::directory::put(folder.path(), path, bytes);
        put("visits/a.yaml", &bytes);
        put("visits/odd.yaml", &bytes[..bytes.len() - 1]);
        put("economy/2026.csv", &bytes);
        let before = told(folder.path());
        assert_eq!(
            (before["visits/a.yaml"], before["visits/odd.yaml"], before["economy/2026.csv"]),
            ((1, 1), (1, 0), (1, 0))
        );
        assert_eq!(mend(folder.path()), 1);
        assert_eq!(fs::read_to_string(folder.path().join("visits/a.yaml")).unwrap(), VISIT);
    }
}
