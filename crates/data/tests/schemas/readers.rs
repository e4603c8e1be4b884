//! What the readers say of a value that was made by chance.

use super::repository;
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::document::{Reading, read_document};
use boardpaper_data::files::{Files, HouseFile, HouseFiles, ReadError};
use boardpaper_data::house::{House, load_house};
use boardpaper_data::report::{Surroundings, read_report};
use boardpaper_data::schema::SchemaKind;
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::{Settings, read_settings};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::sync::{Arc, LazyLock};

/// The rules about keys and their values; others are about what is said with them.
const ABOUT_KEYS: [&str; 8] = [
    "unknown-key",
    "wrong-type",
    "bad-setting",
    "missing-field",
    "missing-alt-text",
    "bad-date",
    "bad-attribute",
    "unknown-kind",
];

/// The house `base`, and one that is being tried.
struct Houses(String);

impl HouseFiles for Houses {
    fn read(&self, house: &str, file: &str) -> Result<Option<HouseFile>, ReadError> {
        let path = format!("templates/{house}/{file}");
        let text = match house {
            "mine" => self.0.clone(),
            _ => fs::read_to_string(repository().join(&path)).map_err(|_| ReadError::Missing)?,
        };
        Ok((file == "house.toml").then(|| HouseFile { path, bytes: text.into_bytes().into() }))
    }

    fn files(&self, _: &str) -> Vec<String> {
        vec!["house.toml".to_owned()]
    }

    fn houses(&self) -> Vec<String> {
        vec!["base".to_owned()]
    }
}

/// A workspace in which there is no file.
struct Nothing;

impl Files for Nothing {
    fn read(&self, _: &str) -> Result<Arc<[u8]>, ReadError> {
        Err(ReadError::Missing)
    }
}

static BASE: LazyLock<House> = LazyLock::new(|| {
    let house =
        load_house("base", None, &Houses(String::new()), &Sources::default(), &mut Problems::default());
    house.expect("base is sound")
});

/// What is said of the keys and values of a file that holds this.
pub fn said(kind: SchemaKind, value: &Value) -> BTreeSet<String> {
    let (problems, is_read) = read(kind, value);
    let about_keys = problems.as_slice().iter().filter(|problem| ABOUT_KEYS.contains(&problem.rule.name));
    let about_keys = about_keys.map(|problem| format!("{}: {}", problem.rule.name, problem.message));
    about_keys.chain((!is_read).then(|| "it is no document".to_owned())).collect()
}

/// The hints of keys that are unknown in a file that holds this.
pub fn hints_of_unknown_keys(kind: SchemaKind, value: &Value) -> Vec<String> {
    let (problems, _) = read(kind, value);
    let unknown = problems.as_slice().iter().filter(|problem| problem.rule.name == "unknown-key");
    unknown.flat_map(|problem| problem.hints.clone()).collect()
}

/// Reads a file that holds this; whether it is a document, if it should be one.
fn read(kind: SchemaKind, value: &Value) -> (Problems, bool) {
    let sources = Sources::default();
    let mut problems = Problems::default();
    match kind {
        SchemaKind::House => {
            load_house("mine", None, &Houses(toml(value)), &sources, &mut problems);
        }
        SchemaKind::Workspace => {
            read_settings("boardpaper.toml", toml(value).into_bytes(), &sources, &mut problems);
        }
        SchemaKind::Report | SchemaKind::Plan | SchemaKind::Review => {
            let text = value.to_string().into_bytes();
            match read_document("data/made.json", text, &sources, &mut problems) {
                Reading::Document(written) => {
                    let settings = Settings::default();
                    let documents = BTreeSet::new();
                    let around = Surroundings {
                        settings: &settings,
                        house: &BASE,
                        files: &Nothing,
                        sources: &sources,
                        documents: &documents,
                    };
                    read_report(&written, around, &mut problems);
                }
                Reading::Faulty | Reading::Text | Reading::Data => return (problems, false),
            }
        }
    }
    (problems, true)
}

/// A value as TOML.
pub fn toml(value: &Value) -> String {
    toml::to_string(value).expect("a value without null is TOML too")
}
