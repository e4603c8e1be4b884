//! The schemas of what people write: sound in themselves, true of every example, and of one mind with the readers.

mod both_ways;
mod chance;
mod examples;
mod known;
mod readers;
mod sentences;

use boardpaper_data::schema::SchemaKind;
use serde_json::Value;
use std::path::{Path, PathBuf};
use valico::json_schema::Scope;
use valico::json_schema::schema::ScopedSchema;

/// The repository.
fn repository() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).to_owned()
}

/// A schema as a value.
fn schema(kind: SchemaKind) -> Value {
    serde_json::from_str(&kind.schema()).expect("a schema is JSON")
}

/// What checks values by a schema.
struct Checker(ScopedSchema<'static>);

impl Checker {
    fn new(schema: Value) -> Self {
        let scope = Box::leak(Box::new(Scope::new()));
        Self(scope.compile_and_return(schema, false).expect("the schema can be used"))
    }

    /// What is wrong with a value: its place, and the keyword that refuses it.
    fn faults(&self, value: &Value) -> Vec<String> {
        let state = self.0.validate(value);
        let mut faults = Vec::new();
        for error in &state.errors {
            let detail = error.get_detail().unwrap_or_default();
            faults.push(format!("{} {} {detail}", error.get_path(), error.get_title()));
        }
        faults
    }
}

#[test]
fn each_schema_is_one_by_the_schema_of_schemas() {
    let published = include_str!("draft-07.schema.json");
    let checker = Checker::new(serde_json::from_str(published).expect("it is JSON"));
    for kind in SchemaKind::ALL {
        assert_eq!(checker.faults(&schema(kind)), Vec::<String>::new(), "{kind:?}");
        // A keyword that nobody knows would say nothing.
        let compiled = Scope::new().compile_and_return(schema(kind), true).map(|_| ());
        assert!(compiled.is_ok(), "{kind:?}: {compiled:?}");
    }
}
