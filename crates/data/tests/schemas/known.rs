//! Each table of a schema has the keys that its reader knows, and no other.

use super::readers::hints_of_unknown_keys;
use super::schema;
use boardpaper_data::schema::SchemaKind;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The least that a schema lets pass.
fn least(schema: &Value) -> Value {
    for keyword in ["enum", "examples"] {
        if !schema[keyword].is_null() {
            return schema[keyword][0].clone();
        }
    }
    if schema["properties"].is_null() {
        return json!("Words");
    }
    let choice = |keyword: &str| schema[keyword][0]["required"].clone();
    let needed = [schema["required"].clone(), choice("oneOf"), choice("anyOf")];
    let keys = needed.iter().filter_map(Value::as_array).flatten().filter_map(Value::as_str);
    keys.map(|key| (key.to_owned(), least(&schema["properties"][key]))).collect()
}

/// The same with a key that nobody knows in the table at a path.
fn with_unknown(schema: &Value, path: &[&str]) -> Value {
    let mut value = least(schema);
    match path.split_first() {
        Some((first, rest)) => value[*first] = with_unknown(&schema["properties"][*first], rest),
        None => value["zzzzzzzz"] = json!(1),
    }
    value
}

/// The paths of the tables whose keys are known.
fn tables<'s>(schema: &'s Value, path: &[&'s str], found: &mut Vec<Vec<&'s str>>) {
    if schema["additionalProperties"] == false {
        found.push(path.to_vec());
    }
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        let mut path = path.to_vec();
        path.push(key);
        tables(value, &path, found);
    }
}

#[test]
fn each_table_has_the_keys_that_its_reader_knows() {
    // The keys of a house are held against its reader where they are listed.
    for kind in SchemaKind::ALL.into_iter().filter(|kind| *kind != SchemaKind::House) {
        let schema = schema(kind);
        let mut paths = Vec::new();
        tables(&schema, &[], &mut paths);
        assert!(paths.len() > 2, "{kind:?}");
        // The rules are too many for a hint.
        for path in paths.iter().filter(|path| path.first() != Some(&"rules")) {
            let table = path.iter().fold(&schema, |schema, key| &schema["properties"][*key]);
            let keys = table["properties"].as_object().into_iter().flatten().map(|(key, _)| key.as_str());
            let keys: BTreeSet<&str> = keys.filter(|key| *key != "$schema").collect();
            let hints = hints_of_unknown_keys(kind, &with_unknown(&schema, path));
            let [hint, ..] = hints.as_slice() else { panic!("{kind:?} {path:?}: nothing is said") };
            let known: BTreeSet<&str> = hint.split('`').skip(1).step_by(2).collect();
            assert_eq!(known, keys, "{kind:?} {path:?}");
        }
    }
}
