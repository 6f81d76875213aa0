//! Every folder of `examples/` is what the program writes: its README lists the commands, which run in the folder.
//! `ACCEPT=1 cargo test --test suite examples` takes a change on purpose in.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{IOP, Run, program};

/// What belongs to one agreement: no other's documents speak of it.
const OF_STOCKHOLM: &[&str] = &[
    "Stockholm",
    "Frälsningsarm",
    "Salvation",
    "Safe Havens",
    "SOF 2026/268",
    "Sankt Göransgatan",
    "Mikamottagningen",
    "ikamottagning",
    "regionkoordinator",
    "regional coordinator",
    "978 000",
    "978\u{a0}000",
    "978000",
    "978_000",
    "1050000",
    "1 050 000",
    "1\u{a0}050\u{a0}000",
];

/// What its partnership is about.
const OF_ITS_WORK: &[&str] = &[
    "trafficking",
    "människohandel",
    "exploat",
    "exploit",
    "prostitution",
    "återvänd",
    "return programme",
    "styrgrupp",
    "steering",
    "ÖK §",
    "Bil §",
    "ÖK)",
    "(Bil)",
];

fn examples() -> Vec<PathBuf> {
    let folders = fs::read_dir("examples").unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let mut folders: Vec<PathBuf> = folders.collect();
    folders.sort();
    folders
}

/// Every file in a folder and below it, by its path there; neither the README nor the records.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            all.extend(files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            all.insert(name, fs::read(&path).unwrap());
        }
    }
    all.retain(|name, _| name != "README.md" && !name.starts_with("records/"));
    all
}

/// Runs a command of a README in the example's folder; the file after `-o` or `>` is laid in `into`.
fn run(command: &str, example: &Path, into: &Path) {
    let words: Vec<&str> = command.split(' ').collect();
    let [arguments @ .., way, name] = words.as_slice() else { panic!("{command}") };
    let file = into.join(name);
    let mut iop = program(IOP, example);
    iop.args(arguments).env("PATH", "");
    if *way == "-o" {
        iop.arg("-o").arg(&file);
    }
    let done = iop.done();
    assert_eq!(done.code, 0, "{}: {command}: {}", example.display(), done.err);
    match *way {
        "-o" => {}
        ">" => fs::write(file, done.out).unwrap(),
        _ => panic!("{command}"),
    }
}

/// What the commands of an example's README write.
fn made(example: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let readme = fs::read_to_string(example.join("README.md")).unwrap();
    readme.lines().filter_map(|line| line.strip_prefix("$ iop ")).for_each(|line| run(line, example, folder.path()));
    files(folder.path())
}

#[test]
fn the_examples_are_what_the_program_writes() {
    assert_eq!(examples().len(), 3);
    for example in examples() {
        let made = made(&example);
        assert!(!made.is_empty(), "{}", example.display());
        if std::env::var_os("ACCEPT").is_some() {
            files(&example).keys().for_each(|name| fs::remove_file(example.join(name)).unwrap());
            for (name, bytes) in &made {
                fs::create_dir_all(example.join(name).parent().unwrap()).unwrap();
                fs::write(example.join(name), bytes).unwrap();
            }
        }
        let kept = files(&example);
        let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&kept), names(&made), "{}", example.display());
        let changed: Vec<&String> =
            made.iter().filter(|(name, bytes)| kept[*name] != **bytes).map(|(name, _)| name).collect();
        let example = example.display();
        assert!(
            changed.is_empty(),
            "{example}: other than what the program writes (ACCEPT=1 takes it in): {changed:?}"
        );
    }
}

#[test]
fn what_another_partnership_is_told_is_its_own() {
    for example in examples().iter().filter(|example| !example.ends_with("stockholm")) {
        let agreement = fs::read_to_string(example.join("records/agreement.yaml")).unwrap().to_lowercase();
        let words = OF_STOCKHOLM.iter().chain(OF_ITS_WORK).map(|word| word.to_lowercase());
        let foreign: Vec<String> = words.filter(|word| !agreement.contains(word)).collect();
        assert!(foreign.len() > 20, "{}: {foreign:?}", example.display());
        for (name, bytes) in files(example) {
            let text = String::from_utf8(bytes).unwrap().to_lowercase();
            for (number, line) in text.lines().enumerate() {
                let word = foreign.iter().find(|word| line.contains(*word));
                assert_eq!(word, None, "{}/{name}:{}: {line}", example.display(), number + 1);
            }
        }
    }
}

/// The program's own text, without the tests that stand last in a file.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            let own = text.split("#[cfg(test)]").next().unwrap().to_owned();
            all.push((path, own));
        }
    }
    all
}

#[test]
fn the_program_holds_no_name_or_number_of_an_agreement() {
    let sources = sources(Path::new("src"));
    assert!(sources.len() > 100);
    for (path, text) in sources {
        for (number, line) in text.lines().enumerate() {
            let word = OF_STOCKHOLM.iter().find(|word| line.to_lowercase().contains(&word.to_lowercase()));
            assert_eq!(word, None, "{}:{}: {line}", path.display(), number + 1);
        }
    }
}
