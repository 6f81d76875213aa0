//! Real repositories and real commits: git's hook lets through what is right, and stops what a commit makes wrong.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::run::{Done, IOP, Run, program};

const CASE: &str = "id: 2026-001\nopened: 2026-08-19\ngender: woman\nnationality: PH\nexploitation: {form: labour, cause: [debt], industry: cleaning}\nneeds: [housing]\nchildren: []\ninformed: {complaints: 2026-08-19}\n";
const VISIT: &str = "case: 2026-001\ndate: 2026-08-20\nchannel: phone\nservices: [needs-mapping]\n";
const CASE_FILE: &str = "records/cases/2026-001.yaml";
const VISIT_FILE: &str = "records/visits/2026-08-20.yaml";

/// A repository with records in it, and the hooks in place.
struct Repo {
    folder: PathBuf,
    _kept: Option<TempDir>,
}

impl Repo {
    /// An empty one, with an agreement that nobody has added yet.
    fn new() -> Self {
        let kept = tempfile::tempdir().unwrap();
        let folder = kept.path().join("partnerskap å");
        fs::create_dir(&folder).unwrap();
        let repo = Self { folder, _kept: Some(kept) };
        repo.git(&["init", "-q", "-b", "main"]);
        repo.iop(&["init", "-q"]);
        repo.iop(&["hook", "install", "-q"]);
        repo
    }

    /// One with a case and a visit to it committed.
    fn with_records() -> Self {
        let repo = Self::new();
        repo.write(CASE_FILE, CASE);
        repo.write(VISIT_FILE, VISIT);
        repo.git(&["add", "."]);
        repo.commit(&["-m", "start"]).passes();
        repo
    }

    fn run(&self, name: &str, arguments: &[&str]) -> Done {
        program(name, &self.folder).args(arguments).done()
    }

    fn git(&self, arguments: &[&str]) -> String {
        self.run("git", arguments).passes().said()
    }

    fn iop(&self, arguments: &[&str]) -> Done {
        self.run(IOP, &[&["--today", "2026-11-22"], arguments].concat())
    }

    fn commit(&self, arguments: &[&str]) -> Done {
        self.run("git", &[&["commit", "-q"], arguments].concat())
    }

    fn write(&self, file: &str, text: &str) {
        self.lay(file, text.as_bytes());
    }

    fn lay(&self, file: &str, bytes: &[u8]) {
        let file = self.folder.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

/// As Notepad saves "Unicode".
fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn wrong(text: &str) -> String {
    text.replace("woman", "kvinna")
}

#[test]
fn what_is_staged_is_judged_and_not_what_lies_in_the_folder() {
    let repo = Repo::with_records();
    repo.write(CASE_FILE, &wrong(CASE));
    repo.git(&["add", CASE_FILE]);
    repo.write(CASE_FILE, CASE);
    repo.commit(&["-m", "bad staged, good in the folder"]).stops().says("kvinna");
    repo.git(&["reset", "-q", "--hard"]);
    repo.write(CASE_FILE, &CASE.replace("labour", "begging"));
    repo.git(&["add", CASE_FILE]);
    repo.write(CASE_FILE, &wrong(CASE));
    repo.commit(&["-m", "good staged, bad in the folder"]).passes();
}

#[test]
fn the_index_that_git_names_is_judged() {
    let repo = Repo::with_records();
    repo.write(CASE_FILE, &wrong(CASE));
    repo.commit(&["-a", "-m", "all"]).stops().says("kvinna");
    repo.commit(&["-m", "path", "--", CASE_FILE]).stops().says("kvinna");
    repo.write(VISIT_FILE, &VISIT.replace("phone", "digital"));
    repo.commit(&["-m", "another path", "--", VISIT_FILE]).passes();
    repo.write(CASE_FILE, &CASE.replace("cleaning", "care"));
    repo.commit(&["-a", "--amend", "-m", "amended"]).passes();
    repo.write(CASE_FILE, &wrong(CASE));
    repo.commit(&["-a", "--amend", "-m", "amended"]).stops();
}

#[test]
fn a_partly_staged_file_is_judged_by_what_is_staged() {
    let repo = Repo::with_records();
    repo.write(VISIT_FILE, &format!("{VISIT}minutes: 45\n"));
    repo.git(&["add", VISIT_FILE]);
    repo.write(VISIT_FILE, &format!("{VISIT}minutes: 45\nnote: later\n"));
    repo.commit(&["-m", "the first half"]).passes();
}

#[test]
fn what_was_mended_and_not_added_again_is_told() {
    let repo = Repo::with_records();
    repo.write(CASE_FILE, &wrong(CASE));
    repo.git(&["add", "."]);
    repo.commit(&["-m", "wrong"]).stops().hides("changed since");
    repo.write(CASE_FILE, CASE);
    repo.commit(&["-m", "mended, not added"]).stops().says("git add records/cases/2026-001.yaml");
}

#[test]
fn nobody_s_number_leaves_in_a_stray_file() {
    let repo = Repo::with_records();
    repo.write("records/cases/anteckningar.txt", "Klienten ringde\n20190101-2391\n");
    repo.git(&["add", "."]);
    repo.commit(&["-m", "notes"]).stops().says("personal-number").says("on line 2").hides("2391");
    repo.lay("records/cases/anteckningar.txt", &utf16("Klienten ringde\r20190101-2391\r"));
    repo.git(&["add", "."]);
    repo.commit(&["-m", "notes of an old editor"]).stops().says("personal-number").says("on line 2");
    repo.git(&["rm", "-qf", "records/cases/anteckningar.txt"]);
    repo.write("records/resources/2026 (1).yaml", "volunteers: 9\n# 20190101-2391\n");
    repo.git(&["add", "."]);
    repo.commit(&["-m", "a copy"]).stops().says("personal-number").says("on line 2").hides("2391");
}

#[test]
fn an_agreement_by_another_spelling_is_told_and_never_passed_over() {
    for name in [
        "agreement.yml",
        "agreement.yaml.txt",
        "Agreement.yaml",
        "agreement.YAML",
        "agreement.txt",
        "agreement",
        "agreement (1).yaml",
        "agreement .yaml",
        "agreement - Kopia.yaml",
        "agrement.yaml",
        "\u{430}greement.yaml",
    ] {
        let repo = Repo::with_records();
        repo.git(&["mv", "records/agreement.yaml", &format!("records/{name}")]);
        let found = format!("records/{name}");
        for arguments in [&["validate"][..], &["validate", "--records", "records"], &["report", "2026"]] {
            assert!(repo.iop(arguments).refuses().contains(&found), "{arguments:?}");
        }
        repo.commit(&["-m", "1"]).stops().says(&found).says("agreement.yaml");
    }
    let repo = Repo::with_records();
    repo.write("agreement.txt", "What was agreed.\n");
    repo.iop(&["validate"]).passes();
}

#[test]
fn each_record_in_a_folder_by_another_name_is_stopped() {
    let repo = Repo::with_records();
    repo.write("records/Besök/1.yaml", VISIT);
    repo.git(&["add", "."]);
    repo.commit(&["-m", "1"]).stops().says("wrong-folder").says("git add -A records\n");
    repo.commit(&["--no-verify", "-m", "1"]).passes();
    repo.write("records/Besök/2.yaml", VISIT);
    repo.git(&["add", "."]);
    repo.commit(&["-m", "2"]).stops().says("`1.yaml`, `2.yaml`");
    repo.iop(&["validate", "records/Besök/2.yaml"]).stops().says("`1.yaml`, `2.yaml`");
}

#[test]
fn what_git_keeps_in_another_form_is_never_to_be_saved_anew() {
    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 145\n".as_slice();
    for (bytes, name) in [(b"\0GITCRYPT\0\x8f\x01".as_slice(), "git-crypt"), (pointer, "Git LFS")] {
        for file in [VISIT_FILE, "records/agreement.yaml"] {
            let repo = Repo::with_records();
            repo.lay(file, bytes);
            repo.git(&["add", "."]);
            repo.commit(&["-m", "1"]).stops().says(name).says("--no-verify").hides("UTF-8");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_agreement_that_cannot_be_read_to_its_end_holds_nobody_up() {
    let repo = Repo::with_records();
    repo.write(VISIT_FILE, &VISIT.replace("phone", "digital"));
    repo.git(&["add", "."]);
    fs::remove_file(repo.folder.join("records/agreement.yaml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", repo.folder.join("records/agreement.yaml")).unwrap();
    repo.commit(&["-m", "the folder's agreement has no end"]).passes();
}

#[test]
fn a_last_commit_that_git_cannot_tell_is_refused_in_git_s_words() {
    let repo = Repo::with_records();
    repo.write(VISIT_FILE, &VISIT.replace("phone", "digital"));
    repo.git(&["add", "."]);
    let tree = repo.git(&["rev-parse", "HEAD^{tree}"]);
    let (folder, file) = tree.trim().split_at(2);
    fs::remove_file(repo.folder.join(".git/objects").join(folder).join(file)).unwrap();
    let done = repo.iop(&["validate", "--staged"]).stops().says("fatal:");
    assert_eq!(done.code, 2);
}

#[test]
fn what_is_only_intended_or_untracked_is_no_part_of_it() {
    let repo = Repo::with_records();
    repo.write("records/cases/2026-002.yaml", &wrong(CASE));
    repo.write("records/visits/2026-09-01.yaml", &VISIT.replace("001", "002"));
    repo.git(&["add", "-N", "records/cases/2026-002.yaml"]);
    repo.write(VISIT_FILE, &VISIT.replace("phone", "digital"));
    repo.git(&["add", VISIT_FILE]);
    repo.commit(&["-m", "neither counts"]).passes();
    repo.git(&["add", "records/visits/2026-09-01.yaml"]);
    repo.commit(&["-m", "a visit to a case that is only intended"]).stops().says("There is no client 2026-002");
}

#[test]
fn a_case_can_be_removed_with_its_visits_and_not_without() {
    let repo = Repo::with_records();
    repo.git(&["rm", "-q", CASE_FILE]);
    let told = repo.commit(&["-m", "the case alone"]).stops();
    told.says("unknown-case")
        .says("records/visits/2026-08-20.yaml:1:7")
        .says("records/cases/2026-001.yaml: removed")
        .says("1 file, 1 error");
    repo.git(&["rm", "-q", VISIT_FILE]);
    repo.commit(&["-m", "both"]).passes();
}

#[test]
fn a_visit_can_be_removed_alone_and_everything_at_once() {
    let repo = Repo::with_records();
    repo.git(&["rm", "-q", VISIT_FILE]);
    repo.commit(&["-m", "the visit"]).passes();
    repo.git(&["rm", "-qr", "records"]);
    repo.commit(&["-m", "all of it"]).passes();
    repo.write("README", "nothing here");
    repo.git(&["add", "."]);
    repo.commit(&["-m", "no records any more"]).passes().says("holds no records");
}

#[test]
fn a_rename_is_a_removal_and_an_addition() {
    let repo = Repo::with_records();
    repo.git(&["mv", CASE_FILE, "records/cases/2026-002.yaml"]);
    repo.commit(&["-m", "renamed"]).stops().says("id-mismatch").says("unknown-case");
    repo.write("records/cases/2026-002.yaml", &CASE.replace("2026-001", "2026-002"));
    repo.write(VISIT_FILE, &VISIT.replace("2026-001", "2026-002"));
    repo.commit(&["-a", "-m", "renamed throughout"]).passes();
    repo.git(&["mv", "records", "poster"]);
    repo.commit(&["-m", "the directory"]).stops().says("poster/").says("iop hook install");
    repo.iop(&["--records", "poster", "hook", "install"]).passes();
    repo.commit(&["-m", "the directory"]).passes();
    repo.write("poster/cases/2026-002.yaml", &wrong(CASE));
    repo.commit(&["-a", "-m", "judged where it is now"]).stops();
}

#[test]
fn a_merge_of_two_good_branches_can_be_wrong() {
    let repo = Repo::with_records();
    repo.git(&["rm", "-q", VISIT_FILE]);
    repo.commit(&["-m", "no visit"]).passes();
    repo.git(&["checkout", "-qb", "visit"]);
    repo.write("records/visits/2026-09-01.yaml", &VISIT.replace("08-20", "09-01"));
    repo.git(&["add", "."]);
    repo.commit(&["-m", "a visit"]).passes();
    repo.git(&["checkout", "-q", "main"]);
    repo.git(&["rm", "-q", CASE_FILE]);
    repo.commit(&["-m", "no case"]).passes();
    repo.run("git", &["merge", "-q", "visit", "-m", "both"]).stops().says("unknown-case");
    repo.git(&["merge", "--abort"]);
    repo.git(&["checkout", "-q", "visit"]);
    repo.run("git", &["merge", "-q", "main", "-m", "both"]).stops().says("unknown-case");
}

#[test]
fn unmerged_files_are_named() {
    let repo = Repo::with_records();
    repo.git(&["checkout", "-qb", "other"]);
    repo.write(CASE_FILE, &CASE.replace("woman", "man"));
    repo.commit(&["-aqm", "man"]).passes();
    repo.git(&["checkout", "-q", "main"]);
    repo.write(CASE_FILE, &CASE.replace("woman", "other"));
    repo.commit(&["-aqm", "other"]).passes();
    repo.run("git", &["merge", "-q", "other"]).stops();
    let done = repo.iop(&["validate", "--staged"]).stops().says(CASE_FILE);
    assert_eq!(done.code, 2);
    repo.write(CASE_FILE, &wrong(CASE));
    repo.git(&["add", "."]);
    repo.commit(&["-m", "merged wrongly"]).stops().says("kvinna");
}

#[test]
fn the_first_commit_is_judged() {
    let repo = Repo::new();
    repo.write(CASE_FILE, &wrong(CASE));
    repo.git(&["add", CASE_FILE]);
    repo.commit(&["-m", "no agreement"]).stops().says("git add");
    repo.git(&["add", "."]);
    repo.commit(&["-m", "wrong"]).stops().says("kvinna");
    repo.write(CASE_FILE, CASE);
    repo.git(&["add", "."]);
    repo.commit(&["-m", "right"]).passes().says("2 files, 0 errors");
}

#[test]
fn what_was_wrong_before_is_one_line() {
    let repo = Repo::with_records();
    repo.write("records/cases/2026-002.yaml", &wrong(CASE).replace("2026-001", "2026-002"));
    repo.git(&["add", "."]);
    repo.commit(&["--no-verify", "-m", "wrong"]).passes();
    repo.write(VISIT_FILE, &VISIT.replace("phone", "digital"));
    repo.commit(&["-am", "something else"]).passes().says("1 older error in other files").hides("kvinna");
    let agreement = fs::read_to_string(repo.folder.join("records/agreement.yaml")).unwrap();
    repo.write("records/agreement.yaml", &format!("{agreement}# en rad\n"));
    repo.commit(&["-am", "the agreement"]).stops().says("kvinna");
}

#[test]
fn a_second_file_for_a_client_is_stopped_whichever_sorts_first() {
    let repo = Repo::with_records();
    repo.write("records/cases/2025/2026-001.yaml", CASE);
    repo.git(&["add", "."]);
    repo.commit(&["-m", "twice"]).stops().says("duplicate-id");
}

#[test]
fn linked_worktrees_share_the_hook() {
    let repo = Repo::with_records();
    let folder = repo.folder.parent().unwrap().join("sida");
    repo.git(&["worktree", "add", "-q", "-b", "sida", folder.to_str().unwrap()]);
    let tree = Repo { folder, _kept: None };
    tree.write(CASE_FILE, &wrong(CASE));
    tree.commit(&["-am", "wrong"]).stops().says("kvinna");
    tree.write(CASE_FILE, &CASE.replace("woman", "man"));
    tree.commit(&["-am", "right"]).passes();
}

#[test]
fn records_below_the_root_and_in_a_submodule_are_found() {
    let repo = Repo::new();
    let inner = repo.folder.join("projekt/iop");
    fs::create_dir_all(&inner).unwrap();
    fs::rename(repo.folder.join("records"), inner.join("records")).unwrap();
    let inside = Repo { folder: inner, _kept: None };
    inside.iop(&["hook", "install"]).passes();
    inside.write(CASE_FILE, &wrong(CASE));
    inside.git(&["add", "."]);
    inside.commit(&["-m", "from within"]).stops().says("kvinna");
    repo.commit(&["-m", "from the top"]).stops().says("projekt/iop/records/cases/2026-001.yaml");
    inside.iop(&["validate", "--staged"]).stops().says("--> records/cases/2026-001.yaml");

    let source = Repo::with_records();
    let outer = Repo::new();
    fs::remove_dir_all(outer.folder.join("records")).unwrap();
    let from = source.folder.to_str().unwrap();
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", from, "poster"]);
    let module = Repo { folder: outer.folder.join("poster"), _kept: None };
    module.iop(&["hook", "install"]).passes().says("pre-merge-commit");
    module.write(CASE_FILE, &wrong(CASE));
    module.commit(&["-am", "wrong"]).stops().says("kvinna");
    outer.commit(&["-m", "the submodule itself"]).passes();
}

#[cfg(unix)]
#[test]
fn links_lead_where_git_would_have_them_lead() {
    let repo = Repo::with_records();
    std::os::unix::fs::symlink("2026-001.yaml", repo.folder.join("records/cases/link.yaml")).unwrap();
    std::os::unix::fs::symlink("../../../elsewhere.yaml", repo.folder.join("records/cases/out.yaml")).unwrap();
    repo.git(&["add", "."]);
    repo.commit(&["-m", "links"]).stops().says("out.yaml:1:1").says("leads out of").says("it counts once");
}

#[cfg(unix)]
#[test]
fn a_link_changes_as_what_it_leads_to_does() {
    let repo = Repo::with_records();
    fs::create_dir(repo.folder.join("records/arkiv")).unwrap();
    repo.git(&["mv", CASE_FILE, "records/arkiv/2026-001.yaml"]);
    std::os::unix::fs::symlink("../arkiv/2026-001.yaml", repo.folder.join(CASE_FILE)).unwrap();
    repo.git(&["add", "."]);
    repo.commit(&["-m", "a link"]).passes();
    repo.write("records/arkiv/2026-001.yaml", &wrong(CASE));
    repo.commit(&["-am", "its target is wrong"]).stops().says("kvinna");
    repo.git(&["reset", "-q", "--hard"]);
    repo.git(&["rm", "-q", "records/arkiv/2026-001.yaml"]);
    repo.commit(&["-m", "its target is gone"]).stops().says("leads nowhere");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_stay_apart() {
    use std::os::unix::ffi::OsStrExt;
    let repo = Repo::with_records();
    for (name, text) in [(&b"a\xfe.yaml"[..], VISIT.replace("phone", "telefon")), (b"a\xff.yaml", VISIT.to_owned())] {
        fs::write(repo.folder.join("records/visits").join(std::ffi::OsStr::from_bytes(name)), text).unwrap();
    }
    repo.git(&["add", "."]);
    repo.commit(&["-m", "two names"]).stops().says("telefon");
}

#[test]
fn what_lies_in_the_folder_decides_nothing() {
    let repo = Repo::with_records();
    repo.write(VISIT_FILE, &VISIT.replace("phone", "digital"));
    repo.git(&["add", "."]);
    fs::rename(repo.folder.join("records"), repo.folder.parent().unwrap().join("elsewhere")).unwrap();
    repo.commit(&["-m", "the folder is away"]).passes().says("1 file, 0 errors");
}

#[test]
fn the_agreement_too_is_the_staged_one() {
    let repo = Repo::with_records();
    let agreement = fs::read_to_string(repo.folder.join("records/agreement.yaml")).unwrap();
    let without_phone = agreement.replace("id: phone", "id: telephone");
    assert_ne!(agreement, without_phone);
    repo.write(VISIT_FILE, &VISIT.replace("2026-08-20", "2026-08-21"));
    repo.git(&["add", "."]);
    repo.write("records/agreement.yaml", &without_phone);
    repo.commit(&["-m", "the other agreement lies in the folder"]).passes();
    repo.git(&["add", "."]);
    repo.write("records/agreement.yaml", &agreement);
    repo.commit(&["-m", "the other agreement is staged"]).stops().says("phone");
}

#[test]
fn nothing_but_git_s_own_store_is_touched() {
    let repo = Repo::with_records();
    repo.write(CASE_FILE, &wrong(CASE));
    repo.git(&["add", "."]);
    let before = repo.git(&["status", "--porcelain"]);
    repo.iop(&["validate", "--staged"]).stops();
    assert_eq!(repo.git(&["status", "--porcelain"]), before);
    assert_eq!(repo.git(&["stash", "list"]), "");
}

#[test]
fn a_line_of_a_record_goes_to_no_log() {
    let repo = Repo::with_records();
    repo.write(VISIT_FILE, &VISIT.replace("phone", "20190101-2391"));
    repo.commit(&["-am", "wrong"]).stops().says("personal-number").hides("20190101").hides("channel:");
}

#[test]
fn hooks_go_where_git_looks_for_them_and_others_stay() {
    let repo = Repo::new();
    repo.git(&["config", "core.hooksPath", "krokar"]);
    repo.iop(&["hook", "install"]).passes().says("krokar/pre-commit");
    let foreign = "#!/bin/sh\nexit 0\n";
    repo.write("krokar/pre-commit", foreign);
    let told = repo.iop(&["hook", "install"]).stops().says("validate --staged --records 'records' || exit 1");
    assert_eq!(told.code, 2);
    let told = told.said();
    let line = told.lines().find(|line| line.contains("|| exit 1")).unwrap().trim();
    assert_eq!(fs::read_to_string(repo.folder.join("krokar/pre-commit")).unwrap(), foreign);
    repo.write("krokar/pre-commit", &format!("#!/bin/sh\n{line}\nexit 0\n"));
    repo.iop(&["hook", "install"]).passes().says("runs the check already");
    repo.write(CASE_FILE, &wrong(CASE));
    repo.git(&["add", "."]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(repo.folder.join("krokar/pre-commit"), fs::Permissions::from_mode(0o755)).unwrap();
        repo.commit(&["-m", "by somebody's own hook"]).stops().says("kvinna");
    }
    repo.iop(&["hook", "uninstall"]).stops().says("Removed").says("yourself");
    assert!(repo.folder.join("krokar/pre-commit").exists() && !repo.folder.join("krokar/pre-merge-commit").exists());
}

#[test]
fn a_hook_goes_away_and_one_that_lost_its_program_says_so() {
    let repo = Repo::new();
    let hook = repo.folder.join(".git/hooks/pre-commit");
    let script = fs::read_to_string(&hook).unwrap();
    let moved = script.replace(&format!("iop='{IOP}'"), "iop='/nowhere/iop'");
    assert_ne!(moved, script);
    fs::write(&hook, moved).unwrap();
    repo.git(&["add", "."]);
    repo.commit(&["-m", "without the program"]).stops().says("iop isn't at /nowhere/iop");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o644)).unwrap();
        repo.iop(&["hook", "install"]).passes().says("the records in records are checked");
        assert_eq!(hook.metadata().unwrap().permissions().mode() & 0o111, 0o111);
    }
    repo.iop(&["hook", "install"]).passes();
    assert_eq!(fs::read_to_string(&hook).unwrap(), script);
    repo.iop(&["hook", "uninstall"]).passes();
    assert!(!hook.exists());
    repo.iop(&["hook", "uninstall"]).passes().says("There is no");
}

#[test]
fn outside_a_repository_it_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = Repo { folder: folder.path().join("x"), _kept: None };
    fs::create_dir(&nowhere.folder).unwrap();
    for arguments in [&["validate", "--staged"][..], &["hook", "install"], &["hook", "uninstall"]] {
        assert_eq!(nowhere.iop(arguments).stops().says("git").code, 2);
    }
    let repo = Repo::with_records();
    assert_eq!(repo.iop(&["--records", "recrods", "hook", "install"]).stops().code, 2);
    let outside: &Path = folder.path();
    assert_eq!(repo.iop(&["--records", outside.to_str().unwrap(), "validate", "--staged"]).code, 2);
    assert_eq!(repo.iop(&["validate", "--staged", CASE_FILE]).code, 2);
}

#[test]
fn what_git_undoes_itself_is_no_change() {
    for setting in [&["core.autocrlf", "true"][..], &["core.eol", "crlf"]] {
        let repo = Repo::with_records();
        repo.git(&[&["config"], setting].concat());
        repo.write(".gitattributes", "*.yaml text\n");
        repo.write(CASE_FILE, &wrong(CASE).replace('\n', "\r\n"));
        repo.git(&["add", "."]);
        repo.commit(&["-m", "wrong"]).stops().says("kvinna").hides("changed since");
        repo.write(CASE_FILE, &CASE.replace('\n', "\r\n"));
        repo.commit(&["-m", "mended, not added"]).stops().says("1 file with faults changed since `git add`");
    }
}

#[test]
fn the_last_words_say_that_nothing_was_committed_and_what_to_type() {
    let repo = Repo::with_records();
    repo.write(CASE_FILE, &wrong(CASE));
    repo.git(&["add", "."]);
    let typed = format!("    git add {CASE_FILE}\n    git commit\n");
    repo.commit(&["-m", "wrong"]).stops().says("Nothing was committed. Mend the faults above").says(&typed);
    repo.iop(&["validate", "--staged"]).stops().says(&typed).hides("Nothing was committed");
    repo.iop(&["--lang", "sv", "validate", "--staged"]).stops().says("Rätta felen ovan och skriv sedan:");
}

#[test]
fn personal_numbers_in_the_rest_of_the_commit_are_told_and_stop_nothing() {
    let repo = Repo::with_records();
    repo.write("anteckningar/möte.txt", "Rad ett.\n20190101-2391 ringde.\n");
    repo.write("bild.bin", "\u{0}20190101-2391");
    repo.write("kontakt.txt", "08-123 456 78, a@example.org\n");
    repo.lay("unicode.txt", &utf16("Rad ett.\r20190101-2391\r"));
    repo.git(&["add", "."]);
    let told = repo.commit(&["-m", "beside the records"]).passes();
    let told = told.says("anteckningar/möte.txt:2: a personal number").says("unicode.txt:2: a personal number");
    told.hides("20190101").hides("bild").hides("kontakt");
    repo.write(VISIT_FILE, &VISIT.replace("phone", "drop-in"));
    repo.commit(&["-am", "nothing new beside them"]).passes().hides("möte");
}

#[test]
fn personal_numbers_are_told_of_what_the_records_folder_holds_besides() {
    let files = [".anteckning.txt", "cases/.2026-001.yaml.swp", ".gamla/cases/2025-001.yaml", "published.yaml"];
    let top = Repo::with_records();
    fs::rename(top.folder.join("records"), top.folder.join("åter")).unwrap();
    for entry in fs::read_dir(top.folder.join("åter")).unwrap().map(|entry| entry.unwrap()) {
        fs::rename(entry.path(), top.folder.join(entry.file_name())).unwrap();
    }
    top.iop(&["hook", "install"]).passes();
    for (repo, folder) in [(Repo::with_records(), "records/"), (top, "")] {
        files.iter().for_each(|file| repo.write(&format!("{folder}{file}"), "# x\n# 20190101-2391\n"));
        repo.git(&["add", "."]);
        let told = repo.commit(&["-m", "hidden"]).passes();
        let says = |told: Done, file| told.says(&format!("{folder}{file}:2: a personal number"));
        files.iter().fold(told, says).hides("20190101");
    }
}

#[test]
fn git_s_reason_is_told_whole_or_in_words_that_lead_on() {
    let repo = Repo::with_records();
    repo.write(".git/index.lock", "");
    repo.iop(&["validate", "--staged"])
        .stops()
        .says("Another git command is at work")
        .says("index.lock")
        .says("remove the file");
    fs::remove_file(repo.folder.join(".git/index.lock")).unwrap();
    let traced =
        program(IOP, &repo.folder).env("GIT_TRACE", "1").env("GIT_DIR", "/nowhere").args(["hook", "install"]).done();
    traced.stops().hides("trace").says("git init");
}

#[test]
fn what_is_to_be_typed_holds_the_mend() {
    let repo = Repo::with_records();
    for (name, typed) in [
        ("it's (1)", r"git add 'records/visits/it'\''s (1).yaml'"),
        ("två besök", "git add \"records/visits/två besök.yaml\""),
    ] {
        let file = format!("records/visits/{name}.yaml");
        repo.write(&file, &VISIT.replace("phone", "telefon"));
        repo.git(&["add", "."]);
        repo.commit(&["-m", "wrong"]).stops().says(typed);
        repo.git(&["rm", "-q", "--cached", &file]);
        fs::remove_file(repo.folder.join(&file)).unwrap();
    }
    repo.write("records/visits/20190101-2391.yaml", VISIT);
    repo.git(&["add", "."]);
    repo.commit(&["-m", "a number in a name"]).stops().says("git add -A records/visits\n").hides("****.yaml\n    git");
    fs::rename(repo.folder.join("records/visits/20190101-2391.yaml"), repo.folder.join("records/visits/samtal.yaml"))
        .unwrap();
    repo.write("records/visits/samtal.yaml", &VISIT.replace("phone", "drop-in"));
    repo.git(&["add", "-A", "records/visits"]);
    repo.commit(&["-m", "another name"]).passes();
    repo.git(&["rm", "-q", CASE_FILE]);
    repo.commit(&["-m", "a client with visits"]).stops().says(CASE_FILE).says("git add -A records\n");
    // Which can be typed whether or not the visits are taken away too: git knows none of the paths any longer.
    for visit in repo.git(&["ls-files", "records/visits"]).lines() {
        repo.git(&["rm", "-q", visit]);
    }
    repo.git(&["add", "-A", "records"]);
    repo.commit(&["-m", "both"]).passes();
}

#[test]
fn the_last_words_are_the_last() {
    let repo = Repo::with_records();
    repo.write("möte.txt", "20190101-2391\n");
    repo.write(CASE_FILE, &wrong(CASE));
    repo.git(&["add", "."]);
    let told = repo.commit(&["-m", "wrong"]).stops().said();
    assert!(told.find("möte.txt:1").unwrap() < told.find("git commit\n").unwrap(), "{told}");
}

#[test]
fn a_hook_that_may_pass_the_check_by_is_told_where_the_line_belongs() {
    let repo = Repo::with_records();
    let hook = repo.folder.join(".git/hooks/pre-commit");
    for before in ["exit 0", "if [ -n \"$CI\" ]; then", "[ -n \"$SKIP\" ] && exit 0"] {
        fs::write(&hook, format!("#!/bin/sh\n{before}\niop validate --staged || exit 1\n")).unwrap();
        assert_eq!(repo.iop(&["hook", "install"]).stops().says("right below the first").code, 2, "{before}");
        assert_eq!(repo.iop(&["hook", "uninstall"]).stops().says("yourself").code, 2, "{before}");
    }
    fs::write(&hook, "#!/bin/sh\niop validate --staged --records poster || exit 1\n").unwrap();
    repo.iop(&["hook", "install"]).stops().says("--records 'records' || exit 1");
    fs::write(&hook, "#!/usr/bin/env bash\n# File generated by prek: https://prek.j178.dev\n").unwrap();
    repo.iop(&["hook", "install"]).stops().says(".pre-commit-config.yaml");
    fs::write(&hook, "#!/usr/bin/env python3\n").unwrap();
    repo.iop(&["hook", "install"]).stops().says("no shell script");
}

#[cfg(unix)]
#[test]
fn a_git_that_speaks_swedish_is_understood() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let git = folder.path().join("git");
    fs::write(
        &git,
        "#!/bin/sh\n[ \"$LC_ALL\" = C ] && why='fatal: not a git repository' || why='ödesdigert: inte ett git-arkiv'\necho \"$why\" >&2\nexit 128\n",
    )
    .unwrap();
    fs::set_permissions(&git, fs::Permissions::from_mode(0o755)).unwrap();
    let told = program(IOP, folder.path())
        .env("PATH", folder.path())
        .env("LC_ALL", "sv_SE.UTF-8")
        .args(["hook", "install"])
        .done();
    told.stops().says("git init");
}
