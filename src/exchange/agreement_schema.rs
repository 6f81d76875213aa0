//! JSON Schema (2020-12) of `agreement.yaml`, made from the types that it is read into.

use serde_json::{Value, json};

use crate::model::Kind;
use crate::model::agreement::{Agreement, FORMAT, MEASURES};

/// The schema of the agreement file.
pub fn of_agreement() -> Value {
    let mut schema = schemars::schema_for!(Agreement).to_value();
    refuse_nothing(&mut schema);
    if let Some(format) = schema.pointer_mut("/properties/format") {
        *format = json!({"const": FORMAT});
    }
    extend(&mut schema, "/properties/records", "propertyNames", json!({"enum": Kind::ALL.map(Kind::id)}));
    extend(&mut schema, "/$defs/Commitment", "allOf", measures());
    extend(&mut schema, "/$defs/StatedShare", "oneOf", extents());
    schema
}

fn extend(schema: &mut Value, part: &str, key: &str, value: Value) {
    if let Some(part) = schema.pointer_mut(part).and_then(Value::as_object_mut) {
        part.insert(key.to_owned(), value);
    }
}

/// Which keys of a commitment go together: one measure, one target, a target of a measure that has a number.
fn measures() -> Value {
    let pairs =
        MEASURES.iter().enumerate().flat_map(|(at, one)| MEASURES.iter().skip(at + 1).map(move |two| [one, two]));
    let targets = [[&"all_of", &"at_least"], [&"all_of", &"at_most"], [&"at_least", &"at_most"]];
    let together = pairs.chain(targets).map(|pair| json!({"allOf": pair.map(|key| given(key))}));
    let together: Vec<Value> = together.collect();
    let target = json!({"anyOf": [given("all_of"), given("at_least"), given("at_most")]});
    let counted = json!({"anyOf": [given("figure"), given("stated")]});
    let by_parts = json!({"required": ["per"], "properties": {"per": {"enum": ["month", "quarter"]}}});
    json!([
        {"not": {"anyOf": together}},
        {"if": target, "then": counted},
        {"if": counted, "then": {"anyOf": [target, given("within_days"), given("reason")]}},
        {"if": by_parts, "then": given("figure")},
    ])
}

/// A key stands there.
fn given(key: &str) -> Value {
    json!({"required": [key]})
}

/// A key that can be left out has a value where it stands, though the type that it is read into has one for nothing.
fn refuse_nothing(schema: &mut Value) {
    let is_nothing = |value: &Value| *value == json!("null") || *value == json!({"type": "null"});
    match schema {
        Value::Array(values) => values.iter_mut().for_each(refuse_nothing),
        Value::Object(keys) => {
            for key in ["type", "anyOf"] {
                if let Some(Value::Array(choices)) = keys.get_mut(key) {
                    choices.retain(|choice| !is_nothing(choice));
                }
            }
            keys.retain(|key, value| key != "default" || !value.is_null());
            keys.values_mut().for_each(refuse_nothing);
        }
        _ => {}
    }
}

/// A stated share is either months or an amount; only the latter can be a party's alone.
fn extents() -> Value {
    json!([
        {"allOf": [given("months"), {"not": given("amount")}, {"not": given("party")}]},
        {"allOf": [given("amount"), {"not": given("months")}], "properties": {"amount": {"minimum": 0}}},
    ])
}
