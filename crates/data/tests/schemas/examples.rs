//! Every document, house and settings file of the repository is as its schema says.

use super::{Checker, repository, schema};
use boardpaper_data::schema::SchemaKind;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// TOML as an editor hands it to a schema: dates are texts.
fn as_json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(list) => list.iter().map(as_json).collect(),
        toml::Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), as_json(value))).collect(),
        other => serde_json::to_value(other).expect("texts and numbers are JSON"),
    }
}

/// The keys of a file, or of its front matter; none if it has none or they are not meant to be read.
fn keys(path: &Path) -> Option<Value> {
    let text = fs::read_to_string(path).ok()?;
    let from_toml = |text: &str| toml::from_str::<toml::Value>(text).ok().map(|value| as_json(&value));
    match path.extension()?.to_str()? {
        "json" => serde_json::from_str(&text).ok(),
        "toml" => from_toml(&text),
        "md" => from_toml(text.strip_prefix("+++\n")?.split("\n+++").next()?),
        _ => None,
    }
}

/// What a file is, by its name and what it says.
fn kind(path: &Path, keys: &Value) -> Option<SchemaKind> {
    match path.file_name()?.to_str()? {
        "house.toml" => return Some(SchemaKind::House),
        "boardpaper.toml" => return Some(SchemaKind::Workspace),
        _ => {}
    }
    let said = keys["kind"].as_str()?;
    SchemaKind::ALL.into_iter().find(|kind| kind.name() == said)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn every_example_is_as_its_schema_says() {
    let root = repository();
    let mut paths = vec![root.join("boardpaper.toml")];
    for folder in
        ["data", "templates", "tests/corpora", "tests/forms", "tests/tests", "crates/cli/src/starter"]
    {
        files(&root.join(folder), &mut paths);
    }
    let checkers: BTreeMap<&str, Checker> =
        SchemaKind::ALL.map(|kind| (kind.name(), Checker::new(schema(kind)))).into();
    let mut tried: BTreeMap<&str, usize> = BTreeMap::new();
    for path in paths {
        let Some(keys) = keys(&path) else { continue };
        let Some(kind) = kind(&path, &keys) else { continue };
        assert_eq!(checkers[kind.name()].faults(&keys), Vec::<String>::new(), "{}", path.display());
        *tried.entry(kind.name()).or_default() += 1;
    }
    for kind in SchemaKind::ALL {
        assert!(tried.get(kind.name()).is_some_and(|count| *count >= 2), "{tried:?}");
    }
}

/// The file that a line `#:schema PATH`, or the key `$schema`, names.
fn schema_named(path: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("#:schema "));
    let key = || serde_json::from_str::<Value>(&text).ok()?["$schema"].as_str().map(str::to_owned);
    Some(path.parent()?.join(line.map(str::to_owned).or_else(key)?))
}

#[test]
fn the_worked_example_names_its_schemas() {
    let root = repository();
    let mut paths = vec![root.join("boardpaper.toml")];
    files(&root.join("data"), &mut paths);
    files(&root.join("templates"), &mut paths);
    let mut found = 0;
    for path in paths {
        let Some(kind) = keys(&path).and_then(|keys| kind(&path, &keys)) else { continue };
        let named = schema_named(&path).unwrap_or_else(|| panic!("{} names no schema", path.display()));
        let same = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| panic!("{}", path.display()));
        assert_eq!(same(&named), same(&root.join("docs/schemas").join(kind.file())), "{}", path.display());
        found += 1;
    }
    assert!(found > 20, "{found}");
}
