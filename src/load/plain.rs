//! A marked tree without its marks: values for readers of typed data.

use serde_yaml::{Number, Value as Yaml};

use super::tree::{Key, Node, Value};

/// The values of a tree. What is written without quotes is a number, true or false where it looks like one (YAML 1.2,
/// core schema; leading zeros make a text), as keys are too.
pub fn values(node: &Node) -> Yaml {
    match &node.value {
        Value::Null => Yaml::Null,
        Value::Scalar { text, quoted: true } => Yaml::String(text.to_string()),
        Value::Scalar { text, quoted: false } => single(text),
        Value::List(items) => Yaml::Sequence(items.iter().map(values).collect()),
        Value::Map(pairs) => Yaml::Mapping(pairs.iter().map(|(name, node)| (key(name), values(node))).collect()),
    }
}

fn key(key: &Key) -> Yaml {
    if key.quoted { Yaml::String(key.name.to_string()) } else { single(&key.name) }
}

fn single(text: &str) -> Yaml {
    match text {
        "~" => Yaml::Null,
        "true" | "True" | "TRUE" => Yaml::Bool(true),
        "false" | "False" | "FALSE" => Yaml::Bool(false),
        _ if text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) => {
            text.parse::<Number>().map_or_else(|_| Yaml::String(text.to_owned()), Yaml::Number)
        }
        _ => Yaml::String(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{BUILT_IN, tree};

    fn read(text: &str) -> Yaml {
        values(&tree::read(text, &mut Vec::new()).unwrap())
    }

    #[test]
    fn values_are_what_any_reader_of_yaml_finds() {
        let odd = "a: [1, -2, +3, 0x1F, 0o17, 010, 1.50, 1e3, .5, .inf, 2026-07-01, 1:2, '5', True, yes, ~, '', 12 kr]
2026: 2026-01-31
\"2027\": !!str 12
'true': !!int \"5\"
~: !!bool \"true\"
x: |
  12
y: &y {z: \"true\"}
w: *y
";
        for text in [BUILT_IN, odd] {
            assert_eq!(read(text), serde_yaml::from_str::<Yaml>(text).unwrap());
        }
    }
}
