//! Values made by chance from a schema, and spoilt by chance.

use boardpaper_data::schema::SchemaKind;
use serde_json::{Map, Value, json};

/// A generator of numbers, the same for one seed.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below the limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).expect("it is below the limit")
    }

    fn one_of<'v>(&mut self, values: &'v [Value]) -> &'v Value {
        &values[self.below(values.len())]
    }
}

/// Names that `base` knows, where those of a table are the house's to choose; none where there is nothing to choose.
fn name_in(path: &str) -> Option<&'static str> {
    Some(match path.rsplit('.').next().unwrap_or_default() {
        "section" => "purpose",
        "sub" => "financial",
        "field" => "wards",
        "boxes" => "note",
        "status" => "unknown",
        "rag" => "red",
        "words" => "en",
        "language" => "cy",
        "colours" => "accent",
        _ => return None,
    })
}

/// What only the house knows, so that a schema leaves it open.
fn of_the_house(path: &str) -> Option<Value> {
    Some(match path {
        "area[].action[].status" | "area.action[].status" | "area[].action.status" | "area.action.status" => {
            json!("unknown")
        }
        "area[].action[].rag" | "area.action[].rag" | "area[].action.rag" | "area.action.rag" => json!("red"),
        "section[].id" | "section.id" => json!("purpose"),
        "extends" => json!("base"),
        _ => return None,
    })
}

/// A value that is as a schema says, at a path without the places in lists.
pub fn made(schema: &Value, path: &str, chance: &mut Chance) -> Value {
    if let Some(value) = of_the_house(path) {
        return value;
    }
    for keyword in ["enum", "examples"] {
        if let Some(values) = schema[keyword].as_array() {
            return chance.one_of(values).clone();
        }
    }
    let choices = schema["anyOf"].as_array().filter(|_| schema["properties"].is_null());
    if let Some(choices) = choices {
        return made(chance.one_of(choices), path, chance);
    }
    let types = match &schema["type"] {
        Value::Array(types) => chance.one_of(types).clone(),
        one => one.clone(),
    };
    match types.as_str().unwrap_or_default() {
        "object" => Value::Object(made_table(schema, path, chance)),
        "array" => {
            let least = schema["minItems"].as_u64().unwrap_or(0);
            let most = schema["maxItems"].as_u64().unwrap_or(2).max(least);
            let limit = usize::try_from(most - least).expect("lists are short") + 1;
            let count = if schema["uniqueItems"] == true { 1 } else { least + chance.below(limit) as u64 };
            let path = if path.ends_with("[]") { path.to_owned() } else { format!("{path}[]") };
            (0..count).map(|_| made(&schema["items"], &path, chance)).collect()
        }
        "boolean" => json!(chance.below(2) == 0),
        "integer" => json!(schema["minimum"].as_f64().map_or(1, |least| least as i64)),
        "number" => schema["minimum"].clone(),
        _ => match schema["pattern"].as_str() {
            // A list of words, one of them by itself.
            Some(words) if words.starts_with("^(") && words.ends_with(")$") => {
                json!(words[2..words.len() - 2].split('|').next())
            }
            _ => json!("Words"),
        },
    }
}

fn made_table(schema: &Value, path: &str, chance: &mut Chance) -> Map<String, Value> {
    let path = if schema["type"].is_array() { format!("{path}[]") } else { path.to_owned() };
    let mut table = Map::new();
    let none = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&none);
    let required = |schema: &Value| -> Vec<String> {
        let keys = schema["required"].as_array().into_iter().flatten();
        keys.filter_map(|key| key.as_str().map(str::to_owned)).collect()
    };
    let mut wanted = required(schema);
    let is_one_of_several = |key: &String| {
        schema["oneOf"].as_array().into_iter().flatten().any(|one| required(one).contains(key))
    };
    for key in properties.keys().filter(|key| *key != "$schema") {
        if !is_one_of_several(key) && chance.below(properties.len().max(2)) < 4 {
            wanted.push(key.clone());
        }
    }
    for choice in ["oneOf", "anyOf"] {
        if let Some(choices) = schema[choice].as_array() {
            let tables: Vec<Value> =
                choices.iter().filter(|choice| choice["type"] != "array").cloned().collect();
            wanted.extend(required(chance.one_of(&tables)));
        }
    }
    for (key, others) in schema["dependencies"].as_object().into_iter().flatten() {
        if wanted.contains(key) {
            let others = others.as_array().into_iter().flatten();
            let others = others.filter_map(|key| key.as_str().map(str::to_owned));
            wanted.extend(others.filter(|key| !is_one_of_several(key)));
        }
    }
    // What a key needs that is one of several, and was not chosen, is given up.
    let chosen = wanted.clone();
    let lacks = |key: &String| {
        let needs = schema["dependencies"][key].as_array().into_iter().flatten();
        needs.filter_map(Value::as_str).any(|need| !chosen.iter().any(|key| key == need))
    };
    for key in wanted.iter().filter(|key| !lacks(key)) {
        let below = format!("{path}.{key}");
        table.insert(key.clone(), made(&properties[key], below.trim_start_matches('.'), chance));
    }
    if let (true, Some(name)) = (schema["additionalProperties"].is_object(), name_in(&path)) {
        let below = format!("{path}.{name}");
        table.insert(name.to_owned(), made(&schema["additionalProperties"], &below, chance));
    }
    table
}

/// What keys need of one another that a schema does not say, put right.
pub fn settle(kind: SchemaKind, value: &mut Value) {
    if kind != SchemaKind::Plan {
        return;
    }
    // A plan on its own says its day, and overdue is counted from a day.
    value["as_at"] = json!("2026-11-20");
    let Some(areas) = value.get_mut("area") else { return };
    each(areas, &mut |area| {
        let for_all: Vec<&str> =
            ["lead", "due", "revised_due"].into_iter().filter(|key| area.get(key).is_some()).collect();
        let shared = area.get("update").is_some();
        let Some(actions) = area.get_mut("action") else { return };
        each(actions, &mut |action| {
            let Some(action) = action.as_object_mut() else { return };
            for key in &for_all {
                action.remove(*key);
            }
            if shared || action.contains_key("update") {
                action.remove("progress");
            }
            if shared {
                action.remove("update");
            }
        });
        if let Some(updates) = area.get_mut("update") {
            each(updates, &mut |update| {
                update.as_object_mut().map(|update| update.remove("actions"));
            });
        }
    });
}

/// A table, or each of a list.
fn each(value: &mut Value, then: &mut dyn FnMut(&mut Value)) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(then),
        Value::Object(_) => then(value),
        _ => {}
    }
}

/// The ways in which a value is spoilt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Harm {
    Renamed,
    LeftOut,
    OtherType,
    OtherWord,
}

/// Spoils a value in one place, and says which, without the places in lists; none if there was nothing to spoil.
pub fn spoil(value: &mut Value, harm: Harm, null: bool, chance: &mut Chance) -> Option<String> {
    let mut places = Vec::new();
    tables(value, "", "", &mut places);
    let (pointer, path) = places[chance.below(places.len())].clone();
    let table = value.pointer_mut(&pointer)?.as_object_mut()?;
    let keys: Vec<String> = table.keys().cloned().collect();
    let key = keys.get(chance.below(keys.len()))?.clone();
    match harm {
        Harm::Renamed => {
            let value = table.remove(&key)?;
            table.insert(format!("{key}zz"), value);
        }
        Harm::LeftOut => {
            table.remove(&key)?;
        }
        Harm::OtherType => {
            let mut others = vec![json!(7), json!(true), json!([7]), json!({"zzzz": 1}), json!("zzzz")];
            others.extend(null.then_some(Value::Null));
            let old = &table[&key];
            let kind = |value: &Value| std::mem::discriminant(value);
            others.retain(|other| kind(other) != kind(old));
            let other = chance.one_of(&others).clone();
            table.insert(key.clone(), other);
        }
        Harm::OtherWord => {
            if !table[&key].is_string() {
                return None;
            }
            table.insert(key.clone(), json!("zzzz"));
        }
    }
    Some(format!("{path}.{key}").trim_start_matches('.').to_owned())
}

/// Every table in a value: how it is reached, and its path without the places in lists.
fn tables(value: &Value, pointer: &str, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(table) => {
            found.push((pointer.to_owned(), path.to_owned()));
            for (key, value) in table {
                let path = format!("{path}.{key}");
                tables(value, &format!("{pointer}/{key}"), path.trim_start_matches('.'), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                tables(value, &format!("{pointer}/{index}"), path, found);
            }
        }
        _ => {}
    }
}
