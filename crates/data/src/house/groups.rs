//! The settings of a house in groups, as a `house.toml` has them: each under its heading, in the words of the
//! file that says it.

use crate::source::{Sources, Span};
use crate::written::{Entry, Node, Table, Value};
use ::toml::de::DeValue;

/// The settings under one heading.
pub(super) struct Group {
    /// The keys that lead to it, such as `section` and `purpose`; none for those above the first heading.
    pub(super) path: Vec<String>,
    /// Its heading, such as `[section.purpose]` or `[[logo]]`; empty above the first.
    pub(super) heading: String,
    /// Whether it is, or belongs to, one of a list.
    pub(super) in_list: bool,
    /// Its settings.
    pub(super) settings: Vec<Setting>,
}

/// One setting.
pub(super) struct Setting {
    /// Its key.
    pub(super) key: String,
    /// Where it was written.
    pub(super) key_span: Span,
    /// Its value as it was written; none where that is nothing that can be read.
    pub(super) value: Option<String>,
}

/// The settings of a table in groups, in an order in which they are the same table again.
pub(super) fn groups(table: &Table, sources: &Sources) -> Vec<Group> {
    let mut gatherer = Gatherer { sources, groups: Vec::new() };
    gatherer.gather(table, &[], String::new(), false);
    gatherer.groups
}

/// A key as TOML has it, in quotation marks if it needs them.
pub(super) fn written_key(key: &str) -> String {
    let line = ::toml::Table::from_iter([(key.to_owned(), ::toml::Value::from(true))]).to_string();
    line.trim_end().trim_end_matches("true").trim_end_matches([' ', '=']).to_owned()
}

struct Gatherer<'a> {
    sources: &'a Sources,
    groups: Vec<Group>,
}

impl Gatherer<'_> {
    fn gather(&mut self, table: &Table, path: &[String], heading: String, in_list: bool) {
        let mut settings = Vec::new();
        let mut below: Vec<&Entry> = Vec::new();
        for entry in &table.entries {
            let has_heading = match &entry.value.value {
                // The order of tables matters, and settings come before the next heading.
                Value::Table(table) => !below.is_empty() || !self.is_in_braces(entry.value.span, table),
                Value::List(items) => self.is_under_headings(items),
                _ => false,
            };
            if has_heading {
                below.push(entry);
            } else {
                let value = self.written(entry.value.span);
                settings.push(Setting { key: entry.key.clone(), key_span: entry.key_span, value });
            }
        }
        if !settings.is_empty() || below.is_empty() || heading.starts_with("[[") {
            self.groups.push(Group { path: path.to_vec(), heading, in_list, settings });
        }
        for entry in below {
            let path = [path, std::slice::from_ref(&entry.key)].concat();
            let name: Vec<String> = path.iter().map(|key| written_key(key)).collect();
            let name = name.join(".");
            match &entry.value.value {
                Value::List(items) => {
                    for table in items.iter().filter_map(table_of) {
                        self.gather(table, &path, format!("[[{name}]]"), true);
                    }
                }
                value => {
                    if let Value::Table(table) = value {
                        self.gather(table, &path, format!("[{name}]"), in_list);
                    }
                }
            }
        }
    }

    /// Whether a table was written between braces, and no layer said any of it but that one.
    fn is_in_braces(&self, span: Span, table: &Table) -> bool {
        self.text(span).starts_with('{') && holds(span, table)
    }

    /// Whether a list was written as one heading `[[…]]` after the other.
    fn is_under_headings(&self, items: &[Node]) -> bool {
        !items.is_empty()
            && items.iter().all(|item| table_of(item).is_some() && !self.text(item.span).starts_with('{'))
    }

    fn written(&self, span: Span) -> Option<String> {
        let text = self.text(span);
        DeValue::parse(&text).is_ok().then_some(text)
    }

    fn text(&self, span: Span) -> String {
        let source = self.sources.get(span.source);
        source.text().get(span.start..span.end).unwrap_or_default().replace("\r\n", "\n")
    }
}

fn table_of(node: &Node) -> Option<&Table> {
    match &node.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

/// Whether all of a table stands within a span.
fn holds(span: Span, table: &Table) -> bool {
    table.entries.iter().all(|entry| {
        let key = entry.key_span;
        let is_inside = key.source == span.source && span.start <= key.start && key.end <= span.end;
        is_inside && table_of(&entry.value).is_none_or(|table| holds(span, table))
    })
}
