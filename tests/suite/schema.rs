//! The schemas accept what the check accepts and refuse what it refuses, as far as a schema can say it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use iop::exchange::{all_kinds, of_agreement, of_kind, template};
use iop::load::{BUILT_IN, load, load_agreement};
use iop::model::kind::{Field, Type};
use iop::model::{Agreement, Kind};
use serde_json::Value;

use crate::agreements;

fn agreement() -> Agreement {
    understood(BUILT_IN)
}

fn understood(agreement: &str) -> Agreement {
    iop::load::understood(agreement).unwrap()
}

/// The built-in agreement, and the kinds on request in it.
fn with_every_kind() -> String {
    let activities = fs::read_to_string("tests/cmd/activities.in/listed.changes.yaml").unwrap();
    let all = agreements::changed(BUILT_IN, &activities);
    assert!(Kind::ALL.into_iter().all(|kind| understood(&all).has_kind(kind)));
    all
}

/// The same with a field of every type added to every kind that can have one, half of them required.
fn with_fields_of_every_type() -> String {
    let mut agreement = with_every_kind();
    for kind in yaml_kinds(&understood(&agreement)).into_iter().filter(|kind| kind.takes_added()) {
        let added: Vec<String> = TYPES
            .iter()
            .zip([true, false].into_iter().cycle())
            .map(|(value, required)| {
                format!("{{field: added-{value}, sv: X, type: {value}, required: {required}, {OF_LIST}}}")
            })
            .map(|field| if field.contains("type: term") { field } else { field.replace(OF_LIST, DECIDED) })
            .collect();
        agreement = agreements::with_fields(&agreement, kind, &added);
    }
    let own: Vec<String> = OWN_LISTS
        .iter()
        .map(|list| format!("{{field: x{}, sv: X, type: term, vocabulary: \"{list}\", {DECIDED}}}", list.len()))
        .collect();
    let terms = "{sv: X, clause: styrgruppen, terms: [{id: yes-please, sv: Ja tack}, {id: no-thanks, sv: Nej tack}]}";
    let lists: String = OWN_LISTS.iter().map(|list| format!("  \"{list}\": {terms}\n")).collect();
    let agreement = agreements::with_fields(&agreement, Kind::Feedback, &own);
    agreement.replacen("\nvocabularies:\n", &format!("\nvocabularies:\n{lists}"), 1)
}

/// Vocabularies that an agreement adds, by names that a schema or a reference in it could trip over.
const OWN_LISTS: [&str; 4] = ["language", "country", "psykisk hälsa", "50 % / ~x"];

const TYPES: [&str; 6] = ["term", "count", "terms", "date", "yes-no", "amount"];
const DECIDED: &str = "decision: styrgruppen";
const OF_LIST: &str = "vocabulary: audience, decision: styrgruppen";

fn yaml_kinds(agreement: &Agreement) -> Vec<Kind> {
    agreement.kinds().filter(|kind| kind.file().is_yaml()).collect()
}

struct Compiled {
    schemas: Schemas,
    kinds: BTreeMap<&'static str, SchemaIndex>,
}

impl Compiled {
    fn new() -> Self {
        Self::of(&agreement())
    }

    fn of(agreement: &Agreement) -> Self {
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        let mut schemas = Schemas::new();
        let mut kinds = BTreeMap::new();
        let all = yaml_kinds(agreement).into_iter().map(|kind| (kind.id(), of_kind(agreement, kind).unwrap()));
        for (id, schema) in all.chain([("any", all_kinds(agreement))]) {
            let url = format!("file:///{id}.json");
            compiler.add_resource(&url, schema).unwrap();
            kinds.insert(id, compiler.compile(&url, &mut schemas).unwrap());
        }
        Self { schemas, kinds }
    }

    fn accepts(&self, kind: &str, yaml: &str) -> bool {
        let value: Value = serde_yaml::from_str(yaml).unwrap();
        self.schemas.validate(&value, self.kinds[kind]).is_ok()
    }
}

/// The lines of a record by field: each as it stands below its parent.
#[derive(Clone)]
enum Shape {
    Value(String),
    Group(Vec<(String, Shape)>),
    List(Vec<Vec<(String, Shape)>>),
}

fn written(fields: &[(String, Shape)], indent: usize) -> String {
    let pad = " ".repeat(indent);
    let one = |(name, shape): &(String, Shape)| match shape {
        Shape::Value(value) => format!("{pad}{name}: {value}\n"),
        Shape::Group(inner) if inner.is_empty() => format!("{pad}{name}: {{}}\n"),
        Shape::Group(inner) => format!("{pad}{name}:\n{}", written(inner, indent + 2)),
        Shape::List(items) if items.is_empty() => format!("{pad}{name}: []\n"),
        Shape::List(items) => {
            let items = items.iter().map(|item| {
                let lines = written(item, indent + 4);
                if item.is_empty() { format!("{pad}  - {{}}\n") } else { format!("{pad}  -\n{lines}") }
            });
            format!("{pad}{name}:\n{}", items.collect::<String>())
        }
    };
    fields.iter().map(one).collect()
}

const COUNTRIES: &[&str] = &[
    "PH",
    "[PH, NO]",
    "NO",
    "XK",
    "stateless",
    "unknown",
    "[PH, PH]",
    "[PH, unknown]",
    "[stateless, PH]",
    "[unknown]",
    "ph",
    "Norge",
    "EU",
    "[]",
    "",
    "false",
];

/// Values that a field might be given, the first of them right.
fn values(agreement: &Agreement, value: &Type) -> Vec<String> {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let ids = |ids: Vec<String>| {
        ids.into_iter().chain(list(&["kvinna", "", "[]", "7", "true", "{a: b}"])).collect::<Vec<_>>()
    };
    let terms =
        |name: &str| agreement.vocabularies[name].terms.iter().map(|term| term.id.to_string()).collect::<Vec<_>>();
    match value {
        Type::CaseId | Type::CaseRef => list(&["2026-001"]),
        Type::Date => list(&[
            "2026-08-19",
            "\"2026-08-19\"",
            "2026-02-30",
            "2026-13-01",
            "2026-8-19",
            "19/8 2026",
            "",
            "[2026-08-19]",
            "20260819",
            "2026-08-19 10:00",
        ]),
        Type::Time => list(&["13:30", "\"13:30\"", "24:00", "13.30", "1330", "9:00", "", "13:60"]),
        Type::Count(..) => list(&["1", "600", "601", "0", "-1", "7.5", "\"7\"", "", "[1]", "sju", "99999999999"]),
        Type::Age => list(&["7", "0", "17", "18", "-1", "unknown", "okänt", "7.5", "", "\"7\""]),
        Type::Number => list(&["1.5", "0", "12", "-1", "\"1\"", "två", "", "[1]", "1000000000000"]),
        Type::Amount => list(&["1000.50", "0", "-1", "\"1\"", "tusen", "", "1000000000000"]),
        Type::YesNo => list(&["true", "false", "\"true\"", "ja", "yes", "", "1"]),
        Type::Term(name) => ids(terms(name)),
        Type::Terms(name) => {
            let (first, second) = (terms(name)[0].clone(), terms(name)[1].clone());
            let lists = [
                format!("[{first}, {second}]"),
                format!("[{first}, {first}]"),
                format!("[{first}, nej]"),
                format!("[[{first}]]"),
                format!("[{first}, ]"),
                format!("[{first}, unknown]"),
            ];
            lists.into_iter().chain(ids(terms(name))).collect()
        }
        Type::Countries => list(COUNTRIES),
        Type::Interpreter => list(&["tl", "prs", "declined", "no", "Tagalog", "", "[tl]", "xx"]),
        Type::Forum => ids(agreement.forums.iter().map(|forum| forum.id.to_string()).collect()),
        Type::Party => ids(agreement.agreement.parties.iter().map(|party| party.id.to_string()).collect()),
        Type::Text => list(&["en text", "12", "true", "\"\"", "\" \"", "", "[a]", "{a: b}", "2.50"]),
        Type::Texts => list(&["[en text, 12]", "en text", "[]", "[\"\"]", "", "[[a]]"]),
        Type::Group(_) | Type::List(_) => list(&["", "[]", "en text", "7"]),
    }
}

/// A record with every field, each with its first value.
fn whole(agreement: &Agreement, fields: &[Field]) -> Vec<(String, Shape)> {
    let shape = |field: &Field| match &field.value {
        Type::Group(inner) => Shape::Group(whole(agreement, inner)),
        Type::List(inner) => Shape::List(vec![whole(agreement, inner)]),
        value => Shape::Value(values(agreement, value)[0].clone()),
    };
    fields.iter().map(|field| (field.name.to_string(), shape(field))).collect()
}

/// The record with one thing about it changed, in every way.
fn changed(agreement: &Agreement, fields: &[Field], record: &[(String, Shape)]) -> Vec<Vec<(String, Shape)>> {
    let mut all = Vec::new();
    for (at, field) in fields.iter().enumerate() {
        let mut with = |shape: Option<Shape>| {
            let mut record = record.to_vec();
            match shape {
                Some(shape) => record[at].1 = shape,
                None => drop(record.remove(at)),
            }
            all.push(record);
        };
        with(None);
        values(agreement, &field.value).into_iter().for_each(|value| with(Some(Shape::Value(value))));
        match (&field.value, &record[at].1) {
            (Type::Group(inner), Shape::Group(group)) => {
                changed(agreement, inner, group).into_iter().for_each(|group| with(Some(Shape::Group(group))));
            }
            (Type::List(inner), Shape::List(items)) => {
                with(Some(Shape::List(Vec::new())));
                with(Some(Shape::List(vec![items[0].clone(), items[0].clone()])));
                changed(agreement, inner, &items[0]).into_iter().for_each(|item| with(Some(Shape::List(vec![item]))));
            }
            _ => {}
        }
    }
    let mut more = record.to_vec();
    more.push(("note".to_owned(), Shape::Value("fri text".to_owned())));
    all.push(more);
    all
}

/// Which of these records the check finds nothing wrong with, each read by itself.
fn sound(agreement: &str, kind: Kind, records: &[String]) -> Vec<bool> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("agreement.yaml"), agreement).unwrap();
    let name = |at: usize| match kind {
        Kind::Case => format!("cases/{at:05}/2026-001.yaml"),
        kind if !kind.file().takes_name("00000") => format!("{}/{at:05}/2026.yaml", kind.folder()),
        kind => format!("{}/{at:05}.yaml", kind.folder()),
    };
    for (at, text) in records.iter().enumerate() {
        let file = folder.path().join(name(at));
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let loaded = load(folder.path(), &|| ());
    let data = loaded.dataset.unwrap();
    let wrong: BTreeSet<&str> = loaded.diagnostics.iter().map(|fault| data.sources[fault.file].path.as_str()).collect();
    (0..records.len()).map(|at| !wrong.contains(name(at).as_str())).collect()
}

#[test]
fn schema_and_check_agree_on_every_change_to_a_record() {
    agree_on_every_change(&with_every_kind());
}

#[test]
fn schema_and_check_agree_on_fields_that_an_agreement_adds() {
    let agreement = with_fields_of_every_type();
    let built_in = understood(BUILT_IN).fields(Kind::Visit).len();
    assert_eq!(understood(&agreement).fields(Kind::Visit).len(), built_in + TYPES.len());
    agree_on_every_change(&agreement);
}

#[test]
fn schema_and_check_agree_where_lists_are_lacking_and_records_are_of_parties() {
    let mut agreement: Value = serde_yaml::from_str(&with_every_kind()).unwrap();
    let lacking = ["form", "industry", "cause", "whereabouts", "referral", "audience"];
    for list in lacking {
        agreement["vocabularies"].as_object_mut().unwrap().shift_remove(list).unwrap();
    }
    for record in agreement["records"].as_object_mut().unwrap().values_mut() {
        let fields = record["fields"].as_array_mut().unwrap();
        fields.retain(|field| {
            let name = field["field"].as_str().unwrap();
            !name.starts_with("exploitation") && !["children[].whereabouts", "referrals", "shared_with"].contains(&name)
        });
        fields.push(serde_json::json!({"field": "party", "sv": "Part", "required": true, "clause": "ÖK §6"}));
    }
    for whole in ["meeting", "economy"] {
        agreement["records"][whole]["fields"].as_array_mut().unwrap().pop();
    }
    let text = agreement.to_string();
    let names = |kind| understood(&text).fields(kind).iter().map(|field| field.name.to_string()).collect::<Vec<_>>();
    let case = ["id", "opened", "closed", "gender", "nationality", "needs", "children", "informed", "party"];
    assert_eq!(names(Kind::Case), case);
    assert!(!names(Kind::Visit).contains(&"referrals".to_owned()));
    agree_on_every_change(&text);
}

fn agree_on_every_change(text: &str) {
    let agreement = understood(text);
    let compiled = Compiled::of(&agreement);
    for kind in yaml_kinds(&agreement) {
        let fields = agreement.fields(kind);
        let record = whole(&agreement, &fields);
        let mut records = vec![written(&record, 0)];
        records.extend(changed(&agreement, &fields, &record).iter().map(|record| written(record, 0)));
        let checked = sound(text, kind, &records);
        assert!(checked[0], "a whole {} is right:\n{}", kind.id(), records[0]);
        assert!(checked.iter().filter(|sound| !**sound).count() > 10, "{}", kind.id());
        for (text, sound) in records.iter().zip(checked) {
            let accepted = compiled.accepts(kind.id(), text);
            assert_eq!(accepted, sound, "{}: schema {accepted}, check {sound}:\n{text}", kind.id());
            assert!(!accepted || compiled.accepts("any", text), "the schema of all kinds accepts it too:\n{text}");
        }
    }
}

#[test]
fn the_shipped_records_are_as_their_schemas_say() {
    let compiled = Compiled::new();
    let mut seen = 0;
    let data = load(Path::new("records"), &|| ()).dataset.unwrap();
    for source in data.sources.iter().filter(|source| source.path.ends_with(".yaml")) {
        let folder = source.path.split('/').next().unwrap();
        let Some(kind) = yaml_kinds(&data.agreement).into_iter().find(|kind| kind.folder() == folder) else { continue };
        assert!(compiled.accepts(kind.id(), source.text()), "{}", source.path);
        seen += 1;
    }
    assert!(seen > 160);
}

#[test]
fn enumerations_bear_labels_in_both_languages_and_fields_their_clauses() {
    let schema = of_kind(&agreement(), Kind::Case).unwrap();
    let gender = &schema["$defs"]["vocabulary-gender"];
    assert_eq!(gender["enum"][0], "woman");
    assert_eq!(gender["enumDescriptions"][0], "Kvinna / Woman");
    assert_eq!(schema["properties"]["gender"]["description"], "Kön / Gender (Bil §3 Dokumentation: Kön)");
    assert!(of_kind(&agreement(), Kind::Economy).is_none());
    for kind in yaml_kinds(&agreement()) {
        let text = of_kind(&agreement(), kind).unwrap().to_string();
        let refs = text.matches("\"$ref\":\"#/$defs/").count();
        let all = text.matches("\"$ref\"").count();
        assert_eq!(refs, all, "a schema stands on its own");
    }
}

#[test]
fn a_template_says_nothing_until_somebody_fills_it_in() {
    let agreement = understood(&with_fields_of_every_type());
    for kind in yaml_kinds(&agreement) {
        let text = template(&agreement, kind).unwrap();
        assert!(text.starts_with(&format!("# yaml-language-server: $schema=../.schema/{}.json\n", kind.id())));
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            assert!(line.ends_with(':'), "{line} holds an answer");
        }
        let all: String = text
            .lines()
            .filter(|line| !line.starts_with("##"))
            .skip(1)
            .map(|line| line.strip_prefix("# ").unwrap_or(line).to_owned() + "\n")
            .collect();
        let shown: Value = serde_yaml::from_str(&all).unwrap();
        for (name, _) in shown.as_object().unwrap() {
            assert!(agreement.fields(kind).iter().any(|field| field.name == *name), "{name}");
        }
        assert_eq!(shown.as_object().unwrap().len(), agreement.fields(kind).len());
    }
}

#[test]
fn init_writes_what_an_editor_needs_and_update_makes_it_anew() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("poster");
    let made = iop::write::init(&root).unwrap();
    assert!(made.editor && made.agreement);
    let agreement = load_agreement(&root).dataset.unwrap().agreement;
    let schema = root.join(".schema/case.json");
    let settings = root.join(".vscode/settings.json");
    assert_eq!(
        serde_json::from_slice::<Value>(&fs::read(&schema).unwrap()).unwrap(),
        of_kind(&agreement, Kind::Case).unwrap()
    );
    fs::write(&schema, "{}").unwrap();
    fs::write(&settings, "{}").unwrap();
    iop::write::init(&root).unwrap();
    assert_eq!(fs::read_to_string(&schema).unwrap(), "{}", "init touches nothing that exists");
    iop::write::editor_files(&root, &agreement, iop::write::Existing::Replace).unwrap();
    assert_ne!(fs::read_to_string(&schema).unwrap(), "{}");
    assert_eq!(fs::read_to_string(&settings).unwrap(), "{}", "a setting is somebody's own");
}

/// The value with one thing about it changed, in every way: a key taken away, a key too many, another kind of value.
fn variations(value: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    let mut with = |change: &dyn Fn(&mut Value)| {
        let mut other = value.clone();
        change(&mut other);
        all.push(other);
    };
    match value {
        Value::Object(map) => {
            with(&|other| drop(other.as_object_mut().unwrap().insert("xyz".to_owned(), Value::Null)));
            for (key, inner) in map {
                with(&|other| drop(other.as_object_mut().unwrap().shift_remove(key)));
                for inner in variations(inner) {
                    with(&|other| other[key] = inner.clone());
                }
            }
        }
        Value::Array(items) => {
            with(&|other| *other = Value::from("text"));
            for (at, inner) in items.iter().enumerate() {
                for inner in variations(inner) {
                    with(&|other| other[at] = inner.clone());
                }
            }
        }
        _ => [
            Value::from("text"),
            Value::from(2),
            Value::from(-1),
            Value::Null,
            Value::Bool(true),
            Value::Array(Vec::new()),
        ]
        .into_iter()
        .for_each(|new| with(&|other| *other = new.clone())),
    }
    all
}

/// The value with two items of each list: what is true of every change to those is true of the others.
fn shortened(value: &Value) -> Value {
    match value {
        Value::Object(map) => map.iter().map(|(key, inner)| (key.clone(), shortened(inner))).collect(),
        Value::Array(items) => items.iter().take(2).map(shortened).collect(),
        plain => plain.clone(),
    }
}

/// A budget with the keys that the built-in one doesn't have.
const BUDGET_OF_PARTIES: &str = "
clause: ÖK §4
rows:
  - {id: a, sv: A, party: fralsningsarmen, amount: 100}
  - {id: b, sv: B, party: fralsningsarmen, amount: 200}
shares:
  - {from: 2026-06-10, to: 2026-12-31, amount: 0, party: fralsningsarmen, clause: Bil §2}
  - {from: 2027-01-01, to: 2027-12-31, months: 7, clause: Bil §2}
payments: {every: half-year, clause: ÖK §4}
own_contribution:
  - {party: fralsningsarmen, amount: 1, clause: Bil §3, besides: [{sv: Volontärer, clause: Bil §3}]}
  - {party: fralsningsarmen, amount: 2, about: true, clause: Bil §3}
";

#[test]
fn the_agreement_s_schema_and_its_reader_agree() {
    let mut compiler = Compiler::new();
    let mut schemas = Schemas::new();
    compiler.enable_format_assertions();
    compiler.add_resource("file:///agreement.json", of_agreement()).unwrap();
    let compiled = compiler.compile("file:///agreement.json", &mut schemas).unwrap();
    let agreement: Value = serde_yaml::from_str(&with_every_kind()).unwrap();
    let mut of_parties = agreement.clone();
    of_parties["budget"] = serde_yaml::from_str(BUDGET_OF_PARTIES).unwrap();
    for sound in [&agreement, &of_parties] {
        assert!(schemas.validate(sound, compiled).is_ok());
        assert!(iop::load::understood(&sound.to_string()).is_some());
    }
    let (agreement, of_parties) = (shortened(&agreement), shortened(&of_parties));
    let budgets = variations(&of_parties["budget"]).into_iter().map(|budget| {
        let mut other = of_parties.clone();
        other["budget"] = budget;
        other
    });
    let all: Vec<Value> = variations(&agreement).into_iter().chain(budgets).collect();
    assert!(all.len() > 1_000, "{}", all.len());
    let mut refused = 0;
    for other in all {
        let read = iop::load::understood(&other.to_string());
        let accepted = schemas.validate(&other, compiled);
        let (format, kinds) = (other["format"] == agreement["format"], other["records"].get("xyz").is_none());
        if format && kinds {
            assert_eq!(read.is_some(), accepted.is_ok(), "{:?}", accepted.err().map(|error| error.to_string()));
        }
        refused += usize::from(read.is_none());
    }
    assert!(refused > 500, "{refused}");
}
