//! Kinds of value that a house's settings take: lengths, numbers, texts by name, tables by name.

use super::House;
use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::{Span, Spanned, Text};
use crate::written::{Entry, Fields, Node, Table, Value};

/// A table that has to be there.
pub(super) fn part<'t>(
    fields: &mut Fields<'t>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<&'t Table> {
    fields.required(key, problems)?;
    fields.table(key, problems)
}

/// Keys of the house itself, which belong above all tables.
const TOP_LEVEL: [&str; 2] = ["extends", "title"];

/// What to do where `extends` stands in a table that takes any name.
pub(super) fn written_too_low(key: &str) -> Option<&'static str> {
    (key == "extends").then_some(
        "move `extends` up, above the first line in square brackets, if it belongs to the whole document",
    )
}

/// Reports the keys that nobody asked for.
pub(super) fn finish(fields: Fields<'_>, problems: &mut Problems) {
    fields.finish(&[], &TOP_LEVEL, problems);
}

/// A text that has to be there.
pub(super) fn required_string(
    fields: &mut Fields<'_>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<Spanned<String>> {
    fields.required(key, problems)?;
    fields.string(key, problems)
}

/// A text that has to be there and to say something, since it prints.
pub(super) fn required_words(
    fields: &mut Fields<'_>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<Spanned<String>> {
    let written = required_string(fields, key, problems)?;
    said(&format!("`{key}`"), written.span, &written.value, problems);
    Some(written)
}

/// Reports a text that says nothing where words have to print.
pub(super) fn said(what: &str, span: Span, written: &str, problems: &mut Problems) {
    if written.trim().is_empty() {
        let message = format!("{what} is empty, and would print nothing");
        problems.report(&rules::BAD_SETTING, span, message, "write the words that print");
    }
}

/// One of some known words, which has to be there.
pub(super) fn required_choice<T: Clone>(
    fields: &mut Fields<'_>,
    key: &'static str,
    known: &[(&str, T)],
    problems: &mut Problems,
) -> Option<T> {
    fields.required(key, problems)?;
    fields.choice(key, known, problems).map(|choice| choice.value)
}

/// A length such as `25mm`, in points.
pub(super) fn length(fields: &mut Fields<'_>, key: &'static str, problems: &mut Problems) -> Option<f64> {
    fields.required(key, problems)?;
    optional_length(fields, key, problems)
}

/// A length that may be left out.
pub(super) fn optional_length(
    fields: &mut Fields<'_>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<f64> {
    const UNITS: [(&str, f64); 4] = [("mm", 72.0 / 25.4), ("cm", 72.0 / 2.54), ("pt", 1.0), ("in", 72.0)];
    let written = fields.string(key, problems)?;
    let points = UNITS.iter().find_map(|(unit, points)| {
        let number: f64 = written.value.strip_suffix(unit)?.trim().parse().ok()?;
        (number.is_finite() && (0.0..=5000.0).contains(&(number * points))).then_some(number * points)
    });
    if points.is_none() {
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, written.span, format!("`{}` is no length", written.value))
                .hint("write a number and `mm`, `cm`, `pt` or `in`, such as \"25mm\""),
        );
    }
    points
}

/// A number of font sizes.
pub(super) fn number(fields: &mut Fields<'_>, key: &'static str, problems: &mut Problems) -> Option<f64> {
    fields.required(key, problems)?;
    let number = fields.number(key, problems)?;
    if (0.5..=5.0).contains(&number.value) {
        return Some(number.value);
    }
    problems.push(
        Diagnostic::new(&rules::BAD_SETTING, number.span, format!("`{key}` takes a number from 0.5 to 5"))
            .hint("write a number such as 1.35"),
    );
    None
}

/// A whole number from 1.
pub(super) fn whole(
    fields: &mut Fields<'_>,
    key: &'static str,
    most: i64,
    problems: &mut Problems,
) -> Option<usize> {
    let number = fields.number(key, problems)?;
    #[expect(clippy::cast_possible_truncation, reason = "what is no whole number in range is refused")]
    let whole = number.value as i64;
    #[expect(clippy::cast_precision_loss, reason = "numbers in range are small")]
    if (1..=most).contains(&whole) && (whole as f64 - number.value).abs() < f64::EPSILON {
        return usize::try_from(whole).ok();
    }
    problems.report(
        &rules::BAD_SETTING,
        number.span,
        format!("`{key}` takes a whole number from 1 to {most}"),
        format!("write {key} = 1"),
    );
    None
}

/// The entries of a table whose values must all be text.
pub(super) fn strings<'t>(table: &'t Table, problems: &mut Problems) -> Vec<(&'t Entry, &'t Text)> {
    let mut strings = Vec::new();
    for entry in &table.entries {
        match &entry.value.value {
            Value::String(text) => strings.push((entry, text)),
            other => problems.push(
                Diagnostic::new(
                    &rules::WRONG_TYPE,
                    entry.value.span,
                    format!("`{}` takes text, not {}", entry.key, other.describe()),
                )
                .hint("put it in quotation marks"),
            ),
        }
    }
    strings
}

/// The entries of a table whose values must all be tables.
pub(super) fn tables<'t>(table: &'t Table, problems: &mut Problems) -> Vec<(&'t Entry, &'t Table)> {
    let mut tables = Vec::new();
    for entry in &table.entries {
        match &entry.value.value {
            Value::Table(table) => tables.push((entry, table)),
            other => problems.push(
                Diagnostic::new(
                    &rules::WRONG_TYPE,
                    entry.value.span,
                    format!("`{}` takes a table, not {}", entry.key, other.describe()),
                )
                .hint("write its settings below a line with its name in square brackets"),
            ),
        }
    }
    tables
}

/// The texts without their places.
pub(super) fn owned(texts: &[&Text]) -> Vec<String> {
    texts.iter().map(|text| text.as_str().to_owned()).collect()
}

/// Reports a text of a list that stands in it twice; gives the others.
pub(super) fn once<'t>(key: &str, texts: Vec<&'t Text>, problems: &mut Problems) -> Vec<&'t Text> {
    let mut kept: Vec<&Text> = Vec::new();
    for text in texts {
        match kept.iter().find(|first| first.as_str() == text.as_str()) {
            Some(first) => problems.push(
                Diagnostic::new(
                    &rules::BAD_SETTING,
                    text.span(),
                    format!("`{}` stands twice in `{key}`", text.as_str()),
                )
                .other(first.span(), "the first is here")
                .hint("delete one of the two"),
            ),
            None => kept.push(text),
        }
    }
    kept
}

/// The least room for text on a page, in points: 60 mm across and down.
const LEAST_ROOM: f64 = 170.0;

/// The margins leave room for text.
pub(super) fn check_room(house: &House, table: &Table, problems: &mut Problems) {
    let span = table.get("page").map_or(table.span, |entry| match &entry.value.value {
        Value::Table(page) => page.get("margin").map_or(entry.key_span, |margin| margin.key_span),
        _ => entry.key_span,
    });
    for (room, way) in [(house.text_width(), "across"), (house.text_height(), "down")] {
        if room < LEAST_ROOM {
            let left = (room.max(0.0) / 72.0 * 25.4).round();
            problems.report(
                &rules::BAD_SETTING,
                span,
                format!("the margins leave {left} mm for text {way}"),
                "make them, or `number_width`, smaller: text needs 60 mm at least",
            );
        }
    }
}

/// The widths of a plan's columns leave room for those that have none.
pub(super) fn check_plan_widths(house: &House, problems: &mut Problems) {
    let room = house.plan_width();
    let widths = || house.plan.columns.iter().filter_map(|column| column.width);
    let Some(widest) = widths().max_by(|one, other| one.value.total_cmp(&other.value)) else { return };
    let fixed: f64 = widths().map(|width| width.value).sum();
    let all_fixed = house.plan.columns.iter().all(|column| column.width.is_some());
    if fixed > room || (!all_fixed && fixed >= room) {
        let millimetres = |points: f64| (points / 72.0 * 25.4).round();
        let message = format!(
            "the columns of an action plan are {} mm wide, and the page has room for {} mm",
            millimetres(fixed),
            millimetres(room)
        );
        problems.push(Diagnostic::new(&rules::BAD_SETTING, widest.span, message).hint(
            "make some of their widths smaller, or leave them out: what has no width is set by its text",
        ));
    }
}

/// The most characters that a text of settings has: all of it can stand in one string of a PDF, of which PDF/A
/// allows 32,767 bytes (ISO 32000-1, annex C).
const LONGEST: usize = 8_000;

/// No text of settings is too long to be written.
pub(crate) fn check_lengths(table: &Table, problems: &mut Problems) {
    for entry in &table.entries {
        check_length(&entry.value, problems);
    }
}

fn check_length(node: &Node, problems: &mut Problems) {
    match &node.value {
        Value::String(text) => {
            let length = text.as_str().chars().count();
            if length > LONGEST {
                let message =
                    format!("this has {length} characters, and no more than {LONGEST} can be written");
                problems.report(&rules::TOO_LONG, node.span, message, "shorten it");
            }
        }
        Value::List(nodes) => nodes.iter().for_each(|node| check_length(node, problems)),
        Value::Table(table) => check_lengths(table, problems),
        _ => {}
    }
}
