//! TOML as the tree of what was written.

mod mend;
mod messages;
mod outline;

use super::escapes::toml_string;
use super::{Entry, Node, Table, Value, report_too_deep, report_too_large};
use crate::characters::check_characters;
use crate::diagnostic::Problems;
use crate::source::{Span, Text};
use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};
use ::toml::value::Datetime;
use chrono::NaiveDate;
use mend::{Mended, mend};
pub(super) use outline::Outline;
use std::borrow::Cow;

/// A file that nobody typed: of its faults only the first is shown, since millions would take long.
const LARGE: usize = 1024 * 1024;

/// The table that a TOML text is. Whatever is wrong is reported, all of it, and what could be read
/// nevertheless is given.
pub fn read_toml(text: &Text, problems: &mut Problems) -> Table {
    let source = text.as_str();
    let span = text.span_of(0..source.len());
    let nothing = || Table { entries: Vec::new(), span };
    let outline = Outline::of(source);
    if let Some(at) = outline.too_deep {
        report_too_deep(text.span_of(at..at + 1), problems);
        return nothing();
    }
    let (table, errors) = if source.len() > LARGE {
        match DeTable::parse(source) {
            Ok(tree) => (Reader { text, source, problems }.table(tree.get_ref(), span), Vec::new()),
            Err(error) => (nothing(), vec![error]),
        }
    } else {
        let Mended { text: mended, errors } = mend(source);
        // A line that was taken out may have held a quotation mark, and what it quoted be too deep.
        if Outline::of(&mended).too_deep.is_some() {
            (nothing(), errors)
        } else {
            let (tree, _) = DeTable::parse_recoverable(&mended);
            (Reader { text, source: &mended, problems }.table(tree.get_ref(), span), errors)
        }
    };
    messages::report(text, &outline, &table, &errors, problems);
    table.without_schema()
}

/// Whether a key may have the letter without quotation marks.
fn is_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

struct Reader<'a> {
    text: &'a Text,
    source: &'a str,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn table(&mut self, tree: &DeTable, span: Span) -> Table {
        // The parser sorts by key; here the order of writing stands.
        let mut pairs: Vec<_> = tree.iter().filter(|(key, value)| self.can_be_read(key, value)).collect();
        pairs.sort_by_key(|(key, _)| key.span().start);
        let mut entries = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let (name, key_span) = (key.get_ref().to_string(), self.text.span_of(key.span()));
            check_characters(&Text::somewhere(name.as_str(), key_span), self.problems);
            entries.push(Entry { key: name, key_span, value: self.node(value) });
        }
        Table { entries, span }
    }

    /// Whether a key is one, and its `[header]`, if it has one, is closed; if not, that was reported.
    fn can_be_read(&self, key: &Spanned<Cow<str>>, value: &Spanned<DeValue>) -> bool {
        let written = &self.source[key.span()];
        let is_key = written.starts_with(['"', '\'']) || written.bytes().all(is_of_key);
        is_key && !written.is_empty() && !matches!(&self.source[value.span()], "[" | "[[")
    }

    fn node(&mut self, written: &Spanned<DeValue>) -> Node {
        let span = self.text.span_of(written.span());
        let raw = &self.source[written.span()];
        let value = match written.get_ref() {
            _ if raw.is_empty() => Value::Invalid,
            DeValue::String(parsed) if self.text.as_str().get(written.span()) != Some(raw) => {
                // A line of it was taken out, so that its parts stand in the file no more.
                Value::String(Text::somewhere(parsed.as_ref(), span))
            }
            DeValue::String(parsed) => self.string(raw, parsed, span),
            // The parser takes every word that begins with t, f, i or n for true, false, inf or nan.
            DeValue::Boolean(_) | DeValue::Float(_) if is_other_word(raw) => self.string(raw, raw, span),
            DeValue::Boolean(boolean) => Value::Boolean(*boolean),
            DeValue::Integer(number) => {
                let integer = i64::from_str_radix(number.as_str(), number.radix()).ok();
                integer.map_or_else(|| self.no_number(raw, span), Value::Integer)
            }
            DeValue::Float(number) => {
                let float = number.as_str().parse::<f64>().ok();
                let float = float.filter(|float| !float.is_infinite() || raw.contains("inf"));
                float.map_or_else(|| self.no_number(raw, span), Value::Float)
            }
            DeValue::Datetime(datetime) => date_of(datetime),
            DeValue::Array(list) => Value::List(list.iter().map(|node| self.node(node)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table, span)),
        };
        Node { value, span }
    }

    fn string(&mut self, raw: &str, parsed: &str, span: Span) -> Value {
        let text = toml_string(raw, parsed, span);
        check_characters(&text, self.problems);
        Value::String(text)
    }

    /// The parser has reported it, unless it is a number too large to be kept.
    fn no_number(&mut self, raw: &str, span: Span) -> Value {
        let one_number = DeValue::parse(raw).is_ok();
        if one_number {
            report_too_large(raw, span, self.problems);
        }
        Value::Invalid
    }
}

fn is_other_word(raw: &str) -> bool {
    let word = raw.trim_start_matches(['+', '-']);
    let known = ["true", "false", "inf", "nan"].iter().any(|known| word.eq_ignore_ascii_case(known));
    word.starts_with(char::is_alphabetic) && !known
}

fn date_of(datetime: &Datetime) -> Value {
    match (datetime.date, datetime.time) {
        (Some(date), _) => {
            NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
                .map_or(Value::Invalid, Value::Date)
        }
        (None, Some(_)) => Value::Time,
        (None, None) => Value::Invalid,
    }
}

#[cfg(test)]
mod tests;
