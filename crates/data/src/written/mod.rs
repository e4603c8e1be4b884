//! What was written, before it means anything: TOML and JSON as one tree of values with their places.

mod decode;
mod escapes;
mod fields;
mod json;
mod markdown;
#[cfg(test)]
pub(crate) mod testing;
mod toml;

pub use decode::decode;
pub use fields::{Fields, choose, spanned};
pub use json::read_json;
pub use markdown::{FrontMatter, read_markdown};
pub use toml::read_toml;

use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::{Span, Text};
use chrono::NaiveDate;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands, quotation marks and brackets included.
    pub span: Span,
}

impl Node {
    /// The text, if it is text.
    pub fn as_text(&self) -> Option<&Text> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

/// A value as TOML and JSON know it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A string, with the way back through its escapes.
    String(Text),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// True or false.
    Boolean(bool),
    /// A TOML date; the time of a date-time is left aside.
    Date(NaiveDate),
    /// A TOML time without a date: nothing here takes one.
    Time,
    /// JSON's null: nothing here takes one.
    Null,
    /// What could not be read and was reported: whoever meets it says nothing more.
    Invalid,
    /// A list.
    List(Vec<Node>),
    /// Keys and values.
    Table(Table),
}

impl Value {
    /// What it is, in an officer's words with the article: "a list", "a date".
    pub fn describe(&self) -> &'static str {
        match self {
            Self::String(_) => "text",
            Self::Integer(_) | Self::Float(_) => "a number",
            Self::Boolean(_) => "true or false",
            Self::Date(_) => "a date",
            Self::Time => "a time",
            Self::Null => "nothing",
            Self::Invalid => "something that cannot be read",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// Keys and values in the order in which they were written; no key stands twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Where it stands: its braces, its `[header]`, the front matter, or the whole file.
    pub span: Span,
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Table {
    /// This without the name of its JSON Schema, which is for editors alone.
    fn without_schema(mut self) -> Self {
        self.entries.retain(|entry| entry.key != "$schema" || entry.value.as_text().is_none());
        self
    }

    /// The entry of that key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

fn report_too_deep(span: Span, problems: &mut Problems) {
    problems.push(
        Diagnostic::new(&rules::SYNTAX, span, "brackets stand in each other too deep to be read")
            .hint("check that every bracket before this one is closed"),
    );
}

fn report_too_large(written: &str, span: Span, problems: &mut Problems) {
    let message = format!("`{}` is too large for a number", excerpt(written));
    problems
        .push(Diagnostic::new(&rules::SYNTAX, span, message).hint("put it in quotation marks if it is text"));
}

/// The beginning of what was written, on one line, to be quoted in a message.
pub(crate) fn excerpt(written: &str) -> String {
    const LONGEST: usize = 40;
    let written = written.trim();
    let mut short: String =
        written.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if written.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}
