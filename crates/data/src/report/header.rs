//! The head of a report: what the writer gives for each field that the house knows.

use super::read::{Reader, TOP_LEVEL};
use super::{HeaderLine, HeaderValue, Tick};
use crate::date::{Date, read_date};
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::house::{FieldKind, HeaderField, House};
use crate::rules;
use crate::source::{Spanned, Text};
use crate::written::{Entry, Fields, Node, Table, Value, excerpt, spanned};
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
                Some(value) => lines.push(HeaderLine { label: field.label.clone(), value }),
                None if field.required && !field.is_title && field.id != "date" => self.missing(field),
                None => {}
            }
        }
        lines
    }

    fn missing(&mut self, field: &HeaderField) {
        let place = self.written.head(&self.written.table);
        let message = format!("the house `{}` asks for `{}`", self.around.house.name(), field.id);
        let line = match &field.kind {
            FieldKind::YesNo => format!("{} = true, or false", field.id),
            FieldKind::Ticks => {
                format!("{} = [\"{}\"]", field.id, field.options.first().map_or("…", |option| option))
            }
            FieldKind::Table(_) => format!("[[fields.{}]]", field.id),
            FieldKind::Date => format!("{} = 2026-12-10", field.id),
            FieldKind::Text | FieldKind::List => format!("{} = \"…\"", field.id),
        };
        let below = if TOP_LEVEL.contains(&field.id.as_str()) || matches!(field.kind, FieldKind::Table(_)) {
            ""
        } else {
            " below `[fields]`"
        };
        let guidance = field.guidance.as_ref().map(|words| format!(": {words}")).unwrap_or_default();
        let hint = format!("add a line such as {line}{below}{guidance}");
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

    /// What a field holds; `dates` says whether a date may stand where words do.
    fn value(
        &mut self,
        fields: &mut Fields<'a>,
        field: &HeaderField,
        language: &str,
        dates: bool,
    ) -> Option<HeaderValue> {
        let key = field.id.as_str();
        let node = fields.node(key)?;
        match &field.kind {
            FieldKind::YesNo => self.yes_no(node, field, language),
            FieldKind::Table(columns) => {
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
            Some((node, Value::String(text))) if is_iso_date(text.as_str()) => {
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
                let answer = match fields.node("answer").map(|node| (&node.value, node.span)) {
                    Some((Value::Boolean(answer), span)) => Some(Spanned::new(*answer, span)),
                    Some((Value::String(text), _)) => answered(text, &yes, &no).0,
                    _ => None,
                };
                let reason = fields.string("reason", self.problems);
                fields.finish(&[], &[], self.problems);
                (answer, reason)
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
        None => format!("write one of {}", options.join(", ")),
    };
    let message = format!("`{}` has no option “{}”", field.id, excerpt(text.as_str()));
    problems.report(&rules::BAD_SETTING, text.span(), message, hint);
}

fn unknown_field(entry: &Entry, house: &House) -> Diagnostic {
    let hint = match did_you_mean(&entry.key, house.header.ids()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "remove it, or add it to the house's `[header]`".to_owned(),
    };
    let message = format!("the house `{}` has no header field `{}`", house.name(), entry.key);
    Diagnostic::new(&rules::UNKNOWN_KEY, entry.key_span, message).hint(hint)
}

/// An answer in words, in the house's language or in English, and what stands after it: "Yes: it spends more".
fn answered(text: &Text, yes: &str, no: &str) -> (Option<Spanned<bool>>, Option<Spanned<String>>) {
    let written = text.as_str().trim();
    let folded = written.to_lowercase();
    let words = [(yes, true), (no, false), ("yes", true), ("no", false)];
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
fn without_blanks(value: HeaderValue) -> Option<HeaderValue> {
    let filled = |values: Vec<Spanned<String>>| {
        let values: Vec<_> = values.into_iter().filter(|value| !value.value.trim().is_empty()).collect();
        Some(values).filter(|values| !values.is_empty())
    };
    match value {
        HeaderValue::Words(values) => filled(values).map(HeaderValue::Words),
        HeaderValue::List(values) => filled(values).map(HeaderValue::List),
        HeaderValue::Ticks(ticks) => Some(HeaderValue::Ticks(ticks)).filter(|value| value.is_said()),
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
