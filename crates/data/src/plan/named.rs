//! Which plans a document names: those are parts of it, and no documents of their own.

use crate::document::{Kind, Written};
use crate::files::{Files, resolve_path};
use crate::source::{Sources, Text};
use crate::written::{Table, Value};

/// The workspace paths of the plans that a document prints or compares itself with, whether or not
/// they are there.
pub fn plans_named(written: &Written, files: &dyn Files, sources: &Sources) -> Vec<String> {
    let mut named = Vec::new();
    let path_of = |text: &Text| sources.get(text.span().source).path().to_owned();
    let key = |table: &Table, key: &str| table.get(key).and_then(|entry| entry.value.as_text().cloned());
    if written.kind == Kind::Plan {
        let previous = key(&written.table, "previous");
        return previous.and_then(|text| resolve_path(&path_of(&text), text.as_str())).into_iter().collect();
    }
    let mut texts: Vec<(String, String)> = Vec::new();
    texts.extend(written.body.as_ref().map(|body| (written.path.clone(), body.as_str().to_owned())));
    for table in tables(&written.table, "section") {
        texts.extend(key(table, "text").map(|text| (written.path.clone(), text.as_str().to_owned())));
    }
    for table in tables(&written.table, "appendix") {
        texts.extend(key(table, "text").map(|text| (written.path.clone(), text.as_str().to_owned())));
        named.extend(key(table, "plan").and_then(|plan| resolve_path(&path_of(&plan), plan.as_str())));
        let file = key(table, "file").and_then(|file| resolve_path(&path_of(&file), file.as_str()));
        if let Some(path) = file
            && let Ok(bytes) = files.read(&path)
        {
            texts.push((path, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    for (path, text) in texts {
        named.extend(fenced(&text).filter_map(|plan| resolve_path(&path, plan)));
    }
    named
}

fn tables<'t>(table: &'t Table, key: &str) -> Vec<&'t Table> {
    match table.get(key).map(|entry| &entry.value.value) {
        Some(Value::Table(table)) => vec![table],
        Some(Value::List(list)) => list
            .iter()
            .filter_map(|node| match &node.value {
                Value::Table(table) => Some(table),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The paths in the lines `::: plan path` of a text.
fn fenced(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let rest = line.trim_start().strip_prefix(":::")?.trim_start_matches(':').trim_start();
        let rest = rest.strip_prefix("plan").filter(|rest| rest.starts_with(char::is_whitespace))?;
        let path = rest.split(" {").next().unwrap_or_default().trim();
        (!path.is_empty()).then_some(path)
    })
}

#[cfg(test)]
mod tests {
    use super::fenced;

    #[test]
    fn plans_stand_between_fences() {
        let text = "A.\n::: plan a.toml {#p}\n:::\n  :::: plan  ../b.toml\n::: planned\n";
        assert_eq!(fenced(text).collect::<Vec<_>>(), ["a.toml", "../b.toml"]);
    }
}
