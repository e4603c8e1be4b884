//! The head of a report: what the writer gives for each field that the house knows.

mod kinds;
#[cfg(test)]
mod tests;

use self::kinds::{rows_hint, without_blanks};
use super::read::{Reader, TOP_LEVEL};
use super::{HeaderLine, HeaderValue};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::house::{FieldKind, HeaderField, House};
use crate::rules;
use crate::source::Spanned;
use crate::written::{Entry, Fields, Node, Table, Value, spanned};
use std::collections::BTreeMap;

/// The values of header fields by their keys.
type Values = BTreeMap<String, HeaderValue>;

/// The keys at the top of a report that only print at its head.
const HEADER_KEYS: [&str; 4] = ["report_to", "reporting_officer", "portfolio", "wards"];

impl HeaderValue {
    /// What the writer gave, as text.
    pub fn texts(&self) -> Vec<&Spanned<String>> {
        match self {
            Self::Words(values) | Self::List(values) => values.iter().collect(),
            Self::YesNo { reason, .. } => reason.iter().collect(),
            Self::Ticks(ticks) => ticks.iter().map(|tick| &tick.words).collect(),
            Self::Table { rows, .. } => rows.iter().flatten().flatten().collect(),
        }
    }
}

impl<'a> Reader<'a, '_> {
    /// The lines at the head, in the house's order; what it requires and nobody gave is reported.
    pub(super) fn header(
        &mut self,
        fields: &mut Fields<'a>,
        title: Option<&Spanned<String>>,
        date: Option<&Spanned<Date>>,
        language: &str,
    ) -> Vec<HeaderLine> {
        let house = self.around.house;
        let mut values = Values::new();
        for key in HEADER_KEYS {
            let value = match house.header.field(key) {
                Some(field) => self.value(fields, field, language, false),
                None => {
                    let texts = fields.texts(key, self.problems);
                    texts.map(|texts| HeaderValue::Words(texts.into_iter().map(spanned).collect()))
                }
            };
            values.extend(value.map(|value| (key.to_owned(), value)));
        }
        if let Some(others) = fields.table("fields", self.problems) {
            self.other_fields(others, language, &mut values);
        }
        if let Some(date) = date {
            let words = Spanned::new(house.date_words(date.value, language), date.span);
            values.insert("date".to_owned(), HeaderValue::Words(vec![words]));
        }
        for field in house.header.fields.iter().filter(|field| field.is_title) {
            values.extend(title.map(|title| (field.id.clone(), HeaderValue::Words(vec![title.clone()]))));
        }
        let mut lines = Vec::new();
        for field in &house.header.fields {
            match values.remove(&field.id).and_then(without_blanks) {
                Some(value) => {
                    lines.push(HeaderLine { label: field.label.clone(), value, is_title: field.is_title });
                }
                // What was given and is wrong was told where it stands.
                None if self.is_given(&field.id) => {}
                None if field.required && !field.is_title && field.id != "date" => self.missing(field),
                None => {}
            }
        }
        lines
    }

    /// Whether the writer gives a field something that says anything, right or wrong.
    fn is_given(&self, id: &str) -> bool {
        let table = &self.written.table;
        let below = table.get("fields").and_then(|entry| match &entry.value.value {
            Value::Table(fields) => fields.get(id),
            _ => None,
        });
        let is_blank = |node: &Node| match &node.value {
            Value::String(text) => text.as_str().trim().is_empty(),
            Value::List(list) => list.is_empty(),
            _ => false,
        };
        table.get(id).or(below).is_some_and(|entry| !is_blank(&entry.value))
    }

    fn missing(&mut self, field: &HeaderField) {
        let place = self.written.head(&self.written.table);
        let message = format!("the house `{}` asks for `{}`", self.around.house.name(), field.id);
        let example = match &field.kind {
            FieldKind::YesNo => format!("{0} = true or {0} = false", field.id),
            FieldKind::Ticks => {
                format!("{} = [\"{}\"]", field.id, field.options.first().map_or("…", |option| option))
            }
            FieldKind::Date => format!("{} = 2026-12-10", field.id),
            FieldKind::Table(_) | FieldKind::Text | FieldKind::List => format!("{} = \"…\"", field.id),
        };
        let below = if TOP_LEVEL.contains(&field.id.as_str()) { "" } else { " below `[fields]`" };
        let guidance = field.guidance.as_ref().map(|words| format!(": {words}")).unwrap_or_default();
        let hint = match &field.kind {
            FieldKind::Table(columns) => rows_hint(&field.id, columns),
            _ => format!("add a line such as {example}{below}"),
        };
        let hint = hint + &guidance;
        self.problems.push(Diagnostic::new(&rules::MISSING_FIELD, place, message).hint(hint));
    }

    fn other_fields(&mut self, table: &'a Table, language: &str, values: &mut Values) {
        let house = self.around.house;
        let mut fields = Fields::new(table, "`[fields]`");
        for entry in &table.entries {
            if TOP_LEVEL.contains(&entry.key.as_str()) {
                self.problems.report(
                    &rules::UNKNOWN_KEY,
                    entry.key_span,
                    format!("`{}` stands below `[fields]`", entry.key),
                    format!("move `{}` up, above the first line in square brackets", entry.key),
                );
                continue;
            }
            match house.header.field(&entry.key) {
                None => self.problems.push(unknown_field(entry, house)),
                Some(field) if field.is_title => self.problems.report(
                    &rules::UNKNOWN_KEY,
                    entry.key_span,
                    format!("`{}` is where the house prints the report's title", entry.key),
                    "remove it, and write the words as `title`",
                ),
                Some(field) => {
                    let value = self.value(&mut fields, field, language, true);
                    values.extend(value.map(|value| (entry.key.clone(), value)));
                }
            }
        }
    }
}

fn unknown_field(entry: &Entry, house: &House) -> Diagnostic {
    let hint = match did_you_mean(&entry.key, house.header.ids()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "remove it, or add it to the house's `[header]`".to_owned(),
    };
    let message = format!("the house `{}` has no header field `{}`", house.name(), entry.key);
    Diagnostic::new(&rules::UNKNOWN_KEY, entry.key_span, message).hint(hint)
}
