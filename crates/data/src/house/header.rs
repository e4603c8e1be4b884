//! The head of a report: which fields a house prints there, what they are called and what they take.

use super::values::{finish, once, required_choice, required_words, said, strings, tables};
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::rules;
use crate::source::Text;
use crate::written::{Fields, Table};

/// The head of a report.
#[derive(Debug, Clone)]
pub struct Header {
    /// The fields that print, in this order.
    pub fields: Vec<HeaderField>,
    /// Fields that the house describes and does not print: a paper may have them for another house's sake.
    pub unprinted: Vec<HeaderField>,
    /// Whether it prints as a table with lines, rather than as labels and what follows them.
    pub is_table: bool,
    /// Whether an answer prints as two boxes of which one is ticked, rather than as a word.
    pub answers_in_boxes: bool,
}

/// One field at the head of a report.
#[derive(Debug, Clone)]
pub struct HeaderField {
    /// The key under which the writer gives it.
    pub id: String,
    /// What is printed before it.
    pub label: String,
    /// Whether a report must have it.
    pub required: bool,
    /// Whether it prints the report's title.
    pub is_title: bool,
    /// What it takes.
    pub kind: FieldKind,
    /// The only values that it takes, if there are any.
    pub options: Vec<String>,
    /// What a writer should give.
    pub guidance: Option<String>,
}

/// What a field of the header takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// Words; several are joined by commas.
    Text,
    /// Words, one a line.
    List,
    /// A date.
    Date,
    /// Yes or no, and perhaps why.
    YesNo,
    /// Options, all printed, those ticked that the writer names.
    Ticks,
    /// Rows of these columns: the key that the writer gives, and the label above it.
    Table(Vec<(String, String)>),
}

/// Keys of a report that are something else than a line of its header.
const NEVER_GIVEN: [&str; 7] = ["access", "house", "kind", "language", "publisher", "references", "title"];

impl Header {
    /// The field of that key, printed or not.
    pub fn field(&self, id: &str) -> Option<&HeaderField> {
        self.fields.iter().chain(&self.unprinted).find(|field| field.id == id)
    }

    /// The keys of all fields that a paper may give.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().chain(&self.unprinted).map(|field| field.id.as_str())
    }
}

pub(super) fn read_header(table: &Table, problems: &mut Problems) -> Option<Header> {
    let mut fields = Fields::new(table, "`[header]`");
    fields.required("fields", problems);
    let order = once("fields", fields.texts("fields", problems).unwrap_or_default(), problems);
    let is_table = required_choice(&mut fields, "look", &[("lines", false), ("table", true)], problems);
    let answers = required_choice(&mut fields, "answers", &[("words", false), ("boxes", true)], problems);
    let described = fields.table("field", problems);
    finish(fields, problems);
    let mut known: Vec<HeaderField> = Vec::new();
    for (entry, table) in described.map(|described| tables(described, problems)).unwrap_or_default() {
        known.extend(read_field(&entry.key, table, problems));
    }
    let mut printed = Vec::new();
    for id in order {
        if NEVER_GIVEN.contains(&id.as_str())
            && !known.iter().any(|field| field.is_title && field.id == id.as_str())
        {
            let message = format!("`{}` is a key of every report, and no field of its header", id.as_str());
            let hint = "give the field another name; one with from = \"title\" prints the title";
            problems.report(&rules::BAD_SETTING, id.span(), message, hint);
        }
        match known.iter().position(|field| field.id == id.as_str()) {
            Some(at) => printed.push(known.remove(at)),
            None if described.is_some_and(|described| described.get(id.as_str()).is_some()) => {}
            None => problems.push(undescribed(id, &known)),
        }
    }
    Some(Header { fields: printed, unprinted: known, is_table: is_table?, answers_in_boxes: answers? })
}

fn undescribed(id: &Text, known: &[HeaderField]) -> Diagnostic {
    let hint = match did_you_mean(id.as_str(), known.iter().map(|field| field.id.as_str())) {
        Some(near) => {
            format!("did you mean `{near}`? Else describe it below a line `[header.field.{}]`", id.as_str())
        }
        None => format!("describe it below a line `[header.field.{}]`", id.as_str()),
    };
    Diagnostic::new(&rules::BAD_SETTING, id.span(), format!("the header has no field `{}`", id.as_str()))
        .hint(hint)
}

fn read_field(id: &str, table: &Table, problems: &mut Problems) -> Option<HeaderField> {
    let mut fields = Fields::new(table, "a field of the header");
    let label = required_words(&mut fields, "label", problems);
    let required = fields.boolean("required", problems);
    let from = fields.choice("from", &[("title", ())], problems);
    const KINDS: [(&str, FieldKind); 6] = [
        ("text", FieldKind::Text),
        ("list", FieldKind::List),
        ("date", FieldKind::Date),
        ("yes-no", FieldKind::YesNo),
        ("ticks", FieldKind::Ticks),
        ("table", FieldKind::Table(Vec::new())),
    ];
    let kind = fields.choice("kind", &KINDS, problems);
    let options = fields.texts("options", problems);
    let columns = fields.table("columns", problems);
    let guidance = fields.string("guidance", problems);
    finish(fields, problems);
    let kind_span = kind.as_ref().map(|kind| kind.span);
    let mut kind = kind.map_or(FieldKind::Text, |kind| kind.value);
    if let FieldKind::Table(labels) = &mut kind {
        let is_given = columns.is_some_and(|columns| !columns.entries.is_empty());
        let columns = columns.map(|columns| strings(columns, problems)).unwrap_or_default();
        for (_, label) in &columns {
            said("a column", label.span(), label.as_str(), problems);
        }
        labels
            .extend(columns.into_iter().map(|(entry, label)| (entry.key.clone(), label.as_str().to_owned())));
        if let (false, Some(span)) = (is_given, kind_span) {
            problems.report(
                &rules::BAD_SETTING,
                span,
                format!("the table `{id}` has no columns"),
                "add a line such as columns = { meeting = \"Meeting\", date = \"Date\" }",
            );
        }
    } else if let Some(columns) = columns {
        problems.report(
            &rules::BAD_SETTING,
            columns.span,
            format!("`{id}` is no table, so it has no columns"),
            "write kind = \"table\", or delete `columns`",
        );
    }
    let options = options.map(|options| once("options", options, problems));
    for option in options.iter().flatten() {
        said("an option", option.span(), option.as_str(), problems);
    }
    match (&kind, options.as_deref(), kind_span) {
        (FieldKind::Ticks, None | Some([]), Some(span)) => problems.report(
            &rules::BAD_SETTING,
            span,
            format!("nothing can be ticked in `{id}`"),
            "add a line such as options = [\"Decision\", \"Information\"]",
        ),
        (FieldKind::YesNo | FieldKind::Table(_) | FieldKind::Date, Some(options), _) => {
            if let Some(option) = options.first() {
                problems.report(
                    &rules::BAD_SETTING,
                    option.span(),
                    format!("`{id}` takes no options"),
                    "write kind = \"ticks\" or \"text\", or delete `options`",
                );
            }
        }
        _ => {}
    }
    let is_words = matches!(kind, FieldKind::Text | FieldKind::List);
    let plain = match (&from, id) {
        (Some(from), _) if !is_words => Some((from.span, "a field that prints the title takes words")),
        (None, "date") if !is_words && kind != FieldKind::Date => {
            kind_span.map(|span| (span, "`date` is a date, whatever its field says"))
        }
        _ => None,
    };
    if let Some((span, message)) = plain {
        problems.report(&rules::BAD_SETTING, span, message, "delete `kind`, or give the field another name");
    }
    Some(HeaderField {
        id: id.to_owned(),
        label: label?.value,
        required: required.is_some_and(|required| required.value),
        is_title: from.is_some(),
        kind,
        // What a writer gives is trimmed too.
        options: options.unwrap_or_default().iter().map(|option| option.as_str().trim().to_owned()).collect(),
        guidance: guidance.map(|guidance| guidance.value),
    })
}

#[cfg(test)]
mod tests;
