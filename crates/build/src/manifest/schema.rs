//! The JSON Schema of the manifest, for programs that read it. It says what [`Manifest`](super::Manifest) writes: the
//! tests below hold every key of one against the other.

use crate::partition::Partition;
use boardpaper_data::workspace::Format;
use serde_json::{Value, json};

/// A hash as it is written.
const SHA256: &str = "^[0-9a-f]{64}$";

/// The schema as the text of a JSON file.
pub fn schema() -> String {
    // A tree of texts, numbers and lists is always written.
    serde_json::to_string_pretty(&value()).unwrap_or_default() + "\n"
}

fn value() -> Value {
    let mut schema = table(
        "What a build wrote into its output folder: manifest.json.",
        &["boardpaper", "shared_inputs", "documents"],
        json!({
            "$schema": text("Where this schema stands, for editors."),
            "boardpaper": text("The version of boardpaper that built the documents."),
            "partition": like(Partition::PATTERN, "Which part of the documents these are: \"2/8\" for the second of eight. Left out where they are all."),
            "shared_inputs": {
                "type": "object",
                "description": "Files that many documents are made of, listed once: those of each house, and those of the workspace, as they were when the documents were built.",
                "additionalProperties": list("The files of that name.", inputs()),
            },
            "documents": list("The documents, sorted by source.", documents()),
        }),
    );
    schema["$schema"] = "http://json-schema.org/draft-07/schema#".into();
    schema["title"] = "Manifest of a build".into();
    schema
}

fn documents() -> Value {
    table(
        "A document.",
        &["source", "inputs", "shared_inputs", "outputs", "problems"],
        json!({
            "source": path("The path of its source in the workspace."),
            "inputs": list("The files that it was made of.", inputs()),
            "shared_inputs": list("Further files that it was made of, by their names in the table `shared_inputs` of the manifest.", text("A name.")),
            "outputs": list("The files that it was made into; none if it has an error.", outputs()),
            "problems": list("What was said of it.", problems()),
        }),
    )
}

fn inputs() -> Value {
    table(
        "A file that documents were made of.",
        &["path", "sha256"],
        json!({
            "path": path("Its path in the workspace. A file of a house that boardpaper brings stands below `templates/` too."),
            "sha256": like(SHA256, "The SHA-256 of its bytes, in hexadecimal."),
        }),
    )
}

fn outputs() -> Value {
    table(
        "A file that a document was made into.",
        &["path", "format", "bytes", "standards", "sha256"],
        json!({
            "path": path("Its path below the output folder."),
            "format": { "enum": Format::NAMES.map(|(name, _)| name), "description": "Its format." },
            "bytes": whole(0, "Its size in bytes."),
            "pages": whole(1, "How many pages it has, if it has pages."),
            "standards": list("The standards that it keeps, as boardpaper.toml spells them.", text("A standard: \"ua-1\" is PDF/UA-1, \"a-2a\" PDF/A-2a.")),
            "sha256": like(SHA256, "The SHA-256 of its bytes, in hexadecimal."),
        }),
    )
}

fn problems() -> Value {
    table(
        "A message about a document.",
        &["rule", "severity", "message", "file"],
        json!({
            "rule": text("The rule; `boardpaper explain` tells what it is for."),
            "severity": { "enum": ["error", "warning"], "description": "How bad it is." },
            "message": text("What is wrong."),
            "file": text("The file, relative to the workspace."),
            "line": whole(1, "The line, from 1; left out if it is about the whole file."),
            "column": whole(1, "The column in characters, from 1."),
            "places": list("Further places where the same is wrong.", table(
                "A place in a file.",
                &["file", "line", "column"],
                json!({
                    "file": path("The file, relative to the workspace."),
                    "line": whole(1, "The line, from 1."),
                    "column": whole(1, "The column in characters, from 1."),
                }),
            )),
        }),
    )
}

/// A table of these keys and no others.
fn table(description: &str, required: &[&str], properties: Value) -> Value {
    let mut table = json!({
        "type": "object",
        "description": description,
        "required": required,
        "additionalProperties": false,
    });
    table["properties"] = properties;
    table
}

fn list(description: &str, items: Value) -> Value {
    let mut list = json!({ "type": "array", "description": description });
    list["items"] = items;
    list
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn path(description: &str) -> Value {
    json!({ "type": "string", "description": description, "minLength": 1 })
}

fn like(pattern: &str, description: &str) -> Value {
    json!({ "type": "string", "description": description, "pattern": pattern })
}

fn whole(minimum: u8, description: &str) -> Value {
    json!({ "type": "integer", "description": description, "minimum": minimum })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::{Entry, Input, Manifest, Output, Place, Problem};

    /// A manifest with everything that one can have, or with nothing that can be left out.
    fn manifest(full: bool) -> Value {
        let text = || "a".to_owned();
        let place = Place { file: text(), line: 1, column: 1 };
        let problem = Problem {
            rule: text(),
            severity: text(),
            message: text(),
            file: text(),
            line: full.then_some(1),
            column: full.then_some(1),
            places: if full { vec![place] } else { vec![] },
        };
        let output = Output {
            path: text(),
            format: text(),
            bytes: 1,
            pages: full.then_some(1),
            standards: vec![text()],
            sha256: text(),
        };
        let inputs = vec![Input { path: text(), sha256: text() }];
        let entry = Entry {
            source: text(),
            inputs: inputs.clone(),
            shared_inputs: vec![text()],
            outputs: vec![output],
            problems: vec![problem],
        };
        let manifest = Manifest {
            boardpaper: text(),
            partition: full.then(|| "2/8".parse().unwrap()),
            shared_inputs: [(text(), inputs)].into(),
            documents: vec![entry],
        };
        serde_json::to_value(manifest).unwrap()
    }

    /// Holds the keys of a value against what a schema says of them under `properties` or `required`.
    fn hold(value: &Value, schema: &Value, keys_of: fn(&Value) -> Vec<String>, at: &str) {
        match value {
            Value::Object(table) if schema["properties"].is_object() => {
                let written: Vec<String> = table.keys().cloned().collect();
                assert_eq!(written, keys_of(schema), "{at}");
                for (key, value) in table {
                    hold(value, &schema["properties"][key], keys_of, &format!("{at}/{key}"));
                }
            }
            Value::Object(table) => {
                for value in table.values() {
                    hold(value, &schema["additionalProperties"], keys_of, at);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| hold(item, &schema["items"], keys_of, at)),
            _ => assert!(schema["type"] != "object" && schema["type"] != "array", "{at}"),
        }
    }

    #[test]
    fn it_tells_of_every_key_that_is_written_and_of_no_other() {
        let properties = |schema: &Value| {
            let keys = schema["properties"].as_object().unwrap().keys();
            keys.filter(|key| *key != "$schema").cloned().collect()
        };
        hold(&manifest(true), &value(), properties, "");
    }

    #[test]
    fn it_asks_for_every_key_that_is_always_written_and_for_no_other() {
        let required = |schema: &Value| {
            let keys = schema["required"].as_array().unwrap().iter();
            let mut keys: Vec<String> = keys.map(|key| key.as_str().unwrap().to_owned()).collect();
            keys.sort();
            keys
        };
        hold(&manifest(false), &value(), required, "");
    }
}
