//! Documents as files: one table or a folder of them, the formats by their endings, the day that they bear.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::run::{Done, IOP, Run, program};

const DAY: &str = "--today 2026-11-22 --edition internal";

fn iop(folder: &Path, arguments: &str) -> Done {
    iop_at(folder, arguments, None)
}

/// The shipped records from another folder, with a day in the environment or none.
fn iop_at(folder: &Path, arguments: &str, epoch: Option<&str>) -> Done {
    let mut command = program(IOP, folder);
    command.args(arguments.split_whitespace()).env("IOP_RECORDS", Path::new("records").canonicalize().unwrap());
    command.envs(epoch.map(|epoch| ("SOURCE_DATE_EPOCH", epoch))).done()
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap_or_default()))
        .collect()
}

#[test]
fn a_report_s_tables_are_a_folder_of_files_named_by_their_ids() {
    let place = tempfile::tempdir().unwrap();
    iop(place.path(), &format!("report 2026 {DAY} --format csv -o tabeller")).passes();
    let tables = files(&place.path().join("tabeller"));
    for id in ["summary_figures", "goal_support_figures", "gender", "services", "feedback_received", "outturn"] {
        let one = iop(place.path(), &format!("report 2026 {DAY} --table {id}")).passes();
        assert_eq!(tables.get(&format!("{id}.csv")), Some(&one.out), "{id}");
    }
    assert!(tables.len() > 25 && tables.keys().all(|name| name.ends_with(".csv")), "{:?}", tables.keys());
    iop(place.path(), &format!("report 2026 {DAY} --table gender -o kön.csv")).passes();
    assert_eq!(fs::read(place.path().join("kön.csv")).unwrap(), tables["gender.csv"]);
    assert_eq!(files(place.path()).len(), 2, "nothing half-written");
}

#[test]
fn a_folder_is_replaced_only_when_told_to_and_when_nothing_else_is_in_it() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("tabeller");
    let write = |more: &str| iop(place.path(), &format!("report 2026 {DAY} --format csv -o tabeller {more}"));
    write("").passes();
    let first = files(&folder);
    assert!(write("").refuses().contains("--force"));
    write("--lang en --force").passes();
    let second = files(&folder);
    assert_ne!(first["gender.csv"], second["gender.csv"]);
    fs::write(folder.join("egna anteckningar.txt"), "kvar").unwrap();
    assert!(write("--force").refuses().contains("egna anteckningar.txt"));
    let third = files(&folder);
    assert_eq!(third["egna anteckningar.txt"], b"kvar");
    assert_eq!(third["gender.csv"], second["gender.csv"]);
    assert_eq!(files(place.path()).len(), 1);
}

#[test]
fn what_cannot_be_written_is_told_in_a_line_that_says_what_can() {
    let place = tempfile::tempdir().unwrap();
    for (arguments, says) in [
        (format!("report 2026 {DAY} -o rapport.pdf"), "print it as PDF"),
        ("budget 2026 -o budget.PDF".to_owned(), ".docx"),
        (format!("report 2026 {DAY} -o tabeller.csv"), "--table TABLE"),
        (format!("report 2026 {DAY} --format csv"), "clients_by_month"),
        (format!("report 2026 {DAY} --table gendre"), "Did you mean gender?"),
        (format!("report 2026 {DAY} --table Könn"), "Did you mean gender?"),
        (format!("report 2026 {DAY} --table xyzzyxyzzy"), "clients_by_month"),
        (format!("report 2026 {DAY} --table gender -o kön.html"), "--format csv"),
        (format!("report 2026 {DAY} --table gender --format md"), "--format csv"),
        ("report 2026 --format csv -o tabeller".to_owned(), "--edition internal"),
        (format!("report 2026 {DAY} --format csv -o saknas/tabeller"), "there is no such file or folder"),
        ("budget 2026 --table grant".to_owned(), "budget, own_contribution"),
    ] {
        let said = iop(place.path(), &arguments).refuses();
        assert!(said.contains(says), "{arguments}: {said}");
    }
    assert_eq!(files(place.path()).len(), 0);
}

#[test]
fn a_page_is_written_by_its_ending_or_its_format() {
    let place = tempfile::tempdir().unwrap();
    for document in [format!("report 2026 {DAY}"), "budget 2026 --today 2026-11-22".to_owned()] {
        let page = iop(place.path(), &format!("{document} --format html")).passes();
        for file in ["sida.html", "sida.HTM"] {
            iop(place.path(), &format!("{document} --force -o {file}")).passes();
            assert_eq!(fs::read(place.path().join(file)).unwrap(), page.out, "{file}");
        }
    }
}

#[test]
fn a_budget_s_csv_is_its_main_table_unless_another_is_named() {
    let place = tempfile::tempdir().unwrap();
    let table = |more: &str| iop(place.path(), &format!("budget 2026 {more}")).text();
    assert!(table("--format csv").contains("Summa;978000;489000;244500;244500"));
    assert_eq!(table("--format csv"), table("--table budget"));
    iop(place.path(), "budget 2026 -o budget.csv").passes();
    assert_eq!(files(place.path())["budget.csv"], table("--format csv").into_bytes());
    iop(place.path(), "budget 2026 --format csv -o tabeller").passes();
    let names: Vec<String> = files(&place.path().join("tabeller")).into_keys().collect();
    assert_eq!(names, ["budget.csv", "own_contribution.csv"]);
    assert!(table("--table own_contribution").contains("ca, 12 månader;1050000"));
}

#[test]
fn the_day_is_that_of_source_date_epoch_unless_it_is_said() {
    let place = tempfile::tempdir().unwrap();
    let json = |arguments: &str, epoch| {
        let json = iop_at(place.path(), &format!("report 2026 --format json {arguments}"), epoch).passes().json();
        json["period"]["today"].as_str().unwrap().to_owned()
    };
    assert_eq!(json("", Some("1790000000")), "2026-09-21");
    assert_eq!(json("--today 2026-11-22", Some("1790000000")), "2026-11-22");
    assert!(iop_at(place.path(), "report 2026", Some("yesterday")).refuses().contains("SOURCE_DATE_EPOCH"));
}

/// The words of a record stand in a page as words, whatever they look like.
#[test]
fn a_viewpoint_that_looks_like_markup_is_shown_as_it_is_written() {
    let place = tempfile::tempdir().unwrap();
    let records = place.path().join("records");
    fs::create_dir_all(records.join("feedback")).unwrap();
    fs::copy("records/agreement.yaml", records.join("agreement.yaml")).unwrap();
    let summary = r#""</td><script>alert('x')</script> & \"a\" \u202e </style> =1+1""#;
    let record = format!("date: 2026-08-20\nkind: praise\nfrom: client\nsubject: other\nsummary: {summary}\n");
    fs::write(records.join("feedback/a.yaml"), record).unwrap();
    let page = iop(place.path(), &format!("report 2026 {DAY} --format html --records records")).passes();
    let page = page.text();
    assert!(page.contains("&lt;/td&gt;&lt;script&gt;alert('x')&lt;/script&gt; &amp; &quot;a&quot;"), "{page}");
    assert!(!page.contains("<script") && page.matches("</style>").count() == 1);
    assert!(!page.contains(['\u{7}', '\u{1b}', '\u{202e}']));
}
