//! Which files a document is written in besides its own: chapters, references, texts of appendices.

use crate::document::Written;
use crate::files::resolve_path;
use crate::source::{Sources, Text};
use crate::written::{Table, Value};

/// The workspace paths of the files that a document is written in besides its own, whether or not they are there.
pub fn texts_named(written: &Written, sources: &Sources) -> Vec<String> {
    let table = &written.table;
    let mut named = texts(table, "chapters");
    named.extend(texts(table, "references"));
    if let Some(Value::List(appendices)) = table.get("appendix").map(|entry| &entry.value.value) {
        for appendix in appendices {
            if let Value::Table(appendix) = &appendix.value {
                named.extend(texts(appendix, "file"));
            }
        }
    }
    let path_of = |text: &Text| sources.get(text.span().source).path().to_owned();
    named.into_iter().filter_map(|text| resolve_path(&path_of(text), text.as_str())).collect()
}

/// The texts of a key: one, or a list.
pub(crate) fn texts<'t>(table: &'t Table, key: &str) -> Vec<&'t Text> {
    match table.get(key).map(|entry| &entry.value.value) {
        Some(Value::String(text)) => vec![text],
        Some(Value::List(list)) => list.iter().filter_map(|node| node.as_text()).collect(),
        _ => Vec::new(),
    }
}
