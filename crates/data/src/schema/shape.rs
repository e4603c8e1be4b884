//! The part of JSON Schema that is used here, as a value that prints itself in the order of its fields.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// What a value has to be. What is left empty is not said.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Shape {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub(super) dialect: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty", serialize_with = "one_or_several")]
    pub(super) types: Vec<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub(super) words: Vec<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) pattern: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minimum: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) maximum: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) examples: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min_items: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_items: Option<usize>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) unique_items: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) items: Option<Box<Shape>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) property_names: Option<Box<Shape>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) not: Option<Box<Shape>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    pub(super) dependencies: Vec<(&'static str, Vec<&'static str>)>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    pub(super) properties: Vec<(&'static str, Shape)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) additional_properties: Option<Others>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) any_of: Vec<Shape>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) one_of: Vec<Shape>,
}

/// What may stand in a table besides its properties.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Others {
    /// Anything, or nothing.
    Allowed(bool),
    /// What is of a shape.
    Of(Box<Shape>),
}

impl Shape {
    /// A value of a type.
    pub(super) fn of(kind: &'static str) -> Self {
        Self { types: vec![kind], ..Self::default() }
    }

    /// Text.
    pub(super) fn text() -> Self {
        Self::of("string")
    }

    /// Text of some pattern, of which the examples are.
    pub(super) fn text_like(pattern: impl Into<String>, examples: &[&'static str]) -> Self {
        Self { pattern: pattern.into(), examples: examples.to_vec(), ..Self::text() }
    }

    /// One of some words.
    pub(super) fn one_of_words(words: &[&'static str]) -> Self {
        Self { words: words.to_vec(), ..Self::default() }
    }

    /// A table of these keys and no others.
    pub(super) fn table(properties: Vec<(&'static str, Self)>) -> Self {
        Self { properties, additional_properties: Some(Others::Allowed(false)), ..Self::of("object") }
    }

    /// A table whose keys are names that its writer chooses, each with a value of that shape.
    pub(super) fn named(value: Self) -> Self {
        Self { additional_properties: Some(Others::Of(Box::new(value))), ..Self::of("object") }
    }

    /// This, or a list of it. Keywords of tables, texts and lists leave the others alone, so both stand side by side,
    /// and an editor tells what is wrong within them: of a choice, it says no more than that nothing in it fits.
    pub(super) fn or_list(self) -> Self {
        let mut types = self.types.clone();
        types.push("array");
        let item = Self { title: String::new(), description: String::new(), ..self.clone() };
        let mut one_of = self.one_of;
        if !one_of.is_empty() {
            // What a table requires is true of every list.
            one_of.iter_mut().for_each(|choice| choice.types = vec!["object"]);
            one_of.push(Self::of("array"));
        }
        Self { types, items: Some(Box::new(item)), one_of, ..self }
    }

    /// With what it is for.
    pub(super) fn described(self, description: impl Into<String>) -> Self {
        Self { description: description.into(), ..self }
    }

    /// The text of a JSON file.
    pub(super) fn to_json(&self) -> String {
        // A tree of texts, numbers and lists is always written.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

/// A type by itself, or a list of several.
fn one_or_several<S: Serializer>(types: &[&str], serializer: S) -> Result<S::Ok, S::Error> {
    match types {
        [one] => one.serialize(serializer),
        several => several.serialize(serializer),
    }
}

/// Pairs as a JSON object, in their order.
fn as_map<V: Serialize, S: Serializer>(pairs: &[(&str, V)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(pairs.len()))?;
    for (key, value) in pairs {
        map.serialize_entry(key, value)?;
    }
    map.end()
}
