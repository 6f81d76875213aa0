//! What somebody could do with a directory that is handed over, and what is lost where the machine fails: nothing.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use iop::load::BUILT_IN;
use tempfile::{TempDir, tempdir};

use crate::directory::{directory, judged, put};
use crate::run::{Done, IOP, Run, iop, program};

const VISIT: &str = "case: none\ndate: 2026-08-21\nchannel: phone\nservices: [linking]\n";
/// What `iop fix` mends, and what it then is.
const LABEL: &str = "case: none\ndate: 2026-08-21\nchannel: Telefon\nservices: [linking]\n";

fn git(folder: &Path, arguments: &[&str]) -> Done {
    program("git", folder).args(arguments).done()
}

/// A repository with records in it.
fn repository(records: &str) -> TempDir {
    let folder = tempdir().unwrap();
    git(folder.path(), &["init", "-q", "-b", "main"]);
    program(IOP, folder.path()).args(["init", "-q", "--", &format!("./{records}")]).done();
    put(folder.path(), &format!("{records}/visits/a.yaml"), VISIT);
    folder
}

/// A shell's command, in which `iop` is the program that is tested.
fn shell(folder: &Path, script: &str) -> Done {
    let script = format!("iop() {{ '{IOP}' \"$@\"; }}\n{script}");
    program("sh", folder).args(["-c", &script]).done()
}

/// Whoever hands over a repository can lay another one among the records, with settings that run what he likes.
#[cfg(unix)]
#[test]
fn a_repository_among_the_records_is_never_run() {
    let outer = repository("records");
    let records = outer.path().join("records");
    git(&records, &["init", "-q", "--bare", "bare"]);
    for name in ["HEAD", "objects", "refs"] {
        fs::rename(records.join("bare").join(name), records.join(name)).unwrap();
    }
    let ran = outer.path().join("ran");
    let run = format!("touch {}; cat", ran.display());
    let settings = format!(
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = \"{run}\"\n[filter \"x\"]\n\tclean = \"{run}\"\n\tsmudge = \"{run}\"\n[diff]\n\texternal = \"{run}\"\n"
    );
    put(&records, ".gitattributes", "* filter=x\n");
    let mut add = program("git", &records);
    add.env("GIT_DIR", ".").env("GIT_WORK_TREE", ".").args(["add", "agreement.yaml"]).done();
    put(&records, "config", settings);
    put(&records, "agreement.yaml", BUILT_IN);
    let _ = fs::remove_file(&ran);
    for folder in [outer.path(), &records] {
        for arguments in
            ["report 2026", "validate", "validate --staged", "hook install", "hook uninstall", "fix", "agreement"]
        {
            iop(folder, arguments);
            assert!(!ran.exists(), "{arguments} in {}", folder.display());
        }
    }
    assert!(iop(&records, "validate --staged").err.contains("bare git repository"));
    git(&records, &["status"]);
    assert!(ran.exists(), "git left to itself runs what is tried here");
}

#[test]
fn a_name_is_no_option_and_one_that_cannot_be_typed_gets_no_hook() {
    for name in ["-rec", "--records", "-"] {
        let folder = repository(name);
        let records = folder.path().join(name);
        assert_eq!(iop(&records, "hook install").code, 0, "{name}");
        git(folder.path(), &["add", "-A", "."]);
        assert_eq!(git(folder.path(), &["commit", "-qm", "good"]).code, 0, "{name}");
        put(&records, "visits/a.yaml", "case: none\n");
        git(folder.path(), &["add", "-A", "."]);
        let refused = git(folder.path(), &["commit", "-qm", "bad"]);
        assert_eq!(refused.code, 1, "{name}: {}", refused.said());
        assert!(refused.said().contains("missing-field"), "{name}: {}", refused.said());
    }
    if cfg!(unix) {
        for name in ["a\u{1b}[31mb", "a\nb", "a\u{202e}b"] {
            let folder = repository(name);
            let refused = iop(&folder.path().join(name), "hook install");
            assert_eq!((refused.code, folder.path().join(".git/hooks/pre-commit").exists()), (2, false), "{name:?}");
            assert!(!refused.err.contains(['\u{1b}', '\u{202e}']), "{name:?}");
        }
    }
}

#[test]
fn a_hook_that_git_would_not_run_is_not_put_in() {
    let folder = repository("records");
    git(folder.path(), &["config", "core.hooksPath", ""]);
    let refused = iop(folder.path(), "hook install");
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("core.hooksPath"), "{}", refused.err);
    assert!(!folder.path().join("pre-commit").exists());
}

#[test]
fn a_link_leads_no_writing_out_of_the_directory() {
    if cfg!(not(unix)) {
        return;
    }
    for name in [".schema", ".templates", ".vscode"] {
        let (folder, elsewhere) = (directory(BUILT_IN, &[]), tempdir().unwrap());
        shell(folder.path(), &format!("ln -s {} {name}", elsewhere.path().display()));
        for arguments in ["init .", "schema --update"] {
            assert_eq!(iop(folder.path(), arguments).code, 2, "{name}: {arguments}");
        }
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0, "{name}");
    }
}

#[test]
fn what_is_written_is_no_wider_than_its_owner_lets_it_be() {
    if cfg!(not(unix)) {
        return;
    }
    for (umask, mode, run) in [("022", "644", "755"), ("027", "640", "750"), ("077", "600", "700")] {
        let folder = tempdir().unwrap();
        let script = format!(
            "umask {umask}; git init -q .; iop init -q; iop hook install -q; iop report 2026 -qo a.md --edition internal
             iop report 2026 -q --format csv -o tables --edition internal; echo 'channel: Telefon' > records/visits/a.yaml; iop fix -q
             stat -c %a records/agreement.yaml a.md tables/clients.csv tables/feedback.csv records/.schema/case.json \
                 records/visits/a.yaml 2>/dev/null | sort -u; stat -c %a .git/hooks/pre-commit"
        );
        let done = shell(folder.path(), &script);
        let told = done.text();
        let modes: Vec<&str> = told.lines().rev().take(2).collect();
        assert_eq!(modes, [run, mode], "{umask}: {}", done.said());
    }
}

/// A limit on the length of files is met as a full disk is: in the middle of writing.
#[cfg(unix)]
#[test]
fn what_cannot_be_written_whole_leaves_things_as_they_were() {
    for blocks in [0, 1, 20, 60, 80] {
        let folder = directory(BUILT_IN, &[("visits/a.yaml", LABEL)]);
        put(folder.path(), "a.html", "before");
        let limited = |command: &str| shell(folder.path(), &format!("trap '' XFSZ; ulimit -f {blocks}; {command}"));
        let left = |path: &str| fs::read_dir(folder.path().join(path)).unwrap().count();
        let stood = left(".");
        let report = limited("iop report 2026 --allow-errors --edition internal -o a.html --force");
        assert_eq!(report.code, 2, "{blocks}: {}", report.said());
        assert_eq!(fs::read_to_string(folder.path().join("a.html")).unwrap(), "before");
        let tables = limited("iop report 2026 --allow-errors --edition internal --format csv -o tables");
        assert!(tables.code == 0 || !folder.path().join("tables").exists(), "{blocks}");
        let made = limited("iop init new");
        assert!(made.code == 0 || !folder.path().join("new").exists(), "{blocks}: {}", made.said());
        assert_eq!(iop(folder.path(), "init new").code, 0, "{blocks}: the next try begins anew");
        if blocks == 0 {
            assert_eq!(limited("iop fix").code, 2);
            assert_eq!(fs::read_to_string(folder.path().join("visits/a.yaml")).unwrap(), LABEL);
        }
        fs::remove_dir_all(folder.path().join("new")).unwrap();
        let _ = fs::remove_dir_all(folder.path().join("tables"));
        assert_eq!((left("."), left("visits")), (stood, 1), "{blocks}: nothing is left beside");
    }
}

/// A reader that leaves early stops no mending half-way, and makes no good end of a bad one.
#[test]
fn a_reader_that_leaves_changes_nothing() {
    let records: Vec<(String, &str)> = (0..400).map(|at| (format!("visits/{at}.yaml"), LABEL)).collect();
    let records: Vec<(&str, &str)> = records.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let folder = directory(BUILT_IN, &records);
    let unread = |arguments: &str| {
        let mut command = program(IOP, folder.path());
        command.args(arguments.split_whitespace()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        Done::from(child.wait_with_output().unwrap())
    };
    for format in ["text", "short", "json", "github"] {
        let done = unread(&format!("validate --format {format}"));
        assert_eq!((done.code, done.err.as_str()), (1, ""), "{format}");
    }
    assert_eq!(unread("fix").code, 0);
    assert_eq!(iop(folder.path(), "validate").code, 0, "all of them are mended");
}

#[test]
fn answers_without_end_come_to_one() {
    let folder = tempdir().unwrap();
    for typed in
        ["x\n".repeat(5_000), "x".repeat(3_000_000), format!("sv\n{}", "Föreningen\n802000-0001\n".repeat(2_000))]
    {
        let done = program(IOP, folder.path()).args(["init", "new", "--from", "-"]).typed(&typed);
        assert_eq!(done.code, 2, "{}", typed.len());
        assert!(!folder.path().join("new").exists());
    }
    if cfg!(unix) {
        let done = shell(folder.path(), "mkfifo pipe; iop init new --from pipe");
        assert_eq!(done.code, 2);
        assert!(done.err.contains("no ordinary file"), "{}", done.err);
    }
}

/// Each piece begins as an identifier does, and all of them are one line of a megabyte: none is looked at from each of
/// the others.
#[test]
fn a_long_line_is_read_in_a_time_that_grows_with_it() {
    for piece in ["a190308189802", "19030818a", "(a", "a@", "070-", "+46 ", "19030818 ", "1.", "a(at)a(dot)", "00 "] {
        let text = format!("# {}\n{VISIT}", piece.repeat((1 << 20) / piece.len() - 20));
        judged(directory(BUILT_IN, &[("visits/a.yaml", &text)]).path(), "2026-11-22");
    }
}

#[test]
fn words_of_an_agreement_steer_nothing() {
    let hostile = "\\e[2J\\x9b31m\\u202e\\n::error::x";
    let agreement = [
        ("    sv: Kön\n", "    sv: \"Kön{}\"\n"),
        ("      sv: Året i korthet\n", "      sv: \"Året{}\"\n"),
        ("    clause: \"Bil §3 Dokumentation\"\n", "    clause: \"Bil{} §3\"\n"),
    ];
    let agreement = agreement.into_iter().fold(BUILT_IN.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, &to.replace("{}", hostile), 1)
    });
    let folder = directory(&agreement, &[("visits/a.yaml", VISIT), ("visits/b.yaml", LABEL)]);
    let commands = ["report 2026 --allow-errors", "agreement", "schema case", "validate", "fix --diff"];
    let formats = ["json", "md", "html"].map(|format| format!("report 2026 --allow-errors --format {format}"));
    let judged = ["short", "github", "json"].map(|format| format!("validate --format {format}"));
    for command in commands.map(str::to_owned).into_iter().chain(formats).chain(judged) {
        let said = iop(folder.path(), &command).said();
        assert!(!said.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{command}");
        assert!(!said.lines().any(|line| line.starts_with("::error::")), "{command}");
    }
}

#[test]
fn words_are_neither_markdown_nor_formulas() {
    let words = [
        "~~~ x",
        "- x",
        "+ x",
        "1. x",
        "12) x",
        "===",
        "    x",
        "~~x~~",
        "&lt;x",
        "https://example.org",
        "www.example.org",
        "=1+1",
        " =1+1",
        "＝1+1",
        "@x",
    ];
    for words in words {
        let record =
            format!("date: 2026-09-01\nkind: viewpoint\nfrom: client\nsubject: premises\nsummary: {words:?}\n");
        let stated = format!("own_efforts: [{words:?}]\n");
        let folder = directory(BUILT_IN, &[("feedback/a.yaml", &record), ("resources/2026.yaml", &stated)]);
        let report = |options: &str| {
            iop(folder.path(), &format!("report 2026 --today 2026-11-22 --edition internal {options}")).text()
        };
        let document = report("--format md");
        assert!(!document.contains(&format!("- {words}\n")) || words.starts_with('＝'), "{words}: {document}");
        let sheet = report("--format csv --table feedback_received");
        let is_formula = words.trim_start().starts_with(['=', '+', '-', '@', '＝']);
        assert_eq!(sheet.contains(&format!(";'{words}")), is_formula, "{words}: {sheet}");
    }
}
