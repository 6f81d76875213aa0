//! Which file of the program names what another defines, and where that goes in a circle.
//!
//! A file leads to another when its code names something that the other defines: in a `use`, a path or a macro. A name
//! that a module only passes on (`pub use tree::Tree;` in `mod.rs`) leads to where it is defined, and neither passing on
//! nor declaring (`mod tree;`) leads anywhere: sisters may so take from each other by way of their parent, and a parent
//! that says who its children are isn't made of them. Once the parent's own code names a child and the child something
//! of the parent's own, neither is understood without the other: that is a circle, as between any two files. Tests stand
//! last in a file and count for nothing.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::LazyLock;

use regex::Regex;

/// The files of a crate.
pub struct Imports {
    files: Vec<File>,
    modules: BTreeMap<Vec<String>, usize>,
    macros: BTreeMap<String, usize>,
}

/// What a file names.
#[derive(Default)]
struct File {
    name: String,
    module: Vec<String>,
    uses: Vec<Use>,
    /// Paths in its code: `tree::parse` as two words.
    paths: Vec<Vec<String>>,
    /// Words of its code.
    words: BTreeSet<String>,
    /// Macros that it calls.
    calls: BTreeSet<String>,
    /// Macros that it defines.
    macros: Vec<String>,
}

/// What a `use` brings in, and how its file calls it.
struct Use {
    path: Vec<String>,
    name: String,
    /// For others too, by `pub`.
    passed_on: bool,
}

/// Where a path leads.
enum Target {
    Module,
    Item(usize),
}

impl Imports {
    /// The files of a crate, each by its path below `src` and its text.
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let files: Vec<File> = files.into_iter().map(|(name, text)| File::read(name, &text)).collect();
        let modules = files.iter().enumerate().map(|(at, file)| (file.module.clone(), at)).collect();
        let macros =
            files.iter().enumerate().flat_map(|(at, file)| file.macros.iter().map(move |name| (name.clone(), at)));
        Self { macros: macros.collect(), modules, files }
    }

    /// Every knot of files that all lead to each other, with a circle in it that is as short as any through its first.
    pub fn knots(&self) -> BTreeMap<BTreeSet<&str>, String> {
        let edges: Vec<BTreeSet<usize>> = (0..self.files.len()).map(|at| self.edges(at)).collect();
        let reached: Vec<BTreeMap<usize, usize>> = (0..edges.len()).map(|from| reached(&edges, from)).collect();
        let mut knots = BTreeMap::new();
        for (file, from) in reached.iter().enumerate().filter(|(file, from)| from.contains_key(file)) {
            let knot = from.keys().filter(|other| reached[**other].contains_key(&file));
            let knot: BTreeSet<&str> = knot.map(|other| self.files[*other].name.as_str()).collect();
            knots.entry(knot).or_insert_with(|| self.circle(from, file));
        }
        knots
    }

    /// The way from a file back to it; each file on it was first reached from the one before.
    fn circle(&self, before: &BTreeMap<usize, usize>, file: usize) -> String {
        let mut way = vec![file, before[&file]];
        while way[way.len() - 1] != file {
            way.push(before[&way[way.len() - 1]]);
        }
        let names: Vec<&str> = way.iter().rev().map(|at| self.files[*at].name.as_str()).collect();
        names.join(" → ")
    }

    /// The files that a file leads to.
    fn edges(&self, at: usize) -> BTreeSet<usize> {
        let file = &self.files[at];
        let used = file.uses.iter().filter(|used| !used.passed_on || file.words.contains(&used.name));
        let paths = used.map(|used| &used.path).chain(&file.paths);
        let items = paths.flat_map(|path| self.targets(at, path, 0)).filter_map(|target| match target {
            Target::Item(other) => Some(other),
            Target::Module => None,
        });
        let macros = file.calls.iter().filter_map(|call| self.macros.get(call).copied());
        items.chain(macros).filter(|other| *other != at).collect()
    }

    /// Where a path in a file leads; nowhere when it leads out of the crate.
    fn targets(&self, at: usize, path: &[String], depth: usize) -> Vec<Target> {
        let file = &self.files[at];
        let ups = path.iter().take_while(|word| *word == "super").count();
        match path[0].as_str() {
            "crate" => self.below(&[], &path[1..], depth),
            "self" => self.below(&file.module, &path[1..], depth),
            "super" => self.below(&file.module[..file.module.len() - ups], &path[ups..], depth),
            name if self.modules.contains_key(&below(&file.module, name)) || file.brings_in(name).is_some() => {
                self.below(&file.module, path, depth)
            }
            _ => Vec::new(),
        }
    }

    /// Where a path leads from a module on; a name can be that of a module and of something that it passes on at once.
    fn below(&self, module: &[String], path: &[String], depth: usize) -> Vec<Target> {
        let Some(name) = path.first() else { return vec![Target::Module] };
        let (file, inner) = (self.modules[module], below(module, name));
        let mut targets = Vec::new();
        if self.modules.contains_key(&inner) {
            targets.extend(self.below(&inner, &path[1..], depth));
        }
        match self.files[file].brings_in(name) {
            // A macro that a module brings in under its own name is the module's; a name goes through few modules.
            Some(used) if used.path.len() > 1 && depth < 5 => {
                targets.extend(self.targets(file, &[&used.path, &path[1..]].concat(), depth + 1));
            }
            _ if targets.is_empty() => targets.push(Target::Item(file)),
            _ => {}
        }
        targets
    }
}

fn below(module: &[String], name: &str) -> Vec<String> {
    [module, &[name.to_owned()]].concat()
}

/// Every file that one leads to, itself in a circle too, with the file that each was first reached from.
fn reached(edges: &[BTreeSet<usize>], from: usize) -> BTreeMap<usize, usize> {
    let mut before = BTreeMap::new();
    let mut next = VecDeque::from([from]);
    while let Some(file) = next.pop_front() {
        for other in &edges[file] {
            before.entry(*other).or_insert_with(|| {
                next.push_back(*other);
                file
            });
        }
    }
    before
}

impl File {
    fn read(name: String, text: &str) -> Self {
        let place = name.trim_end_matches(".rs").trim_end_matches("/mod").split('/');
        let module = place.filter(|place| *place != "lib").map(str::to_owned).collect();
        let mut file = Self { name, module, ..Self::default() };
        let words = words(text.split("#[cfg(test)]").next().unwrap());
        let mut rest = words.as_slice();
        let mut passed_on = false;
        while let Some((word, after)) = rest.split_first() {
            rest = match word.as_str() {
                "use" => file.bring_in(&[], after, passed_on),
                _ => file.note(word, after),
            };
            passed_on = word == "pub" || passed_on && ["(", ")", "super", "crate"].contains(&word.as_str());
        }
        file
    }

    /// Takes in a tree of a `use`, `super::{tree::{self, Tree}, place as here}`, and gives what stands after it.
    fn bring_in<'a>(&mut self, stem: &[String], words: &'a [String], passed_on: bool) -> &'a [String] {
        if words[0] == "{" {
            let mut rest = &words[1..];
            while rest[0] != "}" {
                rest = self.bring_in(stem, rest, passed_on);
                rest = if rest[0] == "," { &rest[1..] } else { rest };
            }
            return &rest[1..];
        }
        let path = [stem, &words[..1]].concat();
        if words[1] == "::" {
            return self.bring_in(&path, &words[2..], passed_on);
        }
        let path = if words[0] == "self" { stem.to_vec() } else { path };
        let (name, rest) =
            if words[1] == "as" { (&words[2], &words[3..]) } else { (&path[path.len() - 1], &words[1..]) };
        self.uses.push(Use { name: name.clone(), path, passed_on });
        rest
    }

    /// Takes in a word of the code with the path that it begins, and gives what stands after it.
    fn note<'a>(&mut self, word: &str, mut rest: &'a [String]) -> &'a [String] {
        let mut path = vec![word.to_owned()];
        while rest.len() > 1
            && rest[0] == "::"
            && rest[1].starts_with(|first: char| first.is_alphabetic() || first == '_')
        {
            path.push(rest[1].clone());
            rest = &rest[2..];
        }
        match rest {
            [sign, name, ..] if word == "macro_rules" && sign == "!" => self.macros.push(name.clone()),
            [sign, open, ..] if sign == "!" && ["(", "[", "{"].contains(&open.as_str()) => {
                self.calls.insert(path[path.len() - 1].clone());
            }
            _ => {}
        }
        if path.len() > 1 {
            self.paths.push(path);
        }
        self.words.insert(word.to_owned());
        rest
    }

    fn brings_in(&self, name: &str) -> Option<&Use> {
        self.uses.iter().find(|used| used.name == name)
    }
}

/// The names and signs of a program, without its comments, texts and lifetimes.
fn words(program: &str) -> Vec<String> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        let (comment, raw) = (r"//[^\n]*|/\*.*?\*/", r###"r##".*?"##|r#".*?"#|r".*?""###);
        let (text, sign) = (r#""(?:[^"\\]|\\.)*""#, r"'(?:[^'\\]|\\.[^']*)'|'\w+");
        Regex::new(&format!(r"(?s){comment}|{raw}|{text}|{sign}|\w+|::|\S")).unwrap()
    });
    let words = WORD.find_iter(program).map(|found| found.as_str());
    let told = ["//", "/*", "\"", "'", "r\"", "r#"];
    words.filter(|word| !told.iter().any(|start| word.starts_with(start))).map(str::to_owned).collect()
}

#[test]
fn a_circle_is_found_through_what_is_passed_on_and_only_there() {
    let knots = |files: &[(&str, &str)]| -> Vec<String> {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        Imports::of(files).knots().into_values().collect()
    };
    let leaf = (
        "room/leaf.rs",
        "use super::Tree; // crate::room::sap\npub fn leaf(of: &Tree) {}\n#[cfg(test)] use super::sap;",
    );
    let tree =
        ("room/tree.rs", "pub struct Tree;\nimpl Tree { fn root() -> &'static str { \"super::leaf::leaf()\" } }");
    let room = ("room/mod.rs", "mod leaf; mod sap; mod tree;\npub use {leaf::leaf, tree::Tree as Tree};");
    let sap = ("room/sap.rs", "pub fn sap() {}");
    assert_eq!(knots(&[leaf, tree, room, sap]), [""; 0]);
    let bound = (
        "room/tree.rs",
        "use crate::{room::{leaf as foliage, sap}};\npub struct Tree;\nfn grow() { foliage(sap::sap()) }",
    );
    assert_eq!(knots(&[("lib.rs", ""), leaf, bound, room, sap]), ["room/leaf.rs → room/tree.rs → room/leaf.rs"]);
    let parent = (
        "room/mod.rs",
        "mod leaf; mod sap; mod tree;\npub(super) use leaf::leaf;\npub struct Tree;\nfn fall() { leaf(&Tree) }",
    );
    assert_eq!(knots(&[leaf, tree, parent, sap]), ["room/leaf.rs → room/mod.rs → room/leaf.rs"]);
    let macros = ("room/sap.rs", "macro_rules! drip { () => { $crate::room::tree::Tree } }");
    let called = ("room/tree.rs", "pub struct Tree; const DROP: Tree = drip!();");
    assert_eq!(knots(&[("lib.rs", ""), macros, called, room]), ["room/sap.rs → room/tree.rs → room/sap.rs"]);
}
