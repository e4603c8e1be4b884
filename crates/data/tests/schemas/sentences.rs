//! Each key is explained by a sentence, since that is what an editor shows beside it.

use super::schema;
use boardpaper_data::schema::SchemaKind;
use serde_json::Value;

/// Every key of a schema with its explanation.
fn explained(path: &str, schema: &Value, found: &mut Vec<(String, String)>) {
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}.{key}");
        found.push((path.clone(), value["description"].as_str().unwrap_or_default().to_owned()));
        explained(&path, value, found);
    }
    for keyword in ["items", "additionalProperties"] {
        if schema[keyword].is_object() {
            explained(&format!("{path}[{keyword}]"), &schema[keyword], found);
        }
    }
    for choice in schema["anyOf"].as_array().into_iter().flatten() {
        explained(path, choice, found);
    }
}

#[test]
fn each_key_is_explained_by_a_sentence() {
    for kind in SchemaKind::ALL {
        let mut found = Vec::new();
        explained("", &schema(kind), &mut found);
        assert!(found.len() > 10, "{kind:?}");
        for (path, says) in found {
            let ends = says.ends_with(['.', '!', '?']);
            let begins = says.starts_with(|c: char| c.is_uppercase() || "“\"[%".contains(c))
                || says.starts_with("boardpaper");
            assert!(says.contains(' ') && ends && begins, "{kind:?} {path}: {says}");
            assert!(!says.contains(['`', '*']), "{kind:?} {path} is not plain: {says}");
        }
    }
}
