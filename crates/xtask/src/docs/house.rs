//! What `base` says, as it is written in its `house.toml`.

use super::read;
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::source::{Sources, Span};
use boardpaper_data::written::{Node, Table, Value, decode, read_toml};
use std::path::Path;

/// The settings of `base`.
pub(super) struct Base {
    text: String,
    table: Table,
}

impl Base {
    /// Reads `house.toml` in the folder of `base`.
    pub(super) fn read(folder: &Path) -> Result<Self, String> {
        let text = read(&folder.join("house.toml"))?;
        let sources = Sources::default();
        let mut problems = Problems::default();
        let fault = |message: &str| format!("templates/base/house.toml: {message}");
        let decoded = decode(text.clone().into_bytes(), "templates/base/house.toml", &sources)
            .map_err(|problem| fault(&problem.message))?;
        let table = read_toml(&decoded, &mut problems);
        match problems.as_slice().first() {
            Some(problem) => Err(fault(&problem.message)),
            None => Ok(Self { text, table }),
        }
    }

    /// The value at a path, as it is written there; none for a table below a line with its name.
    pub(super) fn value(&self, path: &str) -> Option<String> {
        let (table, key) = path.rsplit_once('.').unwrap_or(("", path));
        let written = self.table(table)?.get(key).map(|entry| self.written(&entry.value))?;
        (!written.starts_with(&format!("[{path}"))).then_some(written)
    }

    /// The table at a path.
    pub(super) fn table(&self, path: &str) -> Option<&Table> {
        let mut table = &self.table;
        for name in path.split('.').filter(|name| !name.is_empty()) {
            table = as_table(&table.get(name)?.value)?;
        }
        Some(table)
    }

    /// The tables at a path in which `*` is any name, each with its path.
    pub(super) fn tables(&self, path: &str) -> Vec<(String, &Table)> {
        let mut found = vec![(String::new(), &self.table)];
        for name in path.split('.') {
            let mut below = Vec::new();
            for (path, table) in found {
                for entry in table.entries.iter().filter(|entry| name == "*" || name == entry.key) {
                    let path =
                        if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
                    below.extend(as_table(&entry.value).map(|table| (path, table)));
                }
            }
            found = below;
        }
        found
    }

    /// A value as it is written in the file, in one line.
    pub(super) fn written(&self, node: &Node) -> String {
        let Span { start, end, .. } = node.span;
        self.text.get(start..end).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn as_table(node: &Node) -> Option<&Table> {
    match &node.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}
