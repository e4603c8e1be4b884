//! What a field of the header holds, by its kind: words, dates, an answer, ticks, a table.

use super::super::read::{Reader, TOP_LEVEL};
use super::super::{HeaderValue, Tick};
use crate::date::{parse_date, read_date};
use crate::diagnostic::{Problems, did_you_mean};
use crate::house::{FieldKind, HeaderField};
use crate::rules;
use crate::source::{Spanned, Text};
use crate::written::{Fields, Node, Table, Value, excerpt, spanned};

impl<'a> Reader<'a, '_> {
    /// What a field holds; `dates` says whether a date may stand where words do.
    pub(super) fn value(
        &mut self,
        fields: &mut Fields<'a>,
        field: &HeaderField,
        language: &str,
        dates: bool,
    ) -> Option<HeaderValue> {
        let key = field.id.as_str();
        let node = fields.node(key)?;
        match &field.kind {
            // What is left empty says nothing, whatever its kind.
            FieldKind::YesNo | FieldKind::Date | FieldKind::Table(_) if is_blank(node) => None,
            FieldKind::YesNo => self.yes_no(node, field, language),
            FieldKind::Table(columns) => {
                if !matches!(node.value, Value::Table(_) | Value::List(_)) {
                    let message = format!("`{key}` is {}, not rows of a table", node.value.describe());
                    self.problems.report(&rules::WRONG_TYPE, node.span, message, rows_hint(key, columns));
                    return None;
                }
                let tables = fields.tables(key, self.problems)?;
                let rows = tables.into_iter().map(|table| self.row(table, columns, language)).collect();
                let columns = columns.iter().map(|(_, label)| label.clone()).collect();
                Some(HeaderValue::Table { columns, rows })
            }
            FieldKind::Ticks => {
                let texts = fields.texts(key, self.problems)?;
                let given = self.among_options(texts, field);
                let tick = |option: &String| match given.iter().find(|given| given.value == *option) {
                    Some(given) => Tick { ticked: true, words: given.clone() },
                    None => Tick { ticked: false, words: Spanned::new(option.clone(), node.span) },
                };
                Some(HeaderValue::Ticks(field.options.iter().map(tick).collect()))
            }
            FieldKind::Date => self.date_words(node, language).map(|words| HeaderValue::Words(vec![words])),
            FieldKind::Text | FieldKind::List => {
                let is_date = match &node.value {
                    Value::Date(_) => true,
                    // An ISO string is a date too, since JSON has no dates.
                    Value::String(text) => is_iso_date(text.as_str()),
                    _ => false,
                };
                if dates && is_date {
                    return self.date_words(node, language).map(|words| HeaderValue::Words(vec![words]));
                }
                let texts = fields.texts(key, self.problems)?;
                let words = if field.options.is_empty() {
                    texts.into_iter().map(spanned).collect()
                } else {
                    self.among_options(texts, field)
                };
                Some(match field.kind {
                    FieldKind::List => HeaderValue::List(words),
                    _ => HeaderValue::Words(words),
                })
            }
        }
    }

    fn date_words(&mut self, node: &Node, language: &str) -> Option<Spanned<String>> {
        let date = read_date(node, self.problems)?;
        Some(Spanned::new(self.around.house.date_words(date.value, language), date.span))
    }

    fn row(
        &mut self,
        table: &'a Table,
        columns: &[(String, String)],
        language: &str,
    ) -> Vec<Option<Spanned<String>>> {
        let mut fields = Fields::new(table, "a row of this table");
        let cells = columns.iter().map(|(key, _)| match fields.node(key).map(|node| (node, &node.value)) {
            Some((node, Value::Date(_))) => self.date_words(node, language),
            // In a cell a date may be written as people write it: nothing else stands beside it.
            Some((node, Value::String(text))) if parse_date(text.as_str()).is_some() => {
                self.date_words(node, language)
            }
            _ => fields.string(key, self.problems).filter(|text| !text.value.trim().is_empty()),
        });
        let cells = cells.collect();
        fields.finish(&[], TOP_LEVEL, self.problems);
        cells
    }

    fn yes_no(&mut self, node: &'a Node, field: &HeaderField, language: &str) -> Option<HeaderValue> {
        let words = self.around.house.words(language);
        let word = |key: &'static str| words.map_or(key, |words| words.get(key)).to_owned();
        let (yes, no) = (word("yes"), word("no"));
        let mut fields;
        let (answer, reason) = match &node.value {
            Value::Boolean(answer) => (Some(Spanned::new(*answer, node.span)), None),
            Value::String(text) => answered(text, &yes, &no),
            Value::Table(table) => {
                fields = Fields::new(table, "a yes or no");
                fields.required("answer", self.problems);
                let (answer, after) = match fields.node("answer").map(|node| (&node.value, node.span)) {
                    Some((Value::Boolean(answer), span)) => (Some(Spanned::new(*answer, span)), None),
                    Some((Value::String(text), _)) => answered(text, &yes, &no),
                    _ => (None, None),
                };
                let reason = fields.string("reason", self.problems);
                let reason = reason.filter(|reason| !reason.value.trim().is_empty());
                fields.finish(&[], &[], self.problems);
                table.get("answer")?;
                (answer, reason.or(after))
            }
            _ => (None, None),
        };
        let Some(answer) = answer else {
            let message = format!("`{}` is neither yes nor no", field.id);
            self.problems.report(
                &rules::BAD_SETTING,
                node.span,
                message,
                format!(
                    "write {0} = true or {0} = false, or {0} = {{ answer = true, reason = \"…\" }}",
                    field.id
                ),
            );
            return None;
        };
        Some(HeaderValue::YesNo { words: if answer.value { yes } else { no }, answer, reason })
    }

    /// What the writer gave of the options of a field, each in the house's spelling.
    fn among_options(&mut self, texts: Vec<&Text>, field: &HeaderField) -> Vec<Spanned<String>> {
        let mut given: Vec<Spanned<String>> = Vec::new();
        for text in texts.into_iter().filter(|text| !text.as_str().trim().is_empty()) {
            let key = text.as_str().trim().to_lowercase();
            match field.options.iter().find(|option| option.to_lowercase() == key) {
                Some(option) => given.push(Spanned::new(option.clone(), text.span())),
                None => report_option(text, field, self.problems),
            }
        }
        given
    }
}

fn report_option(text: &Text, field: &HeaderField, problems: &mut Problems) {
    let options: Vec<String> = field.options.iter().map(|option| format!("“{option}”")).collect();
    let hint = match did_you_mean(text.as_str(), field.options.iter().map(String::as_str)) {
        Some(near) => format!("did you mean “{near}”? The house knows {}", options.join(", ")),
        None if text.as_str().contains([',', ';']) => {
            format!("write each by itself, as in {} = [\"…\", \"…\"]: {}", field.id, options.join(", "))
        }
        None => format!("write one of {}", options.join(", ")),
    };
    let message = format!("`{}` has no option “{}”", field.id, excerpt(text.as_str()));
    problems.report(&rules::BAD_SETTING, text.span(), message, hint);
}

/// How rows of a table with these columns are written.
pub(super) fn rows_hint(key: &str, columns: &[(String, String)]) -> String {
    let first = columns.first().map_or("…", |(column, _)| column);
    format!("add a line [[fields.{key}]] for each row, and below it lines such as {first} = \"…\"")
}

/// Whether a value is text that says nothing.
fn is_blank(node: &Node) -> bool {
    matches!(&node.value, Value::String(text) if text.as_str().trim().is_empty())
}

/// An answer in words, in the house's language or in English, and what stands after it: "Yes: it spends more".
fn answered(text: &Text, yes: &str, no: &str) -> (Option<Spanned<bool>>, Option<Spanned<String>>) {
    let written = text.as_str().trim();
    let folded = written.to_lowercase();
    let words = [(yes, true), (no, false), ("yes", true), ("no", false), ("y", true), ("n", false)];
    for (word, answer) in words {
        let Some(rest) = folded.strip_prefix(&word.to_lowercase()) else { continue };
        if rest.starts_with(char::is_alphanumeric) {
            continue;
        }
        let reason = written.get(written.len() - rest.len()..).unwrap_or_default();
        let reason =
            reason.trim_start_matches([' ', ',', ':', ';', '.', '–', '—', '-', '(']).trim_end_matches(')');
        let reason = Some(reason.trim()).filter(|reason| !reason.is_empty());
        let reason = reason.map(|reason| Spanned::new(reason.to_owned(), text.span()));
        return (Some(Spanned::new(answer, text.span())), reason);
    }
    (None, None)
}

/// A value without the texts that say nothing; none if nothing is left.
pub(super) fn without_blanks(value: HeaderValue) -> Option<HeaderValue> {
    let filled = |values: Vec<Spanned<String>>| {
        let values: Vec<_> = values.into_iter().filter(|value| !value.value.trim().is_empty()).collect();
        Some(values).filter(|values| !values.is_empty())
    };
    match value {
        HeaderValue::Words(values) => filled(values).map(HeaderValue::Words),
        HeaderValue::List(values) => filled(values).map(HeaderValue::List),
        HeaderValue::Ticks(ticks) => Some(HeaderValue::Ticks(ticks)).filter(HeaderValue::is_said),
        HeaderValue::Table { rows, .. } if rows.iter().flatten().flatten().next().is_none() => None,
        other => Some(other),
    }
}

impl HeaderValue {
    /// Whether anything is ticked, where it is a list of ticks.
    fn is_said(&self) -> bool {
        !matches!(self, Self::Ticks(ticks) if !ticks.iter().any(|tick| tick.ticked))
    }
}

/// Whether text is a date as machines write it: 2026-12-10.
fn is_iso_date(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let digits = |part: &str, length: usize| part.len() == length && part.chars().all(|c| c.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}
